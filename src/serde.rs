//! The feature `serde`: whatever is written is read back.
//!
//! A record is read back by its key: its id, or the columns of the key where it has none. A format
//! that is human-readable gets the whole record, as a map, and the key is found in it. Any other
//! format gets the key alone: it need not describe itself, and so could not skip the rest.

use core::fmt;
use core::iter;
use core::marker::PhantomData;
use core::ops::Bound;

use ::serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess,
    Unexpected, Visitor,
};
use ::serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::vocab::{Qualifier, RecordKind};
use crate::{AnyRecord, Bounds, Claim, DATASET, Dataset, Date, Implied, Metric, Record};
use crate::{nearest, retired};

/// Writes a reference as an id, and reads it back: for `#[serde(with = "kursk_campaign::by_id")]`.
///
/// The field is a reference to a record, an [`Annotation`](crate::Annotation), a
/// [`Subject`](crate::Subject) or an [`AnyRecord`], or an `Option` of one of these. For collections,
/// see [`by_ids`](crate::by_ids).
///
/// ```ignore
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Bookmark {
///     #[serde(with = "kursk_campaign::by_id")]
///     event: &'static kursk_campaign::Event,
///     #[serde(with = "kursk_campaign::by_id", default)] // It may be missing.
///     speaker: Option<&'static kursk_campaign::Actor>,
/// }
/// ```
///
/// Without it, a human-readable format such as JSON gets the whole record, and reads it back from
/// that or from an id. Formats that are not human-readable get the id either way.
///
/// ```
/// use kursk_campaign::{Event, by_id, events};
/// use serde::de::value::{Error, StrDeserializer};
///
/// let id = StrDeserializer::<Error>::new("cross-border-incursion");
/// let event: &Event = by_id::deserialize(id).unwrap();
/// assert_eq!(event, events::CROSS_BORDER_INCURSION);
/// ```
pub mod by_id {
    use super::{Deserializer, OneOrNone, Serializer};

    /// Writes the id of a record.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<R: OneOrNone, S: Serializer>(
        reference: &R,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        reference.write_id(serializer)
    }

    /// Reads the id of a record; a retired id gives the record that replaced it.
    ///
    /// # Errors
    ///
    /// Those of the deserializer, and an id that no such record has.
    pub fn deserialize<'de, R: OneOrNone, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<R, D::Error> {
        R::read_id(deserializer)
    }
}

/// Writes references as a list of ids, and reads them back: for
/// `#[serde(with = "kursk_campaign::by_ids")]`.
///
/// The field is a `Vec` of references, or another collection that can be seen as a slice ([`AsRef`])
/// and collected from an iterator. Slices and arrays can be written:
/// `#[serde(serialize_with = "kursk_campaign::by_ids::serialize")]`.
///
/// ```ignore
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Dossier {
///     #[serde(with = "kursk_campaign::by_ids")]
///     quotes: Vec<&'static kursk_campaign::Quote>,
/// }
/// ```
pub mod by_ids {
    use super::{Deserializer, Id, Many, PhantomData, Reference, Serializer};

    /// Writes the ids of records.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<C: AsRef<[R]> + ?Sized, R: Reference, S: Serializer>(
        references: &C,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(references.as_ref().iter().copied().map(Id))
    }

    /// Reads the ids of records; a retired id gives the record that replaced it.
    ///
    /// # Errors
    ///
    /// Those of the deserializer, and an id that no such record has.
    pub fn deserialize<'de, C: FromIterator<R>, R: Reference, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<C, D::Error> {
        deserializer.deserialize_seq(Many(PhantomData))
    }
}

/// A reference to a record of one type or of several. Outside this crate it can't be named.
pub trait Reference: Copy {
    /// The types, and their tables.
    const KINDS: &'static [RecordKind];
    const TABLES: &'static [&'static str];

    fn id(self) -> &'static str;
    fn get(id: &str) -> Option<Self>;
    fn ids() -> impl Iterator<Item = &'static str>;
}

