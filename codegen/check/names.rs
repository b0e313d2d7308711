//! A name leads to one actor, or to one place and the region around it that shares the name.

use std::collections::BTreeMap;

use super::super::dataset::{Dataset, Row};
use super::super::fold::fold;
use super::super::problem::Rule;
use super::super::schema::{At, actors, cell, names, places};
use super::Report;

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    // For each name, the rows that have it and the records that it leads to.
    let mut seen: BTreeMap<_, Vec<(Row<'_, '_>, Row<'_, '_>)>> = BTreeMap::new();
    for (row, column, record) in spellings(dataset) {
        let Some(name) = row.text(column) else {
            continue;
        };
        let before = seen
            .entry((record.place.table, fold(name).collect::<String>()))
            .or_default();
        for &(other, first) in before.iter() {
            let is_same_name = other.cell(&name_column(other)).value == name;
            if first == record && other.is_in(row.place.table) && is_same_name {
                continue; // The key is repeated, which is reported.
            }
            if first != record && (contains(first, record) || contains(record, first)) {
                continue; // A city and its region may share a name.
            }
            if first.id().is_empty() {
                continue; // The id is not valid, which is reported.
            }
            let remedy = if first == record {
                "since case and accents do not count; delete this row"
            } else {
                "and a name must lead to one record; write one that distinguishes them"
            };
            let message = format!("`{name}` already leads to `{}`, {remedy}", first.id());
            report.say(row, Rule::Spelling, &column, message);
            break;
        }
        before.push((row, record));
    }
}

/// Every spelling: its row and column, and the record that it leads to.
pub fn spellings<'d, 't>(
    dataset: &'d Dataset<'t>,
) -> impl Iterator<Item = (Row<'d, 't>, At<cell::Text>, Row<'d, 't>)> {
    let own = [actors::TABLE, places::TABLE].into_iter();
    let own = own
        .flat_map(|table| dataset.rows(table))
        .map(|row| (row, row));
    let further = dataset.rows(names::TABLE);
    let further = further.filter_map(|row| Some((row, row.record(names::record)?)));
    own.chain(further)
        .map(|(row, record)| (row, name_column(row), record))
}

fn name_column(row: Row<'_, '_>) -> At<cell::Text> {
    match row.place.table {
        actors::TABLE => actors::name,
        places::TABLE => places::name,
        _ => names::name,
    }
}

/// Whether a place directly contains another.
fn contains(outer: Row<'_, '_>, inner: Row<'_, '_>) -> bool {
    inner.is_in(places::TABLE) && inner.record(places::within) == Some(outer)
}
