//! The feature `serde`: whatever is written is read back.

use core::fmt;
use core::marker::PhantomData;
use core::ops::Bound;

use ::serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Unexpected, Visitor,
};
use ::serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::vocab::Qualifier;
use crate::{Bounds, Claim, DATASET, Dataset, Date, Implied, Metric, Record, nearest};

/// Writes a reference to a record as its id, and reads it back: for
/// `#[serde(with = "kursk_campaign::by_id")]`, on references and on optional ones.
///
/// ```ignore
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Bookmark {
///     #[serde(with = "kursk_campaign::by_id")]
///     event: &'static kursk_campaign::Event,
/// }
/// ```
///
/// Without it, serde writes a reference as the whole record, and reads it back from that or from an
/// id. Reading either takes a format that describes itself, such as JSON; ids are read from any.
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
    use super::{Deserializer, Reference, Serializer};

    /// Writes the id of a record.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<R: Reference, S: Serializer>(
        reference: &R,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        reference.write_id(serializer)
    }

    /// Reads the id of a record; a retired id gives the record that replaced it.
    ///
    /// # Errors
    ///
    /// Those of the deserializer, and an id that no record has.
    pub fn deserialize<'de, R: Reference, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<R, D::Error> {
        R::read_id(deserializer)
    }
}

/// What [`by_id`] writes and reads. Outside this crate it can't be named.
pub trait Reference: Sized {
    fn write_id<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
    fn read_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

impl<T: Record> Reference for &'static T {
    fn write_id<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }

    fn read_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(ById(PhantomData))
    }
}

impl<R: Reference> Reference for Option<R> {
    fn write_id<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Id<'r, R>(&'r R);

        impl<R: Reference> Serialize for Id<'_, R> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.write_id(serializer)
            }
        }

        match self {
            Some(reference) => serializer.serialize_some(&Id(reference)),
            None => serializer.serialize_none(),
        }
    }

    fn read_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Id<R>(R);

        impl<'de, R: Reference> Deserialize<'de> for Id<R> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                R::read_id(deserializer).map(Self)
            }
        }

        Ok(Option::<Id<R>>::deserialize(deserializer)?.map(|id| id.0))
    }
}

/// Reads a record from its id, or from a map that has it.
struct ById<T>(PhantomData<T>);

impl<'de, T: Record> Visitor<'de> for ById<T> {
    type Value = &'static T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the id of a record in {}, or a map with that id",
            T::TABLE
        )
    }

    fn visit_str<E: Error>(self, id: &str) -> Result<&'static T, E> {
        T::get(id).ok_or_else(|| unknown(id, T::TABLE, T::all().iter().map(Record::id)))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<&'static T, A::Error> {
        id_of(map, |id| self.visit_str(id))
    }
}

impl<'de, T: Record> DeserializeSeed<'de> for ById<T> {
    type Value = &'static T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'static T, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Says that no record has an id, where it was looked for, and which id is the nearest.
pub(crate) fn unknown<E: Error>(
    id: &str,
    tables: impl fmt::Display,
    ids: impl Iterator<Item = &'static str>,
) -> E {
    match nearest::among(id, ids) {
        Some(nearest) => E::custom(format_args!(
            "there is no `{id}` in {tables}; did you mean `{nearest}`?"
        )),
        None => E::custom(format_args!("there is no `{id}` in {tables}")),
    }
}

/// What a function makes of the id in a map.
pub(crate) fn id_of<'de, T, A: MapAccess<'de>>(
    mut map: A,
    read: impl FnOnce(&str) -> Result<T, A::Error>,
) -> Result<T, A::Error> {
    let mut read = Some(read);
    let mut found = None;
    while let Some(key) = map.next_key_seed(Among(&["id"]))? {
        match key.and_then(|_| read.take()) {
            Some(read) => found = Some(map.next_value_seed(Text("an id", read))??),
            None => {
                map.next_value::<IgnoredAny>()?;
            }
        }
    }
    found.ok_or_else(|| A::Error::missing_field("id"))
}

/// Reads a text that is one of these, and gives its position; `None` for another text.
pub(crate) struct Among(pub(crate) &'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Among {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let position = |text: &str| self.0.iter().position(|known| *known == text);
        deserializer.deserialize_identifier(Text("the name of a field", position))
    }
}

/// What a function makes of a text.
pub(crate) struct Text<F>(pub(crate) &'static str, pub(crate) F);

impl<T, F: FnOnce(&str) -> T> Visitor<'_> for Text<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok((self.1)(text))
    }
}

impl<'de, T, F: FnOnce(&str) -> T> DeserializeSeed<'de> for Text<F> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }
}

