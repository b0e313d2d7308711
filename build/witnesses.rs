//! How many independent origins say what a figure says.

use std::collections::{BTreeMap, BTreeSet};

use super::value::{Dataset, Row};

/// For each figure, the number of origins behind it and behind the figures that agree with it.
///
/// Figures agree where `corroborates`, `restates` or `refines` ties them, over any number of
/// steps. Two of them have one origin where one restates the other, where they have the same owner, or
/// where the articles republish the same outlet: three articles that repeat one report are one
/// witness.
pub fn count(dataset: &Dataset<'_>) -> Vec<u32> {
    let figures: Vec<_> = dataset.rows("figures").collect();
    let mut agreeing = Groups::new(figures.len());
    let mut origins = Groups::new(figures.len());
    for row in dataset.rows("relations") {
        let figure = |column| row.record(column).filter(|r| r.schema().name == "figures");
        if let (Some(left), Some(right)) = (figure("left"), figure("right")) {
            let relation = row.code("relation");
            if matches!(relation, Some("corroborates" | "restates" | "refines")) {
                agreeing.join(left.index, right.index);
            }
            if relation == Some("restates") {
                origins.join(left.index, right.index);
            }
        }
    }
    // Within those that agree, the same owner is the same origin.
    let mut first: BTreeMap<_, usize> = BTreeMap::new();
    for figure in &figures {
        let key = (agreeing.of(figure.index), owner(*figure));
        let same = *first.entry(key).or_insert(figure.index);
        origins.join(same, figure.index);
    }
    let mut counted: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for figure in &figures {
        let origin = origins.of(figure.index);
        counted
            .entry(agreeing.of(figure.index))
            .or_default()
            .insert(origin);
    }
    figures
        .iter()
        .map(|figure| counted[&agreeing.of(figure.index)].len() as u32)
        .collect()
}

/// Whose word it is in the end: for what an article asserts, the outlet that it republishes.
fn owner(figure: Row<'_, '_>) -> Option<(usize, usize)> {
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
