//! Which records a relation relates, and which of them is on the left.

use super::Report;
use super::chains::cycles;
use crate::codegen::dataset::{Dataset, Pairs, Row, RowPlace};
use crate::codegen::problem::Rule;
use crate::codegen::schema::{events, figures, relations};
use crate::codegen::vocab::{Code as _, Dimension, RelationKind};

/// Whether the relation is the same in both directions.
pub fn is_symmetric(relation: RelationKind) -> bool {
    match relation {
        RelationKind::Contradicts | RelationKind::Corroborates => true,
        RelationKind::Restates | RelationKind::Supersedes | RelationKind::Refines => false,
    }
}

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    // Where each relation stands, by its two records in the order of their ids.
    let mut seen = Pairs::new();
    let mut edges = Vec::new();
    for relation in RelationKind::ALL {
        if !is_symmetric(*relation) {
            edges.push((*relation, dataset.per_row(Vec::new())));
        }
    }
    for row in dataset.rows(relations::TABLE) {
        let (Some(left), Some(relation), Some(right), Some(dimension)) = (
            row.record(relations::left),
            row.code(relations::relation),
            row.record(relations::right),
            row.code(relations::dimension),
        ) else {
            continue;
        };
        let is_dated_twice = left.is_in(events::TABLE)
            && (relation, dimension) == (RelationKind::Contradicts, Dimension::Date);
        if left == right && !is_dated_twice {
            let message = format!(
                "`{}` is related to itself; only an event can be, where its articles give contradictory dates",
                left.id()
            );
            report.say(row, Rule::RelationEnds, &relations::right, message);
            continue;
        }
        let (first, second) = if left.id() <= right.id() {
            (left, right)
        } else {
            (right, left)
        };
        // A repeated row is reported with its key.
        let kind = (relation as u64) << 8 | dimension as u64;
        let tie = (first.place.number() << 16 | kind, second.place.number());
        let before = *seen.entry(tie).or_insert(row.place.row);
        let before = dataset.row(RowPlace {
            row: before,
            ..row.place
        });
        if before.record(relations::left) != Some(left) {
            let line = before.line();
            let message = format!(
                "line {line} already has this relation the other way round; delete one of them"
            );
            report.say(row, Rule::RelationEnds, &relations::left, message);
            continue;
        }
        if is_symmetric(relation) {
            if first != left {
                let message = format!(
                    "`{}` is the same in both directions, so write it in the order of the ids, with `{}` on the left",
                    relation.code(),
                    first.id()
                );
                report.say(row, Rule::RelationEnds, &relations::left, message);
            }
            continue;
        }
        if !left.is_in(right.place.table) {
            let message = format!(
                "`{}` relates two records of one table, but `{}` is in {} and `{}` in {}",
                relation.code(),
                left.id(),
                left.table(),
                right.id(),
                right.table()
            );
            report.say(row, Rule::RelationEnds, &relations::relation, message);
            continue;
        }
        for (other, edges) in &mut edges {
            if *other == relation {
                edges[left.place].push((right.place, row));
            }
        }
        if relation == RelationKind::Supersedes {
            later(row, left, right, report);
        }
    }
    for (relation, edges) in &edges {
        for (row, names) in &cycles(dataset, edges) {
            let message = format!("`{}` forms a cycle: {names}", relation.code());
            report.say(*row, Rule::Cycle, &relations::left, message);
        }
    }
}

/// What supersedes is about a later time.
fn later(row: Row<'_, '_>, left: Row<'_, '_>, right: Row<'_, '_>, report: &mut Report<'_>) {
    let Some((column, _)) = left.schema().dated() else {
        return;
    };
    let (Some(newer), Some(older)) = (left.date(column), right.date(column)) else {
        return;
    };
    let starts_or_ends_later =
        (newer.first_day(), newer.last_day()) > (older.first_day(), older.last_day());
    // Events and statements overlap; a figure is about one time.
    let is_earlier =
        newer.last_day() < older.first_day() || left.is_in(figures::TABLE) && !starts_or_ends_later;
    if is_earlier {
        let message = format!(
            "`{}` ({newer}) is not later than `{}` ({older}), which it is said to supersede",
            left.id(),
            right.id()
        );
        report.say(row, Rule::RelationOrder, &relations::left, message);
    }
}
