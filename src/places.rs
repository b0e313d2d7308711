//! Where things happen: one constant for each place.

use core::fmt;

use crate::links::places as links;
use crate::vocab::PlaceKind;
use crate::{Event, Figure, Name};

/// A place: a row of `places.csv`. Its coordinates come from GeoNames; a place that is not in the
/// selection of GeoNames that the contract names has none.
#[non_exhaustive]
pub struct Place {
    row: u32,
    /// The name of the record.
    pub id: &'static str,
    /// The name in English.
    pub name: &'static str,
    /// What the place is.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2 code of the state, de jure.
    pub country: Option<&'static str>,
    /// The place that this one is a part of.
    pub within: Option<&'static Place>,
    /// Degrees north in WGS 84, exact to three decimals.
    pub latitude: Option<f64>,
    /// Degrees east in WGS 84, exact to three decimals.
    pub longitude: Option<f64>,
    /// The id in GeoNames.
    pub geonames: Option<i64>,
    /// What a reader should know besides.
    pub note: Option<&'static str>,
}

records!(Place, Place, "places.rs", "by id");
named!(
    Place,
    "use kursk_campaign::places;\n\nassert_eq!(places::named(\"Kiev\"), Some(places::KYIV));"
);

impl Place {
    /// The events that happened just there; those of its [parts](Self::parts) are not among them.
    pub fn events(&self) -> &'static [&'static Event] {
        links::EVENTS_BY_PLACE.of(self.row)
    }

    /// The figures about the place.
    pub fn figures_about(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_SUBJECT.of(self.row)
    }

    /// The places that are a part of this one.
    pub fn parts(&self) -> &'static [&'static Place] {
        links::PLACES_BY_WITHIN.of(self.row)
    }

    /// Further spellings of the name.
    pub fn names(&self) -> &'static [&'static Name] {
        links::NAMES_BY_RECORD.of(self.row)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}
