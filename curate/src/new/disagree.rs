//! The relation to a figure that makes another claim.

use super::ask::line;
use crate::folder::Folder;
use crate::stop::{Stop, note};
use crate::ties::{Tie, Verb, lacking, verbs};

/// Asks what the new figure is to those that make another claim; whether anything was answered.
///
/// Each is the claim of somebody, so the number itself is not asked for again.
pub fn ask(id: &str, ties: &mut Vec<Tie>, outcome: &Folder) -> Result<bool, Stop> {
    let known = ties.len();
    for lacking in lacking(outcome, |new| new == id) {
        note!("{lacking}");
        let Some(verb) = verb(&lacking.other, lacking.usual)? else {
            break;
        };
        let other = lacking.other;
        ties.push(Tie { verb, other });
    }
    Ok(ties.len() > known)
}

/// Asks for a relation; `None` at the end of the input.
fn verb(other: &str, usual: Option<Verb>) -> Result<Option<Verb>, Stop> {
    let names: Vec<_> = verbs().map(|verb| verb.name).collect();
    let default = usual.map_or(String::new(), |verb| format!(" [{}]", verb.name));
    let question = format!("what is it to `{other}`: {}{default}? ", names.join(", "));
    loop {
        let Some(answer) = line(&question)? else {
            return Ok(None);
        };
        let verb = verbs().find(|verb| verb.name == answer);
        let verb = verb.or(usual.filter(|_| answer.is_empty()));
        if verb.is_some() {
            return Ok(verb);
        }
        note!("`{answer}` is none of these");
    }
}
