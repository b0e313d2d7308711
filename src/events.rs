//! What happened, or was announced: one constant for each happening.
//!
//! A happening that several articles report, or that one reports twice, is one record with several
//! [anchors](Event::anchors).

use core::fmt;

use crate::links::events as links;
use crate::vocab::{Basis, EventKind, Realis, RelationKind, Status};
use crate::{
    Actor, Anchor, Annotation, Correction, Date, Figure, Participant, Place, Quote, Relation,
    Source,
};

/// A happening on the ground, in diplomacy, aid or politics: a row of `events.csv`.
#[non_exhaustive]
pub struct Event {
    row: u32,
    /// The name of the record.
    pub id: &'static str,
    /// What happened, in at most twelve words of ours.
    pub title: &'static str,
    /// What sort of happening it is.
    pub kind: EventKind,
    /// When it happened, in EDTF.
    pub date: Date,
    /// How that date was arrived at.
    pub date_basis: Basis,
    /// Where it happened.
    pub place: Option<&'static Place>,
    /// On whose word the articles say it.
    pub status: Status,
    /// Whether it has happened.
    pub realis: Realis,
    /// What a reader should know besides.
    pub note: Option<&'static str>,
}

records!(Event, Event, "events.rs", "by date, then by id");
between!(Event, |event| Some(event.date), "that happened");

impl Event {
    /// The figures that belong to the event.
    pub fn figures(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_EVENT.of(self.row)
    }

    /// The statements about the event.
    pub fn quotes(&self) -> &'static [&'static Quote] {
        links::QUOTES_BY_EVENT.of(self.row)
    }

    /// Who takes part, and how.
    pub fn participants(&self) -> &'static [&'static Participant] {
        links::PARTICIPANTS_BY_EVENT.of(self.row)
    }

    /// Who takes part, each once.
    pub fn actors(&self) -> impl Iterator<Item = &'static Actor> + use<> {
        once(self.participants(), |participant| participant.actor)
    }

    /// The places in the articles that report the event.
    pub fn anchors(&self) -> &'static [&'static Anchor] {
        links::ANCHORS_BY_RECORD.of(self.row)
    }

    /// The articles that report the event, each once.
    pub fn sources(&self) -> impl Iterator<Item = &'static Source> + use<> {
        once(self.anchors(), |anchor| anchor.source)
    }

    /// What is printed wrong in it.
    pub fn corrections(&self) -> &'static [&'static Correction] {
        links::CORRECTIONS_BY_RECORD.of(self.row)
    }

    /// The relations of the event with other records, or between its own dates.
    pub fn relations(&self) -> &'static [&'static Relation] {
        links::RELATIONS.of(self.row)
    }

    /// The records that contradict the event; the event itself, where its articles date it
    /// differently.
    pub fn contradictions(&self) -> impl Iterator<Item = Annotation> + use<> {
        Annotation::Event(&ALL[self.row as usize]).related(RelationKind::Contradicts)
    }
}

/// What some rows lead to, each once, in the order of the rows.
fn once<T, R: PartialEq>(
    rows: &'static [&'static T],
    target: fn(&T) -> &'static R,
) -> impl Iterator<Item = &'static R> {
    let is_first = move |&(i, row): &(usize, &&T)| {
        let mut before = rows[..i].iter();
        before.all(|other| target(other) != target(row))
    };
    rows.iter()
        .enumerate()
        .filter(is_first)
        .map(move |(_, row)| target(row))
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.date, self.title)
    }
}
