//! Dates, claims and what follows from them.

use core::fmt;
use core::marker::PhantomData;
use core::ops::Bound;

use ::serde::de::{Deserialize, Deserializer, Error, Visitor};
use ::serde::ser::{Serialize, SerializeStruct, Serializer};

use super::messages::Listed;
use super::parts;
use super::text::Text;
use crate::vocab::Qualifier;
use crate::{Bounds, Claim, Date, Implied, Metric};

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
    low: Bound<i64> = |bounds| bounds.low,
    high: Bound<i64> = |bounds| bounds.high
}, |low, high| Ok(Bounds { low, high }));

fields!(Claim {
    qualifier: Qualifier = Claim::qualifier,
    value or None: Option<i64> = Claim::value,
    value_to or None: Option<i64> = Claim::value_to
}, |qualifier, value, value_to| {
    let misfit = "the numbers of the claim do not fit its qualifier";
    Claim::new(qualifier, value, value_to).ok_or(misfit)
});

fields!(Implied {
    metric: &'static Metric = |implied| implied.metric,
    part: Bounds = |implied| implied.part,
    rest: Bounds = |implied| implied.rest
}, |metric, part, rest| Ok(Implied { metric, part, rest }));
