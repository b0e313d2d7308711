//! What happened, or was announced: one constant for each event.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/events.md")))]

use core::fmt;

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
    ///
    /// ```
    /// use kursk_campaign::{events, vocab::Realis};
    ///
    /// assert!(events::CROSS_BORDER_INCURSION.has_happened());
    /// let planned = events::ALL.iter().filter(|event| event.realis == Realis::Planned);
    /// assert!(planned.into_iter().all(|event| !event.has_happened()));
    /// ```
    pub const fn has_happened(&self) -> bool {
        matches!(self.realis, Realis::Asserted)
    }

    /// The figures that belong to the event.
    ///
    /// ```
    /// use kursk_campaign::events;
    ///
    /// let event = events::KURSK_EVACUATION;
    /// assert!(event.figures().iter().all(|figure| figure.event == Some(event)));
    /// ```
    pub fn figures(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_EVENT.of(self.row)
    }

    /// The statements about the event.
    ///
    /// ```
    /// use kursk_campaign::events;
    ///
    /// let event = events::CROSS_BORDER_INCURSION;
    /// assert!(event.quotes().iter().all(|quote| quote.event == Some(event)));
    /// ```
    pub fn quotes(&self) -> &'static [&'static Quote] {
        links::QUOTES_BY_EVENT.of(self.row)
    }

    /// Who takes part, and how.
    ///
    /// ```
    /// use kursk_campaign::events;
    ///
    /// let event = events::CROSS_BORDER_INCURSION;
    /// assert!(event.participants().iter().all(|part| part.event == event));
    /// ```
    pub fn participants(&self) -> &'static [&'static Participant] {
        links::PARTICIPANTS_BY_EVENT.of(self.row)
    }

    /// Who takes part, each once.
    ///
    /// ```
    /// use kursk_campaign::{actors, events};
    ///
    /// assert!(events::PUTIN_VISITS_KURSK.actors().contains(&actors::PUTIN));
    /// ```
    pub fn actors(&self) -> &'static [&'static Actor] {
        links::ACTORS.of(self.row)
    }

    /// The articles that report the event, each once.
    ///
    /// ```
    /// use kursk_campaign::{events, sources};
    ///
    /// assert!(events::CROSS_BORDER_INCURSION.sources().contains(&sources::ARA_2025_03));
    /// ```
    pub fn sources(&self) -> &'static [&'static Source] {
        links::SOURCES.of(self.row)
    }
}

impl fmt::Display for Event {
    /// The date and the title; what has not happened says so: `2025-05: … (planned)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, |f| {
            write!(f, "{}: {}", self.date, self.title)?;
            match self.realis {
                Realis::Asserted => Ok(()),
                other => write!(f, " ({})", other.code()),
            }
        })
    }
}
