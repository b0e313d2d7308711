//! What is printed wrong in the articles.

pub use crate::Correction;

all!(Correction);
