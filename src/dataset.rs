//! The data set as a whole.

use crate::Date;

/// What a version of the crate holds: see [`DATASET`].
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dataset {
    /// The version of the crate, which is the version of the data.
    pub version: &'static str,
    /// SHA-256 of the tables: of each file in the order of the names, its name, a zero byte, its
    /// bytes and a zero byte. Equal fingerprints are equal data.
    pub fingerprint: &'static str,
    /// From the first day of the earliest event to the last day of the latest, in EDTF, as far as
    /// they are stated.
    pub coverage: Date,
    /// How many articles there are.
    pub sources: usize,
    /// How many actors there are.
    pub actors: usize,
    /// How many places there are.
    pub places: usize,
    /// How many metrics there are.
    pub metrics: usize,
    /// How many events there are.
    pub events: usize,
    /// How many figures there are.
    pub figures: usize,
    /// How many quotes there are.
    pub quotes: usize,
    /// How many anchors there are.
    pub anchors: usize,
    /// How many further spellings there are.
    pub names: usize,
    /// How many parts in events there are.
    pub participants: usize,
    /// How many relations there are.
    pub relations: usize,
    /// How many corrections there are.
    pub corrections: usize,
    /// How many retired ids there are.
    pub retired: usize,
}

include!(concat!(env!("OUT_DIR"), "/dataset.rs"));
