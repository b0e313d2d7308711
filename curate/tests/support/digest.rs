//! SHA-256, not by the code that is tested.

use sha2::{Digest, Sha256};

/// SHA-256 in hexadecimal digits.
pub fn digest(words: &str) -> String {
    let bytes = Sha256::digest(words);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
