//! The look-up of ids.

use crate::hash::{hash, place};

/// Where the ids of a table are: a perfect hash, as `phf` has them.
pub(crate) struct Ids {
    pub(crate) seed: u64,
    pub(crate) displacements: &'static [(u32, u32)],
    pub(crate) positions: &'static [u32],
}

impl Ids {
    /// The only position where the id may be. It stands here for any other text too.
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        let hash = hash(id, self.seed);
        let bucket = hash[0].checked_rem(self.displacements.len() as u32)?;
        let displacement = self.displacements[bucket as usize];
        Some(self.positions[place(hash, displacement, self.positions.len())] as usize)
    }
}
