//! The values of cells as the generated files write them: as plain numbers, which rustc reads a
//! hundred times as fast as what they mean. See `codegen/emit/records.rs`.

use crate::date::Endpoint;
use crate::vocab::Qualifier;
use crate::{Claim, Date, Number};

impl Claim {
    /// The claim of a checked table.
    pub(crate) const fn checked(
        qualifier: Qualifier,
        value: Option<Number>,
        value_to: Option<Number>,
    ) -> Self {
        match Self::new(qualifier, value, value_to) {
            Some(claim) => claim,
            None => panic!("only checked claims are compiled"),
        }
    }
}

impl Number {
    /// A whole number is written as it is, and a fraction as its numerator in 64 bits with its
    /// denominator above them.
    pub(crate) const fn written(number: i128) -> Self {
        match Self::new(number as i64, (number >> 64) as u32) {
            Some(fraction) => fraction,
            None => Self::from_integer(number as i64),
        }
    }
}

impl Date {
    /// A date is written as one number: `2024_08_06`, with 0 for what is not stated, one digit more
    /// if it is approximate or open, and both ends of an interval after a 1.
    pub(crate) const fn written(date: i64) -> Self {
        const DIGITS_OF_AN_END: i64 = 1_000_000_000;
        const fn endpoint(end: i64) -> Endpoint {
            const FLAG: i64 = 100_000_000;
            if end >= 2 * FLAG {
                return Endpoint::Open;
            }
            Endpoint::Known {
                year: (end % FLAG / 10_000) as u16,
                month: (end / 100 % 100) as u8,
                day: (end % 100) as u8,
                approximate: end >= FLAG,
            }
        }
        match date / DIGITS_OF_AN_END {
            0 => Self {
                start: endpoint(date),
                end: None,
            },
            start => Self {
                start: endpoint(start % DIGITS_OF_AN_END),
                end: Some(endpoint(date % DIGITS_OF_AN_END)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Date, Number};

    // `codegen/emit/records.rs` has the same tests for how the build writes them.

    #[test]
    fn dates_are_read_as_the_build_writes_them() {
        for (written, text) in [
            (2024_08_06, "2024-08-06"),
            (2024_08_00, "2024-08"),
            (2024_00_00, "2024"),
            (0000_00_00, "0000"),
            (9999_12_31, "9999-12-31"),
            (1_2025_02_00, "2025-02~"),
            (1_0_2024_08_06_0_2025_06_30, "2024-08-06/2025-06-30"),
            (1_0_0000_00_00_1_0001_00_00, "0000/0001~"),
            (1_2_0000_00_00_0_2025_02_07, "../2025-02-07"),
            (1_1_2024_08_06_2_0000_00_00, "2024-08-06~/.."),
        ] {
            assert_eq!(Date::written(written), text.parse().unwrap(), "{text}");
        }
    }

    #[test]
    fn numbers_are_read_as_the_build_writes_them() {
        for (written, text) in [
            (0, "0"),
            (12_000, "12000"),
            (i64::MAX.into(), "9223372036854775807"),
            (0x2_00000000000000c7, "99.5"),
            (0x3_0000000000000064, "33 1/3"),
            (0x3b9aca00_7fffffffffffffff, "9223372036.854775807"),
        ] {
            assert_eq!(Ok(Number::written(written)), text.parse(), "{text}");
        }
    }
}
