//! The rules of the tables.
//!
//! `cells` parses each cell by the kind of its column, with the help of `ids`; every other module
//! is a family of rules. A rule reports everything that breaks it, and ignores cells that are already
//! reported.

mod anchors;
mod articles;
pub mod cells;
mod chains;
mod comparisons;
mod coordinates;
mod corrections;
mod dates;
pub mod disagreements;
mod ids;
mod keys;
mod names;
mod numbers;
mod owners;
mod questions;
pub mod relations;
mod repeats;
mod retired;
mod shares;
pub mod suggest;
mod titles;
mod two_dates;
mod unused;
pub mod words;

use super::Context;
use super::dataset::{Dataset, Row, Rows};
use super::derive::Derived;
use super::list::List as _;
use super::nearest::Nearest;
use super::problem::{Problem, Rule};
use super::read::RawTable;
use super::schema::Position;

/// What a rule writes to: the problems, and what is needed to suggest corrections.
pub struct Report<'p> {
    problems: &'p mut Vec<Problem>,
    nearest: Nearest,
}

impl<'p> Report<'p> {
    pub fn new(problems: &'p mut Vec<Problem>) -> Self {
        Self {
            problems,
            nearest: Nearest::default(),
        }
    }

    /// Reports a problem with a cell.
    fn say(&mut self, row: Row<'_, '_>, rule: Rule, column: &Position, message: String) {
        self.problems.push(row.problem(rule, column, message));
    }
}

/// Parses every cell of the tables.
pub fn parse<'t>(tables: &'t [RawTable], report: &mut Report<'_>) -> Dataset<'t> {
    let ids = ids::Ids::of(tables, report);
    let rows = |table: &'t RawTable| {
        let values = cells::parse(table, tables, &ids, report);
        keys::check(table, &values, report);
        Rows { raw: table, values }
    };
    let tables = tables.iter().map(rows).list();
    ids::lost(report.problems);
    Dataset { tables }
}

/// Checks the rows against every rule.
pub fn check<'d, 't>(
    dataset: &'d Dataset<'t>,
    derived: &Derived<'d, 't>,
    context: &Context<'_>,
    report: &mut Report<'_>,
) {
    articles::check(dataset, report);
    dates::check(dataset, derived, report);
    coordinates::check(dataset, report);
    titles::check(dataset, report);
    numbers::check(dataset, report);
    shares::check(dataset, report);
    owners::check(dataset, report);
    anchors::check(dataset, derived, report);
    names::check(dataset, report);
    chains::check(dataset, report);
    unused::check(dataset, report);
    relations::check(dataset, report);
    comparisons::check(dataset, derived, report);
    disagreements::check(dataset, derived, report);
    questions::check(dataset, derived, report);
    two_dates::check(dataset, derived, report);
    corrections::check(dataset, derived, report);
    retired::check(dataset, context, report);
}
