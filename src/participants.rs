//! Who takes part in the events.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/participants.md")))]

pub use crate::Participant;

all!(Participant);
