//! `agreement`: how far two independent readers of the articles agree.

mod list;
mod measures;
mod passes;
mod questions;

use std::io::Write;
use std::path::PathBuf;

use crate::stop::Stop;
use list::List;

/// Compares two readings of the articles, and prints the tables of the codebook
///
/// Both are annotation passes (figures, quotes and mentions of events), or both are lists of questions
/// with the passages that answer them: their headers say which.
#[derive(clap::Args)]
pub struct Args {
    /// The reading that is the reference
    #[arg(default_value = "curate/agreement/first-pass.csv")]
    first: PathBuf,
    /// The reading that is compared with it
    #[arg(default_value = "curate/agreement/second-pass.csv")]
    second: PathBuf,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let headers = [&passes::HEADER[..], &questions::HEADER];
    let first = List::read(&args.first, &headers)?;
    let second = List::read(&args.second, &[first.header])?;
    if first.header == questions::HEADER {
        questions::compare(&first, &second, out)
    } else {
        passes::compare(&first, &second, out)
    }
}
