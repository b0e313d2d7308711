//! How many independent origins say what a figure says.

use std::collections::{BTreeMap, BTreeSet};

use super::value::{Dataset, Row};

/// For each figure, the number of origins behind it and behind the figures that agree with it.
///
/// Figures agree where `restates` ties them, or `corroborates` or `refines` in their value, over
/// any number of steps. Since "more than 10,000" agrees with both 11,000 and 12,000, those that
/// contradict the figure itself are left out again. Two figures have one origin where one restates
/// the other, and where their owner is the same: three articles that repeat one report are one
/// witness.
pub fn count(dataset: &Dataset<'_>) -> Vec<u32> {
    let figures: Vec<_> = dataset.rows("figures").collect();
    let mut agreeing = Groups::new(figures.len());
    let mut origins = Groups::new(figures.len());
    let mut opponents = vec![BTreeSet::new(); figures.len()];
    for row in dataset.rows("relations") {
        let figure = |column| row.record_in(column, "figures");
        let (Some(left), Some(right)) = (figure("left"), figure("right")) else {
            continue;
        };
        let (left, right) = (left.index, right.index);
        match (row.code("relation"), row.code("dimension")) {
            (Some("restates"), _) => {
                agreeing.join(left, right);
                origins.join(left, right);
            }
            (Some("corroborates" | "refines"), Some("value")) => agreeing.join(left, right),
            (Some("contradicts"), _) => {
                opponents[left].insert(right);
                opponents[right].insert(left);
            }
            _ => {}
        }
    }
    // Within those that agree, the same owner is the same origin.
    let mut first: BTreeMap<_, usize> = BTreeMap::new();
    for figure in &figures {
        let key = (agreeing.of(figure.index), owner(*figure));
        let same = *first.entry(key).or_insert(figure.index);
        origins.join(same, figure.index);
    }
    // For those that agree, how many figures each origin has.
    let mut counted: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
    for figure in 0..figures.len() {
        let group = counted.entry(agreeing.of(figure)).or_default();
        *group.entry(origins.of(figure)).or_default() += 1;
    }
    let mut witnesses = Vec::with_capacity(figures.len());
    for (figure, opponents) in opponents.iter().enumerate() {
        let group = agreeing.of(figure);
        let mut opposed: BTreeMap<usize, usize> = BTreeMap::new();
        for &opponent in opponents {
            if agreeing.of(opponent) == group {
                *opposed.entry(origins.of(opponent)).or_default() += 1;
            }
        }
        let counted = &counted[&group];
        let silent = opposed
            .iter()
            .filter(|(origin, count)| counted[origin] == **count);
        witnesses.push((counted.len() - silent.count()) as u32);
    }
    witnesses
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
