//! What an article's words for a number say: the number, and what they add to it.

use super::number::Number;
use super::vocab::Qualifier;

/// The words that say how close a number is, right before it, and what they mean.
///
/// A longer one goes first: "no more than" is not "more than".
pub const BEFORE: &[(&str, Qualifier)] = &[
    ("no fewer than", Qualifier::AtLeast),
    ("no less than", Qualifier::AtLeast),
    ("not less than", Qualifier::AtLeast),
    ("at least", Qualifier::AtLeast),
    ("a minimum of", Qualifier::AtLeast),
    ("no more than", Qualifier::AtMost),
    ("not more than", Qualifier::AtMost),
    ("not exceeding", Qualifier::AtMost),
    ("as many as", Qualifier::AtMost),
    ("as much as", Qualifier::AtMost),
    ("at most", Qualifier::AtMost),
    ("a maximum of", Qualifier::AtMost),
    ("up to", Qualifier::AtMost),
    ("within", Qualifier::AtMost),
    ("fewer than", Qualifier::LessThan),
    ("less than", Qualifier::LessThan),
    ("under", Qualifier::LessThan),
    ("below", Qualifier::LessThan),
    ("more than", Qualifier::MoreThan),
    ("in excess of", Qualifier::MoreThan),
    ("upwards of", Qualifier::MoreThan),
    ("exceeded", Qualifier::MoreThan),
    ("exceeding", Qualifier::MoreThan),
    ("exceeds", Qualifier::MoreThan),
    ("over", Qualifier::MoreThan),
    ("above", Qualifier::MoreThan),
    ("nearly", Qualifier::Nearly),
    ("almost", Qualifier::Nearly),
    ("close to", Qualifier::Nearly),
    ("about", Qualifier::Approximately),
    ("approximately", Qualifier::Approximately),
    ("around", Qualifier::Approximately),
    ("circa", Qualifier::Approximately),
    ("roughly", Qualifier::Approximately),
    ("some", Qualifier::Approximately),
    ("exactly", Qualifier::Exact),
    ("precisely", Qualifier::Exact),
    ("between", Qualifier::Between),
];

/// The words that say it right after the number.
pub const AFTER: &[(&str, Qualifier)] = &[
    ("or more", Qualifier::AtLeast),
    ("at least", Qualifier::AtLeast),
    ("or fewer", Qualifier::AtMost),
    ("or less", Qualifier::AtMost),
    ("at most", Qualifier::AtMost),
    ("or so", Qualifier::Approximately),
];

/// A number in a wording.
#[derive(Clone, Copy)]
pub struct Mention {
    pub number: Number,
    /// The words beside it that say how close it is, if there are any.
    pub hedge: Option<(&'static str, Qualifier)>,
}

/// The numbers that a wording may state: `1,250`, `1.5 million`, `three`, `one in three`.
///
/// A fraction is read in percent too, and the words of `one in three` one by one too.
pub fn read(wording: &str) -> Vec<Mention> {
    let wording = wording.to_lowercase().replace(['-', '–'], " ");
    let words: Vec<&str> = wording.split(' ').map(bare).collect();
    let mut mentions = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let Some((number, count)) = scaled(&words[start..]) else {
            start += 1;
            continue;
        };
        let end = start + count;
        let before = BEFORE
            .iter()
            .find(|(hedge, _)| is_end(&words[..start], hedge));
        let after = || {
            AFTER
                .iter()
                .find(|(hedge, _)| is_start(&words[end..], hedge))
        };
        let hedge = before.or_else(after).copied();
        let part = whole(&words[end..]).and_then(|whole| Number::new(number.to_integer()?, whole));
        let fraction = part.unwrap_or(number);
        let percent = fraction.numer().checked_mul(100);
        let percent = percent.and_then(|numer| Number::new(numer, fraction.denom()));
        // "A" is a number in "about a month", and not in "a company".
        let is_article = count == 1 && matches!(words[start], "a" | "an");
        let numbers = [
            Some(number).filter(|_| hedge.is_some() || !is_article),
            part.filter(|part| *part < 1),
            percent.filter(|_| fraction < 1),
        ];
        for number in numbers.into_iter().flatten() {
            mentions.push(Mention { number, hedge });
        }
        start = end;
    }
    mentions
}

/// A word without what stands around it: `(300)`, `64%`, `80th`.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        digits
    } else {
        word
    }
}

fn is_end(words: &[&str], hedge: &str) -> bool {
    let count = hedge.split(' ').count();
    count <= words.len() && is_start(&words[words.len() - count..], hedge)
}

fn is_start(words: &[&str], hedge: &str) -> bool {
    let mut words = words.iter();
    hedge.split(' ').all(|part| words.next() == Some(&part))
}

/// What follows a number that is a part of it: `in three`, `out of three`.
fn whole(words: &[&str]) -> Option<u32> {
    let words = match words {
        ["in", words @ ..] | ["out", "of", words @ ..] => words,
        _ => return None,
    };
    unscaled(words)?.0.to_integer()?.try_into().ok()
}

/// The number that the words start with, and how many of them it is.
fn scaled(words: &[&str]) -> Option<(Number, usize)> {
    let (number, mut count) = unscaled(words)?;
    let mut numer = number.numer();
    while let Some(scale) = words.get(count).and_then(|word| scale(word)) {
        numer = numer.checked_mul(scale)?;
        count += 1;
    }
    Some((Number::new(numer, number.denom())?, count))
}

