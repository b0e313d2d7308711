//! The hash of an id.
//!
//! The build and the library both need it. `phf` itself hashes with SipHash, which costs more than all
//! else of a look-up. Its defence is not needed here: nobody can add to the tables.

/// The three numbers that a perfect hash of `phf` is made of.
pub(super) fn hash(id: &str, seed: u64) -> [u32; 3] {
    let bytes = id.as_bytes();
    let mut hash = seed ^ (bytes.len() as u64).wrapping_mul(ODD);
    let mut rest = bytes;
    while let Some((word, after)) = rest.split_first_chunk() {
        hash = mixed(hash ^ u64::from_le_bytes(*word));
        rest = after;
    }
    // The last eight bytes are one word, even if it shares some with the word before.
    let last = match bytes.last_chunk() {
        Some(last) => u64::from_le_bytes(*last),
        None => rest.iter().fold(0, |word, b| word << 8 | u64::from(*b)),
    };
    hash = mixed(hash ^ last);
    let further = hash.wrapping_mul(ODD);
    [(hash >> 32) as u32, hash as u32, (further >> 32) as u32]
}

/// Where `phf` puts a text with these numbers, among so many places: the first number is that of its
/// bucket, which says how far it is moved.
pub(super) fn place([_, f1, f2]: [u32; 3], (d1, d2): (u32, u32), count: usize) -> usize {
    d2.wrapping_add(f1.wrapping_mul(d1)).wrapping_add(f2) as usize % count
}

/// The bits of the golden ratio.
const ODD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Lets each bit of a word depend on all others: both halves of a product.
fn mixed(word: u64) -> u64 {
    let product = u128::from(word) * u128::from(ODD);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::collections::BTreeSet;
    use std::format;

    use super::hash;

    #[test]
    fn each_byte_and_the_length_count() {
        let texts = (0..40).map(|length| "a".repeat(length));
        let more = texts.flat_map(|text| {
            let changed = (0..text.len()).map(|i| format!("{}b{}", &text[..i], &text[i + 1..]));
            changed.chain([text.clone()]).collect::<std::vec::Vec<_>>()
        });
        let (mut seen, mut count) = (BTreeSet::new(), 0);
        for text in more {
            let [a, b, _] = hash(&text, 1);
            assert_ne!([a, b], hash(&text, 2)[..2], "{text}");
            seen.insert([a, b]);
            count += 1;
        }
        assert_eq!(seen.len(), count);
    }
}
