//! References as ids.

use core::fmt;
use core::iter;
use core::marker::PhantomData;

use ::serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use ::serde::ser::{Serialize, Serializer};

use super::messages::{Listed, OneOf, unknown};
use super::text::{Text, by_text};
use crate::vocab::RecordKind;
use crate::{AnyRecord, Record, retired};

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
        let kind = [other.kind()];
        let (is, expected) = (OneOf(&kind), OneOf(R::KINDS));
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
