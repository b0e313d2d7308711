//! Dates as the articles allow them: EDTF, from a single day to an open interval.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use super::pad::pad;

/// A date in EDTF, the Extended Date/Time Format of ISO 8601-2.
///
/// News dates are seldom exact. This type keeps what is known and no more:
///
/// | written | means |
/// | --- | --- |
/// | `2024-08-06` | that day |
/// | `2024-08` | some time in that month |
/// | `2024` | some time in that year |
/// | `2025-02~` | about that month (`~` goes with a day, a month or a year) |
/// | `2025-02-01/2025-02-10` | from the one to the other |
/// | `2024-08-06/..` | from that day on, the end not stated |
/// | `../2025-02-07` | up to that day, the start not stated |
///
/// [`Display`](fmt::Display) prints a date back exactly as it was written. Dates are ordered by
/// their earliest day, then by their latest.
///
/// ```
/// use kursk_campaign::Date;
///
/// const FEBRUARY: Date = match Date::parse("2025-02~") {
///     Ok(date) => date,
///     Err(_) => panic!(),
/// };
/// assert_eq!(FEBRUARY.to_string(), "2025-02~");
/// assert_eq!(FEBRUARY.earliest().unwrap().to_string(), "2025-02-01");
/// assert_eq!(FEBRUARY.latest().unwrap().to_string(), "2025-02-28");
/// assert!(FEBRUARY.overlaps(&"2025-02-24".parse().unwrap()));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    pub(super) start: Endpoint,
    /// The end of an interval; `None` where the date is not one.
    pub(super) end: Option<Endpoint>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Endpoint {
    Open,
    /// `month` and `day` are 0 where they are not stated.
    Known {
        year: u16,
        month: u8,
        day: u8,
        approximate: bool,
    },
}

/// A day of the calendar; before or after all of them where an end of a date is open.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
}

impl Day {
    pub(super) const MIN: Self = Self {
        year: 0,
        month: 0,
        day: 0,
    };
    pub(super) const MAX: Self = Self {
        year: u16::MAX,
        month: 12,
        day: 31,
    };

    /// Whether the day comes before the other: `<`, at compile time too.
    const fn is_before(self, other: Self) -> bool {
        self.number() < other.number()
    }

