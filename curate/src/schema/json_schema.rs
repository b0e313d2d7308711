//! JSON Schema, draft 2020-12, of what the feature `serde` of the library writes as JSON.
//!
//! The root is a document with the records of every table, a list each. Each type has its definition:
//! `#/$defs/Figure` is that of one figure.

use curate::codegen::read::LONGEST_CELL;
use curate::codegen::schema::{Column, Kind};
use curate::documentation::{self, Derived, TableDoc, VOCABULARIES, VocabularyDoc};
use curate::pattern;
use serde_json::{Map, Value, json};

use super::about::{About, DESCRIPTION, Keys, NAME, TITLE, meaning, row};

/// The definitions of what is no record and no code.
const ID: &str = "Id";
const DATE: &str = "Date";
const NUMBER: &str = "Number";
const BOUND: &str = "Bound";
const BOUNDS: &str = "Bounds";

pub fn write(about: &About) -> Value {
    let lists = About::tables().map(|(table, documented)| {
        let list = json!({
            "description": row(documented),
            "type": "array",
            "items": refer(table.record),
        });
        (table.name.to_owned(), list)
    });
    let lists: Map<_, _> = lists.collect();
    let records = About::tables().map(|(table, doc)| (table.record.to_owned(), record(doc)));
    let codes = VOCABULARIES.iter().map(|v| (v.name.to_owned(), code(v)));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": TITLE,
        "description": DESCRIPTION,
        "$comment": format!("{NAME} {}, as its feature `serde` writes JSON", about.version),
        "type": "object",
        "required": lists.keys().collect::<Vec<_>>(),
        "properties": lists,
        "additionalProperties": false,
        "$defs": records.chain(codes).chain(values()).collect::<Map<_, _>>(),
    })
}

fn refer(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// A schema that also admits nothing.
fn optional(schema: Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

/// An expression that matches a whole text.
fn whole(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": format!("^{pattern}$") })
}

fn values() -> impl Iterator<Item = (String, Value)> {
    let number = json!({
        "description": "A number that is claimed: a whole one as such, and any other as a text.",
        "anyOf": [{ "type": "integer" }, whole(&format!("-?{}", pattern::NUMBER))],
    });
    let end = |name: &str| {
        json!({
            "type": "object",
            "required": [name],
            "properties": { name: refer(NUMBER) },
            "additionalProperties": false,
        })
    };
    let bound = json!({
        "description": "An end of an interval: it is included, it is excluded, or it is not stated.",
        "oneOf": [end("Included"), end("Excluded"), { "const": "Unbounded" }],
    });
    let bounds = json!({
        "description": "The values that a claim admits, in the metric's unit.",
        "type": "object",
        "required": ["low", "high"],
        "properties": { "low": refer(BOUND), "high": refer(BOUND) },
        "additionalProperties": false,
    });
    let mut date = whole(pattern::DATE);
    date["description"] = "A date in EDTF (ISO 8601-2).".into();
    let values = [
        (ID, whole(pattern::ID)),
        (DATE, date),
        (NUMBER, number),
        (BOUND, bound),
        (BOUNDS, bounds),
    ];
    values
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
}

fn record(documented: &TableDoc) -> Value {
    let columns = documented.columns().map(|(column, documented)| {
        let mut cell = cell(column);
        if !column.required {
            cell = optional(cell);
        }
        cell["description"] = meaning(column, documented, Keys::None).into();
        (column.name.to_owned(), cell)
    });
    let derived = documented.derived.iter().map(|(name, derived)| {
        let mut value = optional(match derived {
            Derived::Number => refer(NUMBER),
            Derived::Bounds => refer(BOUNDS),
        });
        value["description"] = format!("What `{name}()` gives in the library.").into();
        ((*name).to_owned(), value)
    });
    let properties: Map<_, _> = columns.chain(derived).collect();
    json!({
        "description": row(documented),
        "type": "object",
        "required": properties.keys().collect::<Vec<_>>(),
        "properties": properties,
        "additionalProperties": false,
    })
}

fn cell(column: &Column) -> Value {
    match column.kind {
        Kind::Text => json!({ "type": "string", "minLength": 1, "maxLength": LONGEST_CELL }),
        Kind::Id | Kind::RetiredId | Kind::Reference(_) => refer(ID),
        Kind::Code(vocabulary) => refer(documentation::vocabulary(vocabulary).name),
        Kind::Date => refer(DATE),
        Kind::Number => refer(NUMBER),
        Kind::Count => json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX }),
        Kind::Degrees(limit) => json!({ "type": "number", "minimum": -limit, "maximum": limit }),
        kind @ (Kind::Hex(_) | Kind::Formed(_)) => match pattern::of(kind) {
            Some(pattern) => whole(&pattern),
            None => json!({ "type": "string" }),
        },
    }
}

fn code(vocabulary: &VocabularyDoc) -> Value {
    let terms = vocabulary.terms.iter();
    let terms = terms.map(|term| json!({ "const": term.code, "description": term.definition }));
    json!({ "description": vocabulary.about, "oneOf": terms.collect::<Vec<_>>() })
}
