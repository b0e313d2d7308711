//! Dates in words.

use crate::codegen::date::{Date, Endpoint};
use crate::codegen::in_words::InWords;

/// A date in words: `6 August 2024`.
pub fn words(date: Date) -> String {
    InWords(date).to_string()
}

/// The month in which a date starts, or the year where it names none: what it is found by.
pub fn start(date: Date) -> String {
    match date.start {
        Endpoint::Known { year, month, .. } => words(Date {
            start: Endpoint::Known {
                year,
                month,
                day: 0,
                approximate: false,
            },
            end: None,
        }),
        Endpoint::Open => "No start stated".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::start;
    use crate::codegen::date::Date;

    #[test]
    fn a_date_is_found_by_the_month_in_which_it_starts() {
        for (text, month) in [
            ("2024-08-06", "August 2024"),
            ("2024-08", "August 2024"),
            ("2024", "2024"),
            ("2025-02~", "February 2025"),
            ("2024-08-06/2024-10-15", "August 2024"),
            ("2025-01-06/..", "January 2025"),
            ("../2025-02-07~", "No start stated"),
        ] {
            let date = Date::parse(text).expect("a date");
            assert_eq!(start(date), month, "{text}");
        }
    }
}
