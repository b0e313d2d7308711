//! What is printed wrong in the articles.

pub use crate::Correction;

rows!(Correction);
