//! What a claimed number admits: an interval whose ends are open, closed or not stated.

use core::fmt;
use core::ops::{Bound, RangeBounds};

use super::number::Number;
use super::pad::pad;

/// The values that a claim admits, in the metric's unit.
///
/// Each end is a [`Bound`]: included ("at least 5"), excluded ("more than 5") or unbounded (the
/// claim does not say). Values are treated as points on a line: "more than 5" admits what lies
/// between 5 and 6.
///
/// ```
/// use core::ops::{Bound, RangeBounds};
/// use kursk_campaign::{Number, figures};
///
/// let held = figures::AREA_HELD_UNDER_100_ARA.bounds().unwrap();
/// assert_eq!(held.end_bound(), Bound::Excluded(&Number::from(100)));
/// assert_eq!(held.to_string(), "(.., 100)");
/// assert!(!held.contains(&100));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// The lower end.
    pub low: Bound<Number>,
    /// The upper end.
    pub high: Bound<Number>,
}

impl Bounds {
    /// Whether some value belongs to both intervals.
    ///
    /// ```
    /// use kursk_campaign::figures;
    ///
    /// let under = figures::AREA_HELD_UNDER_100_ARA.bounds().unwrap();
    /// let maps = figures::AREA_HELD_428_GUARDIANS.bounds().unwrap();
    /// assert!(!under.overlaps(&maps));
    /// ```
    pub fn overlaps(&self, other: &Self) -> bool {
        fn reaches(low: Bound<Number>, high: Bound<Number>) -> bool {
            match (low, high) {
                (Bound::Unbounded, _) | (_, Bound::Unbounded) => true,
                (Bound::Included(low), Bound::Included(high)) => low <= high,
                (
                    Bound::Included(low) | Bound::Excluded(low),
                    Bound::Included(high) | Bound::Excluded(high),
                ) => low < high,
            }
        }
        reaches(self.low, other.high) && reaches(other.low, self.high)
    }

    /// Whether the value belongs to the interval or is one of its ends.
    pub(super) fn touches(&self, value: Number) -> bool {
        let closed = |bound| match bound {
            Bound::Excluded(end) => Bound::Included(end),
            other => other,
        };
        let closure = Self {
            low: closed(self.low),
            high: closed(self.high),
        };
        closure.contains(&value)
    }
}

impl RangeBounds<Number> for Bounds {
    fn start_bound(&self) -> Bound<&Number> {
        self.low.as_ref()
    }

    fn end_bound(&self) -> Bound<&Number> {
        self.high.as_ref()
    }
}

impl fmt::Display for Bounds {
    /// Writes the interval as mathematicians do: `[5, 9)`, `(5, ..)`, and `[5]` for one value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, |f| {
            match self.low {
                Bound::Included(low) if self.high == Bound::Included(low) => {
                    return write!(f, "[{low}]");
                }
                Bound::Included(low) => write!(f, "[{low}, ")?,
                Bound::Excluded(low) => write!(f, "({low}, ")?,
                Bound::Unbounded => f.write_str("(.., ")?,
            }
            match self.high {
                Bound::Included(high) => write!(f, "{high}]"),
                Bound::Excluded(high) => write!(f, "{high})"),
                Bound::Unbounded => f.write_str("..)"),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use core::ops::Bound::{self, Excluded, Included, Unbounded};
    use core::ops::RangeBounds as _;
    use std::format;

    use super::{Bounds, Number};

    fn bounds(low: Bound<i64>, high: Bound<i64>) -> Bounds {
        let (low, high) = (low.map(Number::from), high.map(Number::from));
        Bounds { low, high }
    }

    #[test]
    fn intervals_are_written_with_their_ends() {
        for (low, high, written) in [
            (Included(5), Included(5), "[5]"),
            (Included(5), Included(9), "[5, 9]"),
            (Included(5), Excluded(9), "[5, 9)"),
            (Excluded(5), Included(9), "(5, 9]"),
            (Excluded(5), Unbounded, "(5, ..)"),
            (Unbounded, Excluded(5), "(.., 5)"),
            (Unbounded, Unbounded, "(.., ..)"),
        ] {
            assert_eq!(format!("{}", bounds(low, high)), written);
        }
        assert_eq!(
            format!("{:>9}", bounds(Included(5), Included(9))),
            "   [5, 9]"
        );
    }

    #[test]
    fn intervals_that_meet_at_an_end_overlap_if_both_include_it() {
        for (high, low, expected) in [
            (Included(5), Included(5), true),
            (Included(5), Excluded(5), false),
            (Excluded(5), Included(5), false),
            (Excluded(5), Excluded(5), false),
            (Included(5), Included(6), false),
            (Excluded(6), Excluded(5), true),
            (Unbounded, Excluded(5), true),
            (Excluded(5), Unbounded, true),
        ] {
            let (lower, upper) = (bounds(Unbounded, high), bounds(low, Unbounded));
            assert_eq!(lower.overlaps(&upper), expected, "{lower} and {upper}");
            assert_eq!(upper.overlaps(&lower), expected, "{upper} and {lower}");
        }
        assert!(bounds(Included(5), Included(5)).overlaps(&bounds(Included(3), Included(7))));
        assert!(!bounds(Included(5), Included(5)).overlaps(&bounds(Excluded(5), Included(7))));
    }

    #[test]
    fn an_interval_contains_what_is_within_and_touches_its_ends_too() {
        let held = bounds(Excluded(5), Excluded(9));
        for (value, contains, touches) in [
            (4, false, false),
            (5, false, true),
            (7, true, true),
            (9, false, true),
            (10, false, false),
        ] {
            assert_eq!(held.contains(&value), contains, "{value}");
            assert_eq!(held.touches(value.into()), touches, "{value}");
        }
        assert_eq!(
            (held.start_bound(), held.end_bound()),
            (Excluded(&Number::from(5)), Excluded(&Number::from(9)))
        );
    }
}