impl<T: Record> Reference for &'static T {
    const KINDS: &'static [RecordKind] = &[T::KIND];
    const TABLES: &'static [&'static str] = &[T::TABLE];

    fn id(self) -> &'static str {
        self.id()
    }

    fn get(id: &str) -> Option<Self> {
        T::get(id)
    }

    fn ids() -> impl Iterator<Item = &'static str> {
        T::all().iter().map(Record::id)
    }
}

/// What [`by_id`] writes and reads. Outside this crate it can't be named.
pub trait OneOrNone: Sized {
    fn write_id<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
    fn read_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

impl<R: Reference> OneOrNone for R {
    fn write_id<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Id(*self).serialize(serializer)
    }

    fn read_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Id::deserialize(deserializer).map(|Id(reference)| reference)
    }
}

impl<R: Reference> OneOrNone for Option<R> {
    fn write_id<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.map(Id).serialize(serializer)
    }

    fn read_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = Option::deserialize(deserializer)?;
        Ok(id.map(|Id(reference)| reference))
    }
}

/// A reference that is written as an id, and read from nothing else.
struct Id<R>(R);

impl<R: Reference> Serialize for Id<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.id())
    }
}

impl<'de, R: Reference> Deserialize<'de> for Id<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_str(Text(AnId(R::TABLES), find))?
            .map(Self)
    }
}

/// Reads ids into a collection.
struct Many<C, R>(PhantomData<(C, R)>);

impl<'de, C: FromIterator<R>, R: Reference> Visitor<'de> for Many<C, R> {
    type Value = C;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list with {} at each place", AnId(R::TABLES))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut ids: A) -> Result<C, A::Error> {
        iter::from_fn(|| ids.next_element().transpose())
            .map(|id| id.map(|Id(reference)| reference))
            .collect()
    }
}

/// What is expected where a reference is read.
struct AnId(&'static [&'static str]);

impl fmt::Display for AnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the id of a record in {}", Listed(self.0))
    }
}

/// The record of an id, or what is wrong with the id.
fn find<R: Reference, E: Error>(id: &str) -> Result<R, E> {
    if let Some(reference) = R::get(id) {
        return Ok(reference);
    }
    if let Some(other) = AnyRecord::get(id) {
        let (is, expected) = (OneOf(&[other.kind()]), OneOf(R::KINDS));
        return Err(E::custom(format_args!(
            "`{id}` is {is}, expected {expected}"
        )));
    }
    if let Some(retired) = retired::get(id) {
        let (version, reason) = (retired.retired_in, retired.reason);
        return Err(E::custom(format_args!(
            "`{id}` was retired in {version}: {reason}"
        )));
    }
    Err(unknown(id, Listed(R::TABLES), R::ids()))
}

/// Reads a reference from an id, or from a map that has it.
pub(crate) fn reference<'de, R: Reference, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<R, D::Error> {
    by_text(deserializer, "id", AnId(R::TABLES), find)
}

/// Says that no such text is known where it was looked for, and which text is the nearest.
pub(crate) fn unknown<E: Error>(
    text: &str,
    place: impl fmt::Display,
    known: impl Iterator<Item = &'static str>,
) -> E {
    let nearest = nearest::among(text, known);
    absent(text, place, nearest.as_ref().map(|nearest| nearest as _))
}

/// Says that something is not where it was looked for, and what there is instead.
pub(crate) fn absent<E: Error>(
    wanted: impl fmt::Display,
    place: impl fmt::Display,
    nearest: Option<&dyn fmt::Display>,
) -> E {
    match nearest {
        Some(nearest) => E::custom(format_args!(
            "there is no `{wanted}` in {place}; did you mean `{nearest}`?"
        )),
        None => E::custom(format_args!("there is no `{wanted}` in {place}")),
    }
}

/// Names as a list: `events, figures, quotes`.
pub(crate) struct Listed<'a, T>(pub(crate) &'a [T]);

impl<T: fmt::Display> fmt::Display for Listed<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, name) in self.0.iter().enumerate() {
            f.write_str(if i > 0 { ", " } else { "" })?;
            name.fmt(f)?;
        }
        Ok(())
    }
}

/// Kinds of records as alternatives: `an event, a figure or a quote`.
struct OneOf<'a>(&'a [RecordKind]);

