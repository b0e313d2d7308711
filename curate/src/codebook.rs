//! `codebook`: what is generated in the codebook, brought up to date with the tables and the code.
//!
//! Prose stays as it is. Of the tables of the codebook, those of columns, of codes and of counts are
//! written anew; in them, cells that only a person can fill keep what they hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use similar::{ChangeTag, TextDiff};

use crate::build::problem::printable;
use crate::build::read::{self, File};
use crate::build::schema::{self, Column, Kind, TABLES};
use crate::build::vocab::{self, EventKind, Qualifier, Unit, Vocabulary};
use crate::folder::{self, Folder};
use crate::stop::{Stop, counted, note};

/// The codebook, beside the tables.
const FILE: &str = "README.md";

const OF_COLUMNS: &str = "| column | type | unit | meaning | standard | example |";
const OF_CODES: &str = "| code | definition | example | crosswalk |";
const OF_ROWS: &str = "| table | rows |";
/// The heading of the counts.
const COUNTS: &str = "Counts";

/// What stands where there is nothing.
const NONE: &str = "—";

/// Brings the codebook up to date: counts, meanings, definitions and examples
///
/// An example that still holds is kept; one that does not becomes the first that does. Text outside
/// the tables is left alone.
#[derive(clap::Args)]
pub struct Args {
    /// The folder of the tables and the codebook
    #[arg(value_name = "DIR", default_value = folder::DEFAULT)]
    folder: PathBuf,
    /// Write nothing; name the lines that would change (exit code 1)
    #[arg(long)]
    check: bool,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.folder)?;
    let shown = format!("{}/{FILE}", folder.shown());
    let before = fs::read_to_string(folder.path().join(FILE))
        .map_err(|error| Stop::Misuse(format!("the codebook `{shown}` can't be read: {error}")))?;
    let records = Records::of(&folder)?;
    let after = rewrite(&before, &records, &shown)?;
    if after == before {
        note!("{shown}: up to date");
        return Ok(());
    }
    for change in TextDiff::from_lines(&before, &after).iter_all_changes() {
        let sign = match change.tag() {
            ChangeTag::Equal => continue,
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        };
        // The line as it is, and for a new one the line as it will be.
        let line = change.old_index().or(change.new_index()).unwrap_or(0) + 1;
        let text = printable(change.value().trim_end_matches('\n'));
        writeln!(out, "{shown}:{line}: {sign} {text}")?;
    }
    out.flush()?;
    if args.check {
        note!(
            "`cargo curate codebook {}` brings it up to date",
            folder.shown()
        );
        return Err(Stop::Problems);
    }
    folder.write(&[File {
        name: FILE.into(),
        bytes: after.into_bytes(),
    }])?;
    note!("{shown}: brought up to date");
    Ok(())
}

