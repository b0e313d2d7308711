//! The columns of a table.

use curate::documentation::{TableDoc, type_in_words};

use super::Old;
use crate::markdown::{NONE, code, plain};
use crate::records::Records;

/// What a row of the table is, and what its key is.
pub fn paragraph(table: &TableDoc) -> String {
    let schema = table.id.schema();
    let key = schema.columns[..schema.key].iter();
    let key: Vec<_> = key.map(|column| code(column.name)).collect();
    format!("A row is {}. Key: {}.", table.row(), key.join(", "))
}

/// The rows of the columns; all but an example that holds is generated.
pub fn rows(table: &TableDoc, records: &Records, old: &Old<'_>) -> Vec<Vec<String>> {
    let row = |(column, documented): (&_, &_)| row(column, documented, records, old);
    table.columns().map(row).collect()
}

fn row(
    column: &curate::codegen::schema::Column,
    documented: &curate::documentation::ColumnDoc,
    records: &Records,
    old: &Old<'_>,
) -> Vec<String> {
    let mut cells = records.cells(column.at);
    let kept = old.get(column.name).and_then(|row| row.last()).copied();
    let kept = kept.filter(|kept| cells.clone().any(|cell| cell == plain(kept)));
    // No other cell can be shown in a row of Markdown as it is.
    let example = cells.find(|cell| !cell.is_empty() && !cell.contains(['|', '`']));
    let example = kept.map(str::to_owned).or(example.map(code));
    vec![
        code(column.name),
        type_in_words(column),
        column.unit.unwrap_or(NONE).into(),
        column.meaning().into(),
        documented.standard.unwrap_or(NONE).into(),
        example.unwrap_or_else(|| NONE.into()),
    ]
}