impl fmt::Display for OneOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, kind) in self.0.iter().enumerate() {
            f.write_str(match i {
                0 => "",
                _ if i + 1 == self.0.len() => " or ",
                _ => ", ",
            })?;
            let vowels = ['a', 'e', 'i', 'o', 'u'];
            let is_vowel = kind.code().starts_with(vowels);
            write!(f, "{} {kind}", if is_vowel { "an" } else { "a" })?;
        }
        Ok(())
    }
}

/// What a function makes of a text or, where the format is human-readable, of the text that a map
/// has in a field.
fn by_text<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    field: &'static str,
    expected: impl fmt::Display,
    read: impl FnOnce(&str) -> Result<T, D::Error>,
) -> Result<T, D::Error> {
    let text = Text(expected, read);
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(TextOrMap { text, field })?
    } else {
        deserializer.deserialize_str(text)?
    }
}

struct TextOrMap<W, F> {
    text: Text<W, F>,
    field: &'static str,
}

impl<'de, T, W: fmt::Display, F: FnOnce(&str) -> T> Visitor<'de> for TextOrMap<W, F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, or a map with that {}", self.text.0, self.field)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        self.text.visit_str(text)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let Self { text, field } = self;
        let mut text = Some(text);
        let mut found = None;
        while let Some(key) = map.next_key_seed(Among(&[field]))? {
            match key.and_then(|_| text.take()) {
                Some(text) => found = Some(map.next_value_seed(text)?),
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        found.ok_or_else(|| A::Error::missing_field(field))
    }
}

/// Reads a text, and gives the one of these that it is; `None` for another text.
pub(crate) struct Among<'a>(pub(crate) &'a [&'static str]);

impl<'de> DeserializeSeed<'de> for Among<'_> {
    type Value = Option<&'static str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let known = |text: &str| self.0.iter().copied().find(|known| *known == text);
        deserializer.deserialize_identifier(Text("the name of a field", known))
    }
}

/// What is expected, and what a function makes of the text that is read.
pub(crate) struct Text<W, F>(pub(crate) W, pub(crate) F);

impl<T, W: fmt::Display, F: FnOnce(&str) -> T> Visitor<'_> for Text<W, F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok((self.1)(text))
    }

    /// Some formats give the names of fields as bytes, among them CSV.
    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<T, E> {
        match core::str::from_utf8(bytes) {
            Ok(text) => self.visit_str(text),
            Err(_) => Err(E::invalid_value(Unexpected::Bytes(bytes), &self)),
        }
    }
}

impl<'de, T, W: fmt::Display, F: FnOnce(&str) -> T> DeserializeSeed<'de> for Text<W, F> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }
}

/// A field of a record: a reference is written as an id, everything else as itself.
pub(crate) trait Field {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// A field as something that serde can write, and a message can show.
pub(crate) struct Written<'f, F>(pub(crate) &'f F);

impl<F: Field> Serialize for Written<'_, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

impl<F: Field> fmt::Display for Written<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f)
    }
}

/// A field that may be part of a key.
pub(crate) trait KeyField: Field + Sized {
    /// Reads the field, given the column that holds it.
    fn read<'de, D: Deserializer<'de>>(
        deserializer: D,
        column: Column<impl Iterator<Item = Self> + Clone>,
    ) -> Result<Self, D::Error>;
}

/// A column of a key: its table and its values.
pub(crate) struct Column<V>(pub(crate) &'static str, pub(crate) V);

impl<'de, F: KeyField, V: Iterator<Item = F> + Clone> DeserializeSeed<'de> for Column<V> {
    type Value = F;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<F, D::Error> {
        F::read(deserializer, self)
    }
}

impl<T: Record> Field for &'static T {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<T: Record> KeyField for &'static T {
    fn read<'de, D: Deserializer<'de>>(
        deserializer: D,
        _: Column<impl Iterator<Item = Self> + Clone>,
    ) -> Result<Self, D::Error> {
        reference(deserializer)
    }
}

impl Field for &'static str {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl KeyField for &'static str {
    fn read<'de, D: Deserializer<'de>>(
        deserializer: D,
        Column(table, values): Column<impl Iterator<Item = Self> + Clone>,
    ) -> Result<Self, D::Error> {
        let known = |text: &str| {
            let known = values.clone().find(|known| *known == text);
            known.ok_or_else(|| unknown(text, table, values))
        };
        deserializer.deserialize_str(Text(format_args!("a text in {table}"), known))?
    }
}

impl<F: Field> Field for Option<F> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(Written).serialize(serializer)
    }
}

