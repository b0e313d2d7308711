//! Reverse indexes: for each reference from table to table, who refers to a record.

use crate::{
    Actor, Anchor, Correction, Event, Figure, Name, Participant, Place, Quote, Relation, Source,
};

/// For each row of a table, the rows that refer to it.
pub(crate) struct Index<T: 'static> {
    /// Where the rows of each record start in `rows`, and where the last ones end.
    starts: &'static [u32],
    rows: &'static [&'static T],
}

impl<T> Index<T> {
    /// The rows that refer to the record at this position of its table.
    pub(crate) fn of(&self, row: u32) -> &'static [&'static T] {
        let row = row as usize;
        &self.rows[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}

/// The rows at some positions of a table.
pub(crate) const fn rows<T, const COUNT: usize>(
    table: &'static [T],
    positions: [u32; COUNT],
) -> [&'static T; COUNT] {
    let mut rows = [&table[0]; COUNT];
    let mut i = 0;
    while i < COUNT {
        rows[i] = &table[positions[i] as usize];
        i += 1;
    }
    rows
}

include!(concat!(env!("OUT_DIR"), "/links.rs"));
