//! Reverse indexes: for each reference from table to table, who refers to a record.

use crate::{
    Actor, Anchor, Annotation, Answer, Correction, Event, Figure, Name, Participant, Place,
    Position, Quote, Relation, Source,
};

/// For each row of a table, the rows that refer to it.
pub(crate) struct Index<T: 'static> {
    /// Where the rows of each record start in `rows`, and where the last ones end.
    starts: &'static [u32],
    rows: &'static [T],
}

impl<T> Index<T> {
    /// The rows that refer to the record at this position of its table.
    pub(crate) fn of(&self, row: u32) -> &'static [T] {
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

/// The records at some positions among all that are taken from articles.
pub(crate) const fn annotations<const COUNT: usize>(
    positions: [u32; COUNT],
) -> [Annotation; COUNT] {
    let mut records = [annotation(positions[0]); COUNT];
    let mut i = 1;
    while i < COUNT {
        records[i] = annotation(positions[i]);
        i += 1;
    }
    records
}

const fn annotation(position: u32) -> Annotation {
    let events: &[Event] = &crate::events::ROWS;
    let figures: &[Figure] = &crate::figures::ROWS;
    let quotes: &[Quote] = &crate::quotes::ROWS;
    let position = position as usize;
    if position < events.len() {
        return Annotation::Event(&events[position]);
    }
    let position = position - events.len();
    if position < figures.len() {
        return Annotation::Figure(&figures[position]);
    }
    Annotation::Quote(&quotes[position - figures.len()])
}

include!(concat!(env!("OUT_DIR"), "/links.rs"));