/// Fields that are written and read as themselves.
macro_rules! plain {
    ($($field:ty),+ $(,)?) => {$(
        impl $crate::serde::Field for $field {
            fn write<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                ::serde::Serialize::serialize(self, serializer)
            }
        }

        impl $crate::serde::KeyField for $field {
            fn read<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
                _: $crate::serde::Column<impl Iterator<Item = Self> + Clone>,
            ) -> Result<Self, D::Error> {
                ::serde::Deserialize::deserialize(deserializer)
            }
        }
    )+};
}
pub(crate) use plain;

plain!(u32, i64, f64, Date, Bounds);

/// A vocabulary is written as its codes.
macro_rules! code {
    ($vocabulary:ident) => {
        impl ::serde::Serialize for $vocabulary {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $vocabulary {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                let read = |code: &str| {
                    let codes = || Self::ALL.iter().map(|known| known.code());
                    Self::from_code(code).ok_or_else(|| {
                        $crate::serde::unknown(code, stringify!($vocabulary), codes())
                    })
                };
                let what = concat!("a code of the vocabulary ", stringify!($vocabulary));
                deserializer.deserialize_str($crate::serde::Text(what, read))?
            }
        }

        $crate::serde::plain!($vocabulary);
    };
}
pub(crate) use code;

/// A reference to records of several types is written as an id, and read from an id or from a map
/// with that id.
macro_rules! union {
    ($union:ident { $($record:ident),+ }) => {
        impl $crate::serde::Reference for $union {
            const KINDS: &'static [RecordKind] = &[$(RecordKind::$record),+];
            const TABLES: &'static [&'static str] = &[$(<$record as crate::Record>::TABLE),+];

            fn id(self) -> &'static str {
                self.id()
            }

            fn get(id: &str) -> Option<Self> {
                Self::get(id)
            }

            fn ids() -> impl Iterator<Item = &'static str> {
                Self::all().map(Self::id)
            }
        }

        impl ::serde::Serialize for $union {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $union {
            /// Reads an id, or a map with an id; a retired id gives the record that replaced it.
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::serde::reference(deserializer)
            }
        }

        $crate::serde::plain!($union);
    };
}
pub(crate) use union;

/// A record is written as its columns or as its key, and read back by its key.
macro_rules! record {
    (
        $table:ident, $record:ident, $key:tt,
        [$($column:ident: ($($kind:ident)+)),+], [$($derived:ident)*]
    ) => {
        impl ::serde::Serialize for $record {
            /// Writes the columns; where the format is not human-readable, the key alone.
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use ::serde::ser::SerializeStruct;
                use $crate::serde::Written;

                if !serializer.is_human_readable() {
                    return self.write_key(serializer);
                }
                let names = [$(stringify!($column),)+ $(stringify!($derived)),*];
                let mut fields = serializer.serialize_struct(stringify!($record), names.len())?;
                $(fields.serialize_field(stringify!($column), &Written(&self.$column))?;)+
                $(fields.serialize_field(stringify!($derived), &Written(&self.$derived()))?;)*
                fields.end()
            }
        }

        $crate::serde::key!($table, $record, $key, $($column: ($($kind)+)),+);
    };
}
pub(crate) use record;

