//! A table as it is written: its cells and their places, and the canonical form of a row.

use crate::codegen::Context;
use crate::codegen::list::List as _;
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
        let mut key = Vec::with_capacity(self.schema.key);
        for column in 0..self.schema.key {
            key.push(self.cell(row, column).value);
        }
        key
    }

    /// A row as `csv` writes it, with quotation marks only where they are needed, and without its
    /// line end.
    pub fn line(&self, row: usize) -> String {
        let mut writer = csv_core::Writer::new();
        let values = self.values(row).list();
        let mut length = 0;
        for value in &values {
            length += value.len();
        }
        // Room for every character to be a quotation mark, and for three more around a cell.
        let mut buffer = vec![0; 2 * length + 3 * self.schema.columns.len()];
        let mut end = 0;
        for (column, value) in values.iter().enumerate() {
            if column > 0 {
                end += writer.delimiter(&mut buffer[end..]).1;
            }
            end += writer.field(value.as_bytes(), &mut buffer[end..]).2;
        }
        end += writer.finish(&mut buffer[end..]).1;
        buffer.truncate(end);
        String::from_utf8(buffer).expect("the cells are UTF-8")
    }
}
