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
pub fn sha256(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in hmac_sha256::Hash::hash(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
