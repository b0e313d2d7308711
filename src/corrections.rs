//! What is printed wrong in the articles.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/corrections.md")))]

pub use crate::Correction;

all!(Correction);
