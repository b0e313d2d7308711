//! The codes of a vocabulary.

use curate::documentation::VocabularyDoc;

use super::Old;
use crate::edit::ID;
use crate::markdown::{NONE, code, plain};
use crate::records::Records;

/// What the vocabulary is for, and where it is used.
pub fn paragraph(vocabulary: &VocabularyDoc) -> String {
    let uses = vocabulary.uses();
    let uses = uses.map(|at| code(&format!("{}.{}", at.table.schema().name, at.column().name)));
    let uses: Vec<_> = uses.collect();
    format!("{} Used by {}.", vocabulary.about, uses.join(", "))
}

/// The rows of the codes; all but an example that holds is generated.
pub fn rows(vocabulary: &VocabularyDoc, records: &Records, old: &Old<'_>) -> Vec<Vec<String>> {
    let terms = vocabulary.terms.iter();
    let rows = terms.map(|term| {
        let mut examples = vocabulary.uses().flat_map(|column| {
            let rows = records.rows(column.table).iter();
            let rows = rows.filter(move |row| row[column.index] == term.code);
            rows.map(|row| row[ID].as_str())
        });
        let first = examples.next();
        let kept = old.get(term.code).and_then(|row| row.get(EXAMPLE)).copied();
        let kept = kept.filter(|kept| {
            first
                .into_iter()
                .chain(examples)
                .any(|id| id == plain(kept))
        });
        let example = kept.map(str::to_owned).or(first.map(code));
        let crosswalk = term.crosswalk();
        vec![
            code(term.code),
            term.definition.into(),
            example.unwrap_or_else(|| NONE.into()),
            if crosswalk.is_empty() {
                NONE.into()
            } else {
                // What has brackets is no link.
                let names = crosswalk.join("; ");
                names.replace('[', "\\[").replace(']', "\\]")
            },
        ]
    });
    rows.collect()
}

/// The position of the example among the cells of a row.
const EXAMPLE: usize = 2;
