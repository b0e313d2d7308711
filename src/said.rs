//! The line that shows a statement.

use core::fmt;

use super::pad::pad;
use super::vocab::Speech;

impl Speech {
    /// Whether the text is the article's words, in quotation marks. If not, it is our paraphrase.
    ///
    /// ```
    /// use kursk_campaign::vocab::Speech;
    ///
    /// assert!(Speech::Mixed.is_quoted());
    /// assert!(!Speech::Indirect.is_quoted());
    /// ```
    pub const fn is_quoted(self) -> bool {
        match self {
            Self::Direct | Self::Mixed => true,
            Self::Indirect | Self::OwnVoice => false,
        }
    }
}

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
        pad(f, |f| match speech.is_quoted() {
            true => write!(f, "{speaker}: “{text}”"),
            false => write!(f, "{speaker}: {text}"),
        })
    }
}
