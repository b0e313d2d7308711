//! Differences that can't be seen.

use curate::codegen::characters::printable;
use unicode_normalization::UnicodeNormalization;

use super::changes::{Changes, Correction};

/// The same changes as they are shown: every character is visible, and texts that look the same
/// differ in their code points.
pub fn made_visible(changes: &Changes) -> Changes {
    let apart_from_others = |key: &str, others: &[(String, String)]| {
        let other = others.iter().find(|(other, _)| look_same(key, other));
        other.map_or_else(|| printable(key), |(other, _)| apart(key, other).0)
    };
    let seen = |rows: &[(String, String)], others: &[(String, String)]| {
        let seen =
            |(key, what): &(String, String)| (apart_from_others(key, others), printable(what));
        rows.iter().map(seen).collect()
    };
    let corrections = |cells: &[Correction]| -> Vec<Correction> {
        let seen = |(column, old, new): &Correction| {
            let (old, new) = apart(old, new);
            (printable(column), old, new)
        };
        cells.iter().map(seen).collect()
    };
    let changed = changes.changed.iter();
    Changes {
        removed: seen(&changes.removed, &changes.added),
        changed: changed
            .map(|(key, cells)| (printable(key), corrections(cells)))
            .collect(),
        added: seen(&changes.added, &changes.removed),
    }
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
