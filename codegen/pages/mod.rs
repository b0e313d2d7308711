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
mod download;
mod examples;
mod front;
mod labels;
mod modules;
mod record;
mod svg;
mod tables;

pub use aliases::Names;

use super::dataset::{PerRow, Row, RowPlace};
use super::date::Date;
use super::derive::{Ties, are_in_one_article, ties};
use super::emit::Emitter;
use super::emit::docs::{markdown, name, path};
use super::number::Number;
use super::read::File;
use super::schema::{
    At, Position, TABLES, TableId, actors, anchors, answers, cell, events, figures, participants,
    quotes, relations, sources, target, with_constants,
};
use super::{Context, Generated};

/// The folder of the pages among the generated files.
const FOLDER: &str = "pages";

/// What stands before the constant of a record: the inclusion of its page, and what else it is found by.
pub fn attributes(emitter: &Emitter<'_, '_>, names: &Names, row: Row<'_, '_>) -> String {
    let mut text = format!(
        "#[doc = include_str!(concat!(env!(\"OUT_DIR\"), {:?}))]",
        format!("/{}", file(row))
    );
    let aliases = aliases::of(emitter, names, row);
    if !aliases.is_empty() {
        let aliases: Vec<_> = aliases.iter().map(|alias| format!("{alias:?}")).collect();
        text += &format!("\n#[doc(alias({}))]", aliases.join(", "));
    }
    text
}

