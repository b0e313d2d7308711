//! `codebook`: what is generated in the codebook, updated from the tables and the code.
//!
//! Generated are the tables of columns, of codes, of the words for a qualifier and of counts, and the paragraph under the heading of
//! a table or a vocabulary. An example that still holds is kept. All other text is prose, and stays
//! as it is.

mod codes;
mod columns;
mod conflicts;
mod counts;
mod hedges;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use curate::codegen::problem::{Problem, Rule};
use curate::codegen::read::lines::needless;
use curate::documentation::{self, TABLES, VOCABULARIES, VocabularyDoc};

use crate::folder::{self, Folder};
use crate::generated::{self, Fresh};
use crate::markdown::{self, cells, heading, plain};
use crate::records::Records;
use crate::stop::Stop;
use conflicts::{Conflict, Merged};

/// The codebook, beside the tables.
pub const FILE: &str = "README.md";

/// The headers of the generated tables.
const OF_COLUMNS: &str = "| column | type | unit | meaning | standard | example |";
const OF_CODES: &str = "| code | definition | example | crosswalk |";
const OF_ROWS: &str = "| table | rows |";
const OF_HEDGES: &str = "| qualifier | words before the number | words after it |";
/// How the header of the counts by source starts; the ids of the sources follow.
const BY_SOURCE: &str = "| count | ";

/// The heading of the counts.
const COUNTS: &str = "Counts";

/// Updates the codebook: columns, codes, counts and examples
///
/// An example that still holds is kept; one that does not is replaced by the first that does. Prose
/// is left alone. A conflict that a merge has left in a generated part is resolved.
#[derive(clap::Args)]
pub struct Args {
    /// The folder of the tables and the codebook
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
    /// Write nothing; list the lines that would change (exit code 1)
    #[arg(long)]
    check: bool,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    let shown = format!("{}/{FILE}", folder.shown());
    let before = fs::read_to_string(folder.path().join(FILE))
        .map_err(|error| Stop::Misuse(format!("the codebook `{shown}` can't be read: {error}")))?;
    let records = Records::of(&folder)?;
    let after = rewrite(&settled(&before, &records, &shown)?, &records, &shown)?.text;
    let file = Fresh {
        name: FILE.into(),
        before,
        after,
    };
    generated::update(vec![file], &folder, "codebook", args.check, out)
}

/// What is wrong with the form of the codebook: it is missing, or a merge has left conflicts in it.
pub fn problems(codebook: Option<&[u8]>, path: &str) -> Vec<Problem> {
    let problem = |rule, line, width, message| Problem {
        rule,
        path: path.to_owned(),
        line,
        column: 1,
        width,
        message,
    };
    let Some(codebook) = codebook else {
        let message = format!(
            "the codebook is missing; take it from the last commit, with `git checkout HEAD -- {path}`"
        );
        return vec![problem(Rule::MissingFile, 1, 1, message)];
    };
    let marker = |line, message: &str| problem(Rule::Conflict, line, 7, message.to_owned());
    match Merged::parse(&String::from_utf8_lossy(codebook)) {
        Ok(merged) => {
            let conflicts = merged.conflicts();
            let problems = conflicts.map(|conflict| {
                let needless = needless(conflict.has_base);
                let message = format!(
                    "a merge has left a conflict here; run `cargo curate codebook`, which resolves it where the text is generated, or else keep the text that is right, and delete the lines with {needless}"
                );
                marker(conflict.line, &message)
            });
            problems.collect()
        }
        Err(line) => vec![marker(line, MARKER)],
    }
}

/// What is said of a marker that stands alone.
const MARKER: &str =
    "a merge has left this marker, and those that belong to it are gone; delete it";

