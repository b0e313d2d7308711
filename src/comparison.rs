//! Which figures of a metric and a subject are about the same, and whether both can be right.

use super::claim::Claim;
use super::date::Date;
use super::vocab::Measure;

/// What decides how a figure compares with others of its metric and subject.
#[derive(Clone, Copy)]
pub struct Compared {
    pub claim: Claim,
    pub as_of: Date,
    pub measure: Measure,
    /// The event that the figure is a count of, by its position: a flow with the date that the
    /// article gives the event.
    pub event: Option<usize>,
}

impl Compared {
    /// What a figure says, and its event with the date that the figure's article gives it.
    pub fn new(claim: Claim, as_of: Date, measure: Measure, event: Option<(usize, Date)>) -> Self {
        let is_count_of = |(_, date): &(usize, Date)| measure == Measure::Flow && *date == as_of;
        let event = event.filter(is_count_of).map(|(event, _)| event);
        Self {
            claim,
            as_of,
            measure,
            event,
        }
    }

    /// Whether both are about the same time. Counts of one event are, however the articles date it,
    /// and counts of two events are not.
    pub fn is_comparable(&self, other: &Self) -> bool {
        match (self.event, other.event) {
            (Some(mine), Some(theirs)) => mine == theirs,
            _ => self.as_of.overlaps(&other.as_of),
        }
    }

    /// Whether both can be right; `None` where they are about different times, or one has no number.
    ///
    /// A cumulative count may be higher than one whose time lies within its own, and not lower.
    pub fn agrees_with(&self, other: &Self) -> Option<bool> {
        if !self.is_comparable(other) {
            return None;
        }
        if self.measure != Measure::Cumulative {
            return self.claim.agrees_with(&other.claim);
        }
        match (
            self.as_of.is_within(&other.as_of),
            other.as_of.is_within(&self.as_of),
        ) {
            (true, true) => self.claim.agrees_with(&other.claim),
            (true, false) => self.claim.may_grow_to(&other.claim),
            (false, true) => other.claim.may_grow_to(&self.claim),
            (false, false) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::vocab::{Measure, Qualifier};
    use super::{Claim, Compared, Date};

    fn compared(measure: Measure, as_of: &str, value: i64, event: Option<usize>) -> Compared {
        Compared {
            claim: Claim::new(Qualifier::Exact, Some(value.into()), None).expect("it fits"),
            as_of: Date::parse(as_of).expect("a date"),
            measure,
            event,
        }
    }

    #[test]
    fn a_cumulative_count_does_not_fall() {
        let total = |as_of, value| compared(Measure::Cumulative, as_of, value, None);
        let (january, march) = ("2024-08-06/2025-01", "2024-08-06/2025-03");
        for (one, other, expected) in [
            (total(january, 10), total(march, 10), Some(true)),
            (total(january, 10), total(march, 12), Some(true)),
            (total(january, 12), total(march, 10), Some(false)),
            (total(january, 12), total(january, 10), Some(false)),
            (total(january, 10), total(january, 10), Some(true)),
            // Each counts something that the other does not.
            (total(january, 10), total("2024-09/2025-03", 5), None),
            (total("2025-01", 5), total("2025-02", 6), None),
        ] {
            assert_eq!(one.agrees_with(&other), expected, "{}", other.as_of);
            assert_eq!(other.agrees_with(&one), expected, "{}", other.as_of);
        }
    }

    #[test]
    fn other_measures_are_compared_as_they_are() {
        let stock = |as_of, value| compared(Measure::Stock, as_of, value, None);
        let (day, month) = (stock("2025-01-15", 12), stock("2025-01", 10));
        assert_eq!(day.agrees_with(&month), Some(false));
        assert_eq!(day.agrees_with(&stock("2025-01", 12)), Some(true));
        assert_eq!(day.agrees_with(&stock("2025-02", 12)), None);
    }

    #[test]
    fn counts_of_one_event_are_comparable_however_it_is_dated() {
        let dead = |as_of, value, event| compared(Measure::Flow, as_of, value, event);
        let first = dead("2025-04-13", 34, Some(1));
        for (other, expected) in [
            (dead("2025-04-14", 35, Some(1)), Some(false)),
            (dead("2025-04-14", 34, Some(1)), Some(true)),
            (dead("2025-04-13", 35, Some(2)), None),
            (dead("2025-04-14", 35, None), None),
            (dead("2025-04-13", 35, None), Some(false)),
        ] {
            assert_eq!(first.agrees_with(&other), expected, "{}", other.as_of);
            assert_eq!(other.agrees_with(&first), expected, "{}", other.as_of);
        }
    }
}