/// The key of a record: its id, or the columns of the key, which come first.
macro_rules! key {
    ($table:ident, $record:ident, [id], id: (Id), $($columns:tt)+) => {
        impl $record {
            fn write_key<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for &'static $record {
            /// Reads the id of a record or, where the format is human-readable, a map with that id;
            /// a retired id gives the record that replaced it.
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::serde::reference(deserializer)
            }
        }
    };
    ($table:ident, $record:ident, [$one:ident], $a:ident: $a_kind:tt, $($columns:tt)+) => {
        $crate::serde::row!($table, $record, $a: $a_kind);
    };
    ($table:ident, $record:ident, [$one:ident, $two:ident], $a:ident: $a_kind:tt, $b:ident: $b_kind:tt $($columns:tt)*) => {
        $crate::serde::row!($table, $record, $a: $a_kind, $b: $b_kind);
    };
    (
        $table:ident, $record:ident, [$one:ident, $two:ident, $three:ident],
        $a:ident: $a_kind:tt, $b:ident: $b_kind:tt, $c:ident: $c_kind:tt $($columns:tt)*
    ) => {
        $crate::serde::row!($table, $record, $a: $a_kind, $b: $b_kind, $c: $c_kind);
    };
    (
        $table:ident, $record:ident, [$one:ident, $two:ident, $three:ident, $four:ident],
        $a:ident: $a_kind:tt, $b:ident: $b_kind:tt, $c:ident: $c_kind:tt, $d:ident: $d_kind:tt
        $($columns:tt)*
    ) => {
        $crate::serde::row!($table, $record, $a: $a_kind, $b: $b_kind, $c: $c_kind, $d: $d_kind);
    };
}
pub(crate) use key;

/// A record without an id is told apart by the columns of its key.
macro_rules! row {
    ($table:ident, $record:ident, $($column:ident: ($($kind:ident)+)),+) => {
        impl $record {
            fn write_key<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                ::serde::Serialize::serialize(
                    &($($crate::serde::Written(&self.$column),)+),
                    serializer,
                )
            }

            /// The row with a key, or which row there is instead.
            fn find<E: ::serde::de::Error>(
                $($column: field!($($kind)+)),+
            ) -> Result<&'static Self, E> {
                use $crate::serde::{Listed, Written, absent};

                let differs = |row: &&Self| [$(row.$column != $column),+];
                // The nearest row belongs to the same record, and only one other column differs: of
                // several such rows, the one that has this column most to the right.
                let is_near = |row: &&Self| match differs(row) {
                    [false, rest @ ..] => rest.into_iter().filter(|differs| *differs).count() < 2,
                    _ => false,
                };
                let nearest = $crate::$table::ALL
                    .iter()
                    .filter(is_near)
                    .min_by_key(differs);
                let wanted = Listed::<&dyn fmt::Display>(&[$(&Written(&$column)),+]);
                match nearest {
                    None => Err(absent(wanted, stringify!($table), None)),
                    Some(row) if differs(&row).contains(&true) => {
                        let nearest = Listed::<&dyn fmt::Display>(&[$(&Written(&row.$column)),+]);
                        Err(absent(wanted, stringify!($table), Some(&nearest)))
                    }
                    Some(row) => Ok(row),
                }
            }
        }

        impl<'de> ::serde::Deserialize<'de> for &'static $record {
            /// Reads the columns of the key, in their order or from a map.
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                use $crate::serde::{Column, Listed};

                const KEY: &[&str] = &[$(stringify!($column)),+];

                struct Row;

                impl<'de> ::serde::de::Visitor<'de> for Row {
                    type Value = &'static $record;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        write!(f, "a row of {}: its {}", stringify!($table), Listed(KEY))
                    }

                    $crate::serde::parts! {
                        $($column: Column(
                            stringify!($table),
                            $crate::$table::ALL.iter().map(|row| row.$column),
                        ),)+
                        => $record::find
                    }
                }

                if deserializer.is_human_readable() {
                    deserializer.deserialize_struct(stringify!($record), KEY, Row)
                } else {
                    deserializer.deserialize_tuple(KEY.len(), Row)
                }
            }
        }
    };
}
pub(crate) use row;

