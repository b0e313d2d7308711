//! A number with its qualifier: what it admits, and what it agrees with.

use core::fmt;
use core::ops::Bound;

use super::bounds::Bounds;
use super::vocab::{Qualifier, Unit};

/// A number as it is claimed: a value, the end of its range if it has one, and the qualifier.
///
/// ```
/// use kursk_campaign::figures;
///
/// let claim = figures::AREA_HELD_UNDER_100_ARA.stated();
/// assert_eq!(claim.to_string(), "less than 100");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Claim {
    /// The number; `None` where the qualifier is vague.
    pub value: Option<i64>,
    /// The upper number of a range.
    pub value_to: Option<i64>,
    /// What is said about the number.
    pub qualifier: Qualifier,
}

impl Claim {
    /// Puts a claim together.
    pub const fn new(qualifier: Qualifier, value: Option<i64>, value_to: Option<i64>) -> Self {
        Self {
            value,
            value_to,
            qualifier,
        }
    }

    /// The values that the claim admits; `None` where it sets no bounds: "about 5", "dozens".
    pub const fn bounds(&self) -> Option<Bounds> {
        let Some(value) = self.value else { return None };
        let (low, high) = match self.qualifier {
            Qualifier::Exact => (Bound::Included(value), Bound::Included(value)),
            Qualifier::Nearly | Qualifier::LessThan => (Bound::Unbounded, Bound::Excluded(value)),
            Qualifier::AtMost => (Bound::Unbounded, Bound::Included(value)),
            Qualifier::MoreThan => (Bound::Excluded(value), Bound::Unbounded),
            Qualifier::AtLeast => (Bound::Included(value), Bound::Unbounded),
            Qualifier::Between => match self.value_to {
                Some(to) => (Bound::Included(value), Bound::Included(to)),
                None => return None,
            },
            Qualifier::Approximately
            | Qualifier::Several
            | Qualifier::Dozens
            | Qualifier::Hundreds
            | Qualifier::Thousands
            | Qualifier::Unquantified => return None,
        };
        Some(Bounds { low, high })
    }

    /// Whether both claims can be right; `None` where one of them has no number.
    ///
    /// "About 5" agrees with "about 5" and with every interval that holds 5 or ends there.
    pub fn agrees_with(&self, other: &Self) -> Option<bool> {
        Some(match (self.bounds(), other.bounds()) {
            (Some(mine), Some(theirs)) => mine.overlaps(&theirs),
            (Some(bounds), None) => bounds.touches(other.value?),
            (None, Some(bounds)) => bounds.touches(self.value?),
            (None, None) => self.value? == other.value?,
        })
    }
}

/// A claim with what is counted: `less than 100 square kilometres`, `dozens of vehicles`.
pub(super) struct Counted {
    pub(super) claim: Claim,
    pub(super) unit: Unit,
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { claim, unit } = self;
        if *unit == Unit::Rank {
            return write!(f, "rank {claim}");
        }
        let words = match (claim.value, claim.value_to, unit.words()) {
            (Some(1), None, "people") => "person",
            (Some(1), None, plural) => plural.trim_end_matches('s'),
            (_, _, plural) => plural,
        };
        let of = match claim.qualifier {
            Qualifier::Dozens
            | Qualifier::Hundreds
            | Qualifier::Thousands
            | Qualifier::Unquantified => " of",
            _ => "",
        };
        write!(f, "{claim}{of} {words}")
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self.qualifier {
            Qualifier::Exact => "",
            Qualifier::Approximately => "about ",
            Qualifier::Nearly => "nearly ",
            Qualifier::LessThan => "less than ",
            Qualifier::AtMost => "at most ",
            Qualifier::MoreThan => "more than ",
            Qualifier::AtLeast => "at least ",
            Qualifier::Between => "between ",
            Qualifier::Unquantified => "an unstated number",
            vague => return f.write_str(vague.code()),
        };
        f.write_str(words)?;
        if let Some(value) = self.value {
            write!(f, "{}", Grouped(value))?;
        }
        if let Some(to) = self.value_to {
            write!(f, " and {}", Grouped(to))?;
        }
        Ok(())
    }
}

/// A number with a comma after each group of three digits.
struct Grouped(i64);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number) = *self;
        if number < 1000 {
            return number.fmt(f);
        }
        write!(f, "{},{:03}", Self(number / 1000), number % 1000)
    }
}
