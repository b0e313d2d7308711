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

use std::fs;
use std::path::{Path, PathBuf};

use project::{cargo, change, copy};
use sha2::{Digest, Sha256};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("sixth")
        .join(name)
}

/// The rows of a table of the article, by their columns.
fn rows(name: &str) -> Vec<Vec<(String, String)>> {
    let mut reader = csv::Reader::from_path(fixture(name)).unwrap();
    let header = reader.headers().unwrap().clone();
    let cells = |row: csv::StringRecord| {
        let cells = header.iter().zip(&row);
        let cells = cells.map(|(column, cell)| (column.to_owned(), cell.to_owned()));
        cells.collect()
    };
    reader.records().map(|row| cells(row.unwrap())).collect()
}

/// The table with rows more at its end.
fn extended(table: &str, rows: &[Vec<(String, String)>]) -> String {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().unwrap().clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        let of = |name: &str| row.iter().find(|(column, _)| column == name);
        assert!(
            row.iter()
                .all(|(column, _)| header.iter().any(|c| c == column))
        );
        let cells = header
            .iter()
            .map(|name| of(name).map_or("", |(_, cell)| cell));
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
            rows[0].push(("sha256".into(), digest));
            rows[0].push(("chars".into(), text.chars().count().to_string()));
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
        let [(_, record), (_, words)] = &row[..] else {
            panic!("{row:?}");
        };
        curate(&["locate", article, words, "--record", record]);
    }
    curate(&["fmt"]);
    curate(&["check"]);
    curate(&["verify", article]);
    curate(&["codebook"]);
    cargo(&copy, &["test", "--quiet", "--workspace", "--no-fail-fast"]);
}
