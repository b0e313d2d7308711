//! Keys are unique, and rows are sorted by them.

use super::Report;
use super::repeats::{Repeats, problem};
use crate::codegen::dataset::{ByText, RowPlace, Value};
use crate::codegen::list::List as _;
use crate::codegen::problem::Rule;
use crate::codegen::read::RawTable;

/// Checks the keys whose cells are valid.
pub fn check(table: &RawTable, values: &[Value<'_>], report: &mut Report<'_>) {
    let mut rows = Vec::new();
    for row in 0..table.rows.len() {
        let first = row * table.schema.columns.len();
        let key = &values[first..first + table.schema.key];
        if !key.iter().any(|value| matches!(value, Value::Invalid)) {
            rows.push(row);
        }
    }
    if !table.schema.has_ids() {
        rows = once(table, &rows, report);
    }
    let mut keys = Vec::new();
    for row in &rows {
        keys.push(table.key(*row));
    }
    let in_order = longest_ascent(&keys);
    let mut kept = 0;
    for (i, key) in keys.iter().enumerate() {
        if in_order.get(kept) == Some(&i) {
            kept += 1;
            continue;
        }
        let next = in_order.partition_point(|&other| keys[other] <= *key);
        let place = match in_order.get(next) {
            Some(&next) => format!("before `{}`", keys[next].iter().joined(",")),
            None => "at the end".into(),
        };
        let message = format!(
            "the rows are sorted by key, and `{}` belongs {place}; if its key is right, run `cargo curate fmt`",
            key.iter().joined(",")
        );
        report
            .problems
            .push(problem(table, Rule::Order, rows[i], message));
    }
}

/// The rows without those whose key is that of another row, which are reported. One of them goes, and
/// where it stands is no matter.
fn once(table: &RawTable, rows: &[usize], report: &mut Report<'_>) -> Vec<usize> {
    let mut keys = Vec::new();
    for row in rows {
        // A cell holds no line feed.
        keys.push(table.key(*row).iter().joined("\n"));
    }
    if (1..keys.len()).all(|i| keys[i - 1] < keys[i]) {
        return rows.to_vec();
    }
    let mut first_with = ByText::default();
    let mut repeats = Repeats::default();
    let mut once = Vec::new();
    for (i, key) in keys.iter().enumerate() {
        let row = rows[i];
        let same = first_with.rows(key);
        match same.first() {
            None => once.push(row),
            Some(first) if repeats.add(table, first.row, row) => {}
            Some(first) => {
                let message = format!(
                    "line {} already has the row `{}`; delete one of them",
                    table.rows[first.row].line,
                    key.replace('\n', ",")
                );
                let rule = Rule::DuplicateKey;
                report.problems.push(problem(table, rule, row, message));
            }
        }
        same.push(RowPlace {
            table: table.schema.id,
            row,
        });
    }
    repeats.report(table, Rule::DuplicateKey, report);
    once
}

/// The positions of the longest run of keys that are already in order, so that as few rows as
/// possible are reported as out of place.
fn longest_ascent(keys: &[Vec<&str>]) -> Vec<usize> {
    // For each length, the last position of the run of that length that ends with the least key.
    let mut lasts: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(keys.len());
    for (i, key) in keys.iter().enumerate() {
        let length = match lasts.last() {
            // Which is so in most rows.
            Some(&last) if keys[last] <= *key => lasts.len(),
            _ => lasts.partition_point(|&last| keys[last] <= *key),
        };
        before.push(length.checked_sub(1).map(|shorter| lasts[shorter]));
        match lasts.get_mut(length) {
            Some(last) => *last = i,
            None => lasts.push(i),
        }
    }
    let (mut ascent, mut next) = (Vec::new(), lasts.last().copied());
    while let Some(i) = next {
        ascent.push(i);
        next = before[i];
    }
    ascent.reverse();
    ascent
}
