//! Rows that are there twice.

use super::Report;
use crate::codegen::list::List as _;
use crate::codegen::problem::{Problem, Rule};
use crate::codegen::read::RawTable;

/// The rows of a table that are the same as others. Those that follow each other, as the others do, are
/// one problem: a part of the table is there twice.
#[derive(Default)]
pub struct Repeats {
    /// For each run of rows: the first of the others, its own first, and how many they are.
    runs: Vec<(usize, usize, usize)>,
}

impl Repeats {
    /// Adds a row whose cells are all those of another one; whether they are.
    pub fn add(&mut self, table: &RawTable, first: usize, row: usize) -> bool {
        if table.values(row).list() != table.values(first).list() {
            return false;
        }
        match self.runs.last_mut() {
            Some((other, own, count)) if *own + *count == row && *other + *count == first => {
                *count += 1;
            }
            _ => self.runs.push((first, row, 1)),
        }
        true
    }

    pub fn report(&self, table: &RawTable, rule: Rule, report: &mut Report<'_>) {
        for &(first, row, count) in &self.runs {
            let line = |row: usize| table.rows[row].line;
            let message = if count == 1 {
                format!(
                    "line {} already has the row `{}`; delete one of them, or run `cargo curate fmt`",
                    line(first),
                    table.key(row).iter().joined(",")
                )
            } else {
                format!(
                    "the {count} rows from here to line {} are already there from line {} on; delete them, or run `cargo curate fmt`",
                    line(row + count - 1),
                    line(first)
                )
            };
            report.problems.push(problem(table, rule, row, message));
        }
    }
}

/// A problem with the key of a row.
pub fn problem(table: &RawTable, rule: Rule, row: usize, message: String) -> Problem {
    let last = table.cell(row, table.schema.key - 1);
    Problem {
        rule,
        path: table.path.clone(),
        line: table.rows[row].line,
        column: 1,
        width: (last.column + last.width - 1).max(1),
        message,
    }
}
