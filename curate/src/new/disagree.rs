//! The relation to a figure that makes another claim.

use curate::codegen::check::disagreements::undeclared;
use curate::codegen::derive::derive;

use super::ask::line;
use crate::folder::Folder;
use crate::stop::{Stop, note};
use crate::ties::{Tie, Verb, verbs};

/// Asks what the new figure is to those that make another claim; whether anything was answered.
///
/// Each is the claim of somebody, so the number itself is not asked for again.
pub fn ask(id: &str, ties: &mut Vec<Tie>, outcome: &Folder) -> Result<bool, Stop> {
    let (tables, mut problems) = outcome.read();
    let dataset = outcome.parse(&tables, &mut problems);
    let derived = derive(&dataset);
    let known = ties.len();
    for (figure, partners) in undeclared(&dataset, &derived) {
        for partner in partners {
            let (mine, other) = match (figure.row.id(), partner.row.id()) {
                (mine, _) if mine == id => (figure, partner),
                (_, mine) if mine == id => (partner, figure),
                _ => continue,
            };
            note!(
                "`{id}` says `{}`, and `{}` says `{}`, of the same thing at the same time",
                mine.compared.claim,
                other.row.id(),
                other.compared.claim
            );
            let usual = Verb::usual(&mine.compared, &other.compared);
            let Some(verb) = verb(other.row.id(), usual)? else {
                return Ok(ties.len() > known);
            };
            let other = other.row.id().to_owned();
            ties.push(Tie { verb, other });
        }
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
