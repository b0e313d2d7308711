//! What the formats of JSON-LD have in common.
//!
//! A processor needs no network for them: each file has all of its terms in it, which lead to the names
//! that the standards give them.

use kursk_campaign::{Record, Source};

/// What stands before the id of a record, and before our own terms.
pub const PREFIX: &str = "kc";
pub const NAMESPACE: &str = "urn:kursk-campaign:";

/// The name of a record.
pub fn iri(record: &impl Record) -> String {
    of_id(record.id())
}

/// The name of the record of an id.
pub fn of_id(id: &str) -> String {
    format!("{PREFIX}:{id}")
}

/// The bytes of an article: their digest, as a URI of RFC 6920.
pub fn bytes(source: &Source) -> String {
    let nibble = |digit: u8| (digit as char).to_digit(16).unwrap_or(0);
    let bytes = source.sha256.as_bytes().chunks(2);
    let bytes: Vec<u32> = bytes
        .map(|pair| nibble(pair[0]) << 4 | nibble(pair[1]))
        .collect();
    format!("ni:///sha-256;{}", base64url(&bytes))
}

/// Bytes in the base 64 of URLs, without padding.
fn base64url(bytes: &[u32]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, i| bits << 8 | group.get(i).unwrap_or(&0));
        for place in 0..=group.len() {
            text.push(DIGITS[(bits >> (18 - 6 * place) & 63) as usize] as char);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64url;

    #[test]
    fn bytes_are_written_as_in_rfc_4648() {
        for (text, expected) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            let bytes: Vec<u32> = text.bytes().map(u32::from).collect();
            assert_eq!(base64url(&bytes), expected);
        }
        assert_eq!(base64url(&[0xfb, 0xff]), "-_8");
    }
}
