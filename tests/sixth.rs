//! One more article breaks no test: what is asserted of the records that are there holds whatever is
//! added.
//!
//! The article and its rows, in `sixth/`, are made up. They add to every table, and contradict, confirm
//! and outnumber what the other articles say. `sixth/words.csv` has the words that are anchored instead
//! of their positions; what is left out of a table is empty.
//!
//! This builds a copy of the project, and so takes minutes:
//! `cargo test --package tests --test sixth -- --ignored`.

mod project;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use project::{cargo, change, copy};
use sha2::{Digest, Sha256};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("sixth")
        .join(name)
}

/// The cells of a row, by their columns.
type Row = BTreeMap<String, String>;

/// The rows of a table of the article.
fn rows(name: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(fixture(name)).unwrap();
    let header = reader.headers().unwrap().clone();
    let row = |row: csv::StringRecord| {
        let cells = header.iter().zip(&row);
        let cells = cells.map(|(column, cell)| (column.to_owned(), cell.to_owned()));
        cells.collect()
    };
    reader.records().map(|cells| row(cells.unwrap())).collect()
}

/// The table with rows more at its end.
fn extended(table: &str, rows: &[Row]) -> String {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().unwrap().clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        let stranger = row
            .keys()
            .find(|name| header.iter().all(|column| column != *name));
        assert_eq!(stranger, None, "no column");
        let cells = header
            .iter()
            .map(|name| row.get(name).map_or("", String::as_str));
        writer.write_record(cells).unwrap();
    }
    table.to_owned() + &String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
#[ignore = "builds the project"]
fn one_more_article_breaks_no_test() {
    let copy = copy("sixth");
    let article = fixture("article.txt");
    let text = fs::read_to_string(&article).unwrap();
    let article = article.to_str().unwrap();
    for entry in fs::read_dir(copy.join("data")).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        // The tool finds the anchors.
        if !name.ends_with(".csv") || name == "anchors.csv" {
            continue;
        }
        let mut rows = rows(&name);
        assert!(!rows.is_empty(), "{name}");
        if name == "sources.csv" {
            let digest = Sha256::digest(&text);
            let digest = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            rows[0].insert("sha256".into(), digest);
            rows[0].insert("chars".into(), text.chars().count().to_string());
        }
        change(&copy, &format!("data/{name}"), |table| {
            extended(table, &rows)
        });
    }
    let curate = |arguments: &[&str]| {
        let run = ["run", "--quiet", "--package", "curate", "--"];
        cargo(&copy, &[&run, arguments].concat())
    };
    for row in rows("words.csv") {
        curate(&["locate", article, &row["words"], "--record", &row["record"]]);
    }
    curate(&["fmt"]);
    curate(&["check"]);
    curate(&["verify", article]);
    curate(&["codebook"]);
    cargo(&copy, &["test", "--quiet", "--workspace", "--no-fail-fast"]);
}
