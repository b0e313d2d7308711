//! Words for messages, and in them.

/// A word with its number: `1 row`, `2 rows`, `3 quantities`.
pub fn counted(count: usize, word: &str) -> String {
    let plural = match word.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{word}s"),
    };
    format!("{count} {}", if count == 1 { word } else { &plural })
}

/// How often something occurs: `once`, `2 times`.
pub fn times(count: usize) -> String {
    match count {
        1 => "once".into(),
        count => counted(count, "time"),
    }
}
