//! `fmt`: the tables in their canonical form.

use std::io::Write;
use std::path::PathBuf;

use curate::codegen::problem::Problem;
use curate::codegen::read::File;

use crate::folder::{self, Folder};
use crate::spreadsheet;
use crate::stop::{Stop, note};
use crate::words::counted;

/// Rewrites the tables to their canonical form, and keeps every value
///
/// Fixes the order of the rows, quotation marks, line ends, blank lines, byte order marks and letters
/// that are not composed (Unicode NFC), drops a row that stands twice, and undoes the form that a
/// spreadsheet gives a table: semicolons, tabs, UTF-16, empty columns, shortened coordinates. If a
/// file can't be read without losing or guessing a value, or a spreadsheet has changed one, no file
/// is written. Missing tables, files that are not a table, and characters that can't be seen are
/// listed, and you have to fix them (exit code 1).
#[derive(clap::Args)]
pub struct Args {
    /// The folder of the tables
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
    /// Write nothing; list the files that are not in canonical form (exit code 1)
    #[arg(long)]
    check: bool,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    let tables = folder.read_whole().map_err(|problems| {
        Stop::with_problems(
            "nothing was written, since what follows can't be read without losing or guessing a value:",
            &problems,
        )
    })?;
    let values: Vec<Problem> = tables.iter().flat_map(spreadsheet::changed).collect();
    if !values.is_empty() {
        return Err(Stop::with_problems(
            "nothing was written, since a spreadsheet seems to have changed what follows; write what was \
             there, or undo all of it and edit the table with every column imported as text:",
            &values,
        ));
    }
    let (changed, dropped): (Vec<File>, Vec<usize>) = tables
        .iter()
        .filter(|table| table.readable)
        .filter_map(|table| {
            let (text, dropped) = once(&table.canonical());
            let file = File {
                name: table.schema.file(),
                bytes: text.into_bytes(),
            };
            let now = folder.files.iter().find(|now| now.name == file.name);
            now.is_some_and(|now| now.bytes != file.bytes)
                .then_some((file, dropped))
        })
        .unzip();
    if !args.check {
        folder.write(&changed)?;
    }
    let unfixable = folder.unfixable();
    for (file, dropped) in changed.iter().zip(dropped) {
        let rows = counted(dropped, "row");
        let what = match (args.check, dropped) {
            (true, 0) => "not in canonical form".into(),
            (true, _) => format!("not in canonical form, and has {rows} twice"),
            (false, 0) => "rewritten".into(),
            (false, _) => format!("rewritten without {rows} that it had twice"),
        };
        writeln!(out, "{}/{}: {what}", folder.shown(), file.name)?;
    }
    for problem in &unfixable {
        writeln!(out, "{problem}")?;
    }
    out.flush()?;
    if !unfixable.is_empty() {
        note!(
            "{}: {} that you have to fix",
            folder.shown(),
            counted(unfixable.len(), "problem")
        );
        return Err(Stop::Problems);
    }
    if changed.is_empty() {
        note!(
            "{}: {} in canonical form",
            folder.shown(),
            counted(folder.files.len(), "table")
        );
    } else if args.check {
        note!("`{}` rewrites them", folder.command("fmt"));
        return Err(Stop::Problems);
    }
    Ok(())
}

/// The text of a table without the rows that stand twice, as a merge leaves them, and how many these
/// are. In the canonical form, equal rows are neighbours.
fn once(canonical: &str) -> (String, usize) {
    let mut lines: Vec<&str> = canonical.lines().collect();
    let count = lines.len();
    lines.dedup();
    (lines.join("\n") + "\n", count - lines.len())
}
