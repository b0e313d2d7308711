//! A number as an article prints it, exactly.

use core::cmp::Ordering;
use core::fmt::{self, Write};
use core::num::NonZeroU32;
use core::str::FromStr;

use super::pad::pad;

/// A number without a rounding error: `12000`, `99.5`, `33 1/3`.
///
/// It is a fraction in lowest terms, in the manner of a `Ratio` of the crate `num-rational`, and
/// compares with whole numbers as they are. It is no larger than an `i64` that may be missing.
///
/// ```
/// use kursk_campaign::{Number, figures};
///
/// let held = figures::AREA_HELD_1250_ARA.value().unwrap();
/// assert!(held == 1250 && held > 428);
/// assert_eq!(held.to_integer(), Some(1250));
///
/// let third: Number = "33 1/3".parse()?;
/// assert_eq!(Some(third), Number::new(100, 3));
/// assert_eq!(third.to_integer(), None);
/// # Ok::<(), kursk_campaign::ParseNumberError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    numer: i64,
    denom: NonZeroU32,
}

impl Number {
    /// A fraction; `None` where the denominator is 0.
    ///
    /// ```
    /// use kursk_campaign::Number;
    ///
    /// assert_eq!(Number::new(5, 2).unwrap().to_string(), "2.5");
    /// assert_eq!(Number::new(4, 2), Some(Number::from_integer(2)));
    /// assert_eq!(Number::new(1, 0), None);
    /// ```
    pub const fn new(numer: i64, denom: u32) -> Option<Self> {
        // The greatest common divisor, as Euclid found it.
        let (mut divisor, mut rest) = (numer.unsigned_abs(), denom as u64);
        while rest > 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        if denom == 0 {
            return None;
        }
        // It divides the denominator, so that it fits into 32 bits and the quotient is not 0.
        match NonZeroU32::new(denom / divisor as u32) {
            Some(denom) => Some(Self {
                numer: numer / divisor as i64,
                denom,
            }),
            None => None,
        }
    }

    /// A whole number.
    ///
    /// ```
    /// use kursk_campaign::Number;
    ///
    /// assert_eq!(Number::from_integer(12), 12);
    /// ```
    pub const fn from_integer(number: i64) -> Self {
        Self {
            numer: number,
            denom: NonZeroU32::MIN,
        }
    }

    /// The number, if it is whole.
    ///
    /// ```
    /// use kursk_campaign::Number;
    ///
    /// assert_eq!(Number::from(12).to_integer(), Some(12));
    /// assert_eq!("99.5".parse::<Number>().unwrap().to_integer(), None);
    /// ```
    pub const fn to_integer(self) -> Option<i64> {
        match self.denom.get() {
            1 => Some(self.numer),
            _ => None,
        }
    }

    /// The numerator of the fraction in lowest terms.
    ///
    /// ```
    /// use kursk_campaign::Number;
    ///
    /// assert_eq!("99.5".parse::<Number>().unwrap().numer(), 199);
    /// ```
    pub const fn numer(self) -> i64 {
        self.numer
    }

    /// The denominator of the fraction in lowest terms: 1 for whole numbers.
    ///
    /// ```
    /// use kursk_campaign::Number;
    ///
    /// assert_eq!("99.5".parse::<Number>().unwrap().denom(), 2);
    /// ```
    pub const fn denom(self) -> u32 {
        self.denom.get()
    }

    /// The nearest floating-point number, for charts.
    ///
    /// ```
    /// use kursk_campaign::Number;
    ///
    /// assert_eq!("99.5".parse::<Number>().unwrap().to_f64(), 99.5);
    /// ```
    pub const fn to_f64(self) -> f64 {
        self.numer as f64 / self.denom.get() as f64
    }

    /// Whether the number is less than another.
    pub(super) const fn is_less(self, other: Self) -> bool {
        self.across(other) < other.across(self)
    }

    /// The numerator, were the denominators of both multiplied.
    const fn across(self, other: Self) -> i128 {
        self.numer as i128 * other.denom.get() as i128
    }

