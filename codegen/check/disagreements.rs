//! A relation declares every disagreement between figures.

use std::collections::{BTreeMap, BTreeSet};

use super::super::claim::Claim;
use super::super::dataset::{Dataset, Place, Row};
use super::super::date::{Date, Day};
use super::super::derive::Derived;
use super::super::problem::Rule;
use super::super::schema::{figures, relations};
use super::super::vocab::{Dimension, Qualifier};
use super::Report;

/// How many of the figures that one disagrees with a message names.
const NAMED: usize = 3;

/// A figure with a number.
#[derive(Clone, Copy)]
struct Numbered<'d, 't> {
    as_of: Date,
    claim: Claim,
    row: Row<'d, 't>,
}

/// A claim in a form that can be sorted.
type Key = (Option<i64>, Option<i64>, Qualifier);

fn key(claim: Claim) -> Key {
    (claim.value(), claim.value_to(), claim.qualifier())
}

/// A relation is between any two figures of the same metric and subject that are about overlapping
/// times and make different claims.
pub fn check(dataset: &Dataset<'_>, derived: &Derived<'_, '_>, report: &mut Report<'_>) {
    if !dataset.is_readable(relations::TABLE) {
        return;
    }
    let ties = Ties::of(dataset);
    let mut groups: BTreeMap<(Place, Place), Vec<Numbered<'_, '_>>> = BTreeMap::new();
    for row in dataset.rows(figures::TABLE) {
        let (Some(metric), Some(subject), Some(as_of), Some(claim)) = (
            row.record(figures::metric),
            row.record(figures::subject),
            row.date(figures::as_of),
            derived.claims[row.place.row],
        ) else {
            continue;
        };
        if claim.value().is_some() {
            let group = groups.entry((metric.place, subject.place)).or_default();
            group.push(Numbered { as_of, claim, row });
        }
    }
    for figures in groups.values_mut() {
        figures.sort_by_key(|figure| (figure.as_of, key(figure.claim), figure.row.place));
        meet(figures, &ties, report);
    }
}

/// Goes through the figures in chronological order and compares each with those whose time is not
/// over. Equal claims need no relation, so they are kept together and skipped as one.
fn meet<'d, 't>(figures: &[Numbered<'d, 't>], ties: &Ties, report: &mut Report<'_>) {
    let mut current: BTreeMap<Key, BTreeMap<Place, Numbered<'d, 't>>> = BTreeMap::new();
    let mut ends: BTreeSet<(Day, Key, Place)> = BTreeSet::new();
    for figure in figures {
        let Numbered { as_of, claim, row } = *figure;
        while let Some(&(end, over, place)) = ends.first() {
            if end >= as_of.first_day() {
                break;
            }
            ends.pop_first();
            if let Some(rows) = current.get_mut(&over) {
                rows.remove(&place);
                if rows.is_empty() {
                    current.remove(&over);
                }
            }
        }
        let others = current.iter().filter(|(other, _)| **other != key(claim));
        let partners: Vec<_> = others
            .flat_map(|(_, rows)| rows.values())
            .filter(|partner| !ties.are_tied(row, partner.row))
            .take(NAMED + 1)
            .collect();
        if !partners.is_empty() {
            let message = message(figure, &partners);
            report.say(
                row,
                Rule::UndeclaredDisagreement,
                &figures::printed,
                message,
            );
        }
        current
            .entry(key(claim))
            .or_default()
            .insert(row.place, *figure);
        ends.insert((as_of.last_day(), key(claim), row.place));
    }
}

/// Which records are related.
struct Ties {
    pairs: BTreeSet<(Place, Place)>,
    /// Records with a relation whose other end is wrong: it may be the one that is needed.
    halves: BTreeSet<Place>,
}

impl Ties {
    fn of(dataset: &Dataset<'_>) -> Self {
        let mut ties = Self {
            pairs: BTreeSet::new(),
            halves: BTreeSet::new(),
        };
        for row in dataset.rows(relations::TABLE) {
            // Another dimension says nothing about the numbers.
            if !matches!(
                row.code(relations::dimension),
                None | Some(Dimension::Value | Dimension::Scope | Dimension::Wording)
            ) {
                continue;
            }
            match (row.record(relations::left), row.record(relations::right)) {
                (Some(left), Some(right)) => {
                    ties.pairs.insert((left.place, right.place));
                    ties.pairs.insert((right.place, left.place));
                }
                (Some(end), None) | (None, Some(end)) => {
                    ties.halves.insert(end.place);
                }
                (None, None) => {}
            }
        }
        ties
    }

    fn are_tied(&self, a: Row<'_, '_>, b: Row<'_, '_>) -> bool {
        self.pairs.contains(&(a.place, b.place))
            || self.halves.contains(&a.place)
            || self.halves.contains(&b.place)
    }
}

fn message(figure: &Numbered<'_, '_>, partners: &[&Numbered<'_, '_>]) -> String {
    let other =
        |partner: &&Numbered<'_, '_>| format!("`{}` says `{}`", partner.row.id(), partner.claim);
    let mut others: Vec<_> = partners.iter().take(NAMED).map(other).collect();
    if partners.len() > NAMED {
        others.push("others differ too".into());
    }
    format!(
        "`{}` says `{}`, while {} for the same metric and subject at the same time; add a row to relations",
        figure.row.id(),
        figure.claim,
        others.join(" and ")
    )
}
