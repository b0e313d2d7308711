//! What proves which words were read.

use std::fmt::Write as _;

use super::schema::{Kind, anchors};

/// The digest of words, as long as those in anchors.
pub fn digest(words: &str) -> String {
    let mut digest = sha256(words.as_bytes());
    if let Kind::Hex(digits) = anchors::digest.column().kind {
        digest.truncate(digits);
    }
    digest
}

/// SHA-256 in hexadecimal digits.
///
/// A crate for it costs a user's build more than these lines. The tests compare them with `sha2`.
pub fn sha256(bytes: &[u8]) -> String {
    let mut padded = bytes.to_vec();
    padded.push(0x80);
    padded.resize((padded.len() + 8).next_multiple_of(64) - 8, 0);
    padded.extend_from_slice(&(8 * bytes.len() as u64).to_be_bytes());
    let mut state = START;
    for block in padded.chunks(64) {
        absorb(block, &mut state);
    }
    let mut text = String::new();
    for word in &state {
        let _ = write!(text, "{word:08x}");
    }
    text
}

fn absorb(block: &[u8], state: &mut [u32; 8]) {
    let mut words = [0; 64];
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    let mut i = 0;
    // A range is slow where nothing is optimised.
    while i < 64 {
        words[i] = if i < 16 {
            let byte = 4 * i;
            u32::from_be_bytes([
                block[byte],
                block[byte + 1],
                block[byte + 2],
                block[byte + 3],
            ])
        } else {
            let (x, y) = (words[i - 15], words[i - 2]);
            let (xx, yy) = (twice(x), twice(y));
            words[i - 16]
                .wrapping_add((xx >> 7 ^ xx >> 18) as u32 ^ x >> 3)
                .wrapping_add(words[i - 7])
                .wrapping_add((yy >> 17 ^ yy >> 19) as u32 ^ y >> 10)
        };
        let (aa, ee) = (twice(a), twice(e));
        let first = h
            .wrapping_add((ee >> 6 ^ ee >> 11 ^ ee >> 25) as u32)
            .wrapping_add(e & f ^ !e & g)
            .wrapping_add(ROUNDS[i])
            .wrapping_add(words[i]);
        let second = ((aa >> 2 ^ aa >> 13 ^ aa >> 22) as u32).wrapping_add(a & b ^ a & c ^ b & c);
        (h, g, f, e) = (g, f, e, d.wrapping_add(first));
        (d, c, b, a) = (c, b, a, first.wrapping_add(second));
        i += 1;
    }
    let change = [a, b, c, d, e, f, g, h];
    i = 0;
    while i < state.len() {
        state[i] = state[i].wrapping_add(change[i]);
        i += 1;
    }
}

/// A word twice, one after the other: shifted to the right, its lower half is the word rotated.
/// `rotate_right` is slow where nothing is optimised.
fn twice(word: u32) -> u64 {
    (word as u64) << 32 | word as u64
}

/// The square roots of the first eight primes, without what is before the point.
#[rustfmt::skip]
const START: [u32; 8] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
];

/// The cube roots of the first 64 primes, likewise. A `const` would be copied whole for each round.
#[rustfmt::skip]
static ROUNDS: [u32; 64] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
    0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
    0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
    0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
    0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
    0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
    0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
];
