//! The number of a figure, its qualifier and its words; the unit of a metric.

use super::Report;
use crate::codegen::dataset::{Dataset, Row};
use crate::codegen::list::List as _;
use crate::codegen::problem::Rule;
use crate::codegen::schema::{figures, metrics};
use crate::codegen::vocab::{Code, Measure, Qualifier, Unit};
use crate::codegen::wording::{self, Mention};

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    for row in dataset.rows(metrics::TABLE) {
        unit(row, report);
    }
    for row in dataset.rows(figures::TABLE) {
        if qualified(row, report) {
            worded(row, report);
        }
        whole(row, report);
    }
}

/// The qualifier decides which of the two numbers are there. False if it is known that they are not.
fn qualified(row: Row<'_, '_>, report: &mut Report<'_>) -> bool {
    let (first, second) = (figures::printed, figures::printed_to);
    let Some(qualifier) = row.code(figures::qualifier) else {
        return true;
    };
    if row.is_invalid(&[&first, &second]) {
        return true;
    }
    let code = qualifier.code();
    let (first_name, second_name) = (first.column().name, second.column().name);
    let between = Qualifier::Between.code();
    let (column, message) = match (row.number(first), row.number(second)) {
        (Some(_), _) if qualifier.is_vague() => (
            first,
            format!(
                "`{code}` has no number; leave `{first_name}` empty, or choose a qualifier that has one"
            ),
        ),
        (None, _) if !qualifier.is_vague() => {
            let vague = Qualifier::ALL.iter().filter(|other| other.is_vague());
            let vague = vague.map(|other| other.code());
            let message = format!(
                "`{code}` needs a number in `{first_name}`; the qualifiers without one are {}",
                vague.joined(", ")
            );
            (first, message)
        }
        (_, Some(_)) if !qualifier.is_range() => (
            second,
            format!(
                "`{code}` has no second number; leave `{second_name}` empty, or choose `{between}`"
            ),
        ),
        (Some(_), None) if qualifier.is_range() => (
            second,
            format!("`{between}` needs the upper number in `{second_name}`"),
        ),
        (Some(from), Some(to)) if to <= from => (
            second,
            format!("the range starts at {from} and ends at {to}; `{second_name}` must be greater"),
        ),
        _ => return true,
    };
    report.say(row, Rule::Value, &column, message);
    false
}

/// The number is one of those in the wording, and the qualifier is what the wording says of it.
fn worded(row: Row<'_, '_>, report: &mut Report<'_>) {
    let (Some(wording), Some(qualifier)) =
        (row.text(figures::wording), row.code(figures::qualifier))
    else {
        return;
    };
    if row.is_invalid(&[&figures::printed, &figures::printed_to]) {
        return;
    }
    let unit = row
        .record(figures::metric)
        .and_then(|metric| metric.code(metrics::unit));
    let mentions = wording::read(wording, unit == Some(Unit::Percent));
    let name = figures::wording.column().name;
    for &column in &[figures::printed, figures::printed_to] {
        // A share is read otherwise than a count.
        let is_known = unit.is_some() && !mentions.is_empty();
        let Some(printed) = row.number(column).filter(|_| is_known) else {
            continue;
        };
        if mentions.iter().all(|mention| mention.number != printed) {
            let numbers = mentions.iter().map(|mention| mention.number.to_string());
            let message = format!(
                "`{}` is {printed}, but the number in `{name}` is {}; write the number that is printed, and correct a misprint in corrections",
                column.column().name,
                numbers.joined(" or ")
            );
            return report.say(row, Rule::Value, &column, message);
        }
    }
    let printed = row.number(figures::printed);
    let is_printed = |mention: &&Mention| printed.is_none_or(|printed| mention.number == printed);
    let hedges = mentions.iter().filter(is_printed);
    let mut hedges = hedges.filter_map(|mention| mention.hedge);
    // About three to five: no qualifier says both.
    let is_other = |(_, said): &(_, Qualifier)| !qualifier.is_range() && *said != qualifier;
    if let Some((words, said)) = hedges.next().filter(is_other) {
        let message = format!(
            "`{words}` in `{name}` says `{}`, not `{}`; write `{0}`, or leave `{words}` out of `{name}` if it does not belong to the number",
            said.code(),
            qualifier.code()
        );
        report.say(row, Rule::Hedge, &figures::qualifier, message);
    }
}

/// What is counted one by one has no fractions.
fn whole(row: Row<'_, '_>, report: &mut Report<'_>) {
    let unit = row
        .record(figures::metric)
        .and_then(|metric| metric.code(metrics::unit));
    let Some(unit) = unit.filter(|unit| unit.is_counted()) else {
        return;
    };
    for &column in &[figures::printed, figures::printed_to] {
        let number = row
            .number(column)
            .filter(|number| number.to_integer().is_none());
        if let Some(number) = number {
            let message = format!(
                "{} are counted in whole numbers, and {number} is not one",
                unit.code()
            );
            report.say(row, Rule::Measure, &column, message);
        }
    }
}

/// Lengths, times, shares and ranks have units of their own.
fn unit(row: Row<'_, '_>, report: &mut Report<'_>) {
    let (Some(unit), Some(measure)) = (row.code(metrics::unit), row.code(metrics::measure)) else {
        return;
    };
    let units: &[Unit] = match measure {
        Measure::Distance => &[Unit::Kilometres, Unit::Miles],
        Measure::Duration => &[Unit::Days, Unit::Weeks, Unit::Months, Unit::Years],
        Measure::Share => &[Unit::Percent],
        Measure::Rank => &[Unit::Rank],
        Measure::Stock | Measure::Flow | Measure::Cumulative => return,
    };
    if !units.contains(&unit) {
        let units = units.iter().map(|unit| unit.code());
        let message = format!(
            "a {} is not measured in {}; expected {}",
            measure.code(),
            unit.code(),
            units.joined(", ")
        );
        report.say(row, Rule::Measure, &metrics::unit, message);
    }
}
