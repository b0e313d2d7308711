//! `locate`: where words are in an article, as rows of `anchors.csv`.

use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};

use curate::codegen::characters::{distinct, unfit};
use curate::codegen::digest::digest;
use curate::codegen::schema::{Position, anchors, sources};

use crate::article::{Article, Likeness};
use crate::edit::{self, Edit, Row};
use crate::folder::{self, Folder};
use crate::stop::{Stop, note};
use crate::words::{counted, times};

/// Finds words in an article and prints them as rows of anchors.csv
///
/// The rows go to standard output and the context to standard error. White space, quotation marks
/// and capitals may differ: the row is about the words as the article has them.
#[derive(clap::Args)]
pub struct Args {
    /// The text file of an article; sources.csv has its SHA-256
    article: PathBuf,
    /// The words; several texts are the parts of one split utterance, in their order
    #[arg(required = true)]
    words: Vec<String>,
    /// Insert the rows into anchors.csv for this event, figure or quote
    #[arg(long, value_name = "ID")]
    record: Option<String>,
    /// Which occurrence is meant where there are several, from 1
    #[arg(long, value_name = "N")]
    occurrence: Option<usize>,
    /// The folder of the tables
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
}

/// Words and where they are in an article.
pub struct Found {
    pub article: Article,
    /// The id of its source.
    pub source: String,
    pub spans: Vec<Range<usize>>,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    let mut edit = Edit::of(&folder)?;
    let (article, source) = open(&args.article, &edit)?;
    let Some(record) = &args.record else {
        return print(args, &article, &source, out);
    };
    if edit.find(record).is_none() {
        return Err(Stop::Misuse(format!(
            "no record has the id `{}`; add it first, with `cargo curate new`",
            distinct(record)
        )));
    }
    let spans = choose(&article, &args.words, args.occurrence)?;
    let found = Found {
        article,
        source,
        spans,
    };
    let rows = insert(&mut edit, record, &found);
    let outcome = edit.outcome()?;
    edit.save(&outcome)?;
    for row in rows {
        writeln!(out, "{}", line(&row))?;
    }
    out.flush()?;
    note!(
        "{} inserted into {}/{}",
        counted(found.spans.len(), "row"),
        folder.shown(),
        anchors::TABLE.schema().file()
    );
    Ok(())
}

/// Opens an article whose fingerprint is in `sources.csv`.
pub fn open(path: &Path, edit: &Edit<'_>) -> Result<(Article, String), Stop> {
    let article = Article::open(path)?;
    match article.source(edit.rows(sources::TABLE)) {
        Some(source) => {
            let id = source[sources::id.index].clone();
            Ok((article, id))
        }
        None => Err(Stop::Refused(format!(
            "no source has the SHA-256 of `{0}`, {1}; add the source first, with `cargo curate new source --article {0}`",
            article.shown, article.sha256
        ))),
    }
}

/// Prints every occurrence of every part.
fn print(args: &Args, article: &Article, source: &str, out: &mut impl Write) -> Result<(), Stop> {
    for (part, words) in (1..).zip(&args.words) {
        let spans = occurrences(article, words)?;
        // As in `choose`: a further part that occurs once is the one that is meant.
        let wanted = args.occurrence.filter(|_| part == 1 || spans.len() > 1);
        if let Some(wanted) = wanted.filter(|wanted| !(1..=spans.len()).contains(wanted)) {
            return Err(no_occurrence(wanted, spans.len(), words));
        }
        for (number, span) in (1..).zip(&spans) {
            if wanted.is_some_and(|wanted| wanted != number) {
                continue;
            }
            show(article, span, number, spans.len());
            out.flush()?;
            writeln!(
                out,
                "{}",
                line(&row("RECORD", source, Some(part), span, article))
            )?;
            out.flush()?;
        }
    }
    Ok(())
}

/// Every occurrence; a refusal where there is none.
pub fn occurrences(article: &Article, words: &str) -> Result<Vec<Range<usize>>, Stop> {
    if words.trim().is_empty() {
        return Err(Stop::Misuse(
            "there are no words to look for; give some that are in the article".into(),
        ));
    }
    let (likeness, spans) = article.find(words);
    if spans.is_empty() {
        let nearest = match article.nearest(words) {
            Some((span, ratio)) if ratio >= 0.5 => format!(
                "; the nearest are at {} to {}: {}",
                span.start,
                span.end,
                visible(article.span(&span).unwrap_or_default())
            ),
            _ => String::new(),
        };
        return Err(Stop::Refused(format!(
            "`{}` does not have these words: {}{nearest}",
            article.shown,
            visible(words)
        )));
    }
    match likeness {
        Likeness::Exact => {}
        Likeness::Marks => note!(
            "found with other white space, quotation marks, dashes or unseen characters: {}",
            visible(article.span(&spans[0]).unwrap_or_default())
        ),
        Likeness::Case => note!("found with other capitals"),
    }
    Ok(spans)
}

