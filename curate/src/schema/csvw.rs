//! CSV on the Web: metadata of a group of tables.
//!
//! The standard has no list of codes, so that an expression lists them, and the vocabulary stands beside
//! it in SKOS. A reference to one of several tables is in the description of its column.

use curate::codegen::read::LONGEST_CELL;
use curate::codegen::schema::{Column, Kind, Table};
use curate::documentation::{ColumnDoc, TableDoc, VocabularyDoc};
use curate::pattern;
use serde_json::{Value, json};

use super::about::{
    AUTHORS, About, DESCRIPTION, KEYWORDS, Keys, LICENCE, TITLE, key, meaning, row, target,
    vocabulary,
};

pub fn write(about: &About) -> Value {
    let tables: Vec<_> = About::tables().map(table).collect();
    json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "@type": "TableGroup",
        "dc:title": TITLE,
        "dc:description": DESCRIPTION,
        "dc:creator": AUTHORS,
        "dc:license": { "@id": LICENCE.url },
        "dc:subject": KEYWORDS,
        "schema:version": about.version,
        "dialect": { "lineTerminators": ["\n"], "encoding": "utf-8", "header": true },
        "tables": tables,
    })
}

fn table((table, documented): (&'static Table, &TableDoc)) -> Value {
    let columns = documented.columns();
    let columns: Vec<_> = columns.map(|(c, d)| self::column(c, d)).collect();
    let mut schema = json!({ "columns": columns, "primaryKey": key(table).collect::<Vec<_>>() });
    let foreign_keys: Vec<_> = table.columns.iter().filter_map(foreign_key).collect();
    if !foreign_keys.is_empty() {
        schema["foreignKeys"] = foreign_keys.into();
    }
    json!({
        "url": table.file(),
        "dc:title": table.name,
        "dc:description": row(documented),
        "tableSchema": schema,
    })
}

fn column(column: &Column, documented: &ColumnDoc) -> Value {
    let mut written = json!({
        "name": column.name,
        "titles": column.name,
        "dc:description": meaning(column, documented, Keys::Foreign),
        "datatype": datatype(column.kind),
        "required": column.required,
    });
    if let Some(unit) = column.unit {
        written["schema:unitText"] = unit.into();
    }
    if let Some(vocabulary) = vocabulary(column) {
        written["rdfs:range"] = scheme(vocabulary);
    }
    written
}

fn datatype(kind: Kind) -> Value {
    match kind {
        Kind::Text => json!({ "base": "string", "maxLength": LONGEST_CELL }),
        Kind::Count => json!({ "base": "unsignedInt" }),
        Kind::Degrees(limit) => json!({ "base": "decimal", "minimum": -limit, "maximum": limit }),
        kind => json!({ "base": "string", "format": pattern::of(kind) }),
    }
}

fn scheme(vocabulary: &VocabularyDoc) -> Value {
    let concepts = vocabulary.terms.iter().map(|term| {
        json!({
            "@type": "skos:Concept",
            "skos:notation": term.code,
            "skos:definition": term.definition,
        })
    });
    json!({
        "@type": "skos:ConceptScheme",
        "dc:title": vocabulary.name,
        "dc:description": vocabulary.about,
        "skos:hasTopConcept": concepts.collect::<Vec<_>>(),
    })
}

fn foreign_key(column: &'static Column) -> Option<Value> {
    let table = target(column, Keys::Foreign)?.schema();
    Some(json!({
        "columnReference": column.name,
        "reference": {
            "resource": table.file(),
            "columnReference": key(table).collect::<Vec<_>>(),
        },
    }))
}
