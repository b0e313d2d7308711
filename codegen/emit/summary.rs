//! The description of the data set as a whole.

use std::str::FromStr;

use proc_macro2::Literal;
use quote::quote;

use super::print::line;
use super::records::written;
use super::{Emitter, ident};
use crate::codegen::Context;
use crate::codegen::dataset::{ByText, RowPlace};
use crate::codegen::date::{Date, Day};
use crate::codegen::digest::sha256;
use crate::codegen::read::File;
use crate::codegen::schema::{TABLES, events};
use crate::codegen::vocab::{EventKind, Realis};

impl Emitter<'_, '_> {
    pub fn summary(&self, files: &[File], context: &Context<'_>) -> String {
        let (version, fingerprint) = (context.version, of_files(files));
        let counts = TABLES.iter().map(|table| {
            let (name, count) = (ident(table.name), self.order[table.id as usize].len());
            quote!(#name: #count)
        });
        let number = |date| Literal::from_str(&written(date)).expect("a date is a number");
        let coverage = number(span(&self.dates(|_, _| true)));
        let campaign = number(span(&self.campaign()));
        line(quote!(
            #[doc = " The data set that this version of the crate holds."]
            pub static DATASET: Dataset = Dataset {
                version: #version,
                fingerprint: #fingerprint,
                coverage: crate::Date::written(#coverage),
                campaign: crate::Date::written(#campaign),
                #(#counts),*
            };
        ))
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

/// The fingerprint of the files, in the order of their names.
fn of_files(files: &[File]) -> String {
    let mut order = ByText::new();
    for table in TABLES {
        let (table, row) = (table.id, 0);
        order
            .entry(table.schema().name)
            .or_default()
            .push(RowPlace { table, row });
    }
    let mut bytes = Vec::new();
    for place in order.into_values().flatten() {
        let name = place.table.schema().file();
        let file = files.iter().find(|file| file.name == name);
        bytes.extend_from_slice(name.as_bytes());
        bytes.push(0);
        bytes.extend_from_slice(file.map_or(&[], |file| &file.bytes));
        bytes.push(0);
    }
    sha256(&bytes)
}

/// The first and the last day of each date, without open ends.
fn days(dates: &[Date]) -> impl Iterator<Item = Day> {
    let days = dates
        .iter()
        .flat_map(|date| [date.first_day(), date.last_day()]);
    days.filter(|day| ![Day::MIN, Day::MAX].contains(day))
}

/// The time from the first to the last day of dates.
fn span(dates: &[Date]) -> Date {
    let span = match (days(dates).min(), days(dates).max()) {
        (Some(first), Some(last)) => format!("{first}/{last}"),
        // Without events there is no time, which EDTF can't write.
        _ => "1970-01-01/..".into(),
    };
    Date::parse(&span).expect("a day is before a later one")
}
