//! A number with its qualifier: what it admits, and what it agrees with.

use core::fmt;
use core::ops::Bound;

use super::bounds::Bounds;
use super::number::Number;
use super::pad::pad;
use super::vocab::{Qualifier, Unit};

/// A number as it is claimed: a value, the end of its range if it has one, and the qualifier.
///
/// The parts always fit together: a vague qualifier ("dozens") has no number, `between` has two, the
/// lower one first, and every other qualifier has one.
///
/// ```
/// use kursk_campaign::{Claim, Number, figures};
/// use kursk_campaign::vocab::Qualifier;
///
/// let claim = figures::AREA_HELD_UNDER_100_ARA.claim();
/// assert_eq!(claim.to_string(), "less than 100");
/// let hundred = Some(Number::from(100));
/// assert_eq!(Claim::new(Qualifier::LessThan, hundred, None), Some(claim));
/// assert_eq!(Claim::new(Qualifier::Dozens, hundred, None), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Claim {
    qualifier: Qualifier,
    value: Option<Number>,
    value_to: Option<Number>,
}

impl Qualifier {
    /// Whether the qualifier has no number, as in "dozens".
    ///
    /// ```
    /// use kursk_campaign::vocab::Qualifier;
    ///
    /// assert!(Qualifier::Dozens.is_vague() && !Qualifier::Exact.is_vague());
    /// ```
    pub const fn is_vague(self) -> bool {
        matches!(
            self,
            Self::Several | Self::Dozens | Self::Hundreds | Self::Thousands | Self::Unquantified
        )
    }

    /// Whether the qualifier has two numbers.
    ///
    /// ```
    /// use kursk_campaign::vocab::Qualifier;
    ///
    /// assert!(Qualifier::Between.is_range() && !Qualifier::AtMost.is_range());
    /// ```
    pub const fn is_range(self) -> bool {
        matches!(self, Self::Between)
    }
}

