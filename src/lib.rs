//! What five news articles say about the 2024-25 Kursk campaign, as typed constants.
#![no_std]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[macro_use]
mod table;
mod bounds;
mod claim;
mod dataset;
mod date;
mod links;
mod record;
#[cfg(feature = "serde")]
mod serde;

pub mod actors;
pub mod anchors;
pub mod corrections;
pub mod events;
pub mod figures;
pub mod metrics;
pub mod names;
pub mod participants;
pub mod places;
pub mod quotes;
pub mod relations;
pub mod retired;
pub mod sources;
pub mod vocab;

pub use actors::Actor;
pub use anchors::Anchor;
pub use bounds::Bounds;
pub use claim::Claim;
pub use corrections::Correction;
pub use dataset::{DATASET, Dataset};
pub use date::{Date, ParseDateError, Precision};
pub use events::Event;
pub use figures::{Figure, Implied};
pub use metrics::Metric;
pub use names::Name;
pub use participants::Participant;
pub use places::Place;
pub use quotes::Quote;
pub use record::{Annotation, Record, Subject};
pub use relations::Relation;
pub use retired::Retired;
#[cfg(feature = "serde")]
pub use serde::by_id;
pub use sources::Source;
