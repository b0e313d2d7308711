//! Numeric claims: one constant for each number in each article.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/figures.md")))]

use core::fmt;

use crate::claim::Counted;
use crate::comparison::Compared;
use crate::links::figures as links;
use crate::{Actor, Anchor, Bounds, Claim, Number};

pub use crate::Figure;

records!(Figure);
annotation!(
    Figure,
    "The places in the article; the first one is the wording."
);
periods!(
    Figure,
    |figure| Some(figure.as_of),
    "about a time",
    r#"use kursk_campaign::{chrono::NaiveDate, figures};

let day = NaiveDate::from_ymd_opt(2024, 8, 6).unwrap();
assert!(figures::between(day, day).all(|figure| figure.as_of.earliest() <= Some(day)));"#,
    r#"use kursk_campaign::{chrono::NaiveDate, figures};

let from = NaiveDate::from_ymd_opt(2025, 2, 1).unwrap();
let to = NaiveDate::from_ymd_opt(2025, 2, 28).unwrap();
assert!(figures::within(from, to).all(|figure| figure.as_of.earliest() >= Some(from)));"#
);

impl Figure {
    /// The number, after corrections; `None` where the qualifier is vague.
    ///
    /// ```
    /// use kursk_campaign::figures;
    ///
    /// let sent = figures::NORTH_KOREANS_SENT_12_KOSOVAPRESS;
    /// assert!(sent.printed.unwrap() == 12 && sent.value().unwrap() == 12_000);
    /// ```
    pub const fn value(&self) -> Option<Number> {
        self.claim().value()
    }

    /// The upper number of a range, after corrections.
    ///
    /// ```
    /// use kursk_campaign::figures;
    ///
    /// assert!(figures::ALL.iter().all(|figure| figure.value_to() > figure.value() || figure.value_to().is_none()));
    /// ```
    pub const fn value_to(&self) -> Option<Number> {
        self.claim().value_to()
    }

    /// The claim, after corrections.
    ///
    /// ```
    /// use kursk_campaign::figures;
    ///
    /// let sent = figures::NORTH_KOREANS_SENT_12_KOSOVAPRESS;
    /// assert_eq!(sent.claim().to_string(), "12,000");
    /// ```
    pub const fn claim(&self) -> Claim {
        let mut i = 0;
        while i < CORRECTED.len() {
            let (row, claim) = CORRECTED[i];
            if row == self.row {
                return claim;
            }
            i += 1;
        }
        self.printed_claim()
    }

    /// The claim as printed.
    ///
    /// ```
    /// use kursk_campaign::figures;
    ///
    /// let sent = figures::NORTH_KOREANS_SENT_12_KOSOVAPRESS;
    /// assert_eq!(sent.printed_claim().to_string(), "12");
    /// ```
    pub const fn printed_claim(&self) -> Claim {
        Claim::checked(self.qualifier, self.printed, self.printed_to)
    }

    /// Whether a correction changes the claim.
    ///
    /// ```
    /// use kursk_campaign::figures;
    ///
    /// assert!(figures::NORTH_KOREANS_SENT_12_KOSOVAPRESS.is_corrected());
    /// assert!(!figures::AREA_HELD_UNDER_100_ARA.is_corrected());
    /// ```
    pub fn is_corrected(&self) -> bool {
        self.claim() != self.printed_claim()
    }

    /// The values that the claim admits after corrections, in the metric's unit; `None` for "about",
    /// which sets no bounds, and for vague figures.
    ///
    /// ```
    /// use kursk_campaign::figures;
    ///
    /// let held = figures::AREA_HELD_UNDER_100_ARA.bounds().unwrap();
    /// assert_eq!(held.to_string(), "(.., 100)");
    /// assert_eq!(figures::KHARKIV_SLIVERS_GUARDIANS.bounds(), None);
    /// ```
    pub const fn bounds(&self) -> Option<Bounds> {
        self.claim().bounds()
    }

    /// Whether both figures can be right, after corrections.
    ///
    /// `None` where they can't be compared: another metric, another subject, times that do not
    /// overlap, or no number.
    ///
    /// A cumulative count may be higher than one whose time lies within its own, but not lower. Counts
    /// of one event are compared even if the articles date it differently.
    ///
    /// ```
    /// use kursk_campaign::figures;
    ///
    /// let march = figures::EVACUATED_200000_ARA;
    /// let april = figures::EVACUATED_120000_GUARDIANS;
    /// assert_eq!(april.agrees_with(march), Some(false));
    /// ```
    pub fn agrees_with(&self, other: &Self) -> Option<bool> {
        if self.metric != other.metric || self.subject != other.subject {
            return None;
        }
        self.compared().agrees_with(&other.compared())
    }

