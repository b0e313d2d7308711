//! What the rows of a state mean together: what follows from them, in words.

use std::collections::{BTreeMap, BTreeSet};

use curate::codegen::Context;
use curate::codegen::check::{self, Report};
use curate::codegen::dataset::{Dataset, Row, RowPlace};
use curate::codegen::derive::{Derived, derive, ties};
use curate::codegen::read::{self, File};
use curate::codegen::schema::{answers, figures, positions, questions};
use curate::codegen::vocab::QuestionKind;

/// What follows from the rows of a state, by ids.
pub struct Meaning {
    /// The claims of the figures after their corrections, where they are valid.
    pub claims: BTreeMap<String, String>,
    pub questions: BTreeMap<String, Question>,
    /// The pairs of records that contradict each other, with the questions that make them.
    contradictions: BTreeMap<Pair, BTreeSet<String>>,
}

/// Two records, in the order of their ids.
pub type Pair = (String, String);

/// A question with all that is answered.
pub struct Question {
    pub text: String,
    pub kind: &'static str,
    pub positions: BTreeMap<String, Taken>,
}

/// A position with those who take it.
pub struct Taken {
    pub text: String,
    records: Vec<String>,
    owners: Vec<String>,
}

impl Meaning {
    /// What files mean that have the columns of today.
    pub fn of(files: &[File]) -> Self {
        let context = Context {
            folder: "",
            version: "",
            pages: false,
        };
        let (tables, mut problems) = read::read(files, &context);
        let dataset = check::parse(&tables, &mut Report::new(&mut problems));
        let derived = derive(&dataset);
        Self {
            claims: claims(&dataset, &derived),
            questions: dataset
                .rows(questions::TABLE)
                .map(|row| (row.id().to_owned(), Question::of(row, &dataset, &derived)))
                .collect(),
            contradictions: contradictions(&dataset, &derived),
        }
    }

    /// The pairs that contradict each other by a question, and not in another state.
    pub fn contradictions_by(&self, question: &str, other: &Self) -> Vec<&Pair> {
        let pairs = self.contradictions.iter();
        let by_this = pairs.filter(|(_, questions)| questions.contains(question));
        by_this
            .map(|(pair, _)| pair)
            .filter(|pair| !other.contradictions.contains_key(*pair))
            .collect()
    }
}

impl Question {
    fn of(question: Row<'_, '_>, dataset: &Dataset<'_>, derived: &Derived<'_, '_>) -> Self {
        let positions = derived.positions[question.place].iter();
        Self {
            text: question.text(questions::text).unwrap_or("").to_owned(),
            kind: question
                .code(questions::kind)
                .map_or("", |kind| kind.code()),
            positions: positions
                .map(|position| {
                    let taken = Taken::of(*position, dataset, derived);
                    (position.id().to_owned(), taken)
                })
                .collect(),
        }
    }

    /// The kind, and who takes which position.
    pub fn answers(&self) -> (&str, Vec<(&str, String)>) {
        let positions = self.positions.iter();
        let taken = positions.map(|(id, taken)| (&**id, taken.who()));
        (self.kind, taken.collect())
    }
}

impl Taken {
    fn of(position: Row<'_, '_>, dataset: &Dataset<'_>, derived: &Derived<'_, '_>) -> Self {
        let records = derived.taken[position.place].iter();
        let records = records.filter_map(|answer| answer.record(answers::record));
        let owners = derived.owners[position.place].iter();
        Self {
            text: position.text(positions::text).unwrap_or("").to_owned(),
            records: records.map(|record| record.id().to_owned()).collect(),
            owners: owners
                .map(|owner| dataset.row(*owner).id().to_owned())
                .collect(),
        }
    }

    /// The records that take the position, and whose word that is: `mayor-says-no (ada-brook)`.
    pub fn who(&self) -> String {
        if self.records.is_empty() {
            return "nobody".into();
        }
        let owners = match &self.owners[..] {
            [] => "nobody's word".into(),
            owners => owners.join(", "),
        };
        format!("{} ({owners})", self.records.join(", "))
    }
}

fn claims(dataset: &Dataset<'_>, derived: &Derived<'_, '_>) -> BTreeMap<String, String> {
    let figures = dataset.rows(figures::TABLE);
    figures
        .filter_map(|figure| {
            let claim = derived.claims[figure.place.row]?;
            Some((figure.id().to_owned(), claim.to_string()))
        })
        .collect()
}

fn contradictions(
    dataset: &Dataset<'_>,
    derived: &Derived<'_, '_>,
) -> BTreeMap<Pair, BTreeSet<String>> {
    let questions = |left: RowPlace, right: RowPlace| {
        let common = derived.common_questions(dataset.row(left), dataset.row(right));
        common
            .into_iter()
            .filter(|(question, is_same)| {
                !is_same && question.code(questions::kind) == Some(QuestionKind::Exclusive)
            })
            .map(|(question, _)| question.id().to_owned())
            .collect()
    };
    let pairs = ties(dataset, derived).contradictions.into_iter();
    pairs
        .map(|(left, right)| {
            let [one, other] = [left, right].map(|place| dataset.row(place).id().to_owned());
            ((one, other), questions(left, right))
        })
        // Each pair is there in both directions.
        .filter(|((one, other), _)| one < other)
        .collect()
}
