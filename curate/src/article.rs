//! An article: its text by positions in code points, and where words are in it.

use std::collections::HashMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use curate::codegen::digest::{digest, sha256};
use curate::codegen::schema::sources;
use similar::{ChangeTag, TextDiff};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::edit::Row;
use crate::stop::Stop;

#[derive(Clone)]
pub struct Article {
    /// The file as it was named.
    pub shown: String,
    pub sha256: String,
    text: String,
    /// The byte at which each code point starts, and the end of the text.
    offsets: Vec<usize>,
}

/// How words were found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Likeness {
    /// Just as given.
    Exact,
    /// With other white space, quotation marks or dashes, or characters that are composed otherwise or
    /// have no width.
    Marks,
    /// With other capitals too.
    Case,
}

impl Article {
    pub fn open(path: &Path) -> Result<Self, Stop> {
        let shown = path.display().to_string();
        let bytes = fs::read(path)
            .map_err(|error| Stop::Misuse(format!("`{shown}` can't be read: {error}")))?;
        let sha256 = sha256(&bytes);
        let text = String::from_utf8(bytes).map_err(|_| {
            Stop::Misuse(format!(
                "`{shown}` is not text in UTF-8, so its characters can't be counted"
            ))
        })?;
        Ok(Self {
            shown,
            sha256,
            offsets: offsets(&text),
            text,
        })
    }

