//! Numeric claims: one constant for each number in each article.

use core::fmt;
use core::ops::Bound;

use crate::claim::Counted;
use crate::links::figures as links;
use crate::vocab::{Attribution, Basis, Caveat, Measure, Qualifier, RelationKind, Status};
use crate::{
    Actor, Anchor, Annotation, Bounds, Claim, Correction, Date, Event, Metric, Relation, Source,
    Subject,
};

/// A number that somebody claims: a row of `figures.csv`.
///
/// The number is kept as printed, with its qualifier; [`corrected()`](Self::corrected) is what it
/// must be. A vague figure ("dozens") has no number, so that none is summed by accident.
#[non_exhaustive]
pub struct Figure {
    row: u32,
    /// The name of the record.
    pub id: &'static str,
    /// What is counted, and in which unit.
    pub metric: &'static Metric,
    /// Whose number it is, or which place's.
    pub subject: Subject,
    /// The number as the article prints it, in the metric's unit; `None` where the qualifier is
    /// vague.
    pub value: Option<i64>,
    /// The upper number of a range, as printed.
    pub value_to: Option<i64>,
    /// What is said about the number.
    pub qualifier: Qualifier,
    /// The time that the number is about.
    pub as_of: Date,
    /// How that time was arrived at.
    pub as_of_basis: Basis,
    /// What a share is a share of.
    pub base: Option<&'static Figure>,
    /// Whose claim it is.
    pub claimed_by: &'static Actor,
    /// Through whom the article has it.
    pub relayed_by: Option<&'static Actor>,
    /// How surely the owner is known.
    pub attribution: Attribution,
    /// On whose word the article says it.
    pub status: Status,
    /// What to know before using it.
    pub caveat: Option<Caveat>,
    /// The event that it belongs to.
    pub event: Option<&'static Event>,
    /// The article.
    pub source: &'static Source,
    /// The words of the article for the number.
    pub wording: &'static str,
    /// What a reader should know besides.
    pub note: Option<&'static str>,
    corrected: Claim,
    witnesses: u32,
}

records!(
    Figure,
    Figure,
    "figures.rs",
    "by the time it is about, then by id"
);
between!(Figure, |figure| Some(figure.as_of), "about a time");

/// What a share comes to in the unit of its base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Implied {
    /// The metric of the base, whose unit the bounds are in.
    pub metric: &'static Metric,
    /// The share itself: 86 % of 1,250 is 1,075.
    pub part: Bounds,
    /// What it leaves: 175.
    pub rest: Bounds,
}

impl Figure {
    /// The claim as printed.
    pub const fn stated(&self) -> Claim {
        Claim::new(self.qualifier, self.value, self.value_to)
    }

    /// The claim after `corrections.csv`; the same as [`stated()`](Self::stated) where neither the
    /// numbers nor the qualifier are corrected.
    pub const fn corrected(&self) -> Claim {
        self.corrected
    }

    /// The number after corrections; `None` where the qualifier is vague.
    pub const fn corrected_value(&self) -> Option<i64> {
        self.corrected.value
    }

    /// Whether a correction changes the claim.
    pub fn is_corrected(&self) -> bool {
        self.stated() != self.corrected()
    }

    /// The values that the corrected claim admits, in the metric's unit; `None` for "about", which
    /// sets no bounds, and for vague figures.
    pub const fn bounds(&self) -> Option<Bounds> {
        self.corrected().bounds()
    }

    /// Whether both figures can be right, after corrections.
    ///
    /// `None` where they can't be compared: another metric, another subject, times that do not
    /// overlap, or no number.
    pub fn agrees_with(&self, other: &Self) -> Option<bool> {
        let comparable = self.metric == other.metric
            && self.subject == other.subject
            && self.as_of.overlaps(&other.as_of);
        if comparable {
            self.corrected().agrees_with(&other.corrected())
        } else {
            None
        }
    }

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

    /// The figures that contradict this one.
    pub fn contradictions(&self) -> impl Iterator<Item = &'static Figure> + use<> {
        self.related(RelationKind::Contradicts)
    }

    /// The figures that report the same utterance or report again; no further witnesses.
    pub fn restatements(&self) -> impl Iterator<Item = &'static Figure> + use<> {
        self.related(RelationKind::Restates)
    }

    /// The figures that a relation ties to this one, whichever of the two is on its left.
    pub fn related(&self, relation: RelationKind) -> impl Iterator<Item = &'static Figure> + use<> {
        Annotation::Figure(&ALL[self.row as usize])
            .related(relation)
            .filter_map(|other| match other {
                Annotation::Figure(figure) => Some(figure),
                _ => None,
            })
    }

    /// How many independent origins say so: this figure's own, and those of the figures that
    /// restate it, or corroborate or refine its value, over any number of steps. Those that
    /// contradict it are not among them, whatever else agrees with both.
    ///
    /// Origins are counted, not articles: a restatement, another figure of the same owner, and a
    /// republication of the same outlet add none.
    pub const fn independent_witnesses(&self) -> usize {
        self.witnesses as usize
    }

    /// The shares whose base this figure is.
    pub fn shares(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_BASE.of(self.row)
    }

    /// What is printed wrong in it.
    pub fn corrections(&self) -> &'static [&'static Correction] {
        links::CORRECTIONS_BY_RECORD.of(self.row)
    }

    /// The places in the article; the first one is the wording.
    pub fn anchors(&self) -> &'static [&'static Anchor] {
        links::ANCHORS_BY_RECORD.of(self.row)
    }

    /// The relations with other records.
    pub fn relations(&self) -> &'static [&'static Relation] {
        links::RELATIONS.of(self.row)
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

impl fmt::Display for Figure {
    /// The corrected claim with its unit: `less than 100 square kilometres`, `dozens of vehicles`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (claim, unit) = (self.corrected(), self.metric.unit);
        Counted { claim, unit }.fmt(f)
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
