//! What a share comes to in the unit of its base.

use core::ops::Bound;

use crate::vocab::Measure;
use crate::{Bounds, Figure, Metric};

/// What a share comes to in the unit of its base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Implied {
    /// The metric of the base, whose unit the bounds are in.
    pub metric: &'static Metric,
    /// The share itself: 86 % of 1,250 is 1,075.
    pub part: Bounds,
    /// What it leaves: 175.
    pub rest: Bounds,
}

impl Bounds {
    /// The interval of one value.
    pub const fn exactly(value: i64) -> Self {
        Self {
            low: Bound::Included(value),
            high: Bound::Included(value),
        }
    }
}

impl Figure {
    /// What a share comes to in the unit of its base; `None` for what is no share, or where the
    /// share or its base has no bounds.
    ///
    /// Ends that are no whole numbers are rounded outwards.
    ///
    /// ```
    /// use kursk_campaign::{Bounds, figures};
    ///
    /// let implied = figures::AREA_RETAKEN_86_ARA.implied().unwrap();
    /// assert_eq!(implied.part, Bounds::exactly(1075));
    /// assert_eq!(implied.rest, Bounds::exactly(175));
    /// ```
    pub fn implied(&self) -> Option<Implied> {
        if self.metric.measure != Measure::Share {
            return None;
        }
        let base = self.base?;
        let (share, whole) = (self.bounds()?, base.bounds()?);
        let complement = |bound| match bound {
            Bound::Included(percent) => Bound::Included(100 - percent),
            Bound::Excluded(percent) => Bound::Excluded(100 - percent),
            Bound::Unbounded => Bound::Unbounded,
        };
        let rest = Bounds {
            low: complement(share.high),
            high: complement(share.low),
        };
        Some(Implied {
            metric: base.metric,
            part: percent_of(share, whole),
            rest: percent_of(rest, whole),
        })
    }
}

/// So many percent of a whole. Where no end is stated, a share goes from nothing to all of the
/// whole, and a whole is no less than nothing.
fn percent_of(percent: Bounds, whole: Bounds) -> Bounds {
    let or = |bound, otherwise| match bound {
        Bound::Unbounded => Bound::Included(otherwise),
        stated => stated,
    };
    Bounds {
        low: hundredth(or(percent.low, 0), or(whole.low, 0), 0),
        high: hundredth(or(percent.high, 100), whole.high, 99),
    }
}

/// A hundredth of the product of two ends, rounded down after so many hundredths are added.
fn hundredth(percent: Bound<i64>, whole: Bound<i64>, added: i128) -> Bound<i64> {
    let end = |bound| match bound {
        Bound::Included(value) => Some((i128::from(value), true)),
        Bound::Excluded(value) => Some((i128::from(value), false)),
        Bound::Unbounded => None,
    };
    let (Some((percent, share)), Some((whole, base))) = (end(percent), end(whole)) else {
        return Bound::Unbounded;
    };
    let product = percent.clamp(0, 100) * whole;
    // Whatever it is multiplied with, a zero that is included gives one that is.
    let is_included = share && (base || percent == 0) || base && whole == 0;
    // No more than the whole, so that it fits again.
    let value = ((product + added) / 100) as i64;
    if is_included || product % 100 != 0 {
        Bound::Included(value)
    } else {
        Bound::Excluded(value)
    }
}

#[cfg(test)]
mod tests {
    use core::ops::Bound::{Excluded, Included, Unbounded};

    use super::{Bounds, percent_of};

    fn share(percent: Bounds, whole: Bounds) -> (core::ops::Bound<i64>, core::ops::Bound<i64>) {
        let Bounds { low, high } = percent_of(percent, whole);
        (low, high)
    }

    #[test]
    fn a_share_ends_where_its_factors_do() {
        let over_half = Bounds {
            low: Excluded(50),
            high: Unbounded,
        };
        let exactly = Bounds::exactly;
        assert_eq!(
            share(over_half, exactly(1250)),
            (Excluded(625), Included(1250))
        );
        // Outwards, where half of it is no whole number.
        assert_eq!(share(over_half, exactly(5)), (Included(2), Included(5)));
        // Of nothing, even more than half is nothing.
        assert_eq!(share(over_half, exactly(0)), (Included(0), Included(0)));
        let under_1000 = Bounds {
            low: Unbounded,
            high: Excluded(1000),
        };
        assert_eq!(share(over_half, under_1000), (Included(0), Excluded(1000)));
        let over_1000 = Bounds {
            low: Excluded(1000),
            high: Unbounded,
        };
        assert_eq!(share(exactly(0), over_1000).0, Included(0));
        assert_eq!(share(exactly(64), over_1000), (Excluded(640), Unbounded));
    }

    #[test]
    fn no_whole_is_too_great() {
        let most = Bounds::exactly(i64::MAX);
        assert_eq!(percent_of(Bounds::exactly(100), most), most);
    }
}
