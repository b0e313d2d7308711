//! Suggestions for texts that are not valid.

use crate::codegen::characters::Class;
use crate::codegen::date::Date;
use crate::codegen::list::List as _;

/// The id that is nearest to a text.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let is_before: Class = |c| c.is_ascii_digit() || c == '-';
    let slug = slug.trim_end_matches('-').trim_start_matches(is_before);
    if slug.is_empty() { "name" } else { slug }.to_owned()
}

/// The date that was probably meant: `2024-8-6` lacks zeros, `2024/08/06` has other separators, and
/// `15.8.2024` and `8/15/2024` have another order.
pub fn nearest_date(text: &str) -> Option<Date> {
    if let Some((start, end)) = text.split_once('/').filter(|(_, end)| !end.contains('/')) {
        // An interval: each end that is not valid is replaced.
        let valid = |end: &str| match Date::parse(end) {
            Err(_) if end != ".." => Some(nearest_date(end)?.to_string()),
            _ => Some(end.to_owned()),
        };
        return Date::parse(&format!("{}/{}", valid(start)?, valid(end)?)).ok();
    }
    let padded = |part: &str| match part.len() {
        1 => format!("0{part}"),
        _ => part.to_owned(),
    };
    let is_separator: Class = |c| matches!(c, '-' | '/' | '.');
    let parts: Vec<_> = text.trim().split(is_separator).map(padded).list();
    let forwards = Date::parse(&parts.iter().joined("-")).ok();
    let [first, second, year] = &parts[..] else {
        return forwards;
    };
    let day_first = Date::parse(&format!("{year}-{second}-{first}")).ok();
    let month_first = Date::parse(&format!("{year}-{first}-{second}")).ok();
    forwards.or(match (day_first, month_first) {
        (Some(day_first), _) if text.contains('.') => Some(day_first),
        // 6/8/2024 is one day in London and another in New York.
        (Some(one), Some(other)) => Some(one).filter(|_| one == other),
        (one, other) => one.or(other),
    })
}

#[cfg(test)]
mod tests {
    use super::{nearest_date, slug};

    #[test]
    fn slugs_are_ids() {
        for (text, expected) in [
            ("Second walk", "second-walk"),
            (" (Second)  WALK! ", "second-walk"),
            ("3 walks", "walks"),
            ("3-4", "name"),
            ("Äb 1", "b-1"),
            ("--", "name"),
            ("", "name"),
        ] {
            assert_eq!(slug(text), expected, "{text}");
        }
    }

    #[test]
    fn the_date_that_was_meant_is_found() {
        for (text, expected) in [
            ("2024-8-6", Some("2024-08-06")),
            ("2024/08/06", Some("2024-08-06")),
            ("2024.8.6", Some("2024-08-06")),
            ("2024-8", Some("2024-08")),
            (" 2024-08-06 ", Some("2024-08-06")),
            ("15.8.2024", Some("2024-08-15")),
            ("6.8.2024", Some("2024-08-06")),
            ("8/15/2024", Some("2024-08-15")),
            ("15/8/2024", Some("2024-08-15")),
            ("6/8/2024", None),
            ("6/6/2024", Some("2024-06-06")),
            ("2024-8-6/2024-9", Some("2024-08-06/2024-09")),
            ("2024-8/..", Some("2024-08/..")),
            ("../2024-8", Some("../2024-08")),
            ("../..", None),
            ("2024-9/2024-8", None),
            ("2024-13-1", None),
            ("August", None),
            ("", None),
        ] {
            let nearest = nearest_date(text).map(|date| date.to_string());
            assert_eq!(nearest.as_deref(), expected, "{text}");
        }
    }
}
