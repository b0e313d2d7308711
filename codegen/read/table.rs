//! A table as it is written: its cells and their places, and its canonical form.

use crate::codegen::Context;
use crate::codegen::schema;

/// The rows of one table.
pub struct RawTable {
    pub schema: &'static schema::Table,
    /// The file as messages name it.
    pub path: String,
    /// Whether the file exists and its header is valid; if not, there are no rows.
    pub readable: bool,
    pub rows: Vec<Row>,
    /// The cells of all rows, one after the other.
    pub(super) cells: Vec<Span>,
    /// The values of all cells, one after the other.
    pub(super) text: String,
}

pub struct Row {
    /// From 1, in the file.
    pub line: usize,
    /// Whether there are as many cells as columns; if not, only the first one is used.
    pub whole: bool,
}

pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) column: usize,
    pub(super) width: usize,
    pub(super) sound: bool,
}

/// A cell: its value and its place.
#[derive(Clone, Copy)]
pub struct Cell<'a> {
    pub value: &'a str,
    /// From 1, in characters of the line.
    pub column: usize,
    /// In characters, with the quotation marks around it.
    pub width: usize,
    /// Whether all its characters are allowed in a table; if not, that is already reported.
    pub sound: bool,
}

impl RawTable {
    pub(super) fn empty(schema: &'static schema::Table, context: &Context<'_>) -> Self {
        Self {
            schema,
            path: super::path(context, &schema.file()),
            readable: false,
            rows: Vec::new(),
            cells: Vec::new(),
            text: String::new(),
        }
    }

    pub fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let span = &self.cells[row * self.schema.columns.len() + column];
        Cell {
            value: &self.text[span.start..span.end],
            column: span.column,
            width: span.width,
            sound: span.sound,
        }
    }

    /// The values of a row.
    pub fn values(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.schema.columns.len()).map(move |column| self.cell(row, column).value)
    }

    /// The values of a row that make up its key.
    pub fn key(&self, row: usize) -> Vec<&str> {
        self.values(row).take(self.schema.key).collect()
    }

    /// The table in its canonical form: the rows in the order of their keys, quotation marks only
    /// where they are needed.
    pub fn canonical(&self) -> String {
        let mut rows: Vec<usize> = (0..self.rows.len()).collect();
        // The values start with the key.
        rows.sort_by_key(|&row| self.values(row).collect::<Vec<_>>());
        let mut text = self.schema.header();
        text.push('\n');
        text + &self.write(rows.into_iter())
    }

    pub(super) fn write(&self, rows: impl Iterator<Item = usize>) -> String {
        let mut writer = csv_core::Writer::new();
        let mut bytes = Vec::new();
        for row in rows {
            let length: usize = self.values(row).map(str::len).sum();
            // Room for every character to be a quotation mark, and for three more around a cell.
            let mut buffer = vec![0; 2 * length + 3 * self.schema.columns.len() + 1];
            let mut end = 0;
            for (column, value) in self.values(row).enumerate() {
                if column > 0 {
                    end += writer.delimiter(&mut buffer[end..]).1;
                }
                end += writer.field(value.as_bytes(), &mut buffer[end..]).2;
            }
            end += writer.terminator(&mut buffer[end..]).1;
            bytes.extend_from_slice(&buffer[..end]);
        }
        String::from_utf8(bytes).expect("the cells are UTF-8")
    }
}