fn unscaled(words: &[&str]) -> Option<(Number, usize)> {
    let (first, second) = (*words.first()?, words.get(1).copied().unwrap_or_default());
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        let number = |text: &str| Number::parse(&text.replace(',', "")).ok();
        let mixed = || number(&format!("{first} {second}")).map(|number| (number, 2));
        return mixed().or_else(|| Some((number(first)?, 1)));
    }
    if first == "half" {
        // Half a million.
        let is_scaled = words.get(2).is_some_and(|word| scale(word).is_some());
        let count = if second == "a" && is_scaled { 2 } else { 1 };
        return Some((Number::new(1, 2)?, count));
    }
    let number = small(first)?;
    if let Some(parts) = parts(second) {
        return Some((Number::new(number, parts)?, 2));
    }
    // Twenty-five.
    let (unit, count) = match small(second) {
        Some(unit @ 1..10) if number >= 20 && second != "a" => (unit, 2),
        _ => (0, 1),
    };
    Some((Number::from_integer(number + unit), count))
}

/// A number below a hundred.
fn small(word: &str) -> Option<i64> {
    const WORDS: &[&str] = &[
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: &[&str] = &[
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let position = |words: &[&str]| words.iter().position(|other| *other == word);
    match word {
        "a" | "an" => Some(1),
        _ => position(WORDS)
            .map(|i| i as i64 + 1)
            .or_else(|| position(TENS).map(|i| (i as i64 + 2) * 10)),
    }
}

/// Of how many parts a fraction is.
fn parts(word: &str) -> Option<u32> {
    const WORDS: &[&str] = &[
        "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ];
    let word = word.strip_suffix('s').unwrap_or(word);
    let position = WORDS.iter().position(|other| *other == word)?;
    Some(position as u32 + 3)
}

fn scale(word: &str) -> Option<i64> {
    match word {
        "dozen" => Some(12),
        "hundred" => Some(100),
        "thousand" => Some(1_000),
        "million" => Some(1_000_000),
        "billion" => Some(1_000_000_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{AFTER, BEFORE, read};

    fn numbers(wording: &str) -> Vec<String> {
        read(wording)
            .iter()
            .map(|mention| mention.number.to_string())
            .collect()
    }

    #[test]
    fn numbers_are_found_as_they_are_printed() {
        for (wording, expected) in [
            ("1,250 square kilometres", &["1250"][..]),
            ("40 thousand, 1.5 million", &["40000", "1500000"]),
            ("more than (300).", &["300"]),
            ("5-10 km", &["5", "10"]),
            ("1.25 thousand", &["1250"]),
            ("99.5%", &["99.5"]),
            ("2.5 km", &["2.5"]),
            ("80th anniversary", &["80"]),
            ("five kilometers (three miles)", &["5", "3"]),
            ("Twenty-five of 99", &["25", "99"]),
            ("seventy thousand", &["70000"]),
            ("two hundred thousand", &["200000"]),
            ("about a million people", &["1000000"]),
            ("half a million", &["500000"]),
            ("more than half of the territory", &["0.5", "50"]),
            ("a fifth", &["0.2", "20"]),
            ("nearly one-fifth", &["0.2", "20"]),
            ("two thirds", &["2/3", "66 2/3"]),
            ("one in three soldiers", &["1", "1/3", "33 1/3", "3"]),
            ("7 out of 8", &["7", "0.875", "87.5", "8"]),
            ("3 in 2025", &["3", "1/675", "4/27", "2025"]),
            ("five in three", &["5", "3"]),
            ("5 1/3 kilometres", &["5 1/3"]),
            ("2.5 1/3", &["2.5", "1/3", "33 1/3"]),
            ("two dozen of a company", &["24"]),
            ("within a month", &["1"]),
            ("a month, several, dozens, the third brigade", &[]),
            ("", &[]),
        ] {
            assert_eq!(numbers(wording), expected, "{wording}");
        }
    }

    #[test]
    fn numbers_that_do_not_fit_are_left_out() {
        assert_eq!(numbers("99999999999999999999 and 2"), ["2"]);
        assert_eq!(numbers("9223372036854775807 million"), [] as [&str; 0]);
    }

    #[test]
    fn words_before_and_after_a_number_say_how_close_it_is() {
        let hedge = |wording: &str| {
            let mentions = read(wording);
            let (words, qualifier) = mentions.iter().find_map(|mention| mention.hedge)?;
            Some((words, qualifier.code()))
        };
        for (words, qualifier) in BEFORE {
            let expected = Some((*words, qualifier.code()));
            assert_eq!(hedge(&format!("{words} 300 people")), expected);
            assert_eq!(hedge(&format!("there were {words} a hundred")), expected);
        }
        for (words, qualifier) in AFTER {
            let expected = Some((*words, qualifier.code()));
            assert_eq!(hedge(&format!("300 {words}")), expected);
        }
        assert_eq!(hedge("exceeded 62,000"), Some(("exceeded", "more-than")));
        assert_eq!(
            hedge("Roughly 120,000 people"),
            Some(("roughly", "approximately"))
        );
        assert_eq!(hedge("no more than ten"), Some(("no more than", "at-most")));
        for wording in [
            "three",
            "over the 300",
            "300 over",
            "forever 300",
            "300 or moreover",
        ] {
            assert_eq!(hedge(wording), None, "{wording}");
        }
    }
}
