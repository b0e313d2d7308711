//! The tables at one time, from a folder or from a revision of git.
//!
//! Cells are read by the header of each file, since an older state may have other columns than the
//! schema of today.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use curate::codegen::read::{self, File};
use curate::codegen::schema::{Position, TABLES, Table, TableId, retired, with_constants};
use semver::Version;

use super::meaning::Meaning;
use crate::codebook;
use crate::edit::ID;
use crate::folder::Folder;
use crate::stop::Stop;
use crate::version;

/// The tables at one time, with what is beside them.
pub struct State {
    tables: Vec<Cells>,
    /// What follows from the rows, as far as they have the columns of today.
    pub meaning: Meaning,
    /// Each code with its vocabulary, as the codebook has them; `None` where no codebook has any.
    pub codes: Option<BTreeSet<String>>,
    /// The version of the package.
    pub version: Option<Version>,
    pub changelog: Option<String>,
}

/// The rows of one table by their keys.
#[derive(Default)]
pub struct Cells {
    pub columns: Vec<String>,
    pub rows: BTreeMap<String, Row>,
}

/// The cells of a row by their columns.
#[derive(Clone, PartialEq)]
pub struct Row(BTreeMap<String, String>);

impl State {
    /// The state that these files are; others are read by their paths from the folder of the tables.
    fn new(files: &[File], read: impl Fn(&str) -> Option<String>) -> Self {
        let cells = |table: &'static Table| {
            let name = table.file();
            let file = files.iter().find(|file| file.name == name);
            let cells = file.map(|file| Cells::of(table, &file.bytes));
            cells.unwrap_or_default()
        };
        let version = |manifest: String| {
            let version = version::of_package(&manifest)?;
            Version::parse(&version).ok()
        };
        let tables: Vec<Cells> = TABLES.iter().map(cells).collect();
        let today: Vec<File> = TABLES
            .iter()
            .zip(&tables)
            .map(|(table, cells)| cells.today(table))
            .collect();
        Self {
            meaning: Meaning::of(&today),
            tables,
            codes: read(codebook::FILE)
                .map(|codebook| codebook::codes_in(&codebook))
                .filter(|codes| !codes.is_empty()),
            version: read("../Cargo.toml").and_then(version),
            changelog: read("../CHANGELOG.md"),
        }
    }

    pub fn of_folder(folder: &Folder) -> Result<Self, Stop> {
        let is_table = |file: &File| TABLES.iter().any(|table| table.file() == file.name);
        if !folder.files.iter().any(is_table) {
            return Err(Stop::Misuse(format!(
                "there is no table in `{}`; name the folder of the tables",
                folder.shown()
            )));
        }
        let path = fs::canonicalize(folder.path()).ok();
        Ok(Self::new(&folder.files, |name| {
            fs::read_to_string(path.as_ref()?.join(name)).ok()
        }))
    }

    pub fn of_revision(revision: &str, folder: &Path) -> Result<Self, Stop> {
        let git = |arguments: &[&str]| {
            Command::new("git")
                .arg("-C")
                .arg(folder)
                .args(arguments)
                .output()
                .map_err(|error| Stop::Misuse(format!("git can't be started: {error}")))
        };
        let commit = git(&[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &format!("{revision}^{{commit}}"),
        ])?;
        if !commit.status.success() {
            return Err(Stop::Misuse(format!(
                "`{revision}` is neither a folder here nor a revision of git; expected one such as HEAD, main or v0.1.0"
            )));
        }
        let commit = String::from_utf8_lossy(&commit.stdout).trim().to_owned();
        let show = |path: &str| {
            let output = git(&["show", &format!("{commit}:./{path}")]).ok()?;
            output.status.success().then_some(output.stdout)
        };
        let mut files = Vec::new();
        for table in TABLES {
            let name = table.file();
            if let Some(bytes) = show(&name) {
                files.push(File { name, bytes });
            }
        }
        if files.is_empty() {
            return Err(Stop::Misuse(format!(
                "`{revision}` has no tables in `{}`; expected a revision that has that folder",
                folder.display()
            )));
        }
        Ok(Self::new(&files, |name| {
            Some(String::from_utf8_lossy(&show(name)?).into_owned())
        }))
    }

    pub fn table(&self, table: TableId) -> &Cells {
        &self.tables[table as usize]
    }

    /// Whether a record has the id.
    pub fn has_record(&self, id: &str) -> bool {
        with_constants().any(|table| self.table(table.id).rows.contains_key(id))
    }

    pub fn has_retired(&self, id: &str) -> bool {
        self.table(retired::TABLE).rows.contains_key(id)
    }
}

impl Cells {
    /// Reads a file by its own header; a row is known by the cells of its key.
    fn of(table: &Table, bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        let mut core = csv_core::Reader::new();
        let mut lines = text.lines().filter(|line| !line.is_empty()).map(|line| {
            let (cells, _) = read::lines::split(&mut core, line);
            cells.into_iter().map(|(_, value)| value.into_owned())
        });
        let Some(columns) = lines.next() else {
            return Self::default();
        };
        let columns: Vec<String> = columns.collect();
        let rows = lines.map(|cells| {
            let row = Row(columns.iter().cloned().zip(cells).collect());
            let key = table.columns[..table.key].iter();
            let key: Vec<_> = key.map(|column| row.named(column.name)).collect();
            (key.join(" "), row)
        });
        Self {
            rows: rows.collect(),
            columns,
        }
    }

    /// The rows as a file with the columns of today, of which those that the state does not have are
    /// empty.
    fn today(&self, table: &Table) -> File {
        let mut text = table.header();
        for row in self.rows.values() {
            let cells = table.columns.iter().map(|column| row.cell(&column.at));
            let quoted = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
            text += &format!("\n{}", quoted.collect::<Vec<_>>().join(","));
        }
        File {
            name: table.file(),
            bytes: text.into_bytes(),
        }
    }
}

impl Row {
    /// The cell of a column; empty where the state does not have the column.
    pub fn named(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }

    /// The cell of a column of the schema.
    pub fn cell(&self, column: &Position) -> &str {
        self.named(column.column().name)
    }

    /// Whether all cells but the id are the same.
    pub fn is_same_but_for_id(&self, other: &Self, table: &Table) -> bool {
        let id = table.columns[ID].name;
        let rest = |row: &Self| {
            let mut cells = row.0.clone();
            cells.remove(id);
            cells
        };
        rest(self) == rest(other)
    }
}
