//! Dates as the articles allow them: EDTF, from a single day to an open interval.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use chrono::NaiveDate;

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
/// assert_eq!(FEBRUARY.earliest().to_string(), "2025-02-01");
/// assert_eq!(FEBRUARY.latest().to_string(), "2025-02-28");
/// assert!(FEBRUARY.overlaps(&"2025-02-24".parse().unwrap()));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    start: Endpoint,
    /// The end of an interval; `None` where the date is not one.
    end: Option<Endpoint>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Endpoint {
    Open,
    /// `month` and `day` are 0 where they are not stated.
    Known {
        year: u16,
        month: u8,
        day: u8,
        approximate: bool,
    },
}

/// How finely a [`Date`] is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Precision {
    /// One day is named.
    Day,
    /// A month is named.
    Month,
    /// A year is named.
    Year,
    /// Two ends are named, or one end and `..`.
    Interval,
}

impl Date {
    /// Reads a date, strictly: four digits of the year, two of the month and the day, no white
    /// space, and a day that the calendar has.
    ///
    /// # Errors
    ///
    /// [`ParseDateError`] says in words what is wrong.
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
            _ if end.latest_key() < start.earliest_key() => Err(ParseDateError::EndsBeforeStart),
            _ => Ok(Self {
                start,
                end: Some(end),
            }),
        }
    }

    /// The date of a checked table.
    pub(super) const fn literal(text: &str) -> Self {
        match Self::parse(text) {
            Ok(date) => date,
            Err(_) => panic!("only checked dates are compiled"),
        }
    }

    /// The first day that the date can mean; [`NaiveDate::MIN`] where the start is open.
    pub const fn earliest(&self) -> NaiveDate {
        match self.start {
            Endpoint::Open => NaiveDate::MIN,
            Endpoint::Known {
                year, month, day, ..
            } => calendar_day(year, at_least_one(month), at_least_one(day)),
        }
    }

    /// The last day that the date can mean; [`NaiveDate::MAX`] where the end is open.
    pub const fn latest(&self) -> NaiveDate {
        match self.last() {
            Endpoint::Open => NaiveDate::MAX,
            Endpoint::Known {
                year, month, day, ..
            } => {
                let month = if month == 0 { 12 } else { month };
                let day = if day == 0 {
                    days_in_month(year, month)
                } else {
                    day
                };
                calendar_day(year, month, day)
            }
        }
    }

    /// How finely the date is given.
    pub const fn precision(&self) -> Precision {
        match (self.end, self.start) {
            (None, Endpoint::Known { day: 1.., .. }) => Precision::Day,
            (None, Endpoint::Known { month: 1.., .. }) => Precision::Month,
            (None, Endpoint::Known { .. }) => Precision::Year,
            _ => Precision::Interval,
        }
    }

    /// Whether the date, or an end of it, is marked approximate with `~`.
    ///
    /// The mark widens nothing: no bounds are invented for "about".
    pub const fn is_approximate(&self) -> bool {
        self.start.is_approximate() || self.last().is_approximate()
    }

    /// Whether an end is left open with `..`.
    pub const fn is_open(&self) -> bool {
        matches!(self.start, Endpoint::Open) || matches!(self.last(), Endpoint::Open)
    }

    /// Whether some day belongs to both dates.
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.start.earliest_key() <= other.last().latest_key()
            && other.start.earliest_key() <= self.last().latest_key()
    }

    /// The `date_prec` of UCDP GED: 1 an exact day, 2 a range of two to six days, 3 a week,
    /// 4 a month or 8 to 31 days, 5 anything longer. Approximate dates count one step coarser.
    pub fn ucdp_date_prec(&self) -> u8 {
        let step = match self.days() {
            Some(1) => 1,
            Some(2..=6) => 2,
            Some(7) => 3,
            Some(8..=31) => 4,
            _ => 5,
        };
        if self.is_approximate() && step < 5 {
            step + 1
        } else {
            step
        }
    }

    /// The `time_precision` of ACLED: 1 an exact day, 2 a week, 3 a month; `None` where the date
    /// is coarser than ACLED admits.
    pub fn acled_time_precision(&self) -> Option<u8> {
        match (self.days(), self.is_approximate()) {
            (Some(1), false) => Some(1),
            (Some(1..=7), _) => Some(2),
            (Some(8..=31), _) => Some(3),
            _ => None,
        }
    }

    /// The number of days that the date can mean; `None` where an end is open.
    fn days(&self) -> Option<i64> {
        (!self.is_open()).then(|| (self.latest() - self.earliest()).num_days() + 1)
    }

    const fn last(&self) -> Endpoint {
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

    const fn is_approximate(self) -> bool {
        matches!(
            self,
            Self::Known {
                approximate: true,
                ..
            }
        )
    }

    /// A number that grows with the first day of the endpoint.
    const fn earliest_key(self) -> u32 {
        match self {
            Self::Open => 0,
            Self::Known {
                year, month, day, ..
            } => key(year, at_least_one(month), at_least_one(day)),
        }
    }

    /// A number that grows with the last day of the endpoint. Month 12 and day 31 stand for "the
    /// last there is": for comparing, that is as good as the calendar's own last day.
    const fn latest_key(self) -> u32 {
        match self {
            Self::Open => u32::MAX,
            Self::Known {
                year, month, day, ..
            } => key(
                year,
                if month == 0 { 12 } else { month },
                if day == 0 { 31 } else { day },
            ),
        }
    }
}

const fn key(year: u16, month: u8, day: u8) -> u32 {
    (year as u32) << 16 | (month as u32) << 8 | day as u32
}

const fn at_least_one(part: u8) -> u8 {
    if part == 0 { 1 } else { part }
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

const fn calendar_day(year: u16, month: u8, day: u8) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year as i32, month as u32, day as u32) {
        Some(date) => date,
        None => panic!("`Date::parse` admits only days that the calendar has"),
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.start.earliest_key(), self.last().latest_key())
            .cmp(&(other.start.earliest_key(), other.last().latest_key()))
            .then_with(|| (self.start, self.end).cmp(&(other.start, other.end)))
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
        match self.end {
            None => self.start.fmt(f),
            Some(end) => write!(f, "{}/{end}", self.start),
        }
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({self})")
    }
}

/// Why a text is no [`Date`].
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
        match self {
            Self::Form => f.write_str(
                "a date is written 2024-08-06, 2024-08 or 2024, with ~ after it where it is \
                 approximate, or as two of these with / between them, where .. is an open end",
            ),
            Self::NoSuchMonth { month } => {
                write!(f, "there is no month {month:02}: months go from 01 to 12")
            }
            Self::NoSuchDay { year, month, day } => write!(
                f,
                "{year:04}-{month:02} has no day {day:02}: its days go from 01 to {}",
                days_in_month(*year, *month)
            ),
            Self::OpenAtBothEnds => {
                f.write_str("an interval that is open at both ends says nothing: give one end")
            }
            Self::EndsBeforeStart => f.write_str("the interval ends before it starts"),
        }
    }
}

impl core::error::Error for ParseDateError {}
