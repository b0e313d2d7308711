//! A retired id is never reused, and leads to its replacement.

use super::Report;
use crate::codegen::Context;
use crate::codegen::dataset::{ByText, Dataset, Row};
use crate::codegen::form;
use crate::codegen::problem::Rule;
use crate::codegen::schema::{self, retired};

pub fn check(dataset: &Dataset<'_>, context: &Context<'_>, report: &mut Report<'_>) {
    in_use_again(dataset, report);
    for row in dataset.rows(retired::TABLE) {
        replacement(row, report);
        version(row, context, report);
    }
}

fn in_use_again(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    let mut retired = ByText::default();
    for row in dataset.rows(retired::TABLE) {
        if let Some(id) = row.text(retired::id) {
            retired.rows(id).push(row.place);
        }
    }
    for table in schema::with_constants() {
        for used in dataset.rows(table.id) {
            for place in retired.get(used.id()) {
                let message = format!(
                    "`{}` is retired at {}, and an id is never reused; choose another one",
                    used.id(),
                    dataset.row(*place).shown()
                );
                report.say(used, Rule::Retired, &table.columns[0].at, message);
            }
        }
    }
}

/// A replacement is of the same kind as the retired record.
fn replacement(row: Row<'_, '_>, report: &mut Report<'_>) {
    let (Some(kind), Some(replacement)) =
        (row.code(retired::kind), row.record(retired::replaced_by))
    else {
        return;
    };
    let expected = schema::of_kind(kind);
    if !replacement.is_in(expected.id) {
        let message = format!(
            "`{}` is in {}, but a retired {} must be replaced by a record of {}",
            replacement.id(),
            replacement.table(),
            kind.code(),
            expected.name
        );
        report.say(row, Rule::Retired, &retired::replaced_by, message);
    }
}

/// Nothing is retired in a future version.
fn version(row: Row<'_, '_>, context: &Context<'_>, report: &mut Report<'_>) {
    let since = row.text(retired::retired_in).and_then(form::version);
    let current = form::version(context.version);
    if since
        .zip(current)
        .is_some_and(|(since, current)| since > current)
    {
        let message = format!(
            "this version is later than the package's own, {}; raise that one first",
            context.version
        );
        report.say(row, Rule::Retired, &retired::retired_in, message);
    }
}
