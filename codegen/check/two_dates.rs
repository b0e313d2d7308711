//! If articles date an event differently, a relation of the event to itself says so.

use super::Report;
use crate::codegen::dataset::{Dataset, PerRow, Row};
use crate::codegen::derive::Derived;
use crate::codegen::problem::Rule;
use crate::codegen::schema::{anchors, events, relations};
use crate::codegen::vocab::{Dimension, RelationKind};

pub fn check(dataset: &Dataset<'_>, derived: &Derived<'_, '_>, report: &mut Report<'_>) {
    let declared = declared(dataset);
    for event in dataset.rows(events::TABLE) {
        let mut is_contradicted = false;
        for anchor in &derived.anchors[event.place] {
            is_contradicted |= dated(event, *anchor, &declared, report);
        }
        let row = declared[event.place].filter(|_| dataset.is_readable(anchors::TABLE));
        if let Some(row) = row.filter(|_| !is_contradicted) {
            let message = format!(
                "no anchor of `{}` has a date that contradicts the event's own; add one, or delete this row",
                event.id()
            );
            report.say(row, Rule::DateDisagreement, &relations::dimension, message);
        }
    }
}

/// Whether the anchor's date contradicts the event's, or may do so.
fn dated(
    event: Row<'_, '_>,
    anchor: Row<'_, '_>,
    declared: &PerRow<Option<Row<'_, '_>>>,
    report: &mut Report<'_>,
) -> bool {
    if anchor.is_invalid(&[&anchors::date]) || event.is_invalid(&[&events::date]) {
        return true;
    }
    let (Some(date), Some(own)) = (anchor.date(anchors::date), event.date(events::date)) else {
        return false;
    };
    let is_contradicted = !own.overlaps(&date);
    let is_declared =
        declared[event.place].is_some() || !event.dataset.is_readable(relations::TABLE);
    let message = if own == date {
        format!(
            "`{}` already has the date {own}; leave the anchor's date empty",
            event.id()
        )
    } else if is_contradicted && !is_declared {
        format!(
            "`{0}` is dated {own}, but {date} here; add a row to relations: {0},{1},{0},{2}",
            event.id(),
            RelationKind::Contradicts.code(),
            Dimension::Date.code()
        )
    } else {
        return is_contradicted;
    };
    report.say(anchor, Rule::DateDisagreement, &anchors::date, message);
    is_contradicted
}

/// For each event, its relation with itself.
fn declared<'d, 't>(dataset: &'d Dataset<'t>) -> PerRow<Option<Row<'d, 't>>> {
    let mut declared = dataset.per_row(None);
    for row in dataset.rows(relations::TABLE) {
        let left = row.record_in(relations::left, events::TABLE);
        if let Some(left) = left.filter(|left| row.record(relations::right) == Some(*left)) {
            declared[left.place] = Some(row);
        }
    }
    declared
}
