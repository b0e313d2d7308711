//! A name leads to one actor, or to one place and the region around it that shares the name.

use super::Report;
use crate::codegen::dataset::{ByText, Dataset, Row, RowPlace};
use crate::codegen::derive::{Spelling, folded, spellings};
use crate::codegen::list::List as _;
use crate::codegen::problem::Rule;
use crate::codegen::schema::places;

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    // An id that is not valid is reported, and can't be named as the one that has a name.
    let mut spellings = spellings(dataset);
    spellings.retain(|spelling| !spelling.record.id().is_empty());
    let keys = spellings.iter().map(Spelling::folded).list();
    let mut seen = ByText::default();
    for (position, spelling) in spellings.iter().enumerate() {
        let before = seen.rows(&keys[position]);
        let clash = before
            .iter()
            .find(|other| !spelling.may_stay_with(&spellings[other.row]));
        if let Some(other) = clash {
            let other = &spellings[other.row];
            if spelling.repeats(other) {
                continue; // A repeated row is reported with its key.
            }
            let remedy = if spelling.record == other.record {
                "since case and accents do not count; delete this row"
            } else {
                "and a name must lead to one record; write one that distinguishes them"
            };
            let (wrong, right) = match spelling.is_in_id() && !other.is_in_id() {
                true => (other, spelling),
                false => (spelling, other),
            };
            let message = format!(
                "`{}` also leads to `{}`, at {}, {remedy}",
                wrong.name,
                right.record.id(),
                right.row.shown()
            );
            report.say(wrong.row, Rule::Spelling, &wrong.column, message);
        }
        before.push(RowPlace {
            row: position,
            ..spelling.row.place
        });
    }
}

impl Spelling<'_, '_> {
    /// The table and the letters: what tells spellings apart.
    fn folded(&self) -> String {
        format!("{} {}", self.record.table(), folded(self.name))
    }

    /// Whether two spellings that are the same when folded may both stay: a city and its region may
    /// share a name.
    fn may_stay_with(&self, other: &Self) -> bool {
        contains(self.record, other.record) || contains(other.record, self.record)
    }

    /// Whether the id of the record has a word of the name, so that the name is probably its own.
    fn is_in_id(&self) -> bool {
        let name = folded(self.name);
        let words = name.split(' ').list();
        let mut of_id = self.record.id().split('-');
        of_id.any(|word| words.contains(&word))
    }

    /// Whether the two are the same row.
    fn repeats(&self, other: &Self) -> bool {
        let is_same_row = other.row.is_in(self.row.place.table) && other.name == self.name;
        is_same_row && other.record == self.record
    }
}

/// Whether a place directly contains another.
fn contains(outer: Row<'_, '_>, inner: Row<'_, '_>) -> bool {
    inner.is_in(places::TABLE) && inner.record(places::within) == Some(outer)
}
