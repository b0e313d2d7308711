//! `verify`: the tables against the articles themselves, which only their owners have.

mod anchors;
mod articles;
pub mod copied;
pub mod cues;
mod fate;
mod quotations;
mod report;

use std::io::Write;
use std::ops::Range;
use std::path::PathBuf;

use curate::codegen::dataset::{Dataset, Row};
use curate::codegen::derive::derive;
use curate::codegen::schema;
use indicatif::{ProgressBar, ProgressStyle};

use crate::folder::{self, Folder};
use crate::stop::Stop;
use articles::Articles;
use report::Report;

/// Compares every anchor, wording, quotation and cue with the articles
///
/// Also finds texts in our own words that copy the words of an article. Each file is known by its SHA-256 in
/// sources.csv; other files are listed and left out. Exit code 1 if there is a finding, if a file that was
/// named is no article, or if a folder lacks an article of the tables.
#[derive(clap::Args)]
pub struct Args {
    /// Text files of articles, or folders of them
    #[arg(required = true, value_name = "ARTICLES")]
    articles: Vec<PathBuf>,
    /// The folder of the tables
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    let (tables, mut problems) = folder.read();
    let dataset = folder.parse(&tables, &mut problems);
    folder.warn(&problems, "what is not understood is not verified");
    let articles = Articles::open(&args.articles, &dataset)?;
    let bar = bar(&dataset);
    let mut report = Report::default();
    anchors::lengths(&dataset, &articles, &mut report);
    let wrong = anchors::compare(&dataset, &articles, &mut report, &bar);
    let derived = derive(&dataset);
    let wrong = quotations::compare(&dataset, &derived, &articles, wrong, &mut report, &bar);
    report.put_first(wrong.into_values().map(|wrong| wrong.finding));
    cues::compare(&dataset, &articles, &mut report);
    copied::compare(&dataset, &articles, &mut report);
    bar.finish_and_clear();
    report.write(&dataset, &articles, out)
}

/// Shows how much was compared; hidden where standard error is not a terminal.
fn bar(dataset: &Dataset<'_>) -> ProgressBar {
    let tables = [
        schema::anchors::TABLE,
        schema::figures::TABLE,
        schema::quotes::TABLE,
    ];
    let rows = tables
        .iter()
        .map(|table| dataset.rows(*table).count() as u64);
    let bar = ProgressBar::new(rows.sum());
    match ProgressStyle::with_template("{bar:40} {pos} of {len} compared") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// The span of an anchor that is not empty.
fn span(anchor: Row<'_, '_>) -> Option<Range<usize>> {
    let offset = |column| usize::try_from(anchor.count(column)?).ok();
    let span = offset(schema::anchors::start)?..offset(schema::anchors::end)?;
    (span.start < span.end).then_some(span)
}

/// The cell as messages name it.
fn place(row: Row<'_, '_>, column: &schema::Position) -> String {
    let path = &row.dataset.table(row.place.table).raw.path;
    format!("{path}:{}:{}", row.line(), row.cell(column).column)
}
