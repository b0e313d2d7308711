//! What a share comes to in the unit of its base.

use core::ops::Bound;

use crate::vocab::Measure;
use crate::{Bounds, Figure, Metric, Number};

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
    ///
    /// ```
    /// use kursk_campaign::Bounds;
    ///
    /// assert_eq!(Bounds::exactly(175.into()).to_string(), "[175]");
    /// ```
    pub const fn exactly(value: Number) -> Self {
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
    /// An end that a [`Number`] can't hold is rounded outwards to a whole number.
    ///
    /// ```
    /// use kursk_campaign::{Bounds, figures};
    ///
    /// let implied = figures::AREA_RETAKEN_86_ARA.implied().unwrap();
    /// assert_eq!(implied.part, Bounds::exactly(1075.into()));
    /// assert_eq!(implied.rest, Bounds::exactly(175.into()));
    /// ```
    pub fn implied(&self) -> Option<Implied> {
        if self.metric.measure != Measure::Share {
            return None;
        }
        let base = self.base?;
        let (share, whole) = (self.bounds()?, base.bounds()?);
        let rest = Bounds {
            low: share.high.map(complement),
            high: share.low.map(complement),
        };
        Some(Implied {
            metric: base.metric,
            part: percent_of(share, whole),
            rest: percent_of(rest, whole),
        })
    }
}

/// What so many percent leave. A share is between 0 and 100, so that the numerator fits.
fn complement(percent: Number) -> Number {
    let all = 100 * i64::from(percent.denom());
    Number::new(all - percent.numer(), percent.denom()).expect("a denominator is not 0")
}

/// So many percent of a whole. Where no end is stated, a share goes from nothing to all of the
/// whole, and a whole is no less than nothing.
fn percent_of(percent: Bounds, whole: Bounds) -> Bounds {
    let or = |bound, otherwise| match bound {
        Bound::Unbounded => Bound::Included(Number::from_integer(otherwise)),
        stated => stated,
    };
    Bounds {
        low: hundredth(or(percent.low, 0), or(whole.low, 0), Rounded::Down),
        high: hundredth(or(percent.high, 100), whole.high, Rounded::Up),
    }
}

enum Rounded {
    Down,
    Up,
}

/// A hundredth of the product of two ends.
fn hundredth(percent: Bound<Number>, whole: Bound<Number>, rounded: Rounded) -> Bound<Number> {
    let end = |bound| match bound {
        Bound::Included(value) => Some((value, true)),
        Bound::Excluded(value) => Some((value, false)),
        Bound::Unbounded => None,
    };
    let (Some((percent, share)), Some((whole, base))) = (end(percent), end(whole)) else {
        return Bound::Unbounded;
    };
    // Whatever it is multiplied with, a zero that is included gives one that is.
    let is_included = share && (base || percent == 0) || base && whole == 0;
    let numer = i128::from(percent.numer()) * i128::from(whole.numer());
    let denom = i128::from(percent.denom()) * i128::from(whole.denom()) * 100;
    let divisor = common_divisor(numer, denom);
    let exact = i64::try_from(numer / divisor)
        .ok()
        .zip(u32::try_from(denom / divisor).ok());
    let exact = exact.and_then(|(numer, denom)| Number::new(numer, denom));
    match exact {
        Some(value) if is_included => Bound::Included(value),
        Some(value) => Bound::Excluded(value),
        // No more than the whole, so that it fits again.
        None => Bound::Included(Number::from_integer(match rounded {
            Rounded::Down => (numer / denom) as i64,
            Rounded::Up => (numer / denom) as i64 + 1,
        })),
    }
}

fn common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use core::ops::Bound::{self, Excluded, Included, Unbounded};

    use super::{Bounds, complement, percent_of};

    fn bounds(low: Bound<&str>, high: Bound<&str>) -> Bounds {
        let number = |text: &str| text.parse().expect("a number");
        Bounds {
            low: low.map(number),
            high: high.map(number),
        }
    }

    fn exactly(value: &str) -> Bounds {
        bounds(Included(value), Included(value))
    }

    #[test]
    fn a_share_ends_where_its_factors_do() {
        let over_half = bounds(Excluded("50"), Unbounded);
        let under_1000 = bounds(Unbounded, Excluded("1000"));
        let over_1000 = bounds(Excluded("1000"), Unbounded);
        for (percent, whole, low, high) in [
            (
                over_half,
                exactly("1250"),
                Excluded("625"),
                Included("1250"),
            ),
            (over_half, exactly("5"), Excluded("2.5"), Included("5")),
            // Of nothing, even more than half is nothing.
            (over_half, exactly("0"), Included("0"), Included("0")),
            (over_half, under_1000, Included("0"), Excluded("1000")),
            (exactly("0"), over_1000, Included("0"), Unbounded),
            (exactly("64"), over_1000, Excluded("640"), Unbounded),
            (
                exactly("33 1/3"),
                exactly("2.5"),
                Included("5/6"),
                Included("5/6"),
            ),
        ] {
            assert_eq!(
                percent_of(percent, whole),
                bounds(low, high),
                "{percent} of {whole}"
            );
        }
    }

    #[test]
    fn no_whole_is_too_great_and_no_share_too_fine() {
        let most = exactly("9223372036854775807");
        assert_eq!(percent_of(exactly("100"), most), most);
        let whole = exactly("9 1/4294967291");
        // 9 hundredths and a little more.
        assert_eq!(
            percent_of(exactly("1"), whole),
            bounds(Included("0"), Included("1"))
        );
    }

    #[test]
    fn a_share_leaves_the_rest() {
        for (percent, rest) in [("0", "100"), ("99.5", "0.5"), ("33 1/3", "66 2/3")] {
            let [percent, rest] = [percent, rest].map(|text| text.parse().expect("a number"));
            assert_eq!(complement(percent), rest);
        }
    }
}
