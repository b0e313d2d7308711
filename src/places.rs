//! Where things happen: one constant for each place.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/places.md")))]

use core::fmt;

use crate::links::places as links;
use crate::{Event, Figure, Name};

pub use crate::Place;

records!(Place);
named!(
    Place,
    /// The places of a name, in any of the spellings of `names.csv`: whatever its case, accents and
    /// surrounding blanks.
    ///
    /// More than one where a region has the name of its city: "Kursk" alone is both the city and the
    /// oblast, as is "Sumy", and most articles mean the oblast.
    ///
    /// ```
    /// use kursk_campaign::places;
    ///
    /// assert!(places::named("kiev").contains(&places::KYIV));
    /// // A city and its region.
    /// let kursk = places::named("Kursk");
    /// assert!(kursk.contains(&places::KURSK) && kursk.contains(&places::KURSK_OBLAST));
    /// ```
);

impl Place {
    /// The events at the place itself, without those of its [parts](Self::parts).
    ///
    /// ```
    /// use kursk_campaign::places;
    ///
    /// let sudzha = places::SUDZHA;
    /// assert!(sudzha.events().iter().all(|event| event.place == Some(sudzha)));
    /// ```
    pub fn events(&self) -> &'static [&'static Event] {
        links::EVENTS_BY_PLACE.of(self.row)
    }

    /// The events that happened in the place or in any of its parts, in chronological order.
    ///
    /// ```
    /// use kursk_campaign::places;
    ///
    /// let there = places::SUDZHA.events();
    /// assert!(there.iter().all(|event| places::KURSK_OBLAST.events_within().any(|e| e == *event)));
    /// ```
    pub fn events_within(&self) -> impl Iterator<Item = &'static Event> {
        let is_here = move |event: &&Event| {
            let place = event.place;
            place.is_some_and(|place| place == self || self.contains(place))
        };
        crate::events::ALL.iter().filter(is_here)
    }

    /// Whether the other place is a part of this one, over any number of steps. No place contains
    /// itself.
    ///
    /// ```
    /// use kursk_campaign::places;
    ///
    /// assert!(places::RUSSIA_COUNTRY.contains(places::SUDZHA));
    /// assert!(!places::SUDZHA.contains(places::KURSK_OBLAST));
    /// ```
    pub fn contains(&self, other: &Place) -> bool {
        let mut outer = other.within;
        while let Some(place) = outer {
            if place == self {
                return true;
            }
            outer = place.within;
        }
        false
    }

    /// Degrees north and east in WGS 84.
    ///
    /// ```
    /// use kursk_campaign::places;
    ///
    /// assert_eq!(places::KYIV.coordinates(), Some((50.455, 30.524)));
    /// assert_eq!(places::DONBAS.coordinates(), None);
    /// ```
    pub const fn coordinates(&self) -> Option<(f64, f64)> {
        match (self.latitude, self.longitude) {
            (Some(latitude), Some(longitude)) => Some((latitude, longitude)),
            _ => None,
        }
    }

    /// The figures about the place.
    ///
    /// ```
    /// use kursk_campaign::places;
    ///
    /// let oblast = places::KURSK_OBLAST;
    /// assert!(oblast.figures_about().iter().all(|figure| figure.subject == oblast.into()));
    /// ```
    pub fn figures_about(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_SUBJECT.of(self.row)
    }

    /// The places that are a part of this one.
    ///
    /// ```
    /// use kursk_campaign::places;
    ///
    /// assert!(places::KURSK_OBLAST.parts().contains(&places::SUDZHA));
    /// ```
    pub fn parts(&self) -> &'static [&'static Place] {
        links::PLACES_BY_WITHIN.of(self.row)
    }

    /// Further spellings of the name.
    ///
    /// ```
    /// use kursk_campaign::places;
    ///
    /// let kyiv = places::KYIV;
    /// assert!(kyiv.names().iter().all(|name| name.record == kyiv.into()));
    /// ```
    pub fn names(&self) -> &'static [&'static Name] {
        links::NAMES_BY_RECORD.of(self.row)
    }

    /// Further spellings in a language, by its BCP 47 tag; those of several languages (`mul`) too. The
    /// English name in `name` is not one of them.
    ///
    /// ```
    /// use kursk_campaign::places;
    ///
    /// assert!(places::KYIV.names_in("uk").any(|name| name == "Київ"));
    /// ```
    pub fn names_in(&self, language: &str) -> impl Iterator<Item = &'static str> {
        crate::names::in_language(self.names(), language)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}
