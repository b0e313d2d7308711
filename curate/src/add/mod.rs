//! `add`: all that one article adds to the tables, from one worksheet.

pub mod fill;
mod template;
mod worksheet;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use curate::codegen::problem::Rule;
use curate::codegen::read::RawTable;
use curate::codegen::schema::{
    Position, TableId, anchors, answers, figures, participants, quotes, relations, sources,
};
use curate::codegen::vocab::RelationKind;

use crate::article::Article;
use crate::edit::{self, Edit, ID, Row};
use crate::folder::{self, Folder};
use crate::locate::{self, Found};
use crate::new::propose;
use crate::plain;
use crate::stop::{Stop, note};
use crate::ties;
use crate::verify::{copied, cues};
use crate::words::counted;
use fill::Context;
use worksheet::{Fault, Item, Place, Worksheet};

/// Adds an article from a worksheet: its source, records, anchors, relations and answers at once
///
/// Ids, anchors, digests, wordings, values, qualifiers and what else follows from the words are filled
/// in. Everything that is wrong is told with its place in the worksheet, and then nothing is written: also
/// texts in our own words that copy the words of the article.
#[derive(clap::Args)]
pub struct Args {
    /// The worksheet, in TOML; --template prints an empty one
    #[arg(required_unless_present = "template")]
    worksheet: Option<PathBuf>,
    /// Print an empty worksheet with every key and its meaning
    #[arg(long, conflicts_with_all = ["worksheet", "dry_run"])]
    template: bool,
    /// Write nothing; show the rows that would be added, or what is wrong
    #[arg(long)]
    dry_run: bool,
    /// The folder of the tables
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let Some(path) = &args.worksheet else {
        return Ok(template::print(out)?);
    };
    let folder = Folder::open(&args.data)?;
    let worksheet = Worksheet::open(path)?;
    let mut edit = Edit::of(&folder)?;
    let mut added = Added {
        rows: Vec::new(),
        faults: worksheet.faults,
        unplaced: BTreeSet::new(),
        has_source: true,
    };
    let Some(article) = added.article(worksheet.article, &edit) else {
        return Err(refusal(path, added.faults));
    };
    added.all(&worksheet.items, &article, &mut edit);
    let outcome = edit.outcome()?;
    edit.also(cues::problems(&outcome, &article, |id| added.has(id)));
    added.check(&edit, &outcome);
    added.copied(&article, &outcome);
    if !added.faults.is_empty() {
        return Err(refusal(path, added.faults));
    }
    if !args.dry_run {
        edit.save(&outcome)?;
    }
    added.show(&outcome, out)?;
    out.flush()?;
    let count = counted(added.rows.len(), "row");
    if args.dry_run {
        note!("{count} would be added; nothing was written");
    } else {
        note!("{count} added");
    }
    Ok(())
}

/// Every fault, in the order of the worksheet.
fn refusal(path: &Path, mut faults: Vec<Fault>) -> Stop {
    faults.sort_by_key(|fault| fault.place);
    let lines: String = faults
        .iter()
        .map(|Fault { place, message }| match place {
            // In a row of the tables, which the message names.
            Place { line: 0, .. } => format!("\n{message}"),
            Place { line, column } => format!("\n{}:{line}:{column}: {message}", path.display()),
        })
        .collect();
    Stop::Refused(format!("nothing was written:{lines}"))
}

/// What a worksheet adds, and what is wrong with it.
struct Added {
    rows: Vec<NewRow>,
    faults: Vec<Fault>,
    /// The parts whose words were not found. What follows from that goes without saying.
    unplaced: BTreeSet<Place>,
    /// Whether the article has a source. If not, what follows from that goes without saying too.
    has_source: bool,
}

struct NewRow {
    table: TableId,
    cells: Row,
    /// The part of the worksheet that it comes from.
    place: Place,
    /// Where the worksheet gives its cells; empty if it gives none.
    given: Vec<Option<Place>>,
}

impl Added {
    fn fault(&mut self, place: Place, message: String) {
        self.faults.push(Fault { place, message });
    }