    fn compared(&self) -> Compared {
        let event = self.event.map(|event| {
            let here = |anchor: &&&Anchor| anchor.source == self.source;
            let mut dates = event.anchors().iter().filter(here);
            let date = dates.find_map(|anchor| anchor.date);
            (event.row as usize, date.unwrap_or(event.date))
        });
        Compared::new(self.claim(), self.as_of, self.metric.measure, event)
    }

    /// Whose word supports the figure: one actor for each independent origin, the figure's own first.
    ///
    /// These are the origins of the figure itself, of the figures that restate it, over any number of
    /// steps, and of the figures that corroborate or refine its value, over one step. Figures that
    /// restate each other have one origin, as have all figures of one owner; the origin of what an
    /// article asserts is the outlet that it republishes, if any. Figures that contradict this one
    /// never support it, even if others agree with both.
    ///
    /// ```
    /// use kursk_campaign::{actors, figures};
    ///
    /// let eleven = figures::NORTH_KOREANS_SENT_11000_ARA;
    /// assert_eq!(eleven.witnesses()[0], eleven.claimed_by);
    /// assert_eq!(eleven.witnesses().len(), eleven.independent_witnesses());
    /// ```
    pub fn witnesses(&self) -> &'static [&'static Actor] {
        links::WITNESSES.of(self.row)
    }

    /// How many independent origins support the figure: the number of [`witnesses()`](Self::witnesses).
    ///
    /// ```
    /// use kursk_campaign::figures;
    ///
    /// let eleven = figures::NORTH_KOREANS_SENT_11000_ARA;
    /// assert!(eleven.independent_witnesses() >= 1);
    /// ```
    pub fn independent_witnesses(&self) -> usize {
        self.witnesses().len()
    }

    pub(crate) const fn counted(&self) -> Counted {
        Counted {
            claim: self.claim(),
            unit: self.metric.unit,
        }
    }

    /// The shares whose base this figure is.
    ///
    /// ```
    /// use kursk_campaign::figures;
    ///
    /// assert!(figures::AREA_HELD_1250_ARA.shares().contains(&figures::AREA_RETAKEN_86_ARA));
    /// ```
    pub fn shares(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_BASE.of(self.row)
    }
}

impl fmt::Display for Figure {
    /// The claim after corrections, with its unit: `less than 100 square kilometres`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.counted().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, Figure};
    use crate::vocab::Qualifier;
    use crate::{events, metrics};

    #[test]
    fn a_range_has_two_numbers() {
        let range = Figure {
            row: u32::MAX,
            printed: Some(3.into()),
            printed_to: Some(5.into()),
            qualifier: Qualifier::Between,
            ..ALL[0]
        };
        assert_eq!(
            (range.value(), range.value_to()),
            (Some(3.into()), Some(5.into()))
        );
        assert!(!range.is_corrected());
    }

    #[test]
    fn counts_of_one_event_are_compared_however_articles_date_it() {
        let event = events::PUTIN_VISITS_KURSK;
        let dated = event.anchors().iter().find(|anchor| anchor.date.is_some());
        let dated = dated.expect("one article has another date");
        let other = event
            .sources()
            .iter()
            .find(|source| **source != dated.source);
        let other = other.expect("several articles report it");
        let figure = |source, as_of, metric, value: i64| Figure {
            row: u32::MAX,
            printed: Some(value.into()),
            printed_to: None,
            qualifier: Qualifier::Exact,
            event: Some(event),
            source,
            as_of,
            metric,
            ..ALL[0]
        };
        let (here, there) = (dated.date.expect("it is dated"), event.date);
        assert!(!here.overlaps(&there));
        let (flow, stock) = (metrics::STRIKE_DEATHS, metrics::AREA_HELD);
        let one = figure(dated.source, here, flow, 34);
        assert_eq!(
            one.agrees_with(&figure(other, there, flow, 35)),
            Some(false)
        );
        assert_eq!(one.agrees_with(&figure(other, there, flow, 34)), Some(true));
        // Not the date that this article gives the event.
        assert_eq!(
            one.agrees_with(&figure(dated.source, there, flow, 35)),
            None
        );
        let one = figure(dated.source, here, stock, 34);
        assert_eq!(one.agrees_with(&figure(other, there, stock, 35)), None);
    }
}
