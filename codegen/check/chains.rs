//! Chains of references do not form cycles.

use super::Report;
use crate::codegen::dataset::{Dataset, PerRow, Row, RowPlace};
use crate::codegen::problem::Rule;
use crate::codegen::schema::{actors, figures, places};

/// From each record to the records that it leads to, with the row that says so.
pub type Edges<'d, 't> = PerRow<Vec<(RowPlace, Row<'d, 't>)>>;

/// How many records of a cycle a message names.
const SHOWN: usize = 10;

/// Checks the columns that refer to their own table.
pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    let columns = [actors::affiliation, places::within, figures::base];
    let mut edges = dataset.per_row(Vec::new());
    for &column in &columns {
        for row in dataset.rows(column.table) {
            if let Some(target) = row.record(column) {
                edges[row.place].push((target.place, row));
            }
        }
    }
    for (row, names) in &cycles(dataset, &edges) {
        for column in &columns {
            if row.is_in(column.table) {
                let message = format!("`{}` forms a cycle: {names}", column.column().name);
                report.say(*row, Rule::Cycle, column, message);
            }
        }
    }
}

/// Whether a record has been looked at.
#[derive(Clone, Copy)]
enum State {
    New,
    /// On the path that is being walked, at this depth.
    Open(usize),
    Done,
}

/// The cycles, each once, with the row that closes it and the ids on its way.
pub fn cycles<'d, 't>(
    dataset: &'d Dataset<'t>,
    edges: &Edges<'d, 't>,
) -> Vec<(Row<'d, 't>, String)> {
    let mut cycles = Vec::new();
    let mut states = dataset.per_row(State::New);
    for table in &dataset.tables {
        for start in dataset.rows(table.raw.schema.id) {
            // Most records lead nowhere.
            if !edges[start.place].is_empty() {
                walk(start.place, edges, &mut states, &mut cycles);
            }
        }
    }
    cycles
}

/// Walks depth first, without recursion, since a chain may be as long as a table.
fn walk<'d, 't>(
    start: RowPlace,
    edges: &Edges<'d, 't>,
    states: &mut PerRow<State>,
    cycles: &mut Vec<(Row<'d, 't>, String)>,
) {
    if !matches!(states[start], State::New) {
        return;
    }
    // Each record with the number of its targets that have been looked at.
    let mut path: Vec<(RowPlace, usize)> = vec![(start, 0)];
    states[start] = State::Open(0);
    while let Some((record, position)) = path.last_mut() {
        let record = *record;
        let Some(&(target, row)) = edges[record].get(*position) else {
            states[record] = State::Done;
            path.pop();
            continue;
        };
        *position += 1;
        match states[target] {
            State::Open(first) => cycles.push((row, names(row, &path[first..], edges))),
            State::New => {
                states[target] = State::Open(path.len());
                path.push((target, 0));
            }
            State::Done => {}
        }
    }
}

/// The ids of a cycle, from its start to its start, with the lines that lead from one to the next.
fn names(row: Row<'_, '_>, cycle: &[(RowPlace, usize)], edges: &Edges<'_, '_>) -> String {
    let id = |place: RowPlace| row.dataset.row(place).id();
    let mut names = String::new();
    for (place, taken) in &cycle[..cycle.len().min(SHOWN)] {
        let (_, row) = edges[*place][taken - 1];
        names += &format!("`{}` (line {}) → ", id(*place), row.line());
    }
    if cycle.len() > SHOWN {
        names += "… → ";
    }
    names + &format!("`{}`", id(cycle[0].0))
}
