//! Reverse indexes: for each reference from table to table, who refers to a record.

use crate::{
    Actor, Anchor, Annotation, Answer, Correction, Event, Figure, Name, Participant, Place,
    Position, Quote, Relation, Source,
};

/// For each row of a table, the rows that refer to it.
pub(crate) struct Index<T: 'static> {
    /// Where the rows of each record start in `rows`, and where the last ones end; empty if there are
    /// no rows.
    starts: &'static [u32],
    rows: &'static [T],
}

impl<T> Index<T> {
    /// The rows that refer to the record at this position of its table.
    pub(crate) fn of(&self, row: u32) -> &'static [T] {
        match self.starts.get(row as usize..).unwrap_or(&[]) {
            [start, end, ..] => &self.rows[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

/// The rows at some positions of a table.
///
/// They are written part by part: rustc moves every reference that is behind the one it writes.
pub(crate) const fn rows<T, const COUNT: usize>(
    table: &'static [T],
    positions: [usize; COUNT],
) -> [&'static T; COUNT] {
    const PART: usize = 64;
    let mut rows = [&table[0]; COUNT];
    let mut i = 0;
    while i < COUNT {
        match rows.split_at_mut(i).1.first_chunk_mut::<PART>() {
            Some(rows) => {
                let mut part = [&table[0]; PART];
                let mut j = 0;
                while j < PART {
                    part[j] = &table[positions[i]];
                    i += 1;
                    j += 1;
                }
                *rows = part;
            }
            None => {
                rows[i] = &table[positions[i]];
                i += 1;
            }
        }
    }
    rows
}

/// The records at some positions among all that are taken from articles.
pub(crate) const fn annotations<const COUNT: usize>(
    positions: [usize; COUNT],
) -> [Annotation; COUNT] {
    let mut records = [Annotation::at(positions[0]); COUNT];
    let mut i = 1;
    while i < COUNT {
        records[i] = Annotation::at(positions[i]);
        i += 1;
    }
    records
}

macro_rules! indexes {
    ($($table:ident)+) => {$(
        pub(crate) mod $table {
            use super::*;

            generated!("links_", stringify!($table));
        }
    )+};
}

indexes!(sources actors places metrics events figures quotes questions positions);
