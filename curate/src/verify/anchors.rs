//! Each anchor has a span of its article, and the digest of the words there.

use std::collections::BTreeMap;
use std::ops::Range;

use curate::codegen::dataset::{Dataset, Row, RowPlace};
use curate::codegen::digest::digest;
use curate::codegen::schema::{anchors, sources};
use indicatif::ProgressBar;

use super::articles::Articles;
use super::report::{Fault, Finding, Report};
use super::{place, span};
use crate::article::Article;

/// An anchor whose digest is not that of the words at its place.
pub struct Wrong {
    /// The record that is said to be there.
    pub record: Option<RowPlace>,
    pub finding: Finding,
    /// Where words with the digest are.
    pub elsewhere: Option<Range<usize>>,
}

/// Compares the lengths of the articles.
pub fn lengths(dataset: &Dataset<'_>, articles: &Articles<'_, '_>, report: &mut Report) {
    for source in dataset.rows(sources::TABLE) {
        let (Some(article), Some(chars)) = (articles.of(source), source.count(sources::chars))
        else {
            continue;
        };
        if usize::try_from(chars).ok() != Some(article.chars()) {
            let message = format!(
                "{}: `{}` of `{}` is {chars}, and the article has {} characters",
                place(source, &sources::chars),
                sources::chars.column().name,
                source.id(),
                article.chars()
            );
            report.add(Fault::WrongAnchor, message);
        }
    }
}

/// The anchors that are wrong, by their places. Some of them are explained by the words of the
/// record, and then reported with these.
pub fn compare(
    dataset: &Dataset<'_>,
    articles: &Articles<'_, '_>,
    report: &mut Report,
    bar: &ProgressBar,
) -> BTreeMap<RowPlace, Wrong> {
    let mut wrong = BTreeMap::new();
    for anchor in dataset.rows(anchors::TABLE) {
        bar.inc(1);
        let (Some(source), Some(span), Some(expected)) = (
            anchor.record(anchors::source),
            span(anchor),
            anchor.text(anchors::digest),
        ) else {
            continue;
        };
        let Some(article) = articles.of(source) else {
            report.not_compared += 1;
            continue;
        };
        report.anchors += 1;
        let words = article.span(&span);
        if words.is_none_or(|words| digest(words) != expected) {
            let elsewhere = article.with_digest(span.start, span.len(), expected);
            wrong.insert(
                anchor.place,
                explain(anchor, source, article, words, elsewhere),
            );
        }
    }
    wrong
}

fn explain(
    anchor: Row<'_, '_>,
    source: Row<'_, '_>,
    article: &Article,
    words: Option<&str>,
    elsewhere: Option<Range<usize>>,
) -> Wrong {
    let found = match words {
        Some(words) => format!(
            "the digest of the words there is {}: {words}",
            digest(words)
        ),
        None => format!("the article ends at {}", article.chars()),
    };
    let hint = elsewhere.as_ref().map(|span| {
        format!(
            "; words with the digest in the table are at {} to {}",
            span.start, span.end
        )
    });
    let message = format!(
        "{}: the anchor of `{}` in `{}` is wrong: {found}{}",
        place(anchor, &anchors::digest),
        anchor.cell(&anchors::record).value,
        source.id(),
        hint.unwrap_or_default()
    );
    let fault = Fault::WrongAnchor;
    Wrong {
        record: anchor.record(anchors::record).map(|record| record.place),
        finding: Finding { fault, message },
        elsewhere,
    }
}
