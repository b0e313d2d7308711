//! The tables with typed columns, for what is written from them.
//!
//! Each column of a table keeps its name. Beside a date stand its earliest and its latest day, how
//! finely it is given and whether it is approximate; beside a number, the nearest floating-point
//! number. A figure also has what follows from it: its value after corrections, and its bounds. What no
//! join can work out, whose word a record is in the end, stands in tables of its own.

use std::collections::BTreeSet;
use std::ops::Bound;

use curate::codegen::dataset::{Dataset, PerRow, Row, RowPlace, Value};
use curate::codegen::derive::{Derived, Ties, ties};
use curate::codegen::number::Number;
use curate::codegen::schema::{
    Column, Kind, TABLES, Table, TableId, actors, figures, positions, target,
};
use kursk_campaign::chrono::{Datelike, NaiveDate};
use kursk_campaign::{Date, Precision};

/// A typed column of a table.
pub struct Typed {
    pub name: String,
    pub kind: TypedKind,
    pub required: bool,
    of: Of,
}

/// The type of a typed column.
#[derive(Clone, Copy)]
pub enum TypedKind {
    Text,
    /// One of these texts.
    Code(&'static [&'static str]),
    Count,
    Real,
    Day,
    Flag,
}

/// A value of a typed column.
#[derive(Clone, Copy)]
pub enum TypedValue<'t> {
    None,
    Text(&'t str),
    /// The position of a code, and the code.
    Code(usize, &'static str),
    Count(u32),
    Real(f64),
    Day(NaiveDate),
    Flag(bool),
}

/// Where a typed column takes its values from.
#[derive(Clone, Copy)]
enum Of {
    Cell(&'static Column),
    Earliest(&'static Column),
    Latest(&'static Column),
    Precision(&'static Column),
    IsApproximate(&'static Column),
    Real(&'static Column),
    Claim(OfClaim),
}

/// What follows from a figure.
#[derive(Clone, Copy)]
enum OfClaim {
    Value,
    ValueTo,
    Low,
    IncludesLow,
    High,
    IncludesHigh,
}

const PRECISIONS: &[&str] = &["day", "month", "year", "interval"];

/// The columns that a figure has besides, with their types.
const OF_CLAIM: [(&str, TypedKind, OfClaim); 6] = [
    ("value", TypedKind::Real, OfClaim::Value),
    ("value_to", TypedKind::Real, OfClaim::ValueTo),
    ("low", TypedKind::Real, OfClaim::Low),
    ("low_included", TypedKind::Flag, OfClaim::IncludesLow),
    ("high", TypedKind::Real, OfClaim::High),
    ("high_included", TypedKind::Flag, OfClaim::IncludesHigh),
];

/// The typed columns of a table.
pub fn columns(table: &Table) -> Vec<Typed> {
    let mut columns = Vec::new();
    for column in table.columns {
        let mut add = |suffix: &str, kind, of, required| {
            columns.push(Typed {
                name: format!("{}{suffix}", column.name),
                kind,
                required,
                of,
            });
        };
        add("", kind(column), Of::Cell(column), column.required);
        match column.kind {
            Kind::Date => {
                let precision = TypedKind::Code(PRECISIONS);
                add("_earliest", TypedKind::Day, Of::Earliest(column), false);
                add("_latest", TypedKind::Day, Of::Latest(column), false);
                add(
                    "_precision",
                    precision,
                    Of::Precision(column),
                    column.required,
                );
                add(
                    "_approximate",
                    TypedKind::Flag,
                    Of::IsApproximate(column),
                    column.required,
                );
            }
            Kind::Number => add("_number", TypedKind::Real, Of::Real(column), false),
            _ => {}
        }
    }
    if table.id == figures::TABLE {
        columns.extend(OF_CLAIM.map(|(name, kind, of)| Typed {
            name: name.into(),
            kind,
            required: false,
            of: Of::Claim(of),
        }));
    }
    columns
}

fn kind(column: &Column) -> TypedKind {
    match column.kind {
        Kind::Code(vocabulary) => TypedKind::Code(vocabulary.codes),
        Kind::Count => TypedKind::Count,
        Kind::Degrees(_) => TypedKind::Real,
        _ => TypedKind::Text,
    }
}

/// A table of pairs of ids that follows from the others.
pub struct Pairs<'t> {
    pub name: &'static str,
    /// The columns, each with the tables whose ids it has.
    pub columns: [(&'static str, &'static [TableId]); 2],
    pub rows: Vec<[&'t str; 2]>,
}

/// The tables and what follows from them.
pub struct Tables<'d, 't> {
    dataset: &'d Dataset<'t>,
    derived: &'d Derived<'d, 't>,
    pub pairs: Vec<Pairs<'t>>,
}

impl<'d, 't> Tables<'d, 't> {
    pub fn of(dataset: &'d Dataset<'t>, derived: &'d Derived<'d, 't>) -> Self {
        let id = |place: RowPlace| dataset.row(place).id();
        let whose = |of: &PerRow<Vec<RowPlace>>, tables: &[TableId]| {
            let rows = tables.iter().flat_map(|table| dataset.rows(*table));
            rows.flat_map(|row| {
                of[row.place]
                    .iter()
                    .map(move |actor| [row.id(), id(*actor)])
            })
            .collect()
        };
        let both = |pairs: Vec<(RowPlace, RowPlace)>| {
            let pairs: BTreeSet<_> = pairs.into_iter().collect();
            pairs.into_iter().map(|(a, b)| [id(a), id(b)]).collect()
        };
        let Ties {
            contradictions,
            corroborations,
        } = ties(dataset, derived);
        const SUPPORTED: &[TableId] = &[figures::TABLE, positions::TABLE];
        const TAKEN: &[TableId] = &[positions::TABLE];
        const ACTORS: &[TableId] = &[actors::TABLE];
        let record = ("record", target::Annotation.tables);
        let other = ("other", target::Annotation.tables);
        let pairs = vec![
            Pairs {
                name: "owners",
                columns: [("position", TAKEN), ("actor", ACTORS)],
                rows: whose(&derived.owners, TAKEN),
            },
            Pairs {
                name: "witnesses",
                columns: [("record", SUPPORTED), ("actor", ACTORS)],
                rows: whose(&derived.witnesses, SUPPORTED),
            },
            Pairs {
                name: "contradictions",
                columns: [record, other],
                rows: both(contradictions),
            },
            Pairs {
                name: "corroborations",
                columns: [record, other],
                rows: both(corroborations),
            },
        ];
        Self {
            dataset,
            derived,
            pairs,
        }
    }

    /// Every table of the schema.
    pub fn tables() -> impl Iterator<Item = &'static Table> {
        TABLES.iter()
    }

    /// The rows of a table, in the order of the file.
    pub fn rows(&self, table: &Table) -> impl Iterator<Item = Row<'d, 't>> + Clone {
        self.dataset.rows(table.id)
    }

    /// The value of a row in a typed column.
    pub fn value(&self, row: Row<'d, 't>, typed: &Typed) -> TypedValue<'t> {
        let text = |column: &Column| row.cell(&column.at).value;
        let date = |column: &Column| Date::parse(text(column)).ok();
        let day = |day: Option<NaiveDate>| day.map(TypedValue::Day);
        let found = match typed.of {
            Of::Cell(column) => match row.value(&column.at) {
                Value::Empty | Value::Invalid => None,
                Value::Count(count) => Some(TypedValue::Count(count)),
                Value::Degrees(thousandths) => {
                    Some(TypedValue::Real(f64::from(thousandths) / 1000.0))
                }
                Value::Code(vocabulary, position) => {
                    Some(TypedValue::Code(position, vocabulary.codes[position]))
                }
                _ => Some(TypedValue::Text(text(column))),
            },
            Of::Earliest(column) => date(column).and_then(|date| day(date.earliest())),
            Of::Latest(column) => date(column).and_then(|date| day(date.latest())),
            Of::Precision(column) => date(column).map(precision),
            Of::IsApproximate(column) => {
                date(column).map(|date| TypedValue::Flag(date.is_approximate()))
            }
            Of::Real(column) => match row.value(&column.at) {
                Value::Number(number) => Some(real(number)),
                _ => None,
            },
            Of::Claim(of) => self.of_claim(row, of),
        };
        found.unwrap_or(TypedValue::None)
    }

    fn of_claim(&self, figure: Row<'d, 't>, of: OfClaim) -> Option<TypedValue<'t>> {
        let claim = self.derived.claims[figure.place.row]?;
        let end = |bound: Bound<Number>| match bound {
            Bound::Included(end) => Some((end, true)),
            Bound::Excluded(end) => Some((end, false)),
            Bound::Unbounded => None,
        };
        let low = || end(claim.bounds()?.low);
        let high = || end(claim.bounds()?.high);
        match of {
            OfClaim::Value => claim.value().map(real),
            OfClaim::ValueTo => claim.value_to().map(real),
            OfClaim::Low => low().map(|(end, _)| real(end)),
            OfClaim::IncludesLow => low().map(|(_, included)| TypedValue::Flag(included)),
            OfClaim::High => high().map(|(end, _)| real(end)),
            OfClaim::IncludesHigh => high().map(|(_, included)| TypedValue::Flag(included)),
        }
    }
}

fn real(number: Number) -> TypedValue<'static> {
    TypedValue::Real(number.to_f64())
}

fn precision(date: Date) -> TypedValue<'static> {
    let position = match date.precision() {
        Precision::Day => 0,
        Precision::Month => 1,
        Precision::Year => 2,
        _ => 3,
    };
    TypedValue::Code(position, PRECISIONS[position])
}

/// The days since 1 January 1970.
pub fn since_1970(day: NaiveDate) -> i32 {
    const OF_1970: i32 = 719_163;
    day.num_days_from_ce() - OF_1970
}
