//! The cells of all tables.

use curate::codegen::read::RawTable;
use curate::codegen::schema::{Position, TableId};

use crate::edit::Row;
use crate::folder::Folder;
use crate::stop::Stop;

/// The rows of all tables, in the order of their keys.
pub struct Records(Vec<Vec<Row>>);

impl Records {
    pub fn of(folder: &Folder) -> Result<Self, Stop> {
        let tables = folder.read_whole().map_err(|problems| {
            Stop::with_problems(
                "nothing was written, since the tables can't be read without losing or guessing a value:",
                &problems,
            )
        })?;
        folder.warn(&folder.check(), "what is generated may be wrong");
        let rows = |table: &RawTable| {
            let cells = |row| table.values(row).map(str::to_owned).collect();
            let mut rows: Vec<Row> = (0..table.rows.len()).map(cells).collect();
            let key = table.schema.key;
            rows.sort_by(|a, b| a[..key].cmp(&b[..key]));
            rows
        };
        Ok(Self(tables.iter().map(rows).collect()))
    }

    pub fn rows(&self, table: TableId) -> &[Row] {
        &self.0[table as usize]
    }

    /// The cells of a column.
    pub fn cells(&self, column: Position) -> impl Iterator<Item = &str> + Clone {
        let rows = self.rows(column.table).iter();
        rows.map(move |row| row[column.index].as_str())
    }
}
