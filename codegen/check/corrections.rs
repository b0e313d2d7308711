//! A correction states what is printed, and what it must be.

use super::Report;
use super::cells::{not_a_code, not_a_number};
use crate::codegen::dataset::{Dataset, Row};
use crate::codegen::date::Date;
use crate::codegen::derive::Derived;
use crate::codegen::form;
use crate::codegen::problem::Rule;
use crate::codegen::schema::{Column, Kind, Position, corrections, figures};

pub fn check(dataset: &Dataset<'_>, derived: &Derived<'_, '_>, report: &mut Report<'_>) {
    for row in dataset.rows(corrections::TABLE) {
        let (Some(record), Some(field), Some(stated), Some(corrected)) = (
            row.record(corrections::record),
            row.text(corrections::field),
            row.text(corrections::stated),
            row.text(corrections::corrected),
        ) else {
            continue;
        };
        let schema = record.schema();
        let (mut names, mut meant) = (Vec::new(), None);
        for column in schema.columns {
            if !matches!(column.kind, Kind::Id) {
                names.push(column.name);
                meant = meant.or(Some(column).filter(|column| column.name == field));
            }
        }
        let Some(column) = meant else {
            let hint = report.nearest.hint(field, names.iter().copied());
            let message = format!(
                "`{field}` is not a column of {} that can be corrected{hint}",
                schema.name
            );
            report.say(row, Rule::Correction, &corrections::field, message);
            continue;
        };
        let printed = record.cell(&column.at).value;
        if stated != printed {
            let message = format!(
                "`{field}` of `{}` is `{printed}`, not `{stated}`",
                record.id()
            );
            report.say(row, Rule::Correction, &corrections::stated, message);
        }
        if corrected == stated {
            let message = format!("`{corrected}` is also what is stated; write the corrected text");
            report.say(row, Rule::Correction, &corrections::corrected, message);
        }
        let wrong = not_a_value(corrected, column, report);
        if let Some(message) = wrong.or_else(|| misfit(record, column, derived)) {
            report.say(row, Rule::Correction, &corrections::corrected, message);
        }
    }
}

/// The message that the text is not a value of the column, if it is not.
fn not_a_value(text: &str, column: &Column, report: &Report<'_>) -> Option<String> {
    let name = column.name;
    match column.kind {
        Kind::Number if form::number(text).is_none() => Some(not_a_number(text, name)),
        Kind::Count if form::count(text).is_none() => Some(format!(
            "`{name}` is a whole number, and `{text}` is not; expected only digits, such as 12000"
        )),
        Kind::Date if Date::parse(text).is_err() => Some(format!(
            "`{name}` is a date, and `{text}` is not; expected one such as 2024-08-06, 2024-08 or 2024"
        )),
        Kind::Code(vocabulary) if !vocabulary.codes.contains(&text) => {
            Some(not_a_code(text, name, vocabulary, &report.nearest))
        }
        _ => None,
    }
}

/// The message that the corrected parts of a claim do not fit together, for each correction of one.
fn misfit(record: Row<'_, '_>, column: &Column, derived: &Derived<'_, '_>) -> Option<String> {
    let parts: [&Position; 3] = [&figures::printed, &figures::printed_to, &figures::qualifier];
    let is_part = parts.iter().any(|part| part.index == column.at.index);
    if !record.is_in(figures::TABLE) || !is_part {
        return None;
    }
    let parts = derived.parts[record.place.row].filter(|parts| parts.claim().is_none())?;
    let code = parts.qualifier.code();
    Some(match (parts.value, parts.value_to) {
        (Some(from), Some(to)) if parts.qualifier.is_range() => format!(
            "the corrected range starts at {from} and ends at {to}; its end must be greater"
        ),
        (None, _) => {
            format!("after its corrections, the figure has no number, but `{code}` needs one")
        }
        _ => format!("after its corrections, the numbers of the figure do not fit `{code}`"),
    })
}
