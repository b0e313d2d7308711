//! What events, figures and quotes have in common.

use crate::vocab::{RelationKind, Status};
use crate::{Anchor, Annotation, Answer, Correction, Date, Question, Relation, Source};

/// The methods that events, figures and quotes share.
macro_rules! annotation {
    ($record:ident, $anchors:literal) => {
        impl $record {
            #[doc = $anchors]
            ///
            /// ```
            #[doc = concat!("let record = &kursk_campaign::", table!($record), "::ALL[0];")]
            /// let here = record.anchors();
            /// assert!(here.iter().all(|anchor| anchor.record == record.into()));
            /// ```
            pub fn anchors(&self) -> &'static [&'static crate::Anchor] {
                links::ANCHORS_BY_RECORD.of(self.row)
            }

            /// What is printed wrong in it.
            ///
            /// ```
            #[doc = concat!("let record = &kursk_campaign::", table!($record), "::ALL[0];")]
            /// let corrections = record.corrections();
            /// assert!(corrections.iter().all(|correction| correction.record == record.into()));
            /// ```
            pub fn corrections(&self) -> &'static [&'static crate::Correction] {
                links::CORRECTIONS_BY_RECORD.of(self.row)
            }

            /// The relations with other records, whichever of the two is on the left.
            ///
            /// ```
            #[doc = concat!("let record = &kursk_campaign::", table!($record), "::ALL[0];")]
            /// for relation in record.relations() {
            ///     assert!(relation.other(record.into()).is_some());
            /// }
            /// ```
            pub fn relations(&self) -> &'static [&'static crate::Relation] {
                links::RELATIONS.of(self.row)
            }

            fn annotation(&self) -> crate::Annotation {
                crate::Annotation::$record(&ALL[self.row as usize])
            }

            /// The records of any table that a relation of this kind ties to this one, whichever of
            /// the two is on the left.
            ///
            /// ```
            #[doc = concat!("let record = &kursk_campaign::", table!($record), "::ALL[0];")]
            /// use kursk_campaign::vocab::RelationKind;
            ///
            /// let related = record.related(RelationKind::Restates);
            /// assert!(related.count() <= record.relations().len());
            /// ```
            pub fn related(
                &self,
                relation: crate::vocab::RelationKind,
            ) -> impl Iterator<Item = crate::Annotation> + use<> {
                self.annotation().related(relation)
            }

            /// The positions that it takes, one on a question, each in its answer.
            ///
            /// ```
            #[doc = concat!("let record = &kursk_campaign::", table!($record), "::ALL[0];")]
            /// let answers = record.answers();
            /// assert!(answers.iter().all(|answer| answer.record == record.into()));
            /// ```
            pub fn answers(&self) -> &'static [&'static crate::Answer] {
                links::ANSWERS_BY_RECORD.of(self.row)
            }

            /// The questions that it answers, each once.
            ///
            /// ```
            #[doc = concat!("let record = &kursk_campaign::", table!($record), "::ALL[0];")]
            /// assert_eq!(record.questions().count(), record.answers().len());
            /// ```
            pub fn questions(&self) -> impl Iterator<Item = &'static crate::Question> + use<> {
                let answers = self.answers().iter();
                answers.map(|answer| answer.position.question)
            }

            /// The records that contradict this one, each once; an event itself, where its articles
            /// date it differently.
            ///
            /// They take another position on an exclusive question, or a relation says so.
            ///
            /// ```
            #[doc = concat!("let record = &kursk_campaign::", table!($record), "::ALL[0];")]
            /// for other in record.contradictions() {
            ///     assert!(other.contradictions().contains(&record.into()));
            /// }
            /// ```
            pub fn contradictions(&self) -> &'static [crate::Annotation] {
                links::CONTRADICTIONS.of(self.row)
            }

            /// The records by which other owners say the same, each once.
            ///
            /// They take the same position on a question and go back to another origin, or a relation
            /// says so.
            ///
            /// ```
            #[doc = concat!("let record = &kursk_campaign::", table!($record), "::ALL[0];")]
            /// for other in record.corroborations() {
            ///     assert!(other.corroborations().contains(&record.into()));
            /// }
            /// ```
            pub fn corroborations(&self) -> &'static [crate::Annotation] {
                links::CORROBORATIONS.of(self.row)
            }

            /// The records of the same utterance, report or position; no further witnesses.
            ///
            /// ```
            #[doc = concat!("let record = &kursk_campaign::", table!($record), "::ALL[0];")]
            /// for other in record.restatements() {
            ///     assert!(other.restatements().any(|restated| restated == record));
            /// }
            /// ```
            pub fn restatements(&self) -> impl Iterator<Item = &'static $record> + use<> {
                let restated = self.related(crate::vocab::RelationKind::Restates);
                restated.filter_map(Self::of)
            }

            /// The records of an earlier state, which this one supersedes.
            ///
            /// ```
            #[doc = concat!("let record = &kursk_campaign::", table!($record), "::ALL[0];")]
            /// for earlier in record.supersedes() {
            ///     assert!(earlier.superseded_by().any(|later| later == record));
            /// }
            /// ```
            pub fn supersedes(&self) -> impl Iterator<Item = &'static $record> + use<> {
                let superseded = crate::vocab::RelationKind::Supersedes;
                self.annotation()
                    .to_the_right(superseded)
                    .filter_map(Self::of)
            }

            /// The records of a later state, which supersede this one.
            ///
            /// ```
            #[doc = concat!("let record = &kursk_campaign::", table!($record), "::ALL[0];")]
            /// for later in record.superseded_by() {
            ///     assert!(later.supersedes().any(|earlier| earlier == record));
            /// }
            /// ```
            pub fn superseded_by(&self) -> impl Iterator<Item = &'static $record> + use<> {
                let superseded = crate::vocab::RelationKind::Supersedes;
                self.annotation()
                    .to_the_left(superseded)
                    .filter_map(Self::of)
            }

            /// The records that say less precisely what this one says.
            ///
            /// ```
            #[doc = concat!("let record = &kursk_campaign::", table!($record), "::ALL[0];")]
            /// for other in record.refines() {
            ///     assert!(other.refined_by().any(|exact| exact == record));
            /// }
            /// ```
            pub fn refines(&self) -> impl Iterator<Item = &'static $record> + use<> {
                let refined = crate::vocab::RelationKind::Refines;
                self.annotation().to_the_right(refined).filter_map(Self::of)
            }

            /// The records that say more precisely what this one says.
            ///
            /// ```
            #[doc = concat!("let record = &kursk_campaign::", table!($record), "::ALL[0];")]
            /// for exact in record.refined_by() {
            ///     assert!(exact.refines().any(|other| other == record));
            /// }
            /// ```
            pub fn refined_by(&self) -> impl Iterator<Item = &'static $record> + use<> {
                let refined = crate::vocab::RelationKind::Refines;
                self.annotation().to_the_left(refined).filter_map(Self::of)
            }

            /// How to cite the record.
            ///
            /// ```
            #[doc = concat!("let record = &kursk_campaign::", table!($record), "::ALL[0];")]
            /// assert!(record.citation().to_string().contains(record.id));
            /// ```
            pub fn citation(&self) -> crate::Citation {
                self.annotation().citation()
            }

            fn of(record: crate::Annotation) -> Option<&'static Self> {
                match record {
                    crate::Annotation::$record(record) => Some(record),
                    _ => None,
                }
            }
        }
    };
}

