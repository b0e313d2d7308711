//! What the figures count: one constant for each kind of number.

use core::fmt;

use crate::Figure;
use crate::links::metrics as links;
use crate::vocab::{Measure, Unit};

/// A kind of number: a row of `metrics.csv`.
#[non_exhaustive]
pub struct Metric {
    row: u32,
    /// The name of the record.
    pub id: &'static str,
    /// The name in words.
    pub name: &'static str,
    /// The unit of its values.
    pub unit: Unit,
    /// What kind of quantity it is: what may be added to what.
    pub measure: Measure,
    /// What is counted.
    pub definition: &'static str,
}

records!(Metric, Metric, "metrics.rs", "by id");

impl Metric {
    /// The figures of this metric, in the order of the time they are about.
    pub fn figures(&self) -> &'static [&'static Figure] {
        links::FIGURES_BY_METRIC.of(self.row)
    }
}

impl fmt::Display for Metric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}
