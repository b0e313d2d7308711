//! What happened, or was announced: one constant for each event.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/events.md")))]

use core::fmt;

use crate::cited::Happened;
use crate::links::events as links;
use crate::pad::pad;
use crate::vocab::Realis;
use crate::{Actor, Figure, Participant, Quote, Source};

pub use crate::Event;

records!(Event);
annotation!(Event, "The places in the articles that report the event.");
periods!(
    Event,
    |event| Some(event.date),
    "that happened or were planned",
    r#"use kursk_campaign::{chrono::NaiveDate, events};

let day = NaiveDate::from_ymd_opt(2024, 8, 6).unwrap();
let happened = events::between(day, day).filter(|event| event.has_happened());
assert!(happened.into_iter().any(|event| event == events::CROSS_BORDER_INCURSION));"#,
    r#"use kursk_campaign::{chrono::NaiveDate, events};

let from = NaiveDate::from_ymd_opt(2024, 8, 6).unwrap();
let to = NaiveDate::from_ymd_opt(2024, 8, 31).unwrap();
assert!(events::within(from, to).count() < events::between(from, to).count());
assert!(events::within(from, to).all(|event| event.date.latest() <= Some(to)));"#
);

impl Event {
    /// Whether the event is reported as having happened or as going on, and not as planned or only
    /// possible.
    pub const fn has_happened(&self) -> bool {
        matches!(self.realis, Realis::Asserted)
    }

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
    pub fn actors(&self) -> &'static [&'static Actor] {
        links::ACTORS.of(self.row)
    }

    /// The articles that report the event, each once.
    pub fn sources(&self) -> &'static [&'static Source] {
        links::SOURCES.of(self.row)
    }
}

impl Event {
    pub(crate) const fn happened(&self) -> Happened<'static> {
        Happened {
            date: self.date,
            title: self.title,
            realis: self.realis,
        }
    }
}

impl fmt::Display for Event {
    /// The date and the title; what has not happened says so: `2025-05: … (planned)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, |f| self.happened().write(f))
    }
}
