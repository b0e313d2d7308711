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

/// A date in words: `6 August 2024`, `about February 2025`, `6 to 15 August 2024`.
pub fn words(date: Date) -> String {
    let exact = |end| match end {
        Endpoint::Known {
            year,
            month,
            day,
            approximate: false,
        } => Some((year, month, day)),
        _ => None,
    };
    // What both ends of an interval have in common is said once.
    let (start, last) = (exact(date.start), date.end.and_then(exact));
    if let (Some((year, month @ 1.., day)), Some((last_year, last_month @ 1.., last_day))) =
        (start, last)
    {
        if year == last_year && (month != last_month || day > 0 && last_day > 0) {
            let name = MONTHS[usize::from(month) - 1];
            let start = match (day, month == last_month) {
                (0, _) => name.into(),
                (day, true) => day.to_string(),
                (day, false) => format!("{day} {name}"),
            };
            return format!("{start} to {}", end(date.end.unwrap_or(date.start)));
        }
    }
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
            (
                "2024-08-06/2024-08-15",
                "6 to 15 August 2024",
                "August 2024",
            ),
            (
                "2024-08/2024-10-03",
                "August to 3 October 2024",
                "August 2024",
            ),
            (
                "2024-08-06/2024-08",
                "6 August 2024 to August 2024",
                "August 2024",
            ),
            (
                "2024-08-06/2024-09~",
                "6 August 2024 to about September 2024",
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
