//! The line that shows a statement.

use core::fmt;

use super::pad::pad;
use super::vocab::Speech;

/// A speaker and the words, in quotation marks where they are quoted.
pub(super) struct Said<'a> {
    pub(super) speaker: &'a str,
    pub(super) speech: Speech,
    pub(super) text: &'a str,
}

impl fmt::Display for Said<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            speaker,
            speech,
            text,
        } = *self;
        pad(f, |f| match speech {
            Speech::Indirect => write!(f, "{speaker}: {text}"),
            Speech::Direct | Speech::Mixed => write!(f, "{speaker}: “{text}”"),
        })
    }
}
