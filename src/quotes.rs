//! Statements and their speakers: one constant for each statement in each article.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/quotes.md")))]

use core::fmt;

use crate::links::quotes as links;
use crate::said::Said;

pub use crate::Quote;

records!(Quote);
annotation!(
    Quote,
    "The places in the article, in the order of the text."
);
periods!(
    Quote,
    |quote| quote.said_on,
    "said",
    r#"use kursk_campaign::{chrono::NaiveDate, quotes};

let day = NaiveDate::from_ymd_opt(2025, 3, 12).unwrap();
assert!(quotes::between(day, day).all(|quote| quote.said_on.is_some()));"#,
    r#"use kursk_campaign::{chrono::NaiveDate, quotes};

let from = NaiveDate::from_ymd_opt(2025, 2, 1).unwrap();
let to = NaiveDate::from_ymd_opt(2025, 2, 28).unwrap();
assert!(quotes::within(from, to).count() <= quotes::between(from, to).count());"#
);

impl Quote {
    pub(crate) const fn said(&self) -> Said<'static> {
        Said {
            speaker: self.speaker.name,
            speech: self.speech,
            text: self.text,
        }
    }
}

impl fmt::Display for Quote {
    /// The speaker and the words, in quotation marks where they are quoted.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(f)
    }
}
