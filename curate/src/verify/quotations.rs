//! The wording of each figure, and each quotation, is what the article has at its anchors.

use std::collections::BTreeMap;
use std::ops::Range;

use curate::codegen::check;
use curate::codegen::dataset::{Dataset, Row, RowPlace};
use curate::codegen::derive::Derived;
use curate::codegen::schema::{At, anchors, cell, figures, quotes};
use indicatif::ProgressBar;

use super::anchors::Wrong;
use super::articles::Articles;
use super::report::Report;
use super::{fate, place, span};
use crate::article::{Article, Likeness};

/// The words of an article in a record.
struct Quotation<'d, 't> {
    record: Row<'d, 't>,
    source: Row<'d, 't>,
    column: At<cell::Text>,
    text: &'t str,
    /// The anchors of the words, in the order of their parts.
    anchors: Vec<Row<'d, 't>>,
}

/// Compares the words; the anchors that are wrong for another reason than these words.
pub fn compare(
    dataset: &Dataset<'_>,
    derived: &Derived<'_, '_>,
    articles: &Articles<'_, '_>,
    mut wrong: BTreeMap<RowPlace, Wrong>,
    report: &mut Report,
    bar: &ProgressBar,
) -> BTreeMap<RowPlace, Wrong> {
    let figures = dataset.rows(figures::TABLE);
    for record in figures.chain(dataset.rows(quotes::TABLE)) {
        bar.inc(1);
        let Some(quotation) = Quotation::of(record, derived) else {
            continue;
        };
        let Some(article) = articles.of(quotation.source) else {
            continue;
        };
        if record.is_in(figures::TABLE) {
            report.wordings += 1;
        } else {
            report.quotations += 1;
        }
        let spans = quotation.spans();
        if joined(article, &spans) == quotation.text || quotation.has_wrong_anchor(article, &wrong)
        {
            continue;
        }
        for anchor in &quotation.anchors {
            wrong.remove(&anchor.place);
        }
        let (fault, verdict) = fate::of(quotation.text, quotation.source, &spans, articles);
        let message = format!(
            "{}: `{}` of `{}` is {verdict}",
            place(record, &quotation.column),
            quotation.column.column().name,
            record.id()
        );
        report.add(fault, message);
    }
    wrong
}

/// The words of the spans, with a space between them.
pub fn joined(article: &Article, spans: &[Range<usize>]) -> String {
    let words = spans.iter().filter_map(|span| article.span(span));
    words.collect::<Vec<_>>().join(" ")
}

impl<'d, 't> Quotation<'d, 't> {
    /// The words of the article in a figure or a quote; `None` where there are none.
    fn of(record: Row<'d, 't>, derived: &Derived<'d, 't>) -> Option<Self> {
        let (column, most) = check::words::quoted(record)?;
        let source = check::words::source(record)?;
        let anchors = derived.anchors[record.place].iter().copied();
        let here = anchors.filter(|anchor| anchor.record(anchors::source) == Some(source));
        Some(Self {
            record,
            source,
            column,
            text: record.text(column)?,
            anchors: here.take(most).collect(),
        })
    }

    /// The spans of the words; none where one of the anchors has none.
    fn spans(&self) -> Vec<Range<usize>> {
        let spans: Option<_> = self.anchors.iter().map(|anchor| span(*anchor)).collect();
        spans.unwrap_or_default()
    }

    /// Whether it is an anchor that is wrong, and not the words. One fault is reported once: as that
    /// of the anchor if its digest finds the words of the table, or if they are elsewhere in the
    /// article; else as that of the words.
    fn has_wrong_anchor(&self, article: &Article, wrong: &BTreeMap<RowPlace, Wrong>) -> bool {
        let is_wrong = match &self.anchors[..] {
            // Its anchor names another article.
            [] => wrong
                .values()
                .any(|wrong| wrong.record == Some(self.record.place)),
            anchors => anchors
                .iter()
                .any(|anchor| wrong.contains_key(&anchor.place)),
        };
        let digested = self
            .anchors
            .iter()
            .map(|anchor| match wrong.get(&anchor.place) {
                Some(wrong) => wrong.elsewhere.clone(),
                None => span(*anchor),
            });
        let digested: Option<Vec<_>> = digested.collect();
        is_wrong
            && (digested.is_some_and(|spans| joined(article, &spans) == self.text)
                || !article.find_like(self.text, Likeness::Exact).is_empty())
    }
}
