//! Records, vocabularies and the data set: the macros that `src/record.rs` and `src/code.rs` apply to
//! each.

use ::serde::de::{Deserialize, Deserializer, Error};

use super::text::by_text;
use crate::{DATASET, Dataset};

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
                // Lists of their own: before Rust 1.89, `Listed(&[…])` would not keep them.
                let wanted: &[&dyn fmt::Display] = &[$(&Written(&$column)),+];
                match nearest {
                    None => Err(absent(Listed(wanted), stringify!($table), None)),
                    Some(row) if differs(&row).contains(&true) => {
                        let nearest: &[&dyn fmt::Display] = &[$(&Written(&row.$column)),+];
                        Err(absent(Listed(wanted), stringify!($table), Some(&Listed(nearest))))
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
