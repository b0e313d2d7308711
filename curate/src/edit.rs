//! A change of the tables: made in memory, checked, and written or refused.

use std::collections::BTreeMap;

use curate::codegen::characters::distinct;
use curate::codegen::check::cells::is_retired;
use curate::codegen::check::relations::is_symmetric;
use curate::codegen::nearest::Nearest;
use curate::codegen::problem::{Problem, Rule};
use curate::codegen::read::{self, File, RawTable};
use curate::codegen::schema::{self, Column, Kind, Position, TABLES, TableId, relations, retired};
use curate::codegen::vocab::{RecordKind, RelationKind, from_code};
use unicode_normalization::UnicodeNormalization;

use crate::check::show_fancy;
use crate::folder::Folder;
use crate::spreadsheet;
use crate::stop::{Stop, note};

/// The cells of a row, in the order of the table's columns.
pub type Row = Vec<String>;

/// What was typed for a cell, in its canonical form as far as that is certain.
pub fn typed(text: &str, column: &Column) -> String {
    let composed: String = text.nfc().collect();
    match column.kind {
        Kind::Degrees(_) => spreadsheet::degrees(&composed),
        _ => composed,
    }
}

/// The column of the id in the tables whose records have one.
pub const ID: usize = 0;

/// A row with these cells; the others are empty.
pub fn row<const N: usize>(table: TableId, cells: [(Position, String); N]) -> Row {
    let mut row = vec![String::new(); table.schema().columns.len()];
    for (column, value) in cells {
        row[column.index] = value;
    }
    row
}

/// The columns that refer to records, of all tables.
pub fn references() -> impl Iterator<Item = &'static Column> {
    let columns = TABLES.iter().flat_map(|table| table.columns);
    columns.filter(|column| matches!(column.kind, Kind::Reference(_)))
}

/// Writes a relation that is the same in both directions in the order of the ids.
pub fn orient(relation: &mut Row) {
    let kind = from_code(
        &RelationKind::VOCABULARY,
        &relation[relations::relation.index],
    );
    let (left, right) = (relations::left.index, relations::right.index);
    if kind.is_some_and(is_symmetric) && relation[left] > relation[right] {
        relation.swap(left, right);
    }
}

pub struct Edit<'f> {
    folder: &'f Folder,
    before: Vec<Problem>,
    /// What is wrong with the outcome besides.
    besides: Vec<Problem>,
    tables: Vec<Rows>,
}

struct Rows {
    rows: Vec<Row>,
    /// Where each row of the folder is.
    places: Vec<String>,
    is_changed: bool,
}

impl<'f> Edit<'f> {
    /// Starts from what the folder holds.
    pub fn of(folder: &'f Folder) -> Result<Self, Stop> {
        let tables = folder.read_whole().map_err(|problems| {
            Stop::with_problems(
                "nothing was changed, since the tables can't be read without losing or guessing a value:",
                &problems,
            )
        })?;
        let rows = |table: &RawTable| Rows {
            rows: (0..table.rows.len())
                .map(|row| table.values(row).map(str::to_owned).collect())
                .collect(),
            places: table
                .rows
                .iter()
                .map(|row| format!("{}:{}", table.path, row.line))
                .collect(),
            is_changed: false,
        };
        Ok(Self {
            folder,
            before: folder.check(),
            besides: Vec::new(),
            tables: tables.iter().map(rows).collect(),
        })
    }

    pub fn rows(&self, table: TableId) -> &[Row] {
        &self.tables[table as usize].rows
    }

    /// The rows of a table, to be changed.
    pub fn rows_mut(&mut self, table: TableId) -> &mut Vec<Row> {
        let table = &mut self.tables[table as usize];
        table.is_changed = true;
        &mut table.rows
    }

    /// The rows of a table as the folder has them, each with its place: `data/figures.csv:2`. Only
    /// before they are changed.
    pub fn placed(&self, table: TableId) -> impl Iterator<Item = (&str, &Row)> {
        let table = &self.tables[table as usize];
        table.places.iter().map(String::as_str).zip(&table.rows)
    }

    /// The record with an id: its table and its row.
    pub fn find(&self, id: &str) -> Option<(&'static schema::Table, &Row)> {
        schema::with_constants().find_map(|table| {
            let row = self.rows(table.id).iter().find(|row| row[ID] == id)?;
            Some((table, row))
        })
    }

    /// The table of the record with an id, and what such a record is; a refusal where there is none.
    pub fn table_of(&self, id: &str) -> Result<(&'static schema::Table, RecordKind), Stop> {
        let found = self.find(id).map(|(table, _)| table);
        found
            .and_then(|table| Some((table, table.kind()?)))
            .ok_or_else(|| {
                let mut retired = self.rows(retired::TABLE).iter();
                if let Some(row) = retired.find(|row| row[retired::id.index] == id) {
                    return Stop::Misuse(is_retired(id, &row[retired::replaced_by.index]));
                }
                let rows = schema::with_constants().flat_map(|table| self.rows(table.id));
                let hint = Nearest::default().hint(id, rows.map(|row| row[ID].as_str()));
                Stop::Misuse(format!("no record has the id `{}`{hint}", distinct(id)))
            })
    }

