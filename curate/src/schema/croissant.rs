//! Croissant 1.0, the metadata of data sets for machine learning.
//!
//! It has no patterns and no rules for empty cells. A date and a number are texts in it, since both are
//! more than the types of schema.org. A field refers to a vocabulary, but to no other table: `mlcroissant`
//! joins what refers, and can't load tables that refer to each other or to themselves. The description
//! of the field names the table.

use curate::codegen::schema::{Column, Kind, Table};
use curate::documentation::{ColumnDoc, TableDoc, VOCABULARIES, VocabularyDoc};
use serde_json::{Value, json};

use super::about::{
    AUTHORS, About, DESCRIPTION, KEYWORDS, Keys, LICENCE, NAME, key, meaning, row, vocabulary,
};

/// The two fields of a vocabulary.
const CODE: &str = "code";
const DEFINITION: &str = "definition";

pub fn write(about: &About) -> Value {
    let distribution = About::tables().map(|(table, documented)| {
        json!({
            "@type": "cr:FileObject",
            "@id": table.file(),
            "name": table.file(),
            "description": row(documented),
            "contentUrl": table.file(),
            "encodingFormat": "text/csv",
            "sha256": about.digest(table.id),
        })
    });
    let tables = About::tables().map(table);
    let vocabularies = VOCABULARIES.iter().map(self::vocabulary_set);
    json!({
        "@context": context(),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": NAME,
        "description": DESCRIPTION,
        "version": about.version,
        "license": LICENCE.url,
        "citeAs": format!("{NAME}, version {}, CC BY 4.0", about.version),
        "creator": { "@type": "sc:Organization", "name": AUTHORS },
        "keywords": KEYWORDS,
        "inLanguage": "en",
        "distribution": distribution.collect::<Vec<_>>(),
        "recordSet": tables.chain(vocabularies).collect::<Vec<_>>(),
    })
}

fn table((table, documented): (&'static Table, &TableDoc)) -> Value {
    let keys = key(table).map(|name| json!({ "@id": format!("{}/{name}", table.name) }));
    let fields = documented.columns();
    json!({
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": row(documented),
        "key": keys.collect::<Vec<_>>(),
        "field": fields.map(|(c, d)| field(c, d)).collect::<Vec<_>>(),
    })
}

fn field(column: &Column, documented: &ColumnDoc) -> Value {
    let table = column.at.table.schema();
    let mut field = json!({
        "@type": "cr:Field",
        "@id": format!("{}/{}", table.name, column.name),
        "name": format!("{}/{}", table.name, column.name),
        "description": meaning(column, documented, Keys::None),
        "dataType": match column.kind {
            Kind::Count => "sc:Integer",
            Kind::Degrees(_) => "sc:Float",
            _ => "sc:Text",
        },
        "source": {
            "fileObject": { "@id": table.file() },
            "extract": { "column": column.name },
        },
    });
    if let Some(vocabulary) = vocabulary(column) {
        let code = format!("{}/{CODE}", vocabulary.name);
        field["references"] = json!({ "field": { "@id": code } });
    }
    field
}

/// The codes of a vocabulary, with their definitions.
fn vocabulary_set(vocabulary: &VocabularyDoc) -> Value {
    let id = |name: &str| format!("{}/{name}", vocabulary.name);
    let field = |name: &str| {
        json!({
            "@type": "cr:Field",
            "@id": id(name),
            "name": id(name),
            "dataType": "sc:Text",
        })
    };
    let terms = vocabulary.terms.iter();
    let terms = terms.map(|term| json!({ id(CODE): term.code, id(DEFINITION): term.definition }));
    json!({
        "@type": "cr:RecordSet",
        "@id": vocabulary.name,
        "name": vocabulary.name,
        "description": vocabulary.about,
        "dataType": "sc:Enumeration",
        "key": { "@id": id(CODE) },
        "field": [field(CODE), field(DEFINITION)],
        "data": terms.collect::<Vec<_>>(),
    })
}

/// The context that the standard prescribes.
fn context() -> Value {
    json!({
        "@language": "en",
        "@vocab": "https://schema.org/",
        "citeAs": "cr:citeAs",
        "column": "cr:column",
        "conformsTo": "dct:conformsTo",
        "cr": "http://mlcommons.org/croissant/",
        "rai": "http://mlcommons.org/croissant/RAI/",
        "data": { "@id": "cr:data", "@type": "@json" },
        "dataType": { "@id": "cr:dataType", "@type": "@vocab" },
        "dct": "http://purl.org/dc/terms/",
        "equivalentProperty": "cr:equivalentProperty",
        "examples": { "@id": "cr:examples", "@type": "@json" },
        "extract": "cr:extract",
        "field": "cr:field",
        "fileProperty": "cr:fileProperty",
        "fileObject": "cr:fileObject",
        "fileSet": "cr:fileSet",
        "format": "cr:format",
        "includes": "cr:includes",
        "isLiveDataset": "cr:isLiveDataset",
        "jsonPath": "cr:jsonPath",
        "key": "cr:key",
        "md5": "cr:md5",
        "parentField": "cr:parentField",
        "path": "cr:path",
        "recordSet": "cr:recordSet",
        "references": "cr:references",
        "regex": "cr:regex",
        "repeated": "cr:repeated",
        "replace": "cr:replace",
        "samplingRate": "cr:samplingRate",
        "sc": "https://schema.org/",
        "separator": "cr:separator",
        "source": "cr:source",
        "subField": "cr:subField",
        "transform": "cr:transform",
    })
}