    /// A number that orders days.
    pub(super) const fn number(self) -> u32 {
        (self.year as u32) << 9 | (self.month as u32) << 5 | self.day as u32
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Date {
    /// Reads a date, strictly: four digits of the year, two of the month and the day, no white
    /// space, and a day that the calendar has.
    ///
    /// # Errors
    ///
    /// [`ParseDateError`] says in words what is wrong.
    ///
    /// ```
    /// use kursk_campaign::{Date, ParseDateError};
    ///
    /// assert!(Date::parse("2024-08-06/..").is_ok());
    /// assert_eq!(Date::parse("2024-13"), Err(ParseDateError::NoSuchMonth { month: 13 }));
    /// ```
    pub const fn parse(text: &str) -> Result<Self, ParseDateError> {
        let bytes = text.as_bytes();
        let mut slash = 0;
        while slash < bytes.len() && bytes[slash] != b'/' {
            slash += 1;
        }
        let (left, right) = bytes.split_at(slash);
        let start = match Endpoint::parse(left) {
            Ok(start) => start,
            Err(error) => return Err(error),
        };
        if right.is_empty() {
            return match start {
                Endpoint::Open => Err(ParseDateError::Form),
                Endpoint::Known { .. } => Ok(Self { start, end: None }),
            };
        }
        let end = match Endpoint::parse(right.split_at(1).1) {
            Ok(end) => end,
            Err(error) => return Err(error),
        };
        match (start, end) {
            (Endpoint::Open, Endpoint::Open) => Err(ParseDateError::OpenAtBothEnds),
            _ => {
                let date = Self {
                    start,
                    end: Some(end),
                };
                if date.last_day().is_before(date.first_day()) {
                    return Err(ParseDateError::EndsBeforeStart);
                }
                Ok(date)
            }
        }
    }

    /// The first day that the date can mean.
    pub(super) const fn first_day(&self) -> Day {
        match self.start {
            Endpoint::Open => Day::MIN,
            Endpoint::Known {
                year, month, day, ..
            } => Day {
                year,
                month: if month == 0 { 1 } else { month },
                day: if day == 0 { 1 } else { day },
            },
        }
    }

    /// The last day that the date can mean.
    pub(super) const fn last_day(&self) -> Day {
        match self.last() {
            Endpoint::Open => Day::MAX,
            Endpoint::Known {
                year, month, day, ..
            } => {
                let month = if month == 0 { 12 } else { month };
                let last = days_in_month(year, month);
                let day = if day == 0 { last } else { day };
                Day { year, month, day }
            }
        }
    }

    /// Whether some day belongs to both dates.
    ///
    /// ```
    /// use kursk_campaign::Date;
    ///
    /// let (day, month): (Date, Date) = ("2025-02-24".parse()?, "2025-02~".parse()?);
    /// assert!(day.overlaps(&month));
    /// # Ok::<(), kursk_campaign::ParseDateError>(())
    /// ```
    pub const fn overlaps(&self, other: &Self) -> bool {
        !self.last_day().is_before(other.first_day())
            && !other.last_day().is_before(self.first_day())
    }

    /// Whether every day of the date belongs to the other.
    ///
    /// ```
    /// use kursk_campaign::Date;
    ///
    /// let (day, month): (Date, Date) = ("2025-02-24".parse()?, "2025-02".parse()?);
    /// assert!(day.is_within(&month) && !month.is_within(&day));
    /// # Ok::<(), kursk_campaign::ParseDateError>(())
    /// ```
    pub const fn is_within(&self, other: &Self) -> bool {
        !self.first_day().is_before(other.first_day())
            && !other.last_day().is_before(self.last_day())
    }

    pub(super) const fn last(&self) -> Endpoint {
        match self.end {
            Some(end) => end,
            None => self.start,
        }
    }
}

impl Endpoint {
    const fn parse(text: &[u8]) -> Result<Self, ParseDateError> {
        let (text, approximate) = match text {
            [rest @ .., b'~'] => (rest, true),
            _ => (text, false),
        };
        let (year, month, day) = match text {
            [b'.', b'.'] if !approximate => return Ok(Self::Open),
            [y @ .., b'-', m1, m2, b'-', d1, d2] if y.len() == 4 => {
                (y, Some([*m1, *m2]), Some([*d1, *d2]))
            }
            [y @ .., b'-', m1, m2] if y.len() == 4 => (y, Some([*m1, *m2]), None),
            y if y.len() == 4 => (y, None, None),
            _ => return Err(ParseDateError::Form),
        };
        let year = match (number(&[year[0], year[1]]), number(&[year[2], year[3]])) {
            (Some(century), Some(rest)) => century as u16 * 100 + rest as u16,
            _ => return Err(ParseDateError::Form),
        };
        let month = match month {
            None => 0,
            Some(digits) => match number(&digits) {
                Some(month @ 1..=12) => month,
                Some(month) => return Err(ParseDateError::NoSuchMonth { month }),
                None => return Err(ParseDateError::Form),
            },
        };
        let day = match day {
            None => 0,
            Some(digits) => match number(&digits) {
                Some(day) if day >= 1 && day <= days_in_month(year, month) => day,
                Some(day) => return Err(ParseDateError::NoSuchDay { year, month, day }),
                None => return Err(ParseDateError::Form),
            },
        };
        Ok(Self::Known {
            year,
            month,
            day,
            approximate,
        })
    }
}

const fn number(digits: &[u8; 2]) -> Option<u8> {
    match *digits {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => Some((tens - b'0') * 10 + (ones - b'0')),
        _ => None,
    }
}

const fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl Date {
    /// A number that orders dates: by the first day, then by the last, then by how they are written.
    pub(super) const fn key(&self) -> u64 {
        const fn written(end: Endpoint) -> u64 {
            match end {
                Endpoint::Open => 0,
                Endpoint::Known {
                    month,
                    day,
                    approximate,
                    ..
                } => 8 | ((month > 0) as u64) << 2 | ((day > 0) as u64) << 1 | approximate as u64,
            }
        }
        let end = match self.end {
            Some(end) => 16 | written(end),
            None => 0,
        };
        let days = (self.first_day().number() as u64) << 25 | self.last_day().number() as u64;
        days << 9 | written(self.start) << 5 | end
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        Self::parse(text)
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Known {
            year,
            month,
            day,
            approximate,
        } = *self
        else {
            return f.write_str("..");
        };
        write!(f, "{year:04}")?;
        if month > 0 {
            write!(f, "-{month:02}")?;
        }
        if day > 0 {
            write!(f, "-{day:02}")?;
        }
        f.write_str(if approximate { "~" } else { "" })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, |f| match self.end {
            None => write!(f, "{}", self.start),
            Some(end) => write!(f, "{}/{end}", self.start),
        })
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({self})")
    }
}

/// Why a text is not a [`Date`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseDateError {
    /// The text has none of the forms of a date.
    Form,
    /// The month is not 01 to 12.
    NoSuchMonth {
        /// The month as written.
        month: u8,
    },
    /// The month does not have that day.
    NoSuchDay {
        /// The year as written.
        year: u16,
        /// The month as written.
        month: u8,
        /// The day as written.
        day: u8,
    },
    /// Both ends of the interval are `..`.
    OpenAtBothEnds,
    /// The interval ends before it starts.
    EndsBeforeStart,
}