/// The codes of a codebook, each with its vocabulary: `Basis explicit`.
pub fn codes_in(codebook: &str) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    let mut title = "";
    let mut is_code = false;
    for line in codebook.lines() {
        title = heading(line).unwrap_or(title);
        is_code = line == OF_CODES || (is_code && line.starts_with('|'));
        let code = plain(cells(line)[0]);
        // The header and the line below it are no codes.
        if is_code && line != OF_CODES && !code.starts_with('-') {
            codes.insert(code_in(title, code));
        }
    }
    codes
}

/// A code with its vocabulary.
pub fn code_in(vocabulary: &str, code: &str) -> String {
    format!("{vocabulary} {code}")
}

/// What a heading is about.
#[derive(Clone, Copy)]
enum Section {
    Table(&'static documentation::TableDoc),
    VocabularyDoc(&'static VocabularyDoc),
    Counts,
    Prose,
}

impl Section {
    fn of(title: &str) -> Self {
        let mut tables = TABLES.iter();
        let mut vocabularies = VOCABULARIES.iter();
        if let Some(table) = tables.find(|table| table.id.schema().file() == title) {
            Self::Table(table)
        } else if let Some(found) = vocabularies.find(|vocabulary| vocabulary.name == title) {
            Self::VocabularyDoc(found)
        } else if title == COUNTS {
            Self::Counts
        } else {
            Self::Prose
        }
    }

    /// The generated paragraph under the heading.
    fn paragraph(self) -> Option<String> {
        match self {
            Self::Table(table) => Some(columns::paragraph(table)),
            Self::VocabularyDoc(vocabulary) => Some(codes::paragraph(vocabulary)),
            Self::Counts | Self::Prose => None,
        }
    }
}

/// The rows of a table before it is generated, by their first cells.
type Old<'l> = BTreeMap<&'l str, Vec<&'l str>>;

/// A generated table.
struct Generated {
    /// What it is, in words.
    what: String,
    header: String,
    rows: Vec<Vec<String>>,
}

impl Generated {
    /// The table that has this header in a section; `None` where it is not generated, and what the
    /// section must be where that is wrong.
    fn of(
        header: &str,
        section: Section,
        old: &Old<'_>,
        records: &Records,
    ) -> Result<Option<Self>, &'static str> {
        let (what, rows) = match (header, section) {
            (OF_COLUMNS, Section::Table(table)) => {
                (columns_of(table), columns::rows(table, records, old))
            }
            (OF_COLUMNS, _) => return Err("table"),
            (OF_CODES, Section::VocabularyDoc(vocabulary)) => {
                (codes_of(vocabulary), codes::rows(vocabulary, records, old))
            }
            (OF_CODES, _) => return Err("vocabulary"),
            (OF_HEDGES, _) => (HEDGES.into(), hedges::rows()),
            (OF_ROWS, Section::Counts) => (COUNTS_BY_TABLE.into(), counts::by_table(records)),
            (header, Section::Counts) if header.starts_with(BY_SOURCE) => {
                let (header, rows) = counts::by_source(records);
                let what = COUNTS_BY_SOURCE.into();
                return Ok(Some(Self { what, header, rows }));
            }
            _ => return Ok(None),
        };
        let header = header.into();
        Ok(Some(Self { what, header, rows }))
    }

    fn lines(&self) -> impl Iterator<Item = String> {
        let columns = cells(&self.header).len();
        let rule = markdown::row(&vec!["---"; columns]);
        let rows = self.rows.iter().map(|row| markdown::row(row));
        [self.header.clone(), rule].into_iter().chain(rows)
    }
}

const COUNTS_BY_SOURCE: &str = "the counts of the sources";
const HEDGES: &str = "the words that decide a qualifier";
const COUNTS_BY_TABLE: &str = "the counts of the tables";

fn columns_of(table: &documentation::TableDoc) -> String {
    format!("the columns of `{}`", table.id.schema().file())
}

fn codes_of(vocabulary: &VocabularyDoc) -> String {
    format!("the codes of `{}`", vocabulary.name)
}

/// The codebook with one side of each conflict, where both differ in nothing but generated parts.
fn settled(codebook: &str, records: &Records, shown: &str) -> Result<String, Stop> {
    let merged = Merged::parse(codebook)
        .map_err(|line| Stop::Refused(format!("{shown}:{line}: nothing was written: {MARKER}")))?;
    let ours = merged.with(None);
    if merged.conflicts().next().is_none() {
        return Ok(ours);
    }
    let prose = rewrite(&ours, records, shown)?.prose;
    let is_prose = |conflict: &&Conflict<'_>| {
        let theirs = rewrite(&merged.with(Some(conflict)), records, shown);
        theirs.map_or(true, |theirs| theirs.prose != prose)
    };
    let places = merged.conflicts().filter(is_prose);
    let lines: Vec<String> = places
        .map(|conflict| {
            let (line, needless) = (conflict.line, needless(conflict.has_base));
            format!("{shown}:{line}: a merge has left a conflict here; keep the text that is right, and delete the lines with {needless}")
        })
        .collect();
    if lines.is_empty() {
        return Ok(ours);
    }
    Err(Stop::Refused(format!(
        "nothing was written, since prose is not generated:\n{}",
        lines.join("\n")
    )))
}

