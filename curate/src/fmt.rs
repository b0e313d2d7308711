//! `fmt`: the tables in their canonical form.

use std::io::Write;
use std::path::PathBuf;

use crate::build::read::File;
use crate::folder::{self, Folder};
use crate::stop::{Stop, counted, note};

/// Rewrites the tables to their canonical form, and keeps every value
///
/// Mended are the order of the rows, quotation marks, line ends, blank lines, byte order marks and
/// letters that are not composed (Unicode NFC). A file that can't be read without losing or guessing
/// a value is refused, and then no file is written. Tables that are missing, files that are no table,
/// and characters that can't be seen are named, and left to you (exit code 1).
#[derive(clap::Args)]
pub struct Args {
    /// The folder of the tables
    #[arg(value_name = "DIR", default_value = folder::DEFAULT)]
    folder: PathBuf,
    /// Write nothing; name the files that are not in canonical form (exit code 1)
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
    let unmended = folder.unmended();
    for file in &changed {
        let what = if args.check {
            "not in canonical form"
        } else {
            "rewritten"
        };
        writeln!(out, "{}/{}: {what}", folder.shown(), file.name)?;
    }
    for problem in &unmended {
        writeln!(out, "{problem}")?;
    }
    out.flush()?;
    if !unmended.is_empty() {
        note!(
            "{}: {} that only you can mend",
            folder.shown(),
            counted(unmended.len(), "problem")
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