/// The codebook with its generated tables written anew.
fn rewrite(codebook: &str, records: &Records, shown: &str) -> Result<String, Stop> {
    let mut missing: BTreeSet<String> = TABLES
        .iter()
        .map(|table| format!("the columns of `{}`", table.file()))
        .chain(
            vocab::ALL
                .iter()
                .map(|vocabulary| format!("the codes of `{}`", vocabulary.name)),
        )
        .chain(["the counts of the sources", "the counts of the tables"].map(str::to_owned))
        .collect();
    let standards = standards(codebook);
    let mut lines: Vec<String> = Vec::new();
    let mut heading = "";
    let mut rest = codebook.lines().enumerate().peekable();
    while let Some((number, line)) = rest.next() {
        lines.push(line.to_owned());
        if let Some(title) = line.strip_prefix("## ").or(line.strip_prefix("### ")) {
            heading = title.trim_matches('`');
        }
        let is_by_source = heading == COUNTS && line.starts_with("| | ");
        if !([OF_COLUMNS, OF_CODES, OF_ROWS].contains(&line) || is_by_source) {
            continue;
        }
        let mut old = Vec::new();
        while let Some((_, row)) = rest.next_if(|(_, row)| row.starts_with('|')) {
            old.push(cells(row));
        }
        let old: BTreeMap<&str, &Vec<&str>> =
            old.iter().skip(1).map(|row| (plain(row[0]), row)).collect();
        let stranger = |what: &str| {
            Stop::Refused(format!(
                "{shown}:{}: nothing was written: the heading `{heading}` above these rows names no {what}",
                number + 1
            ))
        };
        let (about, columns, rows) = if is_by_source {
            lines.pop();
            let (header, rows) = records.by_source();
            let columns = header.len();
            lines.push(row(&header));
            ("the counts of the sources".into(), columns, rows)
        } else if line == OF_ROWS {
            ("the counts of the tables".into(), 2, records.by_table())
        } else if line == OF_COLUMNS {
            let table = TABLES
                .iter()
                .find(|table| table.file() == heading)
                .ok_or_else(|| stranger("table"))?;
            let rows = table.columns.iter();
            let rows = rows.map(|column| records.column(table, column, &old, &standards));
            let about = format!("the columns of `{heading}`");
            (about, 6, rows.collect())
        } else {
            let vocabulary = vocab::ALL
                .iter()
                .find(|vocabulary| vocabulary.name == heading)
                .ok_or_else(|| stranger("vocabulary"))?;
            let about = format!("the codes of `{heading}`");
            (about, 4, records.codes(vocabulary, &old))
        };
        missing.remove(&about);
        lines.push(row(&vec!["---"; columns]));
        lines.extend(rows.iter().map(|cells| row(cells)));
    }
    if !missing.is_empty() {
        let missing: Vec<String> = missing.into_iter().collect();
        return Err(Stop::Refused(format!(
            "nothing was written: `{shown}` has no table for {}; add a heading, a sentence and the header of such a table, as the others have them",
            missing.join(", for ")
        )));
    }
    Ok(lines.join("\n") + "\n")
}

/// The cells of a row of Markdown.
fn cells(row: &str) -> Vec<&str> {
    let row = row.strip_prefix('|').unwrap_or(row).trim_end();
    let row = row.strip_suffix('|').unwrap_or(row);
    row.split(" | ").map(str::trim).collect()
}

fn row(cells: &[impl AsRef<str>]) -> String {
    let mut line = String::from("|");
    for cell in cells {
        let cell = cell.as_ref();
        line += if cell.is_empty() { "" } else { " " };
        line += cell;
        line += " |";
    }
    line
}

fn plain(cell: &str) -> &str {
    cell.trim_matches('`')
}

/// A text as a cell: as code, or a dash.
fn code(text: Option<&str>) -> String {
    text.map_or(NONE.into(), |text| format!("`{text}`"))
}

/// For each type, the standard of its columns, where all columns of the type have the same: what a
/// new column of that type gets.
fn standards(codebook: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut is_column = false;
    for line in codebook.lines() {
        is_column = line == OF_COLUMNS || (is_column && line.starts_with('|'));
        if let (true, [_, kind, _, _, standard, _]) = (is_column, &cells(line)[..]) {
            let kind = kind.trim_end_matches(MAY_BE_EMPTY);
            found.entry(kind.into()).or_default().insert(*standard);
        }
    }
    found
        .into_iter()
        .filter(|(_, standards)| standards.len() == 1)
        .filter_map(|(kind, standards)| Some((kind, (*standards.first()?).to_owned())))
        .collect()
}

const MAY_BE_EMPTY: &str = ", may be empty";

/// The type of a column in words, without whether it may be empty.
fn kind(column: &Column) -> String {
    match column.kind {
        Kind::Id | Kind::RetiredId => "id".into(),
        Kind::Text => "text".into(),
        Kind::Reference(tables) => match tables {
            [rest @ .., last] if !rest.is_empty() => format!("id in {} or {last}", rest.join(", ")),
            _ => format!("id in {}", tables.concat()),
        },
        Kind::Code(vocabulary) => format!("code of {}", vocabulary.name),
        Kind::Date => "date".into(),
        Kind::Count => "whole number".into(),
        Kind::Degrees(_) => "decimal number".into(),
        Kind::Hex(digits) => format!("{digits} hexadecimal digits"),
        Kind::Formed(form) => form.name.into(),
    }
}

