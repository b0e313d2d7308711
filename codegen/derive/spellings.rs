//! The names that records are looked up by.

use crate::codegen::dataset::{Dataset, Row};
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
pub fn spellings<'d, 't>(dataset: &'d Dataset<'t>) -> impl Iterator<Item = Spelling<'d, 't>> {
    let own = [actors::TABLE, places::TABLE].into_iter();
    let own = own
        .flat_map(|table| dataset.rows(table))
        .map(|row| (row, row));
    let further = dataset.rows(names::TABLE);
    let further = further.filter_map(|row| Some((row, row.record(names::record)?)));
    own.chain(further).filter_map(|(row, record)| {
        let column = match row.place.table {
            actors::TABLE => actors::name,
            places::TABLE => places::name,
            _ => names::name,
        };
        let name = row.text(column)?;
        Some(Spelling {
            row,
            column,
            name,
            record,
        })
    })
}
