//! Rows of parsed cells: what the rules check and the emitter writes.

use std::collections::BTreeMap;
use std::ops::{Index, IndexMut};

use super::date::Date;
use super::hash::hash;
use super::number::Number;
use super::problem::{Problem, Rule};
use super::read;
use super::schema::{At, Column, Position, Table, TableId, cell};
use super::vocab::{Code, Vocabulary};

/// The parsed value of a cell.
#[derive(Clone, Copy, Debug)]
pub enum Value<'t> {
    Empty,
    /// The cell is not valid, and a problem says so.
    Invalid,
    Text(&'t str),
    Count(u32),
    Number(Number),
    /// Thousandths of a degree.
    Degrees(i32),
    Date(Date),
    /// A code, by its position in the vocabulary.
    Code(&'static Vocabulary, usize),
    Record(RowPlace),
}

/// The position of a record: its table, and its row in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowPlace {
    pub table: TableId,
    pub row: usize,
}

impl RowPlace {
    /// The place as a number that no other place has.
    pub fn number(self) -> u64 {
        (self.table as u64) << 32 | self.row as u64
    }
}

/// All tables, in the order of the schema.
pub struct Dataset<'t> {
    pub tables: Vec<Rows<'t>>,
}

/// Positions by a pair of numbers.
///
/// This is the only map, and [`sorted`] and [`ByText`] are made of it, since each type of map, and each
/// that is sorted, costs every user's build.
pub type Pairs = BTreeMap<(u64, u64), usize>;

/// Things in the order of a key, and where that is the same, in their own.
pub fn sorted<T: Copy>(things: &[T], key: &dyn Fn(T) -> u64) -> Vec<T> {
    let mut order = Pairs::new();
    for (position, thing) in things.iter().enumerate() {
        order.insert((key(*thing), position as u64), position);
    }
    let mut sorted = Vec::new();
    for (_, position) in order {
        sorted.push(things[position]);
    }
    sorted
}

/// Rows by a text.
#[derive(Default)]
pub struct ByText<'k> {
    /// The texts, in the order in which they were first given.
    pub entries: Vec<(&'k str, Vec<RowPlace>)>,
    /// Their positions by their hash. If two texts share one, they are numbered.
    positions: Pairs,
}

impl<'k> ByText<'k> {
    /// The rows of a text, which are none at first.
    pub fn rows(&mut self, text: &'k str) -> &mut Vec<RowPlace> {
        let position = match self.find(text) {
            Ok(position) => position,
            Err(free) => {
                let position = self.entries.len();
                self.positions.insert(free, position);
                self.entries.push((text, Vec::new()));
                position
            }
        };
        &mut self.entries[position].1
    }

    pub fn get(&self, text: &str) -> &[RowPlace] {
        match self.find(text) {
            Ok(position) => &self.entries[position].1,
            Err(_) => &[],
        }
    }

    /// The position of a text, or where it would be.
    fn find(&self, text: &str) -> Result<usize, (u64, u64)> {
        let [high, low, _] = hash(text, 0);
        let mut key = (u64::from(high) << 32 | u64::from(low), 0);
        while let Some(&position) = self.positions.get(&key) {
            if self.entries[position].0 == text {
                return Ok(position);
            }
            key.1 += 1;
        }
        Err(key)
    }
}

/// Something for each row of all tables.
pub struct PerRow<T> {
    /// For each table, where its rows start.
    starts: Vec<usize>,
    of: Vec<T>,
}

impl<T> PerRow<T> {
    fn number(&self, place: RowPlace) -> usize {
        self.starts[place.table as usize] + place.row
    }
}

impl<T> Index<RowPlace> for PerRow<T> {
    type Output = T;

    fn index(&self, place: RowPlace) -> &T {
        &self.of[self.number(place)]
    }
}

impl<T> IndexMut<RowPlace> for PerRow<T> {
    fn index_mut(&mut self, place: RowPlace) -> &mut T {
        let number = self.number(place);
        &mut self.of[number]
    }
}

/// The rows of one table.
pub struct Rows<'t> {
    pub raw: &'t read::RawTable,
    /// The values of all cells, row by row.
    pub values: Vec<Value<'t>>,
}

