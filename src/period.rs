//! Records by their dates, in logarithmic time plus what is found.

use core::ops::{Range, RangeInclusive};

use chrono::{Datelike, NaiveDate};

use crate::Date;
use crate::date::Day;

/// The number of a day, in the order of [`Day::number`]: never before an open start, nor after an open
/// end.
pub(crate) fn number(day: NaiveDate) -> u32 {
    let key = match u16::try_from(day.year()) {
        Ok(year) => {
            let (month, day) = (day.month() as u8, day.day() as u8);
            Day { year, month, day }.number()
        }
        Err(_) if day.year() < 0 => 0,
        Err(_) => u32::MAX,
    };
    key.clamp(Day::MIN.number() + 1, Day::MAX.number() - 1)
}

/// Those of some rows that end on certain days, in their order.
///
/// `ends` is a search tree, laid out in the order of the rows: of the rows `i` to `i + 2ⁿ⁺¹ - 2`, where
/// `i` is a multiple of `2ⁿ⁺¹`, the one in the middle has the earliest and the latest of all their last
/// days.
pub(crate) struct Ending<R: 'static> {
    pub(crate) all: &'static [R],
    pub(crate) date: fn(&R) -> Option<Date>,
    pub(crate) ends: &'static [(u32, u32)],
    pub(crate) rows: Range<usize>,
    pub(crate) days: RangeInclusive<u32>,
}

impl<R> Ending<R> {
    /// Of the subtrees that start at a row, the largest in which no row can be meant.
    fn in_vain(&self, row: usize) -> Option<u32> {
        let mut levels = (0..row.trailing_zeros()).rev();
        levels.find(|level| {
            let ends = self.ends.get(row + (1 << level) - 1);
            ends.is_some_and(|(first, last)| last < self.days.start() || first > self.days.end())
        })
    }
}

impl<R> Iterator for Ending<R> {
    type Item = &'static R;

    fn next(&mut self) -> Option<&'static R> {
        while !self.rows.is_empty() {
            let row = self.rows.start;
            if let Some(level) = self.in_vain(row) {
                self.rows.start += (2 << level) - 1;
                continue;
            }
            self.rows.start += 1;
            let record = &self.all[row];
            let date = (self.date)(record);
            if date.is_some_and(|date| self.days.contains(&date.last_day().number())) {
                return Some(record);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use super::{Date, Ending, NaiveDate, number};

    /// The tree that the build makes, by its definition.
    fn tree(days: &[u32]) -> Vec<(u32, u32)> {
        let node = |i: usize| {
            let reach = 1 << i.trailing_ones();
            let rows = &days[i + 1 - reach..days.len().min(i + reach)];
            (*rows.iter().min().unwrap(), *rows.iter().max().unwrap())
        };
        (0..days.len()).map(node).collect()
    }

    #[test]
    fn all_that_end_on_the_days_are_found_in_their_order() {
        let mut state = 1u64;
        let mut random = move |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) % below
        };
        for count in 0..70 {
            let years: Vec<_> = (0..count).map(|_| random(9) as i32).collect();
            let dates: Vec<Date> = years
                .iter()
                .map(|year| {
                    NaiveDate::from_yo_opt(2000 + year, 1)
                        .unwrap()
                        .try_into()
                        .unwrap()
                })
                .collect();
            let all: &'static [Date] = dates.leak();
            let days: Vec<u32> = all.iter().map(|date| date.last_day().number()).collect();
            let ends: &'static [(u32, u32)] = tree(&days).leak();
            for _ in 0..100 {
                let start = random(count + 1) as usize;
                let rows = start..start + random(count + 1 - start as u64) as usize;
                let year =
                    |year: u64| number(NaiveDate::from_yo_opt(1999 + year as i32, 1).unwrap());
                let days = match random(2) {
                    0 => year(random(12))..=u32::MAX,
                    _ => 0..=year(random(12)),
                };
                let expected: Vec<_> = all[rows.clone()]
                    .iter()
                    .filter(|date| days.contains(&date.last_day().number()))
                    .collect();
                let date = |date: &Date| Some(*date);
                let found = Ending {
                    all,
                    date,
                    ends,
                    rows,
                    days,
                };
                assert!(found.eq(expected), "{all:?}");
            }
        }
    }

    #[test]
    fn a_search_takes_logarithmic_time() {
        use core::sync::atomic::{AtomicUsize, Ordering};

        static LOOKED_AT: AtomicUsize = AtomicUsize::new(0);
        let date = |date: &Date| {
            LOOKED_AT.fetch_add(1, Ordering::Relaxed);
            Some(*date)
        };
        let date_of = |year| NaiveDate::from_yo_opt(year, 1).unwrap().try_into().unwrap();
        // All but one of many are too early, and the first is open-ended in effect.
        let mut dates: Vec<Date> = (0..50_000).map(|_| date_of(2000)).collect();
        (dates[0], dates[33_333]) = (date_of(2030), date_of(2030));
        let all: &'static [Date] = dates.leak();
        let days: Vec<u32> = all.iter().map(|date| date.last_day().number()).collect();
        let ends: &'static [(u32, u32)] = tree(&days).leak();
        let days = number(NaiveDate::from_yo_opt(2020, 1).unwrap())..=u32::MAX;
        let found = Ending {
            all,
            date,
            ends,
            rows: 0..all.len(),
            days,
        };
        assert_eq!(found.count(), 2);
        assert!(LOOKED_AT.load(Ordering::Relaxed) < 50);
    }

    #[test]
    fn days_of_any_year_have_a_number_between_the_open_ends() {
        let numbers = [NaiveDate::MIN, NaiveDate::MAX].map(number);
        assert!(numbers[0] > 0 && numbers[0] < number(NaiveDate::from_yo_opt(0, 1).unwrap()));
        let open = "2024/..".parse::<Date>().unwrap().last_day().number();
        assert!(numbers[1] < open && numbers[1] > number(NaiveDate::from_yo_opt(9999, 1).unwrap()));
    }
}
