//! What records answer to a question: one constant for each position.
#![cfg_attr(feature = "docs", doc = include_str!(concat!(env!("OUT_DIR"), "/pages/positions.md")))]

use core::fmt;

use crate::links::positions as links;
use crate::pad::pad;
use crate::{Actor, Answer};

pub use crate::Position;

records!(Position);

impl Position {
    /// The records that take the position, each in its answer.
    ///
    /// ```
    /// use kursk_campaign::positions;
    ///
    /// let yes = positions::UKRAINIANS_OUT_OF_KURSK_YES;
    /// assert!(yes.answers().iter().all(|answer| answer.position == yes));
    /// ```
    pub fn answers(&self) -> &'static [&'static Answer] {
        links::ANSWERS_BY_POSITION.of(self.row)
    }

    /// Whose word takes the position, each once: first who says it, then the outlets that assert it.
    ///
    /// The word of a figure is its owner's, that of a statement its speaker's. What an article
    /// asserts, as a figure, in its own voice or as an event, is the word of its outlet or of the one
    /// that it republishes. An event that no article asserts is nobody's word. Records that restate
    /// each other, over any number of steps, are one utterance, and the word of all their owners.
    ///
    /// ```
    /// use kursk_campaign::{actors, positions};
    ///
    /// let owners = positions::UKRAINIANS_OUT_OF_KURSK_YES.owners();
    /// assert!(owners.contains(&actors::GERASIMOV) && owners.contains(&actors::PUTIN));
    /// ```
    pub fn owners(&self) -> &'static [&'static Actor] {
        links::OWNERS.of(self.row)
    }

    /// Whose word supports the position: one actor for each independent origin, first who says it,
    /// then the outlets that assert it.
    ///
    /// As for [figures](crate::Figure::witnesses), records that restate each other have one origin, as
    /// have all records of one owner.
    ///
    /// ```
    /// use kursk_campaign::{actors, positions};
    ///
    /// // Two statements of the General Staff are one witness.
    /// let (staff, no) = (actors::UKRAINE_GENERAL_STAFF, positions::KURSK_FIGHTING_OVER_NO);
    /// assert!(no.answers().len() > 1);
    /// assert_eq!(no.witnesses().iter().filter(|witness| **witness == staff).count(), 1);
    /// ```
    pub fn witnesses(&self) -> &'static [&'static Actor] {
        links::WITNESSES.of(self.row)
    }

    /// How many independent origins support the position: the number of
    /// [`witnesses()`](Self::witnesses).
    ///
    /// ```
    /// use kursk_campaign::positions;
    ///
    /// let yes = positions::UKRAINIANS_OUT_OF_KURSK_YES;
    /// assert_eq!(yes.independent_witnesses(), yes.witnesses().len());
    /// ```
    pub fn independent_witnesses(&self) -> usize {
        self.witnesses().len()
    }
}

impl fmt::Display for Position {
    /// The question and what the position says to it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, |f| write!(f, "{} {}", self.question.text, self.text))
    }
}
