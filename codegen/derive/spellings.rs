//! The names that records are looked up by.

use crate::codegen::dataset::{Dataset, Row};
use crate::codegen::fold::fold;
use crate::codegen::schema::{At, actors, cell, names, places};

/// A name of a record.
pub struct Spelling<'d, 't> {
    /// The row and the column that have it.
    pub row: Row<'d, 't>,
    pub column: At<cell::Text>,
    pub name: &'t str,
    /// The record that it leads to.
    pub record: Row<'d, 't>,
}

/// Every spelling: the names of the records, then their further spellings.
pub fn spellings<'d, 't>(dataset: &'d Dataset<'t>) -> Vec<Spelling<'d, 't>> {
    let mut spellings = Vec::new();
    for &(table, column) in &[
        (actors::TABLE, actors::name),
        (places::TABLE, places::name),
        (names::TABLE, names::name),
    ] {
        for row in dataset.rows(table) {
            let record = match table {
                names::TABLE => row.record(names::record),
                _ => Some(row),
            };
            if let (Some(record), Some(name)) = (record, row.text(column)) {
                spellings.push(Spelling {
                    row,
                    column,
                    name,
                    record,
                });
            }
        }
    }
    spellings
}

/// A name with only the characters that tell names apart.
pub fn folded(name: &str) -> String {
    let mut folded = String::new();
    let _ = fold(name, |c| {
        folded.push(c);
        Some(())
    });
    folded
}
