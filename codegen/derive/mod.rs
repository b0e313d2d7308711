//! What follows from the rows, for the rules, the emitter and the curation tool.

mod claims;
mod groups;
mod witnesses;

use std::collections::BTreeMap;

pub use claims::Parts;

use super::claim::Claim;
use super::dataset::{Dataset, Place, Row};
use super::schema::{At, cell, corrections};

/// What follows from the rows of a data set.
pub struct Derived<'d, 't> {
    /// For each figure, the parts of its claim after its corrections; `None` if its cells or its
    /// corrections are not valid.
    pub parts: Vec<Option<Parts>>,
    /// For each figure, the claim of these parts; `None` also if they do not fit together.
    pub claims: Vec<Option<Claim>>,
    /// For each figure, the actors whose word supports it: one for each independent origin.
    pub witnesses: Vec<Vec<Place>>,
    /// The corrections of each record.
    pub corrections: BTreeMap<Place, Vec<Row<'d, 't>>>,
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
        corrections: by_record(dataset.rows(corrections::TABLE), corrections::record),
    }
}

/// The rows that refer to each record.
fn by_record<'d, 't>(
    rows: impl Iterator<Item = Row<'d, 't>>,
    column: At<cell::Record>,
) -> BTreeMap<Place, Vec<Row<'d, 't>>> {
    let mut by_record = BTreeMap::<_, Vec<_>>::new();
    for row in rows {
        if let Some(record) = row.record(column) {
            by_record.entry(record.place).or_default().push(row);
        }
    }
    by_record
}
