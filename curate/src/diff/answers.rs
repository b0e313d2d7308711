//! Questions that are answered in another way, each as a whole.

use std::collections::BTreeSet;

use super::changes::Correction;
use super::meaning::{Meaning, Pair, Question, Taken};

/// A question before and after a change.
#[derive(Clone)]
pub struct Answered {
    pub id: String,
    pub text: String,
    pub kind: String,
    /// Each position, with those who took it and those who take it.
    pub positions: Vec<Correction>,
    /// Which records contradict each other now, and which no longer, a line each.
    pub contradictions: Vec<String>,
}

impl Answered {
    fn between(id: &str, old: &Meaning, new: &Meaning) -> Option<Self> {
        let [was, is] = [old, new].map(|state| state.questions.get(id));
        if was.map(Question::answers) == is.map(Question::answers) {
            return None;
        }
        let pairs = |since: &str, pairs: Vec<&Pair>| -> Vec<String> {
            let line =
                |(one, other): &Pair| format!("{since} contradict each other: {one} and {other}");
            pairs.into_iter().map(line).collect()
        };
        let kinds = was.into_iter().chain(is).map(|question| question.kind);
        let mut kinds: Vec<_> = kinds.collect();
        kinds.dedup();
        Some(Self {
            id: id.to_owned(),
            text: is.or(was)?.text.clone(),
            kind: kinds.join(" → "),
            positions: positions(was, is),
            contradictions: [
                pairs("now", new.contradictions_by(id, old)),
                pairs("no longer", old.contradictions_by(id, new)),
            ]
            .concat(),
        })
    }
}

/// The questions whose positions are others, or taken by others, or exclude one another where they did
/// not.
pub fn changed(old: &Meaning, new: &Meaning) -> Vec<Answered> {
    let ids = old.questions.keys().chain(new.questions.keys());
    let ids: BTreeSet<_> = ids.collect();
    ids.into_iter()
        .filter_map(|id| Answered::between(id, old, new))
        .collect()
}

fn positions(was: Option<&Question>, is: Option<&Question>) -> Vec<Correction> {
    let questions = [was, is].into_iter().flatten();
    let ids: BTreeSet<_> = questions
        .flat_map(|question| question.positions.keys())
        .collect();
    let position = |id: &String| {
        let [was, is] = [was, is].map(|question| question?.positions.get(id));
        let text = is.or(was).map_or("", |taken| &taken.text);
        let who = |taken: Option<&Taken>| taken.map_or(String::new(), Taken::who);
        (format!("{id}, “{text}”"), who(was), who(is))
    };
    ids.into_iter().map(position).collect()
}
