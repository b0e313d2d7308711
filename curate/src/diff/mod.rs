//! `diff`: what changed between two states of the tables, as a reviewer wants it, and the step of
//! the version that the change requires.

mod answers;
mod changes;
mod markdown;
mod meaning;
mod places;
mod sight;
mod states;
mod steps;
mod text;
mod verdict;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::folder::{self, Folder};
use crate::stop::Stop;
use changes::Difference;
use states::State;
use verdict::Verdict;

/// Shows what changed: records removed, changed field by field, added
///
/// Ends with the step of the version that the change requires, compared with what Cargo.toml and
/// CHANGELOG.md say; exit code 1 if their step is too small, or if an id is gone that was not retired.
#[derive(clap::Args)]
pub struct Args {
    /// What to compare with: a revision of git, or a folder of tables
    #[arg(value_name = "REV|DIR", default_value = "HEAD")]
    before: String,
    /// The folder of the tables as they are now
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
    /// How the changes are shown
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Exit with 0 even if the version or the changelog is behind
    #[arg(long)]
    no_gate: bool,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    /// For the description of a pull request
    Markdown,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let now = Folder::open(&args.data)?;
    now.read_whole().map_err(|problems| {
        Stop::with_problems(
            "the tables can't be compared, since some of their rows can't be read:",
            &problems,
        )
    })?;
    let new = State::of_folder(&now)?;
    let old_folder = Path::new(&args.before);
    let old = if old_folder.is_dir() {
        State::of_folder(&Folder::open(old_folder)?)?
    } else {
        State::of_revision(&args.before, now.path())?
    };
    let difference = Difference::between(&old, &new);
    let verdict = Verdict::on(&difference, &old, &new);
    match args.format {
        Format::Text => text::show(&difference, &verdict, out)?,
        Format::Markdown => markdown::show(&difference, &verdict, out)?,
    }
    out.flush()?;
    if verdict.is_behind && !args.no_gate || !difference.lost.is_empty() {
        return Err(Stop::Problems);
    }
    Ok(())
}
