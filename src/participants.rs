//! Who takes part in the events.

use crate::vocab::ParticipantRole;
use crate::{Actor, Event};

/// A part in an event: a row of `participants.csv`.
#[derive(Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Participant {
    /// The event.
    pub event: &'static Event,
    /// Who takes part.
    pub actor: &'static Actor,
    /// The part in it.
    pub role: ParticipantRole,
}

include!(concat!(env!("OUT_DIR"), "/participants.rs"));

/// Every part in an event, by event, actor and role.
pub static ALL: &[Participant] = &ROWS;
