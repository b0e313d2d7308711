//! What the relations say about values is true.

use super::Report;
use crate::codegen::dataset::{Dataset, Row};
use crate::codegen::derive::Derived;
use crate::codegen::problem::Rule;
use crate::codegen::schema::{figures, quotes, relations};
use crate::codegen::vocab::{Dimension, RelationKind};

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
fn difference(tie: &Tie<'_, '_>) -> Option<&'static str> {
    let same = |column| tie.left.record(column) == tie.right.record(column);
    let times = tie
        .left
        .date(figures::as_of)
        .zip(tie.right.date(figures::as_of));
    let overlap = times.is_none_or(|(mine, theirs)| mine.overlaps(&theirs));
    if !same(figures::metric) {
        Some("metrics")
    } else if !same(figures::subject) {
        Some("subjects")
    } else if !overlap && tie.relation == RelationKind::Contradicts {
        Some("times")
    } else {
        None
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
    if let Some(difference) = difference(tie) {
        if tie.dimension == Dimension::Value {
            let message = format!(
                "`{}` and `{}` have different {difference}, so their values can't be compared; choose another dimension, such as {}",
                left.id(),
                right.id(),
                Dimension::Scope.code()
            );
            report.say(tie.row, Rule::Comparable, &relations::dimension, message);
        }
        return;
    }
    let claim = |figure: Row<'_, '_>| derived.claims[figure.place.row];
    let (Some(mine), Some(theirs)) = (claim(left), claim(right)) else {
        return;
    };
    let shown = format!(
        "`{mine}` of `{}` and `{theirs}` of `{}`",
        left.id(),
        right.id()
    );
    use RelationKind::{Contradicts, Corroborates, Refines, Restates, Supersedes};
    let is_of_value = tie.dimension == Dimension::Value;
    let (rule, column, message) = match (tie.relation, mine.agrees_with(&theirs)) {
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
        _ => return,
    };
    report.say(tie.row, rule, &column, message);
}
