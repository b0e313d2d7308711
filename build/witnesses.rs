//! How many independent origins say what a figure says.

use std::collections::BTreeMap;

use super::value::{Dataset, Row};

/// For each figure, the number of origins of it and of the figures that vouch for it.
///
/// A figure vouches for another whose value it corroborates or refines: 12,000 vouches for
/// "thousands", and "thousands" does not vouch for 12,000. Figures that restate each other are one
/// utterance, and utterances of one owner have one origin: three articles that repeat one report
/// are one witness.
pub fn count(dataset: &Dataset<'_>) -> Vec<u32> {
    let figures: Vec<_> = dataset.rows("figures").collect();
    let mut utterances = Groups::new(figures.len());
    let mut vouching = Vec::new();
    for row in dataset.rows("relations") {
        let figure = |column| row.record_in(column, "figures");
        let (Some(left), Some(right)) = (figure("left"), figure("right")) else {
            continue;
        };
        match (row.code("relation"), row.code("dimension")) {
            (Some("restates"), _) => utterances.join(left.index, right.index),
            (Some("corroborates"), Some("value")) => {
                vouching.extend([(left.index, right.index), (right.index, left.index)]);
            }
            (Some("refines"), Some("value")) => vouching.push((right.index, left.index)),
            _ => {}
        }
    }
    let mut owners = vec![Vec::new(); figures.len()];
    for figure in &figures {
        let utterance = &mut owners[utterances.of(figure.index)];
        let owner = owner(*figure);
        if !utterance.contains(&owner) {
            utterance.push(owner);
        }
    }
    // For each utterance, itself and those that vouch for it, first to last.
    let mut said = Vec::new();
    for (figure, other) in vouching {
        said.push((utterances.of(figure), utterances.of(other)));
    }
    said.extend((0..figures.len()).map(|figure| (utterances.of(figure), utterances.of(figure))));
    said.sort_unstable();
    said.dedup();
    let mut counts = vec![0; figures.len()];
    for vouchers in said.chunk_by(|a, b| a.0 == b.0) {
        counts[vouchers[0].0] = origins(vouchers, &owners);
    }
    (0..figures.len())
        .map(|figure| counts[utterances.of(figure)])
        .collect()
}

/// How many origins the utterances have: those that share an owner have one.
fn origins(vouchers: &[(usize, usize)], owners: &[Vec<usize>]) -> u32 {
    let mut groups = Groups::new(vouchers.len());
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for (position, (_, utterance)) in vouchers.iter().enumerate() {
        for &owner in &owners[*utterance] {
            groups.join(*first.entry(owner).or_insert(position), position);
        }
    }
    (0..vouchers.len()).filter(|&p| groups.of(p) == p).count() as u32
}

/// Whose word it is in the end, by the row of the actor: for what an article asserts, the outlet that
/// it republishes.
fn owner(figure: Row<'_, '_>) -> usize {
    let republished = figure
        .record("source")
        .filter(|_| figure.code("status") == Some("asserted"))
        .and_then(|source| source.record("republishes"));
    let owner = republished.or(figure.record("claimed_by"));
    owner.map_or(usize::MAX, |actor| actor.index)
}

/// A partition into groups (union-find).
struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self {
            parent: (0..count).collect(),
        }
    }

    fn of(&mut self, mut member: usize) -> usize {
        while self.parent[member] != member {
            self.parent[member] = self.parent[self.parent[member]];
            member = self.parent[member];
        }
        member
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.parent[a.max(b)] = a.min(b);
    }
}