impl Claim {
    /// Puts a claim together; `None` where the parts do not fit.
    ///
    /// ```
    /// use kursk_campaign::{Claim, vocab::Qualifier};
    ///
    /// assert!(Claim::new(Qualifier::AtMost, Some(5.into()), None).is_some());
    /// assert!(Claim::new(Qualifier::AtMost, None, None).is_none());
    /// ```
    pub const fn new(
        qualifier: Qualifier,
        value: Option<Number>,
        value_to: Option<Number>,
    ) -> Option<Self> {
        let fits = match (value, value_to) {
            (None, None) => qualifier.is_vague(),
            (Some(_), None) => !qualifier.is_vague() && !qualifier.is_range(),
            (Some(value), Some(to)) => qualifier.is_range() && value.is_less(to),
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
    ///
    /// ```
    /// use kursk_campaign::{figures, vocab::Qualifier};
    ///
    /// let claim = figures::AREA_HELD_UNDER_100_ARA.claim();
    /// assert_eq!(claim.qualifier(), Qualifier::LessThan);
    /// ```
    pub const fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// The number; `None` where the qualifier is vague.
    ///
    /// ```
    /// use kursk_campaign::figures;
    ///
    /// assert_eq!(figures::AREA_HELD_UNDER_100_ARA.claim().value(), Some(100.into()));
    /// ```
    pub const fn value(&self) -> Option<Number> {
        self.value
    }

    /// The upper number of a range.
    ///
    /// ```
    /// use kursk_campaign::{Claim, vocab::Qualifier};
    ///
    /// let claim = Claim::new(Qualifier::Between, Some(3.into()), Some(5.into())).unwrap();
    /// assert_eq!(claim.value_to(), Some(5.into()));
    /// ```
    pub const fn value_to(&self) -> Option<Number> {
        self.value_to
    }

    /// The values that the claim admits; `None` where it sets no bounds: "about 5", "dozens".
    ///
    /// ```
    /// use kursk_campaign::{Claim, vocab::Qualifier};
    ///
    /// let claim = Claim::new(Qualifier::AtLeast, Some(5.into()), None).unwrap();
    /// assert_eq!(claim.bounds().unwrap().to_string(), "[5, ..)");
    /// ```
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
    ///
    /// ```
    /// use kursk_campaign::{Claim, vocab::Qualifier};
    ///
    /// let claim = |qualifier, value: i64| Claim::new(qualifier, Some(value.into()), None).unwrap();
    /// let (most, exact) = (claim(Qualifier::AtMost, 5), claim(Qualifier::Exact, 6));
    /// assert_eq!(most.agrees_with(&exact), Some(false));
    /// ```
    pub fn agrees_with(&self, other: &Self) -> Option<bool> {
        Some(match (self.bounds(), other.bounds()) {
            (Some(mine), Some(theirs)) => mine.overlaps(&theirs),
            (Some(bounds), None) => bounds.touches(other.value?),
            (None, Some(bounds)) => bounds.touches(self.value?),
            (None, None) => self.value? == other.value?,
        })
    }

    /// Whether a number of this claim may grow to one of the other, or stay as it is.
    pub(super) fn may_grow_to(&self, other: &Self) -> Option<bool> {
        let least = |bounds: Bounds| Bounds {
            high: Bound::Unbounded,
            ..bounds
        };
        let most = |bounds: Bounds| Bounds {
            low: Bound::Unbounded,
            ..bounds
        };
        Some(match (self.bounds().map(least), other.bounds().map(most)) {
            (Some(mine), Some(theirs)) => mine.overlaps(&theirs),
            (Some(mine), None) => mine.touches(other.value?),
            (None, Some(theirs)) => theirs.touches(self.value?),
            (None, None) => self.value? <= other.value?,
        })
    }
}

/// A claim with what is counted: `less than 100 square kilometres`, `dozens of vehicles`.
pub(super) struct Counted {
    pub(super) claim: Claim,
    pub(super) unit: Unit,
}

impl Unit {
    /// Whether the unit is counted one by one, so that its numbers are whole.
    ///
    /// ```
    /// use kursk_campaign::vocab::Unit;
    ///
    /// assert!(Unit::People.is_counted() && !Unit::Kilometres.is_counted());
    /// ```
    pub const fn is_counted(self) -> bool {
        !matches!(
            self,
            Self::SquareKilometres
                | Self::Kilometres
                | Self::Miles
                | Self::Percent
                | Self::Days
                | Self::Weeks
                | Self::Months
                | Self::Years
        )
    }

    /// The unit in words, as it follows a number other than one.
    ///
    /// ```
    /// use kursk_campaign::vocab::Unit;
    ///
    /// assert_eq!(Unit::TimeZones.plural(), "time zones");
    /// ```
    pub const fn plural(self) -> &'static str {
        match self {
            Self::SquareKilometres => "square kilometres",
            Self::TimeZones => "time zones",
            other => other.code(),
        }
    }

    /// The unit in words, as it follows the number one.
    ///
    /// ```
    /// use kursk_campaign::vocab::Unit;
    ///
    /// assert_eq!(Unit::People.singular(), "person");
    /// ```
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
            let is_one = claim.value.is_some_and(|value| value == 1) && claim.value_to.is_none();
            let words = if is_one {
                unit.singular()
            } else {
                unit.plural()
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

/// What a figure claims, as a reader is told: in the printed words where these give no number or a rank,
/// and as printed too where that is corrected.
pub(super) struct Claimed<'a> {
    pub(super) counted: Counted,
    pub(super) printed: Claim,
    pub(super) wording: &'a str,
}

impl fmt::Display for Claimed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counted { claim, unit } = &self.counted;
        let is_corrected = self.printed != *claim;
        if claim.value.is_none() || *unit == Unit::Rank && !is_corrected {
            return write!(f, "“{}”", self.wording);
        }
        if is_corrected {
            write!(f, "printed “{}”, read as ", self.printed)?;
        }
        // The name of the metric says what is counted.
        match unit.is_counted() {
            true => write!(f, "{claim}"),
            false => write!(f, "{}", self.counted),
        }
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
                value.write(f, true)?;
            }
            if let Some(to) = self.value_to {
                f.write_str(" and ")?;
                to.write(f, true)?;
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString;

    use super::super::vocab::{Qualifier, Unit};
    use super::{Claim, Claimed, Counted, Number};

    fn claim(qualifier: Qualifier, value: Option<i64>, value_to: Option<i64>) -> Claim {
        let (value, value_to) = (value.map(Number::from), value_to.map(Number::from));
        Claim::new(qualifier, value, value_to).expect("the parts fit")
    }

    #[test]
    fn only_parts_that_fit_make_a_claim() {
        for (qualifier, value, value_to, fits) in [
            (Qualifier::Exact, Some(5), None, true),
            (Qualifier::Exact, None, None, false),
            (Qualifier::Exact, Some(5), Some(6), false),
            (Qualifier::Between, Some(5), Some(6), true),
            (Qualifier::Between, Some(5), Some(5), false),
            (Qualifier::Between, Some(6), Some(5), false),
            (Qualifier::Between, Some(5), None, false),
            (Qualifier::Between, None, Some(6), false),
            (Qualifier::Between, None, None, false),
            (Qualifier::Dozens, None, None, true),
            (Qualifier::Dozens, Some(24), None, false),
            (Qualifier::Dozens, None, Some(24), false),
        ] {
            let (value, value_to) = (value.map(Number::from), value_to.map(Number::from));
            let claim = Claim::new(qualifier, value, value_to);
            assert_eq!(
                claim.is_some(),
                fits,
                "{qualifier:?} {value:?} {value_to:?}"
            );
            if let Some(claim) = claim {
                let parts = (claim.qualifier(), claim.value(), claim.value_to());
                assert_eq!(parts, (qualifier, value, value_to));
            }
        }
    }

    #[test]
    fn claims_are_written_in_words() {
        for (qualifier, value, value_to, words) in [
            (Qualifier::Exact, Some(-1_234_567), None, "-1,234,567"),
            (Qualifier::Exact, Some(999), None, "999"),
            (Qualifier::Approximately, Some(1000), None, "about 1,000"),
            (Qualifier::Nearly, Some(1001), None, "nearly 1,001"),
            (Qualifier::LessThan, Some(5), None, "less than 5"),
            (Qualifier::AtMost, Some(5), None, "at most 5"),
            (Qualifier::MoreThan, Some(5), None, "more than 5"),
            (Qualifier::AtLeast, Some(5), None, "at least 5"),
            (
                Qualifier::Between,
                Some(5),
                Some(6000),
                "between 5 and 6,000",
            ),
            (Qualifier::Several, None, None, "several"),
            (Qualifier::Dozens, None, None, "dozens"),
            (Qualifier::Hundreds, None, None, "hundreds"),
            (Qualifier::Thousands, None, None, "thousands"),
            (Qualifier::Unquantified, None, None, "an unstated number"),
        ] {
            assert_eq!(claim(qualifier, value, value_to).to_string(), words);
        }
    }

    #[test]
    fn what_is_measured_is_not_counted() {
        for (unit, expected) in [
            (Unit::People, true),
            (Unit::Rank, true),
            (Unit::SquareKilometres, false),
            (Unit::Percent, false),
            (Unit::Years, false),
        ] {
            assert_eq!(unit.is_counted(), expected, "{}", unit.code());
        }
    }

    #[test]
    fn what_is_counted_agrees_with_its_number() {
        let one = claim(Qualifier::Exact, Some(1), None);
        let range = claim(Qualifier::Between, Some(1), Some(2));
        let several = claim(Qualifier::Several, None, None);
        let dozens = claim(Qualifier::Dozens, None, None);
        for (claim, unit, words) in [
            (one, Unit::People, "1 person"),
            (one, Unit::Days, "1 day"),
            (one, Unit::SquareKilometres, "1 square kilometre"),
            (one, Unit::TimeZones, "1 time zone"),
            (one, Unit::Rank, "rank 1"),
            (range, Unit::People, "between 1 and 2 people"),
            (
                range,
                Unit::SquareKilometres,
                "between 1 and 2 square kilometres",
            ),
            (several, Unit::TimeZones, "several time zones"),
            (dozens, Unit::Vehicles, "dozens of vehicles"),
        ] {
            assert_eq!(Counted { claim, unit }.to_string(), words);
        }
    }

    #[test]
    fn a_reader_is_told_what_is_printed() {
        let number = |value| claim(Qualifier::Exact, Some(value), None);
        let dozens = claim(Qualifier::Dozens, None, None);
        for (claim, unit, printed, told) in [
            (number(12_000), Unit::People, number(12_000), "12,000"),
            (
                number(12_000),
                Unit::People,
                number(12),
                "printed “12”, read as 12,000",
            ),
            (number(12), Unit::Kilometres, number(12), "12 kilometres"),
            (number(1), Unit::Rank, number(1), "“in words”"),
            (number(1), Unit::Rank, number(2), "printed “2”, read as 1"),
            (dozens, Unit::People, dozens, "“in words”"),
        ] {
            let claimed = Claimed {
                counted: Counted { claim, unit },
                printed,
                wording: "in words",
            };
            assert_eq!(claimed.to_string(), told);
        }
    }

    #[test]
    fn claims_agree_where_both_can_be_right() {
        let exact = |value| claim(Qualifier::Exact, Some(value), None);
        let about = claim(Qualifier::Approximately, Some(5), None);
        let less = claim(Qualifier::LessThan, Some(5), None);
        let most = claim(Qualifier::AtMost, Some(5), None);
        let more = claim(Qualifier::MoreThan, Some(5), None);
        let least = claim(Qualifier::AtLeast, Some(5), None);
        let dozens = claim(Qualifier::Dozens, None, None);
        for (one, other, expected) in [
            (exact(5), exact(5), Some(true)),
            (exact(5), exact(6), Some(false)),
            (exact(5), less, Some(false)),
            (exact(4), less, Some(true)),
            (exact(5), most, Some(true)),
            (exact(6), most, Some(false)),
            (exact(5), more, Some(false)),
            (exact(6), more, Some(true)),
            (exact(5), least, Some(true)),
            (exact(4), least, Some(false)),
            (about, exact(5), Some(true)),
            (about, exact(6), Some(false)),
            (about, less, Some(true)),
            (about, more, Some(true)),
            (about, about, Some(true)),
            (
                about,
                claim(Qualifier::Approximately, Some(6), None),
                Some(false),
            ),
            (about, dozens, None),
            (exact(5), dozens, None),
            (dozens, dozens, None),
        ] {
            assert_eq!(one.agrees_with(&other), expected, "{one} and {other}");
            assert_eq!(other.agrees_with(&one), expected, "{other} and {one}");
        }
    }
    #[test]
    fn a_claim_grows_to_one_whose_numbers_are_not_all_lower() {
        let exact = |value| claim(Qualifier::Exact, Some(value), None);
        let about = |value| claim(Qualifier::Approximately, Some(value), None);
        let less = claim(Qualifier::LessThan, Some(5), None);
        let more = claim(Qualifier::MoreThan, Some(5), None);
        let least = claim(Qualifier::AtLeast, Some(5), None);
        let dozens = claim(Qualifier::Dozens, None, None);
        for (one, other, expected) in [
            (exact(5), exact(5), Some(true)),
            (exact(5), exact(6), Some(true)),
            (exact(5), about(6), Some(true)),
            (exact(6), exact(5), Some(false)),
            (exact(5), more, Some(true)),
            (more, exact(5), Some(false)),
            (more, exact(6), Some(true)),
            (least, exact(5), Some(true)),
            (least, less, Some(false)),
            (less, exact(1), Some(true)),
            (exact(5), less, Some(false)),
            (more, about(5), Some(true)),
            (more, about(4), Some(false)),
            (about(5), less, Some(true)),
            (about(6), less, Some(false)),
            (about(5), about(5), Some(true)),
            (about(5), about(6), Some(true)),
            (about(6), about(5), Some(false)),
            (dozens, exact(5), None),
            (exact(5), dozens, None),
            (about(5), dozens, None),
        ] {
            assert_eq!(one.may_grow_to(&other), expected, "{one} and {other}");
        }
    }
}
