//! The articles: one constant for each.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/sources.md")))]

use core::fmt;

use crate::links::sources as links;
use crate::pad::pad;
use crate::{Anchor, Event, Figure, Quote};

pub use crate::Source;

records!(Source);
periods!(
    Source,
    |source| Some(source.published),
    "published",
    r#"use kursk_campaign::{chrono::NaiveDate, sources};

let spring = NaiveDate::from_ymd_opt(2025, 3, 1).unwrap();
let summer = NaiveDate::from_ymd_opt(2025, 6, 1).unwrap();
assert!(sources::between(spring, summer).any(|source| source == sources::ARA_2025_03));"#,
    r#"use kursk_campaign::{chrono::NaiveDate, sources};

let from = NaiveDate::from_ymd_opt(2025, 2, 8).unwrap();
let to = NaiveDate::from_ymd_opt(2025, 3, 31).unwrap();
// Published on some day from 7 to 9 February.
let source = sources::DEFENCE_TALKS_2025_02;
assert!(sources::between(from, to).any(|other| other == source));
assert!(!sources::within(from, to).any(|other| other == source));"#
);

impl Source {
    /// The events that the article reports, each once.
    ///
    /// ```
    /// use kursk_campaign::sources;
    ///
    /// let source = sources::ARA_2025_03;
    /// assert!(source.events().iter().all(|event| event.sources().contains(&source)));
    /// ```
    pub fn events(&self) -> &'static [&'static Event] {
        links::EVENTS.of(self.row)
    }

    /// The figures in the article.
    ///
    /// ```
    /// use kursk_campaign::sources;
    ///
    /// let source = sources::ARA_2025_03;
    /// assert!(source.figures().iter().all(|figure| figure.source == source));
    /// ```
    pub fn figures(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_SOURCE.of(self.row)
    }

    /// The statements in the article.
    ///
    /// ```
    /// use kursk_campaign::sources;
    ///
    /// let source = sources::ARA_2025_03;
    /// assert!(source.quotes().iter().all(|quote| quote.source == source));
    /// ```
    pub fn quotes(&self) -> &'static [&'static Quote] {
        links::QUOTES_BY_SOURCE.of(self.row)
    }

    /// Every annotated span of the article.
    ///
    /// ```
    /// use kursk_campaign::sources;
    ///
    /// let source = sources::ARA_2025_03;
    /// assert!(source.anchors().iter().all(|anchor| anchor.source == source));
    /// ```
    pub fn anchors(&self) -> &'static [&'static Anchor] {
        links::ANCHORS_BY_SOURCE.of(self.row)
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, |f| write!(f, "{}, {}", self.publisher, self.published))
    }
}
