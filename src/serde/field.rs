//! The fields of a record.

use core::fmt;

use ::serde::de::{DeserializeSeed, Deserializer};
use ::serde::ser::{Serialize, Serializer};

use super::id::reference;
use super::messages::unknown;
use super::text::Text;
use crate::{Bounds, Date, Number, Record};

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

plain!(u32, f64, Date, Number, Bounds);
