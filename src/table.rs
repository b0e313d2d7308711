//! What the modules of records have in common.

/// The items of a file that the build wrote.
#[cfg(not(feature = "docs"))]
macro_rules! generated {
    ($($name:tt)+) => {
        include!(concat!(env!("OUT_DIR"), "/", $($name)+, ".rs"));
    };
}

/// The same out of a macro, so that "Source" leads to the module of a record, and no page of the
/// documentation tells where the machine that built it keeps its files.
#[cfg(feature = "docs")]
macro_rules! generated {
    ($($name:tt)+) => {
        include!(concat!(env!("OUT_DIR"), "/", $($name)+, ".rs"));
        generated_items!();
    };
}

/// The rows of a module of records without ids.
macro_rules! all {
    ($record:ident) => {
        use_row!($record);
        generated!(table!($record));

        #[doc = concat!("Every record, ", order!($record), ".")]
        ///
        /// Positions may change with any version. There are no other records: the type can't be
        /// constructed.
        pub static ALL: &[$record] = &ROWS;
    };
}

/// The rows of a module of records with ids, and their look-up.
macro_rules! records {
    ($record:ident) => {
        all!($record);

        impl crate::record::Sealed for $record {}

        /// The record of an id; for a retired id, the record that replaced it.
        ///
        /// `None` where no record has or had that id. The look-up is perfectly hashed: nothing is
        /// constructed or allocated.
        ///
        /// ```
        #[doc = concat!("use kursk_campaign::", table!($record), ";")]
        ///
        #[doc = concat!("let record = &", table!($record), "::ALL[0];")]
        #[doc = concat!("assert_eq!(", table!($record), "::get(record.id), Some(record));")]
        #[doc = concat!("assert_eq!(", table!($record), "::get(\"no such id\"), None);")]
        /// ```
        pub fn get(id: &str) -> Option<&'static $record> {
            let position = IDS.position(id)?;
            let (own, record) = match ROWS.get(position) {
                Some(record) => (record.id, record),
                None => RETIRED[position - ROWS.len()],
            };
            (own == id).then_some(record)
        }

        /// The record at a position: what the constants are made with, since rustc takes half as long
        /// for a call as for an index.
        const fn at(position: usize) -> &'static $record {
            &ROWS[position]
        }

        impl crate::Record for $record {
            const KIND: crate::vocab::RecordKind = crate::vocab::RecordKind::$record;
            const TABLE: &'static str = table!($record);

            fn id(&self) -> &'static str {
                self.id
            }

            fn all() -> &'static [Self] {
                ALL
            }

            fn get(id: &str) -> Option<&'static Self> {
                get(id)
            }
        }
    };
}

/// Look-up of records by any of their spellings.
macro_rules! named {
    ($record:ident, $(#[doc = $doc:literal])+) => {
        $(#[doc = $doc])+
        pub fn named(name: &str) -> &'static [&'static $record] {
            let mut buffer = [0; LONGEST_NAME];
            let found = crate::table::folded(name, &mut buffer).and_then(|name| NAMES.get(name));
            found.map_or(&[], |(start, end)| &NAMED[*start as usize..*end as usize])
        }
    };
}

/// The records of a table by their dates.
macro_rules! periods {
    ($record:ident, $date:expr, $what:literal, $example:literal, $within:literal) => {
        #[doc = concat!("The records ", $what, " that may lie between two days, both included, in the order of [`ALL`].")]
        ///
        /// A date that is not exact counts if some day of it lies in the period: `2024-08` may lie
        /// between 6 and 7 August 2024. No date lies in a period that ends before it starts. For
        /// dates that lie in the period as a whole, see [`within`].
        ///
        /// ```
        #[doc = $example]
        /// ```
        pub fn between(
            from: chrono::NaiveDate,
            to: chrono::NaiveDate,
        ) -> impl Iterator<Item = &'static $record> {
            let (from, to) = (crate::period::number(from), crate::period::number(to));
            let end = if from <= to { starting(to + 1) } else { 0 };
            ending(0..end, from..=u32::MAX)
        }

        #[doc = concat!("The records ", $what, " that lie between two days as a whole, both included, in the order of [`ALL`].")]
        ///
        /// A date that is not exact counts if all its days lie in the period: `2024-08` does not lie
        /// between 6 and 7 August 2024. A date with an open end lies in no period. For dates that may
        /// lie in the period, see [`between`].
        ///
        /// ```
        #[doc = $within]
        /// ```
        pub fn within(
            from: chrono::NaiveDate,
            to: chrono::NaiveDate,
        ) -> impl Iterator<Item = &'static $record> {
            let (from, to) = (crate::period::number(from), crate::period::number(to));
            ending(starting(from)..starting(to + 1), 0..=to)
        }

        const DATE: fn(&$record) -> Option<crate::Date> = $date;

        /// How many records start before a day. The order is by the first day, and last come those
        /// without a date.
        fn starting(before: u32) -> usize {
            ALL.partition_point(|record| {
                DATE(record).is_some_and(|date| date.first_day().number() < before)
            })
        }

        /// Those of some rows that end on certain days.
        fn ending(
            rows: core::ops::Range<usize>,
            days: core::ops::RangeInclusive<u32>,
        ) -> crate::period::Ending<$record> {
            crate::period::Ending {
                all: ALL,
                date: DATE,
                ends: &ENDS,
                rows,
                days,
            }
        }
    };
}

/// Writes the folded form of a name into a buffer; `None` where it is too long for that.
pub(crate) fn folded<'b>(name: &str, buffer: &'b mut [u8]) -> Option<&'b str> {
    let mut length = 0;
    crate::fold::fold(name, |c| {
        let rest = buffer.get_mut(length..length + c.len_utf8())?;
        length += c.encode_utf8(rest).len();
        Some(())
    })?;
    core::str::from_utf8(&buffer[..length]).ok()
}
