//! What the tests of the build have in common.
#![allow(dead_code)] // Each test uses some of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

#[path = "../../build/mod.rs"]
pub mod build;

use build::problem::{self, Problem};
use build::read::{self, File};
use build::{Context, check, schema};

/// What the tests compile for.
pub const CONTEXT: Context<'static> = Context {
    folder: "data",
    version: "0.1.0",
};

/// A path in the package.
pub fn path(of: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(of)
}

/// The CSV files of a folder of the package.
pub fn load(folder: &str) -> Vec<File> {
    read::load(&path(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"))
}

/// The small valid data set.
pub fn valid() -> Vec<File> {
    load("tests/corpus/valid")
}

/// The bytes of a table.
pub fn bytes<'f>(files: &'f mut [File], table: &str) -> &'f mut Vec<u8> {
    let name = format!("{table}.csv");
    let file = files.iter_mut().find(|file| file.name == name);
    &mut file.unwrap_or_else(|| panic!("there is no {name}")).bytes
}

/// Everything that is wrong with the files.
pub fn problems(files: &[File]) -> Vec<Problem> {
    let (tables, mut problems) = read::read(files, &CONTEXT);
    check::check(&tables, &CONTEXT, &mut problems);
    problem::sort(&mut problems);
    problems
}

/// Problems as a reader sees them, a line each.
pub fn shown(problems: &[Problem]) -> String {
    problems
        .iter()
        .map(|problem| format!("{problem}\n"))
        .collect()
}

/// The text of a file of the package.
pub fn text(of: &str) -> String {
    fs::read_to_string(path(of)).unwrap_or_else(|error| panic!("{of}: {error}"))
}

/// Tables to be filled row by row, for data sets that are made up.
#[derive(Default)]
pub struct Tables(BTreeMap<&'static str, Vec<Vec<String>>>);

impl Tables {
    /// Adds a row: the cells of the columns that are named, all others empty.
    pub fn add(&mut self, table: &'static str, cells: &[(&str, &str)]) {
        let schema = schema::table(table);
        let mut row = vec![String::new(); schema.columns.len()];
        for (column, value) in cells {
            row[schema.column(column)] = (*value).to_owned();
        }
        self.0.entry(table).or_default().push(row);
    }

    /// Adds a span for some words.
    pub fn anchor(&mut self, record: &str, source: &str, part: usize, start: usize, words: &str) {
        let end = start + words.chars().count();
        let cells = [
            ("record", record),
            ("source", source),
            ("part", &part.to_string()),
            ("start", &start.to_string()),
            ("end", &end.to_string()),
            ("digest", &digest(words)[..16]),
        ];
        self.add("anchors", &cells);
    }

    /// The files of all tables, their rows in order.
    pub fn files(mut self) -> Vec<File> {
        let file = |schema: &schema::Table| {
            let mut rows = self.0.remove(schema.name).unwrap_or_default();
            rows.sort();
            let mut text = format!("{}\n", schema.header()).into_bytes();
            let mut writer = csv::Writer::from_writer(&mut text);
            for row in rows {
                writer.write_record(row).expect("memory takes a row");
            }
            drop(writer);
            File {
                name: schema.file(),
                bytes: text,
            }
        };
        let mut files: Vec<File> = schema::TABLES.iter().map(file).collect();
        files.sort_by(|a, b| a.name.cmp(&b.name));
        files
    }
}

/// SHA-256 in hexadecimal digits, not by the code that is tested.
pub fn digest(words: &str) -> String {
    let bytes = Sha256::digest(words);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
