//! The record types, made of the declaration in `src/tables.rs`, and what they have in common.

use core::fmt;
use core::hash::{Hash, Hasher};

use crate::cell::{Cell, Shown};
use crate::vocab::RecordKind;
use crate::{Date, Number};

/// A record with an id. The nine types of the tables with constants implement it, and no others
/// can.
pub trait Record: Sealed + Sized + Sync + Ord + Hash + fmt::Debug + fmt::Display + 'static {
    /// What the record is.
    const KIND: RecordKind;

    /// The name of its table: `events`.
    const TABLE: &'static str;

    /// The name of the record. No two records of any table share one.
    fn id(&self) -> &'static str;

    /// Every record of the type, in the order of its module's `ALL`.
    fn all() -> &'static [Self];

    /// The record of an id; for a retired id, the record that replaced it.
    fn get(id: &str) -> Option<&'static Self>;
}

/// Only this crate can name it, so that [`Record`] may grow without a major version.
pub trait Sealed {}

/// The type of a field.
macro_rules! field {
    (optional $($kind:ident)+) => { Option<field!($($kind)+)> };
    (Ref Annotation) => { Annotation };
    (Ref Subject) => { Subject };
    (Ref AnyRecord) => { AnyRecord };
    (Ref $record:ident) => { &'static $record };
    (Code $vocabulary:ident) => { crate::vocab::$vocabulary };
    (Date) => { Date };
    (Count) => { u32 };
    (Number) => { Number };
    (Degrees) => { f64 };
    ($($text:ident)+) => { &'static str };
}

/// How the generated files write a field: without what costs rustc dearly in a long array, which is
/// references, paths and calls. A record is its position in the order of the library, a code its
/// position in the vocabulary. -1 and "" stand for none.
macro_rules! written {
    (optional Ref $target:ident) => { isize };
    (optional Code $vocabulary:ident) => { isize };
    (optional Count) => { i64 };
    (optional Degrees) => { Option<f64> };
    (optional $($kind:ident)+) => { written!($($kind)+) };
    (Ref $target:ident) => { usize };
    (Code $vocabulary:ident) => { usize };
    (Date) => { i64 };
    (Count) => { u32 };
    (Number) => { i128 };
    (Degrees) => { f64 };
    ($($text:ident)+) => { &'static str };
}

/// The value of a field that is written so.
macro_rules! value {
    ($field:ident: optional Ref $target:ident) => {
        if $field < 0 { None } else {
            let position = $field as usize;
            Some(value!(position: Ref $target))
        }
    };
    ($field:ident: optional Code $vocabulary:ident) => {
        if $field < 0 { None } else { Some(crate::vocab::$vocabulary::ALL[$field as usize]) }
    };
    ($field:ident: optional Date) => {
        if $field < 0 { None } else { Some(Date::written($field)) }
    };
    ($field:ident: optional Count) => {
        if $field < 0 { None } else { Some($field as u32) }
    };
    ($field:ident: optional Number) => {
        if $field < 0 { None } else { Some(Number::written($field)) }
    };
    ($field:ident: optional Degrees) => {
        $field
    };
    ($field:ident: optional $($text:ident)+) => {
        if $field.is_empty() { None } else { Some($field) }
    };
    ($field:ident: Ref Annotation) => {
        Annotation::at($field)
    };
    ($field:ident: Ref Subject) => {
        Subject::at($field)
    };
    ($field:ident: Ref AnyRecord) => {
        AnyRecord::at($field)
    };
    ($field:ident: Ref $record:ident) => {
        &rows!($record)[$field]
    };
    ($field:ident: Code $vocabulary:ident) => {
        crate::vocab::$vocabulary::ALL[$field]
    };
    ($field:ident: Date) => {
        Date::written($field)
    };
    ($field:ident: Number) => {
        Number::written($field)
    };
    ($field:ident: $($kind:ident)+) => {
        $field
    };
}

/// The standard of a column's type, as documentation.
macro_rules! standard {
    () => {
        ""
    };
    ($standard:literal) => {
        concat!("\n\nStandard: ", $standard, ".")
    };
}

/// A value of a field, which the build writes from the tables.
#[cfg(feature = "docs")]
macro_rules! example {
    ($table:ident $column:ident) => {
        include_str!(concat!(
            env!("OUT_DIR"),
            "/pages/",
            stringify!($table),
            "/field.",
            stringify!($column),
            ".md"
        ))
    };
}

macro_rules! label {
    (unit) => {
        "Unit"
    };
    (standard) => {
        "Standard"
    };
}

macro_rules! tables {
    ($(
        $(#[doc = $about:literal])+
        $table:ident: $record:ident, key ($($key:ident),+), order $order:literal
        $(, derives $($derived:ident)+)? {
            $(
                $(#[doc = $meaning:literal])+
                $column:ident: $($kind:ident)+ $(($size:literal))?
                $([$($label:ident $text:literal),+])?,
            )+
        }
    )+) => {
        use super::*;

        /// The order of a table's records.
        macro_rules! order {
            $(($record) => { $order };)+
        }

        /// The name of a table.
        macro_rules! table {
            $(($record) => { stringify!($table) };)+
        }

        /// The rows of a table.
        macro_rules! rows {
            $(($record) => { crate::$table::ROWS };)+
        }

        /// The function that the rows of a table are written with.
        macro_rules! use_row {
            $(($record) => { #[allow(unused_imports)] use crate::record::row::$table as row; };)+
        }

        /// What a row of each table means.
        #[allow(dead_code)] // A table may be empty.
        pub(crate) mod row {
            use super::*;

            $(
                #[allow(clippy::too_many_arguments)]
                pub(crate) const fn $table(row: u32, $($column: written!($($kind)+)),+) -> $record {
                    $record { row, $($column: value!($column: $($kind)+)),+ }
                }
            )+
        }

        $(
            $(#[doc = $about])+
            #[doc = concat!("\n\nA row of `", stringify!($table), ".csv`.")]
            #[non_exhaustive]
            pub struct $record {
                pub(crate) row: u32,
                $(
                    $(#[doc = $meaning])+
                    $($(#[doc = concat!("\n\n", label!($label), ": ", $text, ".")])+)?
                    #[doc = standard_of!(standard: $($kind)+)]
                    #[doc = concat!("\n\nColumn: `", stringify!($column), "` of `", stringify!($table), ".csv`.")]
                    #[cfg_attr(feature = "docs", doc = example!($table $column))]
                    pub $column: field!($($kind)+),
                )+
            }

            identity!($record);

            impl $record {
                /// The name of the type and its fields, for `Debug`.
                pub(super) fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct(stringify!($record))
                        $(.field(stringify!($column), &Shown(&self.$column)))+
                        .finish()
                }
            }

            #[cfg(feature = "serde")]
            crate::serde::record!($table, $record, [$($key),+], [$($column: ($($kind)+)),+], [$($($derived)+)?]);

            debug!($record, $($column: ($($kind)+)),+);
        )+

        /// What a version of the crate holds: see [`DATASET`](crate::DATASET).
        #[derive(Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct Dataset {
            /// The version of the crate, which is the version of the data.
            pub version: &'static str,
            /// SHA-256 of the tables: of each file in the order of the names, its name, a zero byte,
            /// its bytes and a zero byte. Equal fingerprints are equal data.
            pub fingerprint: &'static str,
            /// The time of everything that the articles mention, in EDTF: from the first day of the
            /// earliest event to the last day of the latest, as far as they are stated. It includes
            /// the background, such as a battle of 1943, and what is planned.
            pub coverage: Date,
            /// The time of the campaign, in EDTF: from the first day of the first incursion to the
            /// last day of the latest event that has happened.
            pub campaign: Date,
            $(
                #[doc = concat!("How many rows `", stringify!($table), ".csv` has.")]
                pub $table: usize,
            )+
        }

        #[cfg(feature = "serde")]
        crate::serde::dataset!(version, fingerprint, coverage, campaign, $($table),+);
    };
}

/// Records are compared by identity.
macro_rules! identity {
    ($record:ident) => {
        impl PartialEq for $record {
            fn eq(&self, other: &Self) -> bool {
                self.row == other.row
            }
        }

        impl Eq for $record {}

        impl Hash for $record {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.row.hash(state);
            }
        }

        impl PartialOrd for $record {
            fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $record {
            /// The order of the table: the order of its `ALL`.
            fn cmp(&self, other: &Self) -> core::cmp::Ordering {
                self.row.cmp(&other.row)
            }
        }
    };
}

/// A record with an id is named by it, and shows its fields to `{:#?}` alone.
macro_rules! debug {
    ($record:ident, id: (Id) $($columns:tt)+) => {
        impl fmt::Debug for $record {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                if f.alternate() {
                    return self.show(f);
                }
                f.debug_tuple(stringify!($record)).field(&self.id).finish()
            }
        }
    };
    ($record:ident, $($columns:tt)+) => {
        impl fmt::Debug for $record {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.show(f)
            }
        }
    };
}

macro_rules! unions {
    ($($(#[$about:meta])+ $union:ident { $($record:ident),+ })+) => {$(
        $(#[$about])+
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $union {
            $(
                #[doc = concat!("A record of the type [`", stringify!($record), "`].")]
                $record(&'static $record),
            )+
        }

        impl $union {
            /// The record of an id, in whichever table it is; for a retired id, the record that
            /// replaced it.
            ///
            /// ```
            #[doc = concat!("use kursk_campaign::", stringify!($union), ";")]
            ///
            #[doc = concat!("assert_eq!(", stringify!($union), "::get(\"no such id\"), None);")]
            /// ```
            pub fn get(id: &str) -> Option<Self> {
                $(
                    if let Some(record) = $record::get(id) {
                        return Some(Self::$record(record));
                    }
                )+
                None
            }

            /// Every record, table by table.
            ///
            /// ```
            #[doc = concat!("use kursk_campaign::", stringify!($union), ";")]
            ///
            #[doc = concat!("assert!(", stringify!($union), "::all().all(|record| ", stringify!($union), "::get(record.id()) == Some(record)));")]
            /// ```
            pub fn all() -> impl Iterator<Item = Self> {
                // A chain of the tables costs each user's build a hundredth of a second.
                (0..0 $(+ rows!($record).len())+).map(Self::at)
            }

            /// The record at a position among all.
            pub(crate) const fn at(position: usize) -> Self {
                $(
                    if position < rows!($record).len() {
                        return Self::$record(&rows!($record)[position]);
                    }
                    let position = position - rows!($record).len();
                )+
                let _ = position;
                panic!("only checked references are compiled")
            }

            /// The name of the record.
            ///
            /// ```
            #[doc = concat!("use kursk_campaign::", stringify!($union), ";")]
            ///
            #[doc = concat!("let record = ", stringify!($union), "::all().next().unwrap();")]
            /// assert!(!record.id().is_empty());
            /// ```
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$record(record) => record.id),+
                }
            }

            /// What the record is.
            ///
            /// ```
            #[doc = concat!("use kursk_campaign::", stringify!($union), ";")]
            ///
            #[doc = concat!("let record = ", stringify!($union), "::all().next().unwrap();")]
            /// assert!(kursk_campaign::vocab::RecordKind::ALL.contains(&record.kind()));
            /// ```
            pub const fn kind(self) -> RecordKind {
                match self {
                    $(Self::$record(_) => RecordKind::$record),+
                }
            }
        }

        $(
            impl From<&'static $record> for $union {
                fn from(record: &'static $record) -> Self {
                    Self::$record(record)
                }
            }
        )+

        impl fmt::Display for $union {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$record(record) => record.fmt(f)),+
                }
            }
        }

        impl fmt::Debug for $union {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$record(record) => record.fmt(f)),+
                }
            }
        }

        impl Cell for $union {
            fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(self.id(), f)
            }
        }

        #[cfg(feature = "serde")]
        crate::serde::union!($union { $($record),+ });
    )+};
}

#[path = "tables.rs"]
#[macro_use]
mod tables;

pub use tables::*;
