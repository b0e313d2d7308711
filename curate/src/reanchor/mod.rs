//! `reanchor`: the anchors of an article whose text was corrected.

mod alignment;

use std::collections::BTreeSet;
use std::io::Write;
use std::ops::Range;
use std::path::PathBuf;

use curate::codegen::characters::{distinct, printable};
use curate::codegen::check::words::quoted_in;
use curate::codegen::digest::digest;
use curate::codegen::nearest::Nearest;
use curate::codegen::schema::{Position, TableId, anchors, figures, quotes, sources};
use curate::codegen::vocab::{Speech, from_code};

use crate::add::fill;
use crate::article::{Article, difference};
use crate::change;
use crate::edit::{Edit, ID, Row};
use crate::folder::{self, Folder};
use crate::locate;
use crate::plain;
use crate::stop::{Stop, note};
use crate::words::counted;
use alignment::{Fate, Old, align};

/// Moves the anchors of an article whose text was corrected
///
/// An anchor moves by itself where its digest proves its words, and the anchors around it prove its
/// place. The others are listed with what is there now, and nothing is written until each of them has
/// its words or is taken out. The wording of a figure, its number and the text of a quotation follow the
/// words of their anchors. Also sets the SHA-256 and the length of the source.
#[derive(clap::Args)]
pub struct Args {
    /// The text file of the article as it is now
    article: PathBuf,
    /// The source that the article is
    #[arg(long, value_name = "ID")]
    source: String,
    /// The words of an anchor as they are now; RECORD,PART if the record has several parts there
    #[arg(long, value_name = "RECORD=WORDS")]
    words: Vec<String>,
    /// Takes what is shown as the words of each anchor whose own words are gone
    #[arg(long)]
    accept: bool,
    /// Takes out the anchor of a record, or of RECORD,PART, that the article no longer has
    #[arg(long, value_name = "RECORD")]
    drop: Vec<String>,
    /// The folder of the tables
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
}

/// An anchor in the article.
struct Anchor {
    /// Its row among all, and where that is.
    row: usize,
    place: String,
    record: String,
    /// The record, with the part where there are several.
    name: String,
    span: Range<usize>,
    digest: String,
}

/// Where an anchor goes.
enum Way {
    Certain(Range<usize>),
    /// To words that were given.
    Words(Range<usize>),
    Dropped,
    Uncertain,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    let mut edit = Edit::of(&folder)?;
    let article = Article::open(&args.article)?;
    plain::demand(&article)?;
    let chars = chars(&args.source, &edit, &article)?;
    let anchors = anchors(&args.source, &edit)?;
    let olds: Vec<Old<'_>> = anchors
        .iter()
        .map(|anchor| Old {
            span: anchor.span.clone(),
            digest: &anchor.digest,
        })
        .collect();
    let fates = align(&olds, chars, &article);
    let ways = ways(args, &anchors, &fates, &article)?;
    let all = counted(anchors.len(), "anchor");
    let count = |is: fn(&Way) -> bool| ways.iter().filter(|way| is(way)).count();
    let uncertain = count(|way| matches!(way, Way::Uncertain));
    if uncertain > 0 {
        for ((anchor, fate), way) in anchors.iter().zip(&fates).zip(&ways) {
            if matches!(way, Way::Uncertain) {
                show(anchor, fate, &edit, &article, out)?;
            }
        }
        out.flush()?;
        return Err(Stop::Refused(format!(
            "nothing was written: the place of {uncertain} of {all} is not certain; read what is there, and give the words of each with --words, take those that are shown with --accept, or take it out with --drop"
        )));
    }
    apply(&mut edit, &anchors, &ways, &article);
    for row in edit.rows_mut(sources::TABLE) {
        if row[ID] == args.source {
            row[sources::sha256.index].clone_from(&article.sha256);
            row[sources::chars.index] = article.chars().to_string();
        }
    }
    let outcome = edit.outcome()?;
    change::show(&folder, &outcome, out)?;
    edit.save(&outcome)
        .map_err(|stop| stop.and("what follows from other words must change with them: change it in its file first, and then run this again"))?;
    writeln!(
        out,
        "{all} in `{}`: {} placed by their digests, {} by their words, {} taken out",
        args.source,
        count(|way| matches!(way, Way::Certain(_))),
        count(|way| matches!(way, Way::Words(_))),
        count(|way| matches!(way, Way::Dropped))
    )?;
    out.flush()?;
    let worded = anchors.iter().zip(&ways);
    let worded = worded.filter(|(_, way)| matches!(way, Way::Words(_)));
    let records: BTreeSet<&str> = worded.map(|(anchor, _)| anchor.record.as_str()).collect();
    for record in records {
        note!("`{record}` has other words now; see whether its other cells still say the same");
    }
    Ok(())
}

