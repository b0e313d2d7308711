//! How many independent origins say what a figure says.

use std::collections::{BTreeMap, BTreeSet};

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
    let mut owners: BTreeMap<usize, BTreeSet<Owner>> = BTreeMap::new();
    for figure in &figures {
        let utterance = utterances.of(figure.index);
        owners.entry(utterance).or_default().insert(owner(*figure));
    }
    // For each utterance, itself and those that vouch for it.
    let mut said: BTreeMap<usize, BTreeSet<usize>> = owners
        .keys()
        .map(|&own| (own, BTreeSet::from([own])))
        .collect();
    for (figure, other) in vouching {
        let (own, other) = (utterances.of(figure), utterances.of(other));
        said.entry(own).or_default().insert(other);
    }
    let count: BTreeMap<usize, u32> = said
        .iter()
        .map(|(&own, said)| (own, origins(said, &owners)))
        .collect();
    (0..figures.len())
        .map(|figure| count[&utterances.of(figure)])
        .collect()
}

/// How many origins the utterances have: those that share an owner have one.
fn origins(said: &BTreeSet<usize>, owners: &BTreeMap<usize, BTreeSet<Owner>>) -> u32 {
    let mut groups = Groups::new(said.len());
    let mut first: BTreeMap<Owner, usize> = BTreeMap::new();
    for (position, utterance) in said.iter().enumerate() {
        for &owner in &owners[utterance] {
            groups.join(*first.entry(owner).or_insert(position), position);
        }
    }
    (0..said.len()).filter(|&p| groups.of(p) == p).count() as u32
}

/// The positions of the table and the row of an actor.
type Owner = Option<(usize, usize)>;

/// Whose word it is in the end: for what an article asserts, the outlet that it republishes.
fn owner(figure: Row<'_, '_>) -> Owner {
    let republished = figure
        .record("source")
        .filter(|_| figure.code("status") == Some("asserted"))
        .and_then(|source| source.record("republishes"));
    republished
        .or(figure.record("claimed_by"))
        .map(|actor| actor.place())
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
