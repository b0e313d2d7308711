//! `fmt`: the tables in their canonical form.

use std::io::Write;
use std::path::PathBuf;

use curate::codegen::read::File;

use crate::folder::{self, Folder};
use crate::stop::{Stop, note};
use crate::words::counted;

/// Rewrites the tables to their canonical form, and keeps every value
///
/// Fixes the order of the rows, quotation marks, line ends, blank lines, byte order marks and letters
/// that are not composed (Unicode NFC). If a file can't be read without losing or guessing a value,
/// no file is written. Missing tables, files that are not a table, and characters that can't be seen
/// are listed, and you have to fix them (exit code 1).
#[derive(clap::Args)]
pub struct Args {
    /// The folder of the tables
    #[arg(value_name = "DIR", default_value = folder::DEFAULT)]
    folder: PathBuf,
    /// Write nothing; list the files that are not in canonical form (exit code 1)
    #[arg(long)]
    check: bool,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.folder)?;
    let tables = folder.read_whole().map_err(|problems| {
        Stop::with_problems(
            "nothing was written, since what follows can't be read without losing or guessing a value:",
            &problems,
        )
    })?;
    let changed: Vec<File> = tables
        .iter()
        .filter(|table| table.readable)
        .map(|table| File {
            name: table.schema.file(),
            bytes: table.canonical().into_bytes(),
        })
        .filter(|file| {
            let now = folder.files.iter().find(|now| now.name == file.name);
            now.is_some_and(|now| now.bytes != file.bytes)
        })
        .collect();
    if !args.check {
        folder.write(&changed)?;
    }
    let unfixable = folder.unfixable();
    for file in &changed {
        let what = if args.check {
            "not in canonical form"
        } else {
            "rewritten"
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
        note!("`cargo curate fmt {}` rewrites them", folder.shown());
        return Err(Stop::Problems);
    }
    Ok(())
}
