//! Something refers to each source, actor and metric.

use super::Report;
use crate::codegen::dataset::{Dataset, Value};
use crate::codegen::problem::Rule;
use crate::codegen::schema::{actors, metrics, names, retired, sources};

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    let mut used = dataset.per_row(false);
    // Tables that a cell that is not valid may refer to.
    let mut meant = Vec::new();
    for (table, rows) in dataset.tables.iter().enumerate() {
        let schema = rows.raw.schema;
        // A spelling or a retired id does not count as a use.
        if [names::TABLE, retired::TABLE].contains(&schema.id) {
            continue;
        }
        if !rows.raw.readable {
            for column in schema.columns {
                meant.extend_from_slice(column.targets());
            }
        }
        let width = schema.columns.len();
        for (i, value) in rows.values.iter().enumerate() {
            match value {
                Value::Record(place) if (place.table as usize, place.row) != (table, i / width) => {
                    used[*place] = true;
                }
                Value::Invalid => meant.extend_from_slice(schema.columns[i % width].targets()),
                _ => {}
            }
        }
    }
    // Places are not checked: an article may name one where nothing happens.
    for &table in &[sources::TABLE, actors::TABLE, metrics::TABLE] {
        if meant.contains(&table) {
            continue;
        }
        for row in dataset.rows(table) {
            if !used[row.place] && !row.id().is_empty() {
                let message = format!(
                    "no record refers to `{}`; delete the row, or add what refers to it",
                    row.id()
                );
                report.say(row, Rule::Unused, &table.schema().columns[0].at, message);
            }
        }
    }
}