/// A method that each type of annotation has.
macro_rules! each {
    ($self:ident, $record:ident => $value:expr) => {
        match $self {
            Self::Event($record) => $value,
            Self::Figure($record) => $value,
            Self::Quote($record) => $value,
        }
    };
}

impl Annotation {
    /// When it happened, what time the number is about, or when it was said.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let record = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// assert_eq!(record.date().unwrap().to_string(), "2025-03-13");
    /// ```
    pub const fn date(self) -> Option<Date> {
        match self {
            Self::Event(event) => Some(event.date),
            Self::Figure(figure) => Some(figure.as_of),
            Self::Quote(quote) => quote.said_on,
        }
    }

    /// On whose word the articles say it.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let record = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// assert_eq!(record.status(), figures::AREA_HELD_UNDER_100_ARA.status);
    /// ```
    pub const fn status(self) -> Status {
        each!(self, record => record.status)
    }

    /// The articles that it stands in: one, but for events.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let record = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// assert_eq!(record.sources(), [figures::AREA_HELD_UNDER_100_ARA.source]);
    /// ```
    pub fn sources(self) -> &'static [&'static Source] {
        match self {
            Self::Event(event) => event.sources(),
            Self::Figure(figure) => core::slice::from_ref(&figure.source),
            Self::Quote(quote) => core::slice::from_ref(&quote.source),
        }
    }

    /// The words of the article: the wording of a figure, the text of a quotation. `None` for events
    /// and where nothing is quoted, since the words are ours.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let record = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// assert_eq!(record.wording(), Some("less than 100 square kilometers"));
    /// ```
    pub const fn wording(self) -> Option<&'static str> {
        match self {
            Self::Figure(figure) => Some(figure.wording),
            Self::Quote(quote) if quote.speech.is_quoted() => Some(quote.text),
            Self::Event(_) | Self::Quote(_) => None,
        }
    }

    /// The places in the articles.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let record = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// assert!(record.anchors().iter().all(|anchor| anchor.record == record));
    /// ```
    pub fn anchors(self) -> &'static [&'static Anchor] {
        each!(self, record => record.anchors())
    }

    /// What is printed wrong in it.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let record = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// assert!(record.corrections().iter().all(|correction| correction.record == record));
    /// ```
    pub fn corrections(self) -> &'static [&'static Correction] {
        each!(self, record => record.corrections())
    }

    /// The relations with other records, whichever of the two is on the left.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let record = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// assert!(record.relations().iter().all(|relation| relation.other(record).is_some()));
    /// ```
    pub fn relations(self) -> &'static [&'static Relation] {
        each!(self, record => record.relations())
    }

    /// The records that a relation of this kind ties to this one, whichever of the two is on the
    /// left.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let record = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// use kursk_campaign::vocab::RelationKind;
    ///
    /// let share = figures::AREA_RETAKEN_86_ARA;
    /// assert!(record.related(RelationKind::Contradicts).any(|other| other == share.into()));
    /// ```
    pub fn related(self, relation: RelationKind) -> impl Iterator<Item = Self> {
        self.of_kind(relation)
            .filter_map(move |row| row.other(self))
    }

    /// The positions that it takes, one on a question, each in its answer.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let record = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// assert!(record.answers().iter().all(|answer| answer.record == record));
    /// ```
    pub fn answers(self) -> &'static [&'static Answer] {
        each!(self, record => record.answers())
    }

    /// The questions that it answers, each once.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let record = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// assert_eq!(record.questions().count(), record.answers().len());
    /// ```
    pub fn questions(self) -> impl Iterator<Item = &'static Question> {
        let answers = self.answers().iter();
        answers.map(|answer| answer.position.question)
    }

    /// The records that contradict this one, each once; an event itself, where its articles date it
    /// differently.
    ///
    /// They take another position on an exclusive question, or a relation says so.
    ///
    /// ```
    /// use kursk_campaign::{figures, quotes};
    ///
    /// // By their answers to a question, and by a relation.
    /// let (general, staff) = (
    ///     quotes::GERASIMOV_FULLY_EXPELLED_GUARDIANS,
    ///     quotes::GENERAL_STAFF_DEFENCE_ONGOING_GUARDIANS,
    /// );
    /// assert!(general.contradictions().contains(&staff.into()));
    /// let (eleven, twelve) = (
    ///     figures::NORTH_KOREANS_SENT_11000_ARA,
    ///     figures::NORTH_KOREANS_SENT_12000_DEFENCE_TALKS,
    /// );
    /// assert!(eleven.contradictions().contains(&twelve.into()));
    /// ```
    pub fn contradictions(self) -> &'static [Self] {
        each!(self, record => record.contradictions())
    }

    /// The records by which other owners say the same, each once.
    ///
    /// They take the same position on a question and go back to another origin, or a relation says
    /// so. For what an origin is, see [`Position::witnesses`].
    ///
    /// ```
    /// use kursk_campaign::quotes;
    ///
    /// let general = quotes::GERASIMOV_FULLY_EXPELLED_GUARDIANS;
    /// let president = quotes::PUTIN_OPERATIONS_COMPLETE_GUARDIANS;
    /// assert!(general.corroborations().contains(&president.into()));
    /// ```
    ///
    /// [`Position::witnesses`]: crate::Position::witnesses
    pub fn corroborations(self) -> &'static [Self] {
        each!(self, record => record.corroborations())
    }

    /// The records of the same utterance, report or position; no further witnesses.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let record = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// assert!(record.restatements().all(|other| other.restatements().any(|same| same == record)));
    /// ```
    pub fn restatements(self) -> impl Iterator<Item = Self> {
        self.related(RelationKind::Restates)
    }

    /// The records of an earlier state, which this one supersedes.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let record = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// let maps = figures::AREA_HELD_428_GUARDIANS;
    /// assert!(record.supersedes().any(|earlier| earlier == maps.into()));
    /// ```
    pub fn supersedes(self) -> impl Iterator<Item = Self> {
        self.to_the_right(RelationKind::Supersedes)
    }

    /// The records of a later state, which supersede this one.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let record = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// assert!(record.superseded_by().all(|later| later.supersedes().any(|same| same == record)));
    /// ```
    pub fn superseded_by(self) -> impl Iterator<Item = Self> {
        self.to_the_left(RelationKind::Supersedes)
    }

    /// The records that say less precisely what this one says.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let record = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// let vague = figures::AREA_HELD_VERY_SMALL_ARA;
    /// assert!(record.refines().any(|other| other == vague.into()));
    /// ```
    pub fn refines(self) -> impl Iterator<Item = Self> {
        self.to_the_right(RelationKind::Refines)
    }

    /// The records that say more precisely what this one says.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let record = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// assert!(record.refined_by().all(|exact| exact.refines().any(|same| same == record)));
    /// ```
    pub fn refined_by(self) -> impl Iterator<Item = Self> {
        self.to_the_left(RelationKind::Refines)
    }

    /// The records to the right of this one.
    pub(crate) fn to_the_right(self, relation: RelationKind) -> impl Iterator<Item = Self> {
        let rows = self.of_kind(relation).filter(move |row| row.left == self);
        rows.map(|row| row.right)
    }

    /// The records to the left of this one.
    pub(crate) fn to_the_left(self, relation: RelationKind) -> impl Iterator<Item = Self> {
        let rows = self.of_kind(relation).filter(move |row| row.right == self);
        rows.map(|row| row.left)
    }

    fn of_kind(self, relation: RelationKind) -> impl Iterator<Item = &'static Relation> {
        let relations = self.relations().iter().copied();
        relations.filter(move |row| row.relation == relation)
    }
}
