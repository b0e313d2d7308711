//! Bytes → rows of cells, each of which knows its line and column.
//!
//! A record is a line, so each line is read on its own: a quotation mark that is not closed
//! spoils only one record. `csv-core`, the engine of `csv`, splits the cells and writes the
//! canonical form that every line must equal. `csv` itself does not say where each cell starts, and
//! would make every user build `serde_core` too.

pub mod lines;
pub mod table;

use std::path::Path;

use super::Context;
use super::list::List as _;
use super::nearest::Nearest;
use super::problem::{Problem, Rule};
use super::schema::{self, TABLES};

pub use table::{Cell, RawTable};

/// The longest cell, in characters.
pub const LONGEST_CELL: usize = 1000;

/// A file of the data folder.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name without the folder: `figures.csv`.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Loads the CSV files of a folder, in any order.
pub fn load(folder: &Path) -> std::io::Result<Vec<File>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "csv") {
            files.push(File {
                name: path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                bytes: std::fs::read(&path)?,
            });
        }
    }
    Ok(files)
}

fn path(context: &Context<'_>, file: &str) -> String {
    format!("{}/{file}", context.folder)
}

/// Reads every table of the schema, in its order.
pub fn read(files: &[File], context: &Context<'_>) -> (Vec<RawTable>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut core = csv_core::ReaderBuilder::new()
        .terminator(csv_core::Terminator::Any(b'\n'))
        .build();
    let file_of = |table: &schema::Table| files.iter().find(|file| file.name == table.file());
    let tables = TABLES
        .iter()
        .map(|schema| {
            let table = RawTable::empty(schema, context);
            match file_of(schema) {
                Some(file) => lines::Reader::new(table, &mut core, &mut problems).read(&file.bytes),
                None => {
                    let header = schema.header();
                    problems.push(Problem {
                        rule: Rule::MissingFile,
                        path: table.path.clone(),
                        line: 1,
                        column: 1,
                        width: 1,
                        message: format!(
                            "this table is missing; if it has no records, write its header alone: \
                             {header}"
                        ),
                    });
                    table
                }
            }
        })
        .list();
    for file in files {
        if !TABLES.iter().any(|table| table.file() == file.name) {
            let names = TABLES.iter().map(|table| table.name);
            let written = file.name.trim_end_matches(".csv");
            let tables = match Nearest::default().among(written, names.clone()) {
                Some(nearest) => format!("did you mean `{nearest}.csv`? The tables are"),
                None => "the tables are".into(),
            };
            problems.push(Problem {
                rule: Rule::UnknownFile,
                path: path(context, &file.name),
                line: 1,
                column: 1,
                width: 1,
                message: format!("no table has this name; {tables} {}", names.joined(", ")),
            });
        }
    }
    (tables, problems)
}
