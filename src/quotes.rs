//! Statements and their speakers: one constant for each statement in each article.

use core::fmt;

use crate::links::quotes as links;
use crate::vocab::{Attribution, Basis, Medium, RelationKind, Speech, Status};
use crate::{Actor, Anchor, Annotation, Correction, Date, Event, Relation, Source};

/// A statement: a row of `quotes.csv`.
///
/// How verbatim a direct or mixed quotation is depends on its source's
/// [`text_quality`](Source::text_quality): all five articles are rewritten or translated by machine,
/// quotations included.
#[non_exhaustive]
pub struct Quote {
    row: u32,
    /// The name of the record.
    pub id: &'static str,
    /// The form in which it is reported.
    pub speech: Speech,
    /// Whose statement it is.
    pub speaker: &'static Actor,
    /// The word or words that mark it as a statement.
    pub cue: Option<&'static str>,
    /// The quoted words; our own paraphrase where the speech is indirect.
    pub text: &'static str,
    /// To whom it was said.
    pub addressee: Option<&'static Actor>,
    /// Through what it was said.
    pub medium: Medium,
    /// When it was said.
    pub said_on: Option<Date>,
    /// How that date was arrived at.
    pub said_on_basis: Basis,
    /// Through whom the article has it.
    pub relayed_by: Option<&'static Actor>,
    /// How surely the speaker is known.
    pub attribution: Attribution,
    /// On whose word the article says what the statement says.
    pub status: Status,
    /// The event that it is about.
    pub event: Option<&'static Event>,
    /// The article.
    pub source: &'static Source,
    /// What a reader should know besides.
    pub note: Option<&'static str>,
}

records!(
    Quote,
    Quote,
    "quotes.rs",
    "by the day it was said, then by id; those without a day come last"
);
between!(Quote, |quote| quote.said_on, "said");

impl Quote {
    fn annotation(&self) -> Annotation {
        Annotation::Quote(&ALL[self.row as usize])
    }

    /// The records that contradict the statement.
    pub fn contradictions(&self) -> impl Iterator<Item = Annotation> + use<> {
        self.annotation().related(RelationKind::Contradicts)
    }

    /// The records of the same utterance.
    pub fn restatements(&self) -> impl Iterator<Item = &'static Quote> + use<> {
        self.annotation()
            .related(RelationKind::Restates)
            .filter_map(|other| match other {
                Annotation::Quote(quote) => Some(quote),
                _ => None,
            })
    }

    /// The places in the article, in the order of the text.
    pub fn anchors(&self) -> &'static [&'static Anchor] {
        links::ANCHORS_BY_RECORD.of(self.row)
    }

    /// What is printed wrong in it.
    pub fn corrections(&self) -> &'static [&'static Correction] {
        links::CORRECTIONS_BY_RECORD.of(self.row)
    }

    /// The relations with other records.
    pub fn relations(&self) -> &'static [&'static Relation] {
        links::RELATIONS.of(self.row)
    }
}

impl fmt::Display for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.speech {
            Speech::Indirect => write!(f, "{}: {}", self.speaker, self.text),
            _ => write!(f, "{}: “{}”", self.speaker, self.text),
        }
    }
}
