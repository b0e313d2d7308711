//! The articles: one constant for each.

use core::fmt;

use crate::links::sources as links;
use crate::vocab::{Basis, TextQuality};
use crate::{Actor, Anchor, Date, Event, Figure, Quote};

/// An article: a row of `sources.csv`. Its text is not part of this crate.
#[non_exhaustive]
pub struct Source {
    row: u32,
    /// The name of the record.
    pub id: &'static str,
    /// The headline; our own words where the text has none.
    pub title: &'static str,
    /// The outlet.
    pub publisher: &'static Actor,
    /// When the article came out.
    pub published: Date,
    /// How that date was arrived at.
    pub published_basis: Basis,
    /// How near the text is to what was first written or said.
    pub text_quality: TextQuality,
    /// The outlet whose report this one repeats.
    pub republishes: Option<&'static Actor>,
    /// Where the article was found.
    pub url: Option<&'static str>,
    /// SHA-256 of the bytes of the text that was read, in hexadecimal digits.
    pub sha256: &'static str,
    /// The length of that text in Unicode code points.
    pub chars: i64,
    /// What a reader should know besides.
    pub note: Option<&'static str>,
}

records!(
    Source,
    Source,
    "sources.rs",
    "by the day of publication, then by id"
);
between!(Source, |source| Some(source.published), "published");

impl Source {
    /// The events that the article reports, each once.
    pub fn events(&self) -> &'static [&'static Event] {
        links::EVENTS.of(self.row)
    }

    /// The figures in the article.
    pub fn figures(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_SOURCE.of(self.row)
    }

    /// The statements in the article.
    pub fn quotes(&self) -> &'static [&'static Quote] {
        links::QUOTES_BY_SOURCE.of(self.row)
    }

    /// Every annotated span of the article.
    pub fn anchors(&self) -> &'static [&'static Anchor] {
        links::ANCHORS_BY_SOURCE.of(self.row)
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.publisher, self.published)
    }
}