    /// The article with another text, under the same name and fingerprint.
    pub fn with_text(self, text: String) -> Self {
        Self {
            offsets: offsets(&text),
            text,
            ..self
        }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The length in code points.
    pub fn chars(&self) -> usize {
        self.offsets.len() - 1
    }

    /// The words of a span; `None` where it goes beyond the article.
    pub fn span(&self, span: &Range<usize>) -> Option<&str> {
        let (start, end) = (*self.offsets.get(span.start)?, *self.offsets.get(span.end)?);
        self.text.get(start..end)
    }

    /// The line that a span starts in.
    pub fn line(&self, span: &Range<usize>) -> &str {
        let start = self.offsets.get(span.start).copied().unwrap_or_default();
        let before = self.text[..start].rfind('\n').map_or(0, |end| end + 1);
        let line = &self.text[before..];
        line.split('\n').next().unwrap_or_default()
    }

    /// The paragraphs that a span is in: what is around it between two blank lines.
    pub fn paragraphs(&self, span: &Range<usize>) -> Range<usize> {
        const BLANK: &str = "\n\n";
        let byte = |position: usize| self.offsets.get(position).copied();
        let end = byte(span.end).unwrap_or(self.text.len());
        let start = byte(span.start).unwrap_or(end);
        let before = self.text[..start].rfind(BLANK).unwrap_or(0);
        let after = self.text[end..].find(BLANK);
        let after = after.map_or(self.text.len(), |after| end + after);
        let at = |byte: usize| self.offsets.partition_point(|&offset| offset < byte);
        at(before)..at(after)
    }

    /// The place nearest to another one that is in no word.
    pub fn between(&self, position: usize) -> usize {
        let is_inside = |at: usize| {
            let around = at
                .checked_sub(1)
                .and_then(|before| self.span(&(before..at + 1)));
            around.is_some_and(|around| around.chars().all(char::is_alphanumeric))
        };
        let near = |distance| [position.saturating_sub(distance), position + distance];
        let mut places = (0..=position).flat_map(near);
        places.find(|at| !is_inside(*at)).unwrap_or(position)
    }

    /// The words before and after a span, on one line.
    pub fn context(&self, span: &Range<usize>) -> (String, String) {
        const WIDTH: usize = 40;
        let before = span.start.saturating_sub(WIDTH)..span.start;
        let after = span.end..(span.end + WIDTH).min(self.chars());
        let line = |span| self.span(&span).unwrap_or_default().replace('\n', " ");
        (line(before), line(after))
    }

    /// The row of `sources.csv` that has this article's fingerprint.
    pub fn source<'r>(&self, sources: &'r [Row]) -> Option<&'r Row> {
        sources
            .iter()
            .find(|row| row[sources::sha256.index] == self.sha256)
    }

    /// Everywhere that the words are, and how exactly.
    pub fn find(&self, words: &str) -> (Likeness, Vec<Range<usize>>) {
        for likeness in [Likeness::Exact, Likeness::Marks, Likeness::Case] {
            let found = self.find_like(words, likeness);
            if !found.is_empty() {
                return (likeness, found);
            }
        }
        (Likeness::Exact, Vec::new())
    }

    pub fn find_like(&self, words: &str, likeness: Likeness) -> Vec<Range<usize>> {
        let words = words.trim();
        if words.is_empty() {
            return Vec::new();
        }
        if likeness == Likeness::Exact {
            let spans = self.text.match_indices(words).map(|(start, words)| {
                let at = |byte: usize| self.offsets.partition_point(|&offset| offset < byte);
                at(start)..at(start + words.len())
            });
            return spans.collect();
        }
        let fold_case = likeness == Likeness::Case;
        let (text, positions) = fold(&self.text, fold_case);
        let (words, _) = fold(words, fold_case);
        if words.is_empty() {
            return Vec::new(); // There was nothing to be seen in them.
        }
        // Of each folded character, the byte where it starts.
        let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
        let spans = text.match_indices(&words).map(|(start, found)| {
            let first = starts.partition_point(|&byte| byte < start);
            let last = first + found.chars().count() - 1;
            positions[first].start..positions[last].end
        });
        spans.collect()
    }

    /// The span of so many code points whose words have the digest; of several, the one that is
    /// nearest to a place.
    pub fn with_digest(&self, near: usize, length: usize, expected: &str) -> Option<Range<usize>> {
        let last = self.chars().checked_sub(length)?;
        let near = near.min(last);
        let mut starts = (0..=last).flat_map(|distance| {
            let after = (distance > 0).then(|| near + distance);
            [
                near.checked_sub(distance),
                after.filter(|start| *start <= last),
            ]
        });
        let is_it = |span: &Range<usize>| {
            self.span(span)
                .is_some_and(|words| digest(words) == expected)
        };
        starts.find_map(|start| Some(start?..start? + length).filter(is_it))
    }

    /// Every span of so many code points whose words have the digest. There is probably one near a
    /// place.
    pub fn all_with_digest(&self, near: usize, length: usize, expected: &str) -> Vec<Range<usize>> {
        let Some(nearest) = self.with_digest(near, length, expected) else {
            return Vec::new();
        };
        // The same words are found without their digest.
        let words = self.span(&nearest);
        let spans = (0..=self.chars() - length).map(|start| start..start + length);
        spans.filter(|span| self.span(span) == words).collect()
    }

    /// The span most like the text, with a likeness from 0 to 1.
    pub fn nearest(&self, text: &str) -> Option<(Range<usize>, f32)> {
        let wanted: Vec<String> = words(text).map(|(_, word)| word).collect();
        let here: Vec<(Range<usize>, String)> = words(&self.text).collect();
        if wanted.is_empty() || here.is_empty() {
            return None;
        }
        let centre = densest(&wanted, &here);
        // Around the place with most of the words, the stretch that differs least.
        let slack = wanted.len() / 4 + 2;
        let from = centre.saturating_sub(slack);
        let until = (centre + wanted.len() + slack).min(here.len());
        let mut best: Option<(f32, Range<usize>)> = None;
        for start in from..=(centre + slack).min(until) {
            for length in wanted.len().saturating_sub(slack).max(1)..=wanted.len() + slack {
                if start + length > until {
                    break;
                }
                let stretch: Vec<&str> = here[start..start + length]
                    .iter()
                    .map(|(_, word)| word.as_str())
                    .collect();
                let asked: Vec<&str> = wanted.iter().map(String::as_str).collect();
                let ratio = TextDiff::from_slices(&asked, &stretch).ratio();
                if best.as_ref().is_none_or(|(highest, _)| ratio > *highest) {
                    best = Some((ratio, start..start + length));
                }
            }
        }
        let (ratio, stretch) = best?;
        let mut span = here[stretch.start].0.start..here[stretch.end - 1].0.end;
        // The marks around the words belong to them where the article has the same.
        let is_mark = |c: char| !c.is_alphanumeric();
        let before = &text[..text.len() - text.trim_start_matches(is_mark).len()];
        let after = &text[text.trim_end_matches(is_mark).len()..];
        if self.text[..span.start].ends_with(before) {
            span.start -= before.len();
        }
        if self.text[span.end..].starts_with(after) {
            span.end += after.len();
        }
        let at = |byte: usize| self.offsets.partition_point(|&offset| offset < byte);
        Some((at(span.start)..at(span.end), ratio))
    }

    /// The words with the bytes where they are.
    pub fn words(&self) -> impl Iterator<Item = (Range<usize>, String)> {
        words(&self.text)
    }
}