/// The crosswalk of a code, where the library has one.
fn crosswalk(vocabulary: &str, code: &str) -> Option<String> {
    let or_none = |text: Option<String>| text.unwrap_or_else(|| NONE.into());
    match vocabulary {
        "Qualifier" => {
            let modifier = Qualifier::from_code(code)?.timex3_mod();
            Some(or_none(
                modifier.map(|modifier| format!("TIMEX3 MOD {modifier}")),
            ))
        }
        "Unit" => Some(format!("UCUM {}", Unit::from_code(code)?.ucum())),
        "EventKind" => {
            let kind = EventKind::from_code(code)?;
            let acled = kind
                .acled()
                .map(|(event, sub)| format!("ACLED {event}: {sub}"));
            let plover = kind.plover().map(|(event, mode)| {
                let mode = mode.map(|mode| format!(" {mode}"));
                format!("PLOVER {event}{}", mode.unwrap_or_default())
            });
            let both: Vec<String> = acled.into_iter().chain(plover).collect();
            Some(or_none((!both.is_empty()).then(|| both.join("; "))))
        }
        _ => None,
    }
}

/// The cells of all tables, in the order of their keys.
struct Records(Vec<Vec<Vec<String>>>);

impl Records {
    fn of(folder: &Folder) -> Result<Self, Stop> {
        let tables = folder.read_whole().map_err(|problems| {
            Stop::with_problems(
                "nothing was written, since the tables can't be read without losing or guessing a value:",
                &problems,
            )
        })?;
        let problems = folder.check();
        if !problems.is_empty() {
            note!(
                "{}: {}, which `cargo curate check` shows; what is counted may be wrong",
                folder.shown(),
                counted(problems.len(), "problem")
            );
        }
        let rows = |table: &read::Table| {
            let cells = |row| table.values(row).map(str::to_owned).collect();
            let mut rows: Vec<Vec<String>> = (0..table.rows.len()).map(cells).collect();
            rows.sort_by(|a, b| a[..table.schema.key].cmp(&b[..table.schema.key]));
            rows
        };
        Ok(Self(tables.iter().map(rows).collect()))
    }

    fn rows(&self, table: &schema::Table) -> &[Vec<String>] {
        &self.0[table.index()]
    }

    /// The row of a column. What its meaning and its cells say is known; the rest is kept, and
    /// proposed for a new column.
    fn column(
        &self,
        table: &schema::Table,
        column: &Column,
        old: &BTreeMap<&str, &Vec<&str>>,
        standards: &BTreeMap<String, String>,
    ) -> Vec<String> {
        let kept = |i: usize| {
            let cell = old.get(column.name).and_then(|row| row.get(i))?;
            Some((*cell).to_owned())
        };
        let kind = kind(column);
        let standard = standards.get(&kind).cloned();
        let unit = match column.kind {
            Kind::Degrees(_) => "degrees",
            _ => NONE,
        };
        let may_be_empty = if column.required { "" } else { MAY_BE_EMPTY };
        let position = table.column(column.name);
        let mut values = self.rows(table).iter().map(|row| row[position].as_str());
        let is_cell = |value: &&str| !value.is_empty() && !value.contains(['|', '`']);
        let example = kept(5).filter(|kept| values.clone().any(|value| value == plain(kept)));
        vec![
            format!("`{}`", column.name),
            kept(1).unwrap_or(kind + may_be_empty),
            kept(2).unwrap_or_else(|| unit.into()),
            column.meaning.into(),
            kept(4).or(standard).unwrap_or_else(|| NONE.into()),
            example.unwrap_or_else(|| code(values.find(is_cell))),
        ]
    }

