//! The documentation of the tables and the codes: what the codebook is generated from.
//!
//! `src/tables.rs` and `src/vocab.rs` are compiled a third time here, for their documentation.

use crate::codegen::schema::{self, Kind, Position, TableId, Target};
use crate::codegen::vocab;

/// The documentation of a table.
pub struct TableDoc {
    pub id: TableId,
    /// The lines of its comment.
    about: &'static [&'static str],
    /// The documentation of its columns, in their order.
    columns: &'static [ColumnDoc],
    /// What the library derives from a row and writes beside its columns.
    pub derived: &'static [(&'static str, Derived)],
}

/// The type of what the library derives from a row; each may be missing.
#[derive(Clone, Copy)]
pub enum Derived {
    Number,
    Bounds,
}

/// What the documentation of a column has besides that of the schema.
pub struct ColumnDoc {
    /// The standard that its cells follow.
    pub standard: Option<&'static str>,
}

/// The documentation of a vocabulary.
pub struct VocabularyDoc {
    /// The name of its type.
    pub name: &'static str,
    pub about: &'static str,
    /// Its codes, in their order.
    pub terms: &'static [TermDoc],
}

/// One code.
pub struct TermDoc {
    pub code: &'static str,
    pub definition: &'static str,
    /// What the standards of the field call it, part by part.
    crosswalk: &'static [(&'static str, &'static [&'static str])],
}

impl TableDoc {
    /// What a row is: `one article`.
    pub fn row(&self) -> String {
        let paragraph = self.about.iter().take_while(|line| !line.is_empty());
        let paragraph = paragraph.copied().collect::<String>();
        let sentence = paragraph.trim().trim_end_matches('.');
        let mut chars = sentence.chars();
        let first = chars.next().into_iter().flat_map(char::to_lowercase);
        first.chain(chars).collect()
    }

    /// The columns of the schema, each with its documentation.
    pub fn columns(&self) -> impl Iterator<Item = (&'static schema::Column, &'static ColumnDoc)> {
        self.id.schema().columns.iter().zip(self.columns)
    }
}

/// The type of a column's cells in words: `id in actors, may be empty`.
pub fn type_in_words(column: &schema::Column) -> String {
    let kind = match column.kind {
        Kind::Id | Kind::RetiredId => "id".into(),
        Kind::Text => "text".into(),
        Kind::Reference(target) => reference(target),
        Kind::Code(vocabulary) => format!("code of {}", vocabulary.name),
        Kind::Date => "date".into(),
        Kind::Count => "whole number".into(),
        Kind::Number => "number".into(),
        Kind::Degrees(_) => "decimal number".into(),
        Kind::Hex(digits) => format!("{digits} hexadecimal digits"),
        Kind::Formed(form) => form.name.into(),
    };
    kind + if column.required {
        ""
    } else {
        ", may be empty"
    }
}

/// The tables of a reference in words: `id in actors or places`.
pub fn reference(target: Target) -> String {
    let names: Vec<_> = target
        .tables
        .iter()
        .map(|table| table.schema().name)
        .collect();
    match &names[..] {
        names if names.len() == schema::with_constants().count() => "id in any table".into(),
        [rest @ .., last] if !rest.is_empty() => format!("id in {} or {last}", rest.join(", ")),
        names => format!("id in {}", names.concat()),
    }
}

impl VocabularyDoc {
    /// Where its codes are used.
    pub fn uses(&self) -> impl Iterator<Item = Position> {
        let columns = schema::TABLES.iter().flat_map(|table| table.columns);
        columns
            .filter(|column| matches!(column.kind, Kind::Code(used) if used.name == self.name))
            .map(|column| column.at)
    }
}

impl TermDoc {
    /// What the standards of the field call the code.
    pub fn crosswalk(&self) -> Vec<String> {
        let names = self.crosswalk.iter();
        names
            .map(|(standard, parts)| format!("{standard} {}", parts.join(": ")))
            .collect()
    }
}

/// The documentation of a table.
pub fn table(id: TableId) -> &'static TableDoc {
    &TABLES[id as usize]
}

/// The documentation of a vocabulary.
pub fn vocabulary(vocabulary: &vocab::Vocabulary) -> &'static VocabularyDoc {
    let mut all = VOCABULARIES.iter();
    let found = all.find(|documented| documented.name == vocabulary.name);
    found.expect("every vocabulary is declared in the same place")
}

#[path = "../../src/standard.rs"]
#[macro_use]
mod standard;

/// The standard that a column follows: the one that it names, or that of its type.
macro_rules! standard {
    ([standard $text:literal $($rest:tt)*] $($kind:ident)+) => { Some($text) };
    ([$other:ident $text:literal $($rest:tt)*] $($kind:ident)+) => { standard!([$($rest)*] $($kind)+) };
    ([] $($kind:ident)+) => { standard_of!(some: $($kind)+) };
}

macro_rules! some {
    () => {
        None
    };
    ($standard:literal) => {
        Some($standard)
    };
}

/// The type of what is derived.
macro_rules! derived {
    (value) => {
        Derived::Number
    };
    (value_to) => {
        Derived::Number
    };
    (bounds) => {
        Derived::Bounds
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
        use super::{ColumnDoc, Derived, TableDoc, TableId};

        /// Every table, in the order of the library.
        pub static TABLES: &[TableDoc] = &[$(
            TableDoc {
                id: TableId::$record,
                about: &[$($about),+],
                columns: &[$(
                    ColumnDoc {
                        standard: standard!([$($($label $text)+)?] $($kind)+),
                    }
                ),+],
                derived: &[$($((stringify!($derived), derived!($derived))),+)?],
            }
        ),+];
    };
}

/// The unions are documented by the columns that refer to them.
macro_rules! unions {
    ($($declaration:tt)+) => {};
}

macro_rules! vocabularies {
    ($(
        $(#[doc = $about:literal])+
        $name:ident {
            $( $(#[doc = $definition:literal])+ $variant:ident = $code:literal
                $([$($standard:ident $($part:literal)+),+ $(,)?])?, )+
        }
    )+) => {
        use super::{TermDoc, VocabularyDoc};

        /// Every vocabulary, in the order of their declaration.
        pub static VOCABULARIES: &[VocabularyDoc] = &[$(
            VocabularyDoc {
                name: stringify!($name),
                about: concat!($($about),+).trim_ascii(),
                terms: &[$(
                    TermDoc {
                        code: $code,
                        definition: concat!($($definition),+).trim_ascii(),
                        crosswalk: &[$($((stringify!($standard), &[$($part),+])),+)?],
                    }
                ),+],
            }
        ),+];
    };
}

#[path = "../../src/vocab.rs"]
mod declared_codes;
#[path = "../../src/tables.rs"]
mod declared_tables;

pub use declared_codes::VOCABULARIES;
pub use declared_tables::TABLES;
