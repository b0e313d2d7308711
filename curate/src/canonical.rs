//! The canonical form of a table.

use crate::codegen::read::RawTable;

impl RawTable {
    /// The table in its canonical form: the rows in the order of their keys, quotation marks only
    /// where they are needed.
    pub fn canonical(&self) -> String {
        let mut rows: Vec<usize> = (0..self.rows.len()).collect();
        // The values start with the key.
        rows.sort_by_key(|&row| self.values(row).collect::<Vec<_>>());
        let mut text = self.schema.header() + "\n";
        for row in rows {
            text += &self.line(row);
            text.push('\n');
        }
        text
    }
}
