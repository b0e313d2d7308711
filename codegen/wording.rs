//! What an article's words for a number say: the number, and what they add to it.

use super::characters::Class;
use super::list::List as _;
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
    ("at the least", Qualifier::AtLeast),
    ("as few as", Qualifier::AtLeast),
    ("a minimum of", Qualifier::AtLeast),
    ("no more than", Qualifier::AtMost),
    ("not more than", Qualifier::AtMost),
    ("not exceeding", Qualifier::AtMost),
    ("as many as", Qualifier::AtMost),
    ("as much as", Qualifier::AtMost),
    ("at most", Qualifier::AtMost),
    ("at the most", Qualifier::AtMost),
    ("a maximum of", Qualifier::AtMost),
    ("up to", Qualifier::AtMost),
    ("within", Qualifier::AtMost),
    ("fewer than", Qualifier::LessThan),
    ("less than", Qualifier::LessThan),
    ("under", Qualifier::LessThan),
    ("below", Qualifier::LessThan),
    ("more than", Qualifier::MoreThan),
    ("greater than", Qualifier::MoreThan),
    ("in excess of", Qualifier::MoreThan),
    ("upward of", Qualifier::MoreThan),
    ("upwards of", Qualifier::MoreThan),
    ("exceeded", Qualifier::MoreThan),
    ("exceeding", Qualifier::MoreThan),
    ("exceeds", Qualifier::MoreThan),
    ("over", Qualifier::MoreThan),
    ("above", Qualifier::MoreThan),
    ("nearly", Qualifier::Nearly),
    ("almost", Qualifier::Nearly),
    ("approaching", Qualifier::Nearly),
    ("close to", Qualifier::Nearly),
    ("about", Qualifier::Approximately),
    ("approximately", Qualifier::Approximately),
    ("around", Qualifier::Approximately),
    ("circa", Qualifier::Approximately),
    ("estimated", Qualifier::Approximately),
    ("more or less", Qualifier::Approximately),
    ("roughly", Qualifier::Approximately),
    ("some", Qualifier::Approximately),
    ("exactly", Qualifier::Exact),
    ("precisely", Qualifier::Exact),
    ("between", Qualifier::Between),
];

/// The words that say it somewhere after the number, before the next one.
pub const AFTER: &[(&str, Qualifier)] = &[
    ("more or less", Qualifier::Approximately),
    ("or more", Qualifier::AtLeast),
    ("at least", Qualifier::AtLeast),
    ("at the least", Qualifier::AtLeast),
    ("or fewer", Qualifier::AtMost),
    ("or less", Qualifier::AtMost),
    ("at most", Qualifier::AtMost),
    ("at the most", Qualifier::AtMost),
    ("or so", Qualifier::Approximately),
];

/// A number in a wording.
#[derive(Clone, Copy)]
pub struct Mention {
    pub number: Number,
    /// The words that say how close it is, if there are any.
    pub hedge: Option<(&'static str, Qualifier)>,
}

/// The numbers of a wording: `1,250`, `1.5 million`, `three`, `two and a half`.
///
/// Where they are percentages, so are fractions: a half is 50, and one in three is 33 1/3.
pub fn read(wording: &str, is_percent: bool) -> Vec<Mention> {
    let wording = plain(wording);
    let words: Vec<&str> = wording.split(' ').map(bare).list();
    let mut found = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let number = match is_percent {
            true => percent(&words[start..]),
            false => scaled(&words[start..]),
        };
        let count = number.map_or(1, |(_, count)| count);
        found.extend(number.map(|(number, _)| (start, start + count, number)));
        start += count;
    }
    let mut mentions = Vec::new();
    let mut since = 0;
    for (i, &(start, end, number)) in found.iter().enumerate() {
        let until = found.get(i + 1).map_or(words.len(), |(next, ..)| *next);
        let before = |words: &[&str]| {
            BEFORE
                .iter()
                .copied()
                .find(|(hedge, _)| is_end(words, hedge))
        };
        // What is right before the next number belongs to that one.
        let next = before(&words[end..until]).filter(|_| until < words.len());
        let next = next.map_or(0, |(hedge, _)| hedge.split(' ').count());
        let after = || {
            AFTER
                .iter()
                .copied()
                .find(|(hedge, _)| is_in(&words[end..until - next], hedge))
        };
        // "A" is a number in "about a month", and not in "a company".
        let is_article = end - start == 1 && matches!(words[start], "a" | "an");
        let hedge = before(&words[since..start]);
        if hedge.is_some() || !is_article {
            let hedge = hedge.or_else(after);
            mentions.push(Mention { number, hedge });
            since = end;
        }
    }
    mentions
}

