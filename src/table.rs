//! What the modules of records have in common.

/// The data of a module of records, its look-up by id, and identity by id for its record type.
macro_rules! records {
    ($record:ident, $kind:ident, $data:literal, $order:literal) => {
        include!(concat!(env!("OUT_DIR"), "/", $data));

        #[doc = concat!("Every record, ", $order, ".")]
        ///
        /// There are no others: the type can't be constructed.
        pub static ALL: &[$record] = &ROWS;

        /// The record of an id; for a retired id, the record that replaced it.
        ///
        /// `None` where no record has or had that id. Perfectly hashed: no construction and no
        /// allocation.
        pub fn get(id: &str) -> Option<&'static $record> {
            IDS.get(id).copied()
        }

        impl crate::record::Sealed for $record {}

        impl crate::Record for $record {
            const KIND: crate::vocab::RecordKind = crate::vocab::RecordKind::$kind;

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

        impl PartialEq for $record {
            fn eq(&self, other: &Self) -> bool {
                self.id == other.id
            }
        }

        impl Eq for $record {}

        impl core::hash::Hash for $record {
            fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                self.id.hash(state);
            }
        }

        impl PartialOrd for $record {
            fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $record {
            fn cmp(&self, other: &Self) -> core::cmp::Ordering {
                self.id.cmp(other.id)
            }
        }

        impl core::fmt::Debug for $record {
            /// Names the record and goes no further, since records refer to each other in circles.
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_tuple(stringify!($record)).field(&self.id).finish()
            }
        }
    };
}

/// Look-up of a record by any of its spellings.
macro_rules! named {
    ($record:ident, $example:literal) => {
        /// The record of a name, in any of the spellings of `names.csv`, whatever its case.
        ///
        /// ```
        #[doc = $example]
        /// ```
        pub fn named(name: &str) -> Option<&'static $record> {
            let mut buffer = [0; LONGEST_NAME];
            NAMES
                .get(crate::table::lower_case(name, &mut buffer)?)
                .copied()
        }
    };
}

/// The records of a table whose date overlaps a period.
macro_rules! between {
    ($record:ident, $date:expr, $what:literal) => {
        #[doc = concat!("The records ", $what, " between two days, both included, in the order of [`ALL`].")]
        ///
        /// A date that is not exact counts if it may lie in the period: `2024-08` lies between
        /// 6 and 7 August 2024. No date lies in a period that ends before it starts.
        pub fn between(
            from: chrono::NaiveDate,
            to: chrono::NaiveDate,
        ) -> impl Iterator<Item = &'static $record> {
            let date: fn(&$record) -> Option<crate::Date> = $date;
            // The order is by the earliest day, so that the tail need not be looked at.
            ALL.iter()
                .take_while(move |record| {
                    from <= to && date(record).is_some_and(|date| date.earliest() <= to)
                })
                .filter(move |record| date(record).is_some_and(|date| date.latest() >= from))
        }
    };
}

/// Writes the lower-case form of a text into a buffer; `None` where it is too long for that.
pub(crate) fn lower_case<'b>(text: &str, buffer: &'b mut [u8]) -> Option<&'b str> {
    let mut length = 0;
    for c in text.chars().flat_map(char::to_lowercase) {
        let rest = buffer.get_mut(length..length + c.len_utf8())?;
        length += c.encode_utf8(rest).len();
    }
    core::str::from_utf8(&buffer[..length]).ok()
}
