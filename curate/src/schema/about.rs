//! What the schema files say of the data set as a whole, and of its tables and columns.

use curate::codegen::digest::sha256;
use curate::codegen::schema::{Column, Kind, TABLES, Table, TableId, sources};
use curate::documentation::{self, ColumnDoc, TableDoc, VocabularyDoc, reference};

use crate::folder::Folder;
use crate::records::Records;
use crate::stop::Stop;

pub const NAME: &str = "kursk-campaign";
pub const TITLE: &str = "What news articles say about the 2024-25 Kursk campaign";
pub const DESCRIPTION: &str = "What news articles say about the 2024-25 Kursk campaign: events, \
     figures and quotes, each with its owner, its date, its exact place in a source, and its \
     agreements and disagreements with the others. It records claims, and does not say what is true. \
     README.md in the folder of the tables is the codebook. DATA_LICENSE.md says what the licence \
     can't cover: the words of speakers and articles belong to their owners. What a schema can't \
     state, `cargo curate check` checks.";
pub const AUTHORS: &str = "The kursk-campaign authors";
pub const KEYWORDS: [&str; 7] = [
    "armed conflict",
    "claims",
    "disagreement",
    "annotation",
    "news",
    "Kursk",
    "Ukraine",
];

/// The licence of the data.
pub struct Licence {
    pub id: &'static str,
    pub title: &'static str,
    pub url: &'static str,
}

pub const LICENCE: Licence = Licence {
    id: "CC-BY-4.0",
    title: "Creative Commons Attribution 4.0 International",
    url: "https://creativecommons.org/licenses/by/4.0/",
};

/// Where the coordinates come from.
pub const GEONAMES: (&str, &str) = ("GeoNames", "https://www.geonames.org/");

/// What the schema files take from the folder.
pub struct About {
    pub version: String,
    /// The title and the address of each article.
    pub sources: Vec<(String, Option<String>)>,
    /// The digest of each table.
    digests: Vec<String>,
}

impl About {
    pub fn of(folder: &Folder) -> Result<Self, Stop> {
        let records = Records::of(folder)?;
        let source = |row: &Vec<String>| {
            let url = Some(row[sources::url.index].clone());
            let url = url.filter(|url| !url.is_empty());
            (row[sources::title.index].clone(), url)
        };
        let digest = |table: &Table| {
            let mut files = folder.files.iter();
            let file = files.find(|file| file.name == table.file());
            file.map(|file| sha256(&file.bytes)).unwrap_or_default()
        };
        Ok(Self {
            version: folder.version.clone(),
            sources: records.rows(sources::TABLE).iter().map(source).collect(),
            digests: TABLES.iter().map(digest).collect(),
        })
    }

    /// The SHA-256 of a table.
    pub fn digest(&self, table: TableId) -> &str {
        &self.digests[table as usize]
    }

    /// The tables in the order of the library, each with its documentation.
    pub fn tables() -> impl Iterator<Item = (&'static Table, &'static TableDoc)> {
        let documented = |table: &'static Table| (table, documentation::table(table.id));
        TABLES.iter().map(documented)
    }
}

/// What a row of a table is.
pub fn row(table: &TableDoc) -> String {
    format!("A row is {}.", table.row())
}

/// The names of the columns of the key.
pub fn key(table: &Table) -> impl Iterator<Item = &'static str> {
    table.columns[..table.key].iter().map(|column| column.name)
}

/// What a column means, with what the standard has no property for.
pub fn meaning(column: &Column, documented: &ColumnDoc, keys: Keys) -> String {
    let mut meaning = column.meaning().to_owned();
    if let Some(unit) = column.unit {
        meaning += &format!(" Unit: {unit}.");
    }
    if let Some(standard) = documented.standard {
        meaning += &format!(" Standard: {standard}.");
    }
    if let (Kind::Reference(tables), None) = (column.kind, target(column, keys)) {
        meaning += &format!(" It is an {}.", reference(tables));
    }
    meaning
}

/// What a standard can say of a reference.
#[derive(Clone, Copy, PartialEq)]
pub enum Keys {
    /// That it leads to a table, if there is one table that it leads to.
    Foreign,
    /// Nothing.
    None,
}

/// The one table that a column refers to, where a standard can say so.
pub fn target(column: &Column, keys: Keys) -> Option<TableId> {
    match column.targets() {
        [target] if keys == Keys::Foreign => Some(*target),
        _ => None,
    }
}

/// The vocabulary of a column.
pub fn vocabulary(column: &Column) -> Option<&'static VocabularyDoc> {
    match column.kind {
        Kind::Code(vocabulary) => Some(documentation::vocabulary(vocabulary)),
        _ => None,
    }
}
