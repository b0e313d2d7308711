//! The claims of the figures after their corrections.

use crate::codegen::claim::Claim;
use crate::codegen::dataset::{Dataset, Row};
use crate::codegen::form;
use crate::codegen::list::List as _;
use crate::codegen::number::Number;
use crate::codegen::schema::{corrections, figures};
use crate::codegen::vocab::{Qualifier, from_code};

/// The parts of a claim, each of which may be corrected.
#[derive(Clone, Copy)]
pub struct Parts {
    pub qualifier: Qualifier,
    pub value: Option<Number>,
    pub value_to: Option<Number>,
}

impl Parts {
    fn printed(figure: Row<'_, '_>) -> Option<Self> {
        let is_invalid = figure.is_invalid(&[&figures::printed, &figures::printed_to]);
        let parts = Self {
            qualifier: figure.code(figures::qualifier)?,
            value: figure.number(figures::printed),
            value_to: figure.number(figures::printed_to),
        };
        parts.claim().filter(|_| !is_invalid).map(|_| parts)
    }

    /// The parts after a correction; `None` if the correction is not valid.
    fn corrected(self, correction: Row<'_, '_>) -> Option<Self> {
        let corrected = correction.text(corrections::corrected);
        let corrected = corrected.filter(|_| corrected != correction.text(corrections::stated));
        let number = || form::number(corrected?);
        let column = figures::TABLE
            .schema()
            .column(correction.text(corrections::field)?)?;
        match column.at.index {
            index if index == figures::id.index => None,
            index if index == figures::printed.index => Some(Self {
                value: Some(number()?),
                ..self
            }),
            index if index == figures::printed_to.index => Some(Self {
                value_to: Some(number()?),
                ..self
            }),
            index if index == figures::qualifier.index => Some(Self {
                qualifier: from_code(&Qualifier::VOCABULARY, corrected?)?,
                ..self
            }),
            _ => Some(self),
        }
    }

    pub fn claim(self) -> Option<Claim> {
        Claim::new(self.qualifier, self.value, self.value_to)
    }
}

/// For each figure, the parts of its claim after all its corrections; `None` if these or its own
/// cells are not valid.
pub fn corrected(dataset: &Dataset<'_>) -> Vec<Option<Parts>> {
    let figures = dataset.rows(figures::TABLE);
    if !dataset.is_readable(corrections::TABLE) {
        return figures.map(|_| None).list();
    }
    let mut parts: Vec<_> = figures.map(Parts::printed).list();
    for correction in dataset.rows(corrections::TABLE) {
        if let Some(figure) = correction.record_in(corrections::record, figures::TABLE) {
            let parts = &mut parts[figure.place.row];
            *parts = parts.and_then(|parts| parts.corrected(correction));
        }
    }
    parts
}
