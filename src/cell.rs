//! What the fields of records have in common.

use core::fmt;

use crate::{Date, Number, Record};

/// The type of a field.
pub(crate) trait Cell {
    /// Shows the field in the `Debug` of its record: a reference as an id, since records refer to
    /// each other in cycles.
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// A field as it is shown.
pub(crate) struct Shown<'a, C>(pub(crate) &'a C);

impl<C: Cell> fmt::Debug for Shown<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(f)
    }
}

impl<C: Cell> Cell for Option<C> {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Some(cell) => cell.show(f),
            None => f.write_str("None"),
        }
    }
}

impl<T: Record> Cell for &'static T {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.id(), f)
    }
}

macro_rules! plain {
    ($($type:ty),+) => {$(
        impl Cell for $type {
            fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(self, f)
            }
        }
    )+};
}

plain!(&'static str, u32, f64, Date, Number);