/// A codebook that was rewritten.
struct Rewritten {
    text: String,
    /// The lines that were left alone, but for blank ones.
    prose: Vec<String>,
}

/// The codebook with its generated parts written anew.
fn rewrite(codebook: &str, records: &Records, shown: &str) -> Result<Rewritten, Stop> {
    let others = [HEDGES, COUNTS_BY_SOURCE, COUNTS_BY_TABLE].map(str::to_owned);
    let mut missing: BTreeSet<String> = TABLES.iter().map(columns_of).collect();
    missing.extend(VOCABULARIES.iter().map(codes_of).chain(others));
    let mut lines: Vec<String> = Vec::new();
    let mut prose: Vec<String> = Vec::new();
    let mut title = "";
    let mut section = Section::Prose;
    let mut rest = codebook.lines().enumerate().peekable();
    while let Some((number, line)) = rest.next() {
        if let Some(heading) = heading(line) {
            (title, section) = (heading, Section::of(heading));
            lines.push(line.to_owned());
            prose.push(line.to_owned());
            if let Some(paragraph) = section.paragraph() {
                let is_blank = |(_, line): &(usize, &str)| line.is_empty();
                let is_text = |(_, line): &(usize, &str)| !line.is_empty() && !is_structure(line);
                while rest.next_if(is_blank).is_some() {}
                while rest.next_if(is_text).is_some() {}
                while rest.next_if(is_blank).is_some() {}
                lines.extend([String::new(), paragraph, String::new()]);
            }
            continue;
        }
        let is_row = |line: &&str| line.starts_with('|');
        let below = rest.clone().map(|(_, line)| line).take_while(is_row);
        let old = below.skip(1).map(cells).map(|row| (plain(row[0]), row));
        let generated = Generated::of(line, section, &old.collect(), records).map_err(|what| {
            Stop::Refused(format!(
                "{shown}:{}: nothing was written: the heading `{title}` above these rows is not that of a {what}",
                number + 1
            ))
        })?;
        match generated {
            Some(table) => {
                while rest.next_if(|(_, line)| is_row(line)).is_some() {}
                lines.extend(table.lines());
                missing.remove(&table.what);
            }
            None => {
                lines.push(line.to_owned());
                prose.extend((!line.is_empty()).then(|| line.to_owned()));
            }
        }
    }
    if !missing.is_empty() {
        let missing: Vec<String> = missing.into_iter().collect();
        return Err(Stop::Refused(format!(
            "nothing was written: `{shown}` has no table for {}; add a heading and the header of such a table, as the others have them",
            missing.join(", for ")
        )));
    }
    let text = lines.join("\n") + "\n";
    Ok(Rewritten { text, prose })
}

/// Whether a line of Markdown is a heading or a row of a table.
fn is_structure(line: &str) -> bool {
    line.starts_with(['#', '|'])
}
