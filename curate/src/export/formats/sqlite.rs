//! A database of SQLite, with keys, and views that answer what is asked most.

use std::fmt::Write as _;

use curate::codegen::schema::{Table, TableId};
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, ToSql, params_from_iter};

use super::typed::{Pairs, Tables, Typed, TypedKind, TypedValue, columns};
use super::{Failure, Staged};

const FILE: &str = "kursk-campaign.sqlite";

const VIEWS: &str = include_str!("views.sql");

pub fn write(tables: &Tables<'_, '_>, staged: &mut Staged) -> Result<(), Failure> {
    let mut database = Connection::open(staged.path(FILE))?;
    database.pragma_update(None, "journal_mode", "OFF")?;
    let transaction = database.transaction()?;
    for table in Tables::tables() {
        transaction.execute_batch(&declaration(table, &columns(table)))?;
    }
    for pairs in &tables.pairs {
        transaction.execute_batch(&declaration_of_pairs(pairs))?;
    }
    for table in Tables::tables() {
        let columns = columns(table);
        let mut insert = transaction.prepare(&insertion(table.name, columns.len()))?;
        for row in tables.rows(table) {
            let value = |column: &Typed| Stored(tables.value(row, column));
            insert.execute(params_from_iter(columns.iter().map(value)))?;
        }
    }
    for pairs in &tables.pairs {
        let mut insert = transaction.prepare(&insertion(pairs.name, pairs.columns.len()))?;
        for row in &pairs.rows {
            insert.execute(row)?;
        }
    }
    transaction.execute_batch(VIEWS)?;
    transaction.commit()?;
    Ok(database.close().map_err(|(_, error)| error)?)
}

/// A value as SQLite stores it: a day as a text, which its functions for dates read.
struct Stored<'t>(TypedValue<'t>);

impl ToSql for Stored<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            TypedValue::None => rusqlite::types::Null.into(),
            TypedValue::Text(text) | TypedValue::Code(_, text) => text.into(),
            TypedValue::Count(count) => count.into(),
            TypedValue::Real(real) => real.into(),
            TypedValue::Day(day) => day.to_string().into(),
            TypedValue::Flag(flag) => flag.into(),
        })
    }
}

fn insertion(table: &str, columns: usize) -> String {
    let places = vec!["?"; columns].join(", ");
    format!("INSERT INTO {table} VALUES ({places})")
}

fn declaration(table: &Table, columns: &[Typed]) -> String {
    let mut lines: Vec<String> = columns.iter().map(declared).collect();
    let key = table.columns[..table.key]
        .iter()
        .map(|column| quoted(column.name));
    lines.push(format!(
        "PRIMARY KEY ({})",
        key.collect::<Vec<_>>().join(", ")
    ));
    for column in table.columns {
        lines.extend(foreign_key(column.name, column.targets()));
    }
    format!(
        "CREATE TABLE {} (\n  {}\n) STRICT;",
        table.name,
        lines.join(",\n  ")
    )
}

fn declaration_of_pairs(pairs: &Pairs<'_>) -> String {
    let names = pairs.columns.map(|(name, _)| quoted(name));
    let mut lines: Vec<String> = names
        .iter()
        .map(|name| format!("{name} TEXT NOT NULL"))
        .collect();
    lines.push(format!("PRIMARY KEY ({})", names.join(", ")));
    for (name, tables) in pairs.columns {
        lines.extend(foreign_key(name, tables));
    }
    format!(
        "CREATE TABLE {} (\n  {}\n) STRICT;",
        pairs.name,
        lines.join(",\n  ")
    )
}

/// A column with its type and what it may hold.
fn declared(column: &Typed) -> String {
    let name = quoted(&column.name);
    let kind = match column.kind {
        TypedKind::Text | TypedKind::Code(_) | TypedKind::Day => "TEXT",
        TypedKind::Count | TypedKind::Flag => "INTEGER",
        TypedKind::Real => "REAL",
    };
    let mut declared = format!("{name} {kind}");
    if column.required {
        declared += " NOT NULL";
    }
    if let TypedKind::Code(codes) = column.kind {
        let _ = write!(declared, " CHECK ({name} IN ('{}'))", codes.join("', '"));
    }
    declared
}

/// The key of a column that leads to one table. No key leads to one of several.
fn foreign_key(column: &str, tables: &[TableId]) -> Option<String> {
    let [table] = tables else { return None };
    let table = table.schema().name;
    let column = quoted(column);
    // A row may come before the one that it leads to.
    Some(format!(
        "FOREIGN KEY ({column}) REFERENCES {table} (id) DEFERRABLE INITIALLY DEFERRED"
    ))
}

/// A name that may be a word of SQL.
fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}