/// The length of the article as it was.
fn chars(source: &str, edit: &Edit<'_>, article: &Article) -> Result<usize, Stop> {
    let rows = edit.rows(sources::TABLE);
    let Some(row) = rows.iter().find(|row| row[ID] == source) else {
        let hint = Nearest::default().hint(source, rows.iter().map(|row| row[ID].as_str()));
        return Err(Stop::Misuse(format!(
            "no source has the id `{}`{hint}",
            distinct(source)
        )));
    };
    if let Some(other) = article.source(rows) {
        return Err(Stop::Refused(format!(
            "nothing was changed: `{}` is the text that `{}` has already",
            article.shown, other[ID]
        )));
    }
    row[sources::chars.index].parse().map_err(|_| {
        Stop::Refused(format!(
            "`{}` of `{source}` is not a number, so that it is not known how long the article was; `cargo curate check` shows more",
            sources::chars.column().name
        ))
    })
}

/// The anchors in an article.
fn anchors(source: &str, edit: &Edit<'_>) -> Result<Vec<Anchor>, Stop> {
    let is_here = |row: &&Row| row[anchors::source.index] == source;
    let here: Vec<&Row> = edit.rows(anchors::TABLE).iter().filter(is_here).collect();
    let mut all = Vec::new();
    for (number, (place, row)) in edit.placed(anchors::TABLE).enumerate() {
        if !is_here(&row) {
            continue;
        }
        let offset = |at: &Position| row[at.index].parse::<usize>().ok();
        let (Some(start), Some(end)) = (offset(&anchors::start), offset(&anchors::end)) else {
            return Err(Stop::Refused(format!(
                "{place}: this anchor has no span; `cargo curate check` shows more"
            )));
        };
        let record = &row[anchors::record.index];
        let parts = here
            .iter()
            .filter(|row| row[anchors::record.index] == *record);
        let name = match parts.count() {
            1 => record.clone(),
            _ => format!("{record},{}", row[anchors::part.index]),
        };
        all.push(Anchor {
            row: number,
            place: place.to_owned(),
            record: record.clone(),
            name,
            span: start..end.max(start),
            digest: row[anchors::digest.index].clone(),
        });
    }
    Ok(all)
}

/// Where each anchor goes: as was said, or as is certain.
fn ways(
    args: &Args,
    anchors: &[Anchor],
    fates: &[Fate],
    article: &Article,
) -> Result<Vec<Way>, Stop> {
    let mut ways: Vec<Way> = fates
        .iter()
        .map(|fate| match (&fate.certain, proposed(fate, article)) {
            (Some(span), _) => Way::Certain(span.clone()),
            (None, Some(span)) if args.accept && fate.places.is_empty() => Way::Words(span),
            (None, _) => Way::Uncertain,
        })
        .collect();
    for given in &args.words {
        let Some((name, words)) = given.split_once('=') else {
            return Err(Stop::Misuse(format!(
                "`{given}` does not say which words are whose; expected RECORD=WORDS"
            )));
        };
        let i = named(name, anchors, &args.source)?;
        let spans = locate::occurrences(article, words)?;
        ways[i] =
            nearest(&spans, &fates[i]).map_or(Way::Uncertain, |span| Way::Words(span.clone()));
    }
    for name in &args.drop {
        ways[named(name, anchors, &args.source)?] = Way::Dropped;
    }
    Ok(ways)
}

/// Where the words of an anchor probably are: at one of the places that have its digest, or else the
/// whole words at its own place.
fn proposed(fate: &Fate, article: &Article) -> Option<Range<usize>> {
    if let Some(place) = nearest(&fate.places, fate) {
        return Some(place.clone());
    }
    let [start, end] = [fate.expected.start, fate.expected.end].map(|end| article.between(end));
    let words = article.span(&(start..end))?;
    let before = words.len() - words.trim_start().len();
    let start = start + words[..before].chars().count();
    let length = words.trim().chars().count();
    (length > 0).then_some(start..start + length)
}

/// The span that is next to where the words of an anchor should be.
fn nearest<'s>(spans: &'s [Range<usize>], fate: &Fate) -> Option<&'s Range<usize>> {
    let distance = |span: &&Range<usize>| span.start.abs_diff(fate.expected.start);
    spans.iter().min_by_key(distance)
}

/// The anchor that is meant.
fn named(name: &str, anchors: &[Anchor], source: &str) -> Result<usize, Stop> {
    let found = anchors.iter().position(|anchor| anchor.name == name);
    found.ok_or_else(|| {
        let parts = anchors.iter().filter(|anchor| anchor.record == name);
        let parts: Vec<_> = parts.map(|anchor| format!("`{}`", anchor.name)).collect();
        Stop::Misuse(if parts.is_empty() {
            let names = anchors.iter().map(|anchor| anchor.name.as_str());
            let hint = Nearest::default().hint(name, names);
            format!("`{name}` has no anchor in `{source}`{hint}")
        } else {
            let parts = parts.join(" or ");
            format!("`{name}` has several parts in `{source}`; say which: {parts}")
        })
    })
}

