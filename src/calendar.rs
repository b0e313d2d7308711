//! Dates on the calendar of `chrono`.
//!
//! This is apart from `date.rs`, which the build shares, so that the build script needs no `chrono`:
//! every user would build it twice.

use chrono::NaiveDate;

use crate::Date;
use crate::date::Day;

impl Date {
    /// The first day that the date can mean; [`NaiveDate::MIN`] where the start is open.
    pub const fn earliest(&self) -> NaiveDate {
        on_calendar(self.first_day())
    }

    /// The last day that the date can mean; [`NaiveDate::MAX`] where the end is open.
    pub const fn latest(&self) -> NaiveDate {
        on_calendar(self.last_day())
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
}

const fn on_calendar(day: Day) -> NaiveDate {
    match day {
        Day {
            year: 0, month: 0, ..
        } => NaiveDate::MIN,
        Day { year: u16::MAX, .. } => NaiveDate::MAX,
        Day { year, month, day } => {
            match NaiveDate::from_ymd_opt(year as i32, month as u32, day as u32) {
                Some(date) => date,
                None => panic!("`Date::parse` admits only days that the calendar has"),
            }
        }
    }
}
