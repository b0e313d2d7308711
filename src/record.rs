//! What records have in common, and records of more than one type.

use core::fmt;
use core::hash::Hash;

use crate::vocab::{RecordKind, RelationKind};
use crate::{Actor, Anchor, Event, Figure, Place, Quote, Relation};

/// A record with an id. The seven types of the tables with constants implement it, and no others
/// can.
pub trait Record: Sealed + Sized + Sync + Ord + Hash + fmt::Debug + fmt::Display + 'static {
    /// What the record is.
    const KIND: RecordKind;

    /// The name of the record, one over all tables.
    fn id(&self) -> &'static str;

    /// Every record of the type, in the order of its module's `ALL`.
    fn all() -> &'static [Self];

    /// The record of an id; for a retired id, the record that replaced it.
    fn get(id: &str) -> Option<&'static Self>;
}

/// Only this crate can name it, so that [`Record`] may grow without a major version.
pub trait Sealed {}

/// A record that has its place in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Annotation {
    /// A happening.
    Event(&'static Event),
    /// A numeric claim.
    Figure(&'static Figure),
    /// A statement.
    Quote(&'static Quote),
}

impl Annotation {
    /// The annotation of an id, in whichever table it is.
    pub fn get(id: &str) -> Option<Self> {
        crate::events::get(id)
            .map(Self::Event)
            .or_else(|| crate::figures::get(id).map(Self::Figure))
            .or_else(|| crate::quotes::get(id).map(Self::Quote))
    }

    /// The name of the record.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Event(event) => event.id,
            Self::Figure(figure) => figure.id,
            Self::Quote(quote) => quote.id,
        }
    }

    /// The places in the articles.
    pub fn anchors(self) -> &'static [&'static Anchor] {
        match self {
            Self::Event(event) => event.anchors(),
            Self::Figure(figure) => figure.anchors(),
            Self::Quote(quote) => quote.anchors(),
        }
    }

    /// The relations with other records.
    pub fn relations(self) -> &'static [&'static Relation] {
        match self {
            Self::Event(event) => event.relations(),
            Self::Figure(figure) => figure.relations(),
            Self::Quote(quote) => quote.relations(),
        }
    }

    /// The records that a relation ties to this one, whichever of the two is on its left.
    pub fn related(self, relation: RelationKind) -> impl Iterator<Item = Self> {
        self.relations()
            .iter()
            .filter(move |row| row.relation == relation)
            .filter_map(move |row| row.other(self))
    }
}

impl fmt::Display for Annotation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Event(event) => event.fmt(f),
            Self::Figure(figure) => figure.fmt(f),
            Self::Quote(quote) => quote.fmt(f),
        }
    }
}

/// Who or what a number is about, or a spelling stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A person or body.
    Actor(&'static Actor),
    /// A place.
    Place(&'static Place),
}

impl Subject {
    /// The actor or place of an id, in whichever table it is.
    pub fn get(id: &str) -> Option<Self> {
        crate::actors::get(id)
            .map(Self::Actor)
            .or_else(|| crate::places::get(id).map(Self::Place))
    }

    /// The name of the record.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Actor(actor) => actor.id,
            Self::Place(place) => place.id,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Actor(actor) => actor.fmt(f),
            Self::Place(place) => place.fmt(f),
        }
    }
}