/// Shows an anchor whose place is not certain: what is known of it, and what is there now.
fn show(
    anchor: &Anchor,
    fate: &Fate,
    edit: &Edit<'_>,
    article: &Article,
    out: &mut impl Write,
) -> Result<(), Stop> {
    let places = fate.places.iter();
    let places: Vec<_> = places
        .map(|span| format!("{} to {}", span.start, span.end))
        .collect();
    let why = match &places[..] {
        [] => "no words have its digest now".to_owned(),
        [place] => format!("its words are at {place} now, out of line with the anchors around it"),
        places => format!("its words are at {} now", places.join(" and at ")),
    };
    writeln!(
        out,
        "{}: `{}` was at {} to {}: {why}",
        anchor.place, anchor.name, anchor.span.start, anchor.span.end
    )?;
    let Some(span) = proposed(fate, article) else {
        return Ok(writeln!(out, "    its place is gone")?);
    };
    let (before, after) = article.context(&span);
    let words = article.span(&span).unwrap_or_default().replace('\n', " ");
    let there = printable(&format!("…{before}[{words}]{after}…"));
    writeln!(out, "    at {} to {}: {there}", span.start, span.end)?;
    if let Some(old) = old_words(anchor, edit) {
        writeln!(
            out,
            "    difference: {}",
            printable(&difference(&old, &words))
        )?;
    }
    let quoted = format!("{}={words}", anchor.name).replace('\'', r"'\''");
    Ok(writeln!(
        out,
        "    if so: --words '{}'",
        printable(&quoted)
    )?)
}

/// The words of an anchor as they were, where its record has them.
fn old_words(anchor: &Anchor, edit: &Edit<'_>) -> Option<String> {
    let (table, row) = edit.find(&anchor.record)?;
    let (column, _) = quoted(table.id, row)?;
    let words = &row[column.index];
    (digest(words) == anchor.digest).then(|| words.clone())
}

/// The cell of a record that has words of its article, and how many of its anchors they fill at most.
fn quoted(table: TableId, row: &Row) -> Option<(Position, usize)> {
    let speech = (table == quotes::TABLE).then(|| &row[quotes::speech.index]);
    let speech = speech.and_then(|speech| from_code(&Speech::VOCABULARY, speech));
    let (column, most) = quoted_in(table, speech)?;
    Some((*column, most))
}

/// Moves the anchors, and takes the words of the article over into the records that have others now.
fn apply(edit: &mut Edit<'_>, anchors: &[Anchor], ways: &[Way], article: &Article) {
    let rows = edit.rows_mut(anchors::TABLE);
    let mut dropped = BTreeSet::new();
    for (anchor, way) in anchors.iter().zip(ways) {
        match way {
            Way::Certain(span) | Way::Words(span) => {
                let row = &mut rows[anchor.row];
                row[anchors::start.index] = span.start.to_string();
                row[anchors::end.index] = span.end.to_string();
                row[anchors::digest.index] = digest(article.span(span).unwrap_or_default());
            }
            Way::Dropped => {
                dropped.insert(anchor.row);
            }
            Way::Uncertain => {}
        }
    }
    let mut number = 0..;
    rows.retain(|_| number.next().is_none_or(|row| !dropped.contains(&row)));
    let changed = anchors.iter().zip(ways);
    let changed = changed.filter(|(_, way)| !matches!(way, Way::Certain(_)));
    let records: BTreeSet<&str> = changed.map(|(anchor, _)| anchor.record.as_str()).collect();
    for record in records {
        locate::number(edit, record);
        let own = anchors
            .iter()
            .zip(ways)
            .filter(|(anchor, _)| anchor.record == record);
        let mut spans: Vec<&Range<usize>> = own
            .filter_map(|(_, way)| match way {
                Way::Certain(span) | Way::Words(span) => Some(span),
                Way::Dropped | Way::Uncertain => None,
            })
            .collect();
        spans.sort_by_key(|span| span.start);
        take_words(edit, record, &spans, article);
    }
}

/// Sets the text of a quotation, or the wording of a figure and its number.
fn take_words(edit: &mut Edit<'_>, record: &str, spans: &[&Range<usize>], article: &Article) {
    let cell = edit
        .find(record)
        .and_then(|(table, row)| quoted(table.id, row));
    let Some((column, most)) = cell.filter(|_| !spans.is_empty()) else {
        return;
    };
    let words = spans
        .iter()
        .take(most)
        .filter_map(|span| article.span(span));
    let words = words.collect::<Vec<_>>().join(" ");
    let mut rows = edit.rows(column.table).iter();
    let Some(position) = rows.position(|row| row[ID] == record) else {
        return;
    };
    let before = edit.rows(column.table)[position].clone();
    let mut row = before.clone();
    row[column.index] = words;
    if column.table == figures::TABLE {
        fill::follow(&mut row, &before, edit);
    }
    edit.rows_mut(column.table)[position] = row;
}
