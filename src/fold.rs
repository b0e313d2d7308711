//! Names as people type them: the same letters, whatever their case, accents and blanks.
//!
//! The build folds the spellings of the tables, and the library what is looked up.

/// Writes the characters that tell names apart: lower-case letters without accents, and a blank between
/// two words. `None` if one of them can't be written.
pub(super) fn fold(name: &str, mut write: impl FnMut(char) -> Option<()>) -> Option<()> {
    for (i, word) in name.split_whitespace().enumerate() {
        if i > 0 {
            write(' ')?;
        }
        for letter in word.chars() {
            for lower in letter.to_lowercase() {
                if let Some(bare) = bare(lower) {
                    write(bare)?;
                }
            }
        }
    }
    Some(())
}

/// A lower-case letter without its accent; `None` for an accent that is a character of its own.
///
/// A letter whose accent is one of its strokes, as in `ł`, is also missing from many keyboards.
fn bare(c: char) -> Option<char> {
    Some(match c {
        '\u{300}'..='\u{36F}' => return None,
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' | 'ŧ' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ѐ' | 'ё' => 'е',
        'ѓ' => 'г',
        'ї' => 'і',
        'ќ' => 'к',
        'ѝ' | 'й' => 'и',
        'ў' => 'у',
        c => c,
    })
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::String;

    use super::fold;

    fn folded(name: &str) -> String {
        let mut folded = String::new();
        fold(name, |c| {
            folded.push(c);
            Some(())
        })
        .expect("all is written");
        folded
    }

    #[test]
    fn names_are_told_apart_by_their_letters_alone() {
        assert_eq!(folded("  Volodymyr\t Zelensky "), "volodymyr zelensky");
        assert_eq!(folded("Inácio"), "inacio");
        assert_eq!(folded("Ina\u{301}cio"), "inacio");
        assert_eq!(folded("Зеленский"), folded("ЗЕЛЕНСКИИ\u{306}"));
        assert_eq!(folded("Київ"), folded("Ки\u{457}в"));
        assert_eq!(folded("Ки\u{456}\u{308}в"), folded("Київ"));
        assert_eq!(folded("Łódź"), "lodz");
        assert_eq!(folded("İstanbul"), "istanbul");
        assert_eq!(folded(" \u{301} "), "");
    }

    #[test]
    fn every_accent_is_dropped() {
        for (bare, accented) in [
            ("a", "àáâãäåāăą"),
            ("c", "çćĉċč"),
            ("d", "ďđ"),
            ("e", "èéêëēĕėęě"),
            ("g", "ĝğġģ"),
            ("h", "ĥħ"),
            ("i", "ìíîïĩīĭįı"),
            ("j", "ĵ"),
            ("k", "ķ"),
            ("l", "ĺļľł"),
            ("n", "ñńņň"),
            ("o", "òóôõöøōŏő"),
            ("r", "ŕŗř"),
            ("s", "śŝşšș"),
            ("t", "ţťțŧ"),
            ("u", "ùúûüũūŭůűų"),
            ("w", "ŵ"),
            ("y", "ýÿŷ"),
            ("z", "źżž"),
            ("е", "ѐё"),
            ("г", "ѓ"),
            ("і", "ї"),
            ("к", "ќ"),
            ("и", "ѝй"),
            ("у", "ў"),
        ] {
            let expected = bare.repeat(accented.chars().count());
            assert_eq!(folded(accented), expected);
        }
    }
}