    /// The article that a worksheet names, if it can be read. One that is not yet a source, and has
    /// characters that no table can quote, is a fault, and read without them.
    fn article(&mut self, named: Option<(PathBuf, Place)>, edit: &Edit<'_>) -> Option<Article> {
        let (path, place) = named?;
        let article = Article::open(&path);
        let article = article.map_err(|stop| self.fault(place, stop.message().unwrap_or_default()));
        let article = article.ok()?;
        if article.source(edit.rows(sources::TABLE)).is_some() {
            return Some(article);
        }
        match plain::demand(&article) {
            Ok(()) => Some(article),
            Err(stop) => {
                self.fault(place, stop.message().unwrap_or_default());
                let text = plain::plain(article.text());
                Some(article.with_text(text))
            }
        }
    }

    /// Whether the tables have a row already, which is a fault: one with its key, or of a record that
    /// has no id yet, one with all of its other cells.
    fn is_there(&mut self, table: TableId, row: &Row, place: Place, edit: &Edit<'_>) -> bool {
        let schema = table.schema();
        let is_same = |other: &Row| match schema.has_ids() && row[ID].is_empty() {
            true => other[ID + 1..] == row[ID + 1..],
            false => other[..schema.key] == row[..schema.key],
        };
        let mut rows = edit.placed(table);
        let Some((at, other)) = rows.find(|(_, other)| is_same(other)) else {
            return false;
        };
        let key = other[..schema.key].join(",");
        let message =
            format!("`{key}` is there already, at {at}; leave it out, or change it there");
        self.fault(place, message);
        true
    }

    fn all(&mut self, items: &[Item], article: &Article, edit: &mut Edit<'_>) {
        let known = article.source(edit.rows(sources::TABLE)).cloned();
        let mut source = known.unwrap_or_default();
        let mut records = Vec::new();
        for item in items {
            let of_source = Context {
                article,
                source: source.first().map_or("", String::as_str),
                publisher: source
                    .get(sources::publisher.index)
                    .map_or("", String::as_str),
            };
            if item.table.id == sources::TABLE && !source.is_empty() {
                let message = format!(
                    "the article `{}` is there already, as `{}`; leave this part out to add to it",
                    article.shown, of_source.source
                );
                self.fault(item.place, message);
                continue;
            }
            let found = self.found(item, article, of_source.source);
            let mut row: Row = item.given().collect();
            fill::fill(item.table.id, &mut row, found.as_ref(), edit, &of_source);
            if item.table.id == anchors::TABLE {
                self.anchors(&row[anchors::record.index], item, found, edit, Some(&row));
                continue;
            }
            if self.is_there(item.table.id, &row, item.place_of(ID), edit) {
                continue;
            }
            if item.table.has_ids() && row[ID].is_empty() {
                row[ID] = propose::id(item.table, &row, edit);
            }
            edit.rows_mut(item.table.id).push(row.clone());
            self.push(item.table.id, row.clone(), item);
            if item.table.id == sources::TABLE {
                source.clone_from(&row);
            }
            records.push((item, row[ID].clone(), found));
        }
        if source.is_empty() {
            let message = format!(
                "no source has the SHA-256 of `{}`; add a part `[{}]`",
                article.shown,
                sources::TABLE.schema().singular()
            );
            self.fault(Place { line: 1, column: 1 }, message);
            self.has_source = false;
        }
        // What refers to records comes after all of them.
        for (item, record, found) in records {
            self.anchors(&record, item, found, edit, None);
            self.relations(&record, item, edit);
        }
    }