/// A field of a record: a reference is written as an id, everything else as itself.
pub(crate) trait Field: Sized {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Reads the field as the value of a map, given the values that the column holds.
    fn read<'de, A: MapAccess<'de>>(
        map: &mut A,
        column: impl Iterator<Item = Self>,
    ) -> Result<Self, A::Error>;
}

/// A field as something that serde can write.
pub(crate) struct Written<'f, F>(pub(crate) &'f F);

impl<F: Field> Serialize for Written<'_, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

impl<T: Record> Field for &'static T {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }

    fn read<'de, A: MapAccess<'de>>(
        map: &mut A,
        _: impl Iterator<Item = Self>,
    ) -> Result<Self, A::Error> {
        map.next_value_seed(ById(PhantomData))
    }
}

impl Field for &'static str {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }

    fn read<'de, A: MapAccess<'de>>(
        map: &mut A,
        mut column: impl Iterator<Item = Self>,
    ) -> Result<Self, A::Error> {
        let known = |text: &str| {
            let known = column.find(|known| *known == text);
            known.ok_or_else(|| {
                A::Error::invalid_value(Unexpected::Str(text), &"a text that is in the table")
            })
        };
        map.next_value_seed(Text("a text that is in the table", known))?
    }
}

impl<F: Field> Field for Option<F> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(field) => serializer.serialize_some(&Written(field)),
            None => serializer.serialize_none(),
        }
    }

    fn read<'de, A: MapAccess<'de>>(
        map: &mut A,
        column: impl Iterator<Item = Self>,
    ) -> Result<Self, A::Error> {
        F::read(map, column.flatten()).map(Some)
    }
}

/// Fields that are written and read as themselves.
macro_rules! plain {
    ($($field:ty),+ $(,)?) => {$(
        impl $crate::serde::Field for $field {
            fn write<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                ::serde::Serialize::serialize(self, serializer)
            }

            fn read<'de, A: ::serde::de::MapAccess<'de>>(
                map: &mut A,
                _: impl Iterator<Item = Self>,
            ) -> Result<Self, A::Error> {
                map.next_value()
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

/// A record is written as its columns, and read back by its key.
macro_rules! record {
    (
        $table:ident, $record:ident, $key:literal,
        [$($column:ident: ($($kind:ident)+)),+], [$($derived:ident)*]
    ) => {
        impl ::serde::Serialize for $record {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use ::serde::ser::SerializeStruct;
                use $crate::serde::Written;

                let names = [$(stringify!($column),)+ $(stringify!($derived)),*];
                let mut fields = serializer.serialize_struct(stringify!($record), names.len())?;
                $(fields.serialize_field(stringify!($column), &Written(&self.$column))?;)+
                $(fields.serialize_field(stringify!($derived), &Written(&self.$derived()))?;)*
                fields.end()
            }
        }

        $crate::serde::read!($table, $record, $key, $($column: ($($kind)+)),+);
    };
}
pub(crate) use record;

macro_rules! read {
    ($table:ident, $record:ident, $key:literal, id: (Id) $($columns:tt)+) => {
        impl<'de> ::serde::Deserialize<'de> for &'static $record {
            /// Reads the id of a record, or a map with that id; a retired id gives the record that
            /// replaced it.
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::serde::by_id_or_map(deserializer)
            }
        }
    };
    ($table:ident, $record:ident, $key:literal, $($column:ident: ($($kind:ident)+)),+) => {
        impl<'de> ::serde::Deserialize<'de> for &'static $record {
            /// Reads a map with the columns of the key.
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                use ::serde::de::{Error, IgnoredAny, MapAccess, Visitor};
                use $crate::serde::{Among, Field};

                const COLUMNS: &[&str] = &[$(stringify!($column)),+];

                struct Row;

                impl<'de> Visitor<'de> for Row {
                    type Value = &'static $record;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(concat!("a row of ", stringify!($table)))
                    }

                    fn visit_map<A: MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<Self::Value, A::Error> {
                        let rows = $crate::$table::ALL;
                        let key = &COLUMNS[..$key];
                        $(let mut $column: Option<field!($($kind)+)> = None;)+
                        while let Some(name) = map.next_key_seed(Among(key))? {
                            match name.map_or("", |index| COLUMNS[index]) {
                                $(stringify!($column) => {
                                    let known = rows.iter().map(|row| row.$column);
                                    $column = Some(Field::read(&mut map, known)?);
                                })+
                                _ => {
                                    map.next_value::<IgnoredAny>()?;
                                }
                            }
                        }
                        let given = [$($column.is_some()),+];
                        if let Some(index) = given[..$key].iter().position(|given| !given) {
                            return Err(A::Error::missing_field(COLUMNS[index]));
                        }
                        let is_it = |row: &&$record| {
                            let same = [$($column.is_some_and(|column| column == row.$column)),+];
                            same[..$key].iter().all(|same| *same)
                        };
                        let none = concat!("no row of ", stringify!($table), " has this key");
                        rows.iter().find(is_it).ok_or_else(|| A::Error::custom(none))
                    }
                }

                deserializer.deserialize_map(Row)
            }
        }
    };
}
pub(crate) use read;

