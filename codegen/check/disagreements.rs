//! A relation declares every disagreement between figures.

use super::Report;
use crate::codegen::comparison::Compared;
use crate::codegen::dataset::{Dataset, Pairs, PerRow, Row, sorted};
use crate::codegen::derive::Derived;
use crate::codegen::list::List as _;
use crate::codegen::number::Number;
use crate::codegen::problem::Rule;
use crate::codegen::schema::{figures, relations};
use crate::codegen::vocab::Dimension;

/// How many of the figures that one disagrees with a message names.
const NAMED: usize = 3;

/// A figure with a number.
#[derive(Clone, Copy)]
pub struct Numbered<'d, 't> {
    pub compared: Compared,
    /// A number that figures with the same claim share.
    number: u64,
    pub row: Row<'d, 't>,
}

/// A relation is between any two figures of the same metric and subject that are about the same time
/// and make different claims.
pub fn check<'d, 't>(dataset: &'d Dataset<'t>, derived: &Derived<'d, 't>, report: &mut Report<'_>) {
    for (figure, partners) in &undeclared(dataset, derived) {
        let message = message(figure, partners);
        report.say(
            figure.row,
            Rule::UndeclaredDisagreement,
            &figures::printed,
            message,
        );
    }
}

/// A figure, and some of those that make another claim and have no relation to it.
type Undeclared<'d, 't> = (Numbered<'d, 't>, Vec<Numbered<'d, 't>>);

/// The figures that lack a relation, each with some of the others: one more than a message names.
pub fn undeclared<'d, 't>(
    dataset: &'d Dataset<'t>,
    derived: &Derived<'d, 't>,
) -> Vec<Undeclared<'d, 't>> {
    let mut found = Vec::new();
    if !dataset.is_readable(relations::TABLE) {
        return found;
    }
    let ties = Ties::of(dataset, derived);
    let mut groups = Groups::default();
    for row in dataset.rows(figures::TABLE) {
        let (Some(metric), Some(subject), Some(compared)) = (
            row.record(figures::metric),
            row.record(figures::subject),
            derived.compared(row),
        ) else {
            continue;
        };
        // A row whose id is not its own is reported for that.
        if compared.claim.value().is_some() && !row.id().is_empty() {
            let key = (metric.place.number(), subject.place.number());
            let number = 0;
            groups.add(
                key,
                Numbered {
                    compared,
                    number,
                    row,
                },
            );
        }
    }
    for figures in &groups.of {
        let figures = by_claim(figures);
        meet(&figures, &ties, &mut found);
        let mut events = Groups::default();
        for figure in &figures {
            if let Some(event) = figure.compared.event {
                events.add((event as u64, 0), *figure);
            }
        }
        for figures in &mut events.of {
            // The time of an event is the same for all, however they date it.
            let as_of = figures[0].compared.as_of;
            for figure in figures.iter_mut() {
                figure.compared = Compared {
                    as_of,
                    event: None,
                    ..figure.compared
                };
            }
            meet(figures, &ties, &mut found);
        }
    }
    found
}

/// Figures that have something in common.
#[derive(Default)]
struct Groups<'d, 't> {
    known: Pairs,
    of: Vec<Vec<Numbered<'d, 't>>>,
}

impl<'d, 't> Groups<'d, 't> {
    fn add(&mut self, key: (u64, u64), figure: Numbered<'d, 't>) {
        let group = *self.known.entry(key).or_insert(self.of.len());
        if group == self.of.len() {
            self.of.push(Vec::new());
        }
        self.of[group].push(figure);
    }
}

/// Goes through the figures in chronological order and compares each with those whose time is not
/// over. Equal claims need no relation, so they are kept together and skipped as one.
fn meet<'d, 't>(
    figures: &[Numbered<'d, 't>],
    ties: &Ties<'_, 'd, 't>,
    found: &mut Vec<Undeclared<'d, 't>>,
) {
    let figures = sorted(figures, &|figure| figure.compared.as_of.key());
    let as_of = |position: usize| figures[position].compared.as_of;
    // Those that are not over yet, by claim; and all of them, by their last day.
    let mut current = Pairs::new();
    let positions: Vec<usize> = (0..figures.len()).list();
    let by_end = sorted(&positions, &|position| {
        u64::from(as_of(position).last_day().number())
    });
    let mut ended = by_end.iter().copied().peekable();
    for (position, figure) in figures.iter().enumerate() {
        let is_over = |other: &usize| as_of(*other).last_day() < as_of(position).first_day();
        while let Some(over) = ended.next_if(is_over) {
            current.remove(&(figures[over].number, over as u64));
        }
        let claim = figure.number;
        let others = current
            .range(..(claim, 0))
            .chain(current.range((claim + 1, 0)..));
        let mut partners = Vec::new();
        for (_, other) in others {
            let partner = figures[*other];
            // Counts of events are compared among those of one event.
            let of_events = partner.compared.event.is_some() && figure.compared.event.is_some();
            if !of_events && !ties.are_tied(figure.row, partner.row) {
                partners.push(partner);
            }
            if partners.len() > NAMED {
                break;
            }
        }
        if !partners.is_empty() {
            found.push((*figure, partners));
        }
        current.insert((claim, position as u64), position);
    }
}

/// The figures in the order of their claims, which are numbered.
fn by_claim<'d, 't>(figures: &[Numbered<'d, 't>]) -> Vec<Numbered<'d, 't>> {
    // Values are not negative, and a qualifier that has none is told apart by itself.
    let numer = |value: Option<Number>| value.map_or(0, |value| value.numer() as u64);
    let denom = |value: Option<Number>| value.map_or(0, |value| value.denom().into());
    let figures = sorted(figures, &|figure| figure.compared.claim.qualifier() as u64);
    let figures = sorted(&figures, &|figure| denom(figure.compared.claim.value_to()));
    let figures = sorted(&figures, &|figure| numer(figure.compared.claim.value_to()));
    let figures = sorted(&figures, &|figure| denom(figure.compared.claim.value()));
    let mut figures = sorted(&figures, &|figure| numer(figure.compared.claim.value()));
    for i in 1..figures.len() {
        let is_new = figures[i].compared.claim != figures[i - 1].compared.claim;
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

fn message(figure: &Numbered<'_, '_>, partners: &[Numbered<'_, '_>]) -> String {
    let other = |partner: &Numbered<'_, '_>| {
        format!("`{}` says `{}`", partner.row.id(), partner.compared.claim)
    };
    let mut others: Vec<_> = partners.iter().take(NAMED).map(other).list();
    if partners.len() > NAMED {
        others.push("others differ too".into());
    }
    format!(
        "`{}` says `{}`, while {} for the same metric and subject at the same time; add a row to relations, or correct the cell if one of them is wrong",
        figure.row.id(),
        figure.compared.claim,
        others.iter().joined(" and ")
    )
}
