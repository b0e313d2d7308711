//! What several tests use.

pub mod anchors;
pub mod context;
pub mod corpus;
pub mod digest;
pub mod files;
pub mod markdown;
pub mod problems;
pub mod tables;
pub mod widen;
