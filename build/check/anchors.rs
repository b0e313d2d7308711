//! The places of the records in the articles, and the words that stand there.

use std::collections::{BTreeMap, BTreeSet};

use super::super::problem::Rule;
use super::super::schema::ANNOTATIONS;
use super::super::value::{Dataset, Row};
use super::Report;

/// How many digits of a fingerprint an anchor has.
const DIGITS: usize = 16;

/// With more anchors than that whose record is not understood, any record may be the one meant.
const MANY: usize = 50;

/// The anchors of one record in one article, by part.
type Spans<'d, 't> = Vec<Row<'d, 't>>;

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    let mut spans: BTreeMap<(usize, usize), BTreeMap<(usize, usize), Spans<'_, '_>>> =
        BTreeMap::new();
    // What the anchors mean that could not be understood: they are wrong, and not missing.
    let (mut half_anchored, mut misspelt) = (BTreeSet::new(), Vec::new());
    for anchor in dataset.rows("anchors") {
        span(anchor, report);
        match (anchor.record("record"), anchor.record("source")) {
            (Some(record), Some(source)) => spans
                .entry(record.place())
                .or_default()
                .entry(source.place())
                .or_default()
                .push(anchor),
            (Some(record), None) => {
                half_anchored.insert(record.place());
            }
            (None, _) => misspelt.push(anchor.cell("record").value),
        }
    }
    for &table in ANNOTATIONS {
        for record in dataset.rows(table) {
            match spans.get_mut(&record.place()) {
                Some(sources) => {
                    let mut are_in_parts = true;
                    for anchors in sources.values_mut() {
                        anchors.sort_by_key(|anchor| anchor.count("part"));
                        are_in_parts &= parts(anchors, report);
                    }
                    if table == "events" {
                        reported(record, sources, report);
                    } else if are_in_parts {
                        stated(record, sources, report);
                    }
                }
                None if record.id().is_empty()
                    || !dataset.table("anchors").raw.readable
                    || half_anchored.contains(&record.place())
                    || misspelt.len() > MANY
                    || misspelt
                        .iter()
                        .any(|id| report.nearest.among(id, [record.id()]).is_some()) => {}
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

/// An event that has happened did not happen after all that is written of it.
fn reported(
    event: Row<'_, '_>,
    sources: &BTreeMap<(usize, usize), Spans<'_, '_>>,
    report: &mut Report<'_>,
) {
    let published = sources.keys().map(|&(table, row)| {
        let source = event.dataset.row(table, row);
        source.date("published").map(|date| (date.last_day(), date))
    });
    // Unless a day is not known.
    let last = published.collect::<Option<Vec<_>>>().unwrap_or_default();
    let last = last.into_iter().max();
    if let (Some("asserted"), Some(date), Some((last, published))) =
        (event.code("realis"), event.date("date"), last)
    {
        if date.first_day() > last {
            report.problems.push(event.problem(
                Rule::Future,
                "date",
                format!("`{date}` is after the last article that reports it came out ({published}); what is still to come is planned"),
            ));
        }
    }
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

/// Whether the parts are numbered 1, 2, … in the order of the text, and do not overlap.
fn parts(anchors: &[Row<'_, '_>], report: &mut Report<'_>) -> bool {
    let (mut before, mut end) = (0, 0);
    for (expected, anchor) in (1..).zip(anchors) {
        let (Some(part), Some(start)) = (anchor.count("part"), anchor.count("start")) else {
            return false;
        };
        let (column, message) = if part != expected {
            if part == before && expected > 1 {
                return false; // The key is there twice, and that has been said.
            }
            let message = format!(
                "this is part {part}, and part {expected} is missing; the parts are numbered from 1"
            );
            ("part", message)
        } else if start < end {
            let message = format!(
                "part {part} starts at {start}, before part {before} ends at {end}; parts stand in the order of the text and do not overlap"
            );
            ("start", message)
        } else if length(*anchor).is_none() {
            return false; // That has been said, too.
        } else {
            before = part;
            end = anchor.count("end").unwrap_or(start);
            continue;
        };
        let problem = anchor.problem(Rule::AnchorParts, column, message);
        report.problems.push(problem);
        return false;
    }
    true
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
        _ => "text",
    };
    let Some(text) = record.text(column) else {
        return;
    };
    if column == "text" {
        match record.code("speech") {
            None => return,
            Some("indirect") => return paraphrased(record, text, anchors, report),
            _ => {}
        }
    }
    // The wording is the first span; a quote is all its spans with a space between them.
    let anchors = if column == "wording" {
        &anchors[..1]
    } else {
        &anchors[..]
    };
    let lengths: Option<Vec<usize>> = anchors.iter().map(|anchor| length(*anchor)).collect();
    let Some(lengths) = lengths else {
        return;
    };
    let chars = text.chars().count();
    let joined = lengths
        .iter()
        .fold(lengths.len() - 1, |sum, length| sum.saturating_add(*length));
    if joined != chars {
        let spans = match lengths.len() {
            1 => "its span in anchors has".into(),
            count => format!("its {count} spans in anchors, joined by a space, have"),
        };
        let message = format!("`{column}` has {chars} characters, and {spans} {joined}");
        // The words are the right ones, so that it is the span that is wrong.
        if let [anchor] = anchors {
            if anchor.text("digest") == Some(&fingerprint(text.as_bytes())[..DIGITS]) {
                let message = format!(
                    "`{column}` of `{}` has {chars} characters, and this span has {joined}",
                    record.id()
                );
                let problem = anchor.problem(Rule::AnchorText, "end", message);
                return report.problems.push(problem);
            }
        }
        let problem = record.problem(Rule::AnchorText, column, message);
        return report.problems.push(problem);
    }
    let mut rest = text;
    for (i, (anchor, length)) in anchors.iter().zip(lengths).enumerate() {
        if i > 0 {
            let Some(after) = rest.strip_prefix(' ') else {
                let message = format!(
                    "the spans of `{column}` are joined by a space, and there is none before `{rest}`"
                );
                let problem = record.problem(Rule::AnchorText, column, message);
                return report.problems.push(problem);
            };
            rest = after;
        }
        let (words, after) = split_at_char(rest, length);
        rest = after;
        let fingerprint = fingerprint(words.as_bytes());
        let expected = &fingerprint[..DIGITS];
        if anchor
            .text("digest")
            .is_some_and(|digest| digest != expected)
        {
            report.problems.push(anchor.problem(
                Rule::AnchorText,
                "digest",
                format!(
                    "the digest of `{words}` is {expected}; the `{column}` of `{}` is not what was read, or this is not where it was read",
                    record.id()
                ),
            ));
        }
    }
}

/// Where no words are quoted, the text is ours and not the article's.
fn paraphrased(record: Row<'_, '_>, text: &str, anchors: &[Row<'_, '_>], report: &mut Report<'_>) {
    let is_verbatim = |anchor: &Row<'_, '_>| {
        anchor.text("digest") == Some(&fingerprint(text.as_bytes())[..DIGITS])
    };
    if anchors.iter().any(is_verbatim) {
        report.problems.push(record.problem(
            Rule::AnchorText,
            "text",
            "these are the words of the article; of indirect speech `text` is a short paraphrase of ours".into(),
        ));
    }
}

/// The length of a span that lies within its article.
fn length(anchor: Row<'_, '_>) -> Option<usize> {
    let (start, end) = (anchor.count("start")?, anchor.count("end")?);
    let chars = anchor.record("source")?.count("chars")?;
    (start < end && end <= chars).then(|| usize::try_from(end - start).ok())?
}

/// The first characters of a text, and the rest.
fn split_at_char(text: &str, count: usize) -> (&str, &str) {
    let end = text.char_indices().map(|(i, _)| i).nth(count);
    text.split_at(end.unwrap_or(text.len()))
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
