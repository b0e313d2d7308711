//! What the figures count: one constant for each kind of number.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/metrics.md")))]

use core::fmt;

use crate::Figure;
use crate::links::metrics as links;

pub use crate::Metric;

records!(Metric);

impl Metric {
    /// The figures of this metric, in chronological order.
    ///
    /// ```
    /// use kursk_campaign::metrics;
    ///
    /// let held = metrics::AREA_HELD;
    /// assert!(held.figures().iter().all(|figure| figure.metric == held));
    /// ```
    pub fn figures(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_METRIC.of(self.row)
    }
}

impl fmt::Display for Metric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}
