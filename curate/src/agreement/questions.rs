//! Questions: which passages of the articles answer one question, and how.
//!
//! The rules are those that the codebook states under "Agreement on the questions".

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use curate::codegen::vocab::QuestionKind;

use super::list::{Line, List};
use super::measures::{kappa, share};
use crate::stop::Stop;

/// The columns of a list. Questions and positions have numbers in place of words.
pub const HEADER: [&str; 6] = ["question", "kind", "position", "source", "start", "end"];

/// A passage that answers a question.
struct Answer {
    question: String,
    is_exclusive: bool,
    position: String,
    passage: Passage,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Passage {
    source: String,
    start: i64,
    end: i64,
}

impl Passage {
    /// Whether both share at least half of the shorter one.
    fn is_same(&self, other: &Self) -> bool {
        let shared = self.end.min(other.end) - self.start.max(other.start);
        let shorter = (self.end - self.start).min(other.end - other.start);
        self.source == other.source && shared >= 1 && 2 * shared >= shorter
    }
}

/// How two answers to one question stand to each other. Of several, the last one counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Differ,
    Agree,
    Exclude,
}

/// The ties between passages, the first of which is the lesser one.
type Ties<'a> = BTreeMap<(&'a Passage, &'a Passage), Tie>;

pub fn compare(first: &List, second: &List, out: &mut impl Write) -> Result<(), Stop> {
    let (first, second) = (answers(first)?, answers(second)?);
    Ok(print(&first, &second, out)?)
}

fn print(first: &[Answer], second: &[Answer], out: &mut impl Write) -> io::Result<()> {
    let (mine, theirs) = (ties(first), ties(second));
    let (found, found_back) = (found(&mine, &theirs), found(&theirs, &mine));
    writeln!(out, "| count | first | second |\n| --- | --- | --- |")?;
    for (name, first, second) in [
        ("questions", questions(first), questions(second)),
        ("positions", positions(first), positions(second)),
        ("answers", first.len(), second.len()),
        ("pairs of answers", mine.len(), theirs.len()),
        (
            "of these, found in the other",
            found.len(),
            found_back.len(),
        ),
    ] {
        writeln!(out, "| {name} | {first} | {second} |")?;
    }
    let recall = share(found.len(), mine.len());
    let precision = share(found_back.len(), theirs.len());
    writeln!(out, "| share of the pairs | {recall:.3} | {precision:.3} |")?;
    writeln!(
        out,
        "\n| of the pairs found | number | share |\n| --- | --- | --- |"
    )?;
    let both = |tie: Tie| found.iter().filter(|pair| **pair == (tie, tie)).count();
    let ties = [Tie::Agree, Tie::Exclude, Tie::Differ];
    let [agree, exclude, differ] = ties.map(both);
    let (same, all) = (agree + exclude + differ, found.len());
    writeln!(
        out,
        "| of one kind for both | {same} of {all} | {:.3}, kappa {} |",
        share(same, all),
        kappa(&found)
    )?;
    for (name, count) in [
        ("both agree", agree),
        ("both exclude", exclude),
        ("both differ", differ),
    ] {
        writeln!(out, "| {name} | {count} | {:.3} |", share(count, all))?;
    }
    Ok(())
}

fn answers(list: &List) -> Result<Vec<Answer>, Stop> {
    let answer = |line: &Line<'_>| {
        Ok(Answer {
            question: line.cell(0),
            is_exclusive: line.cell(1) == QuestionKind::Exclusive.code(),
            position: line.cell(2),
            passage: Passage {
                source: line.cell(3),
                start: line.number(4)?,
                end: line.number(5)?,
            },
        })
    };
    list.lines().map(|line| answer(&line)).collect()
}

fn questions(answers: &[Answer]) -> usize {
    let questions: BTreeSet<_> = answers.iter().map(|answer| &answer.question).collect();
    questions.len()
}

fn positions(answers: &[Answer]) -> usize {
    let position = |answer: &Answer| (answer.question.clone(), answer.position.clone());
    answers.iter().map(position).collect::<BTreeSet<_>>().len()
}

fn ties(answers: &[Answer]) -> Ties<'_> {
    let mut ties = Ties::new();
    for (i, one) in answers.iter().enumerate() {
        for other in &answers[..i] {
            if one.question != other.question || one.passage == other.passage {
                continue;
            }
            let tie = match () {
                () if one.position == other.position => Tie::Agree,
                () if one.is_exclusive => Tie::Exclude,
                () => Tie::Differ,
            };
            let (one, other) = (&one.passage, &other.passage);
            let known = ties.entry((one.min(other), one.max(other))).or_insert(tie);
            *known = tie.max(*known);
        }
    }
    ties
}

/// The ties that the other reader has too, each with the other's.
fn found(mine: &Ties<'_>, theirs: &Ties<'_>) -> Vec<(Tie, Tie)> {
    let found = mine.iter().filter_map(|((a, b), tie)| {
        let same = theirs
            .iter()
            .filter(|((c, d), _)| a.is_same(c) && b.is_same(d) || a.is_same(d) && b.is_same(c));
        Some((*tie, *same.map(|(_, tie)| tie).max()?))
    });
    found.collect()
}