    /// Reads a number as the tables have it. It may be written in another way than
    /// [`Display`](fmt::Display) writes it.
    ///
    /// # Errors
    ///
    /// The text has another form, or the number is too large.
    ///
    /// ```
    /// use kursk_campaign::Number;
    ///
    /// assert_eq!(Number::parse("33 1/3").unwrap().to_string(), "33 1/3");
    /// assert!(Number::parse("about 5").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, ParseNumberError> {
        let number = || {
            let unsigned = text.strip_prefix('-').unwrap_or(text);
            let sign = if unsigned.len() < text.len() { -1 } else { 1 };
            let (whole, part) = match unsigned.split_once(['.', ' ']) {
                Some((whole, part)) => (digits(whole)?, part),
                None if unsigned.contains('/') => (0, unsigned),
                None => return Some(Self::from_integer(sign * digits(unsigned)?)),
            };
            let (numer, denom) = match part.split_once('/') {
                Some((numer, denom)) if !unsigned.contains('.') => (digits(numer)?, digits(denom)?),
                None if !unsigned.contains(' ') => {
                    (digits(part)?, 10i64.checked_pow(part.len() as u32)?)
                }
                _ => return None,
            };
            let numer = whole.checked_mul(denom)?.checked_add(numer)?;
            Self::new(sign * numer, denom.try_into().ok()?)
        };
        number().ok_or(ParseNumberError(()))
    }

    /// Writes the number, its whole part with or without a comma after each group of three digits.
    pub(super) fn write(self, f: &mut dyn Write, is_grouped: bool) -> fmt::Result {
        let (numer, denom) = (self.numer.unsigned_abs(), u64::from(self.denom.get()));
        let (whole, mut rest) = (numer / denom, numer % denom);
        if self.numer < 0 {
            f.write_char('-')?;
        }
        let is_decimal = 1_000_000_000 % denom == 0;
        if is_decimal || whole > 0 {
            match is_grouped {
                true => group(f, whole)?,
                false => write!(f, "{whole}")?,
            }
        }
        if !is_decimal {
            let space = if whole > 0 { " " } else { "" };
            return write!(f, "{space}{rest}/{denom}");
        }
        let mut before = ".";
        while rest > 0 {
            rest *= 10;
            write!(f, "{before}{}", rest / denom)?;
            (before, rest) = ("", rest % denom);
        }
        Ok(())
    }
}

/// The whole number that a text of digits is.
pub(super) fn digits(text: &str) -> Option<i64> {
    // `parse` allows a sign.
    let is_digits = text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| is_digits)
}

/// A whole number with a comma after each group of three digits.
fn group(f: &mut dyn Write, number: u64) -> fmt::Result {
    if number < 1000 {
        return write!(f, "{number}");
    }
    group(f, number / 1000)?;
    write!(f, ",{:03}", number % 1000)
}

/// The text is not a number as the tables have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseNumberError(());

impl fmt::Display for ParseNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("expected a number such as 12000, 99.5 or 33 1/3")
    }
}

impl core::error::Error for ParseNumberError {}

impl FromStr for Number {
    type Err = ParseNumberError;

    fn from_str(text: &str) -> Result<Self, ParseNumberError> {
        Self::parse(text)
    }
}

impl fmt::Display for Number {
    /// Writes the number as a cell of the tables: `12000`, `99.5`, `33 1/3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, |f| self.write(f, false))
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.across(*other).cmp(&other.across(*self))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self::from_integer(number)
    }
}

impl PartialEq<i64> for Number {
    fn eq(&self, other: &i64) -> bool {
        *self == Self::from_integer(*other)
    }
}

impl PartialOrd<i64> for Number {
    fn partial_cmp(&self, other: &i64) -> Option<Ordering> {
        Some(self.cmp(&Self::from_integer(*other)))
    }
}

impl PartialEq<Number> for i64 {
    fn eq(&self, other: &Number) -> bool {
        Number::from_integer(*self) == *other
    }
}

impl PartialOrd<Number> for i64 {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(Number::from_integer(*self).cmp(other))
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::format;
    use std::string::ToString;

    use super::Number;

    fn number(numer: i64, denom: u32) -> Number {
        Number::new(numer, denom).expect("not a zero")
    }