    /// Sets the references of a column to a record to another one.
    pub fn redirect(&mut self, column: &Column, old: &str, new: &str) {
        let refers = |row: &Row| row[column.at.index] == old;
        // A table is written only if it changes.
        if self.rows(column.at.table).iter().any(refers) {
            let rows = self.rows_mut(column.at.table).iter_mut();
            for row in rows.filter(|row| refers(row)) {
                new.clone_into(&mut row[column.at.index]);
            }
        }
    }

    /// The folder as it would be, in canonical form where it was changed.
    pub fn outcome(&self) -> Result<Folder, Stop> {
        let mut files: BTreeMap<String, Vec<u8>> = self
            .folder
            .files
            .iter()
            .map(|file| (file.name.clone(), file.bytes.clone()))
            .collect();
        for (schema, table) in TABLES.iter().zip(&self.tables) {
            if table.is_changed {
                let name = schema.file();
                files.insert(name, self.canonical(schema, &table.rows)?);
            }
        }
        let files = files.into_iter().map(|(name, bytes)| File { name, bytes });
        Ok(self.folder.with_files(files.collect()))
    }

    fn canonical(&self, schema: &'static schema::Table, rows: &[Row]) -> Result<Vec<u8>, Stop> {
        if let Some(cell) = rows
            .iter()
            .flatten()
            .find(|cell| cell.contains(['\n', '\r']))
        {
            return Err(Stop::Refused(format!(
                "nothing was changed: a cell is one line, and this text has a line break: {cell:?}"
            )));
        }
        let mut text = schema.header();
        for row in rows {
            let quoted = row
                .iter()
                .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
            text += &format!("\n{}", quoted.collect::<Vec<_>>().join(","));
        }
        let file = File {
            name: schema.file(),
            bytes: text.into_bytes(),
        };
        // Read back, so that there is one implementation of the canonical form.
        let (tables, _) = read::read(&[file], &self.folder.context());
        Ok(tables[schema.id as usize].canonical().into_bytes())
    }

    /// Adds problems of the outcome that only an article shows.
    pub fn also(&mut self, problems: Vec<Problem>) {
        self.besides.extend(problems);
    }

    /// The problems that the tables did not have before.
    pub fn new_problems(&self, outcome: &Folder) -> Vec<Problem> {
        let mut known: BTreeMap<(Rule, String), usize> = BTreeMap::new();
        for problem in &self.before {
            *known.entry(identity(problem)).or_default() += 1;
        }
        let mut problems = outcome.check();
        problems.extend(self.besides.iter().cloned());
        problems.retain(|problem| match known.get_mut(&identity(problem)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        problems
    }

    /// A refusal if the outcome has problems that the tables did not have before; else what the next
    /// step will add, which prevents nothing: a source comes before its first claim, and a question
    /// before its answers.
    pub fn examine(&self, outcome: &Folder) -> Result<Vec<Problem>, Stop> {
        let mut problems = self.new_problems(outcome);
        // What is wrong comes first.
        problems.sort_by_key(is_unfinished);
        if !problems.iter().all(is_unfinished) {
            return Err(Stop::Refused(format!(
                "nothing was written, since the tables would not pass the check:\n\n{}",
                show_fancy(&problems, outcome).trim_end()
            )));
        }
        Ok(problems)
    }

    /// Writes the outcome, and lists what is still to do; a refusal if a rule would be broken.
    pub fn save(&self, outcome: &Folder) -> Result<(), Stop> {
        for problem in self.examine(outcome)? {
            note!("still to do: {problem}");
        }
        let is_new = |file: &&File| {
            let now = self.folder.files.iter().find(|now| now.name == file.name);
            now.is_none_or(|now| now.bytes != file.bytes)
        };
        let changed: Vec<File> = outcome
            .files
            .iter()
            .filter(is_new)
            .map(|file| File {
                name: file.name.clone(),
                bytes: file.bytes.clone(),
            })
            .collect();
        self.folder.write(&changed)
    }
}

/// Whether a problem only says that something is still to be added.
pub fn is_unfinished(problem: &Problem) -> bool {
    matches!(
        problem.rule,
        Rule::Unused | Rule::NoAnchor | Rule::Unanswered
    )
}

/// What makes a problem the same after rows were added above it: all but its place.
fn identity(problem: &Problem) -> (Rule, String) {
    let mut words = String::new();
    let mut before = "";
    for word in problem.message.split(' ') {
        // "at line 17" and "at data/events.csv:17" move with the rows.
        let is_place = before.ends_with("line") || word.contains(".csv:");
        words += if is_place { "" } else { word };
        words.push(' ');
        before = word;
    }
    let file = problem.path.rsplit('/').next().unwrap_or_default();
    (problem.rule, format!("{file} {words}"))
}
