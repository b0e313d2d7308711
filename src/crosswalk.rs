//! The codes in the standards of the field, as `src/vocab.rs` gives them.

use core::fmt;

use crate::vocab::{EventKind, ParticipantRole, Qualifier, Realis, Speech, Standard, Unit};
use crate::{Actor, Place};

/// Gives the only part of a name in a standard, and requires that every code has one.
macro_rules! required {
    ($(#[$doc:meta])+ $vocabulary:ident: $name:ident, $standard:ident) => {
        impl $vocabulary {
            $(#[$doc])+
            pub const fn $name(self) -> &'static str {
                match self.term().in_standard(Standard::$standard) {
                    [name] => name,
                    _ => unreachable!(),
                }
            }
        }

        const _: () = {
            let mut codes = $vocabulary::ALL;
            while let [code, rest @ ..] = codes {
                let parts = code.term().in_standard(Standard::$standard);
                assert!(
                    parts.len() == 1,
                    concat!("a code of ", stringify!($vocabulary), " lacks its one name in ", stringify!($standard))
                );
                codes = rest;
            }
        };
    };
}

impl Qualifier {
    /// The MOD attribute of TIMEX3; `None` where it has none.
    ///
    /// ```
    /// use kursk_campaign::vocab::Qualifier;
    ///
    /// assert_eq!(Qualifier::LessThan.timex3_mod(), Some("LESS_THAN"));
    /// assert_eq!(Qualifier::Exact.timex3_mod(), None);
    /// ```
    pub const fn timex3_mod(self) -> Option<&'static str> {
        match self.term().in_standard(Standard::TIMEX3) {
            [_, modifier] => Some(modifier),
            _ => None,
        }
    }
}

impl EventKind {
    /// The event and the mode in PLOVER, by its current manual; `None` where nothing fits.
    ///
    /// The mode is `None` where PLOVER has none for the event, or where it depends on more than the
    /// kind: on the weapons of a battle, on what a request asks for. Attacks that move a front line
    /// are ASSAULT, whatever they take; a ceasefire that is declared and not yet kept is CONCEDE;
    /// combatants taken prisoner are ASSAULT `abduct`. What is only planned has the same code, since
    /// PLOVER marks the future by an auxiliary mode.
    ///
    /// People who flee have none: PLOVER codes SANCTION `expel`, done by whoever makes them flee, which
    /// the kind does not say. An annexation has none, since no event of PLOVER is about whose a
    /// territory is.
    ///
    /// ```
    /// use kursk_campaign::vocab::EventKind;
    ///
    /// assert_eq!(EventKind::Visit.plover(), Some(("CONSULT", Some("visit"))));
    /// assert_eq!(EventKind::Battle.plover(), Some(("ASSAULT", None)));
    /// assert_eq!(EventKind::Commemoration.plover(), None);
    /// ```
    pub const fn plover(self) -> Option<(&'static str, Option<&'static str>)> {
        match self.term().in_standard(Standard::PLOVER) {
            [event] => Some((event, None)),
            [event, mode] => Some((event, Some(mode))),
            _ => None,
        }
    }

    /// The event type and the sub-event type in ACLED; `None` where nothing fits.
    ///
    /// A capture has none: ACLED tells `Government regains territory` from `Non-state actor
    /// overtakes territory` by who takes it, which the kind does not say. Sums of losses
    /// have none either, since ACLED keeps deaths with the event that caused them, and no sub-event
    /// is an annexation by declaration.
    ///
    /// ```
    /// use kursk_campaign::vocab::EventKind;
    ///
    /// assert_eq!(EventKind::Battle.acled(), Some(("Battles", "Armed clash")));
    /// assert_eq!(EventKind::Capture.acled(), None);
    /// ```
    pub const fn acled(self) -> Option<(&'static str, &'static str)> {
        match self.term().in_standard(Standard::ACLED) {
            [event, sub_event] => Some((event, sub_event)),
            _ => None,
        }
    }
}

required! {
    /// The code in UCUM, the Unified Code for Units of Measure; what is counted stands in braces.
    ///
    /// ```
    /// use kursk_campaign::vocab::Unit;
    ///
    /// assert_eq!(Unit::SquareKilometres.ucum(), "km2");
    /// ```
    Unit: ucum, UCUM
}

impl Speech {
    /// The type of quotation in PolNeAR, the Political News Attribution Relations corpus; `None`
    /// where nobody is quoted.
    ///
    /// ```
    /// use kursk_campaign::vocab::Speech;
    ///
    /// assert_eq!(Speech::Mixed.polnear(), Some("mixed"));
    /// assert_eq!(Speech::OwnVoice.polnear(), None);
    /// ```
    pub const fn polnear(self) -> Option<&'static str> {
        match self.term().in_standard(Standard::PolNeAR) {
            [name] => Some(name),
            _ => None,
        }
    }
}

impl Realis {
    /// The auxiliary mode of an event in PLOVER; `None` where it has none.
    ///
    /// ```
    /// use kursk_campaign::vocab::Realis;
    ///
    /// assert_eq!(Realis::Planned.plover(), Some("future"));
    /// assert_eq!(Realis::Asserted.plover(), None);
    /// ```
    pub const fn plover(self) -> Option<&'static str> {
        match self.term().in_standard(Standard::PLOVER) {
            [mode] => Some(mode),
            _ => None,
        }
    }
}

required! {
    /// The part in an event, as PLOVER names it.
    ///
    /// ```
    /// use kursk_campaign::vocab::ParticipantRole;
    ///
    /// assert_eq!(ParticipantRole::Recipient.plover(), "recipient");
    /// ```
    ParticipantRole: plover, PLOVER
}

/// The address of a record in another data set.
struct Uri<T>(&'static str, T, &'static str);

impl<T: fmt::Display> fmt::Display for Uri<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(before, id, after) = self;
        write!(f, "{before}{id}{after}")
    }
}

impl Actor {
    /// The URI of the actor in Wikidata; `None` where it has none.
    ///
    /// ```
    /// use kursk_campaign::actors;
    ///
    /// for actor in actors::ALL {
    ///     let uri = actor.wikidata_uri().map(|uri| uri.to_string());
    ///     assert_eq!(uri, actor.wikidata.map(|item| format!("http://www.wikidata.org/entity/{item}")));
    /// }
    /// ```
    pub fn wikidata_uri(&self) -> Option<impl fmt::Display + use<>> {
        let item = self.wikidata?;
        Some(Uri("http://www.wikidata.org/entity/", item, ""))
    }
}

impl Place {
    /// The URI of the place in GeoNames; `None` where it has none.
    ///
    /// ```
    /// use kursk_campaign::places;
    ///
    /// let uri = places::KHERSON.geonames_uri().unwrap().to_string();
    /// assert_eq!(uri, "https://sws.geonames.org/706448/");
    /// ```
    pub fn geonames_uri(&self) -> Option<impl fmt::Display + use<>> {
        let id = self.geonames?;
        Some(Uri("https://sws.geonames.org/", id, "/"))
    }
}