/// Small letters, with spaces for dashes, and in words what signs stand for.
fn plain(wording: &str) -> String {
    let mut plain = String::new();
    for c in wording.to_lowercase().chars() {
        plain += match c {
            '-' | '–' => " ",
            '+' => " or more",
            '%' => " percent",
            '¼' => " 1/4",
            '½' => " 1/2",
            '¾' => " 3/4",
            '⅓' => " 1/3",
            '⅔' => " 2/3",
            c => {
                plain.push(c);
                continue;
            }
        };
    }
    plain
}

/// A word without what stands around it: `(300)`, `80th`.
fn bare(word: &str) -> &str {
    let is_digit: Class = |c| c.is_ascii_digit();
    let is_word: Class = char::is_alphanumeric;
    let is_around: Class = |c| !c.is_alphanumeric();
    let word = word.trim_end_matches(is_around);
    let start = word.find(is_word).unwrap_or(word.len());
    let is_decimal = word[..start].ends_with('.') && word[start..].starts_with(is_digit);
    let word = &word[start - usize::from(is_decimal)..];
    let ordinals = ["st", "nd", "rd", "th"];
    let ordinal = ordinals.iter().find_map(|ending| word.strip_suffix(ending));
    ordinal
        .filter(|number| number.ends_with(is_digit))
        .unwrap_or(word)
}

fn is_end(words: &[&str], part: &str) -> bool {
    let count = part.split(' ').count();
    count <= words.len() && is_start(&words[words.len() - count..], part)
}

fn is_in(words: &[&str], part: &str) -> bool {
    (0..words.len()).any(|start| is_start(&words[start..], part))
}

fn is_start(words: &[&str], part: &str) -> bool {
    let mut words = words.iter();
    part.split(' ').all(|part| words.next() == Some(&part))
}

/// The percentage that the words start with, and how many of them it is.
fn percent(words: &[&str]) -> Option<(Number, usize)> {
    let (number, count) = scaled(words)?;
    let (part, count) = match &words[count..] {
        ["percent", ..] | ["per", "cent", ..] => return Some((number, count)),
        // One in three, one out of three.
        ["in", whole @ ..] | ["out", "of", whole @ ..] => {
            let skipped = words.len() - count - whole.len();
            let (whole, used) = unscaled(whole)?;
            let whole = u32::try_from(whole.to_integer()?).ok()?;
            (
                Number::new(number.to_integer()?, whole)?,
                count + skipped + used,
            )
        }
        _ if number < 1 => (number, count),
        _ => return Some((number, count)),
    };
    let percent = Number::new(part.numer().checked_mul(100)?, part.denom())?;
    Some((percent, count))
}

/// The number that the words start with, and how many of them it is.
fn scaled(words: &[&str]) -> Option<(Number, usize)> {
    let (mut number, mut count) = and_a_half(unscaled(words)?, words)?;
    while let Some(scale) = words.get(count).and_then(|word| scale(word)) {
        number = Number::new(number.numer().checked_mul(scale)?, number.denom())?;
        count += 1;
        let (more, used) = and_a_half((Number::from_integer(0), count), words)?;
        let more = Number::new(more.numer() * scale, more.denom())?;
        (number, count) = (sum(number, more)?, used);
    }
    Some((number, count))
}

/// The number of so many words, and a half if they go on so.
fn and_a_half((number, count): (Number, usize), words: &[&str]) -> Option<(Number, usize)> {
    match &words[count..] {
        ["and", "a", "half", ..] => Some((sum(number, Number::new(1, 2)?)?, count + 3)),
        _ => Some((number, count)),
    }
}

/// The sum of a number and one of halves at most.
fn sum(number: Number, more: Number) -> Option<Number> {
    let denom = number.denom().checked_mul(more.denom())?;
    let across = |one: Number, other: Number| one.numer().checked_mul(other.denom().into());
    Number::new(
        across(number, more)?.checked_add(across(more, number)?)?,
        denom,
    )
}

