//! The description of the data set as a whole.

use quote::quote;

use super::print::line;
use super::{Emitter, ident};
use crate::codegen::Context;
use crate::codegen::dataset::{ByText, RowPlace};
use crate::codegen::date::{Date, Day};
use crate::codegen::digest::sha256;
use crate::codegen::schema::{TABLES, events};
use crate::codegen::vocab::{EventKind, Realis};

impl Emitter<'_, '_> {
    pub fn summary(&self, context: &Context<'_>) -> String {
        let (version, fingerprint) = (context.version, self.fingerprint());
        let counts = TABLES.iter().map(|table| {
            let (name, count) = (ident(table.name), self.order[table.id as usize].len());
            quote!(#name: #count)
        });
        let coverage = span(self.dates(|_, _| true));
        let campaign = span(self.campaign());
        line(quote!(
            #[doc = " The data set that this version of the crate holds."]
            pub static DATASET: Dataset = Dataset {
                version: #version,
                fingerprint: #fingerprint,
                coverage: crate::Date::literal(#coverage),
                campaign: crate::Date::literal(#campaign),
                #(#counts),*
            };
        ))
    }

    /// A checked table is its own canonical form, so that these are the bytes of the files.
    fn fingerprint(&self) -> String {
        let mut files = ByText::new();
        for table in TABLES {
            files.entry(table.name).or_default().push(RowPlace {
                table: table.id,
                row: 0,
            });
        }
        let mut bytes = Vec::new();
        for place in files.into_values().flatten() {
            let table = self.dataset.table(place.table).raw;
            let text = format!("{}\0{}\0", table.schema.file(), table.canonical());
            bytes.extend_from_slice(text.as_bytes());
        }
        sha256(&bytes)
    }

    /// The dates of the events that are meant.
    fn dates(&self, is_meant: impl Fn(Option<EventKind>, Option<Realis>) -> bool) -> Vec<Date> {
        self.rows(events::TABLE)
            .filter(|row| is_meant(row.code(events::kind), row.code(events::realis)))
            .filter_map(|row| row.date(events::date))
            .collect()
    }

    /// The dates of what happened since the first incursion. What happened before is background.
    fn campaign(&self) -> Vec<Date> {
        let incursions = self.dates(|kind, _| kind == Some(EventKind::Incursion));
        let first = days(&incursions).min();
        let mut happened = self.dates(|_, realis| realis == Some(Realis::Asserted));
        happened.retain(|date| Some(date.first_day()) >= first);
        happened
    }
}

/// The first and the last day of each date, without open ends.
fn days(dates: &[Date]) -> impl Iterator<Item = Day> {
    let days = dates
        .iter()
        .flat_map(|date| [date.first_day(), date.last_day()]);
    days.filter(|day| ![Day::MIN, Day::MAX].contains(day))
}

/// The time from the first to the last day of dates, in EDTF.
fn span(dates: Vec<Date>) -> String {
    match (days(&dates).min(), days(&dates).max()) {
        (Some(first), Some(last)) => format!("{first}/{last}"),
        // Without events there is no time, which EDTF can't write.
        _ => "1970-01-01/..".into(),
    }
}
