//! Who acts, speaks or publishes: one constant for each person and body.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/actors.md")))]

use core::fmt;

use crate::links::actors as links;
use crate::{Event, Figure, Name, Participant, Quote, Source};

pub use crate::Actor;

records!(Actor);
named!(
    Actor,
    /// The actors of a name, in any of the spellings of `names.csv`: whatever its case, accents and
    /// surrounding blanks. None where no actor has that name, and never more than one.
    ///
    /// ```
    /// use kursk_campaign::actors;
    ///
    /// assert_eq!(actors::named(" zelenskyy"), [actors::ZELENSKY]);
    /// assert_eq!(actors::named("Зеленський"), [actors::ZELENSKY]);
    /// assert!(actors::named("nobody").is_empty());
    /// ```
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

    /// Further spellings in a language, by its BCP 47 tag; those of several languages (`mul`) too. The
    /// English name in `name` is not one of them.
    pub fn names_in(&self, language: &str) -> impl Iterator<Item = &'static str> {
        crate::names::in_language(self.names(), language)
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}
