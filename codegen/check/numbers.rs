//! The number of a figure, its qualifier and its words; the unit of a metric.

use super::Report;
use crate::codegen::dataset::{Dataset, Row};
use crate::codegen::problem::Rule;
use crate::codegen::schema::{figures, metrics};
use crate::codegen::vocab::{Code, Measure, Qualifier, Unit};

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    for row in dataset.rows(metrics::TABLE) {
        unit(row, report);
    }
    for row in dataset.rows(figures::TABLE) {
        qualified(row, report);
        printed(row, report);
    }
}

/// The qualifier decides which of the two numbers are there.
fn qualified(row: Row<'_, '_>, report: &mut Report<'_>) {
    let (first, second) = (figures::printed, figures::printed_to);
    let Some(qualifier) = row.code(figures::qualifier) else {
        return;
    };
    if row.is_invalid(&[&first, &second]) {
        return;
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
            let vague: Vec<_> = vague.map(|other| other.code()).collect();
            let message = format!(
                "`{code}` needs a number in `{first_name}`; the qualifiers without one are {}",
                vague.join(", ")
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
        _ => return,
    };
    report.say(row, Rule::Value, &column, message);
}

/// The number is one of those in the wording.
fn printed(row: Row<'_, '_>, report: &mut Report<'_>) {
    let printed = row.text(figures::wording).map(numbers).unwrap_or_default();
    let Some(value) = row.number(figures::printed) else {
        return;
    };
    if printed.is_empty() || printed.contains(&value) || row.is_invalid(&[&figures::printed_to]) {
        return;
    }
    let printed: Vec<_> = printed.iter().map(i64::to_string).collect();
    let message = format!(
        "`{}` is {value}, but the number in `{}` is {}; write the number as printed, and correct it in corrections",
        figures::printed.column().name,
        figures::wording.column().name,
        printed.join(" or ")
    );
    report.say(row, Rule::Value, &figures::printed, message);
}

/// The whole numbers that a text prints in digits: `1,250`, `40 thousand`, `1.5 million`.
fn numbers(text: &str) -> Vec<i64> {
    let words: Vec<&str> = text.split([' ', '-']).collect();
    let mut numbers = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let is_number = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
        let word = word.trim_start_matches(|c: char| !c.is_ascii_digit());
        let end = word.find(|c| !is_number(c)).unwrap_or(word.len());
        let number = word[..end].trim_end_matches([',', '.']).replace(',', "");
        if number.is_empty() {
            continue;
        }
        let (whole, decimals) = number.split_once('.').unwrap_or((&number, ""));
        let next = words.get(i + 1).copied().unwrap_or_default();
        let zeros = match next.trim_end_matches(|c: char| !c.is_alphabetic()) {
            "thousand" => 3,
            "million" => 6,
            _ => 0,
        };
        if let Some(zeros) = usize::checked_sub(zeros, decimals.len()) {
            numbers.extend(format!("{whole}{decimals}{}", "0".repeat(zeros)).parse::<i64>());
        }
    }
    numbers
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
        let units: Vec<_> = units.iter().map(|unit| unit.code()).collect();
        let message = format!(
            "a {} is not measured in {}; expected {}",
            measure.code(),
            unit.code(),
            units.join(", ")
        );
        report.say(row, Rule::Measure, &metrics::unit, message);
    }
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_are_found_as_they_are_printed() {
        assert_eq!(numbers("1,250 square kilometres"), [1250]);
        assert_eq!(numbers("40 thousand, 1.5 million"), [40_000, 1_500_000]);
        assert_eq!(numbers("more than (300)."), [300]);
        assert_eq!(numbers("5-10 km"), [5, 10]);
        assert_eq!(numbers("1.25 thousand"), [1250]);
        // Fractions are left out.
        assert_eq!(numbers("2.5 km, 1.2345 thousand"), [] as [i64; 0]);
        assert_eq!(numbers("several, a dozen"), [] as [i64; 0]);
    }
}
