//! Suggestions in messages.

use std::cell::Cell;

#[path = "../src/nearest.rs"]
mod compare;

/// Finds the candidate nearest to what was written.
///
/// The work of a whole run is limited, so that a table of garbage takes no longer than a valid one and
/// only gets fewer suggestions.
pub struct Nearest {
    budget: Cell<usize>,
}

impl Default for Nearest {
    fn default() -> Self {
        Self {
            budget: Cell::new(30_000_000),
        }
    }
}

impl Nearest {
    /// The candidate that differs least, if it differs only a little.
    pub fn among<'a>(
        &self,
        written: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        let mut candidates = candidates.into_iter();
        self.find(written, &mut || candidates.next())
    }

    fn find<'a>(
        &self,
        written: &str,
        candidate: &mut dyn FnMut() -> Option<&'a str>,
    ) -> Option<&'a str> {
        let limit = compare::tolerance(written);
        compare::among(written, &mut || {
            let candidate = candidate()?;
            let is_compared = candidate.len().abs_diff(written.len()) <= limit;
            let cost = 1 + usize::from(is_compared) * candidate.len() * written.len();
            self.spend(cost).then_some(candidate)
        })
    }

    /// Takes a cost from the budget; `false` if too little is left.
    fn spend(&self, cost: usize) -> bool {
        let left = self.budget.get().checked_sub(cost);
        self.budget.set(left.unwrap_or(0));
        left.is_some()
    }

    /// The suggestion as the end of a message; empty if there is none.
    pub fn hint<'a>(&self, written: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
        self.among(written, candidates)
            .map(|nearest| format!("; did you mean `{nearest}`?"))
            .unwrap_or_default()
    }
}
