//! What news articles say about the 2024-25 Kursk campaign, as typed constants.
//!
//! Events, figures (numeric claims) and quotes, each with its owner, its date, its exact place in a
//! source, and its agreements and disagreements with the others. It is a record of claims: it says
//! who says what, not what is true.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/front.md")))]
//!
//! # Records
//!
//! Each table is a module, and all modules are alike: a constant for each record, `ALL`, `get()` by
//! id, and where they make sense `named()`, `between()` and `within()`.
//!
//! | module | record | what it is |
//! | --- | --- | --- |
//! | [`events`] | [`Event`] | what happened, or was announced |
//! | [`figures`] | [`Figure`] | a numeric claim in an article |
//! | [`quotes`] | [`Quote`] | a statement in an article |
//! | [`sources`] | [`Source`] | an article |
//! | [`actors`] | [`Actor`] | who acts, speaks or publishes |
//! | [`places`] | [`Place`] | where it happens |
//! | [`metrics`] | [`Metric`] | what is counted, and in which unit |
//! | [`questions`] | [`Question`] | what records answer |
//! | [`positions`] | [`Position`] | what they answer, each position once |
//!
//! The fields of a record are the columns of its table. A reference is a reference, and each can be
//! followed in both directions:
//!
//! ```
//! use kursk_campaign::events;
//!
//! let incursion = events::CROSS_BORDER_INCURSION;
//! assert_eq!(incursion.date.to_string(), "2024-08-06");
//! for quote in incursion.quotes() {
//!     assert_eq!(quote.event, Some(incursion));
//!     assert!(quote.speaker.quotes().contains(quote));
//! }
//! ```
//!
//! Rows of the remaining tables have no id and describe these records: [`Anchor`], [`Participant`], [`Relation`],
//! [`Answer`], [`Correction`], [`Name`]. [`Annotation`] is an event, a figure or a quote, [`Subject`] an actor or a
//! place, and [`AnyRecord`] any record with an id. Codes are enums in [`vocab`], where each has its
//! definition and its crosswalk to the standards of the field.
//!
//! # Claims
//!
//! [`Figure::value`] is the number after corrections, and [`Figure::printed`] the number in the article.
//! [`Figure::claim`] has the number with its qualifier, and [`Figure::bounds`] what that admits and no
//! more: "less than 100" ends below 100, "about 40,000" has no bounds, "dozens" has no number.
//!
//! [`Figure::contradictions`] are the records that contradict the figure, in value or in another
//! dimension. [`Figure::witnesses`] are independent origins, not articles.
//!
//! # Questions
//!
//! How figures agree is in [`relations`]. How statements and events agree follows from the questions
//! that they answer: those that take the same position corroborate each other, unless they go back to
//! one origin; those that take different positions on an exclusive question contradict each other.
//!
//! ```
//! use kursk_campaign::{positions, questions, quotes};
//!
//! let question = questions::UKRAINIANS_OUT_OF_KURSK;
//! assert!(question.is_exclusive());
//! assert!(question.positions().contains(&positions::UKRAINIANS_OUT_OF_KURSK_NO));
//! let staff = quotes::GENERAL_STAFF_DEFENCE_ONGOING_GUARDIANS;
//! assert!(staff.questions().any(|other| other == question));
//! for answer in positions::UKRAINIANS_OUT_OF_KURSK_YES.answers() {
//!     assert!(staff.contradictions().contains(&answer.record));
//! }
//! ```
//!
//! # Identity and order
//!
//! A record is its row: two are equal if they are the same one, and they are ordered as in `ALL`, which
//! is chronological for events, figures, quotes and sources. `{:?}` prints the id, and `{:#?}` the
//! fields, with references as ids.
//!
//! # What a change of data means for the version
//!
//! The version of the crate is the version of the data; [`DATASET`] holds it, with a fingerprint.
//!
#![doc = include_str!("versions.md")]
#![doc = concat!(
    "To get exactly the same data, pin the version: `kursk-campaign = \"=",
    env!("CARGO_PKG_VERSION"),
    "\"`."
)]
//!
//! Ids, codes and the names of constants are stable in this sense. Positions in any `ALL`, the
//! discriminants of enums and the texts of `Display` and `Debug` are not. Records, [`Dataset`],
//! vocabularies, [`Precision`] and [`ParseDateError`] are `non_exhaustive`, since columns and codes are
//! added. [`Annotation`], [`Subject`], [`AnyRecord`], [`Bounds`] and [`Implied`] are exhaustive, and
//! changing them is a breaking change.
//!
//! # Features
//!
//! The crate is `no_std` and allocates nothing. Features only add trait implementations; the
//! data is always complete.
//!
//! The feature `serde` writes every record, code, claim and date, and reads back what it wrote, in any
//! format. What it writes for a record depends on the format:
//!
//! - A human-readable format, such as JSON, gets the whole record: a map of its columns, with
//!   references as ids.
//! - Any other format, such as postcard, gets the key: the id or, for a record without one, the columns
//!   of its key, in order. The key of [`DATASET`] is its fingerprint.
//!
//! Either way a record is read back by its key, whatever else a map says. The modules `by_id` and
//! `by_ids` write ids into human-readable formats too.
#![cfg_attr(not(test), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![allow(clippy::inconsistent_digit_grouping, clippy::zero_prefixed_literal)] // Dates, as generated.

#[macro_use]
mod code;
#[macro_use]
mod standard;
#[macro_use]
mod record;
#[macro_use]
mod table;
#[macro_use]
mod annotations;
mod bounds;
mod calendar;
mod cell;
mod citation;
mod cited;
mod claim;
mod comparison;
mod crosswalk;
mod dataset;
mod date;
mod fold;
mod hash;
mod ids;
mod implied;
mod in_words;
mod links;
#[cfg(feature = "serde")]
mod nearest;
mod number;
mod pad;
mod period;
mod said;
#[cfg(feature = "serde")]
mod serde;
mod state;
mod written;

pub mod actors;
pub mod anchors;
pub mod answers;
#[cfg(feature = "docs")]
#[cfg_attr(docsrs, doc(cfg(feature = "docs")))]
pub mod codebook;
// Its recipes are run in tests/cookbook.rs, since one of them needs `serde_json`.
#[cfg(all(feature = "docs", not(doctest)))]
#[cfg_attr(docsrs, doc(cfg(feature = "docs")))]
pub mod cookbook;
pub mod corrections;
pub mod events;
pub mod figures;
pub mod metrics;
pub mod names;
pub mod participants;
pub mod places;
pub mod positions;
pub mod questions;
pub mod quotes;
pub mod relations;
pub mod retired;
pub mod sources;
pub mod vocab;

pub use bounds::Bounds;
pub use calendar::{NotOneDayError, Precision, YearError};
pub use chrono;
pub use citation::Citation;
pub use claim::Claim;
pub use dataset::DATASET;
pub use date::{Date, ParseDateError};
pub use implied::Implied;
pub use number::{Number, ParseNumberError};
pub use record::{
    Actor, Anchor, Annotation, Answer, AnyRecord, Correction, Dataset, Event, Figure, Metric, Name,
    Participant, Place, Position, Question, Quote, Record, Relation, Retired, Source, Subject,
};
#[cfg(feature = "serde")]
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
pub use serde::{by_id, by_ids};

/// The examples of the README are true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
