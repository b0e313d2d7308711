//! What is printed wrong in the articles.

use crate::Annotation;

/// A correction: a row of `corrections.csv`. The record keeps what is printed.
#[derive(Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Correction {
    /// The record.
    pub record: Annotation,
    /// The column that is wrong.
    pub field: &'static str,
    /// What the article has.
    pub stated: &'static str,
    /// What it must be.
    pub corrected: &'static str,
    /// How the articles themselves show it.
    pub reason: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/corrections.rs"));

/// Every correction, by record and column.
pub static ALL: &[Correction] = &ROWS;