pub(crate) fn by_id_or_map<'de, T: Record, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<&'static T, D::Error> {
    ById(PhantomData).deserialize(deserializer)
}

/// A reference to records of several types is written as an id, and read from an id or from a map
/// with that id.
macro_rules! union {
    ($union:ident { $first:ident $(, $record:ident)* }) => {
        impl ::serde::Serialize for $union {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $union {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                use ::serde::de::{Error, MapAccess, Visitor};

                const TABLES: &[&str] = &[<$first as crate::Record>::TABLE, $(<$record as crate::Record>::TABLE),*];

                struct OneOf;

                impl<'de> Visitor<'de> for OneOf {
                    type Value = $union;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        write!(f, "the id of a record in {}, or a map with that id", Listed(TABLES))
                    }

                    fn visit_str<E: Error>(self, id: &str) -> Result<$union, E> {
                        $union::get(id).ok_or_else(|| {
                            let ids = $union::all().map($union::id);
                            $crate::serde::unknown(id, Listed(TABLES), ids)
                        })
                    }

                    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<$union, A::Error> {
                        $crate::serde::id_of(map, |id| self.visit_str(id))
                    }
                }

                use $crate::serde::Listed;
                deserializer.deserialize_any(OneOf)
            }
        }

        $crate::serde::plain!($union);
    };
}
pub(crate) use union;

/// Names as a list: `events, figures, quotes`.
pub(crate) struct Listed(pub(crate) &'static [&'static str]);

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, name) in self.0.iter().enumerate() {
            f.write_str(if i > 0 { ", " } else { "" })?;
            f.write_str(name)?;
        }
        Ok(())
    }
}

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
    ($type:ident { $($field:ident: $of:ty = $get:expr),+ }, $build:expr) => {
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

                struct Fields;

                impl<'de> Visitor<'de> for Fields {
                    type Value = $type;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        write!(f, "a map with {}", Listed(FIELDS))
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$type, A::Error> {
                        $(let mut $field: Option<$of> = None;)+
                        while let Some(name) = map.next_key_seed(Among(FIELDS))? {
                            match name.map_or("", |index| FIELDS[index]) {
                                $(stringify!($field) => $field = Some(map.next_value()?),)+
                                _ => {
                                    map.next_value::<IgnoredAny>()?;
                                }
                            }
                        }
                        $(let $field = $field
                            .ok_or_else(|| A::Error::missing_field(stringify!($field)))?;)+
                        let build: fn($($of),+) -> Result<$type, &'static str> = $build;
                        build($($field),+).map_err(A::Error::custom)
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
    value: Option<i64> = Claim::value,
    value_to: Option<i64> = Claim::value_to
}, |qualifier, value, value_to| {
    let misfit = "the numbers of the claim do not fit its qualifier";
    Claim::new(qualifier, value, value_to).ok_or(misfit)
});

fields!(Implied {
    metric: &'static Metric = |implied| implied.metric,
    part: Bounds = |implied| implied.part,
    rest: Bounds = |implied| implied.rest
}, |metric, part, rest| Ok(Implied { metric, part, rest }));

/// The data set is written as its fields.
macro_rules! dataset {
    ($($field:ident),+) => {
        impl ::serde::Serialize for Dataset {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use ::serde::ser::SerializeStruct;

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
    /// Reads the data set back, if it is the one that this version of the crate holds.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fingerprint;

        impl<'de> Visitor<'de> for Fingerprint {
            type Value = &'static Dataset;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map with the fingerprint of the data set")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut is_this = None;
                while let Some(name) = map.next_key_seed(Among(&["fingerprint"]))? {
                    if name.is_some() {
                        let same = |text: &str| text == DATASET.fingerprint;
                        is_this = Some(map.next_value_seed(Text("a fingerprint", same))?);
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                match is_this {
                    Some(true) => Ok(&DATASET),
                    Some(false) => Err(A::Error::custom(format_args!(
                        "this is another version of the data than {}",
                        DATASET.version
                    ))),
                    None => Err(A::Error::missing_field("fingerprint")),
                }
            }
        }

        deserializer.deserialize_map(Fingerprint)
    }
}
