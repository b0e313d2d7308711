//! Whose word supports a figure.

use super::groups::Groups;
use crate::codegen::dataset::{Dataset, Pairs, Row, RowPlace, sorted};
use crate::codegen::schema::{actors, figures, relations, sources};
use crate::codegen::vocab::{Dimension, RelationKind, Status};

/// Whose word an utterance is in the end: 0 for who claims it, 1 for an outlet that asserts it, and
/// the row of the actor.
type Owner = (usize, usize);

/// For each figure, one actor for each independent origin of it and of the figures that support it,
/// the figure's own origin first.
///
/// A figure supports another whose value it corroborates or refines: 12,000 supports "thousands", and
/// "thousands" does not support 12,000. Figures that restate each other, over any number of steps,
/// are one utterance, and utterances of one owner have one origin: three articles that repeat one
/// report are one witness.
pub fn of_figures(dataset: &Dataset<'_>) -> Vec<Vec<RowPlace>> {
    let count = dataset.rows(figures::TABLE).count();
    let mut utterances = Groups::new(count);
    // Pairs of a figure and one that supports it.
    let mut supports = Vec::new();
    for row in dataset.rows(relations::TABLE) {
        let figure = |column| row.record_in(column, figures::TABLE);
        let (Some(left), Some(right)) = (figure(relations::left), figure(relations::right)) else {
            continue;
        };
        let (left, right) = (left.place.row, right.place.row);
        match (
            row.code(relations::relation),
            row.code(relations::dimension),
        ) {
            (Some(RelationKind::Restates), _) => utterances.join(left, right),
            (Some(RelationKind::Corroborates), Some(Dimension::Value)) => {
                supports.extend([(left, right), (right, left)]);
            }
            (Some(RelationKind::Refines), Some(Dimension::Value)) => supports.push((right, left)),
            _ => {}
        }
    }
    let mut owners = vec![Vec::new(); count];
    for figure in dataset.rows(figures::TABLE) {
        owners[utterances.of(figure.place.row)].extend(owner(figure));
    }
    // For each utterance, those that support it, in their order.
    let mut supporters = vec![Pairs::new(); count];
    for (figure, other) in supports {
        let other = utterances.of(other);
        supporters[utterances.of(figure)].insert((other as u64, 0), other);
    }
    let origins: Vec<_> = (0..count)
        .map(|utterance| origins(utterance, &supporters[utterance], &owners))
        .collect();
    (0..count)
        .map(|figure| origins[utterances.of(figure)].clone())
        .collect()
}

/// One owner for each origin of an utterance and of those that support it: its own first, then those
/// who claim, then the outlets. Utterances that share an owner have one origin.
fn origins(own: usize, supporters: &Pairs, owners: &[Vec<Owner>]) -> Vec<RowPlace> {
    let others = supporters.values().copied().filter(|other| *other != own);
    let utterances: Vec<usize> = [own].into_iter().chain(others).collect();
    let mut groups = Groups::new(utterances.len());
    // The first utterance of each owner.
    let mut first = Pairs::new();
    for (position, utterance) in utterances.iter().enumerate() {
        for &(_, actor) in &owners[*utterance] {
            groups.join(
                *first.entry((actor as u64, 0)).or_insert(position),
                position,
            );
        }
    }
    // The first group is that of the utterance itself, since groups are known by their first member.
    let mut origins: Vec<Owner> = Vec::new();
    let mut known = Pairs::new();
    for (position, utterance) in utterances.iter().enumerate() {
        for &owner in &owners[*utterance] {
            let group = (groups.of(position) as u64, 0);
            let origin = *known.entry(group).or_insert(origins.len());
            match origins.get_mut(origin) {
                Some(best) => *best = owner.min(*best),
                None => origins.push(owner),
            }
        }
    }
    let (own, others) = origins.split_at(origins.len().min(1));
    let others = sorted(others, |(rank, row)| (rank as u64) << 32 | row as u64);
    let place = |&(_, row): &Owner| RowPlace {
        table: actors::TABLE,
        row,
    };
    own.iter().chain(&others).map(place).collect()
}

/// Whose word a figure is in the end: for what an article asserts, the outlet that it republishes.
fn owner(figure: Row<'_, '_>) -> Option<Owner> {
    let is_asserted = figure.code(figures::status) == Some(Status::Asserted);
    let republished = figure
        .record(figures::source)
        .filter(|_| is_asserted)
        .and_then(|source| source.record(sources::republishes));
    let owner = republished.or(figure.record(figures::claimed_by))?;
    Some((usize::from(is_asserted), owner.place.row))
}
