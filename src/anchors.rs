//! The places of the records in the articles.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/anchors.md")))]

use core::ops::Range;

pub use crate::Anchor;

all!(Anchor);

impl Anchor {
    /// The code points of the span, counted in the article from 0.
    ///
    /// ```
    /// use kursk_campaign::figures;
    ///
    /// let anchor = figures::AREA_HELD_UNDER_100_ARA.anchors()[0];
    /// assert_eq!(anchor.range().len(), anchor.record.wording().unwrap().chars().count());
    /// ```
    pub const fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}
