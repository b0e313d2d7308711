//! What records answer: one constant for each question.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/questions.md")))]

use core::fmt;

use crate::links::questions as links;
use crate::vocab::QuestionKind;
use crate::{Answer, Position};

pub use crate::Question;

records!(Question);

impl Question {
    /// The positions that records take, by id.
    ///
    /// ```
    /// use kursk_campaign::questions;
    ///
    /// for position in questions::UKRAINIANS_OUT_OF_KURSK.positions() {
    ///     assert_eq!(position.question, questions::UKRAINIANS_OUT_OF_KURSK);
    ///     assert!(!position.answers().is_empty());
    /// }
    /// ```
    pub fn positions(&self) -> &'static [&'static Position] {
        links::POSITIONS_BY_QUESTION.of(self.row)
    }

    /// The answers, position by position. No record answers twice.
    ///
    /// ```
    /// use kursk_campaign::questions;
    ///
    /// let question = questions::UKRAINIANS_OUT_OF_KURSK;
    /// assert!(question.answers().all(|answer| answer.position.question == question));
    /// ```
    pub fn answers(&self) -> impl Iterator<Item = &'static Answer> + use<> {
        let positions = self.positions().iter();
        positions.flat_map(|position| position.answers().iter().copied())
    }

    /// Whether records that take different positions contradict each other.
    ///
    /// ```
    /// use kursk_campaign::questions;
    ///
    /// assert!(questions::UKRAINIANS_OUT_OF_KURSK.is_exclusive());
    /// assert!(!questions::ATTACK_MANNER.is_exclusive());
    /// ```
    pub const fn is_exclusive(&self) -> bool {
        matches!(self.kind, QuestionKind::Exclusive)
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text)
    }
}
