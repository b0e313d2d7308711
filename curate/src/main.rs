//! The curation tool: checks, formats, extends and compares the tables.
//!
//! The rules of the tables are those of the build, in `codegen/`; nothing here judges a cell by
//! itself, except [`spreadsheet`], which knows what spreadsheets do to tables. Each command has a
//! module. [`folder`] loads and writes tables, [`edit`] changes them, [`change`] shows how, [`article`]
//! knows positions in an article, and [`markdown`] reads and writes tables of Markdown.

#![forbid(unsafe_code)]

mod add;
mod agreement;
mod article;
mod change;
mod check;
mod codebook;
mod diff;
mod edit;
mod export;
mod fmt;
mod folder;
mod generated;
mod locate;
mod markdown;
mod merge;
mod new;
mod plain;
mod reanchor;
mod records;
mod release;
mod rename;
mod retire;
mod schema;
mod set;
mod spreadsheet;
mod stats;
mod stop;
mod terminal;
mod ties;
mod verify;
mod version;
mod words;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use stop::{Stop, note};

/// Checks, formats, extends and compares the tables of the data set.
#[derive(Parser)]
#[command(name = "curate", bin_name = "cargo curate", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Args),
    Fmt(fmt::Args),
    Codebook(codebook::Args),
    Schema(schema::Args),
    Plain(plain::Args),
    Locate(locate::Args),
    Verify(verify::Args),
    Reanchor(reanchor::Args),
    New(new::Args),
    Add(add::Args),
    Set(set::Args),
    Rename(rename::Args),
    Merge(merge::Args),
    #[command(hide = true)]
    Split(Split),
    Retire(retire::Args),
    Diff(diff::Args),
    Stats(stats::Args),
    Agreement(agreement::Args),
    Export(export::Args),
    Release(release::Args),
}

/// What somebody may look for beside `merge`.
#[derive(clap::Args)]
struct Split {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    _rest: Vec<String>,
}

/// How a record is divided, which no command can do.
const SPLIT: &str = "there is no command `split`, since only a reader knows what belongs to which: add the second \
    record with `cargo curate new event`, and give it the anchors that are its own with \
    `cargo curate set RECORD,SOURCE,PART record SECOND`";

fn main() -> ExitCode {
    let command = Cli::parse().command;
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = match command {
        Command::Check(args) => check::run(&args, &mut out),
        Command::Fmt(args) => fmt::run(&args, &mut out),
        Command::Codebook(args) => codebook::run(&args, &mut out),
        Command::Schema(args) => schema::run(&args, &mut out),
        Command::Plain(args) => plain::run(&args, &mut out),
        Command::Locate(args) => locate::run(&args, &mut out),
        Command::Verify(args) => verify::run(&args, &mut out),
        Command::Reanchor(args) => reanchor::run(&args, &mut out),
        Command::New(args) => new::run(&args, &mut out),
        Command::Add(args) => add::run(&args, &mut out),
        Command::Set(args) => set::run(&args, &mut out),
        Command::Rename(args) => rename::run(&args, &mut out),
        Command::Merge(args) => merge::run(&args, &mut out),
        Command::Split(_) => Err(Stop::Misuse(SPLIT.into())),
        Command::Retire(args) => retire::run(&args, &mut out),
        Command::Diff(args) => diff::run(&args, &mut out),
        Command::Stats(args) => stats::run(&args, &mut out),
        Command::Agreement(args) => agreement::run(&args, &mut out),
        Command::Export(args) => export::run(&args, &mut out),
        Command::Release(args) => release::run(&args, &mut out),
    };
    match outcome.and_then(|()| Ok(out.flush()?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            let _ = out.flush();
            if let Some(message) = stop.message() {
                note!("error: {message}");
            }
            stop.code()
        }
    }
}