/// The methods of a visitor that reads the parts of something by their names or in their order, and
/// puts them together.
macro_rules! parts {
    ($($part:ident $(or $default:ident)?: $seed:expr,)+ => $build:expr) => {
        fn visit_map<A: ::serde::de::MapAccess<'de>>(
            self,
            mut map: A,
        ) -> Result<Self::Value, A::Error> {
            use ::serde::de::{Error, IgnoredAny};

            $(let mut $part = None;)+
            while let Some(name) = map.next_key_seed($crate::serde::Among(&[$(stringify!($part)),+]))? {
                match name {
                    $(Some(stringify!($part)) => $part = Some(map.next_value_seed($seed)?),)+
                    _ => {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
            }
            $build($($part
                $(.or(Some($default)))?
                .ok_or_else(|| A::Error::missing_field(stringify!($part)))?),+)
        }

        fn visit_seq<A: ::serde::de::SeqAccess<'de>>(
            self,
            mut parts: A,
        ) -> Result<Self::Value, A::Error> {
            use ::serde::de::Error;

            $build($(parts
                .next_element_seed($seed)?
                .ok_or_else(|| A::Error::missing_field(stringify!($part)))?),+)
        }
    };
}
pub(crate) use parts;

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = |text: &str| {
            Self::parse(text).map_err(|error| D::Error::custom(format_args!("`{text}`: {error}")))
        };
        deserializer.deserialize_str(Text("a date in EDTF", read))?
    }
}

/// Structs that are written as their fields, and put together again from them.
macro_rules! fields {
    ($type:ident { $($field:ident $(or $default:ident)?: $of:ty = $get:expr),+ }, $build:expr) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let names = [$(stringify!($field)),+];
                let mut fields = serializer.serialize_struct(stringify!($type), names.len())?;
                $({
                    let get: fn(&$type) -> $of = $get;
                    fields.serialize_field(stringify!($field), &get(self))?;
                })+
                fields.end()
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                const FIELDS: &[&str] = &[$(stringify!($field)),+];

                fn build<E: Error>($($field: $of),+) -> Result<$type, E> {
                    let build: fn($($of),+) -> Result<$type, &'static str> = $build;
                    build($($field),+).map_err(E::custom)
                }

                struct Fields;

                impl<'de> Visitor<'de> for Fields {
                    type Value = $type;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        write!(f, "a map with {}", Listed(FIELDS))
                    }

                    parts! {
                        $($field $(or $default)?: PhantomData::<$of>,)+
                        => build
                    }
                }

                deserializer.deserialize_struct(stringify!($type), FIELDS, Fields)
            }
        }
    };
}

fields!(Bounds {
    low: Bound<i64> = |bounds| bounds.low,
    high: Bound<i64> = |bounds| bounds.high
}, |low, high| Ok(Bounds { low, high }));

fields!(Claim {
    qualifier: Qualifier = Claim::qualifier,
    value or None: Option<i64> = Claim::value,
    value_to or None: Option<i64> = Claim::value_to
}, |qualifier, value, value_to| {
    let misfit = "the numbers of the claim do not fit its qualifier";
    Claim::new(qualifier, value, value_to).ok_or(misfit)
});

fields!(Implied {
    metric: &'static Metric = |implied| implied.metric,
    part: Bounds = |implied| implied.part,
    rest: Bounds = |implied| implied.rest
}, |metric, part, rest| Ok(Implied { metric, part, rest }));

/// The data set is written as its fields or as its fingerprint.
macro_rules! dataset {
    ($($field:ident),+) => {
        impl ::serde::Serialize for Dataset {
            /// Writes the fields; where the format is not human-readable, the fingerprint alone.
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use ::serde::ser::SerializeStruct;

                if !serializer.is_human_readable() {
                    return serializer.serialize_str(self.fingerprint);
                }
                let names = [$(stringify!($field)),+];
                let mut fields = serializer.serialize_struct("Dataset", names.len())?;
                $(fields.serialize_field(stringify!($field), &self.$field)?;)+
                fields.end()
            }
        }
    };
}
pub(crate) use dataset;

impl<'de> Deserialize<'de> for &'static Dataset {
    /// Reads the data set back from its fingerprint, if it is the one that this version of the crate
    /// holds.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expected = "the fingerprint of the data set";
        by_text(deserializer, "fingerprint", expected, |text| {
            if text == DATASET.fingerprint {
                return Ok(&DATASET);
            }
            Err(D::Error::custom(format_args!(
                "this is another version of the data than {}",
                DATASET.version
            )))
        })
    }
}
