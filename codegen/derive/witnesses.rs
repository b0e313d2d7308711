//! Whose word supports a figure.

use std::collections::BTreeMap;

use super::super::dataset::{Dataset, Place, Row};
use super::super::schema::{figures, relations, sources};
use super::super::vocab::{Dimension, RelationKind, Status};
use super::groups::Groups;

/// Whose word a figure is in the end, sorted by rank and then by id, so that the order of the rows
/// does not matter.
type Owner<'t> = (Rank, &'t str, Place);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Claimant,
    Outlet,
}

/// For each figure, one actor for each independent origin of it and of the figures that support it,
/// the figure's own origin first.
///
/// A figure supports another whose value it corroborates or refines: 12,000 supports "thousands", and
/// "thousands" does not support 12,000. Figures that restate each other, over any number of steps,
/// are one utterance, and utterances of one owner have one origin: three articles that repeat one
/// report are one witness.
pub fn of_figures(dataset: &Dataset<'_>) -> Vec<Vec<Place>> {
    let figures: Vec<_> = dataset.rows(figures::TABLE).collect();
    let mut utterances = Groups::new(figures.len());
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
    let mut owners = vec![Vec::new(); figures.len()];
    for figure in &figures {
        owners[utterances.of(figure.place.row)].extend(owner(*figure));
    }
    // For each utterance, the utterance itself and those that support it.
    let mut said: Vec<(usize, usize)> = Vec::new();
    for (figure, other) in supports {
        said.push((utterances.of(figure), utterances.of(other)));
    }
    said.extend((0..figures.len()).map(|figure| (utterances.of(figure), utterances.of(figure))));
    said.sort_unstable();
    said.dedup();
    let mut witnesses = vec![Vec::new(); figures.len()];
    for supporters in said.chunk_by(|a, b| a.0 == b.0) {
        let utterance = supporters[0].0;
        witnesses[utterance] = origins(supporters, &owners);
    }
    let of = |figure| witnesses[utterances.of(figure)].clone();
    (0..figures.len()).map(of).collect()
}

/// One owner for each origin of the utterances; the origin of the utterance that they support comes
/// first. Utterances that share an owner have one origin.
fn origins(supporters: &[(usize, usize)], owners: &[Vec<Owner<'_>>]) -> Vec<Place> {
    let mut groups = Groups::new(supporters.len());
    let mut first: BTreeMap<Place, usize> = BTreeMap::new();
    for (position, (_, utterance)) in supporters.iter().enumerate() {
        for (_, _, owner) in &owners[*utterance] {
            groups.join(*first.entry(*owner).or_insert(position), position);
        }
    }
    let own = supporters.iter().position(|(own, other)| own == other);
    let own = own.map(|position| groups.of(position));
    let mut named: BTreeMap<usize, Owner<'_>> = BTreeMap::new();
    for (position, (_, utterance)) in supporters.iter().enumerate() {
        for &owner in &owners[*utterance] {
            let group = named.entry(groups.of(position)).or_insert(owner);
            *group = owner.min(*group);
        }
    }
    let mut origins: Vec<_> = named.into_iter().collect();
    origins.sort_unstable_by_key(|&(group, owner)| (Some(group) != own, owner));
    origins
        .into_iter()
        .map(|(_, (_, _, owner))| owner)
        .collect()
}

/// Whose word a figure is in the end: for what an article asserts, the outlet that it republishes.
fn owner<'t>(figure: Row<'_, 't>) -> Option<Owner<'t>> {
    let is_asserted = figure.code(figures::status) == Some(Status::Asserted);
    let rank = if is_asserted {
        Rank::Outlet
    } else {
        Rank::Claimant
    };
    let republished = figure
        .record(figures::source)
        .filter(|_| is_asserted)
        .and_then(|source| source.record(sources::republishes));
    let owner = republished.or(figure.record(figures::claimed_by))?;
    Some((rank, owner.id(), owner.place))
}