    /// Where the words of an item are.
    fn found(&mut self, item: &Item, article: &Article, source: &str) -> Option<Found> {
        if item.words.is_empty() {
            if worksheet::is_located(item.table) {
                let message = format!(
                    "this {} has no `{}`; write those of the article that it stands in",
                    item.table.singular(),
                    worksheet::WORDS
                );
                self.fault(item.place, message);
                self.unplaced.insert(item.place);
            }
            return None;
        }
        let mut spans = Vec::new();
        for (words, place) in &item.words {
            match locate::choose_one(article, words, spans.last(), item.occurrence) {
                Ok(span) => spans.push(span),
                Err(stop) => {
                    let message = stop.message().unwrap_or_default();
                    self.fault(
                        *place,
                        message.replace("--occurrence", worksheet::OCCURRENCE),
                    );
                    self.unplaced.insert(item.place);
                }
            }
        }
        (spans.len() == item.words.len()).then(|| Found {
            article: article.clone(),
            source: source.to_owned(),
            spans,
        })
    }

    /// The anchors of a record, with the date that a row gives.
    fn anchors(
        &mut self,
        record: &str,
        item: &Item,
        found: Option<Found>,
        edit: &mut Edit<'_>,
        given: Option<&Row>,
    ) {
        let Some(found) = found else {
            return;
        };
        let mut rows = locate::insert(edit, record, &found);
        if let Some(given) = given {
            let dates = [*anchors::date, *anchors::date_basis];
            for row in &mut rows {
                let before = row.clone();
                for column in dates {
                    row[column.index].clone_from(&given[column.index]);
                }
                let all = edit.rows_mut(anchors::TABLE).iter_mut();
                all.filter(|other| **other == before)
                    .for_each(|other| other.clone_from(row));
            }
        }
        for row in rows {
            self.push(anchors::TABLE, row, item);
        }
    }

    /// The relations, answers and participants of a record.
    fn relations(&mut self, record: &str, item: &Item, edit: &mut Edit<'_>) {
        let mut rows = Vec::new();
        for (tie, place) in &item.ties {
            match tie.row(item.table.id, record, item.dimension.as_deref()) {
                Ok(row) => rows.push((relations::TABLE, row, *place)),
                Err(stop) => self.fault(*place, stop.message().unwrap_or_default()),
            }
        }
        for (position, place) in &item.answers {
            let cells = [
                (*answers::position, position.clone()),
                (*answers::record, record.to_owned()),
            ];
            rows.push((answers::TABLE, edit::row(answers::TABLE, cells), *place));
        }
        for (role, actor, place) in &item.participants {
            let cells = [
                (*participants::event, record.to_owned()),
                (*participants::actor, actor.clone()),
                (*participants::role, role.code().to_owned()),
            ];
            rows.push((
                participants::TABLE,
                edit::row(participants::TABLE, cells),
                *place,
            ));
        }
        for (table, row, place) in rows {
            if self.is_there(table, &row, place, edit) {
                continue;
            }
            edit.rows_mut(table).push(row.clone());
            self.rows.push(NewRow {
                table,
                cells: row,
                place,
                given: Vec::new(),
            });
        }
    }

    /// Whether a record is one of those that are added.
    fn has(&self, id: &str) -> bool {
        let mut rows = self.rows.iter();
        rows.any(|row| row.table.schema().has_ids() && row.cells[ID] == id)
    }

    fn push(&mut self, table: TableId, cells: Row, item: &Item) {
        let given = item.cells.iter().filter(|_| table == item.table.id);
        let given = given.map(|cell| cell.as_ref().map(|(_, place)| *place));
        self.rows.push(NewRow {
            table,
            cells,
            place: item.place,
            given: given.collect(),
        });
    }

    /// What the checker says, at the places in the worksheet that it follows from.
    fn check(&mut self, edit: &Edit<'_>, outcome: &Folder) {
        let (tables, _) = outcome.read();
        let known = self.faults.len();
        for problem in edit.new_problems(outcome) {
            if problem.rule == Rule::UndeclaredDisagreement {
                continue; // Told of the record that lacks the relation: see below.
            }
            let table = tables.iter().find(|table| table.path == problem.path);
            let cell = table.and_then(|table| {
                let row = table.rows.iter().position(|row| row.line == problem.line)?;
                let columns = table.schema.columns.iter();
                let mut columns = columns.map(|column| column.at);
                let column = columns.find(|at| table.cell(row, at.index).column == problem.column);
                Some((table, row, column))
            });
            if !self.has_source && cell.is_some_and(|(.., column)| is_of_source(column)) {
                continue;
            }
            let place = cell.and_then(|(table, row, column)| {
                self.place(table, row, column.map(|column| column.index))
            });
            let is_told = |place: Place| {
                let mut told = self.faults[..known].iter();
                self.unplaced.contains(&place) || told.any(|fault| fault.place == place)
            };
            if place.is_some_and(is_told) {
                continue;
            }
            let message = match place {
                Some(_) => problem.message,
                None => problem.to_string(),
            };
            self.fault(place.unwrap_or_default(), message);
        }
        self.disagreements(outcome);
    }

