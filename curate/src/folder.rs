//! A folder of tables: loaded, read, checked and written.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File as Open};
use std::io::Write;
use std::path::{Path, PathBuf};

use curate::codegen::Context;
use curate::codegen::check::{self, Report};
use curate::codegen::dataset::Dataset;
use curate::codegen::derive::derive;
use curate::codegen::problem::{self, Problem, Rule};
use curate::codegen::read::{self, File, RawTable};
use curate::codegen::schema::TABLES;
use unicode_normalization::UnicodeNormalization;

use crate::check::is_fixed;
use crate::codebook;
use crate::spreadsheet;
use crate::stop::{Stop, note};
use crate::version;
use crate::words::counted;

/// Where the tables are if no folder is given.
pub const DEFAULT: &str = "data";

/// The CSV files of a folder, and its codebook.
pub struct Folder {
    path: PathBuf,
    /// The folder as messages name it: as it was given.
    shown: String,
    /// The version of the package that the tables belong to.
    pub version: String,
    pub files: Vec<File>,
    codebook: Option<File>,
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
        let name = codebook::FILE.to_owned();
        let codebook = fs::read(path.join(&name)).ok();
        Ok(Self {
            codebook: codebook.map(|bytes| File { name, bytes }),
            version: version::beside(path),
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
            codebook: self.codebook.clone(),
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// A file of the folder, or one beside the folder, as messages name it.
    pub fn shown_file(&self, name: &str) -> String {
        match (name.strip_prefix("../"), Path::new(&self.shown).parent()) {
            (Some(beside), Some(parent)) => parent.join(beside).display().to_string(),
            _ => format!("{}/{name}", self.shown),
        }
    }

    /// How a command of the tool is called on this folder.
    pub fn command(&self, name: &str) -> String {
        match self.shown.as_str() {
            DEFAULT => format!("cargo curate {name}"),
            shown => format!("cargo curate {name} --data {shown}"),
        }
    }

    pub fn context(&self) -> Context<'_> {
        Context {
            folder: &self.shown,
            version: &self.version,
            pages: false,
        }
    }

    /// The lines that problems are about: of a file that a spreadsheet has saved, those that `fmt` would
    /// make of them.
    pub fn lines(&self) -> Lines {
        let (_, problems) = self.read();
        let files = self.undone(&problems).unwrap_or_else(|| self.files.clone());
        Lines::of(files.into_iter().chain(self.codebook.clone()), &self.shown)
    }

    /// The files without the form that a spreadsheet gave to some of them; `None` where that is none, or
    /// can't be undone.
    fn undone(&self, problems: &[Problem]) -> Option<Vec<File>> {
        let saved: BTreeSet<&str> = of_form(problems).map(|problem| &*problem.path).collect();
        if saved.is_empty() {
            return None;
        }
        let mut is_undone = false;
        let files = self.files.iter().zip(self.fixed()).map(|(file, fixed)| {
            let is_saved = saved.contains(&*format!("{}/{}", self.shown, file.name));
            is_undone |= is_saved && fixed.bytes != file.bytes;
            if is_saved { fixed } else { file.clone() }
        });
        let files = files.collect();
        is_undone.then_some(files)
    }

    /// All problems of the tables, in order: what `cargo build` reports, and what only the tool knows of
    /// spreadsheets. Of a cell that a spreadsheet has changed, this says more than that it is not valid;
    /// of a file that it has saved, also what is wrong besides, in the lines that `fmt` would make.
    pub fn check(&self) -> Vec<Problem> {
        let (tables, mut problems) = self.read();
        if let Some(files) = self.undone(&problems) {
            problems.retain(|problem| problem.rule == Rule::Spreadsheet);
            let mut lines = self.lines();
            let is_saved = |path: &str| problems.iter().any(|saved| saved.path == path);
            let mut others = self.with_files(files).check();
            others.retain(|problem| {
                let is_fixed = is_fixed(problem.rule) && !is_ambiguous(&lines.get(problem));
                !(is_fixed && is_saved(&problem.path))
            });
            problems.extend(others);
        } else {
            self.parse(&tables, &mut problems);
            let changed: Vec<Problem> = tables.iter().flat_map(spreadsheet::changed).collect();
            let cells: BTreeSet<_> = changed.iter().map(cell).collect();
            problems.retain(|problem| !is_of_cell(problem.rule) || !cells.contains(&cell(problem)));
            problems.extend(changed);
        }
        problem::sort(&mut problems);
        problems
    }

    /// All problems of the tables and of the codebook, in order.
    pub fn check_all(&self) -> Vec<Problem> {
        let path = format!("{}/{}", self.shown, codebook::FILE);
        let bytes = self.codebook.as_ref().map(|file| file.bytes.as_slice());
        let mut problems = codebook::problems(bytes, &path);
        problems.extend(self.check());
        problem::sort(&mut problems);
        problems
    }

    /// The tables as far as they can be read, and what is wrong with their form.
    pub fn read(&self) -> (Vec<RawTable>, Vec<Problem>) {
        read::read(&self.files, &self.context())
    }

    /// The rows with their cells understood, after they were checked against every rule.
    pub fn parse<'t>(&self, tables: &'t [RawTable], problems: &mut Vec<Problem>) -> Dataset<'t> {
        let mut report = Report::new(problems);
        let dataset = check::parse(tables, &mut report);
        check::check(&dataset, &derive(&dataset), &self.context(), &mut report);
        dataset
    }

    /// Says that there are problems, and what that means for a command that goes on.
    pub fn warn(&self, problems: &[Problem], consequence: &str) {
        if !problems.is_empty() {
            note!(
                "{}: {}, which `cargo curate check` shows; {consequence}",
                self.shown,
                counted(problems.len(), "problem")
            );
        }
    }

    /// The tables with every value that their files hold, or why some values are not certain.
    ///
    /// A file may be out of form: other separators, encodings and line ends, as spreadsheets write
    /// them, needless quotation marks, letters that are not composed. What is fixed here changes the
    /// form and no value; what could mean two things is refused.
    pub fn read_whole(&self) -> Result<Vec<RawTable>, Vec<Problem>> {
        let fixed = self.fixed();
        let (tables, problems) = read::read(&fixed, &self.context());
        let mut lines = Lines::of(fixed.iter().cloned(), &self.shown);
        let mut losses: Vec<Problem> = problems
            .into_iter()
            .filter(|problem| match problem.rule {
                Rule::Conflict
                // Its form was not undone.
                | Rule::Spreadsheet
                | Rule::Utf8
                | Rule::Header
                | Rule::CellCount
                | Rule::UnclosedQuote
                // Line ends are fixed; what is left is inside a cell.
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

    /// What keeps the folder from its canonical form and can't be fixed without a decision: tables
    /// that are missing or unknown, and characters that can't be seen or composed.
    pub fn unfixable(&self) -> Vec<Problem> {
        let (_, mut problems) = read::read(&self.fixed(), &self.context());
        problems.retain(|problem| {
            matches!(
                problem.rule,
                Rule::MissingFile
                    | Rule::UnknownFile
                    | Rule::ControlCharacter
                    | Rule::CombiningMark
            )
        });
        problem::sort(&mut problems);
        problems
    }

    /// The files with the form of their bytes fixed.
    fn fixed(&self) -> Vec<File> {
        let fixed = |file: &File| {
            let table = TABLES.iter().find(|table| table.file() == file.name);
            let plain = table.map(|table| spreadsheet::plain(&file.bytes, table.columns));
            File {
                name: file.name.clone(),
                bytes: composed(plain.unwrap_or_else(|| file.bytes.clone())),
            }
        };
        self.files.iter().map(fixed).collect()
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
                let name = target.file_name().unwrap_or_default().to_string_lossy();
                let temporary =
                    target.with_file_name(format!(".{name}.{}.new", std::process::id()));
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
pub struct Lines {
    files: Vec<File>,
    shown: String,
    /// For each file, where its lines start.
    starts: HashMap<String, Vec<usize>>,
}

impl Lines {
    fn of(files: impl IntoIterator<Item = File>, shown: &str) -> Self {
        Self {
            files: files.into_iter().collect(),
            shown: shown.to_owned(),
            starts: HashMap::new(),
        }
    }

    /// The line that a problem is about, as far as it is text; empty where the file is missing.
    pub fn get(&mut self, problem: &Problem) -> String {
        let line = self.bytes(problem).unwrap_or_default();
        String::from_utf8_lossy(line).into_owned()
    }

    /// The bytes of the line that a problem is about.
    pub fn bytes(&mut self, problem: &Problem) -> Option<&[u8]> {
        let name = problem.path.strip_prefix(&self.shown)?.strip_prefix('/')?;
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

/// Those that say that a spreadsheet has saved a file.
fn of_form(problems: &[Problem]) -> impl Iterator<Item = &Problem> {
    let is_of_form = |problem: &&Problem| problem.rule == Rule::Spreadsheet;
    problems.iter().filter(is_of_form)
}

/// The cell that a problem is about.
fn cell(problem: &Problem) -> (&str, usize, usize) {
    (&problem.path, problem.line, problem.column)
}

/// Whether the rule is about what a cell may hold.
fn is_of_cell(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::Padding
            | Rule::NullWord
            | Rule::Id
            | Rule::UnknownReference
            | Rule::UnknownCode
            | Rule::Date
            | Rule::Count
            | Rule::Number
            | Rule::Degrees
            | Rule::Digits
            | Rule::Form
    )
}

/// The bytes with composed letters. Other bytes than UTF-8 stay as they are.
fn composed(bytes: Vec<u8>) -> Vec<u8> {
    match std::str::from_utf8(&bytes) {
        Ok(text) => text.nfc().collect::<String>().into_bytes(),
        Err(_) => bytes,
    }
}

/// Whether a cell goes on after its closing quotation mark, as in `"x"y`: readers of CSV disagree
/// on its value.
fn is_ambiguous(line: &str) -> bool {
    let (cells, _) = read::lines::split(&mut csv_core::Reader::new(), line);
    cells.iter().any(|(raw, value)| {
        raw.starts_with('"') && *raw != format!("\"{}\"", value.replace('"', "\"\""))
    })
}
