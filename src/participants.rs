//! Who takes part in the events.

pub use crate::Participant;

all!(Participant);
