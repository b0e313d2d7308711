//! Dates in words.

use crate::codegen::date::{Date, Endpoint};
use crate::codegen::emit::docs::ends;

/// The months of the year.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in words: `6 August 2024`, `about February 2025`, `August 2024 to 7 February 2025`.
pub fn words(date: Date) -> String {
    ends(date, end)
}

/// The month in which a date starts, or the year where it names none: what it is found by.
pub fn start(date: Date) -> String {
    match date.start {
        Endpoint::Known { year, month, .. } => end(Endpoint::Known {
            year,
            month,
            day: 0,
            approximate: false,
        }),
        Endpoint::Open => "No start stated".into(),
    }
}

fn end(end: Endpoint) -> String {
    let Endpoint::Known {
        year, month, day, ..
    } = end
    else {
        return String::new();
    };
    let month = usize::from(month).checked_sub(1).map(|month| MONTHS[month]);
    match (month, day) {
        (None, _) => format!("{year:04}"),
        (Some(month), 0) => format!("{month} {year:04}"),
        (Some(month), day) => format!("{day} {month} {year:04}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{start, words};
    use crate::codegen::date::Date;

    #[test]
    fn dates_are_told_in_words() {
        for (text, expected, month) in [
            ("2024-08-06", "6 August 2024", "August 2024"),
            ("2024-08", "August 2024", "August 2024"),
            ("2024", "2024", "2024"),
            ("2025-02~", "about February 2025", "February 2025"),
            (
                "2024-08/2025-02-07",
                "August 2024 to 7 February 2025",
                "August 2024",
            ),
            ("2025-01-06/..", "from 6 January 2025", "January 2025"),
            (
                "../2025-02-07~",
                "until about 7 February 2025",
                "No start stated",
            ),
        ] {
            let date = Date::parse(text).expect("a date");
            assert_eq!(words(date), expected, "{text}");
            assert_eq!(start(date), month, "{text}");
        }
    }
}
