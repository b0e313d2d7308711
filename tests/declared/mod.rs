//! The declarations of the tables and of the codes, as a comparison of both with the library.

use super::{AsCell, read};

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

        /// The name of every table.
        pub const TABLES: &[&str] = &[$(stringify!($table)),+];

        /// Compares each table with its file, whatever the order.
        pub fn every_field_is_its_cell() {
            $(
                let (header, mut written) = read(stringify!($table));
                assert_eq!(header, [$(stringify!($column)),+]);
                let rows = kursk_campaign::$table::ALL.iter();
                let mut compiled: Vec<Vec<String>> =
                    rows.map(|row| vec![$(row.$column.as_cell()),+]).collect();
                written.sort();
                compiled.sort();
                assert_eq!(compiled, written, "{}", stringify!($table));
            )+
        }
    };
}

macro_rules! unions {
    ($($(#[$about:meta])+ $union:ident { $($record:ident),+ })+) => {$(
        impl AsCell for kursk_campaign::$union {
            fn as_cell(&self) -> String {
                self.id().to_owned()
            }
        }
    )+};
}

macro_rules! vocabularies {
    ($(
        $(#[doc = $about:literal])+
        $name:ident {
            $( $(#[doc = $definition:literal])+ $variant:ident = $code:literal $([$($crosswalk:tt)+])?, )+
        }
    )+) => {$(
        impl super::AsCell for kursk_campaign::vocab::$name {
            fn as_cell(&self) -> String {
                self.code().to_owned()
            }
        }
    )+};
}

#[path = "../../src/tables.rs"]
pub mod tables;
#[path = "../../src/vocab.rs"]
mod vocab;
