//! Rows whose cells have been understood: what the rules reason about and the emitter writes.

use super::claim::Claim;
use super::date::Date;
use super::problem::{Problem, Rule};
use super::read;
use super::schema::{self, Table};
use super::vocab::{Qualifier, Vocabulary};

/// What a cell says.
#[derive(Clone, Copy, Debug)]
pub enum Value<'t> {
    Empty,
    /// The cell is wrong, and that has been said.
    Invalid,
    Text(&'t str),
    Count(i64),
    /// Thousandths of a degree.
    Degrees(i32),
    Date(Date),
    /// A code, by its position in the vocabulary.
    Code(&'static Vocabulary, usize),
    /// A record, by the positions of its table and row.
    Record(usize, usize),
}

/// All tables, in the order of the schema.
pub struct Dataset<'t> {
    pub tables: Vec<Rows<'t>>,
}

/// The rows of one table.
pub struct Rows<'t> {
    pub raw: &'t read::Table,
    /// The values of all cells, row by row.
    pub values: Vec<Value<'t>>,
}

/// Whether the qualifier stands without a number.
pub fn is_vague(qualifier: Qualifier) -> bool {
    matches!(
        qualifier,
        Qualifier::Several
            | Qualifier::Dozens
            | Qualifier::Hundreds
            | Qualifier::Thousands
            | Qualifier::Unquantified
    )
}

/// A name as it is looked up: the library does the same to what is looked for.
pub fn lower_case(name: &str) -> String {
    name.chars().flat_map(char::to_lowercase).collect()
}

impl<'t> Dataset<'t> {
    pub fn table(&self, name: &str) -> &Rows<'t> {
        &self.tables[schema::table(name).index()]
    }

    pub fn rows<'d>(&'d self, table: &str) -> impl Iterator<Item = Row<'d, 't>> + Clone {
        self.rows_of(schema::table(table).index())
    }

    pub fn rows_of<'d>(&'d self, table: usize) -> impl Iterator<Item = Row<'d, 't>> + Clone {
        (0..self.tables[table].raw.rows.len()).map(move |index| self.row(table, index))
    }

    /// The claim of each figure after its corrections; `None` where the cells that make it up, or
    /// its corrections, are wrong or do not fit together.
    pub fn corrected_claims(&self) -> Vec<Option<Claim>> {
        let stated = |row: Row<'_, '_>| {
            (!row.is_invalid(&["value", "value_to"])).then_some(())?;
            let qualifier = Qualifier::from_code(row.code("qualifier")?)?;
            let (value, value_to) = (row.count("value"), row.count("value_to"));
            let fits = value.is_some() != is_vague(qualifier)
                && value_to.is_some() == (qualifier == Qualifier::Between)
                && value_to.is_none_or(|to| value < Some(to));
            fits.then_some(Claim::new(qualifier, value, value_to))
        };
        let mut claims: Vec<_> = self.rows("figures").map(stated).collect();
        if !self.table("corrections").raw.readable {
            claims.fill(None);
        }
        for correction in self.rows("corrections") {
            let Some(figure) = correction.record_in("record", "figures") else {
                continue;
            };
            let is_column = |field: &&str| {
                let mut columns = figure.schema().columns.iter();
                columns.any(|column| column.name == *field && !column.is_id())
            };
            let corrected = correction.text("corrected");
            let corrected = corrected.filter(|_| corrected != correction.text("stated"));
            let number = || corrected.and_then(|text| text.parse().ok());
            let Some(claim) = claims[figure.index] else {
                continue;
            };
            // `None` where it is not known what the claim must be.
            claims[figure.index] = match correction.text("field") {
                Some("value") => number().map(|value| Claim {
                    value: Some(value),
                    ..claim
                }),
                Some("value_to") => number().map(|value_to| Claim {
                    value_to: Some(value_to),
                    ..claim
                }),
                Some("qualifier") => corrected
                    .and_then(Qualifier::from_code)
                    .map(|qualifier| Claim { qualifier, ..claim }),
                field => field.filter(|field| is_column(field)).map(|_| claim),
            };
        }
        claims
    }

    pub fn row<'d>(&'d self, table: usize, index: usize) -> Row<'d, 't> {
        Row {
            dataset: self,
            table,
            index,
        }
    }
}

/// One record.
#[derive(Clone, Copy)]
pub struct Row<'d, 't> {
    pub dataset: &'d Dataset<'t>,
    pub table: usize,
    pub index: usize,
}

impl PartialEq for Row<'_, '_> {
    fn eq(&self, other: &Self) -> bool {
        self.place() == other.place()
    }
}

impl<'d, 't> Row<'d, 't> {
    fn rows(&self) -> &'d Rows<'t> {
        &self.dataset.tables[self.table]
    }

    pub fn schema(&self) -> &'static Table {
        self.rows().raw.schema
    }

    /// The positions of the table and of the row.
    pub fn place(&self) -> (usize, usize) {
        (self.table, self.index)
    }

    /// Whether the row's cells could be told apart.
    pub fn is_whole(&self) -> bool {
        self.rows().raw.rows[self.index].whole
    }

    pub fn line(&self) -> usize {
        self.rows().raw.rows[self.index].line
    }

    /// The cell's text, as written.
    pub fn cell(&self, column: &str) -> read::Cell<'t> {
        self.rows()
            .raw
            .cell(self.index, self.schema().column(column))
    }

    pub fn value(&self, column: &str) -> Value<'t> {
        let schema = self.schema();
        self.rows().values[self.index * schema.columns.len() + schema.column(column)]
    }

    /// Whether the cell is empty; `false` also where it is wrong.
    pub fn is_empty(&self, column: &str) -> bool {
        matches!(self.value(column), Value::Empty)
    }

    /// Whether one of the cells is wrong, so that rules that need them all must wait.
    pub fn is_invalid(&self, columns: &[&str]) -> bool {
        columns
            .iter()
            .any(|column| matches!(self.value(column), Value::Invalid))
    }

    /// The id, or "" where it is wrong.
    pub fn id(&self) -> &'t str {
        self.text("id").unwrap_or_default()
    }

    pub fn text(&self, column: &str) -> Option<&'t str> {
        match self.value(column) {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn count(&self, column: &str) -> Option<i64> {
        match self.value(column) {
            Value::Count(count) => Some(count),
            _ => None,
        }
    }

    pub fn date(&self, column: &str) -> Option<Date> {
        match self.value(column) {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    /// The code of the cell.
    pub fn code(&self, column: &str) -> Option<&'static str> {
        match self.value(column) {
            Value::Code(vocabulary, term) => Some(vocabulary.terms[term].code),
            _ => None,
        }
    }

    /// The record that the cell refers to.
    pub fn record(&self, column: &str) -> Option<Row<'d, 't>> {
        match self.value(column) {
            Value::Record(table, row) => Some(self.dataset.row(table, row)),
            _ => None,
        }
    }

    /// The record that the cell refers to, where it is one of that table.
    pub fn record_in(&self, column: &str, table: &str) -> Option<Row<'d, 't>> {
        self.record(column)
            .filter(|record| record.schema().name == table)
    }

    /// A problem with the cell.
    pub fn problem(&self, rule: Rule, column: &str, message: String) -> Problem {
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
