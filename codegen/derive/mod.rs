//! What follows from the rows, for the rules, the emitter and the curation tool.

mod claims;
mod groups;
mod spellings;
mod witnesses;

pub use claims::Parts;
pub use spellings::{Spelling, spellings};

use super::claim::Claim;
use super::dataset::{Dataset, PerRow, Row, RowPlace, sorted};
use super::schema::{At, anchors, cell, corrections, target};

/// What follows from the rows of a data set.
pub struct Derived<'d, 't> {
    /// For each figure, the parts of its claim after its corrections; `None` if its cells or its
    /// corrections are not valid.
    pub parts: Vec<Option<Parts>>,
    /// For each figure, the claim of these parts; `None` also if they do not fit together.
    pub claims: Vec<Option<Claim>>,
    /// For each figure, the actors whose word supports it: one for each independent origin.
    pub witnesses: Vec<Vec<RowPlace>>,
    /// The anchors of each record, by article and part.
    pub anchors: PerRow<Vec<Row<'d, 't>>>,
    /// The corrections of each record.
    pub corrections: PerRow<Vec<Row<'d, 't>>>,
}

pub fn derive<'d, 't>(dataset: &'d Dataset<'t>) -> Derived<'d, 't> {
    let parts = claims::corrected(dataset);
    Derived {
        claims: parts
            .iter()
            .map(|parts| parts.and_then(Parts::claim))
            .collect(),
        parts,
        witnesses: witnesses::of_figures(dataset),
        anchors: anchors(dataset),
        corrections: by_record(dataset, corrections::record),
    }
}

fn anchors<'d, 't>(dataset: &'d Dataset<'t>) -> PerRow<Vec<Row<'d, 't>>> {
    let mut anchors = by_record(dataset, anchors::record);
    for &table in target::Annotation.tables {
        for record in dataset.rows(table) {
            let rows = &mut anchors[record.place];
            let source = |row: Row<'_, '_>| row.record(anchors::source).map(|source| source.place);
            *rows = sorted(rows, |row| row.count(anchors::part).unwrap_or(0).into());
            *rows = sorted(rows, |row| source(row).map_or(0, RowPlace::number));
        }
    }
    anchors
}

/// For each record, the rows that refer to it in a column.
fn by_record<'d, 't>(
    dataset: &'d Dataset<'t>,
    column: At<cell::Record>,
) -> PerRow<Vec<Row<'d, 't>>> {
    let mut by_record = dataset.per_row(Vec::new());
    for row in dataset.rows(column.table) {
        if let Some(record) = row.record(column) {
            by_record[record.place].push(row);
        }
    }
    by_record
}
