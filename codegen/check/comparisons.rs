//! What the relations say about values is true.

use super::Report;
use crate::codegen::comparison::Compared;
use crate::codegen::dataset::{Dataset, Row};
use crate::codegen::derive::Derived;
use crate::codegen::problem::Rule;
use crate::codegen::schema::{figures, quotes, relations};
use crate::codegen::vocab::{Dimension, Measure, RelationKind};

/// A relation whose cells are all valid.
struct Tie<'d, 't> {
    row: Row<'d, 't>,
    left: Row<'d, 't>,
    right: Row<'d, 't>,
    relation: RelationKind,
    dimension: Dimension,
}

impl<'d, 't> Tie<'d, 't> {
    fn of(row: Row<'d, 't>) -> Option<Self> {
        Some(Self {
            row,
            left: row.record(relations::left)?,
            right: row.record(relations::right)?,
            relation: row.code(relations::relation)?,
            dimension: row.code(relations::dimension)?,
        })
    }
}

pub fn check(dataset: &Dataset<'_>, derived: &Derived<'_, '_>, report: &mut Report<'_>) {
    for tie in dataset.rows(relations::TABLE).filter_map(Tie::of) {
        values(&tie, report);
        if tie.left.is_in(figures::TABLE) && tie.right.is_in(figures::TABLE) {
            agreement(&tie, derived, report);
        }
    }
}

/// Only two figures, or two events, have values to compare.
fn values(tie: &Tie<'_, '_>, report: &mut Report<'_>) {
    let (left, right) = (tie.left, tie.right);
    let is_one_table = left.is_in(right.place.table) && !left.is_in(quotes::TABLE);
    if tie.dimension == Dimension::Value && !is_one_table {
        let message = format!(
            "only the values of two figures or two events can be compared, but `{}` is in {} and `{}` in {}",
            left.id(),
            left.table(),
            right.id(),
            right.table()
        );
        report.say(tie.row, Rule::Comparable, &relations::dimension, message);
    }
}

/// Why the values of two figures can't be compared.
fn difference(tie: &Tie<'_, '_>, figures: Option<(Compared, Compared)>) -> Option<&'static str> {
    let same = |column| tie.left.record(column) == tie.right.record(column);
    let is_apart = |(mine, theirs): (Compared, Compared)| !mine.is_comparable(&theirs);
    let events = figures.and_then(|(mine, theirs)| mine.event.zip(theirs.event));
    if !same(figures::metric) {
        Some("metrics")
    } else if !same(figures::subject) {
        Some("subjects")
    } else if tie.relation != RelationKind::Contradicts || !figures.is_some_and(is_apart) {
        None
    } else if events.is_some() {
        Some("events")
    } else {
        Some("times")
    }
}

/// Two figures that contradict each other can't both be right, and two that agree can.
fn agreement(tie: &Tie<'_, '_>, derived: &Derived<'_, '_>, report: &mut Report<'_>) {
    let (left, right) = (tie.left, tie.right);
    let is_invalid = |figure: Row<'_, '_>| {
        figure.is_invalid(&[&figures::metric, &figures::subject, &figures::as_of])
    };
    if is_invalid(left) || is_invalid(right) {
        return;
    }
    let figures = derived.compared(left).zip(derived.compared(right));
    if let Some(difference) = difference(tie, figures) {
        if tie.dimension == Dimension::Value {
            let message = format!(
                "`{}` at {} and `{}` at {} have different {difference}, so their values can't be compared; correct the cell if one of them is wrong, or else choose another dimension, such as {}",
                left.id(),
                left.shown(),
                right.id(),
                right.shown(),
                Dimension::Scope.code()
            );
            report.say(tie.row, Rule::Comparable, &relations::dimension, message);
        }
        return;
    }
    let Some((mine, theirs)) = figures else {
        return;
    };
    let shown = format!(
        "`{}` of `{}` and `{}` of `{}`",
        mine.claim,
        left.id(),
        theirs.claim,
        right.id()
    );
    use RelationKind::{Contradicts, Corroborates, Refines, Restates, Supersedes};
    let is_of_value = tie.dimension == Dimension::Value;
    // Only what contradicts or supersedes may be about another time.
    let agreement = match tie.relation {
        Contradicts | Supersedes => mine.agrees_with(&theirs),
        _ => mine.claim.agrees_with(&theirs.claim),
    };
    let (rule, column, message) = match (tie.relation, agreement) {
        (Contradicts, Some(true)) if is_of_value => (
            Rule::FalseContradiction,
            *relations::relation,
            format!(
                "{shown} can both be right; expected {}, {}, {} or {}, or another dimension",
                Corroborates.code(),
                Refines.code(),
                Restates.code(),
                Supersedes.code()
            ),
        ),
        (Contradicts, None) if is_of_value => (
            Rule::FalseContradiction,
            *relations::dimension,
            format!("{shown} can't be compared, since one has no number; choose another dimension"),
        ),
        (Corroborates | Restates | Refines, Some(false)) => (
            Rule::FalseAgreement,
            *relations::relation,
            format!(
                "{shown} exclude each other; expected {}",
                Contradicts.code()
            ),
        ),
        (Supersedes, Some(false)) if mine.measure == Measure::Cumulative => (
            Rule::Fall,
            *relations::relation,
            format!(
                "{shown}: a count that goes on does not fall; expected {}",
                Contradicts.code()
            ),
        ),
        _ => return,
    };
    report.say(tie.row, rule, &column, message);
}
