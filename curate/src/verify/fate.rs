//! What became of words that are not where they should be.

use std::ops::Range;

use curate::codegen::dataset::Row;
use similar::TextDiff;

use super::articles::Articles;
use super::quotations::joined;
use super::report::Fault;
use crate::article::{Article, Likeness, difference};

/// How alike two texts are, from 0 to 1, where one is an altered form of the other.
const ALTERED: f32 = 0.6;

/// The fault, and what is said of the words after "is".
pub fn of(
    text: &str,
    source: Row<'_, '_>,
    spans: &[Range<usize>],
    articles: &Articles<'_, '_>,
) -> (Fault, String) {
    let own = articles.of(source);
    if let Some(span) = own.and_then(|own| first(own, text, Likeness::Exact)) {
        let verdict = format!("moved: it is at {}, not at its anchor", at(&span, source));
        return (Fault::Moved, verdict);
    }
    for (other, article) in articles.others(source) {
        if let Some(span) = first(article, text, Likeness::Marks) {
            let at = at(&span, other);
            let verdict = format!("misattributed: it is at {at}, not in `{}`", source.id());
            return (Fault::Misattributed, verdict);
        }
    }
    // The parts of a split utterance are near each other; together they show what changed.
    if let (Some(own), [start, .., _]) = (own, spans) {
        let words = joined(own, spans);
        if TextDiff::from_words(text, words.as_str()).ratio() >= ALTERED {
            let start = start.start;
            let verdict = format!("altered: its spans from {start} on have other words");
            return (Fault::Altered, verdict + &beside(text, &words));
        }
    }
    if let Some((span, words)) = own.and_then(|own| nearest(own, text)) {
        let at = at(&span, source);
        let verdict = format!("altered: the nearest words are at {at}");
        return (Fault::Altered, verdict + &beside(text, &words));
    }
    for (other, article) in articles.others(source) {
        if let Some((span, words)) = nearest(article, text) {
            let (at, id) = (at(&span, other), source.id());
            let verdict = format!("misattributed: the nearest words are at {at}, not in `{id}`");
            return (Fault::Misattributed, verdict + &beside(text, &words));
        }
    }
    let among = if articles.is_one() {
        "the article that was given".into()
    } else {
        format!("any of the {} that were given", articles.counted())
    };
    let verdict = format!("not there: no words like it are in {among}: {text}");
    (Fault::Absent, verdict)
}

/// A span as messages name it.
fn at(span: &Range<usize>, source: Row<'_, '_>) -> String {
    format!("{} to {} of `{}`", span.start, span.end, source.id())
}

fn first(article: &Article, text: &str, likeness: Likeness) -> Option<Range<usize>> {
    article.find_like(text, likeness).into_iter().next()
}

/// The words most like the text, where they are alike enough.
fn nearest(article: &Article, text: &str) -> Option<(Range<usize>, String)> {
    let (span, _) = article
        .nearest(text)
        .filter(|(_, ratio)| *ratio >= ALTERED)?;
    let words = article.span(&span)?.replace('\n', " ");
    Some((span, words))
}

/// Two texts and their difference, a line each.
fn beside(table: &str, article: &str) -> String {
    format!(
        "\n    the table:   {table}\n    the article: {article}\n    difference:  {}",
        difference(table, article)
    )
}
