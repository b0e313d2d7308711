//! The words that decide the qualifier of a figure.

use curate::codegen::vocab::{Code, Qualifier};
use curate::codegen::wording::{AFTER, BEFORE};

use crate::markdown::code;

/// For each qualifier that has some, the words before the number and those after it.
pub fn rows() -> Vec<Vec<String>> {
    let of = |qualifier: Qualifier, hedges: &[(&str, Qualifier)]| {
        let words = hedges.iter().filter(|(_, said)| *said == qualifier);
        words
            .map(|(words, _)| *words)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let or_dash = |words: String| {
        if words.is_empty() {
            "—".into()
        } else {
            words
        }
    };
    let rows = Qualifier::ALL.iter().map(|qualifier| {
        let words = [BEFORE, AFTER].map(|hedges| of(*qualifier, hedges));
        (code(qualifier.code()), words)
    });
    let rows = rows.filter(|(_, words)| !words.concat().is_empty());
    rows.map(|(code, [before, after])| vec![code, or_dash(before), or_dash(after)])
        .collect()
}
