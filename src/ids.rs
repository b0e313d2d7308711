//! The look-up of ids.

use crate::hash::hash;

/// Where the ids of a table are: a perfect hash, made by `phf_generator`.
pub(crate) struct Ids {
    pub(crate) seed: u64,
    pub(crate) displacements: &'static [(u32, u32)],
    pub(crate) positions: &'static [u32],
}

impl Ids {
    /// The only position where the id may be. It stands here for any other text too.
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        let [bucket, f1, f2] = hash(id, self.seed);
        let bucket = bucket.checked_rem(self.displacements.len() as u32)?;
        let (d1, d2) = self.displacements[bucket as usize];
        let place = phf_shared::displace(f1, f2, d1, d2) % self.positions.len() as u32;
        Some(self.positions[place as usize] as usize)
    }
}
