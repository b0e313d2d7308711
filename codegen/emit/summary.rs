//! The description of the data set as a whole.

use std::str::FromStr;

use proc_macro2::Literal;
use quote::quote;

use super::print::line;
use super::records::written;
use super::{Emitter, ident};
use crate::codegen::Context;
use crate::codegen::date::{Date, Day};
use crate::codegen::digest::sha256;
use crate::codegen::read::File;
use crate::codegen::schema::{TABLES, Table, events};
use crate::codegen::vocab::{EventKind, Realis};

impl Emitter<'_, '_> {
    pub fn summary(&self, files: &[File], context: &Context<'_>) -> String {
        let (version, fingerprint) = (context.version, of_files(files));
        let counts = TABLES.iter().map(|table| {
            let (name, count) = (ident(table.name), self.order[table.id as usize].len());
            quote!(#name: #count)
        });
        let number = |date| Literal::from_str(&written(date)).expect("a date is a number");
        let (coverage, campaign) = (number(self.coverage()), number(self.campaign()));
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

    /// The time of all events.
    pub fn coverage(&self) -> Date {
        let mut span = None;
        for event in self.rows(events::TABLE) {
            extend(&mut span, event.date(events::date));
        }
        written_span(span)
    }

    /// The time of what happened since the first incursion. What happened before is background.
    pub fn campaign(&self) -> Date {
        let (mut incursions, mut span) = (None, None);
        for event in self.rows(events::TABLE) {
            if event.code(events::kind) == Some(EventKind::Incursion) {
                extend(&mut incursions, event.date(events::date));
            }
        }
        let first = incursions.map(|(first, _)| first);
        for event in self.rows(events::TABLE) {
            let date = event.date(events::date);
            let is_since = date.map(|date| date.first_day()) >= first;
            if is_since && event.code(events::realis) == Some(Realis::Asserted) {
                extend(&mut span, date);
            }
        }
        written_span(span)
    }
}

/// The fingerprint of the files, in the order of their names.
pub fn of_files(files: &[File]) -> String {
    let mut order: Vec<&Table> = Vec::new();
    for table in TABLES {
        let place = order.partition_point(|other| other.name < table.name);
        order.insert(place, table);
    }
    let mut bytes = Vec::new();
    for table in &order {
        let name = table.file();
        let file = files.iter().find(|file| file.name == name);
        bytes.extend_from_slice(name.as_bytes());
        bytes.push(0);
        bytes.extend_from_slice(file.map_or(&[], |file| &file.bytes));
        bytes.push(0);
    }
    sha256(&bytes)
}

/// Extends a time by the days of a date, without open ends.
fn extend(span: &mut Option<(Day, Day)>, date: Option<Date>) {
    let Some(date) = date else { return };
    for &day in &[date.first_day(), date.last_day()] {
        if day != Day::MIN && day != Day::MAX {
            let (first, last) = span.unwrap_or((day, day));
            *span = Some((first.min(day), last.max(day)));
        }
    }
}

fn written_span(span: Option<(Day, Day)>) -> Date {
    let span = match span {
        Some((first, last)) => format!("{first}/{last}"),
        // Without events there is no time, which EDTF can't write.
        None => "1970-01-01/..".into(),
    };
    Date::parse(&span).expect("a day is before a later one")
}
