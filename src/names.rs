//! Further spellings of actors and places.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/names.md")))]

use core::fmt;

pub use crate::Name;

all!(Name);

/// The spellings in a language, or in several.
pub(crate) fn in_language(
    names: &'static [&'static Name],
    language: &str,
) -> impl Iterator<Item = &'static str> {
    let is_meant =
        move |name: &&&Name| name.language.eq_ignore_ascii_case(language) || name.language == "mul";
    names.iter().filter(is_meant).map(|name| name.name)
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}
