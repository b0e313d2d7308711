//! The records as the feature `serde` of the library writes them.

use serde_json::Value;

use super::{Failure, Staged};

macro_rules! tables {
    ($(
        $(#[doc = $about:literal])+
        $table:ident: $record:ident, key ($($key:ident),+), order $order:literal
        $(, derives $($derived:ident)+)? { $($columns:tt)+ }
    )+) => {
        /// Each table with its records.
        pub fn tables() -> Vec<(&'static str, serde_json::Value)> {
            vec![$((stringify!($table), serde_json::json!(kursk_campaign::$table::ALL))),+]
        }
    };
}

/// What a reference may lead to is not asked here.
macro_rules! unions {
    ($($declaration:tt)+) => {};
}

#[path = "../../../../src/tables.rs"]
mod declared;

use declared::tables;

/// One document, with a list for each table.
pub fn document(staged: &mut Staged) -> Result<(), Failure> {
    let tables = tables().into_iter();
    let tables = tables.map(|(table, records)| (table.to_owned(), records));
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
