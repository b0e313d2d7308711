//! The line that cites an article, or a record in it.

use core::fmt::{self, Display};

use super::claim::Claimed;
use super::date::Date;
use super::in_words::InWords;
use super::said::Said;
use super::state::State;
use super::vocab::{Basis, TextQuality};

/// An article, and what is cited of it, if that is not all.
pub(super) struct Cited<'a> {
    pub(super) publisher: &'a str,
    pub(super) title: &'a str,
    pub(super) published: Date,
    pub(super) warning: Warning<'a>,
    pub(super) url: Option<&'a str>,
    pub(super) note: Option<&'a dyn Display>,
}

impl Display for Cited<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let published = InWords(self.published);
        write!(f, "{}, “{}”, {published}", self.publisher, self.title)?;
        if !self.warning.is_empty() {
            write!(f, " ({})", self.warning)?;
        }
        if let Some(url) = self.url {
            write!(f, ", <{url}>")?;
        }
        match self.note {
            Some(note) => write!(f, ": {note}"),
            None => Ok(()),
        }
    }
}

/// What to know of an article: that its date is not printed, and that its text is not what was first
/// written: `date inferred, rewritten, after Reuters`.
pub(super) struct Warning<'a> {
    pub(super) basis: Basis,
    pub(super) quality: TextQuality,
    /// The outlet whose report it repeats.
    pub(super) original: Option<&'a str>,
}

impl Warning<'_> {
    /// Each part, as words before a text.
    fn parts(&self) -> [Option<(&'static str, &str)>; 3] {
        let basis = Some(self.basis).filter(|basis| *basis != Basis::Explicit);
        let quality = Some(self.quality).filter(|quality| *quality != TextQuality::Original);
        [
            basis.map(|basis| ("date ", basis.code())),
            quality.map(|quality| ("", quality.code())),
            self.original.map(|outlet| ("after ", outlet)),
        ]
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parts().iter().all(Option::is_none)
    }
}

impl Display for Warning<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut comma = "";
        for (words, text) in self.parts().into_iter().flatten() {
            write!(f, "{comma}{words}{text}")?;
            comma = ", ";
        }
        Ok(())
    }
}

/// What a record says, with its places in an article and the data set that has it.
pub(super) struct Note<'a, I> {
    pub(super) says: Says<'a>,
    pub(super) state: State,
    pub(super) spans: I,
    pub(super) id: &'a str,
    pub(super) version: &'a str,
}

impl<I: Iterator<Item = (u32, u32)> + Clone> Display for Note<'_, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}; characters ", self.says, self.state)?;
        for (i, (start, end)) in self.spans.clone().enumerate() {
            let comma = if i > 0 { ", " } else { "" };
            write!(f, "{comma}{start}-{end}")?;
        }
        write!(f, " ({} in kursk-campaign {})", self.id, self.version)
    }
}

/// What a record says: of what, when, and whose claim it is.
pub(super) enum Says<'a> {
    Event {
        /// According to the article.
        date: Date,
        title: &'a str,
    },
    Figure {
        metric: &'a str,
        subject: &'a str,
        as_of: Date,
        claimed: Claimed<'a>,
        claimed_by: &'a str,
    },
    Quote {
        said: Said<'a>,
        said_on: Option<Date>,
    },
}

impl Display for Says<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Event { date, title } => write!(f, "{}: {title}", InWords(*date)),
            Self::Figure {
                metric,
                subject,
                as_of,
                claimed,
                claimed_by,
            } => write!(
                f,
                "{metric} ({subject}, {}): {claimed}, claimed by {claimed_by}",
                InWords(*as_of)
            ),
            Self::Quote { said, said_on } => {
                if let Some(day) = said_on {
                    write!(f, "{}, ", InWords(*day))?;
                }
                write!(f, "{said}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString;

    use super::super::date::Date;
    use super::super::vocab::{Basis, TextQuality};
    use super::{Cited, Warning};

    #[test]
    fn what_need_not_be_known_is_not_told() {
        let cited = |basis, quality, original| {
            let warning = Warning {
                basis,
                quality,
                original,
            };
            let cited = Cited {
                publisher: "Herald",
                title: "News",
                published: Date::parse("2024-08-06").expect("a date"),
                warning,
                url: None,
                note: None,
            };
            cited.to_string()
        };
        assert_eq!(
            cited(Basis::Explicit, TextQuality::Original, None),
            "Herald, “News”, 6 August 2024"
        );
        assert_eq!(
            cited(Basis::Explicit, TextQuality::Original, Some("Reuters")),
            "Herald, “News”, 6 August 2024 (after Reuters)"
        );
        assert_eq!(
            cited(Basis::Inferred, TextQuality::Rewritten, None),
            "Herald, “News”, 6 August 2024 (date inferred, rewritten)"
        );
    }
}
