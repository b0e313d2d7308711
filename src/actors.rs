//! Who acts, speaks or publishes: one constant for each person and body.

use core::fmt;

use crate::links::actors as links;
use crate::vocab::ActorKind;
use crate::{Event, Figure, Name, Participant, Quote, Source};

/// A person or body: a row of `actors.csv`.
#[non_exhaustive]
pub struct Actor {
    row: u32,
    /// The name of the record.
    pub id: &'static str,
    /// The name in English.
    pub name: &'static str,
    /// What the actor is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-2 code of the state, de jure.
    pub country: Option<&'static str>,
    /// The body that the actor belongs to.
    pub affiliation: Option<&'static Actor>,
    /// The role that the articles give.
    pub role: Option<&'static str>,
    /// The item in Wikidata.
    pub wikidata: Option<&'static str>,
    /// What a reader should know besides.
    pub note: Option<&'static str>,
}

records!(Actor, Actor, "actors.rs", "by id");
named!(
    Actor,
    "use kursk_campaign::actors;\n\nassert_eq!(actors::named(\"Zelenskyy\"), Some(actors::ZELENSKY));"
);

impl Actor {
    /// The statements that the actor made.
    pub fn quotes(&self) -> &'static [&'static Quote] {
        links::QUOTES_BY_SPEAKER.of(self.row)
    }

    /// The statements made to the actor.
    pub fn quotes_addressed(&self) -> &'static [&'static Quote] {
        links::QUOTES_BY_ADDRESSEE.of(self.row)
    }

    /// The statements that an article has through the actor.
    pub fn quotes_relayed(&self) -> &'static [&'static Quote] {
        links::QUOTES_BY_RELAYED_BY.of(self.row)
    }

    /// The figures that the actor claims.
    pub fn figures(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_CLAIMED_BY.of(self.row)
    }

    /// The figures about the actor.
    pub fn figures_about(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_SUBJECT.of(self.row)
    }

    /// The figures that an article has through the actor.
    pub fn figures_relayed(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_RELAYED_BY.of(self.row)
    }

    /// The events that the actor takes part in, each once.
    pub fn events(&self) -> &'static [&'static Event] {
        links::EVENTS.of(self.row)
    }

    /// The actor's parts in events.
    pub fn participations(&self) -> &'static [&'static Participant] {
        links::PARTICIPANTS_BY_ACTOR.of(self.row)
    }

    /// The articles that the actor published.
    pub fn sources(&self) -> &'static [&'static Source] {
        links::SOURCES_BY_PUBLISHER.of(self.row)
    }

    /// The articles that repeat a report of the actor's.
    pub fn republications(&self) -> &'static [&'static Source] {
        links::SOURCES_BY_REPUBLISHES.of(self.row)
    }

    /// The actors that belong to this one.
    pub fn members(&self) -> &'static [&'static Actor] {
        links::ACTORS_BY_AFFILIATION.of(self.row)
    }

    /// Further spellings of the name.
    pub fn names(&self) -> &'static [&'static Name] {
        links::NAMES_BY_RECORD.of(self.row)
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}
