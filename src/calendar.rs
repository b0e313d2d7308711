//! Dates on the calendar of `chrono`, and their crosswalks.
//!
//! This is apart from `date.rs`, which the build shares, so that the build script needs no `chrono`:
//! every user would build it twice.

use core::fmt;

use chrono::{Datelike, NaiveDate};

use crate::Date;
use crate::date::{Day, Endpoint};
use crate::pad::pad;

/// How finely a [`Date`] is given, from the finest on.
///
/// The numbers of UCDP GED and of ACLED are those of exact dates: see [`Date::ucdp_date_prec`] and
/// [`Date::acled_time_precision`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Precision {
    /// One day is named.
    ///
    /// - UCDP: `date_prec` 1
    /// - ACLED: `time_precision` 1
    Day,
    /// A month is named.
    ///
    /// - UCDP: `date_prec` 4
    /// - ACLED: `time_precision` 3
    Month,
    /// A year is named.
    ///
    /// - UCDP: `date_prec` 5
    Year,
    /// Two ends are named, or one end and `..`.
    ///
    /// - UCDP: `date_prec` 1 to 5, by the number of days
    /// - ACLED: `time_precision` 1 to 3, by the number of days, up to a month
    Interval,
}

impl Date {
    /// The first day that the date can mean; `None` where the start is open.
    ///
    /// ```
    /// use kursk_campaign::{Date, chrono::NaiveDate};
    ///
    /// let february: Date = "2025-02~".parse().unwrap();
    /// assert_eq!(february.earliest(), NaiveDate::from_ymd_opt(2025, 2, 1));
    /// let open: Date = "../2025-02-07".parse().unwrap();
    /// assert_eq!(open.earliest(), None);
    /// ```
    pub const fn earliest(&self) -> Option<NaiveDate> {
        on_calendar(self.first_day())
    }

    /// The last day that the date can mean; `None` where the end is open.
    ///
    /// ```
    /// use kursk_campaign::{Date, chrono::NaiveDate};
    ///
    /// let february: Date = "2024-02".parse().unwrap();
    /// assert_eq!(february.latest(), NaiveDate::from_ymd_opt(2024, 2, 29));
    /// let open: Date = "2025-02-07/..".parse().unwrap();
    /// assert_eq!(open.latest(), None);
    /// ```
    pub const fn latest(&self) -> Option<NaiveDate> {
        on_calendar(self.last_day())
    }

    /// How finely the date is given.
    ///
    /// ```
    /// use kursk_campaign::{Date, Precision};
    ///
    /// let date: Date = "2025-02~".parse().unwrap();
    /// assert_eq!(date.precision(), Precision::Month);
    /// ```
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
    ///
    /// ```
    /// use kursk_campaign::Date;
    ///
    /// let date: Date = "2025-02~".parse().unwrap();
    /// assert!(date.is_approximate());
    /// ```
    pub const fn is_approximate(&self) -> bool {
        is_approximate(self.start) || is_approximate(self.last())
    }

    /// Whether an end is left open with `..`.
    ///
    /// ```
    /// use kursk_campaign::Date;
    ///
    /// let date: Date = "../2025-02-07".parse().unwrap();
    /// assert!(date.is_open());
    /// ```
    pub const fn is_open(&self) -> bool {
        matches!(self.start, Endpoint::Open) || matches!(self.last(), Endpoint::Open)
    }

    /// The `date_prec` of UCDP GED: 1 an exact day, 2 a range of two to six days, 3 a week,
    /// 4 a month or 8 to 31 days, 5 anything longer. Approximate dates count one step coarser.
    ///
    /// ```
    /// use kursk_campaign::Date;
    ///
    /// let prec = |text: &str| text.parse::<Date>().unwrap().ucdp_date_prec();
    /// assert_eq!([prec("2025-02-06"), prec("2025-02"), prec("2025-02~")], [1, 4, 5]);
    /// ```
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
    ///
    /// ```
    /// use kursk_campaign::Date;
    ///
    /// let precision = |text: &str| text.parse::<Date>().unwrap().acled_time_precision();
    /// assert_eq!([precision("2025-02-06"), precision("2025-02"), precision("2025")], [Some(1), Some(3), None]);
    /// ```
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
        Some((self.latest()? - self.earliest()?).num_days() + 1)
    }
}