    #[test]
    fn a_number_is_written_as_it_is_read() {
        for (text, numer, denom) in [
            ("0", 0, 1),
            ("12000", 12_000, 1),
            ("9223372036854775807", i64::MAX, 1),
            ("99.5", 199, 2),
            ("0.25", 1, 4),
            ("2.05", 41, 20),
            ("0.000000001", 1, 1_000_000_000),
            ("1/3", 1, 3),
            ("33 1/3", 100, 3),
            ("2 1/1024", 2049, 1024),
            ("-2.5", -5, 2),
            ("-33 1/3", -100, 3),
            ("-7", -7, 1),
        ] {
            assert_eq!(Number::parse(text), Ok(number(numer, denom)), "{text}");
            assert_eq!(text.parse(), Ok(number(numer, denom)), "{text}");
            assert_eq!(number(numer, denom).to_string(), text);
            assert_eq!(format!("{:?}", number(numer, denom)), text);
        }
        assert_eq!(format!("{:>5}|", number(5, 2)), "  2.5|");
        let least = number(i64::MIN, 1).to_string();
        assert_eq!(least, "-9223372036854775808");
    }

    #[test]
    fn other_spellings_are_read_too() {
        for (text, written) in [
            ("007", "7"),
            ("99.50", "99.5"),
            ("120.000", "120"),
            ("2/4", "0.5"),
            ("5/3", "1 2/3"),
            ("4/2", "2"),
            ("1 5/3", "2 2/3"),
        ] {
            let number = Number::parse(text).map(|number| number.to_string());
            assert_eq!(number.as_deref(), Ok(written), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "-",
            ".",
            ".5",
            "5.",
            "1,5",
            "1 000",
            "+5",
            "5-",
            "--5",
            "a",
            "1e3",
            "1/0",
            "/3",
            "1/",
            "1/2/3",
            "1.5/2",
            "1 .5",
            "2 1.5",
            "1 2 3/4",
            "1  1/3",
            "33 +1/3",
            "1/+3",
            "9223372036854775808",
            "0.0000000001",
            "1/4294967296",
            "9223372036854775807.5",
        ] {
            assert!(Number::parse(text).is_err(), "{text}");
        }
        let error = Number::parse("x").expect_err("not a number");
        assert_eq!(
            error.to_string(),
            "expected a number such as 12000, 99.5 or 33 1/3"
        );
    }

    #[test]
    fn numbers_are_compared_by_value() {
        let ordered = [
            number(i64::MIN, 1),
            number(-1, 2),
            number(0, 7),
            number(1, 3),
            number(1, 2),
            number(2, 3),
            number(1, 1),
            number(i64::MAX, 2),
            number(i64::MAX, 1),
        ];
        for (i, one) in ordered.iter().enumerate() {
            for (k, other) in ordered.iter().enumerate() {
                assert_eq!(one.cmp(other), i.cmp(&k), "{one} and {other}");
                assert_eq!(one.partial_cmp(other), Some(i.cmp(&k)), "{one} and {other}");
                assert_eq!(one.is_less(*other), i < k, "{one} and {other}");
            }
        }
        assert_eq!(number(6, 4), number(3, 2));
        assert_eq!((number(6, 4).numer(), number(6, 4).denom()), (3, 2));
        assert_eq!((number(0, 4).numer(), number(0, 4).denom()), (0, 1));
        let half = number(5, 2);
        assert!(half > 2 && half < 3 && half != 2 && half != 3);
        assert!(2 < half && 3 > half && 2 != half);
        assert!(number(4, 2) == 2 && 2 == number(4, 2));
        assert!(Number::from(2) == 2 && Number::from(2).to_integer() == Some(2));
        assert_eq!(half.to_integer(), None);
        assert_eq!((half.to_f64(), number(-4, 2).to_f64()), (2.5, -2.0));
    }

    #[test]
    fn thousands_are_grouped_in_the_whole_part_alone() {
        for (numer, denom, written) in [
            (999, 1, "999"),
            (1000, 1, "1,000"),
            (-1_234_567, 1, "-1,234,567"),
            (12_345_678, 10_000, "1,234.5678"),
            (1_000_000, 3, "333,333 1/3"),
            (1, 3, "1/3"),
        ] {
            let mut text = std::string::String::new();
            let wrote = number(numer, denom).write(&mut text, true);
            assert_eq!((wrote, text.as_str()), (Ok(()), written));
        }
    }

    #[test]
    fn a_number_is_no_larger_than_a_whole_one() {
        assert_eq!(size_of::<Option<Number>>(), size_of::<Option<i64>>());
    }
}
