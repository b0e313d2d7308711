//! The answers to the queries in `tests/ecosystem/queries/`, by what the library is compiled with.
//!
//! Tables that are too many for constants have no library to ask, so they are read, checked and derived
//! as a build does that, and what the emitter would write is printed.

use std::collections::BTreeSet;
use std::path::Path;

use curate::codegen::check::{self, Report};
use curate::codegen::dataset::{Dataset, Row, RowPlace};
use curate::codegen::derive::{Derived, by_record, derive, ties};
use curate::codegen::read;
use curate::codegen::schema::{actors, events, figures, places, positions, questions, quotes};
use curate::codegen::vocab::QuestionKind;
use serde_json::{Value, json};

use crate::growth::CONTEXT;

/// Prints the answers from the tables in a folder: for each query its rows, as JSON.
pub fn report(folder: &Path, place: &str) {
    let files = read::load(folder).expect("the tables can be read");
    let (tables, mut problems) = read::read(&files, &CONTEXT);
    let mut report = Report::new(&mut problems);
    let dataset = check::parse(&tables, &mut report);
    let derived = derive(&dataset);
    check::check(&dataset, &derived, &CONTEXT, &mut report);
    assert!(problems.is_empty(), "{}", problems[0]);
    let is_known = dataset.rows(places::TABLE).any(|row| row.id() == place);
    assert!(is_known, "there is no place `{place}`");
    let answers = json!({
        "who-says-so": who_says_so(&dataset, &derived),
        "who-contradicts": who_contradicts(&dataset, &derived),
        "independent-witnesses": independent_witnesses(&dataset, &derived),
        "timeline-of-a-place": timeline(&dataset, place),
        "claims-per-owner": claims_per_owner(&dataset),
        "disputed-questions": disputed_questions(&dataset, &derived),
    });
    println!("{answers}");
}

fn who_says_so(dataset: &Dataset<'_>, derived: &Derived<'_, '_>) -> Vec<Value> {
    let mut rows = Vec::new();
    for position in dataset.rows(positions::TABLE) {
        let question = position.record(positions::question);
        let question = question.expect("a position is on a question");
        for actor in &derived.owners[position.place] {
            rows.push(json!([
                question.id(),
                position.id(),
                dataset.row(*actor).id()
            ]));
        }
    }
    rows
}

fn who_contradicts(dataset: &Dataset<'_>, derived: &Derived<'_, '_>) -> Vec<Value> {
    let id = |place: RowPlace| dataset.row(place).id();
    let pairs: BTreeSet<_> = ties(dataset, derived).contradictions.into_iter().collect();
    let pairs = pairs.into_iter();
    pairs
        .map(|(one, other)| json!([id(one), id(other)]))
        .collect()
}

fn independent_witnesses(dataset: &Dataset<'_>, derived: &Derived<'_, '_>) -> Vec<Value> {
    let tables = [figures::TABLE, positions::TABLE];
    let records = tables.into_iter().flat_map(|table| dataset.rows(table));
    counted(records, |record| derived.witnesses[record.place].len())
}

fn timeline(dataset: &Dataset<'_>, place: &str) -> Vec<Value> {
    let is_inside = |event: &Row<'_, '_>| {
        let mut at = event.record(events::place);
        while let Some(inner) = at.filter(|inner| inner.id() != place) {
            at = inner.record(places::within);
        }
        at.is_some()
    };
    let mut inside: Vec<_> = dataset.rows(events::TABLE).filter(is_inside).collect();
    // The rows are in the order of their ids, and stay so within a date.
    inside.sort_by_key(|event| event.date(events::date));
    let row = |event: Row<'_, '_>| {
        json!([
            event.id(),
            event.cell(&events::date).value,
            event.text(events::title)
        ])
    };
    inside.into_iter().map(row).collect()
}

fn claims_per_owner(dataset: &Dataset<'_>) -> Vec<Value> {
    let figures = by_record(dataset, figures::claimed_by);
    let quotes = by_record(dataset, quotes::speaker);
    counted(dataset.rows(actors::TABLE), |actor| {
        figures[actor.place].len() + quotes[actor.place].len()
    })
}

fn disputed_questions(dataset: &Dataset<'_>, derived: &Derived<'_, '_>) -> Vec<Value> {
    let exclusive = dataset
        .rows(questions::TABLE)
        .filter(|question| question.code(questions::kind) == Some(QuestionKind::Exclusive));
    let mut disputed = counted(exclusive, |question| {
        let positions = derived.positions[question.place].iter();
        positions
            .filter(|position| !derived.taken[position.place].is_empty())
            .count()
    });
    disputed.retain(|row| row[1] != 1);
    disputed
}

/// The ids of rows, each with a number, but not with 0.
fn counted<'d, 't: 'd>(
    rows: impl Iterator<Item = Row<'d, 't>>,
    count: impl Fn(&Row<'d, 't>) -> usize,
) -> Vec<Value> {
    let counted = rows.map(|row| (row.id(), count(&row)));
    let counted = counted.filter(|(_, count)| *count > 0);
    counted.map(|(id, count)| json!([id, count])).collect()
}
