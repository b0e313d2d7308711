//! How records agree and disagree.

use core::fmt;

use crate::Annotation;
use crate::vocab::{Dimension, RelationKind};

/// A relation between two records: a row of `relations.csv`.
#[derive(Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Relation {
    /// The one record.
    pub left: Annotation,
    /// How the left stands to the right.
    pub relation: RelationKind,
    /// The other record.
    pub right: Annotation,
    /// In what respect.
    pub dimension: Dimension,
    /// What a reader should know besides.
    pub note: Option<&'static str>,
}

include!(concat!(env!("OUT_DIR"), "/relations.rs"));

/// Every relation, by left, relation, right and dimension.
pub static ALL: &[Relation] = &ROWS;

impl Relation {
    /// The record at the other end; `None` where the given one is at neither.
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
        let Self {
            left,
            relation,
            right,
            dimension,
            ..
        } = self;
        write!(f, "{} {relation} {} ({dimension})", left.id(), right.id())
    }
}
