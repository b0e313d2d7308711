//! Which record takes which position.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/answers.md")))]

use core::fmt;

use crate::pad::pad;

pub use crate::Answer;

all!(Answer);

impl fmt::Display for Answer {
    /// The id of the record, the question and the position.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, |f| write!(f, "{}: {}", self.record.id(), self.position))
    }
}
