//! Ids that are no longer in use.

use crate::vocab::RecordKind;

/// A retired id: a row of `retired.csv`.
///
/// It keeps a deprecated constant that points to its replacement, and `get()` finds that too.
#[derive(Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Retired {
    /// The id that is retired.
    pub id: &'static str,
    /// The table that it was in.
    pub kind: RecordKind,
    /// The version of this crate that retired it.
    pub retired_in: &'static str,
    /// The id of the record that took its place.
    pub replaced_by: Option<&'static str>,
    /// Why.
    pub reason: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/retired.rs"));

/// Every retired id, by id.
pub static ALL: &[Retired] = &ROWS;