const fn is_approximate(end: Endpoint) -> bool {
    matches!(
        end,
        Endpoint::Known {
            approximate: true,
            ..
        }
    )
}

const fn on_calendar(day: Day) -> Option<NaiveDate> {
    match day {
        // These two stand for open ends.
        Day::MIN | Day::MAX => None,
        Day { year, month, day } => NaiveDate::from_ymd_opt(year as i32, month as u32, day as u32),
    }
}

/// That day.
///
/// ```
/// use kursk_campaign::{Date, chrono::NaiveDate};
///
/// let day = NaiveDate::from_ymd_opt(2024, 8, 6).unwrap();
/// let date = Date::try_from(day).unwrap();
/// assert_eq!(date.to_string(), "2024-08-06");
/// assert_eq!(NaiveDate::try_from(date), Ok(day));
/// ```
impl TryFrom<NaiveDate> for Date {
    type Error = YearError;

    /// # Errors
    ///
    /// EDTF writes the years from 0 to 9999, and `chrono` has others too.
    fn try_from(day: NaiveDate) -> Result<Self, YearError> {
        let year = u16::try_from(day.year()).ok().filter(|year| *year <= 9999);
        let start = Endpoint::Known {
            year: year.ok_or(YearError(day.year()))?,
            month: day.month() as u8,
            day: day.day() as u8,
            approximate: false,
        };
        Ok(Self { start, end: None })
    }
}

/// The one day that the date means.
impl TryFrom<Date> for NaiveDate {
    type Error = NotOneDayError;

    /// # Errors
    ///
    /// The date is approximate, or may mean several days.
    fn try_from(date: Date) -> Result<Self, NotOneDayError> {
        match (date.earliest(), date.latest()) {
            (Some(first), Some(last)) if first == last && !date.is_approximate() => Ok(first),
            _ => Err(NotOneDayError(date)),
        }
    }
}

/// A date that does not mean one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOneDayError(Date);

impl fmt::Display for NotOneDayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, |f| write!(f, "{} is not one day", self.0))
    }
}

impl core::error::Error for NotOneDayError {}

/// The year of a day that no [`Date`] can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearError(i32);

impl fmt::Display for YearError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, |f| {
            write!(f, "the year {} is not from 0 to 9999", self.0)
        })
    }
}

impl core::error::Error for YearError {}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString;

    use crate::Date;
    use crate::Precision::{self, Interval, Month, Year};

    #[test]
    fn dates_have_days_and_a_precision() {
        let cases: [(&str, Option<&str>, Option<&str>, Precision); 6] = [
            (
                "2024-08-06",
                Some("2024-08-06"),
                Some("2024-08-06"),
                Precision::Day,
            ),
            ("2024-02", Some("2024-02-01"), Some("2024-02-29"), Month),
            ("2024", Some("2024-01-01"), Some("2024-12-31"), Year),
            (
                "2024/2025-02",
                Some("2024-01-01"),
                Some("2025-02-28"),
                Interval,
            ),
            ("2024/..", Some("2024-01-01"), None, Interval),
            ("../2024", None, Some("2024-12-31"), Interval),
        ];
        for (text, earliest, latest, precision) in cases {
            let date: Date = text.parse().unwrap();
            assert_eq!(
                date.earliest().map(|day| day.to_string()).as_deref(),
                earliest
            );
            assert_eq!(date.latest().map(|day| day.to_string()).as_deref(), latest);
            assert_eq!(date.precision(), precision, "{text}");
            assert_eq!(date.is_open(), text.contains(".."), "{text}");
            assert!(!date.is_approximate(), "{text}");
        }
        for text in [
            "2024~",
            "2024-08-06~",
            "2024~/2025",
            "2024/2025~",
            "../2024~",
            "2024~/..",
        ] {
            assert!(text.parse::<Date>().unwrap().is_approximate(), "{text}");
        }
    }
}
