//! Further spellings of actors and places.

use core::fmt;

use crate::Subject;

/// A spelling: a row of `names.csv`.
#[derive(Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Name {
    /// Who or what is called so.
    pub record: Subject,
    /// The spelling.
    pub name: &'static str,
    /// BCP 47 tag of its language.
    pub language: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/names.rs"));

/// Every further spelling, by record and spelling.
pub static ALL: &[Name] = &ROWS;

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}
