//! `plain`: the text of an article in characters that a table can quote.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use curate::codegen::characters::unfit;
use unicode_normalization::UnicodeNormalization;

use crate::article::Article;
use crate::stop::{Stop, note};
use crate::words::times;

/// Prints an article without characters that can't be seen or composed
///
/// Letters and their marks are composed (Unicode NFC), special spaces and tabs become plain spaces, and
/// zero-width characters such as soft hyphens go. Do this before the source is added: afterwards, the
/// text has its fingerprint.
#[derive(clap::Args)]
pub struct Args {
    /// The text file of an article
    article: PathBuf,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let article = Article::open(&args.article)?;
    for line in odd(article.text()) {
        note!("{}: {line}", article.shown);
    }
    let text = plain(article.text());
    match &args.out {
        None => Ok(out.write_all(text.as_bytes())?),
        Some(path) => fs::write(path, text).map_err(|error| {
            Stop::Refused(format!("`{}` can't be written: {error}", path.display()))
        }),
    }
}

/// The text as a table can quote it.
pub fn plain(text: &str) -> String {
    let composed: String = text.replace("\r\n", "\n").nfc().collect();
    let mut plain = String::with_capacity(composed.len());
    for c in composed.chars() {
        match c {
            '\n' => plain.push(c),
            '\r' | '\u{2028}' | '\u{2029}' => plain.push('\n'),
            c if c.is_whitespace() => plain.push(' '),
            c if is_odd(c) => {}
            c => plain.push(c),
        }
    }
    plain
}

/// Whether no table can have the character.
fn is_odd(c: char) -> bool {
    c != '\n' && (c == '\r' || unfit(c).is_some())
}

/// The characters that no table can quote, each with the line where it is first, and how often it is
/// there.
pub fn odd(text: &str) -> Vec<String> {
    let mut found: BTreeMap<char, (usize, usize)> = BTreeMap::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        for c in line.chars().filter(|c| is_odd(*c)) {
            found.entry(c).or_insert((number, 0)).1 += 1;
        }
    }
    let lines = found.into_iter().map(|(c, (line, count))| {
        let what = unfit(c).map_or_else(|| "this is a carriage return".into(), |(_, what)| what);
        let what = what.split(';').next().unwrap_or_default().to_owned();
        format!("line {line}: {what}, {}", times(count))
    });
    lines.collect()
}

/// Refuses an article with such characters, which is not yet a source.
pub fn demand(article: &Article) -> Result<(), Stop> {
    let odd = odd(article.text());
    if odd.is_empty() {
        return Ok(());
    }
    let shown = &article.shown;
    Err(Stop::Refused(format!(
        "`{shown}` has characters that no table can quote:\n{}\nwrite a text without them, and take that as the article: `cargo curate plain {shown} --out FILE`",
        odd.join("\n")
    )))
}
