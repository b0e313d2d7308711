//! Which records agree and which exclude each other, by the relations and by the answers.

use super::Derived;
use super::witnesses::{records, takers};
use crate::codegen::dataset::{Dataset, RowPlace};
use crate::codegen::schema::{positions, questions, relations};
use crate::codegen::vocab::{QuestionKind, RelationKind};

/// Pairs of records, each in both directions, and perhaps more than once.
#[derive(Default)]
pub struct Ties {
    pub contradictions: Vec<(RowPlace, RowPlace)>,
    pub corroborations: Vec<(RowPlace, RowPlace)>,
}

/// Records that take the same position corroborate each other if they have different origins; those
/// that take different positions on an exclusive question contradict each other.
pub fn ties(dataset: &Dataset<'_>, derived: &Derived<'_, '_>) -> Ties {
    let mut ties = Ties::default();
    for row in dataset.rows(relations::TABLE) {
        let ends = (row.record(relations::left), row.record(relations::right));
        let (Some(left), Some(right)) = ends else {
            continue;
        };
        let pairs = match row.code(relations::relation) {
            Some(RelationKind::Contradicts) => &mut ties.contradictions,
            Some(RelationKind::Corroborates) => &mut ties.corroborations,
            _ => continue,
        };
        pairs.push((left.place, right.place));
        pairs.push((right.place, left.place));
    }
    for position in dataset.rows(positions::TABLE) {
        let answers = &derived.taken[position.place];
        let utterances = takers(&derived.utterances, answers);
        let origins = derived.utterances.origins(&utterances);
        let is_owned = |taker: usize| !derived.utterances.owners(utterances[taker]).is_empty();
        let records = records(answers);
        for (i, a) in records.iter().enumerate() {
            for (j, b) in records.iter().enumerate() {
                if origins[i] != origins[j] && is_owned(i) && is_owned(j) {
                    ties.corroborations.push((*a, *b));
                }
            }
        }
    }
    for question in dataset.rows(questions::TABLE) {
        if question.code(questions::kind) != Some(QuestionKind::Exclusive) {
            continue;
        }
        let positions = &derived.positions[question.place];
        for one in positions {
            for other in positions {
                if other == one {
                    continue;
                }
                let others = records(&derived.taken[other.place]);
                for a in &records(&derived.taken[one.place]) {
                    for b in &others {
                        ties.contradictions.push((*a, *b));
                    }
                }
            }
        }
    }
    ties
}