/// The file of a record's page.
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
        page(table.name, site.module(table, files));
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
                // That articles date an event differently has a place of its own on its page.
                if record == other {
                    continue;
                }
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

    /// The rows that refer to a record in a column, by time.
    fn by(&self, record: Row<'_, '_>, column: Position) -> Vec<Row<'e, 't>> {
        let referring = self.referring[record.place].iter();
        let referring = referring.filter(|(at, _)| *at == column);
        let mut rows: Vec<_> = referring.map(|(_, row)| *row).collect();
        // The sort keeps the order of the library.
        rows.sort_by_key(|row| self.moment(*row));
        rows
    }

    /// When a row is of: its own date, and without one the end of time; then that of its article, and
    /// the place there. What has no time comes by its name.
    fn moment(&self, row: Row<'e, 't>) -> (u64, u64, u32, &'t str) {
        let of = |record: Option<Row<'e, 't>>| record.map(|record| self.moment(record));
        let through = match row.place.table {
            participants::TABLE => of(row.record(participants::event)),
            answers::TABLE => of(row.record(answers::record)),
            relations::TABLE => of(row.record(relations::left)),
            _ => None,
        };
        if let Some(moment) = through {
            return moment;
        }
        let dated = row.schema().dated();
        let date = dated.and_then(|(date, _)| row.date(date));
        let own = dated.map_or(0, |_| date.map_or(u64::MAX, |date| date.key()));
        if !target::Annotation.tables.contains(&row.place.table) {
            return (own, 0, 0, name(row).unwrap_or_default());
        }
        let first = self.emitter.derived.anchors[row.place].first();
        let source = first.and_then(|anchor| anchor.record(anchors::source));
        let published = source.and_then(|source| source.date(sources::published));
        let start = first.and_then(|anchor| anchor.count(anchors::start));
        (
            own,
            published.map_or(0, |date| date.key()),
            start.unwrap_or(0),
            "",
        )
    }

    /// The records of a table by their names.
    fn by_name(&self, table: TableId) -> Vec<Row<'e, 't>> {
        let mut rows: Vec<_> = self.emitter.rows(table).collect();
        rows.sort_by_key(|row| name(*row).map(str::to_lowercase));
        rows
    }

    /// The anchors of a record in each of its articles, by the day of publication.
    fn articles(&self, record: Row<'e, 't>) -> Vec<&[Row<'e, 't>]> {
        let anchors = self.emitter.derived.anchors[record.place].chunk_by(are_in_one_article);
        let mut articles: Vec<_> = anchors.collect();
        // The sort keeps the order of the library.
        articles.sort_by_key(|here| {
            let source = here[0].record(anchors::source);
            source.map(|source| self.moment(source).0)
        });
        articles
    }

    /// The dates of an event, each with the articles that give it.
    fn dates(&self, event: Row<'e, 't>) -> Vec<(Date, Vec<String>)> {
        let mut dates: Vec<(Date, Vec<String>)> = Vec::new();
        if !event.is_in(events::TABLE) {
            return dates;
        }
        for here in self.articles(event) {
            let other = here.iter().find_map(|anchor| anchor.date(anchors::date));
            let article = here[0].record(anchors::source).map(named);
            if let (Some(date), Some(article)) = (other.or(event.date(events::date)), article) {
                match dates.iter_mut().find(|(known, _)| *known == date) {
                    Some((_, articles)) => articles.push(article),
                    None => dates.push((date, vec![article])),
                }
            }
        }
        dates.sort_by_key(|(date, _)| date.key());
        dates
    }

    /// A text in which the ids of records lead to them, and stand for what they say.
    fn prose(&self, text: &str) -> String {
        let words = text.split(' ').map(|word| {
            let id = word.trim_end_matches([',', '.', ';', ':']);
            let tables = with_constants().map(|table| self.emitter.rows(table.id));
            // A word without a hyphen is more likely meant as a word.
            let is_it = |row: &Row<'_, '_>| id.contains('-') && row.id() == id;
            match tables.flatten().find(is_it) {
                Some(record) => self.short(record) + &markdown(&word[id.len()..]),
                None => markdown(word),
            }
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// A note after what it is about.
    fn note(&self, text: Option<&str>) -> String {
        text.map_or(String::new(), |text| format!("<br>{}", self.prose(text)))
    }

    /// A link to a record within a sentence: to a figure by its claim, with its owner.
    fn short(&self, record: Row<'_, '_>) -> String {
        if !record.is_in(figures::TABLE) {
            return self.headline(record);
        }
        let owner = record.record(figures::claimed_by).and_then(name);
        let claim = link(record, &markdown(&self.emitter.claim(record)));
        format!("{claim} ({})", markdown(owner.unwrap_or_default()))
    }

    /// The events that an article reports.
    fn reported(&self, source: Row<'e, 't>) -> impl Iterator<Item = Row<'e, 't>> {
        self.emitter.rows(events::TABLE).filter(move |event| {
            let mut anchors = self.emitter.derived.anchors[event.place].iter();
            anchors.any(|anchor| anchor.record(anchors::source) == Some(source))
        })
    }

    /// A link to a record that tells who says what and when.
    fn headline(&self, record: Row<'_, '_>) -> String {
        link(record, &markdown(&self.emitter.headline(record)))
    }

    /// The same with the article, where there is no date.
    fn lead(&self, record: Row<'_, '_>) -> String {
        let is_undated = record.is_in(quotes::TABLE) && record.date(quotes::said_on).is_none();
        let article = record_in(record, quotes::source).filter(|_| is_undated);
        let article = article.map_or(String::new(), |article| format!(", in {}", named(article)));
        self.headline(record) + &article
    }
}

/// What the count of witnesses means, which stands beside it.
const WITNESSES: &str = "A witness here is an origin, not an article: all that one owner says counts \
    once, and so do reports that restate each other. The count reflects only what the articles \
    disclose. It is no measure of truth: agreement is not confirmation. \
    [More](crate::codebook#known-limits).";

/// The text of a row in a column that may be of another table.
fn text_in<'t>(row: Row<'_, 't>, column: At<cell::Text>) -> Option<&'t str> {
    row.is_in(column.table).then(|| row.text(column)).flatten()
}

/// The record of a row in a column that may be of another table.
fn record_in<'e, 't>(row: Row<'e, 't>, column: At<cell::Record>) -> Option<Row<'e, 't>> {
    row.is_in(column.table)
        .then(|| row.record(column))
        .flatten()
}

/// A code, a column or a name at the start of a line.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    let words = first.chain(chars).collect::<String>();
    words.replace(['-', '_'], " ")
}

/// A link to a record by its name; to an article, by that of its outlet.
fn named(record: Row<'_, '_>) -> String {
    let name = match record_in(record, sources::publisher) {
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
