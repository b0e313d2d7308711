//! Anchors of words that are made up.

use super::digest::digest;
use super::tables::Tables;

impl Tables {
    /// Adds a span for some words.
    pub fn anchor(&mut self, record: &str, source: &str, part: usize, start: usize, words: &str) {
        let end = start + words.chars().count();
        let cells = [
            ("record", record),
            ("source", source),
            ("part", &part.to_string()),
            ("start", &start.to_string()),
            ("end", &end.to_string()),
            ("digest", &digest(words)[..16]),
        ];
        self.add("anchors", &cells);
    }
}
