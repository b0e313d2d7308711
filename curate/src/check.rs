//! `check`: every problem of the tables, each shown where it is.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use clap::ValueEnum;
use curate::codegen::problem::{Problem, Rule};
use curate::codegen::read::File;
use serde_json::json;

use crate::codebook;
use crate::folder::{self, Folder, Lines};
use crate::stop::{Stop, note};
use crate::words::counted;

/// Checks the tables against every rule, and the codebook for what a merge has left
///
/// Exit code 0: no problem. 1: there are problems. 2: called wrongly. Of a rule, the first twenty problems
/// are shown; where `fmt` fixes what breaks it, the first five in a file. The other formats list all.
#[derive(clap::Args)]
pub struct Args {
    /// The folder of the tables
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
    /// How the problems are shown
    #[arg(long, value_enum, default_value = "fancy")]
    format: Format,
    /// Check again each time a table is saved
    #[arg(long)]
    watch: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// The row with the cell underlined, and the reason for the rule
    Fancy,
    /// path:line:column: message
    Plain,
    /// An object a line, for editors and CI
    Json,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    // Taken before the check, so that no save falls between the two.
    let mut before = state(&args.data);
    let is_clean = report(&folder, args.format, out)?;
    if !args.watch {
        return is_clean.then_some(()).ok_or(Stop::Problems);
    }
    loop {
        std::thread::sleep(Duration::from_millis(200));
        let now = state(&args.data);
        if now != before {
            before = now;
            // A folder that is being replaced may be away for a moment.
            if let Ok(folder) = Folder::open(&args.data) {
                note!("\n{} changed", folder.shown());
                report(&folder, args.format, out)?;
            }
        }
    }
}

/// Names, times and lengths of the files: what changes when one is saved.
fn state(folder: &Path) -> Vec<(PathBuf, Option<SystemTime>, u64)> {
    let mut state: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| {
            let path = entry.path();
            path.extension().is_some_and(|e| e == "csv") || path.ends_with(codebook::FILE)
        })
        .filter_map(|entry| {
            let metadata = entry.metadata().ok()?;
            Some((entry.path(), metadata.modified().ok(), metadata.len()))
        })
        .collect();
    state.sort();
    state
}

/// Shows the problems; whether there are none.
fn report(folder: &Folder, format: Format, out: &mut impl Write) -> Result<bool, Stop> {
    let problems = folder.check_all();
    show(&problems, folder, format, out)?;
    out.flush()?;
    let rows: usize = folder.files.iter().map(rows).sum();
    if problems.is_empty() {
        note!(
            "{}: {} in {}, no problem",
            folder.shown(),
            counted(rows, "row"),
            counted(folder.files.len(), "table")
        );
    } else {
        let mut files: Vec<_> = problems.iter().map(|problem| &problem.path).collect();
        files.dedup();
        note!(
            "{}: {} in {}",
            folder.shown(),
            counted(problems.len(), "problem"),
            counted(files.len(), "file")
        );
    }
    Ok(problems.is_empty())
}

fn rows(file: &File) -> usize {
    let lines = file.bytes.split(|&b| b == b'\n');
    lines.filter(|line| !line.is_empty()).count().max(1) - 1
}

fn show(
    problems: &[Problem],
    folder: &Folder,
    format: Format,
    out: &mut impl Write,
) -> Result<(), Stop> {
    let mut lines = folder.lines();
    let renderer = renderer();
    let mut shown: BTreeMap<Rule, usize> = BTreeMap::new();
    for file in problems.chunk_by(|a, b| a.path == b.path) {
        let mut counts: BTreeMap<Rule, usize> = BTreeMap::new();
        for problem in file {
            let count = counts.entry(problem.rule).or_default();
            *count += 1;
            match format {
                Format::Plain => writeln!(out, "{problem}")?,
                Format::Json => writeln!(out, "{}", object(problem))?,
                Format::Fancy if is_fixed(problem.rule) && *count > SHOWN => {}
                Format::Fancy => {
                    let shown = shown.entry(problem.rule).or_default();
                    *shown += 1;
                    if is_fixed(problem.rule) || *shown <= MOST {
                        writeln!(out, "{}\n", fancy(problem, &mut lines, &renderer))?;
                    }
                }
            }
        }
        counts.retain(|rule, count| is_fixed(*rule) && *count > SHOWN);
        for (rule, count) in counts.iter().filter(|_| matches!(format, Format::Fancy)) {
            let (path, rule, more) = (&file[0].path, rule.code(), count - SHOWN);
            let fmt = folder.command("fmt");
            writeln!(out, "{path}: and {more} more of {rule}; run `{fmt}`\n")?;
        }
    }
    shown.retain(|rule, count| !is_fixed(*rule) && *count > MOST);
    for (rule, count) in shown {
        let (rule, more) = (rule.code(), count - MOST);
        let check = folder.command("check");
        writeln!(
            out,
            "and {more} more of {rule}; `{check} --format plain` lists all of them\n"
        )?;
    }
    Ok(())
}

/// How many problems of a rule are shown in a file if `fmt` fixes them all.
const SHOWN: usize = 5;

/// How many problems of another rule are shown.
const MOST: usize = 20;

/// Whether `fmt` fixes what breaks the rule.
pub fn is_fixed(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::BlankLine | Rule::CombiningMark | Rule::Quoting | Rule::Order
    )
}

fn object(problem: &Problem) -> serde_json::Value {
    json!({
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "width": problem.width,
        "rule": problem.rule.code(),
        "message": problem.message,
        "reason": problem.rule.reason(),
    })
}

/// Shows problems as `check` does by itself.
pub fn show_fancy(problems: &[Problem], folder: &Folder) -> String {
    let mut lines = folder.lines();
    let renderer = renderer();
    problems
        .iter()
        .map(|problem| fancy(problem, &mut lines, &renderer) + "\n\n")
        .collect()
}

fn renderer() -> Renderer {
    let out = console::Term::stdout();
    let plain = !std::io::stdout().is_terminal() || std::env::var_os("NO_COLOR").is_some();
    let renderer = if plain {
        Renderer::plain()
    } else {
        Renderer::styled()
    };
    let width = out.size_checked().map_or(100, |(_, width)| width.into());
    renderer.term_width(width)
}

/// The longest line that is shown, in bytes. No real row is as long, and a file that is not a table
/// may have a million problems in one line.
const LONGEST_LINE: usize = 4000;

fn fancy(problem: &Problem, lines: &mut Lines, renderer: &Renderer) -> String {
    let title = Level::ERROR
        .primary_title(problem.message.as_str())
        .id(problem.rule.code());
    let reason = Level::NOTE.message(problem.rule.reason());
    let is_long = lines.bytes(problem).map_or(0, <[u8]>::len) > LONGEST_LINE;
    if is_long {
        let place = Origin::path(problem.path.as_str())
            .line(problem.line)
            .char_column(problem.column);
        return renderer.render(&[title.element(place).element(reason)]);
    }
    let line = lines.get(problem);
    let offset = |characters: usize| {
        let mut offsets = line.char_indices().map(|(offset, _)| offset);
        offsets.nth(characters).unwrap_or(line.len())
    };
    let start = problem.column.saturating_sub(1);
    let span = offset(start)..offset(start.saturating_add(problem.width));
    let snippet = Snippet::source(line.as_str())
        .path(problem.path.as_str())
        .line_start(problem.line)
        .annotation(AnnotationKind::Primary.span(span));
    renderer.render(&[title.element(snippet).element(reason)])
}
