//! A folder of tables: loaded, read, checked and written.

use std::collections::HashMap;
use std::fs::{self, File as Open};
use std::io::Write;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::build::check::check;
use crate::build::problem::{self, Problem, Rule};
use crate::build::read::{self, File, Table};
use crate::build::{Context, schema};
use crate::stop::Stop;

/// Where the tables are unless told otherwise.
pub const DEFAULT: &str = "data";

/// The CSV files of a folder.
pub struct Folder {
    path: PathBuf,
    /// The folder as messages name it: as it was given.
    shown: String,
    /// The version of the package that the tables belong to.
    pub version: String,
    pub files: Vec<File>,
}

impl Folder {
    pub fn open(path: &Path) -> Result<Self, Stop> {
        let shown = path.display().to_string();
        let shown = match shown.trim_end_matches(['/', '\\']) {
            "" => shown.clone(),
            trimmed => trimmed.to_owned(),
        };
        if !path.is_dir() {
            return Err(Stop::Misuse(format!(
                "there is no folder `{shown}` here; start at the root of the project, or name the folder of the tables"
            )));
        }
        let files = read::load(path).map_err(|error| {
            Stop::Misuse(format!("the tables in `{shown}` can't be read: {error}"))
        })?;
        Ok(Self {
            version: version_beside(path),
            path: path.to_owned(),
            shown,
            files,
        })
    }

    /// The same folder with other contents.
    pub fn with_files(&self, files: Vec<File>) -> Self {
        Self {
            path: self.path.clone(),
            shown: self.shown.clone(),
            version: self.version.clone(),
            files,
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn shown(&self) -> &str {
        &self.shown
    }

    pub fn context(&self) -> Context<'_> {
        Context {
            folder: &self.shown,
            version: &self.version,
        }
    }

    pub fn lines(&self) -> Lines<'_> {
        Lines::of(&self.files, &self.shown)
    }

    /// All problems, in order: what `cargo build` reports.
    pub fn check(&self) -> Vec<Problem> {
        let (tables, mut problems) = read::read(&self.files, &self.context());
        check(&tables, &self.context(), &mut problems);
        problem::sort(&mut problems);
        problems
    }

    /// The tables with every value that their files hold, or why some value can't be told.
    ///
    /// A file may be out of form: other line ends, needless quotes, letters and marks apart.
    /// Whatever is mended here changes the form and no value; what could mean two things is refused.
    pub fn read_whole(&self) -> Result<Vec<Table>, Vec<Problem>> {
        let mended = self.mended();
        let (tables, problems) = read::read(&mended, &self.context());
        let mut lines = Lines::of(&mended, &self.shown);
        let mut losses: Vec<Problem> = problems
            .into_iter()
            .filter(|problem| match problem.rule {
                Rule::Utf8
                | Rule::Header
                | Rule::CellCount
                | Rule::UnclosedQuote
                // Line ends have been mended; what is left stands inside a cell.
                | Rule::CarriageReturn => true,
                // No row was read below such a header.
                Rule::ControlCharacter | Rule::CombiningMark => problem.line == 1,
                Rule::Quoting => is_ambiguous(&lines.get(problem)),
                _ => false,
            })
            .collect();
        if losses.is_empty() {
            return Ok(tables);
        }
        problem::sort(&mut losses);
        Err(losses)
    }

    /// What keeps the folder from its canonical form and can't be mended without a decision: tables
    /// that are missing or unknown, and characters that can't be seen or composed.
    pub fn unmended(&self) -> Vec<Problem> {
        let (_, mut problems) = read::read(&self.mended(), &self.context());
        problems.retain(|problem| {
            matches!(
                problem.rule,
                Rule::MissingTable
                    | Rule::UnknownFile
                    | Rule::ControlCharacter
                    | Rule::CombiningMark
            )
        });
        problem::sort(&mut problems);
        problems
    }

    fn mended(&self) -> Vec<File> {
        let mended = |file: &File| File {
            name: file.name.clone(),
            bytes: mend(&file.bytes),
        };
        self.files.iter().map(mended).collect()
    }

