//! What records answer, and what follows from it.

use super::Report;
use crate::codegen::dataset::{ByText, Dataset, Pairs, Row, RowPlace};
use crate::codegen::derive::Derived;
use crate::codegen::problem::Rule;
use crate::codegen::schema::{
    At, Position, answers, cell, figures, positions, questions, quotes, relations,
};
use crate::codegen::vocab::{QuestionKind, RelationKind, Speech, Status};

/// How many answers that are out of order may explain that a position has none.
const FEW: usize = 10;

pub fn check<'d, 't>(dataset: &'d Dataset<'t>, derived: &Derived<'d, 't>, report: &mut Report<'_>) {
    answered(dataset, derived, report);
    said_once(dataset, derived, report);
    one_position(dataset, report);
    for row in dataset.rows(relations::TABLE) {
        let ends = (row.record(relations::left), row.record(relations::right));
        if let ((Some(left), Some(right)), Some(relation)) = (ends, row.code(relations::relation)) {
            if !is_for_figures(row, relation, left, right, report) {
                continue;
            }
            said_twice(row, relation, left, right, derived, report);
        }
    }
    let are_answers_known = is_known(dataset, &[&answers::record]);
    for quote in dataset.rows(quotes::TABLE) {
        if quote.code(quotes::speech) == Some(Speech::OwnVoice) {
            own_voice(quote, report);
            if are_answers_known {
                answering(quote, derived, report);
            }
        }
    }
}

/// Whether all rows can be counted by what columns refer to: the tables are there, and no row may be
/// about another record than it seems.
fn is_known(dataset: &Dataset<'_>, columns: &[&Position]) -> bool {
    columns.iter().all(|column| {
        let mut rows = dataset.rows(column.table);
        dataset.is_readable(column.table) && rows.all(|row| !row.is_invalid(&[column]))
    })
}

/// A question has the answers that make it one, and every position is taken.
fn answered(dataset: &Dataset<'_>, derived: &Derived<'_, '_>, report: &mut Report<'_>) {
    if !is_known(dataset, &[&answers::position, &positions::question]) {
        return;
    }
    let misplaced = misplaced(dataset);
    for position in dataset.rows(positions::TABLE) {
        if derived.taken[position.place].is_empty() && !position.id().is_empty() {
            let mut hint = String::new();
            for &(before, answer, next) in &misplaced {
                if (before..next).contains(&position.id()) {
                    hint = format!(
                        " (the row at {}, where one would be, is an answer to another)",
                        answer.shown()
                    );
                }
            }
            let message = format!(
                "no record takes the position `{}`{hint}; add a row to answers, or delete this one",
                position.id()
            );
            report.say(position, Rule::Unanswered, &positions::id, message);
        }
    }
    for question in dataset.rows(questions::TABLE) {
        if question.id().is_empty() {
            continue; // Nothing can refer to it.
        }
        let positions = &derived.positions[question.place];
        let mut records = Pairs::new();
        for position in positions {
            for answer in &derived.taken[position.place] {
                // A record that is not valid is another one.
                let record = answer.record(answers::record).map(|record| record.place);
                let number = record.map_or(answer.place.number(), RowPlace::number);
                records.insert((number, record.is_some().into()), 0);
            }
        }
        let count = |count: usize| if count == 0 { "no" } else { "only one" };
        if records.len() < 2 {
            let message = format!(
                "{} record answers `{}`, but a question is what at least two records answer; add rows to answers, or delete it",
                count(records.len()),
                question.id()
            );
            report.say(question, Rule::Unanswered, &questions::id, message);
        }
        let is_exclusive = question.code(questions::kind) == Some(QuestionKind::Exclusive);
        if is_exclusive && positions.len() < 2 {
            let message = format!(
                "`{}` is {}, but has {} position, which excludes nothing; add another one, or make the question {}",
                question.id(),
                QuestionKind::Exclusive.code(),
                count(positions.len()),
                QuestionKind::Compatible.code()
            );
            report.say(question, Rule::Unanswered, &questions::kind, message);
        }
    }
}

/// The answers that are out of order, as far as they are few, each between the positions around it.
fn misplaced<'d, 't>(dataset: &'d Dataset<'t>) -> Vec<(&'t str, Row<'d, 't>, &'t str)> {
    let mut misplaced = Vec::new();
    let mut rows = dataset.rows(answers::TABLE);
    let mut before = "";
    while let Some(row) = rows.next() {
        let id = row.cell(&answers::position).value;
        let next = rows.clone().next();
        // No id has a character as great as this one.
        let next = next.map_or("~", |next| next.cell(&answers::position).value);
        if !(before <= id && id <= next) && before < next && misplaced.len() < FEW {
            misplaced.push((before, row, next));
        }
        before = id;
    }
    misplaced
}

/// A question is asked once, and each of its positions is written once.
fn said_once(dataset: &Dataset<'_>, derived: &Derived<'_, '_>, report: &mut Report<'_>) {
    let mut asked = ByText::default();
    for question in dataset.rows(questions::TABLE) {
        let mut taken = ByText::default();
        for position in &derived.positions[question.place] {
            once(*position, positions::text, &mut taken, report);
        }
        once(question, questions::text, &mut asked, report);
    }
}

