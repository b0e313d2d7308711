//! Data Package 2.0 with Table Schema.
//!
//! Beside what the standard has, a field has the properties `unit` and `standard`, and `idIn` where it
//! refers to one of several tables, which no foreign key can state. The category of a code has its
//! `crosswalk` to other standards.

use curate::codegen::read::LONGEST_CELL;
use curate::codegen::schema::{Column, Kind, Table};
use curate::documentation::{ColumnDoc, TableDoc, TermDoc};
use curate::pattern;
use serde_json::{Map, Value, json};

use super::about::{
    About, DESCRIPTION, GEONAMES, KEYWORDS, Keys, LICENCE, NAME, TITLE, key, meaning, row, target,
    vocabulary,
};

const PACKAGE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";
const RESOURCE: &str = "https://datapackage.org/profiles/2.0/dataresource.json";
const SCHEMA: &str = "https://datapackage.org/profiles/2.0/tableschema.json";

pub fn write(about: &About) -> Value {
    let resources: Vec<_> = About::tables().map(resource).collect();
    let (title, path) = GEONAMES;
    let geonames = json!({ "title": title, "path": path });
    let sources = about.sources.iter().map(|(title, url)| match url {
        Some(url) => json!({ "title": title, "path": url }),
        None => json!({ "title": title }),
    });
    let sources: Vec<_> = sources.chain([geonames]).collect();
    json!({
        "$schema": PACKAGE,
        "name": NAME,
        "title": TITLE,
        "description": DESCRIPTION,
        "version": about.version,
        "keywords": KEYWORDS,
        "licenses": [{ "name": LICENCE.id, "path": LICENCE.url, "title": LICENCE.title }],
        "sources": sources,
        "resources": resources,
    })
}

fn resource((table, documented): (&'static Table, &TableDoc)) -> Value {
    let fields = documented.columns();
    let fields: Vec<_> = fields.map(|(c, d)| field(c, d)).collect();
    let mut schema = json!({
        "$schema": SCHEMA,
        "fields": fields,
        "missingValues": [""],
        "primaryKey": key(table).collect::<Vec<_>>(),
    });
    let foreign_keys: Vec<_> = table.columns.iter().filter_map(foreign_key).collect();
    if !foreign_keys.is_empty() {
        schema["foreignKeys"] = foreign_keys.into();
    }
    json!({
        "$schema": RESOURCE,
        "name": table.name,
        "title": table.name,
        "description": row(documented),
        "type": "table",
        "path": table.file(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "lineTerminator": "\n" },
        "schema": schema,
    })
}

fn field(column: &Column, documented: &ColumnDoc) -> Value {
    let mut field = Map::new();
    let mut put = |name: &str, value: Value| field.insert(name.into(), value);
    put("name", column.name.into());
    put("type", type_of(column.kind).into());
    put(
        "description",
        meaning(column, documented, Keys::Foreign).into(),
    );
    if let Some(unit) = column.unit {
        put("unit", unit.into());
    }
    if let Some(standard) = documented.standard {
        put("standard", standard.into());
    }
    if target(column, Keys::Foreign).is_none() && !column.targets().is_empty() {
        let tables = column.targets().iter().map(|table| table.schema().name);
        put("idIn", tables.collect());
    }
    if let Some(vocabulary) = vocabulary(column) {
        put(
            "categories",
            vocabulary.terms.iter().map(category).collect(),
        );
    }
    put("constraints", constraints(column));
    field.into()
}

fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "integer",
        Kind::Degrees(_) => "number",
        // The dates and numbers of the tables are more than those of the standard.
        _ => "string",
    }
}

fn category(term: &TermDoc) -> Value {
    let mut category = json!({ "value": term.code, "label": term.definition });
    let crosswalk = term.crosswalk();
    if !crosswalk.is_empty() {
        category["crosswalk"] = crosswalk.into();
    }
    category
}

fn constraints(column: &Column) -> Value {
    let mut constraints = Map::new();
    let mut put = |name: &str, value: Value| constraints.insert(name.into(), value);
    if column.required {
        put("required", true.into());
    }
    match column.kind {
        Kind::Code(vocabulary) => put("enum", vocabulary.codes.into()),
        Kind::Count => put("minimum", 0.into()),
        Kind::Degrees(limit) => {
            put("minimum", (-limit).into());
            put("maximum", limit.into())
        }
        Kind::Text => put("maxLength", LONGEST_CELL.into()),
        kind => pattern::of(kind).and_then(|pattern| put("pattern", pattern.into())),
    };
    constraints.into()
}

fn foreign_key(column: &'static Column) -> Option<Value> {
    let table = target(column, Keys::Foreign)?.schema();
    // An empty name is the table itself.
    let resource = if table.id == column.at.table {
        ""
    } else {
        table.name
    };
    Some(json!({
        "fields": [column.name],
        "reference": { "resource": resource, "fields": key(table).collect::<Vec<_>>() },
    }))
}
