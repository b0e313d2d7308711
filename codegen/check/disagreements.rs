//! A relation declares every disagreement between figures.

use super::Report;
use crate::codegen::claim::Claim;
use crate::codegen::dataset::{Dataset, Pairs, PerRow, Row, sorted};
use crate::codegen::date::Date;
use crate::codegen::derive::Derived;
use crate::codegen::problem::Rule;
use crate::codegen::schema::{figures, relations};
use crate::codegen::vocab::Dimension;

/// How many of the figures that one disagrees with a message names.
const NAMED: usize = 3;

/// A figure with a number.
#[derive(Clone, Copy)]
struct Numbered<'d, 't> {
    as_of: Date,
    claim: Claim,
    /// A number that figures with the same claim share, and that grows with the value.
    number: u64,
    row: Row<'d, 't>,
}

/// A relation is between any two figures of the same metric and subject that are about overlapping
/// times and make different claims.
pub fn check<'d, 't>(dataset: &'d Dataset<'t>, derived: &Derived<'d, 't>, report: &mut Report<'_>) {
    if !dataset.is_readable(relations::TABLE) {
        return;
    }
    let ties = Ties::of(dataset, derived);
    let mut groups: Vec<Vec<Numbered<'_, '_>>> = Vec::new();
    let mut known = Pairs::new();
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
            let group = (metric.place.number(), subject.place.number());
            let group = *known.entry(group).or_insert(groups.len());
            if group == groups.len() {
                groups.push(Vec::new());
            }
            groups[group].push(Numbered {
                as_of,
                claim,
                number: 0,
                row,
            });
        }
    }
    for figures in &groups {
        let figures = by_claim(figures);
        meet(
            &sorted(&figures, |figure| figure.as_of.key()),
            &ties,
            report,
        );
    }
}

/// Goes through the figures in chronological order and compares each with those whose time is not
/// over. Equal claims need no relation, so they are kept together and skipped as one.
fn meet<'d, 't>(figures: &[Numbered<'d, 't>], ties: &Ties<'_, 'd, 't>, report: &mut Report<'_>) {
    // Those that are not over yet, by claim; and all of them, by their last day.
    let mut current = Pairs::new();
    let positions: Vec<usize> = (0..figures.len()).collect();
    let by_end = sorted(&positions, |position| {
        u64::from(figures[position].as_of.last_day().number())
    });
    let mut ended = by_end.into_iter().peekable();
    for (position, figure) in figures.iter().enumerate() {
        let is_over = |other: &usize| figures[*other].as_of.last_day() < figure.as_of.first_day();
        while let Some(over) = ended.next_if(is_over) {
            current.remove(&(figures[over].number, over as u64));
        }
        let claim = figure.number;
        let others = current
            .range(..(claim, 0))
            .chain(current.range((claim + 1, 0)..));
        let partners: Vec<_> = others
            .map(|(_, other)| &figures[*other])
            .filter(|partner| !ties.are_tied(figure.row, partner.row))
            .take(NAMED + 1)
            .collect();
        if !partners.is_empty() {
            let message = message(figure, &partners);
            report.say(
                figure.row,
                Rule::UndeclaredDisagreement,
                &figures::printed,
                message,
            );
        }
        current.insert((claim, position as u64), position);
    }
}

/// The figures in the order of their claims, which are numbered.
fn by_claim<'d, 't>(figures: &[Numbered<'d, 't>]) -> Vec<Numbered<'d, 't>> {
    // Values are not negative, and a qualifier that has none is told apart by itself.
    let value = |value: Option<i64>| value.unwrap_or(0) as u64;
    let figures = sorted(figures, |figure| figure.claim.qualifier() as u64);
    let figures = sorted(&figures, |figure| value(figure.claim.value_to()));
    let mut figures = sorted(&figures, |figure| value(figure.claim.value()));
    for i in 1..figures.len() {
        let is_new = figures[i].claim != figures[i - 1].claim;
        figures[i].number = figures[i - 1].number + u64::from(is_new);
    }
    figures
}

/// Which records are related, or answer one question.
struct Ties<'a, 'd, 't> {
    derived: &'a Derived<'d, 't>,
    pairs: Pairs,
    /// Records with a relation whose other end is wrong: it may be the one that is needed.
    halves: PerRow<bool>,
}

impl<'a, 'd, 't> Ties<'a, 'd, 't> {
    fn of(dataset: &'d Dataset<'t>, derived: &'a Derived<'d, 't>) -> Self {
        let mut ties = Self {
            derived,
            pairs: Pairs::new(),
            halves: dataset.per_row(false),
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
                    let (left, right) = (left.place.number(), right.place.number());
                    ties.pairs.insert((left, right), row.place.row);
                    ties.pairs.insert((right, left), row.place.row);
                }
                (Some(end), None) | (None, Some(end)) => ties.halves[end.place] = true,
                (None, None) => {}
            }
        }
        ties
    }

    fn are_tied(&self, a: Row<'d, 't>, b: Row<'d, 't>) -> bool {
        let pair = (a.place.number(), b.place.number());
        let is_related =
            self.pairs.contains_key(&pair) || self.halves[a.place] || self.halves[b.place];
        is_related || !self.derived.common_questions(a, b).is_empty()
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
