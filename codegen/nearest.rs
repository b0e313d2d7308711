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
        self.find(written, &mut candidates.into_iter())
    }

    fn find<'a>(
        &self,
        written: &str,
        candidates: &mut dyn Iterator<Item = &'a str>,
    ) -> Option<&'a str> {
        let limit = compare::tolerance(written);
        let affordable = |candidate: &&str| {
            let is_compared = candidate.len().abs_diff(written.len()) <= limit;
            self.spend(1 + usize::from(is_compared) * candidate.len() * written.len())
        };
        compare::among(written, &mut candidates.take_while(affordable))
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
