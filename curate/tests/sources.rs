//! The words in the tables against their fingerprints, and against the articles where these are at
//! hand.
//!
//! The articles are under copyright and no part of this project. `KURSK_SOURCES` names the folder
//! that holds them; without it the tests that need them say that they were skipped.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;

use kursk_campaign::vocab::Speech;
use kursk_campaign::{
    Anchor, Source, actors, anchors, corrections, events, figures, metrics, places, quotes,
    relations, retired, sources,
};
use sha2::{Digest, Sha256};

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").unwrap();
            text
        })
}

fn length(anchor: &Anchor) -> usize {
    usize::try_from(anchor.end - anchor.start).unwrap()
}

/// Whether the text is the spans with a space between them, by length and digest.
fn stands_at(text: &str, anchors: &[&Anchor]) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let mut start = 0;
    for (i, anchor) in anchors.iter().enumerate() {
        if i > 0 {
            if chars.get(start) != Some(&' ') {
                return false;
            }
            start += 1;
        }
        let Some(words) = chars.get(start..start + length(anchor)) else {
            return false;
        };
        let words: String = words.iter().collect();
        if sha256(words.as_bytes())[..16] != *anchor.digest {
            return false;
        }
        start += length(anchor);
    }
    start == chars.len()
}

#[test]
fn wordings_and_quotations_have_the_digests_of_their_spans() {
    for figure in figures::ALL {
        assert!(
            stands_at(figure.wording, &figure.anchors()[..1]),
            "{figure:?}"
        );
    }
    for quote in quotes::ALL
        .iter()
        .filter(|quote| quote.speech != Speech::Indirect)
    {
        assert!(stands_at(quote.text, quote.anchors()), "{quote:?}");
    }
}

/// The texts of the articles by source, or `None` with a word about it.
fn articles() -> Option<BTreeMap<&'static Source, Vec<char>>> {
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
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        by_digest.insert(sha256(&bytes), bytes);
    }
    let read = |source: &'static Source| {
        let bytes = by_digest
            .remove(source.sha256)
            .unwrap_or_else(|| panic!("no file in KURSK_SOURCES is {source:?}"));
        (source, String::from_utf8(bytes).unwrap().chars().collect())
    };
    Some(sources::ALL.iter().map(read).collect())
}

#[test]
fn every_anchor_is_a_span_of_its_article() {
    let Some(articles) = articles() else { return };
    for (source, text) in &articles {
        assert_eq!(source.chars, i64::try_from(text.len()).unwrap());
    }
    for anchor in anchors::ALL {
        let start = usize::try_from(anchor.start).unwrap();
        let span: String = articles[anchor.source][start..start + length(anchor)]
            .iter()
            .collect();
        assert_eq!(sha256(span.as_bytes())[..16], *anchor.digest, "{anchor:?}");
        assert_eq!(span.trim(), span, "{anchor:?}");
    }
}

/// The words of a text in lower case, without punctuation.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[test]
fn our_own_words_share_no_run_of_ten_with_an_article() {
    const RUN: usize = 10;
    let Some(articles) = articles() else { return };
    let runs: BTreeSet<Vec<String>> = articles
        .values()
        .flat_map(|text| {
            let words = words(&text.iter().collect::<String>());
            words.windows(RUN).map(<[_]>::to_vec).collect::<Vec<_>>()
        })
        .collect();
    let indirect = quotes::ALL
        .iter()
        .filter(|quote| quote.speech == Speech::Indirect);
    let ours = events::ALL
        .iter()
        .map(|event| event.title)
        .chain(indirect.map(|quote| quote.text))
        .chain(metrics::ALL.iter().map(|metric| metric.definition))
        .chain(actors::ALL.iter().filter_map(|actor| actor.role))
        .chain(corrections::ALL.iter().map(|correction| correction.reason))
        .chain(retired::ALL.iter().map(|retired| retired.reason))
        .chain(sources::ALL.iter().filter_map(|source| source.note))
        .chain(actors::ALL.iter().filter_map(|actor| actor.note))
        .chain(places::ALL.iter().filter_map(|place| place.note))
        .chain(events::ALL.iter().filter_map(|event| event.note))
        .chain(figures::ALL.iter().filter_map(|figure| figure.note))
        .chain(quotes::ALL.iter().filter_map(|quote| quote.note))
        .chain(relations::ALL.iter().filter_map(|relation| relation.note));
    for text in ours {
        let copied = words(text)
            .windows(RUN)
            .find(|run| runs.contains(*run))
            .map(|run| run.join(" "));
        assert_eq!(copied, None, "{text}");
    }
    // A figure's wording is the article's own, and therefore short.
    for figure in figures::ALL {
        assert!(
            words(figure.wording).len() <= RUN,
            "{figure:?}: {}",
            figure.wording
        );
    }
}