/// The one span of each part. The parts are in the order of the text.
pub fn choose(
    article: &Article,
    words: &[String],
    occurrence: Option<usize>,
) -> Result<Vec<Range<usize>>, Stop> {
    let mut chosen: Vec<Range<usize>> = Vec::new();
    for words in words {
        chosen.push(choose_one(article, words, chosen.last(), occurrence)?);
    }
    Ok(chosen)
}

/// The one span of a part after the part before it; a refusal where there are several and none was
/// chosen.
pub fn choose_one(
    article: &Article,
    words: &str,
    before: Option<&Range<usize>>,
    occurrence: Option<usize>,
) -> Result<Range<usize>, Stop> {
    let mut spans = occurrences(article, words)?;
    if let Some(before) = before {
        spans.retain(|span| span.start >= before.end);
        spans.truncate(1);
        if spans.is_empty() {
            return Err(Stop::Refused(format!(
                "`{}` has these words only before the part before them: {words}; give the parts in the order of the text",
                article.shown
            )));
        }
    }
    let number = match (occurrence, spans.len()) {
        (_, 1) if before.is_some() => 1,
        (Some(number), count) if (1..=count).contains(&number) => number,
        (Some(number), count) => return Err(no_occurrence(number, count, words)),
        (None, 1) => 1,
        (None, count) => {
            for (number, span) in (1..).zip(&spans) {
                show(article, span, number, count);
            }
            return Err(Stop::Misuse(format!(
                "these words occur {}; say which is meant with --occurrence 1 to {count}",
                times(count)
            )));
        }
    };
    Ok(spans.swap_remove(number - 1))
}

fn no_occurrence(number: usize, count: usize, words: &str) -> Stop {
    Stop::Misuse(format!(
        "there is no occurrence {number}: these words occur {}: {words}",
        times(count)
    ))
}

fn show(article: &Article, span: &Range<usize>, number: usize, count: usize) {
    let (before, after) = article.context(span);
    note!(
        "{number} of {count}, characters {} to {}: …{}[{}]{}…",
        span.start,
        span.end,
        visible(&before),
        visible(&article.span(span).unwrap_or_default().replace('\n', " ")),
        visible(&after)
    );
}

/// Inserts anchors, and numbers all parts of the record in the order of the text.
pub fn insert(edit: &mut Edit<'_>, record: &str, found: &Found) -> Vec<Row> {
    let spans = found.spans.iter();
    let new: Vec<Row> = spans
        .map(|span| row(record, &found.source, None, span, &found.article))
        .collect();
    edit.rows_mut(anchors::TABLE).extend(new.iter().cloned());
    number(edit, record);
    let is_new = |row: &&Row| {
        let is_same = |new: &Row, at: &Position| new[at.index] == row[at.index];
        new.iter().any(|new| {
            is_same(new, &anchors::record)
                && is_same(new, &anchors::source)
                && is_same(new, &anchors::start)
        })
    };
    let rows = edit.rows(anchors::TABLE).iter();
    rows.filter(is_new).cloned().collect()
}

/// Numbers the parts of a record in each article, in the order of the text.
pub fn number(edit: &mut Edit<'_>, record: &str) {
    let rows = edit.rows_mut(anchors::TABLE).iter_mut();
    let mut parts: Vec<&mut Row> = rows
        .filter(|row| row[anchors::record.index] == record)
        .collect();
    parts.sort_by_key(|row| {
        let start = row[anchors::start.index].parse().unwrap_or(u64::MAX);
        (row[anchors::source.index].clone(), start)
    });
    let same_article =
        |a: &&mut Row, b: &&mut Row| a[anchors::source.index] == b[anchors::source.index];
    for parts in parts.chunk_by_mut(same_article) {
        for (number, row) in (1..).zip(parts) {
            row[anchors::part.index] = format!("{number}");
        }
    }
}

/// A row of `anchors.csv`.
fn row(
    record: &str,
    source: &str,
    part: Option<usize>,
    span: &Range<usize>,
    article: &Article,
) -> Row {
    let words = article.span(span).unwrap_or_default();
    let part = part.map(|part| part.to_string());
    edit::row(
        anchors::TABLE,
        [
            (*anchors::record, record.to_owned()),
            (*anchors::source, source.to_owned()),
            (*anchors::part, part.unwrap_or_default()),
            (*anchors::start, span.start.to_string()),
            (*anchors::end, span.end.to_string()),
            (*anchors::digest, digest(words)),
        ],
    )
}

/// A row as a line of its file. No cell of an anchor needs quotation marks.
fn line(row: &Row) -> String {
    row.join(",")
}

/// A text with escapes for what no table can have, so that no two texts look alike.
fn visible(text: &str) -> String {
    let mut shown = String::new();
    for c in text.chars() {
        match unfit(c) {
            Some(_) => shown.extend(c.escape_unicode()),
            None => shown.push(c),
        }
    }
    shown
}