    /// The rows of a vocabulary.
    fn codes(&self, vocabulary: &Vocabulary, old: &BTreeMap<&str, &Vec<&str>>) -> Vec<Vec<String>> {
        let uses = || {
            TABLES.iter().flat_map(|table| {
                let columns = table.columns.iter().enumerate();
                columns
                    .filter(|(_, column)| {
                        matches!(column.kind, Kind::Code(used) if used.name == vocabulary.name)
                    })
                    .map(move |(position, _)| (table, position))
            })
        };
        let row = |term: &vocab::Term| {
            let kept = |i: usize| {
                let cell = old.get(term.code).and_then(|row| row.get(i))?;
                Some((*cell).to_owned())
            };
            let mut bearers = uses().flat_map(|(table, position)| {
                let rows = self.rows(table).iter();
                rows.filter(move |row| row[position] == term.code)
                    .map(|row| row[0].as_str())
            });
            let example = kept(2).filter(|kept| bearers.clone().any(|id| id == plain(kept)));
            vec![
                format!("`{}`", term.code),
                term.definition.into(),
                example.unwrap_or_else(|| code(bearers.next())),
                crosswalk(vocabulary.name, term.code)
                    .or(kept(3))
                    .unwrap_or_else(|| NONE.into()),
            ]
        };
        vocabulary.terms.iter().map(row).collect()
    }

    /// The header and the rows of what is counted by source.
    fn by_source(&self) -> (Vec<String>, Vec<Vec<String>>) {
        let sources = self.rows(schema::table("sources"));
        let column = |table: &str, name: &str| schema::table(table).column(name);
        let by_source = |table: &'static str, is_meant: &dyn Fn(&[String]) -> bool| -> Vec<usize> {
            let rows = self.rows(schema::table(table));
            let source = column(table, "source");
            let count = |id: &String| {
                let rows = rows.iter().filter(|row| row[source] == *id);
                rows.filter(|row| is_meant(row)).count()
            };
            sources.iter().map(|row| count(&row[0])).collect()
        };
        let with_sum = |mut counts: Vec<usize>| {
            counts.push(counts.iter().sum());
            counts
        };
        let figures = |is_firm: bool| {
            let value = column("figures", "value");
            with_sum(by_source("figures", &|row| {
                row[value].is_empty() != is_firm
            }))
        };
        let quotes = |code: &str| {
            let speech = column("quotes", "speech");
            with_sum(by_source("quotes", &|row| row[speech] == code))
        };
        let events = self.rows(schema::table("events"));
        let ids: BTreeSet<&str> = events.iter().map(|row| row[0].as_str()).collect();
        let mentions = by_source("anchors", &|row| ids.contains(row[0].as_str()));
        let mut reported: Vec<usize> = sources
            .iter()
            .map(|source| {
                let anchors = self.rows(schema::table("anchors")).iter();
                let here = anchors.filter(|row| row[column("anchors", "source")] == source[0]);
                let here = here.map(|row| row[0].as_str());
                here.filter(|id| ids.contains(id))
                    .collect::<BTreeSet<_>>()
                    .len()
            })
            .collect();
        reported.push(events.len());
        let mut header = vec![String::new()];
        header.extend(sources.iter().map(|row| code(Some(&row[0]))));
        header.push("all".into());
        let rows = [
            ("firm figures", figures(true)),
            ("vague figures", figures(false)),
            ("direct statements", quotes("direct")),
            ("mixed statements", quotes("mixed")),
            ("indirect statements", quotes("indirect")),
            ("events reported", reported),
            ("mentions of events", with_sum(mentions)),
        ];
        let rows = rows.map(|(name, counts)| {
            let counts = counts.iter().map(ToString::to_string);
            std::iter::once(name.to_owned()).chain(counts).collect()
        });
        (header, rows.into())
    }

    /// How many rows each table has.
    fn by_table(&self) -> Vec<Vec<String>> {
        let tables = TABLES.iter();
        tables
            .map(|table| {
                vec![
                    code(Some(&table.file())),
                    self.rows(table).len().to_string(),
                ]
            })
            .collect()
    }
}
