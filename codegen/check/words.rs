//! The words in the tables are those of the articles, and their digests prove it.

use super::Report;
use crate::codegen::dataset::Row;
use crate::codegen::digest::digest;
use crate::codegen::problem::Rule;
use crate::codegen::schema::{At, TableId, anchors, cell, figures, quotes, sources};
use crate::codegen::vocab::Speech;

/// The article of a figure or a quote.
pub fn source<'d, 't>(record: Row<'d, 't>) -> Option<Row<'d, 't>> {
    record.record(source_column(record)?)
}

/// The column that names it.
pub fn source_column(record: Row<'_, '_>) -> Option<At<cell::Record>> {
    match record.place.table {
        figures::TABLE => Some(figures::source),
        quotes::TABLE => Some(quotes::source),
        _ => None,
    }
}

/// The column of a record that has words of its article, and how many of its anchors there they fill
/// at most. `None` where the words are ours.
pub fn quoted(record: Row<'_, '_>) -> Option<(At<cell::Text>, usize)> {
    let is_quote = record.is_in(quotes::TABLE);
    let speech = is_quote.then(|| record.code(quotes::speech)).flatten();
    quoted_in(record.place.table, speech)
}

/// The same of a table and, for a quote, its speech.
pub fn quoted_in(table: TableId, speech: Option<Speech>) -> Option<(At<cell::Text>, usize)> {
    match table {
        // The wording is the first span; further ones are its context.
        figures::TABLE => Some((figures::wording, 1)),
        quotes::TABLE => speech?.is_quoted().then_some((quotes::text, usize::MAX)),
        _ => None,
    }
}

/// Checks the words of a figure or a quote against its anchors in its article.
pub fn check(record: Row<'_, '_>, anchors: &[Row<'_, '_>], report: &mut Report<'_>) {
    match quoted(record) {
        Some((column, most)) => {
            let anchors = &anchors[..anchors.len().min(most)];
            anchored(record, column, anchors, report);
        }
        None => paraphrased(record, anchors, report),
    }
}

/// The words are those of the spans, with a space between them.
fn anchored(
    record: Row<'_, '_>,
    column: At<cell::Text>,
    anchors: &[Row<'_, '_>],
    report: &mut Report<'_>,
) {
    let Some(text) = record.text(column) else {
        return;
    };
    let mut lengths = Vec::new();
    // There is a space before each span but the first.
    let mut joined = anchors.len() - 1;
    for anchor in anchors {
        let Some(length) = length(*anchor) else {
            return;
        };
        lengths.push(length);
        joined = joined.saturating_add(length);
    }
    let name = column.column().name;
    let chars = text.chars().count();
    if joined != chars {
        // The digest proves the words, so the span is wrong.
        if let [anchor] = anchors {
            if anchor.text(anchors::digest) == Some(&digest(text)) {
                let message = format!(
                    "`{name}` of `{}` has {chars} characters, but this span has {joined}",
                    record.id()
                );
                return report.say(*anchor, Rule::AnchorText, &anchors::end, message);
            }
        }
        let spans = match lengths.len() {
            1 => "its span in anchors has".into(),
            count => format!("its {count} spans in anchors, joined by a space, have"),
        };
        let message = format!("`{name}` has {chars} characters, but {spans} {joined}");
        return report.say(record, Rule::AnchorText, &column, message);
    }
    let mut rest = text;
    for (i, anchor) in anchors.iter().enumerate() {
        if i > 0 {
            let Some(after) = rest.strip_prefix(' ') else {
                let message = format!(
                    "the spans of `{name}` are joined by a space, but there is none before `{rest}`"
                );
                return report.say(record, Rule::AnchorText, &column, message);
            };
            rest = after;
        }
        let (words, after) = split_at_char(rest, lengths[i]);
        rest = after;
        let expected = digest(words);
        let stated = anchor.text(anchors::digest);
        if stated.is_some_and(|stated| stated != expected) {
            let message = format!(
                "the digest of `{words}` is {expected}; either the `{name}` of `{}` at {} differs from the article, or this is not its place",
                record.id(),
                record.shown()
            );
            report.say(*anchor, Rule::AnchorText, &anchors::digest, message);
        }
    }
}

/// If no words are quoted, the text is ours and not the article's.
fn paraphrased(record: Row<'_, '_>, anchors: &[Row<'_, '_>], report: &mut Report<'_>) {
    let speech = record
        .code(quotes::speech)
        .filter(|speech| !speech.is_quoted());
    let (Some(speech), Some(text)) = (speech, record.text(quotes::text)) else {
        return;
    };
    let own = digest(text);
    if anchors
        .iter()
        .any(|anchor| anchor.text(anchors::digest) == Some(&own))
    {
        let message = format!(
            "these are the words of the article; for {} speech, write a short paraphrase in `{}`",
            speech.code(),
            quotes::text.column().name
        );
        report.say(record, Rule::AnchorText, &quotes::text, message);
    }
}

/// The length of a span that lies within its article.
pub fn length(anchor: Row<'_, '_>) -> Option<usize> {
    let (start, end) = (anchor.count(anchors::start)?, anchor.count(anchors::end)?);
    let chars = anchor.record(anchors::source)?.count(sources::chars)?;
    (start < end && end <= chars).then(|| (end - start) as usize)
}

/// The first characters of a text, and the rest.
fn split_at_char(text: &str, count: usize) -> (&str, &str) {
    let end = text.char_indices().nth(count);
    text.split_at(end.map_or(text.len(), |(i, _)| i))
}
