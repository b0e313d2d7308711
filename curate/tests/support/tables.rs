//! Tables that are made up.

use std::collections::BTreeMap;

use curate::codegen::read::File;
use curate::codegen::schema::{TABLES, Table};

/// The bytes of a table.
pub fn bytes<'f>(files: &'f mut [File], table: &str) -> &'f mut Vec<u8> {
    let name = format!("{table}.csv");
    let file = files.iter_mut().find(|file| file.name == name);
    &mut file.unwrap_or_else(|| panic!("there is no {name}")).bytes
}

/// Tables to be filled row by row, for data sets that are made up.
#[derive(Default)]
pub struct Tables(BTreeMap<&'static str, Vec<Vec<String>>>);

impl Tables {
    /// Adds a row: the cells of the columns that are named, all others empty.
    pub fn add(&mut self, table: &'static str, cells: &[(&str, &str)]) {
        let schema = TABLES.iter().find(|schema| schema.name == table);
        let schema = schema.unwrap_or_else(|| panic!("there is no table {table}"));
        let mut row = vec![String::new(); schema.columns.len()];
        for (name, value) in cells {
            let column = schema.column(name);
            let column = column.unwrap_or_else(|| panic!("{table} has no column {name}"));
            row[column.at.index] = (*value).to_owned();
        }
        self.0.entry(table).or_default().push(row);
    }

    /// The files of all tables, their rows in order.
    pub fn files(mut self) -> Vec<File> {
        let file = |schema: &Table| {
            let mut rows = self.0.remove(schema.name).unwrap_or_default();
            rows.sort();
            let mut text = format!("{}\n", schema.header()).into_bytes();
            let mut writer = csv::Writer::from_writer(&mut text);
            for row in rows {
                writer.write_record(row).expect("memory takes a row");
            }
            drop(writer);
            File {
                name: schema.file(),
                bytes: text,
            }
        };
        let mut files: Vec<File> = TABLES.iter().map(file).collect();
        files.sort_by(|a, b| a.name.cmp(&b.name));
        files
    }
}
