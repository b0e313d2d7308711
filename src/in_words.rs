//! Dates in words.

use core::fmt;

use super::date::{Date, Endpoint};

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
pub(super) struct InWords(pub(super) Date);

impl fmt::Display for InWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.start, self.0.end) {
            (date, None) => write!(f, "{}", End(date)),
            (Endpoint::Open, Some(end)) => write!(f, "until {}", End(end)),
            (start, Some(Endpoint::Open)) => write!(f, "from {}", End(start)),
            (start, Some(end)) => {
                beginning(start, end, f)?;
                write!(f, " to {}", End(end))
            }
        }
    }
}

/// The start of an interval, without what its end says too.
fn beginning(start: Endpoint, end: Endpoint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let exact = |end| match end {
        Endpoint::Known {
            year,
            month: month @ 1..,
            day,
            approximate: false,
        } => Some((year, month, day)),
        _ => None,
    };
    match (exact(start), exact(end)) {
        (Some((year, month, day)), Some((last_year, last_month, last_day)))
            if year == last_year && (month != last_month || day > 0 && last_day > 0) =>
        {
            let name = MONTHS[usize::from(month) - 1];
            match (day, month == last_month) {
                (0, _) => f.write_str(name),
                (day, true) => write!(f, "{day}"),
                (day, false) => write!(f, "{day} {name}"),
            }
        }
        _ => write!(f, "{}", End(start)),
    }
}

struct End(Endpoint);

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Endpoint::Known {
            year,
            month,
            day,
            approximate,
        } = self.0
        else {
            return Ok(());
        };
        if approximate {
            f.write_str("about ")?;
        }
        if day > 0 {
            write!(f, "{day} ")?;
        }
        if month > 0 {
            write!(f, "{} ", MONTHS[usize::from(month) - 1])?;
        }
        write!(f, "{year:04}")
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString;

    use super::super::date::Date;
    use super::InWords;

    #[test]
    fn dates_are_told_in_words() {
        for (text, expected) in [
            ("2024-08-06", "6 August 2024"),
            ("2024-08", "August 2024"),
            ("2024", "2024"),
            ("2025-02~", "about February 2025"),
            ("2024/2025", "2024 to 2025"),
            ("2024-08/2025-02-07", "August 2024 to 7 February 2025"),
            ("2024-08-06/2024-08-15", "6 to 15 August 2024"),
            ("2024-08-06/2024-10-15", "6 August to 15 October 2024"),
            ("2024-08/2024-10-03", "August to 3 October 2024"),
            ("2024-08-06/2024-08", "6 August 2024 to August 2024"),
            ("2024-08/2024-08-15", "August 2024 to 15 August 2024"),
            (
                "2024-08-06/2024-09~",
                "6 August 2024 to about September 2024",
            ),
            ("2025-01-06/..", "from 6 January 2025"),
            ("../2025-02-07~", "until about 7 February 2025"),
        ] {
            let date = Date::parse(text).expect("a date");
            assert_eq!(InWords(date).to_string(), expected, "{text}");
        }
    }
}
