//! What is wrong with what was read.

use core::fmt;

use ::serde::de::Error;

use crate::nearest;
use crate::vocab::RecordKind;

/// Says that no such text is known where it was looked for, and which text is the nearest.
pub(crate) fn unknown<E: Error>(
    text: &str,
    place: impl fmt::Display,
    mut known: impl Iterator<Item = &'static str>,
) -> E {
    let nearest = nearest::among(text, &mut || known.next());
    absent(text, place, nearest.as_ref().map(|nearest| nearest as _))
}

/// Says that something is not where it was looked for, and what there is instead.
pub(crate) fn absent<E: Error>(
    wanted: impl fmt::Display,
    place: impl fmt::Display,
    nearest: Option<&dyn fmt::Display>,
) -> E {
    match nearest {
        Some(nearest) => E::custom(format_args!(
            "there is no `{wanted}` in {place}; did you mean `{nearest}`?"
        )),
        None => E::custom(format_args!("there is no `{wanted}` in {place}")),
    }
}

/// Names as a list: `events, figures, quotes`.
pub(crate) struct Listed<'a, T>(pub(crate) &'a [T]);

impl<T: fmt::Display> fmt::Display for Listed<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, name) in self.0.iter().enumerate() {
            f.write_str(if i > 0 { ", " } else { "" })?;
            name.fmt(f)?;
        }
        Ok(())
    }
}

/// Kinds of records as alternatives: `an event, a figure or a quote`.
pub(crate) struct OneOf<'a>(pub(crate) &'a [RecordKind]);

impl fmt::Display for OneOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, kind) in self.0.iter().enumerate() {
            f.write_str(match i {
                0 => "",
                _ if i + 1 == self.0.len() => " or ",
                _ => ", ",
            })?;
            let vowels = ['a', 'e', 'i', 'o', 'u'];
            let is_vowel = kind.code().starts_with(vowels);
            write!(f, "{} {kind}", if is_vowel { "an" } else { "a" })?;
        }
        Ok(())
    }
}
