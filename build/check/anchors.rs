//! The places of the records in the articles, and the words that stand there.

use std::collections::BTreeMap;

use super::super::problem::Rule;
use super::super::value::{Dataset, Row};
use super::Report;

/// The anchors of one record in one article, by part.
type Spans<'d, 't> = Vec<Row<'d, 't>>;

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    let mut spans: BTreeMap<(usize, usize), BTreeMap<(usize, usize), Spans<'_, '_>>> =
        BTreeMap::new();
    for anchor in dataset.rows("anchors") {
        span(anchor, report);
        if let (Some(record), Some(source)) = (anchor.record("record"), anchor.record("source")) {
            spans
                .entry(record.place())
                .or_default()
                .entry(source.place())
                .or_default()
                .push(anchor);
        }
    }
    for table in ["events", "figures", "quotes"] {
        for record in dataset.rows(table) {
            match spans.get_mut(&record.place()) {
                Some(sources) => {
                    for anchors in sources.values_mut() {
                        anchors.sort_by_key(|anchor| anchor.count("part"));
                        parts(anchors, report);
                    }
                    if table != "events" {
                        stated(record, sources, report);
                    }
                }
                // A row that was not understood, or an anchor that was not, is not a missing one.
                None if record.id().is_empty() || !is_whole(dataset, "anchors") => {}
                None => report.problems.push(record.problem(
                    Rule::NoAnchor,
                    "id",
                    format!(
                        "`{}` has no row in anchors, so it has no place in an article",
                        record.id()
                    ),
                )),
            }
        }
    }
}

/// Whether every reference of the anchors to a record was understood.
fn is_whole(dataset: &Dataset<'_>, table: &str) -> bool {
    dataset.table(table).raw.readable
        && dataset
            .rows(table)
            .all(|row| row.is_whole() && !row.is_invalid(&["record", "source"]))
}

/// A span is not empty and lies within its article; only events are dated by their articles.
fn span(anchor: Row<'_, '_>, report: &mut Report<'_>) {
    let (start, end) = (anchor.count("start"), anchor.count("end"));
    let chars = anchor
        .record("source")
        .and_then(|source| source.count("chars"));
    if let (Some(start), Some(end)) = (start, end) {
        if end <= start {
            report.problems.push(anchor.problem(
                Rule::AnchorSpan,
                "end",
                format!("the span ends at {end} and starts at {start}; the end is the greater one"),
            ));
        }
    }
    if let (Some(end), Some(chars)) = (end, chars) {
        if end > chars {
            report.problems.push(anchor.problem(
                Rule::AnchorSpan,
                "end",
                format!("the span ends at {end}, after the end of the article at {chars}"),
            ));
        }
    }
    let record = anchor.record("record");
    let is_event = record.is_none_or(|record| record.schema().name == "events");
    if !is_event && anchor.date("date").is_some() {
        report.problems.push(anchor.problem(
            Rule::AnchorDate,
            "date",
            "only the anchor of an event has a date; a figure has its own in `as_of`, a quote in `said_on`".into(),
        ));
    }
}

/// The parts are numbered 1, 2, … in the order of the text, and do not overlap.
fn parts(anchors: &[Row<'_, '_>], report: &mut Report<'_>) {
    let mut end = 0;
    for (expected, anchor) in (1..).zip(anchors) {
        let Some(part) = anchor.count("part") else {
            return;
        };
        if part != expected {
            let message = format!(
                "this is part {part}, and part {expected} is missing; the parts are numbered from 1"
            );
            let problem = anchor.problem(Rule::AnchorParts, "part", message);
            report.problems.push(problem);
            return;
        }
        let Some(start) = anchor.count("start") else {
            return;
        };
        if start < end {
            report.problems.push(anchor.problem(
                Rule::AnchorParts,
                "start",
                format!(
                    "part {part} starts at {start}, before part {} ends at {end}; parts stand in the order of the text and do not overlap",
                    part - 1
                ),
            ));
        }
        end = anchor.count("end").unwrap_or(start);
    }
}

/// A figure or a quote stands in its article, and its words are the ones that stand there.
fn stated(
    record: Row<'_, '_>,
    sources: &BTreeMap<(usize, usize), Spans<'_, '_>>,
    report: &mut Report<'_>,
) {
    let Some(source) = record.record("source") else {
        return;
    };
    for (place, anchors) in sources {
        if *place != source.place() {
            report.problems.push(anchors[0].problem(
                Rule::AnchorSource,
                "source",
                format!(
                    "`{}` is in `{}`, and this anchor is in another article",
                    record.id(),
                    source.id()
                ),
            ));
        }
    }
    let Some(anchors) = sources.get(&source.place()) else {
        return;
    };
    let column = match record.schema().name {
        "figures" => "wording",
        _ if record.code("speech") == Some("indirect") || record.code("speech").is_none() => return,
        _ => "text",
    };
    let Some(text) = record.text(column) else {
        return;
    };
    // The wording is the first span; a quote is all its spans with a space between them.
    let anchors = if column == "wording" {
        &anchors[..1]
    } else {
        &anchors[..]
    };
    let mut rest = Some(text);
    for (i, anchor) in anchors.iter().enumerate() {
        let (Some(start), Some(end), Some(digest)) = (
            anchor.count("start"),
            anchor.count("end"),
            anchor.text("digest"),
        ) else {
            return;
        };
        if i > 0 {
            rest = rest.and_then(|rest| rest.strip_prefix(' '));
        }
        let length = usize::try_from(end - start).unwrap_or_default();
        let part = rest.and_then(|rest| split_at_char(rest, length));
        let Some((words, after)) = part else {
            break;
        };
        rest = Some(after);
        if fingerprint(words.as_bytes())[..16] != *digest {
            report.problems.push(anchor.problem(
                Rule::AnchorText,
                "digest",
                format!(
                    "the digest of `{words}` is {}; the `{column}` of `{}` is not what was read, or this is not where it was read",
                    &fingerprint(words.as_bytes())[..16],
                    record.id()
                ),
            ));
        }
    }
    if rest != Some("") {
        let spans: i64 = anchors
            .iter()
            .map(|anchor| anchor.count("end").unwrap_or(0) - anchor.count("start").unwrap_or(0))
            .sum();
        report.problems.push(record.problem(
            Rule::AnchorText,
            column,
            format!(
                "`{column}` has {} characters, and its spans in anchors have {spans} with {} spaces between them",
                text.chars().count(),
                anchors.len() - 1
            ),
        ));
    }
}

/// The first characters of a text, and the rest; `None` where there are not so many.
fn split_at_char(text: &str, count: usize) -> Option<(&str, &str)> {
    let mut ends = text.char_indices().map(|(i, _)| i).chain([text.len()]);
    Some(text.split_at(ends.nth(count)?))
}

/// SHA-256 in hexadecimal digits.
pub fn fingerprint(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    hmac_sha256::Hash::hash(bytes)
        .iter()
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}
