//! The wording of each figure, and each quotation, is what the article has at its anchors.

use std::collections::BTreeMap;
use std::ops::Range;

use curate::codegen::dataset::{Dataset, Place, Row};
use curate::codegen::schema::{At, anchors, cell, figures, quotes};
use curate::codegen::vocab::Speech;
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

/// The anchors of each record in each article, in the order of their parts.
type Parts<'d, 't> = BTreeMap<(Place, Place), Vec<Row<'d, 't>>>;

/// Compares the words; the anchors that are wrong for another reason than these words.
pub fn compare(
    dataset: &Dataset<'_>,
    articles: &Articles<'_, '_>,
    mut wrong: BTreeMap<Place, Wrong>,
    report: &mut Report,
    bar: &ProgressBar,
) -> BTreeMap<Place, Wrong> {
    let parts = parts(dataset);
    let figures = dataset.rows(figures::TABLE);
    for record in figures.chain(dataset.rows(quotes::TABLE)) {
        bar.inc(1);
        let Some(quotation) = Quotation::of(record, &parts) else {
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

fn parts<'d, 't>(dataset: &'d Dataset<'t>) -> Parts<'d, 't> {
    let mut parts = Parts::new();
    for anchor in dataset.rows(anchors::TABLE) {
        let places = (
            anchor.record(anchors::record),
            anchor.record(anchors::source),
        );
        if let (Some(record), Some(source)) = places {
            let key = (record.place, source.place);
            parts.entry(key).or_default().push(anchor);
        }
    }
    for anchors in parts.values_mut() {
        anchors.sort_by_key(|anchor| anchor.count(anchors::part));
    }
    parts
}

/// The words of the spans, with a space between them.
pub fn joined(article: &Article, spans: &[Range<usize>]) -> String {
    let words = spans.iter().filter_map(|span| article.span(span));
    words.collect::<Vec<_>>().join(" ")
}

impl<'d, 't> Quotation<'d, 't> {
    /// The words of the article in a figure or a quote; `None` where there are none.
    fn of(record: Row<'d, 't>, parts: &Parts<'d, 't>) -> Option<Self> {
        let is_figure = record.is_in(figures::TABLE);
        let (column, source) = if is_figure {
            (figures::wording, figures::source)
        } else if matches!(
            record.code(quotes::speech),
            Some(Speech::Direct | Speech::Mixed)
        ) {
            (quotes::text, quotes::source)
        } else {
            return None;
        };
        let source = record.record(source)?;
        let anchors = parts.get(&(record.place, source.place));
        let mut anchors = anchors.cloned().unwrap_or_default();
        if is_figure {
            // The first span of a figure is its wording; further ones are its context.
            anchors.truncate(1);
        }
        Some(Self {
            record,
            source,
            column,
            text: record.text(column)?,
            anchors,
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
    fn has_wrong_anchor(&self, article: &Article, wrong: &BTreeMap<Place, Wrong>) -> bool {
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