/// The byte at which each code point starts, and the end of the text.
fn offsets(text: &str) -> Vec<usize> {
    let starts = text.char_indices().map(|(offset, _)| offset);
    starts.chain([text.len()]).collect()
}

/// The start of the window of words that holds most of the wanted ones.
fn densest(wanted: &[String], here: &[(Range<usize>, String)]) -> usize {
    let mut missing: HashMap<&str, isize> = HashMap::new();
    for word in wanted {
        *missing.entry(word).or_default() += 1;
    }
    let (mut held, mut best) = (0, (0, 0));
    for (i, (_, word)) in here.iter().enumerate() {
        if let Some(count) = missing.get_mut(word.as_str()) {
            held += isize::from(*count > 0);
            *count -= 1;
        }
        if let Some(left) = i.checked_sub(wanted.len()) {
            if let Some(count) = missing.get_mut(here[left].1.as_str()) {
                *count += 1;
                held -= isize::from(*count > 0);
            }
        }
        if held > best.0 {
            best = (held, (i + 1).saturating_sub(wanted.len()));
        }
    }
    best.1
}

/// The words of a text in small letters, each with the bytes where it is.
pub fn words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphanumeric)?;
        let length = text[start..].find(|c| !inside(c));
        rest = length.map_or(text.len(), |length| start + length);
        let word = text[start..rest].trim_end_matches(['\'', '’']);
        let word = word.to_lowercase().replace('’', "'");
        Some((start..rest, word))
    })
}

/// The text in composed letters (Unicode NFC) with plain white space, quotation marks and dashes and
/// without characters of no width, and for each of its characters the positions that it comes from.
fn fold(text: &str, fold_case: bool) -> (String, Vec<Range<usize>>) {
    let mut folded = String::with_capacity(text.len());
    let mut positions = Vec::new();
    for (position, c) in composed(text) {
        let plain = match c {
            c if c.is_whitespace() => ' ',
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‘' | '’' | '‚' | '`' | '´' => {
                '\''
            }
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
            '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}' => continue,
            c => c,
        };
        if plain == ' ' && folded.ends_with(' ') {
            continue;
        }
        let mut push = |c| {
            folded.push(c);
            positions.push(position.clone());
        };
        match plain {
            '…' => "...".chars().for_each(push),
            c if fold_case => c.to_lowercase().for_each(push),
            c => push(c),
        }
    }
    (folded, positions)
}

/// The composed characters of a text, each with the positions of the letter and its marks.
fn composed(text: &str) -> Vec<(Range<usize>, char)> {
    let mut composed = Vec::new();
    let mut chars = text.chars().enumerate().peekable();
    while let Some((start, c)) = chars.next() {
        let mut letter = String::from(c);
        let mut end = start + 1;
        while let Some((_, mark)) = chars.next_if(|(_, c)| is_combining_mark(*c)) {
            letter.push(mark);
            end += 1;
        }
        composed.extend(letter.nfc().map(|c| (start..end, c)));
    }
    composed
}

/// Two texts as one, where `[-…-]` is in the first only and `{+…+}` in the second only.
pub fn difference(first: &str, second: &str) -> String {
    let mut shown = String::new();
    let mut open = ChangeTag::Equal;
    for change in TextDiff::from_words(first, second).iter_all_changes() {
        let tag = change.tag();
        if tag != open {
            shown += end_of(open);
            shown += match tag {
                ChangeTag::Equal => "",
                ChangeTag::Delete => "[-",
                ChangeTag::Insert => "{+",
            };
            open = tag;
        }
        shown += change.value();
    }
    shown + end_of(open)
}

fn end_of(tag: ChangeTag) -> &'static str {
    match tag {
        ChangeTag::Equal => "",
        ChangeTag::Delete => "-]",
        ChangeTag::Insert => "+}",
    }
}
