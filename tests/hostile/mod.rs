//! Tables whose free text is hostile to the pages that show it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kursk_campaign::Annotation;
use sha2::{Digest, Sha256};

use crate::project::change;

/// A script, in each of the ways that Markdown or HTML would run it, and without a blank.
const HOSTILE: &str = "<script>document.documentElement.dataset.ran=1</script>\
    <img/src=x/onerror=document.documentElement.dataset.ran=1>\
    [x](javascript:document.documentElement.dataset.ran=1)\
    `</code><script>document.documentElement.dataset.ran=1</script>";

/// What the script leaves in a page that runs it.
pub const MARK: &str = "dataset.ran";

type Row = BTreeMap<String, String>;

/// Makes every cell of free text hostile, in a copy of the project.
pub fn make_hostile(copy: &Path) {
    let codebook = fs::read_to_string(copy.join("data/README.md")).unwrap();
    for (table, columns) in free_text(&codebook) {
        rewrite(copy, table, |mut row| {
            for column in &columns {
                let cell = &row[*column];
                if !cell.is_empty() {
                    row.insert((*column).to_owned(), with_script(cell));
                }
            }
            Some(row)
        });
    }
    // The words of the articles have their places there.
    rewrite(copy, "anchors.csv", |mut row| {
        let Some(words) = Annotation::get(&row["record"]).and_then(Annotation::wording) else {
            return Some(row);
        };
        let words = with_script(words);
        let end = row["start"].parse::<usize>().unwrap() + words.chars().count();
        let digest = Sha256::digest(&words);
        let digest = digest[..8].iter().map(|byte| format!("{byte:02x}"));
        row.insert("digest".into(), digest.collect());
        row.insert("end".into(), end.to_string());
        (row["part"] == "1").then_some(row)
    });
    rewrite(copy, "sources.csv", |mut row| {
        row.insert("chars".into(), "1000000".into());
        Some(row)
    });
}

/// A question still ends as one.
fn with_script(text: &str) -> String {
    match text.strip_suffix('?') {
        Some(question) => format!("{question}{HOSTILE}?"),
        None => format!("{text}{HOSTILE}"),
    }
}

/// The columns of free text, by their tables, as the codebook lists them.
fn free_text(codebook: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut columns: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut table = "";
    for line in codebook.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            table = title.trim_matches('`');
        }
        let cells: Vec<_> = line.split(" | ").collect();
        if let [column, "text" | "text, may be empty" | "question", ..] = cells[..] {
            let column = column.trim_matches(['|', ' ', '`']);
            // These two are cells of other columns.
            if !["stated", "corrected"].contains(&column) {
                columns.entry(table).or_default().push(column);
            }
        }
    }
    columns
}

/// Changes or drops each row of a table, and sorts what is left.
fn rewrite(copy: &Path, table: &str, rewritten: impl Fn(Row) -> Option<Row>) {
    change(copy, &format!("data/{table}"), |text| {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        let row = |cells: csv::StringRecord| {
            let cells = header.iter().zip(&cells);
            let row = cells.map(|(column, cell)| (column.to_owned(), cell.to_owned()));
            let row = rewritten(row.collect())?;
            Some(header.iter().map(|column| row[column].clone()).collect())
        };
        let mut rows: Vec<Vec<String>> = reader
            .records()
            .filter_map(|cells| row(cells.unwrap()))
            .collect();
        rows.sort();
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&header).unwrap();
        rows.iter()
            .for_each(|row| writer.write_record(row).unwrap());
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    });
}
