//! Whose word supports a figure, or a position on a question.

use super::utterances::{Owner, Utterances, actor, key};
use crate::codegen::dataset::{Dataset, Pairs, PerRow, Row, RowPlace, sorted};
use crate::codegen::list::List as _;
use crate::codegen::schema::{answers, figures, positions, relations};
use crate::codegen::vocab::{Dimension, RelationKind};

/// For each figure and position, one actor for each independent origin of what supports it.
///
/// A figure supports another whose value it corroborates or refines: 12,000 supports "thousands", and
/// "thousands" does not support 12,000. A record supports the position that it takes.
pub fn witnesses(
    dataset: &Dataset<'_>,
    utterances: &Utterances,
    taken: &PerRow<Vec<Row<'_, '_>>>,
) -> PerRow<Vec<RowPlace>> {
    let mut witnesses = dataset.per_row(Vec::new());
    let mut supported = Vec::new();
    for all in &supporters(dataset, utterances) {
        let found = utterances.witnesses(all);
        // The figure's own origin comes first.
        let (first, others) = found.split_at(found.len().min(1));
        let mut found = actors(first);
        found.append(&mut actors(&in_order(others)));
        supported.push(found);
    }
    for figure in dataset.rows(figures::TABLE) {
        witnesses[figure.place].clone_from(&supported[utterances.number(figure.place)]);
    }
    for position in dataset.rows(positions::TABLE) {
        let found = utterances.witnesses(&takers(utterances, &taken[position.place]));
        witnesses[position.place] = actors(&in_order(&found));
    }
    witnesses
}

/// For each position, whose word takes it, each once.
pub fn owners(
    dataset: &Dataset<'_>,
    utterances: &Utterances,
    taken: &PerRow<Vec<Row<'_, '_>>>,
) -> PerRow<Vec<RowPlace>> {
    let mut owners = dataset.per_row(Vec::new());
    for position in dataset.rows(positions::TABLE) {
        let takers = takers(utterances, &taken[position.place]);
        let mut found = Vec::new();
        for &taker in &takers {
            found.extend_from_slice(utterances.owners(taker));
        }
        let mut seen = Pairs::new();
        for actor in actors(&in_order(&found)) {
            if seen.insert((actor.number(), 0), 0).is_none() {
                owners[position.place].push(actor);
            }
        }
    }
    owners
}

/// The utterances that take a position, by its answers.
pub fn takers(utterances: &Utterances, answers: &[Row<'_, '_>]) -> Vec<usize> {
    let records = records(answers);
    let numbers = records.iter().map(|record| utterances.number(*record));
    numbers.list()
}

/// The records of some answers.
pub fn records(answers: &[Row<'_, '_>]) -> Vec<RowPlace> {
    let mut records = Vec::new();
    for answer in answers {
        if let Some(record) = answer.record(answers::record) {
            records.push(record.place);
        }
    }
    records
}

/// For each utterance, itself and those that support its figures, in their order.
fn supporters(dataset: &Dataset<'_>, utterances: &Utterances) -> Vec<Vec<usize>> {
    // By the supported one and its supporter.
    let mut pairs = Pairs::new();
    let mut support = |supported: usize, by: usize| {
        if supported != by {
            pairs.insert((supported as u64, by as u64), by);
        }
    };
    for row in dataset.rows(relations::TABLE) {
        let figure = |column| {
            let figure = row.record_in(column, figures::TABLE)?;
            Some(utterances.number(figure.place))
        };
        let (Some(left), Some(right)) = (figure(relations::left), figure(relations::right)) else {
            continue;
        };
        if row.code(relations::dimension) != Some(Dimension::Value) {
            continue;
        }
        let relation = row.code(relations::relation);
        if let Some(RelationKind::Corroborates | RelationKind::Refines) = relation {
            support(right, left);
        }
        if relation == Some(RelationKind::Corroborates) {
            support(left, right);
        }
    }
    let mut supporters = (0..utterances.count()).map(|own| vec![own]).list();
    for ((supported, _), by) in pairs {
        supporters[supported as usize].push(by);
    }
    supporters
}

fn in_order(owners: &[Owner]) -> Vec<Owner> {
    sorted(owners, &key)
}

fn actors(owners: &[Owner]) -> Vec<RowPlace> {
    owners.iter().map(|owner| actor(*owner)).list()
}
