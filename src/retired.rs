//! Ids that are no longer in use.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/retired.md")))]

pub use crate::Retired;

all!(Retired);

/// What became of an id; `None` where it was not retired.
///
/// ```
/// use kursk_campaign::{metrics, retired};
///
/// let retired = retired::get("eliminated").unwrap();
/// assert_eq!(retired.replaced_by, Some(metrics::OUT_OF_ACTION.into()));
/// assert!(retired::get("out-of-action").is_none());
/// ```
pub fn get(id: &str) -> Option<&'static Retired> {
    let position = ALL.binary_search_by(|retired| retired.id.cmp(id)).ok()?;
    Some(&ALL[position])
}
