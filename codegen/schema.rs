//! The schema of the tables: their columns, and what each cell may hold.
//!
//! All of it is generated from the declaration in `src/tables.rs`. A rule reads a cell through a typed
//! column: `row.date(events::date)`.

use std::marker::PhantomData;
use std::ops::Deref;

use super::date::Date;
use super::form::{self, Form};
use super::list::List as _;
use super::number::Number;
use super::vocab::{self, Code as _, RecordKind, Vocabulary};

/// A table: one CSV file.
pub struct Table {
    pub id: TableId,
    /// The name of the file without its ending.
    pub name: &'static str,
    /// The Rust type of a row; its fields are the table's columns.
    pub record: &'static str,
    /// How many columns, from the left, make up the key.
    pub key: usize,
    pub columns: &'static [Column],
}

pub struct Column {
    pub at: Position,
    pub name: &'static str,
    pub kind: Kind,
    /// Whether the cell must not be empty.
    pub required: bool,
    /// The documentation of the column, with the space before it.
    documentation: &'static str,
    /// The unit of its cells.
    #[cfg(feature = "docs")]
    pub unit: Option<&'static str>,
}

/// What a cell may hold.
#[derive(Clone, Copy)]
pub enum Kind {
    /// The id of the row's own record.
    Id,
    /// The id of a former record, which no record may have.
    RetiredId,
    /// Free text.
    Text,
    /// The id of a record.
    Reference(Target),
    /// A code of a vocabulary.
    Code(&'static Vocabulary),
    /// A date in EDTF.
    Date,
    /// A whole number that fits into 32 bits.
    Count,
    /// A number that is claimed.
    Number,
    /// Degrees with three decimals, up to so many on either side of zero.
    Degrees(i32),
    /// So many lower-case hexadecimal digits.
    Hex(usize),
    /// A text of a certain form.
    Formed(&'static Form),
}

/// The tables that a reference may lead to.
#[derive(Clone, Copy, PartialEq)]
pub struct Target {
    pub tables: &'static [TableId],
}

/// The place of a column in the schema.
#[derive(Clone, Copy, PartialEq)]
pub struct Position {
    pub table: TableId,
    /// From the left, from 0.
    pub index: usize,
}

impl Position {
    pub fn column(&self) -> &'static Column {
        &self.table.schema().columns[self.index]
    }
}

/// A column whose cells are of a type.
pub struct At<T> {
    position: Position,
    of: PhantomData<fn() -> T>,
}

impl<T> At<T> {
    const fn new(table: TableId, index: usize) -> Self {
        Self {
            position: Position { table, index },
            of: PhantomData,
        }
    }
}

// `derive` would require the same of `T`.
impl<T> Clone for At<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for At<T> {}

impl<T> Deref for At<T> {
    type Target = Position;

    fn deref(&self) -> &Position {
        &self.position
    }
}

/// The types of cells that are not types of Rust already.
pub mod cell {
    pub struct Text;
    pub struct Record;
    pub struct Degrees;
}

/// The tables whose records have an id and a module of constants, in the order of the library.
pub fn with_constants() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().filter(|table| table.has_ids())
}

/// The table of a kind of record.
pub fn of_kind(kind: RecordKind) -> &'static Table {
    let mut tables = with_constants();
    let table = tables.find(|table| table.kind() == Some(kind));
    table.expect("every kind is that of a table")
}

impl TableId {
    pub fn schema(self) -> &'static Table {
        &TABLES[self as usize]
    }
}

impl Table {
    /// The name of the file.
    pub fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// The header line of the file, without its line end.
    pub fn header(&self) -> String {
        let names = self.columns.iter().map(|column| column.name);
        names.joined(",")
    }

    /// Whether the rows are records with an id of their own.
    pub fn has_ids(&self) -> bool {
        matches!(self.columns[0].kind, Kind::Id)
    }

    /// What a record of the table is called in the vocabulary of kinds.
    pub fn kind(&self) -> Option<RecordKind> {
        let kinds = RecordKind::ALL.iter();
        kinds.copied().find(|kind| kind.variant() == self.record)
    }

    /// The column that dates the row, and its basis, which is the next column.
    pub fn dated(&self) -> Option<(At<Date>, At<vocab::Basis>)> {
        let is_date = |column: &Column| matches!(column.kind, Kind::Date);
        let index = self.columns.iter().position(is_date)?;
        Some((At::new(self.id, index), At::new(self.id, index + 1)))
    }

    /// The column of a name.
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

impl Column {
    /// What a cell of the column says.
    pub fn meaning(&self) -> &'static str {
        self.documentation.trim_ascii()
    }

