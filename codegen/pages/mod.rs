//! Checked rows → the pages of the documentation, as rustdoc reads them: a browser of the data.
//!
//! Each record has a page that leads on to all that refers to it, each module a table of its records
//! in their natural order, and the front page tells how to find them. All of it is Markdown with some
//! HTML; every text of a cell passes through `markdown` or `html`. Links are paths of Rust, so that
//! rustdoc checks them.
//!
//! This is compiled only with the feature `docs`.

mod aliases;
mod charts;
pub mod dates;
mod examples;
mod front;
mod modules;
mod record;
mod svg;
mod tables;

use super::dataset::{PerRow, Row, RowPlace};
use super::derive::{Ties, ties};
use super::emit::Emitter;
use super::emit::docs::{markdown, name, path};
use super::number::Number;
use super::read::File;
use super::schema::{
    Position, TABLES, actors, anchors, events, relations, sources, with_constants,
};
use super::{Context, Generated};

/// The folder of the pages among the generated files.
const FOLDER: &str = "pages";

/// What stands before the constant of a record: its headline for who reads the source, the inclusion of
/// its page, and what else it is found by.
pub fn attributes(emitter: &Emitter<'_, '_>, row: Row<'_, '_>) -> String {
    let mut text = format!(
        "// Line {} of the table: {}\n#[doc = include_str!({:?})]",
        row.line(),
        emitter.headline(row),
        file(row)
    );
    for alias in aliases::of(emitter, row) {
        text += &format!("\n#[doc(alias = {alias:?})]");
    }
    text
}

/// The file of a record's page, as the generated source beside it includes it.
fn file(row: Row<'_, '_>) -> String {
    format!("{FOLDER}/{}/{}.md", row.table(), row.id())
}

/// Every page.
pub fn pages(emitter: &Emitter<'_, '_>, files: &[File], context: &Context<'_>) -> Vec<Generated> {
    let site = Site::new(emitter, context);
    let mut pages = Vec::new();
    for table in with_constants() {
        for row in emitter.rows(table.id) {
            pages.push(Generated {
                name: file(row),
                text: site.record(row),
            });
        }
    }
    let mut page = |name: &str, text: String| {
        pages.push(Generated {
            name: format!("{FOLDER}/{name}.md"),
            text,
        });
    };
    for table in TABLES {
        for column in table.columns {
            let name = format!("{}/field.{}", table.name, column.name);
            page(&name, examples::of(emitter, table, column));
        }
        if let Some(text) = site.module(table) {
            page(table.name, text);
        }
    }
    page("front", site.front(files));
    pages
}

/// The records with all that leads from one to the other.
struct Site<'s, 'e, 't> {
    emitter: &'s Emitter<'e, 't>,
    context: &'s Context<'s>,
    /// For each record, the rows that refer to it, each with the column by which it does.
    referring: PerRow<Vec<(Position, Row<'e, 't>)>>,
    contradictions: PerRow<Vec<Row<'e, 't>>>,
    corroborations: PerRow<Vec<Row<'e, 't>>>,
    /// The relations at each record, each once.
    relations: PerRow<Vec<Row<'e, 't>>>,
}

impl<'s, 'e, 't> Site<'s, 'e, 't> {
    fn new(emitter: &'s Emitter<'e, 't>, context: &'s Context<'s>) -> Self {
        let dataset = emitter.dataset;
        let mut referring = dataset.per_row(Vec::new());
        for table in TABLES {
            for row in emitter.rows(table.id) {
                for column in table.columns {
                    if let super::dataset::Value::Record(to) = row.value(&column.at) {
                        referring[to].push((column.at, row));
                    }
                }
            }
        }
        let mut relations = dataset.per_row(Vec::new());
        for row in emitter.rows(relations::TABLE) {
            let ends = [relations::left, relations::right].map(|end| row.record(end));
            for record in ends.into_iter().flatten() {
                let rows: &mut Vec<_> = &mut relations[record.place];
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
        let Ties {
            contradictions,
            corroborations,
        } = ties(dataset, emitter.derived);
        let by_record = |pairs: Vec<(RowPlace, RowPlace)>| {
            let mut by_record = dataset.per_row(Vec::new());
            for (record, other) in pairs {
                let others: &mut Vec<_> = &mut by_record[record];
                let other = dataset.row(other);
                if !others.contains(&other) {
                    others.push(other);
                }
            }
            by_record
        };
        Self {
            emitter,
            context,
            referring,
            contradictions: by_record(contradictions),
            corroborations: by_record(corroborations),
            relations,
        }
    }

    /// The rows that refer to a record in a column, in the order of the library.
    fn by(&self, record: Row<'_, '_>, column: Position) -> Vec<Row<'e, 't>> {
        let referring = self.referring[record.place].iter();
        let referring = referring.filter(|(at, _)| *at == column);
        referring.map(|(_, row)| *row).collect()
    }

    /// A text in which the ids of records lead to them.
    fn prose(&self, text: &str) -> String {
        let words = text.split(' ').map(|word| {
            let id = word.trim_end_matches([',', '.', ';', ':']);
            let tables = with_constants().map(|table| self.emitter.rows(table.id));
            // A word without a hyphen is more likely meant as a word.
            let is_it = |row: &Row<'_, '_>| id.contains('-') && row.id() == id;
            match tables.flatten().find(is_it) {
                Some(record) => link(record, &markdown(id)) + &markdown(&word[id.len()..]),
                None => markdown(word),
            }
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// The events that an article reports.
    fn reported(&self, source: Row<'e, 't>) -> impl Iterator<Item = Row<'e, 't>> {
        self.emitter.rows(events::TABLE).filter(move |event| {
            let mut anchors = self.emitter.derived.anchors[event.place].iter();
            anchors.any(|anchor| anchor.record(anchors::source) == Some(source))
        })
    }

    /// A link to a record that tells who says what.
    fn lead(&self, record: Row<'_, '_>) -> String {
        link(record, &markdown(&self.emitter.headline(record)))
    }
}

/// A link to a record by its name; to an article, by that of its outlet.
fn named(record: Row<'_, '_>) -> String {
    let outlet = record
        .is_in(sources::TABLE)
        .then(|| record.record(sources::publisher))
        .flatten();
    let name = match outlet {
        Some(outlet) => outlet.text(actors::name),
        None => name(record),
    };
    link(record, &markdown(name.unwrap_or(record.id())))
}

/// A link to a record, by a text in Markdown.
fn link(record: Row<'_, '_>, text: &str) -> String {
    format!("[{text}]({})", path(record))
}

/// A text in HTML that is shown as it is.
fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\'' => escaped += "&#39;",
            c => escaped.push(c),
        }
    }
    escaped
}

/// A number with a comma after each group of three digits.
fn grouped(number: Number) -> String {
    let mut text = String::new();
    let written = number.write(&mut text, true);
    written.expect("a text takes everything");
    text
}

/// A number of things: `1 figure`, `2 figures`.
fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
