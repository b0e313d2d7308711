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
    ///
    /// ```
    /// use kursk_campaign::actors;
    ///
    /// let zelensky = actors::ZELENSKY;
    /// assert!(zelensky.quotes().iter().all(|quote| quote.speaker == zelensky));
    /// ```
    pub fn quotes(&self) -> &'static [&'static Quote] {
        links::QUOTES_BY_SPEAKER.of(self.row)
    }

    /// The statements made to the actor.
    ///
    /// ```
    /// use kursk_campaign::actors;
    ///
    /// let putin = actors::PUTIN;
    /// assert!(putin.quotes_addressed().iter().all(|quote| quote.addressee == Some(putin)));
    /// ```
    pub fn quotes_addressed(&self) -> &'static [&'static Quote] {
        links::QUOTES_BY_ADDRESSEE.of(self.row)
    }

    /// The statements that an article has through the actor.
    ///
    /// ```
    /// use kursk_campaign::actors;
    ///
    /// let cnn = actors::CNN;
    /// assert!(cnn.quotes_relayed().iter().all(|quote| quote.relayed_by == Some(cnn)));
    /// ```
    pub fn quotes_relayed(&self) -> &'static [&'static Quote] {
        links::QUOTES_BY_RELAYED_BY.of(self.row)
    }

    /// The figures that the actor claims.
    ///
    /// ```
    /// use kursk_campaign::actors;
    ///
    /// let staff = actors::UKRAINE_GENERAL_STAFF;
    /// assert!(staff.figures().iter().all(|figure| figure.claimed_by == staff));
    /// ```
    pub fn figures(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_CLAIMED_BY.of(self.row)
    }

    /// The figures about the actor.
    ///
    /// ```
    /// use kursk_campaign::actors;
    ///
    /// let troops = actors::NORTH_KOREAN_TROOPS;
    /// assert!(troops.figures_about().iter().all(|figure| figure.subject == troops.into()));
    /// ```
    pub fn figures_about(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_SUBJECT.of(self.row)
    }

    /// The figures that an article has through the actor.
    ///
    /// ```
    /// use kursk_campaign::actors;
    ///
    /// let agency = actors::UKRINFORM;
    /// assert!(agency.figures_relayed().iter().all(|figure| figure.relayed_by == Some(agency)));
    /// ```
    pub fn figures_relayed(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_RELAYED_BY.of(self.row)
    }

    /// The events that the actor takes part in, each once.
    ///
    /// ```
    /// use kursk_campaign::actors;
    ///
    /// let putin = actors::PUTIN;
    /// assert!(putin.events().iter().all(|event| event.actors().contains(&putin)));
    /// ```
    pub fn events(&self) -> &'static [&'static Event] {
        links::EVENTS.of(self.row)
    }

    /// The actor's parts in events.
    ///
    /// ```
    /// use kursk_campaign::actors;
    ///
    /// let putin = actors::PUTIN;
    /// assert!(putin.participations().iter().all(|part| part.actor == putin));
    /// ```
    pub fn participations(&self) -> &'static [&'static Participant] {
        links::PARTICIPANTS_BY_ACTOR.of(self.row)
    }

    /// The articles that the actor published.
    ///
    /// ```
    /// use kursk_campaign::actors;
    ///
    /// let ara = actors::ARA;
    /// assert!(ara.sources().iter().all(|source| source.publisher == ara));
    /// ```
    pub fn sources(&self) -> &'static [&'static Source] {
        links::SOURCES_BY_PUBLISHER.of(self.row)
    }

    /// The articles that repeat a report of the actor's.
    ///
    /// ```
    /// use kursk_campaign::actors;
    ///
    /// let reuters = actors::REUTERS;
    /// assert!(reuters.republications().iter().all(|source| source.republishes == Some(reuters)));
    /// ```
    pub fn republications(&self) -> &'static [&'static Source] {
        links::SOURCES_BY_REPUBLISHES.of(self.row)
    }

    /// The actors that belong to this one.
    ///
    /// ```
    /// use kursk_campaign::actors;
    ///
    /// assert!(actors::RUSSIA.members().contains(&actors::PUTIN));
    /// ```
    pub fn members(&self) -> &'static [&'static Actor] {
        links::ACTORS_BY_AFFILIATION.of(self.row)
    }

    /// Further spellings of the name.
    ///
    /// ```
    /// use kursk_campaign::actors;
    ///
    /// let zelensky = actors::ZELENSKY;
    /// assert!(zelensky.names().iter().all(|name| name.record == zelensky.into()));
    /// ```
    pub fn names(&self) -> &'static [&'static Name] {
        links::NAMES_BY_RECORD.of(self.row)
    }

    /// Further spellings in a language, by its BCP 47 tag; those of several languages (`mul`) too. The
    /// English name in `name` is not one of them.
    ///
    /// ```
    /// use kursk_campaign::actors;
    ///
    /// assert!(actors::ZELENSKY.names_in("uk").any(|name| name == "Зеленський"));
    /// ```
    pub fn names_in(&self, language: &str) -> impl Iterator<Item = &'static str> {
        crate::names::in_language(self.names(), language)
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}