impl<'t> Dataset<'t> {
    pub fn table(&self, table: TableId) -> &Rows<'t> {
        &self.tables[table as usize]
    }

    /// The same for each row.
    pub fn per_row<T: Clone>(&self, of: T) -> PerRow<T> {
        let mut starts = Vec::with_capacity(self.tables.len());
        let mut count = 0;
        for rows in &self.tables {
            starts.push(count);
            count += rows.raw.rows.len();
        }
        // A loop is less to compile than `vec![of; count]`.
        let mut rows = Vec::with_capacity(count);
        for _ in 0..count {
            rows.push(of.clone());
        }
        PerRow { starts, of: rows }
    }

    /// Whether the table could be read. If not, nothing is known to be missing from it.
    pub fn is_readable(&self, table: TableId) -> bool {
        self.table(table).raw.readable
    }

    pub fn rows<'d>(&'d self, table: TableId) -> impl Iterator<Item = Row<'d, 't>> + Clone {
        (0..self.table(table).raw.rows.len()).map(move |row| self.row(RowPlace { table, row }))
    }

    pub fn row<'d>(&'d self, place: RowPlace) -> Row<'d, 't> {
        Row {
            dataset: self,
            place,
        }
    }
}

/// One record.
#[derive(Clone, Copy)]
pub struct Row<'d, 't> {
    pub dataset: &'d Dataset<'t>,
    pub place: RowPlace,
}

impl PartialEq for Row<'_, '_> {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
    }
}

impl<'d, 't> Row<'d, 't> {
    fn rows(&self) -> &'d Rows<'t> {
        self.dataset.table(self.place.table)
    }

    pub fn schema(&self) -> &'static Table {
        self.place.table.schema()
    }

    /// The name of the table.
    pub fn table(&self) -> &'static str {
        self.schema().name
    }

    pub fn is_in(&self, table: TableId) -> bool {
        self.place.table == table
    }

    pub fn line(&self) -> usize {
        self.rows().raw.rows[self.place.row].line
    }

    /// The row as messages name it: `data/figures.csv:2`.
    pub fn shown(&self) -> String {
        format!("{}:{}", self.rows().raw.path, self.line())
    }

    /// The cell's text, as written.
    pub fn cell(&self, column: &Position) -> read::Cell<'t> {
        self.rows().raw.cell(self.place.row, self.index(column))
    }

    pub fn value(&self, column: &Position) -> Value<'t> {
        let rows = self.rows();
        let width = rows.raw.schema.columns.len();
        rows.values[self.place.row * width + self.index(column)]
    }

    /// The index of a column, which is one of this row's table.
    fn index(&self, column: &Position) -> usize {
        assert!(
            column.table == self.place.table,
            "a column of another table"
        );
        column.index
    }

    /// Whether the cell is empty; `false` if it is not valid.
    pub fn is_empty(&self, column: &Position) -> bool {
        matches!(self.value(column), Value::Empty)
    }

    /// Whether one of the cells is not valid, so that rules that need them all are skipped.
    pub fn is_invalid(&self, columns: &[&Position]) -> bool {
        let mut columns = columns.iter();
        columns.any(|column| matches!(self.value(column), Value::Invalid))
    }

    /// The id, or "" if it is not valid.
    pub fn id(&self) -> &'t str {
        match self.rows().values[self.place.row * self.schema().columns.len()] {
            Value::Text(id) => id,
            _ => "",
        }
    }

    pub fn text(&self, column: At<cell::Text>) -> Option<&'t str> {
        match self.value(&column) {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn count(&self, column: At<u32>) -> Option<u32> {
        match self.value(&column) {
            Value::Count(count) => Some(count),
            _ => None,
        }
    }

    pub fn number(&self, column: At<Number>) -> Option<Number> {
        match self.value(&column) {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    pub fn date(&self, column: At<Date>) -> Option<Date> {
        match self.value(&column) {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    pub fn code<C: Code>(&self, column: At<C>) -> Option<C> {
        match self.value(&column) {
            Value::Code(_, term) => Some(C::ALL[term]),
            _ => None,
        }
    }

    /// The record that the cell refers to.
    pub fn record(&self, column: At<cell::Record>) -> Option<Row<'d, 't>> {
        match self.value(&column) {
            Value::Record(place) => Some(self.dataset.row(place)),
            _ => None,
        }
    }

    /// The record that the cell refers to, if it is in that table.
    pub fn record_in(&self, column: At<cell::Record>, table: TableId) -> Option<Row<'d, 't>> {
        self.record(column).filter(|record| record.is_in(table))
    }

    /// The columns with their values.
    pub fn values(&self) -> impl Iterator<Item = (&'static Column, Value<'t>)> {
        let row = *self;
        let columns = self.schema().columns.iter();
        columns.map(move |column| (column, row.value(&column.at)))
    }

    /// A problem with the cell.
    pub fn problem(&self, rule: Rule, column: &Position, message: String) -> Problem {
        let cell = self.cell(column);
        Problem {
            rule,
            path: self.rows().raw.path.clone(),
            line: self.line(),
            column: cell.column,
            width: cell.width.max(1),
            message,
        }
    }
}
