//! The line that cites an article, or a record in it.

use core::fmt::{self, Display, Write};

use super::claim::Counted;
use super::date::Date;
use super::said::Said;
use super::vocab::Realis;

/// An article, and what is cited of it, if that is not all.
pub(super) struct Cited<'a> {
    pub(super) publisher: &'a str,
    pub(super) title: &'a str,
    pub(super) published: Date,
    pub(super) url: Option<&'a str>,
    pub(super) note: Option<&'a dyn Display>,
}

impl Display for Cited<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            publisher,
            title,
            published,
            url,
            note,
        } = self;
        write!(f, "{publisher}, “{title}”, {published}")?;
        if let Some(url) = url {
            write!(f, ", <{url}>")?;
        }
        match note {
            Some(note) => write!(f, ": {note}"),
            None => Ok(()),
        }
    }
}

/// What a record says, with its places in an article and the data set that has it.
pub(super) struct Note<'a, I> {
    pub(super) says: Says<'a>,
    pub(super) spans: I,
    pub(super) id: &'a str,
    pub(super) version: &'a str,
}

impl<I: Iterator<Item = (u32, u32)> + Clone> Display for Note<'_, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; characters ", self.says)?;
        for (i, (start, end)) in self.spans.clone().enumerate() {
            let comma = if i > 0 { ", " } else { "" };
            write!(f, "{comma}{start}-{end}")?;
        }
        write!(f, " ({} in kursk-campaign {})", self.id, self.version)
    }
}

/// What a record says, and whose claim it is.
pub(super) enum Says<'a> {
    Event(Happened<'a>),
    Figure {
        metric: &'a str,
        claim: Counted,
        claimed_by: &'a str,
    },
    Quote(Said<'a>),
}

impl Display for Says<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Event(event) => event.write(f),
            Self::Figure {
                metric,
                claim,
                claimed_by,
            } => write!(f, "{metric}: {claim}, claimed by {claimed_by}"),
            Self::Quote(said) => write!(f, "{said}"),
        }
    }
}

/// The date and the title of an event; what has not happened says so.
pub(super) struct Happened<'a> {
    pub(super) date: Date,
    pub(super) title: &'a str,
    pub(super) realis: Realis,
}

impl Happened<'_> {
    pub(super) fn write(&self, f: &mut dyn Write) -> fmt::Result {
        let Self {
            date,
            title,
            realis,
        } = self;
        write!(f, "{date}: {title}")?;
        match realis {
            Realis::Asserted => Ok(()),
            other => write!(f, " ({})", other.code()),
        }
    }
}