    /// Writes files into the folder. All of them are on disk before the first takes its place, and
    /// each takes it in one step: whatever happens, a reader finds the old table or the new one.
    pub fn write(&self, files: &[File]) -> Result<(), Stop> {
        let mut staged = Vec::new();
        let outcome = files
            .iter()
            .try_for_each(|file| {
                let target = self.path.join(&file.name);
                // A link keeps pointing to where it points.
                let target = fs::canonicalize(&target).unwrap_or(target);
                let temporary =
                    target.with_file_name(format!(".{}.{}.new", file.name, std::process::id()));
                staged.push((temporary.clone(), target.clone()));
                let mut open = Open::create(&temporary)?;
                open.write_all(&file.bytes)?;
                if let Ok(metadata) = fs::metadata(&target) {
                    open.set_permissions(metadata.permissions())?;
                }
                open.sync_all()
            })
            .and_then(|()| {
                staged
                    .iter()
                    .try_for_each(|(temporary, target)| fs::rename(temporary, target))
            });
        outcome.map_err(|error| {
            for (temporary, _) in &staged {
                let _ = fs::remove_file(temporary);
            }
            Stop::Refused(format!(
                "the tables in `{}` can't be written: {error}",
                self.shown
            ))
        })
    }
}

/// The lines of files, found once.
pub struct Lines<'f> {
    files: &'f [File],
    shown: &'f str,
    /// For each file, where its lines start.
    starts: HashMap<String, Vec<usize>>,
}

impl<'f> Lines<'f> {
    fn of(files: &'f [File], shown: &'f str) -> Self {
        Self {
            files,
            shown,
            starts: HashMap::new(),
        }
    }

    /// The line that a problem is about, as far as it is text; empty where the file is missing.
    pub fn get(&mut self, problem: &Problem) -> String {
        let line = self.bytes(problem).unwrap_or_default();
        String::from_utf8_lossy(line).into_owned()
    }

    /// The bytes of the line that a problem is about.
    pub fn bytes(&mut self, problem: &Problem) -> Option<&'f [u8]> {
        let name = problem.path.strip_prefix(self.shown)?.strip_prefix('/')?;
        let file = self.files.iter().find(|file| file.name == name)?;
        // The reader counts columns from after the mark.
        let body = file.bytes.strip_prefix(b"\xEF\xBB\xBF");
        let body = body.unwrap_or(&file.bytes);
        let starts = self.starts.entry(problem.path.clone()).or_insert_with(|| {
            let ends = body.iter().enumerate().filter(|(_, b)| **b == b'\n');
            std::iter::once(0).chain(ends.map(|(i, _)| i + 1)).collect()
        });
        let number = problem.line.saturating_sub(1);
        let start = *starts.get(number)?;
        let end = starts.get(number + 1).map_or(body.len(), |next| next - 1);
        let line = &body[start..end];
        Some(line.strip_suffix(b"\r").unwrap_or(line))
    }
}

/// The bytes with plain line ends and composed letters. Other bytes than UTF-8 stay as they are.
fn mend(bytes: &[u8]) -> Vec<u8> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text
            .replace("\r\n", "\n")
            .nfc()
            .collect::<String>()
            .into_bytes(),
        Err(_) => bytes.to_owned(),
    }
}

/// Whether a cell goes on after its closing quotation mark, as in `"x"y`: readers of CSV make
/// different values of that.
fn is_ambiguous(line: &str) -> bool {
    let (cells, _) = read::split(&mut csv_core::Reader::new(), line);
    cells.iter().any(|(raw, value)| {
        raw.starts_with('"') && *raw != format!("\"{}\"", value.replace('"', "\"\""))
    })
}

/// The version of the package beside the folder; that of this project where there is none.
fn version_beside(folder: &Path) -> String {
    fs::canonicalize(folder)
        .ok()
        .and_then(|path| fs::read_to_string(path.parent()?.join("Cargo.toml")).ok())
        .and_then(|manifest| package_version(&manifest))
        .or_else(|| package_version(include_str!("../../Cargo.toml")))
        .unwrap_or_default()
}

/// The version that a manifest gives its package.
pub fn package_version(manifest: &str) -> Option<String> {
    manifest
        .lines()
        .skip_while(|line| line.trim() != "[package]")
        .skip(1)
        .take_while(|line| !line.trim_start().starts_with('['))
        .find_map(|line| {
            let (name, value) = line.split_once('=')?;
            let value = value.trim().split('"').nth(1)?;
            (name.trim() == "version" && schema::version(value).is_some()).then(|| value.to_owned())
        })
}
