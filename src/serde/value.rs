//! Dates, numbers, claims and what follows from them.

use core::fmt;
use core::marker::PhantomData;
use core::ops::Bound;

use ::serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use ::serde::ser::{Serialize, SerializeStruct, Serializer};

use super::messages::Listed;
use super::parts;
use super::text::Text;
use crate::vocab::Qualifier;
use crate::{Bounds, Claim, Date, Implied, Metric, Number};

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = |text: &str| {
            Self::parse(text).map_err(|error| D::Error::custom(format_args!("`{text}`: {error}")))
        };
        deserializer.deserialize_str(Text("a date in EDTF", read))?
    }
}

impl Serialize for Number {
    /// Writes a whole number as it is. A fraction is a text, since formats have only floating-point
    /// numbers for it, or in a format that no human reads, its numerator and its denominator.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return (self.numer(), self.denom()).serialize(serializer);
        }
        match self.to_integer() {
            Some(number) => serializer.serialize_i64(number),
            None => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Printed;

        impl Visitor<'_> for Printed {
            type Value = Number;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number, or a text such as 99.5 or 33 1/3")
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Number, E> {
                Ok(number.into())
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Number, E> {
                let fits = i64::try_from(number).map(Number::from);
                fits.map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Number, E> {
                let read = Number::parse(text);
                read.map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
            }
        }

        if deserializer.is_human_readable() {
            return deserializer.deserialize_any(Printed);
        }
        let (numer, denom) = Deserialize::deserialize(deserializer)?;
        Self::new(numer, denom).ok_or_else(|| D::Error::custom("the denominator is 0"))
    }
}

/// Structs that are written as their fields, and put together again from them.
macro_rules! fields {
    ($type:ident { $($field:ident $(or $default:ident)?: $of:ty = $get:expr),+ }, $build:expr) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let names = [$(stringify!($field)),+];
                let mut fields = serializer.serialize_struct(stringify!($type), names.len())?;
                $({
                    let get: fn(&$type) -> $of = $get;
                    fields.serialize_field(stringify!($field), &get(self))?;
                })+
                fields.end()
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                const FIELDS: &[&str] = &[$(stringify!($field)),+];

                fn build<E: Error>($($field: $of),+) -> Result<$type, E> {
                    let build: fn($($of),+) -> Result<$type, &'static str> = $build;
                    build($($field),+).map_err(E::custom)
                }

                struct Fields;

                impl<'de> Visitor<'de> for Fields {
                    type Value = $type;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        write!(f, "a map with {}", Listed(FIELDS))
                    }

                    parts! {
                        $($field $(or $default)?: PhantomData::<$of>,)+
                        => build
                    }
                }

                deserializer.deserialize_struct(stringify!($type), FIELDS, Fields)
            }
        }
    };
}

fields!(Bounds {
    low: Bound<Number> = |bounds| bounds.low,
    high: Bound<Number> = |bounds| bounds.high
}, |low, high| Ok(Bounds { low, high }));

fields!(Claim {
    qualifier: Qualifier = Claim::qualifier,
    value or None: Option<Number> = Claim::value,
    value_to or None: Option<Number> = Claim::value_to
}, |qualifier, value, value_to| {
    let misfit = "the numbers of the claim do not fit its qualifier";
    Claim::new(qualifier, value, value_to).ok_or(misfit)
});

fields!(Implied {
    metric: &'static Metric = |implied| implied.metric,
    part: Bounds = |implied| implied.part,
    rest: Bounds = |implied| implied.rest
}, |metric, part, rest| Ok(Implied { metric, part, rest }));
