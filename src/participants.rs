//! Who takes part in the events.

pub use crate::Participant;

rows!(Participant);
