//! Whose word supports a figure, or a position on a question.

use super::utterances::{Owner, Utterances, actor, key};
use crate::codegen::dataset::{Dataset, Pairs, PerRow, Row, RowPlace, sorted};
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
    let supported: Vec<_> = supporters(dataset, utterances)
        .iter()
        .enumerate()
        .map(|(own, supporters)| {
            let others = supporters.values().copied().filter(|other| *other != own);
            let all: Vec<usize> = [own].into_iter().chain(others).collect();
            let found = utterances.witnesses(&all);
            // The figure's own origin comes first.
            let (first, others) = found.split_at(found.len().min(1));
            actors(&[first, &in_order(others)].concat())
        })
        .collect();
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
        let found: Vec<Owner> = takers
            .into_iter()
            .flat_map(|taker| utterances.owners(taker).iter().copied())
            .collect();
        let mut seen = Pairs::new();
        let is_first = |actor: &RowPlace| seen.insert((actor.number(), 0), 0).is_none();
        owners[position.place] = actors(&in_order(&found));
        owners[position.place].retain(is_first);
    }
    owners
}

/// The utterances that take a position, by its answers.
pub fn takers(utterances: &Utterances, answers: &[Row<'_, '_>]) -> Vec<usize> {
    let records = records(answers).into_iter();
    records.map(|record| utterances.number(record)).collect()
}

/// The records of some answers.
pub fn records(answers: &[Row<'_, '_>]) -> Vec<RowPlace> {
    let records = answers.iter();
    records
        .filter_map(|answer| Some(answer.record(answers::record)?.place))
        .collect()
}

/// For each utterance, those that support its figures, in their order.
fn supporters(dataset: &Dataset<'_>, utterances: &Utterances) -> Vec<Pairs> {
    let mut supporters = vec![Pairs::new(); utterances.count()];
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
            supporters[right].insert((left as u64, 0), left);
        }
        if relation == Some(RelationKind::Corroborates) {
            supporters[left].insert((right as u64, 0), right);
        }
    }
    supporters
}

fn in_order(owners: &[Owner]) -> Vec<Owner> {
    sorted(owners, key)
}

fn actors(owners: &[Owner]) -> Vec<RowPlace> {
    owners.iter().copied().map(actor).collect()
}
