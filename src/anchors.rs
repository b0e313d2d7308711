//! The places of the records in the articles.

use crate::vocab::Basis;
use crate::{Annotation, Date, Source};

/// A span of an article: a row of `anchors.csv`.
///
/// It is a TextPositionSelector of the W3C Web Annotation model, whose state is the article's
/// [`sha256`](Source::sha256): half-open offsets in Unicode code points.
#[derive(Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Anchor {
    /// What stands there.
    pub record: Annotation,
    /// The article.
    pub source: &'static Source,
    /// The number of the span within the record and the article, from 1.
    pub part: i64,
    /// The code points before the span.
    pub start: i64,
    /// The code points before the span and in it.
    pub end: i64,
    /// The first 16 hexadecimal digits of SHA-256 of the span's UTF-8.
    pub digest: &'static str,
    /// When the event happened according to this article, where it says otherwise than the event's
    /// own date.
    pub date: Option<Date>,
    /// How that date was arrived at.
    pub date_basis: Option<Basis>,
}

include!(concat!(env!("OUT_DIR"), "/anchors.rs"));

/// Every anchor, by record, article and part.
pub static ALL: &[Anchor] = &ROWS;
