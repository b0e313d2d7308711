//! If articles date an event differently, a relation of the event to itself says so.

use std::collections::{BTreeMap, BTreeSet};

use super::super::dataset::{Dataset, Place, Row};
use super::super::problem::Rule;
use super::super::schema::{anchors, events, relations};
use super::super::vocab::{Dimension, RelationKind};
use super::Report;

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    let declared = declared(dataset);
    let mut contradicted = BTreeSet::new();
    for anchor in dataset.rows(anchors::TABLE) {
        let Some(event) = anchor.record_in(anchors::record, events::TABLE) else {
            continue;
        };
        if anchor.is_invalid(&[&anchors::date]) || event.is_invalid(&[&events::date]) {
            contradicted.insert(event.place);
        }
        let (Some(date), Some(own)) = (anchor.date(anchors::date), event.date(events::date)) else {
            continue;
        };
        let message = if own == date {
            format!(
                "`{}` already has the date {own}; leave the anchor's date empty",
                event.id()
            )
        } else if own.overlaps(&date) {
            continue;
        } else {
            contradicted.insert(event.place);
            if declared.contains_key(&event.place) || !dataset.is_readable(relations::TABLE) {
                continue;
            }
            format!(
                "`{0}` is dated {own}, but {date} here; add a row to relations: {0},{1},{0},{2}",
                event.id(),
                RelationKind::Contradicts.code(),
                Dimension::Date.code()
            )
        };
        report.say(anchor, Rule::DateDisagreement, &anchors::date, message);
    }
    for (event, row) in declared {
        if dataset.is_readable(anchors::TABLE) && !contradicted.contains(&event) {
            let message = format!(
                "no anchor of `{}` has a date that contradicts the event's own; add one, or delete this row",
                row.cell(&relations::left).value
            );
            report.say(row, Rule::DateDisagreement, &relations::dimension, message);
        }
    }
}

/// The relations of events to themselves.
fn declared<'d, 't>(dataset: &'d Dataset<'t>) -> BTreeMap<Place, Row<'d, 't>> {
    let mut declared = BTreeMap::new();
    for row in dataset.rows(relations::TABLE) {
        let left = row.record_in(relations::left, events::TABLE);
        if let Some(left) = left.filter(|left| row.record(relations::right) == Some(*left)) {
            declared.insert(left.place, row);
        }
    }
    declared
}
