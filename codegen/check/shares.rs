//! A share has a base.

use super::Report;
use crate::codegen::dataset::{Dataset, Row};
use crate::codegen::problem::Rule;
use crate::codegen::schema::{figures, metrics};
use crate::codegen::vocab::{Measure, Unit};

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    for row in dataset.rows(figures::TABLE) {
        let Some(metric) = row.record(figures::metric) else {
            continue;
        };
        if row.is_invalid(&[&figures::base, &figures::printed]) {
            continue;
        }
        base(row, metric, report);
        at_most_all(row, metric, report);
    }
}

/// A share has a base, or a note that says what it is a share of; nothing else has a base.
fn base(row: Row<'_, '_>, metric: Row<'_, '_>, report: &mut Report<'_>) {
    let measure = metric.code(metrics::measure);
    let is_share = measure == Some(Measure::Share);
    let (name, note) = (figures::base.column().name, figures::note.column().name);
    let message = match row.record(figures::base) {
        None if is_share && row.is_empty(&figures::note) => format!(
            "a share needs a base: name the figure that it is a share of in `{name}`, or describe it in `{note}`"
        ),
        Some(_) if !is_share && measure.is_some() => {
            format!(
                "`{}` is not a share, so it has no base; leave `{name}` empty",
                metric.id()
            )
        }
        Some(base) if measure_of(base) == Some(Measure::Share) => {
            format!(
                "the base `{}` is itself a share; name a figure that is not",
                base.id()
            )
        }
        Some(base) if is_about_another(row, base) => format!(
            "the base `{}` is about another subject; name a figure about the same one",
            base.id()
        ),
        _ => return,
    };
    report.say(row, Rule::Share, &figures::base, message);
}

fn measure_of(figure: Row<'_, '_>) -> Option<Measure> {
    figure.record(figures::metric)?.code(metrics::measure)
}

fn is_about_another(row: Row<'_, '_>, base: Row<'_, '_>) -> bool {
    let subjects = row
        .record(figures::subject)
        .zip(base.record(figures::subject));
    subjects.is_some_and(|(mine, its)| mine != its)
}

fn at_most_all(row: Row<'_, '_>, metric: Row<'_, '_>, report: &mut Report<'_>) {
    let is_percent = metric.code(metrics::measure) == Some(Measure::Share)
        && metric.code(metrics::unit) == Some(Unit::Percent);
    for &column in &[figures::printed, figures::printed_to] {
        if let Some(value) = row
            .number(column)
            .filter(|value| is_percent && *value > 100)
        {
            let message =
                format!("{value} percent is more than the whole; a share is between 0 and 100");
            report.say(row, Rule::Share, &column, message);
        }
    }
}