    /// Where the worksheet gives a cell of a row that it adds, or else the row.
    fn place(&self, table: &RawTable, row: usize, column: Option<usize>) -> Option<Place> {
        let mut rows = self.rows.iter();
        let added = rows
            .find(|added| added.table == table.schema.id && table.values(row).eq(&added.cells))?;
        let cell = column.and_then(|column| *added.given.get(column)?);
        Some(cell.unwrap_or(added.place))
    }

    /// The texts of the worksheet that are to be ours, and have words of the article.
    fn copied(&mut self, article: &Article, outcome: &Folder) {
        let (tables, mut problems) = outcome.read();
        let dataset = outcome.parse(&tables, &mut problems);
        let articles = [(article.shown.as_str(), article)];
        for copied in copied::find(&dataset, articles.into_iter()) {
            let (table, row) = (copied.row.place.table, copied.row.place.row);
            let table = &tables[table as usize];
            if let Some(place) = self.place(table, row, Some(copied.column.at.index)) {
                self.fault(place, copied.message);
            }
        }
    }

    /// The figures of the worksheet that make another claim than others, and say nothing of it.
    fn disagreements(&mut self, outcome: &Folder) {
        let figures = self.rows.iter().filter(|row| row.table == figures::TABLE);
        let places: BTreeMap<&str, Place> = figures
            .map(|row| (row.cells[ID].as_str(), row.place))
            .collect();
        for lacking in ties::lacking(outcome, |id| places.contains_key(id)) {
            let usual = lacking.usual.map(|verb| verb.name);
            let message = format!(
                "{lacking}; write what it is to that one, such as {} = \"{}\"",
                usual.unwrap_or(RelationKind::Contradicts.code()),
                lacking.other
            );
            let place = places[lacking.mine.as_str()];
            self.faults.push(Fault { place, message });
        }
    }

    /// Prints the rows with their places.
    fn show(&self, outcome: &Folder, out: &mut impl Write) -> Result<(), Stop> {
        let (tables, _) = outcome.read();
        for row in &self.rows {
            let table = &tables[row.table as usize];
            let place = (0..table.rows.len()).find(|&r| table.values(r).eq(row.cells.iter()));
            let line = place.map_or(0, |place| table.rows[place].line);
            let shown = place.map_or(String::new(), |place| table.line(place));
            writeln!(out, "{}:{line}: {shown}", table.path)?;
        }
        Ok(())
    }
}

/// Whether a cell follows from the source: see `fill.rs`.
fn is_of_source(column: Option<Position>) -> bool {
    let figures = [*figures::source, *figures::claimed_by, *figures::status];
    let quotes = [*quotes::source, *quotes::speaker, *quotes::status];
    let columns = figures.into_iter().chain(quotes);
    columns
        .chain([*anchors::source])
        .any(|other| Some(other) == column)
}

impl Item {
    /// Where a cell is given, or else the part.
    fn place_of(&self, column: usize) -> Place {
        self.cells[column]
            .as_ref()
            .map_or(self.place, |cell| cell.1)
    }

    fn given(&self) -> impl Iterator<Item = String> {
        let cells = self.cells.iter().zip(self.table.columns);
        cells.map(|(cell, column)| {
            cell.as_ref()
                .map_or_else(String::new, |(text, _)| edit::typed(text, column))
        })
    }
}
