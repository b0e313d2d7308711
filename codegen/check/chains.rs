//! Chains of references do not form cycles.

use std::collections::{BTreeMap, BTreeSet};

use super::super::dataset::{Dataset, Place, Row};
use super::super::problem::Rule;
use super::super::schema::{actors, figures, places};
use super::Report;

/// From each record to the records that it leads to, with the row that says so.
pub type Edges<'d, 't> = BTreeMap<Place, Vec<(Place, Row<'d, 't>)>>;

/// How many records of a cycle a message names.
const SHOWN: usize = 10;

/// Checks the columns that refer to their own table.
pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    for column in [actors::affiliation, places::within, figures::base] {
        let mut edges = Edges::new();
        for row in dataset.rows(column.table) {
            if let Some(target) = row.record(column) {
                edges.insert(row.place, vec![(target.place, row)]);
            }
        }
        cycles(&edges, |row, names| {
            let message = format!("`{}` forms a cycle: {names}", column.column().name);
            report.say(row, Rule::Cycle, &column, message);
        });
    }
}

/// Reports each cycle once, at the edge that closes it.
pub fn cycles<'d, 't>(edges: &Edges<'d, 't>, mut found: impl FnMut(Row<'d, 't>, String)) {
    // Depth first, without recursion, since a chain may be as long as a table.
    let mut done = BTreeSet::new();
    for &start in edges.keys() {
        if done.contains(&start) {
            continue;
        }
        // Each record with the number of its targets that have been looked at.
        let mut path: Vec<(Place, usize)> = vec![(start, 0)];
        let mut depth = BTreeMap::from([(start, 0)]);
        while let Some((record, position)) = path.last_mut() {
            let record = *record;
            let targets = edges.get(&record).map_or(&[][..], Vec::as_slice);
            let Some(&(target, row)) = targets.get(*position) else {
                done.insert(record);
                depth.remove(&record);
                path.pop();
                continue;
            };
            *position += 1;
            if let Some(&first) = depth.get(&target) {
                found(row, names(row, &path[first..]));
            } else if !done.contains(&target) {
                depth.insert(target, path.len());
                path.push((target, 0));
            }
        }
    }
}

/// The ids of a cycle, from its start to its start.
fn names(row: Row<'_, '_>, cycle: &[(Place, usize)]) -> String {
    let name = |(place, _): &(Place, usize)| format!("`{}`", row.dataset.row(*place).id());
    let mut names: Vec<_> = cycle.iter().take(SHOWN).map(name).collect();
    if cycle.len() > SHOWN {
        names.push("…".into());
    }
    names.push(names[0].clone());
    names.join(" → ")
}
