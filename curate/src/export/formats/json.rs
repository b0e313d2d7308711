//! The records as the feature `serde` of the library writes them.

use kursk_campaign::*;
use serde_json::{Value, json};

use super::{Failure, Staged};

/// Each table with its records.
fn tables() -> [(&'static str, Value); 16] {
    macro_rules! tables {
        ($($table:ident),+) => { [$((stringify!($table), json!($table::ALL))),+] };
    }
    tables![
        sources,
        actors,
        places,
        metrics,
        events,
        figures,
        quotes,
        questions,
        positions,
        anchors,
        names,
        participants,
        relations,
        answers,
        corrections,
        retired
    ]
}

/// One document, with a list for each table.
pub fn document(staged: &mut Staged) -> Result<(), Failure> {
    let tables = tables().map(|(table, records)| (table.to_owned(), records));
    let document: Value = serde_json::Map::from_iter(tables).into();
    staged.write("kursk-campaign.json", document)
}

/// A file for each table, with a record in each line.
pub fn lines(staged: &mut Staged) -> Result<(), Failure> {
    for (table, records) in tables() {
        let records = records.as_array().map_or(&[][..], Vec::as_slice);
        let lines: Vec<String> = records.iter().map(Value::to_string).collect();
        staged.write(format!("{table}.jsonl"), lines.join("\n"))?;
    }
    Ok(())
}
