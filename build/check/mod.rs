//! The rules of the tables.
//!
//! [`cells`] understands each cell by its column; the other modules hold the rules between cells:
//! [`records`] within a record, [`anchors`] for the places in the articles, [`links`] between
//! records, [`disagreements`] for numbers and dates that do not fit together. Every rule reports
//! all that breaks it, and keeps silent about cells that are known to be wrong.

mod anchors;
mod cells;
mod disagreements;
mod links;
mod records;

pub use anchors::fingerprint;

use super::Context;
use super::problem::{Nearest, Problem};
use super::read::Table;
use super::value::Dataset;

/// The id that a text would make.
// No `pub use`: the build script itself would have an import that it does not use.
pub fn slug(text: &str) -> String {
    cells::slug(text)
}

/// What every rule is given besides the data.
struct Report<'p> {
    problems: &'p mut Vec<Problem>,
    nearest: Nearest,
}

/// Checks the tables against every rule.
pub fn check<'t>(
    tables: &'t [Table],
    context: &Context<'_>,
    problems: &mut Vec<Problem>,
) -> Dataset<'t> {
    let mut report = Report {
        problems,
        nearest: Nearest::default(),
    };
    let dataset = cells::understand(tables, &mut report);
    records::check(&dataset, &mut report);
    anchors::check(&dataset, &mut report);
    links::check(&dataset, context, &mut report);
    disagreements::check(&dataset, &mut report);
    dataset
}
