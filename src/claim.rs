//! A number with its qualifier: what it admits, and what it agrees with.

use core::fmt;
use core::ops::Bound;

use super::bounds::Bounds;
use super::pad::pad;
use super::vocab::{Qualifier, Unit};

/// A number as it is claimed: a value, the end of its range if it has one, and the qualifier.
///
/// The parts always fit together: a vague qualifier ("dozens") has no number, `between` has two, the
/// lower one first, and every other qualifier has one.
///
/// ```
/// use kursk_campaign::{Claim, figures};
/// use kursk_campaign::vocab::Qualifier;
///
/// let claim = figures::AREA_HELD_UNDER_100_ARA.claim();
/// assert_eq!(claim.to_string(), "less than 100");
/// assert_eq!(Claim::new(Qualifier::LessThan, Some(100), None), Some(claim));
/// assert_eq!(Claim::new(Qualifier::Dozens, Some(100), None), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Claim {
    qualifier: Qualifier,
    value: Option<i64>,
    value_to: Option<i64>,
}

impl Qualifier {
    /// Whether the qualifier has no number, as in "dozens".
    pub const fn is_vague(self) -> bool {
        matches!(
            self,
            Self::Several | Self::Dozens | Self::Hundreds | Self::Thousands | Self::Unquantified
        )
    }

    /// Whether the qualifier has two numbers.
    pub const fn is_range(self) -> bool {
        matches!(self, Self::Between)
    }
}

impl Claim {
    /// Puts a claim together; `None` where the parts do not fit.
    pub const fn new(
        qualifier: Qualifier,
        value: Option<i64>,
        value_to: Option<i64>,
    ) -> Option<Self> {
        let fits = match (value, value_to) {
            (None, None) => qualifier.is_vague(),
            (Some(_), None) => !qualifier.is_vague() && !qualifier.is_range(),
            (Some(value), Some(to)) => qualifier.is_range() && value < to,
            (None, Some(_)) => false,
        };
        if fits {
            Some(Self {
                qualifier,
                value,
                value_to,
            })
        } else {
            None
        }
    }

    /// What is said about the number.
    pub const fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// The number; `None` where the qualifier is vague.
    pub const fn value(&self) -> Option<i64> {
        self.value
    }

    /// The upper number of a range.
    pub const fn value_to(&self) -> Option<i64> {
        self.value_to
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

impl Unit {
    /// The unit in words, as it follows a number other than one.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::SquareKilometres => "square kilometres",
            Self::TimeZones => "time zones",
            other => other.code(),
        }
    }

    /// The unit in words, as it follows the number one.
    pub fn singular(self) -> &'static str {
        match self {
            Self::People => "person",
            other => other.plural().trim_end_matches('s'),
        }
    }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { claim, unit } = *self;
        pad(f, |f| {
            if unit == Unit::Rank {
                return write!(f, "rank {claim}");
            }
            let words = match (claim.value, claim.value_to) {
                (Some(1), None) => unit.singular(),
                _ => unit.plural(),
            };
            let of = match claim.qualifier {
                Qualifier::Dozens
                | Qualifier::Hundreds
                | Qualifier::Thousands
                | Qualifier::Unquantified => " of",
                _ => "",
            };
            write!(f, "{claim}{of} {words}")
        })
    }
}

impl fmt::Display for Claim {
    /// Writes the claim in words: `less than 100`, `between 3 and 5`, `dozens`.
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
            Qualifier::Several => "several",
            Qualifier::Dozens => "dozens",
            Qualifier::Hundreds => "hundreds",
            Qualifier::Thousands => "thousands",
            Qualifier::Unquantified => "an unstated number",
        };
        pad(f, |f| {
            f.write_str(words)?;
            if let Some(value) = self.value {
                write!(f, "{}", Grouped(value))?;
            }
            if let Some(to) = self.value_to {
                write!(f, " and {}", Grouped(to))?;
            }
            Ok(())
        })
    }
}

/// A number with a comma after each group of three digits.
struct Grouped(i64);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number) = *self;
        if number.unsigned_abs() < 1000 {
            return write!(f, "{number}");
        }
        write!(
            f,
            "{},{:03}",
            Self(number / 1000),
            number.unsigned_abs() % 1000
        )
    }
}
