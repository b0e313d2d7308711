//! The words in the tables against their digests, and against the articles where these are at hand.
//!
//! The articles are under copyright and no part of this project. `KURSK_SOURCES` names the folder
//! that holds them; without it the tests that need them say that they were skipped.

use std::collections::BTreeMap;
use std::io::Write as _;

use curate::codegen::check::{self, Report};
use curate::codegen::dataset::{Dataset, Row, RowPlace};
use curate::codegen::read;
use curate::codegen::schema::{anchors, figures, quotes, sources};
use curate::codegen::vocab::Speech;

use crate::support::context::CONTEXT;
use crate::support::digest::digest;
use crate::support::files::load;

/// Runs a test on the real tables.
fn with_data(test: impl FnOnce(&Dataset<'_>)) {
    let (tables, mut problems) = read::read(&load("../data"), &CONTEXT);
    let dataset = check::parse(&tables, &mut Report::new(&mut problems));
    assert!(problems.is_empty(), "{problems:#?}");
    test(&dataset);
}

/// The start, the end and the digest of a span.
fn span<'t>(anchor: Row<'_, 't>) -> (usize, usize, &'t str) {
    let count = |column| anchor.count(column).expect("a span has its ends") as usize;
    let digest = anchor.text(anchors::digest).expect("a span has a digest");
    (count(anchors::start), count(anchors::end), digest)
}

/// The anchors of each record, in the order of the table: by article and part.
fn anchors_by_record<'d, 't>(dataset: &'d Dataset<'t>) -> BTreeMap<RowPlace, Vec<Row<'d, 't>>> {
    let mut by_record = BTreeMap::<_, Vec<_>>::new();
    for anchor in dataset.rows(anchors::TABLE) {
        let record = anchor
            .record(anchors::record)
            .expect("an anchor has a record");
        by_record.entry(record.place).or_default().push(anchor);
    }
    by_record
}

/// Whether the text is the spans with a space between them, by length and digest.
fn is_at(text: &str, anchors: &[Row<'_, '_>]) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let mut next = 0;
    for (i, anchor) in anchors.iter().enumerate() {
        if i > 0 {
            if chars.get(next) != Some(&' ') {
                return false;
            }
            next += 1;
        }
        let (start, end, expected) = span(*anchor);
        let Some(words) = chars.get(next..next + (end - start)) else {
            return false;
        };
        let words: String = words.iter().collect();
        if digest(&words)[..16] != *expected {
            return false;
        }
        next += end - start;
    }
    next == chars.len()
}

#[test]
fn wordings_and_quotations_have_the_digests_of_their_spans() {
    with_data(|dataset| {
        let anchors = anchors_by_record(dataset);
        for figure in dataset.rows(figures::TABLE) {
            let wording = figure
                .text(figures::wording)
                .expect("a figure has a wording");
            assert!(
                is_at(wording, &anchors[&figure.place][..1]),
                "{}",
                figure.id()
            );
        }
        for quote in dataset.rows(quotes::TABLE) {
            if quote.code(quotes::speech).is_some_and(Speech::is_quoted) {
                let text = quote.text(quotes::text).expect("a quote has a text");
                assert!(is_at(text, &anchors[&quote.place]), "{}", quote.id());
            }
        }
    });
}

/// The text of the article of each source, or `None` with a word about it.
fn articles(dataset: &Dataset<'_>) -> Option<BTreeMap<RowPlace, Vec<char>>> {
    let Some(folder) = std::env::var_os("KURSK_SOURCES") else {
        // Not by `eprintln!`, which the test harness keeps to itself.
        let _ = writeln!(
            std::io::stderr(),
            "skipped: the articles are not at hand (KURSK_SOURCES names no folder)"
        );
        return None;
    };
    let mut by_digest = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("KURSK_SOURCES names a folder") {
        let path = entry.expect("the folder can be read").path();
        // What is not UTF-8 is no article.
        if let Ok(text) = std::fs::read_to_string(path) {
            by_digest.insert(digest(&text), text);
        }
    }
    let read = |source: Row<'_, '_>| {
        let sha256 = source.text(sources::sha256).expect("a source has a digest");
        let text = by_digest.get(sha256);
        let text = text.unwrap_or_else(|| panic!("no file in KURSK_SOURCES is {}", source.id()));
        (source.place, text.chars().collect())
    };
    Some(dataset.rows(sources::TABLE).map(read).collect())
}

#[test]
fn every_anchor_is_a_span_of_its_article() {
    with_data(|dataset| {
        let Some(articles) = articles(dataset) else {
            return;
        };
        for source in dataset.rows(sources::TABLE) {
            let chars = source.count(sources::chars).map(|chars| chars as usize);
            assert_eq!(
                chars,
                Some(articles[&source.place].len()),
                "{}",
                source.id()
            );
        }
        for anchor in dataset.rows(anchors::TABLE) {
            let source = anchor
                .record(anchors::source)
                .expect("an anchor has a source");
            let (start, end, expected) = span(anchor);
            let words: String = articles[&source.place][start..end].iter().collect();
            assert_eq!(digest(&words)[..16], *expected, "line {}", anchor.line());
            assert_eq!(words.trim(), words, "line {}", anchor.line());
        }
    });
}