    /// The tables that the column refers to.
    pub fn targets(&self) -> &'static [TableId] {
        match self.kind {
            Kind::Reference(target) => target.tables,
            _ => &[],
        }
    }
}

/// The type of a column's cells.
macro_rules! cell_type {
    (optional $($kind:ident)+) => { cell_type!($($kind)+) };
    (Ref $target:ident) => { cell::Record };
    (Code $vocabulary:ident) => { vocab::$vocabulary };
    (Date) => { Date };
    (Count) => { u32 };
    (Number) => { Number };
    (Degrees) => { cell::Degrees };
    ($($text:ident)+) => { cell::Text };
}

/// What a column's cells may hold.
macro_rules! kind {
    (optional $($kind:ident)+ $(($size:literal))?) => { kind!($($kind)+ $(($size))?) };
    (Id) => { Kind::Id };
    (RetiredId) => { Kind::RetiredId };
    (Text) => { Kind::Text };
    (Ref $target:ident) => { Kind::Reference(target!($target)) };
    (Code $vocabulary:ident) => { Kind::Code(&vocab::$vocabulary::VOCABULARY) };
    (Date) => { Kind::Date };
    (Count) => { Kind::Count };
    (Number) => { Kind::Number };
    (Degrees ($limit:literal)) => { Kind::Degrees($limit) };
    (Hex ($digits:literal)) => { Kind::Hex($digits) };
    (Form $form:ident) => { Kind::Formed(&form::$form) };
}

macro_rules! is_required {
    (optional $($kind:ident)+) => {
        false
    };
    ($($kind:ident)+) => {
        true
    };
}

/// The unit among the labels of a column.
#[cfg(feature = "docs")]
macro_rules! unit {
    (unit $text:literal $($rest:tt)*) => { Some($text) };
    ($other:ident $text:literal $($rest:tt)*) => { unit!($($rest)*) };
    () => { None };
}

// The columns of a table are mere tokens to the macro of all tables. Wherever something may be left out,
// rustc copies all that a macro has matched so far.
macro_rules! tables {
    ($(
        $(#[doc = $about:literal])+
        $table:ident: $record:ident, key ($($key:ident),+), order $order:literal
        $(, derives $($derived:ident)+)? { $($columns:tt)+ }
    )+) => {
        use super::*;

        /// What a reference may lead to, by the name of its type.
        macro_rules! target {
            $(($record) => { Target { tables: &[TableId::$record] } };)+
            ($union:ident) => { any::$union };
        }

        /// A table, by the type of its records.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum TableId { $($record),+ }

        /// Every table, in the order of the library.
        pub static TABLES: &[Table] = &[$(
            Table {
                id: TableId::$record,
                name: stringify!($table),
                record: stringify!($record),
                key: [$(stringify!($key)),+].len(),
                columns: $table::COLUMNS,
            }
        ),+];

        $(
            /// The columns of the table.
            #[allow(non_upper_case_globals, non_camel_case_types)] // As in the CSV.
            pub mod $table {
                use super::*;

                pub const TABLE: TableId = TableId::$record;

                columns! { $($columns)+ }

                const _: () = {
                    let mut index = 0;
                    $(
                        assert!($key.position.index == index, "the columns of the key come first");
                        index += 1;
                    )+
                    assert!(index > 0);
                };
            }
        )+
    };
}

macro_rules! columns {
    ($(
        $(#[doc = $meaning:literal])+
        $column:ident: $($kind:ident)+ $(($size:literal))?
        $([$($label:ident $text:literal),+])?,
    )+) => {
        enum Order { $($column),+ }

        $(
            pub const $column: At<cell_type!($($kind)+)> =
                At::new(TABLE, Order::$column as usize);
        )+

        pub static COLUMNS: &[Column] = &[$(
            Column {
                at: $column.position,
                name: stringify!($column),
                kind: kind!($($kind)+ $(($size))?),
                required: is_required!($($kind)+),
                documentation: concat!($($meaning),+),
                #[cfg(feature = "docs")]
                unit: unit!($($($label $text)+)?),
            }
        ),+];
    };
}

macro_rules! unions {
    ($($(#[$about:meta])+ $union:ident { $($record:ident),+ })+) => {
        /// The targets of references to one of several tables.
        #[allow(non_upper_case_globals)]
        pub mod any {
            use super::{TableId, Target};

            $(
                pub const $union: Target = Target {
                    tables: &[$(TableId::$record),+],
                };
            )+
        }
    };
}

#[path = "../src/tables.rs"]
mod tables;

pub use tables::any as target;
pub use tables::*;
