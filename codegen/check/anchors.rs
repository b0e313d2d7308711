//! The places of the records in the articles.

use super::{Report, words};
use crate::codegen::characters::Class;
use crate::codegen::dataset::{Dataset, Row};
use crate::codegen::derive::{Derived, are_in_one_article, by_record};
use crate::codegen::problem::Rule;
use crate::codegen::schema::{anchors, events, figures, quotes, sources, target};

/// If more anchors than that have a record that is not valid, any record may be the one meant.
const MANY: usize = 50;

/// If more anchors than that end after their article, its length is what is wrong.
const FEW: usize = 3;

pub fn check(dataset: &Dataset<'_>, derived: &Derived<'_, '_>, report: &mut Report<'_>) {
    ends(dataset, report);
    // The ids in anchors that are not valid: the records that they may be about are not reported as
    // missing.
    let mut misspelt = Vec::new();
    for anchor in dataset.rows(anchors::TABLE) {
        span(anchor, report);
        if anchor.record(anchors::record).is_none() {
            misspelt.push(anchor.cell(&anchors::record).value);
        }
    }
    for &table in target::Annotation.tables {
        for record in dataset.rows(table) {
            let anchors = &derived.anchors[record.place];
            if anchors.is_empty() {
                missing(record, &misspelt, report);
            }
            let mut are_in_parts = true;
            for anchors in anchors.chunk_by(are_in_one_article) {
                are_in_parts &= parts(anchors, report);
            }
            if are_in_parts {
                stated(record, anchors, report);
            }
        }
    }
}

fn missing(record: Row<'_, '_>, misspelt: &[&str], report: &mut Report<'_>) {
    let is_meant = |id: &&str| report.nearest.among(id, [record.id()]).is_some();
    let may_be_there = record.id().is_empty()
        || !record.dataset.is_readable(anchors::TABLE)
        || misspelt.len() > MANY
        || misspelt.iter().any(is_meant);
    if !may_be_there {
        let message = format!(
            "`{}` has no row in anchors, so it has no place in an article",
            record.id()
        );
        report.say(
            record,
            Rule::NoAnchor,
            &record.schema().columns[0].at,
            message,
        );
    }
}

/// A span lies within its article.
fn ends(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    let in_source = by_record(dataset, anchors::source);
    for source in dataset.rows(sources::TABLE) {
        let Some(chars) = source.count(sources::chars) else {
            continue;
        };
        let end = |anchor: Row<'_, '_>| anchor.count(anchors::end).unwrap_or(0);
        let mut beyond = Vec::new();
        let mut last = source;
        for &anchor in &in_source[source.place] {
            if end(anchor) > chars {
                let is_last = beyond.is_empty() || end(anchor) > end(last);
                last = if is_last { anchor } else { last };
                beyond.push(anchor);
            }
        }
        if beyond.len() <= FEW {
            for &anchor in &beyond {
                let message = format!(
                    "the span ends at {}, but the article ends at {chars}, as {} has it",
                    end(anchor),
                    source.shown()
                );
                report.say(anchor, Rule::AnchorSpan, &anchors::end, message);
            }
            continue;
        }
        let message = format!(
            "the article has {chars} characters, but {} of its anchors end after that, the last of them at {}, at {}; write its length, or correct the anchors",
            beyond.len(),
            end(last),
            last.shown()
        );
        report.say(source, Rule::AnchorSpan, &sources::chars, message);
    }
}

/// A span is not empty; only events are dated by their articles.
fn span(anchor: Row<'_, '_>, report: &mut Report<'_>) {
    let (start, end) = (anchor.count(anchors::start), anchor.count(anchors::end));
    if let (Some(start), Some(end)) = (start, end) {
        if end <= start {
            let message =
                format!("the span starts at {start} and ends at {end}; its end must be greater");
            report.say(anchor, Rule::AnchorSpan, &anchors::end, message);
        }
    }
    let record = anchor.record(anchors::record);
    let is_event = record.is_none_or(|record| record.is_in(events::TABLE));
    if !is_event && anchor.date(anchors::date).is_some() {
        let message = format!(
            "only the anchor of an event can have a date; a figure has its own in `{}`, a quote in `{}`",
            figures::as_of.column().name,
            quotes::said_on.column().name
        );
        report.say(anchor, Rule::AnchorDate, &anchors::date, message);
    }
}

/// Whether the parts are numbered 1, 2, … in the order of the text, and do not overlap.
fn parts(rows: &[Row<'_, '_>], report: &mut Report<'_>) -> bool {
    if rows[0].record(anchors::source).is_none() {
        return false; // The article is wrong, which is reported.
    }
    let (mut before, mut end, mut line) = (0, 0, 0);
    let mut expected = 0;
    for &anchor in rows {
        expected += 1;
        let (Some(part), Some(start)) = (anchor.count(anchors::part), anchor.count(anchors::start))
        else {
            return false;
        };
        if part != expected {
            if part == before && expected > 1 {
                return false; // The key is repeated, which is reported.
            }
            let message = format!(
                "this is part {part}, but part {expected} is missing; parts are numbered from 1"
            );
            report.say(anchor, Rule::AnchorParts, &anchors::part, message);
            return false;
        }
        if start < end {
            let message = format!(
                "part {part} starts at {start}, but part {before} in line {line} ends at {end}; parts follow the order of the text and do not overlap"
            );
            report.say(anchor, Rule::AnchorParts, &anchors::start, message);
            return false;
        }
        if words::length(anchor).is_none() {
            return false; // The span is wrong, which is reported.
        }
        (before, line) = (part, anchor.line());
        end = anchor.count(anchors::end).unwrap_or(start);
    }
    true
}

/// A figure or a quote is in the article that it names, in the words of that article.
fn stated(record: Row<'_, '_>, anchors: &[Row<'_, '_>], report: &mut Report<'_>) {
    let (Some(source), Some(column)) = (words::source(record), words::source_column(record)) else {
        return;
    };
    for anchors in anchors.chunk_by(are_in_one_article) {
        if anchors[0].record(anchors::source) == Some(source) {
            words::check(record, anchors, report);
        } else {
            let (anchor, id) = (anchors[0], record.id());
            let here = anchor.record(anchors::source);
            let here = here.filter(|here| is_named_after(record, *here));
            let (row, column, message) = match here {
                Some(here) if !is_named_after(record, source) => {
                    let message = format!(
                        "the anchor of `{id}` is in `{}`, at {}; write the article that it is in",
                        here.id(),
                        anchor.shown()
                    );
                    (record, *column, message)
                }
                _ => {
                    let message = format!(
                        "`{id}` is in `{}`, as {} has it, but this anchor is in another article",
                        source.id(),
                        record.shown()
                    );
                    (anchor, *anchors::source, message)
                }
            };
            report.say(row, Rule::AnchorSource, &column, message);
        }
    }
}

/// Whether the id of a record ends with the outlet of an article, as that of a figure or a quote does.
fn is_named_after(record: Row<'_, '_>, source: Row<'_, '_>) -> bool {
    let is_date: Class = |c| c.is_ascii_digit() || c == '-';
    let outlet = source.id().trim_end_matches(is_date);
    !outlet.is_empty() && record.id().ends_with(outlet)
}
