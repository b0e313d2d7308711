//! What a claimed number admits: an interval whose ends are open, closed or not stated.

use core::fmt;
use core::ops::{Bound, RangeBounds};

use super::pad::pad;

/// The values that a claim admits, in the metric's unit.
///
/// Each end is a [`Bound`]: included ("at least 5"), excluded ("more than 5") or unbounded (the
/// claim does not say). Values are treated as points on a line: "more than 5" admits what lies
/// between 5 and 6.
///
/// ```
/// use core::ops::{Bound, RangeBounds};
/// use kursk_campaign::figures;
///
/// let held = figures::AREA_HELD_UNDER_100_ARA.bounds().unwrap();
/// assert_eq!(held.end_bound(), Bound::Excluded(&100));
/// assert_eq!(held.to_string(), "(.., 100)");
/// assert!(!held.contains(&100));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// The lower end.
    pub low: Bound<i64>,
    /// The upper end.
    pub high: Bound<i64>,
}

impl Bounds {
    /// Whether some value belongs to both intervals.
    pub fn overlaps(&self, other: &Self) -> bool {
        fn reaches(low: Bound<i64>, high: Bound<i64>) -> bool {
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
    pub(super) fn touches(&self, value: i64) -> bool {
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

impl RangeBounds<i64> for Bounds {
    fn start_bound(&self) -> Bound<&i64> {
        self.low.as_ref()
    }

    fn end_bound(&self) -> Bound<&i64> {
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
