//! What is wrong with a table, where, and by which rule.

use std::collections::BinaryHeap;
use std::fmt;

use super::characters::{is_unseen, printable};

macro_rules! rules {
    ($($(#[doc = $reason:literal])+ $rule:ident = $code:literal,)+) => {
        /// A rule of the tables.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[doc = $reason])+ $rule,)+ }
    };
}

#[path = "rule.rs"]
mod rule;

pub use rule::Rule;

/// Something wrong in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub rule: Rule,
    /// The file as messages name it: `data/figures.csv`.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// How many characters are wrong.
    pub width: usize,
    /// What is wrong, what is expected and, if there is one, the nearest valid value.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            line,
            column,
            message,
            ..
        } = self;
        write!(f, "{path}:{line}:{column}: {message}")
    }
}

/// The longest message, in characters. Messages about plausible tables are much shorter.
const LONGEST_MESSAGE: usize = 4000;

/// Sorts problems by file and place, removes duplicates, and makes messages printable that quote
/// strange cells. That a row is out of order may follow from its other problems, and comes after them.
pub fn sort(problems: &mut Vec<Problem>) {
    for problem in problems.iter_mut() {
        if !is_printable(&problem.message) {
            let end = problem.message.char_indices().nth(LONGEST_MESSAGE);
            problem.message = match end {
                Some((end, _)) => printable(&problem.message[..end]) + "…",
                None => printable(&problem.message),
            };
        }
    }
    // A heap is less to compile than the sort of a slice.
    let mut heap = BinaryHeap::new();
    for (position, problem) in problems.iter().enumerate() {
        let is_order = problem.rule == Rule::Order;
        let place = [
            problem.line,
            is_order.into(),
            problem.column,
            problem.rule as usize,
        ];
        heap.push((&problem.path, place, &problem.message, position));
    }
    let mut sorted: Vec<Problem> = Vec::new();
    for (.., position) in &heap.into_sorted_vec() {
        let problem = &problems[*position];
        if sorted.last() != Some(problem) {
            sorted.push(problem.clone());
        }
    }
    *problems = sorted;
}

fn is_printable(text: &str) -> bool {
    text.len() <= LONGEST_MESSAGE && !text.chars().any(is_unseen)
}
