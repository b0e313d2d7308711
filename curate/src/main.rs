//! The curation tool: checks, formats, extends and compares the tables.
//!
//! The rules of the tables are those of the build, in `codegen/`; nothing here judges a cell by
//! itself, except [`spreadsheet`], which knows what spreadsheets do to tables. Each command has a
//! module. [`folder`] loads and writes tables, [`edit`] changes them, [`article`] knows positions in
//! an article, and [`markdown`] reads and writes tables of Markdown.

#![forbid(unsafe_code)]

mod agreement;
mod article;
mod check;
mod codebook;
mod diff;
mod edit;
mod fmt;
mod folder;
mod locate;
mod markdown;
mod new;
mod retire;
mod spreadsheet;
mod stats;
mod stop;
mod verify;
mod version;
mod words;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use stop::note;

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
    Locate(locate::Args),
    Verify(verify::Args),
    New(new::Args),
    Retire(retire::Args),
    Diff(diff::Args),
    Stats(stats::Args),
    Agreement(agreement::Args),
}

fn main() -> ExitCode {
    let command = Cli::parse().command;
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = match command {
        Command::Check(args) => check::run(&args, &mut out),
        Command::Fmt(args) => fmt::run(&args, &mut out),
        Command::Codebook(args) => codebook::run(&args, &mut out),
        Command::Locate(args) => locate::run(&args, &mut out),
        Command::Verify(args) => verify::run(&args, &mut out),
        Command::New(args) => new::run(&args, &mut out),
        Command::Retire(args) => retire::run(&args, &mut out),
        Command::Diff(args) => diff::run(&args, &mut out),
        Command::Stats(args) => stats::run(&args, &mut out),
        Command::Agreement(args) => agreement::run(&args, &mut out),
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