fn unscaled(words: &[&str]) -> Option<(Number, usize)> {
    let (first, second) = (*words.first()?, words.get(1).copied().unwrap_or_default());
    let is_numeral: Class = |c| c.is_ascii_digit() || c == '.';
    if first.starts_with(is_numeral) {
        let mixed = || printed(&format!("{first} {second}")).map(|number| (number, 2));
        return mixed().or_else(|| Some((printed(first)?, 1)));
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

/// A number in digits: `1,250`, `99,5`, `.5`, `2 1/2`, `1.5m`.
fn printed(text: &str) -> Option<Number> {
    let is_letter: Class = |c| c.is_ascii_alphabetic();
    let digits = text.trim_end_matches(is_letter);
    let scale = match &text[digits.len()..] {
        "" => 1,
        suffix => scale(suffix)?,
    };
    let is_grouped = digits.split(',').skip(1).all(|group| group.len() >= 3);
    let digits = digits.replace(',', if is_grouped { "" } else { "." });
    let zero = if digits.starts_with('.') { "0" } else { "" };
    let number = Number::parse(&format!("{zero}{digits}")).ok()?;
    Number::new(number.numer().checked_mul(scale)?, number.denom())
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
        "thousand" | "k" => Some(1_000),
        "million" | "m" | "mn" => Some(1_000_000),
        "billion" | "bn" => Some(1_000_000_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{AFTER, BEFORE, read};

    fn numbers(wording: &str, is_percent: bool) -> Vec<String> {
        let mentions = read(wording, is_percent);
        mentions
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
            ("2.5 km", &["2.5"]),
            (".5 kilometres", &["0.5"]),
            ("2½ km, ¾ of 3¼", &["2.5", "0.75", "3.25"]),
            ("1.5m people, 40k, 2bn", &["1500000", "40000", "2000000000"]),
            ("80th anniversary", &["80"]),
            ("five kilometers (three miles)", &["5", "3"]),
            ("Twenty-five of 99", &["25", "99"]),
            ("seventy thousand", &["70000"]),
            ("two hundred thousand", &["200000"]),
            ("about a million people", &["1000000"]),
            ("half a million", &["500000"]),
            ("one and a half million", &["1500000"]),
            ("a million and a half", &["1500000"]),
            ("two and a half kilometres", &["2.5"]),
            ("half a kilometre", &["0.5"]),
            ("two thirds of a mile", &["2/3"]),
            ("3 in 2025", &["3", "2025"]),
            ("5 1/3 kilometres", &["5 1/3"]),
            ("2.5 1/3", &["2.5", "1/3"]),
            ("two dozen of a company", &["24"]),
            ("within a month", &["1"]),
            ("a month, several, dozens, the third brigade, a 3D map", &[]),
            ("", &[]),
        ] {
            assert_eq!(numbers(wording, false), expected, "{wording}");
        }
    }

    #[test]
    fn fractions_are_percentages_where_those_are_meant() {
        for (wording, expected) in [
            ("64% in 2025", &["64", "2025"][..]),
            ("99.5 percent", &["99.5"]),
            ("99,5 percent", &["99.5"]),
            ("0.5 per cent", &["0.5"]),
            ("more than half of the territory", &["50"]),
            ("a fifth", &["20"]),
            ("nearly one-fifth", &["20"]),
            ("two thirds", &["66 2/3"]),
            ("one in three soldiers", &["33 1/3"]),
            ("7 out of 8", &["87.5"]),
            ("20 of 30", &["20", "30"]),
        ] {
            assert_eq!(numbers(wording, true), expected, "{wording}");
        }
    }

    #[test]
    fn numbers_that_do_not_fit_are_left_out() {
        assert_eq!(numbers("99999999999999999999 and 2", false), ["2"]);
        assert_eq!(
            numbers("9223372036854775807 million", false),
            [] as [&str; 0]
        );
        assert_eq!(numbers("one in 0", true), ["0"]);
    }

    fn hedge(wording: &str) -> Option<(&'static str, &'static str)> {
        let mentions = read(wording, false);
        let (words, qualifier) = mentions.first()?.hedge?;
        Some((words, qualifier.code()))
    }

    #[test]
    fn words_beside_a_number_say_how_close_it_is() {
        for (words, qualifier) in BEFORE {
            let expected = Some((*words, qualifier.code()));
            assert_eq!(hedge(&format!("{words} 300 people")), expected);
            assert_eq!(hedge(&format!("there were {words} a hundred")), expected);
        }
        for (words, qualifier) in AFTER {
            let expected = Some((*words, qualifier.code()));
            assert_eq!(hedge(&format!("300 {words}")), expected);
            assert_eq!(hedge(&format!("300 of them {words}")), expected);
        }
        assert_eq!(hedge("exceeded 62,000"), Some(("exceeded", "more-than")));
        assert_eq!(hedge("3,420+"), Some(("or more", "at-least")));
        assert_eq!(
            hedge("an estimated 20"),
            Some(("estimated", "approximately"))
        );
        assert_eq!(hedge("no more than ten"), Some(("no more than", "at-most")));
        for wording in [
            "three",
            "over the 300",
            "300 over",
            "forever 300",
            "300 or moreover",
            "300 of at least 400",
            "300, at least 400",
        ] {
            assert_eq!(hedge(wording), None, "{wording}");
        }
        let second = read("over 300 of at least 400", false)[1].hedge;
        assert_eq!(second.map(|(words, _)| words), Some("at least"));
    }
}