fn once<'t>(
    row: Row<'_, 't>,
    column: At<cell::Text>,
    known: &mut ByText<'t>,
    report: &mut Report<'_>,
) {
    let Some(text) = row.text(column) else {
        return;
    };
    let alike = known.rows(text);
    if let Some(other) = alike.last() {
        let message = format!(
            "`{}` says the same; delete one of them, and let its answers take the other",
            row.dataset.row(*other).id()
        );
        report.say(row, Rule::SaidOnce, &column, message);
    }
    alike.push(row.place);
}

/// A record takes one position on a question.
fn one_position(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    let mut first = Pairs::new();
    for answer in dataset.rows(answers::TABLE) {
        let (Some(position), Some(record)) = (
            answer.record(answers::position),
            answer.record(answers::record),
        ) else {
            continue;
        };
        let Some(question) = position.record(positions::question) else {
            continue;
        };
        let key = (record.place.number(), question.place.number());
        let row = *first.entry(key).or_insert(answer.place.row);
        let before = dataset.row(RowPlace {
            row,
            ..answer.place
        });
        // A repeated row is reported with its key.
        let other = before.record(answers::position);
        if let Some(other) = other.filter(|other| *other != position) {
            let message = format!(
                "`{}` takes the position `{}` on `{}` in line {}; delete one of the two answers, since a record takes one position on a question",
                record.id(),
                other.id(),
                question.id(),
                before.line()
            );
            report.say(answer, Rule::OnePosition, &answers::position, message);
        }
    }
}

/// Whether the relation may tie these records: how events and statements agree follows from their
/// answers.
fn is_for_figures(
    row: Row<'_, '_>,
    relation: RelationKind,
    left: Row<'_, '_>,
    right: Row<'_, '_>,
    report: &mut Report<'_>,
) -> bool {
    let follows = match relation {
        RelationKind::Contradicts | RelationKind::Corroborates => true,
        RelationKind::Restates | RelationKind::Supersedes | RelationKind::Refines => false,
    };
    let other = match left.is_in(figures::TABLE) {
        true => Some(right).filter(|right| !right.is_in(figures::TABLE)),
        false => Some(left),
    };
    // An event with two dates contradicts itself; that nothing else does is another rule.
    let Some(other) = other.filter(|_| follows && left != right) else {
        return true;
    };
    let message = format!(
        "`{}` ties two figures, but `{}` is in {}; delete this row, and let both records answer a question, with rows in answers",
        relation.code(),
        other.id(),
        other.table()
    );
    report.say(row, Rule::AnswerInstead, &relations::relation, message);
    false
}

/// A relation neither repeats what the answers of its records say nor excludes it.
fn said_twice<'d, 't>(
    row: Row<'d, 't>,
    relation: RelationKind,
    left: Row<'d, 't>,
    right: Row<'d, 't>,
    derived: &Derived<'d, 't>,
    report: &mut Report<'_>,
) {
    use RelationKind::{Contradicts, Corroborates, Refines, Restates, Supersedes};
    for &(question, is_same) in &derived.common_questions(left, right) {
        let is_exclusive = question.code(questions::kind) == Some(QuestionKind::Exclusive);
        let (left, right, asked) = (left.id(), right.id(), question.id());
        let (rule, message) = match (relation, is_same) {
            (Contradicts, false) | (Corroborates, true) if is_exclusive || is_same => (
                Rule::SaidTwice,
                format!(
                    "the answers of `{left}` and `{right}` to `{asked}` already say so; delete this row, or one of the answers"
                ),
            ),
            (Contradicts, true) => (
                Rule::FalseContradiction,
                format!(
                    "`{left}` and `{right}` take the same position on `{asked}`; change one of the answers, or delete this row"
                ),
            ),
            (Corroborates | Restates | Refines, false) if is_exclusive => (
                Rule::FalseAgreement,
                format!(
                    "`{left}` and `{right}` exclude each other by their answers to `{asked}`; change one of the answers, or delete this row"
                ),
            ),
            (Supersedes, false) if is_exclusive => (
                Rule::FalseContradiction,
                format!(
                    "`{left}` and `{right}` are about two times, so their answers to `{asked}` can both be right; ask about one time, or delete this row"
                ),
            ),
            _ => continue,
        };
        report.say(row, rule, &relations::relation, message);
    }
}

/// What an article says in its own voice has no other owner and no cue.
fn own_voice(quote: Row<'_, '_>, report: &mut Report<'_>) {
    let own_voice = Speech::OwnVoice.code();
    if let Some(status) = quote
        .code(quotes::status)
        .filter(|s| *s != Status::Asserted)
    {
        let message = format!(
            "what is {own_voice} is {}, not {}; a statement that somebody makes has another form of `{}`",
            Status::Asserted.code(),
            status.code(),
            quotes::speech.column().name
        );
        report.say(quote, Rule::OwnVoice, &quotes::status, message);
    }
    if let Some(cue) = quote.text(quotes::cue) {
        let message = format!(
            "no word introduces what is {own_voice}, so leave `{}` empty; what `{cue}` introduces is a statement of somebody",
            quotes::cue.column().name
        );
        report.say(quote, Rule::OwnVoice, &quotes::cue, message);
    }
}

/// What an article says in its own voice answers a question.
fn answering(quote: Row<'_, '_>, derived: &Derived<'_, '_>, report: &mut Report<'_>) {
    if derived.answers[quote.place].is_empty() && !quote.id().is_empty() {
        let message = format!(
            "`{}` is {}, which is recorded only where it answers a question; add a row to answers, or delete this one",
            quote.id(),
            Speech::OwnVoice.code()
        );
        report.say(quote, Rule::Unanswered, &quotes::id, message);
    }
}
