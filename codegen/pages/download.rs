//! The tables as the pages have them to download: in the link itself, so that they need no other file.

use crate::codegen::read::File;
use crate::codegen::schema::Table;

/// A link that downloads a table.
pub fn link(files: &[File], table: &Table) -> String {
    let name = table.file();
    let file = files.iter().find(|file| file.name == name);
    let bytes = file.map_or(&[][..], |file| &file.bytes);
    let data = base64(bytes);
    format!("<a download=\"{name}\" href=\"data:text/csv;base64,{data}\">Download {name}</a>")
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |place: usize| u32::from(group.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place > group.len() {
                '='
            } else {
                digit.into()
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn bytes_are_written_as_in_rfc_4648() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
            ("\u{ff}\u{fe}>?", "w7/Dvj4/"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
