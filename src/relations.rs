//! How records agree and disagree.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/relations.md")))]

use core::fmt;

use crate::Annotation;
use crate::pad::pad;

pub use crate::Relation;

all!(Relation);

impl Relation {
    /// The record at the other end; `None` where the given one is at neither.
    ///
    /// ```
    /// use kursk_campaign::relations;
    ///
    /// let relation = &relations::ALL[0];
    /// assert_eq!(relation.other(relation.left), Some(relation.right));
    /// ```
    pub fn other(&self, record: Annotation) -> Option<Annotation> {
        if self.left == record {
            Some(self.right)
        } else if self.right == record {
            Some(self.left)
        } else {
            None
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (left, right) = (self.left.id(), self.right.id());
        let (relation, dimension) = (self.relation, self.dimension);
        pad(f, |f| write!(f, "{left} {relation} {right} ({dimension})"))
    }
}
