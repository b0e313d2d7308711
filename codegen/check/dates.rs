//! Each date says how it was determined, and no article reports what is still to come.

use super::Report;
use crate::codegen::dataset::{Dataset, Row};
use crate::codegen::date::Date;
use crate::codegen::derive::Derived;
use crate::codegen::problem::Rule;
use crate::codegen::schema::{
    At, TABLES, anchors, cell, events, figures, metrics, quotes, sources,
};
use crate::codegen::vocab::{Basis, Caveat, Measure, Realis};

pub fn check<'d, 't>(dataset: &'d Dataset<'t>, derived: &Derived<'d, 't>, report: &mut Report<'_>) {
    for table in TABLES {
        if let Some((date, basis)) = table.dated() {
            for row in dataset.rows(table.id) {
                dated(row, date, basis, report);
            }
        }
    }
    for row in dataset.rows(figures::TABLE) {
        // A hypothetical figure may be about the future.
        if row.code(figures::caveat) != Some(Caveat::Hypothetical) {
            past(row, figures::as_of, figures::source, report);
        }
        measured(row, derived, report);
    }
    for row in dataset.rows(quotes::TABLE) {
        past(row, quotes::said_on, quotes::source, report);
    }
    for row in dataset.rows(anchors::TABLE) {
        let event = row.record_in(anchors::record, events::TABLE);
        let is_to_come = |event: Row<'_, '_>| event.code(events::realis) != Some(Realis::Asserted);
        if !event.is_some_and(is_to_come) {
            past(row, anchors::date, anchors::source, report);
        }
    }
    happened(dataset, derived, report);
}

/// The time of a figure fits its measure: a total goes on for some time, and what happens in an event
/// happens when the article dates the event.
fn measured<'d, 't>(row: Row<'d, 't>, derived: &Derived<'d, 't>, report: &mut Report<'_>) {
    let measure = row
        .record(figures::metric)
        .and_then(|metric| metric.code(metrics::measure));
    let Some(as_of) = row.date(figures::as_of) else {
        return;
    };
    let message = match (measure, row.record(figures::event)) {
        (Some(Measure::Cumulative), _) if as_of.end.is_none() => format!(
            "a {} count goes on from a start, so `{}` is an interval: write `start/{as_of}`, with the day on which the count starts",
            Measure::Cumulative.code(),
            figures::as_of.column().name
        ),
        (Some(Measure::Flow), Some(event)) => {
            let Some(date) = derived.date_in(event, row.record(figures::source)) else {
                return;
            };
            if date.overlaps(&as_of) {
                return;
            }
            format!(
                "`{as_of}` is not the time of `{}`, which is {date}; if the article dates the event so, write this date in its anchor in {}, and otherwise here",
                event.id(),
                anchors::TABLE.schema().file()
            )
        }
        _ => return,
    };
    report.say(row, Rule::Measure, &figures::as_of, message);
}

fn dated(row: Row<'_, '_>, date: At<Date>, basis: At<Basis>, report: &mut Report<'_>) {
    if row.is_invalid(&[&date, &basis]) {
        return;
    }
    let (date_name, basis_name) = (date.column().name, basis.column().name);
    match (row.date(date), row.code(basis)) {
        (Some(_), None | Some(Basis::Unknown)) => {
            let message = format!(
                "`{date_name}` has a date, so `{basis_name}` must say how it was determined: {}, {} or {}",
                Basis::Explicit.code(),
                Basis::Relative.code(),
                Basis::Inferred.code()
            );
            report.say(row, Rule::Basis, &basis, message);
        }
        (None, Some(stated)) if stated != Basis::Unknown => {
            let message = format!(
                "`{basis_name}` is {}, so `{date_name}` needs a date; without one, `{basis_name}` is {}",
                stated.code(),
                Basis::Unknown.code()
            );
            report.say(row, Rule::Basis, &date, message);
        }
        _ => {}
    }
}

/// What an article dates did not start after the article was published.
fn past(row: Row<'_, '_>, date: At<Date>, source: At<cell::Record>, report: &mut Report<'_>) {
    let published = row
        .record(source)
        .and_then(|source| source.date(sources::published));
    if let (Some(when), Some(published)) = (row.date(date), published) {
        if when.first_day() > published.last_day() {
            let message = format!("`{when}` is after the publication of the article ({published})");
            report.say(row, Rule::Future, &date, message);
        }
    }
}

/// An event that has happened did not happen after every article about it was published.
fn happened(dataset: &Dataset<'_>, derived: &Derived<'_, '_>, report: &mut Report<'_>) {
    for event in dataset.rows(events::TABLE) {
        let sources = derived.anchors[event.place].iter();
        let sources = sources.filter_map(|anchor| anchor.record(anchors::source));
        let published = sources.map(|source| source.date(sources::published));
        // None where a day is not known.
        let published = published.map(|date| date.map(|date| (date.last_day(), date)));
        let published = published
            .reduce(|a, b| a.zip(b).map(|(a, b)| a.max(b)))
            .flatten();
        let (Some(Realis::Asserted), Some(date), Some((last, published))) = (
            event.code(events::realis),
            event.date(events::date),
            published,
        ) else {
            continue;
        };
        if date.first_day() > last {
            let message = format!(
                "`{date}` is after the publication of the last article that reports it ({published}); \
                 an event that is still to come has the realis {}",
                Realis::Planned.code()
            );
            report.say(event, Rule::Future, &events::date, message);
        }
    }
}
