//! The characters that are not allowed in a table, and how a message shows them.

use super::problem::Rule;

/// A class of characters.
///
/// As the pattern of a search, all that are of this type are compiled once, and each closure by itself.
pub type Class = fn(char) -> bool;

/// The rule that a character breaks, and the message that says so.
pub fn unfit(c: char) -> Option<(Rule, String)> {
    let code = u32::from(c);
    if let Some(name) = invisible(c) {
        let remedy = match c {
            c if c.is_whitespace() => "write a plain space",
            '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' => "write the character that was meant",
            _ => "delete it",
        };
        let message = format!("this is {name} (U+{code:04X}); {remedy}");
        Some((Rule::ControlCharacter, message))
    } else if combining(c) {
        let message = format!(
            "this character (U+{code:04X}) is not in composed form (Unicode NFC); write the \
             letter and its mark as one character"
        );
        Some((Rule::CombiningMark, message))
    } else {
        None
    }
}

/// The name of a character that is invisible, or that changes the direction of the text.
fn invisible(c: char) -> Option<&'static str> {
    Some(match c {
        '\t' => "a tab",
        '\r' => return None,
        '\0'..='\x1F' | '\x7F'..='\u{9F}' => "a control character",
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            "a special space"
        }
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => {
            "a zero-width character"
        }
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            "a character that changes the direction of the text"
        }
        '\u{2028}' | '\u{2029}' => "a line break",
        '\u{FFFD}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E000}'..='\u{F8FF}' => {
            "a character without a meaning of its own"
        }
        _ => return None,
    })
}

/// Whether the character is invisible when it is printed.
pub fn is_unseen(c: char) -> bool {
    c == '\r' || invisible(c).is_some()
}

/// A text on one line, with escapes for what is invisible, so that no cell controls a terminal.
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if is_unseen(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    shown
}

/// Letters and signs that look like those of ASCII: of the Cyrillic and the Greek alphabet, dashes and
/// quotation marks.
const ALIKE: &str = "АВЕЗКМНОРСТУХЅІЈԌаеорсухѕіјһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυιϳ‐‑‒–—−‘’“”";

/// A text that is to be in ASCII, with escapes for what can't be seen, and for what only looks as if it
/// were: so it differs in a message from what was meant. What can be seen to be something else stays.
pub fn distinct(text: &str) -> String {
    let is_unfit = |c: char| c.is_ascii_control() || unfit(c).is_some();
    let is_alike = |c: char| ALIKE.contains(c) || matches!(c, '\u{FF01}'..='\u{FF5E}');
    let mut chars = text.chars();
    let is_hidden = chars.all(|c| c.is_ascii() || is_alike(c) || is_unfit(c));
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if is_unfit(c) || is_hidden && !c.is_ascii() => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    shown
}

/// Whether the character is a mark that NFC joins with the letter before it, or one that NFC
/// replaces. In the scripts of the articles, text without such characters is NFC.
fn combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' |
        '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}' | '\u{212A}' | '\u{212B}' | '\u{2126}' |
        '\u{37E}' | '\u{387}' | '\u{1F71}'..='\u{1F7D}')
}
