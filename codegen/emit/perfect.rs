//! Perfect hashes as `phf` reads them, and the hash that its maps use.
//!
//! `phf_generator` finds the same. It and what it needs are a twentieth of what a user's build cost.

use crate::codegen::hash::place;

/// A perfect hash: each key has a place of its own.
pub struct Perfect {
    pub seed: u64,
    /// For each bucket of keys, what moves them to places that are free.
    pub displacements: Vec<(u32, u32)>,
    /// For each place, the position of its key.
    pub keys: Vec<usize>,
}

/// How many keys share a bucket. With five, as in `phf`, a table has 0.4 bytes per key less, and the search
/// for it takes five times as long.
const SHARED: usize = 4;

const FREE: usize = usize::MAX;

impl Perfect {
    /// The first seed with which each text finds a place.
    pub fn of(texts: &[&str], hash: fn(&str, u64) -> [u32; 3]) -> Self {
        let mut perfect = Self {
            seed: 0,
            displacements: Vec::new(),
            keys: Vec::new(),
        };
        while !perfect.is_found(texts, hash) {
            perfect.seed += 1;
        }
        perfect
    }

    fn is_found(&mut self, texts: &[&str], hash: fn(&str, u64) -> [u32; 3]) -> bool {
        let count = texts.len().div_ceil(SHARED);
        let mut hashes = Vec::with_capacity(texts.len());
        let mut buckets = vec![Vec::new(); count];
        for text in texts {
            let hash = hash(text, self.seed);
            buckets[hash[0] as usize % count].push(hashes.len());
            hashes.push(hash);
        }
        self.displacements = vec![(0, 0); count];
        self.keys = vec![FREE; texts.len()];
        // While there is most room, the buckets with most keys.
        let largest = buckets.iter().map(Vec::len).max().unwrap_or(0);
        for size in (1..=largest).rev() {
            for (bucket, keys) in buckets.iter().enumerate() {
                if keys.len() == size {
                    match self.displacement(keys, &hashes) {
                        Some(displacement) => self.displacements[bucket] = displacement,
                        None => return false,
                    }
                }
            }
        }
        true
    }

    /// Moves some keys to free places.
    fn displacement(&mut self, keys: &[usize], hashes: &[[u32; 3]]) -> Option<(u32, u32)> {
        let count = self.keys.len() as u32;
        for d1 in 0..count {
            for d2 in 0..count {
                if self.is_free(keys, hashes, (d1, d2)) {
                    return Some((d1, d2));
                }
            }
        }
        None
    }

    /// Moves some keys, if all their places are free.
    fn is_free(&mut self, keys: &[usize], hashes: &[[u32; 3]], by: (u32, u32)) -> bool {
        let count = self.keys.len();
        let place = |key: usize| place(hashes[key], by, count);
        let mut moved = 0;
        while moved < keys.len() && self.keys[place(keys[moved])] == FREE {
            self.keys[place(keys[moved])] = keys[moved];
            moved += 1;
        }
        if moved < keys.len() {
            for key in &keys[..moved] {
                self.keys[place(*key)] = FREE;
            }
        }
        moved == keys.len()
    }
}

/// What `phf` hashes a text with: SipHash 1-3 of 128 bits.
pub fn sip_hash(text: &str, seed: u64) -> [u32; 3] {
    let mut state = [
        0x736F_6D65_7073_6575,
        0x646F_7261_6E64_6F6D ^ 0xEE ^ seed,
        0x6C79_6765_6E65_7261,
        0x7465_6462_7974_6573 ^ seed,
    ];
    let mut absorb = |word: u64| {
        state[3] ^= word;
        round(&mut state);
        state[0] ^= word;
    };
    let mut rest = text.as_bytes();
    while let Some((word, after)) = rest.split_first_chunk() {
        absorb(u64::from_le_bytes(*word));
        rest = after;
    }
    let mut last = [0, 0, 0, 0, 0, 0, 0, text.len() as u8];
    last[..rest.len()].copy_from_slice(rest);
    absorb(u64::from_le_bytes(last));
    let mut half = |word: usize, mark: u64| {
        state[word] ^= mark;
        for _ in 0..3 {
            round(&mut state);
        }
        state[0] ^ state[1] ^ state[2] ^ state[3]
    };
    let (lower, upper) = (half(2, 0xEE), half(1, 0xDD));
    [(lower >> 32) as u32, lower as u32, upper as u32]
}

fn round([a, b, c, d]: &mut [u64; 4]) {
    let half = |a: &mut u64, b: &mut u64, left: u32| {
        *a = a.wrapping_add(*b);
        *b = b.rotate_left(left) ^ *a;
    };
    half(a, b, 13);
    *a = a.rotate_left(32);
    half(c, d, 16);
    half(a, d, 21);
    half(c, b, 17);
    *c = c.rotate_left(32);
}

#[cfg(test)]
mod tests {
    use super::{Perfect, sip_hash};
    use crate::codegen::hash::{hash, place};

    #[test]
    fn texts_are_hashed_as_phf_hashes_them() {
        for length in 0..40 {
            let text = "abcdefgh".repeat(5)[..length].to_owned();
            for seed in [0, 1, 1234567890, u64::MAX] {
                let hashes = phf_shared::hash(text.as_str(), &seed);
                let expected = [hashes.g, hashes.f1, hashes.f2];
                assert_eq!(sip_hash(&text, seed), expected, "{text}, {seed}");
                let of_phf = phf_shared::displace(hashes.f1, hashes.f2, 3, length as u32) % 7;
                assert_eq!(place(expected, (3, length as u32), 7), of_phf as usize);
            }
        }
    }

    #[test]
    fn each_text_has_a_place_of_its_own() {
        for count in (0..100).chain([1000]) {
            let texts: Vec<_> = (0..count).map(|i| format!("text-{i}")).collect();
            let texts: Vec<_> = texts.iter().map(String::as_str).collect();
            for hash in [hash, sip_hash] {
                let perfect = Perfect::of(&texts, hash);
                for (key, text) in texts.iter().enumerate() {
                    let hash = hash(text, perfect.seed);
                    let bucket = hash[0] as usize % perfect.displacements.len();
                    let place = place(hash, perfect.displacements[bucket], count);
                    assert_eq!(perfect.keys[place], key);
                }
            }
        }
    }
}