impl fmt::Display for ParseDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, |f| match self {
            Self::Form => f.write_str(
                "expected 2024-08-06, 2024-08 or 2024, with ~ after it if it is approximate, or \
                 two of these with / between them, where .. is an open end",
            ),
            Self::NoSuchMonth { month } => {
                write!(f, "there is no month {month:02}: months are 01 to 12")
            }
            Self::NoSuchDay { year, month, day } => write!(
                f,
                "{year:04}-{month:02} has no day {day:02}: its days are 01 to {}",
                days_in_month(*year, *month)
            ),
            Self::OpenAtBothEnds => f.write_str("an interval can't be open at both ends"),
            Self::EndsBeforeStart => f.write_str("the interval ends before it starts"),
        })
    }
}

impl core::error::Error for ParseDateError {}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::format;
    use std::string::ToString;

    use super::{Date, Day, ParseDateError};

    fn date(text: &str) -> Date {
        text.parse().expect("a valid date")
    }

    #[test]
    fn dates_span_their_days() {
        for (text, first, last) in [
            ("2024-08-06", "2024-08-06", "2024-08-06"),
            ("2024-08-06~", "2024-08-06", "2024-08-06"),
            ("2024-04", "2024-04-01", "2024-04-30"),
            ("2024-08", "2024-08-01", "2024-08-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023-02", "2023-02-01", "2023-02-28"),
            ("1900-02", "1900-02-01", "1900-02-28"),
            ("2000-02", "2000-02-01", "2000-02-29"),
            ("2024", "2024-01-01", "2024-12-31"),
            ("0000", "0000-01-01", "0000-12-31"),
            ("2024-08~/2025", "2024-08-01", "2025-12-31"),
        ] {
            let date = date(text);
            let days = (date.first_day().to_string(), date.last_day().to_string());
            assert_eq!(days, (first.into(), last.into()), "{text}");
            assert_eq!(date.to_string(), text);
            assert_eq!(format!("{date:?}"), format!("Date({text})"));
        }
        assert!(date("../2024").first_day() == Day::MIN);
        assert!(date("2024/..").last_day() == Day::MAX);
        assert_eq!(date("../2024").to_string(), "../2024");
        assert_eq!(date("2024/..").to_string(), "2024/..");
    }

    #[test]
    fn what_is_not_a_date_is_refused_with_its_reason() {
        use ParseDateError::{EndsBeforeStart, Form, NoSuchDay, NoSuchMonth, OpenAtBothEnds};
        let no_day = |year, month, day| NoSuchDay { year, month, day };
        for (text, error) in [
            ("", Form),
            ("..", Form),
            ("..~/2024", Form),
            ("20240806", Form),
            ("2024-8-6", Form),
            ("2024/08/06", Form),
            ("2024-0a", Form),
            ("2024-a1", Form),
            ("2024-08-0:", Form),
            ("2024-08-/1", Form),
            ("202a", Form),
            ("2a24", Form),
            ("02024", Form),
            ("12024-08", Form),
            ("12024-08-06", Form),
            ("2024~~", Form),
            ("2024/", Form),
            ("2024/2025/2026", Form),
            ("2024-00", NoSuchMonth { month: 0 }),
            ("2024-13", NoSuchMonth { month: 13 }),
            ("2024-08-00", no_day(2024, 8, 0)),
            ("2024-08-32", no_day(2024, 8, 32)),
            ("2024-06-31", no_day(2024, 6, 31)),
            ("1900-02-29", no_day(1900, 2, 29)),
            ("../..", OpenAtBothEnds),
            ("2024-02/2024-01", EndsBeforeStart),
            ("2024-02-02/2024-02-01", EndsBeforeStart),
            ("2024/2023", EndsBeforeStart),
        ] {
            assert_eq!(Date::parse(text), Err(error), "{text}");
        }
        assert_eq!(
            no_day(2024, 2, 30).to_string(),
            "2024-02 has no day 30: its days are 01 to 29"
        );
        let messages = [
            Form,
            NoSuchMonth { month: 13 },
            OpenAtBothEnds,
            EndsBeforeStart,
        ];
        for words in messages.map(|error| error.to_string()) {
            assert!(words.contains(' '), "{words}");
        }
    }

    #[test]
    fn dates_overlap_where_they_share_a_day() {
        for (one, other, expected) in [
            ("2024-08-06", "2024-08-06", true),
            ("2024-08-06", "2024-08-07", false),
            ("2024-08", "2024-08-31", true),
            ("2024-08", "2024-09-01", false),
            ("2024", "2024-12-31/2025", true),
            ("2023-12-31", "2024", false),
            ("2024-08/..", "../2024-08", true),
            ("2024-08/..", "../2024-07", false),
            ("2024-08/..", "9999-12-31", true),
        ] {
            let (one, other) = (date(one), date(other));
            assert_eq!(one.overlaps(&other), expected, "{one} and {other}");
            assert_eq!(other.overlaps(&one), expected, "{other} and {one}");
        }
    }

    #[test]
    fn dates_are_ordered_by_their_first_day_then_by_their_last() {
        let sorted = [
            "../2024",
            "2023-12-31",
            "2024-01-01",
            "2024-01-01~",
            "2024-01",
            // The same days in different words.
            "2024",
            "2024/2024",
            "2024/2024~",
            "2024/2024-12",
            "2024/2024-12-31",
            "2024~",
            "2024~/2024-12",
            "2024-01/2024",
            "2024-01/2024-12-31",
            "2024-01~/2024",
            "2024-01-01/2024",
            "2024-01-01~/2024",
            "2024/..",
            "2024~/..",
            "2024-01-02",
        ];
        for pair in sorted.windows(2) {
            assert!(date(pair[0]) < date(pair[1]), "{} and {}", pair[0], pair[1]);
        }
        let day = |year, month, day| Day { year, month, day };
        assert!(day(2023, 12, 31).is_before(day(2024, 1, 1)));
        assert!(day(2024, 1, 31).is_before(day(2024, 2, 1)));
        assert!(day(2024, 1, 1).is_before(day(2024, 1, 2)));
        assert!(!day(2024, 1, 1).is_before(day(2024, 1, 1)));
    }
}
