//! The feature `serde`: records written as their columns, and read back by their ids.

use core::fmt;
use core::marker::PhantomData;

use ::serde::de::{Deserialize, Deserializer, Error, Visitor};
use ::serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::{
    Actor, Anchor, Annotation, Correction, Dataset, Date, Event, Figure, Metric, Name, Participant,
    Place, Quote, Record, Relation, Retired, Source, Subject, vocab,
};

/// Writes a reference to a record as its id, and reads it back: for
/// `#[serde(with = "kursk_campaign::by_id")]`.
///
/// Without it, serde follows the reference and writes the whole record.
///
/// ```
/// use kursk_campaign::{Event, events};
///
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Bookmark {
///     #[serde(with = "kursk_campaign::by_id")]
///     event: &'static Event,
/// }
///
/// let bookmark = Bookmark { event: events::CROSS_BORDER_INCURSION };
/// let json = serde_json::to_string(&bookmark).unwrap();
/// assert_eq!(json, r#"{"event":"cross-border-incursion"}"#);
/// let back: Bookmark = serde_json::from_str(&json).unwrap();
/// assert_eq!(back.event, bookmark.event);
/// ```
pub mod by_id {
    use super::{Deserializer, Record, Serializer, record};

    /// Writes the id of a record.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<T: Record, S: Serializer>(
        record: &&'static T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(record.id())
    }

    /// Reads the id of a record; a retired id gives the record that replaced it.
    ///
    /// # Errors
    ///
    /// Those of the deserializer, and an id that no record has.
    pub fn deserialize<'de, T: Record, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<&'static T, D::Error> {
        record(deserializer)
    }
}

/// What a cell of a record is written as: a reference as the id, everything else as itself.
trait Cell {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// A cell as something that serde can write.
struct Written<'c, T>(&'c T);

impl<T: Cell> Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

impl<T: Cell> Cell for Option<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(cell) => serializer.serialize_some(&Written(cell)),
            None => serializer.serialize_none(),
        }
    }
}

impl<T: Record> Cell for &'static T {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// Cells that are written as themselves.
macro_rules! plain {
    ($($cell:ty),+ $(,)?) => {$(
        impl Cell for $cell {
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.serialize(serializer)
            }
        }
    )+};
}

plain!(&'static str, i64, f64, usize, Date, Annotation, Subject);

/// Types that are written as a text, and read back from it.
macro_rules! text {
    ($($type:ty: $what:literal, $write:expr, $read:expr;)+) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let write: fn(&$type, S) -> Result<S::Ok, S::Error> = $write;
                write(self, serializer)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Text($what, $read))
            }
        }
    )+};
}

text! {
    Annotation: "the id of an event, a figure or a quote",
        |record, s| s.serialize_str(record.id()), Annotation::get;
    Subject: "the id of an actor or a place",
        |record, s| s.serialize_str(record.id()), Subject::get;
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Edtf;

        impl Visitor<'_> for Edtf {
            type Value = Date;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date in EDTF")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Date, E> {
                Date::parse(text).map_err(|error| E::custom(format_args!("`{text}`: {error}")))
            }
        }

        deserializer.deserialize_str(Edtf)
    }
}

/// Reads a text by a function that knows which texts there are.
struct Text<T>(&'static str, fn(&str) -> Option<T>);

impl<T> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.1)(text).ok_or_else(|| E::invalid_value(::serde::de::Unexpected::Str(text), &self))
    }
}

/// Reads a record by its id.
fn record<'de, T: Record, D: Deserializer<'de>>(deserializer: D) -> Result<&'static T, D::Error> {
    struct Id<T>(PhantomData<T>);

    impl<T: Record> Visitor<'_> for Id<T> {
        type Value = &'static T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "the id of a record of kind {}", T::KIND)
        }

        fn visit_str<E: Error>(self, id: &str) -> Result<&'static T, E> {
            T::get(id).ok_or_else(|| E::invalid_value(::serde::de::Unexpected::Str(id), &self))
        }
    }

    deserializer.deserialize_str(Id(PhantomData))
}

/// Codes are written as the tables write them.
macro_rules! codes {
    ($($vocabulary:ident),+ $(,)?) => {$(
        impl Serialize for vocab::$vocabulary {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> Deserialize<'de> for vocab::$vocabulary {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let what = concat!("a code of the vocabulary ", stringify!($vocabulary));
                deserializer.deserialize_str(Text(what, Self::from_code))
            }
        }

        plain!(vocab::$vocabulary);
    )+};
}

codes!(
    ActorKind,
    Attribution,
    Basis,
    Caveat,
    Dimension,
    EventKind,
    Measure,
    Medium,
    ParticipantRole,
    PlaceKind,
    Qualifier,
    Realis,
    RecordKind,
    RelationKind,
    Speech,
    Status,
    TextQuality,
    Unit,
);

/// Records are written as their columns.
macro_rules! columns {
    ($($record:ident { $($column:ident),+ $(,)? })+) => {$(
        impl Serialize for $record {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let count = [$(stringify!($column)),+].len();
                let mut columns = serializer.serialize_struct(stringify!($record), count)?;
                $(columns.serialize_field(stringify!($column), &Written(&self.$column))?;)+
                columns.end()
            }
        }
    )+};
}

columns! {
    Source {
        id, title, publisher, published, published_basis, text_quality, republishes, url, sha256,
        chars, note,
    }
    Actor { id, name, kind, country, affiliation, role, wikidata, note }
    Place { id, name, kind, country, within, latitude, longitude, geonames, note }
    Metric { id, name, unit, measure, definition }
    Event { id, title, kind, date, date_basis, place, status, realis, note }
    Figure {
        id, metric, subject, value, value_to, qualifier, as_of, as_of_basis, base, claimed_by,
        relayed_by, attribution, status, caveat, event, source, wording, note,
    }
    Quote {
        id, speech, speaker, cue, text, addressee, medium, said_on, said_on_basis, relayed_by,
        attribution, status, event, source, note,
    }
    Anchor { record, source, part, start, end, digest, date, date_basis }
    Name { record, name, language }
    Participant { event, actor, role }
    Relation { left, relation, right, dimension, note }
    Correction { record, field, stated, corrected, reason }
    Retired { id, kind, retired_in, replaced_by, reason }
    Dataset {
        version, fingerprint, coverage, sources, actors, places, metrics, events, figures, quotes,
        anchors, names, participants, relations, corrections, retired,
    }
}

/// Records are read by their ids.
macro_rules! by_id {
    ($($record:ident),+) => {$(
        impl<'de> Deserialize<'de> for &'static $record {
            /// Reads the id of a record; a retired id gives the record that replaced it.
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                record(deserializer)
            }
        }
    )+};
}

by_id!(Source, Actor, Place, Metric, Event, Figure, Quote);
