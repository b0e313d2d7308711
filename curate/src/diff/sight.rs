//! Differences that can't be seen.

pub use curate::codegen::characters::printable;
use unicode_normalization::UnicodeNormalization;

use super::answers::Answered;
use super::changes::{Changed, Changes, Correction, Removed};

/// The same changes as they are shown: every character is visible, and texts that look the same
/// differ in their code points.
pub fn made_visible(changes: &Changes) -> Changes {
    let removed = |removed: &Removed| Removed {
        key: apart_from(&removed.key, changes.added.iter().map(|(key, _)| key)),
        fate: printable(&removed.fate),
        with_it: removed.with_it.iter().map(|row| printable(row)).collect(),
    };
    let changed = |changed: &Changed| Changed {
        key: printable(&changed.key),
        cells: changed.cells.iter().map(correction).collect(),
        doubt: changed.doubt,
    };
    let added = |(key, what): &(String, String)| {
        let removed = changes.removed.iter().map(|removed| &removed.key);
        (apart_from(key, removed), printable(what))
    };
    Changes {
        removed: changes.removed.iter().map(removed).collect(),
        changed: changes.changed.iter().map(changed).collect(),
        added: changes.added.iter().map(added).collect(),
    }
}

/// The same question as it is shown.
pub fn question_made_visible(question: &Answered) -> Answered {
    Answered {
        text: printable(&question.text),
        positions: question.positions.iter().map(correction).collect(),
        ..question.clone()
    }
}

/// A key that differs from all others as they are shown.
fn apart_from<'k>(key: &str, mut others: impl Iterator<Item = &'k String>) -> String {
    let other = others.find(|other| look_same(key, other));
    other.map_or_else(|| printable(key), |other| apart(key, other).0)
}

fn correction((column, old, new): &Correction) -> Correction {
    let (old, new) = apart(old, new);
    (printable(column), old, new)
}

/// Whether two texts differ and look the same: letters and marks as one character or as two, and
/// white space.
fn look_same(a: &str, b: &str) -> bool {
    let seen = |text: &str| -> Vec<String> {
        let composed: String = text.nfc().collect();
        composed.split_whitespace().map(str::to_owned).collect()
    };
    a != b && seen(a) == seen(b)
}

/// Two texts as they are shown beside each other; where they look the same, what differs is shown as
/// code points: `Ren\u{e9}` and `Ren\u{65}\u{301}`.
fn apart(a: &str, b: &str) -> (String, String) {
    if !look_same(a, b) {
        return (printable(a), printable(b));
    }
    let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = |(x, y): &(&char, &char)| x == y;
    let before = x.iter().zip(&y).take_while(same).count();
    let after = x[before..].iter().rev().zip(y[before..].iter().rev());
    let after = after.take_while(same).count();
    let shown = |text: &[char]| {
        let (rest, end) = text.split_at(text.len() - after);
        let (start, middle) = rest.split_at(before);
        let [start, end] = [start, end].map(|part| printable(&part.iter().collect::<String>()));
        let middle: String = middle.iter().flat_map(|c| c.escape_unicode()).collect();
        start + &middle + &end
    };
    (shown(&x), shown(&y))
}
