//! Tables of 100,000 rows, good and bad, are checked in seconds.
//!
//! `cargo test --release --package curate scale:: -- --ignored --nocapture` prints the times.

use std::time::{Duration, Instant};

use curate::codegen::problem::Problem;
use curate::codegen::read::File;

use crate::support::digest::digest;
use crate::support::files::valid;
use crate::support::problems::{problems, shown};
use crate::support::tables::{Tables, bytes};

const ROWS: usize = 100_000;

/// What one table may take, optimised, on a slow machine.
const LIMIT: Duration = Duration::from_secs(20);

fn timed(what: &str, files: &[File]) -> Vec<Problem> {
    let start = Instant::now();
    let problems = problems(files);
    let time = start.elapsed();
    let size: usize = files.iter().map(|file| file.bytes.len()).sum();
    println!(
        "{what:34} {size:>10} bytes {:>7} problems {time:>9.2?}",
        problems.len()
    );
    assert!(time < LIMIT, "{what} took {time:?}");
    problems
}

/// A data set of figures, with some cells of each.
fn figures(rows: usize, cells: impl Fn(usize) -> [(&'static str, String); 4]) -> Tables {
    let mut tables = Tables::default();
    tables.add(
        "actors",
        &[("id", "outlet"), ("name", "Outlet"), ("kind", "media")],
    );
    let metric = [
        ("id", "count"),
        ("name", "Count"),
        ("unit", "people"),
        ("measure", "stock"),
        ("definition", "Persons"),
    ];
    tables.add("metrics", &metric);
    let article = [
        ("id", "article"),
        ("title", "Article"),
        ("publisher", "outlet"),
        ("published", "9999"),
        ("published_basis", "explicit"),
        ("text_quality", "original"),
        ("sha256", &digest("article")),
        ("chars", "100000000"),
    ];
    tables.add("sources", &article);
    for i in 0..rows {
        let id = format!("figure-{i:06}");
        let own = cells(i);
        let mut row = vec![
            ("id", &*id),
            ("metric", "count"),
            ("subject", "outlet"),
            ("as_of_basis", "explicit"),
            ("claimed_by", "outlet"),
            ("attribution", "explicit"),
            ("status", "asserted"),
            ("source", "article"),
            ("wording", "five"),
        ];
        row.extend(own.iter().map(|(column, value)| (*column, &**value)));
        tables.add("figures", &row);
        tables.anchor(&id, "article", 1, i * 10, "five");
    }
    tables
}

fn claim(value: usize, as_of: &str) -> [(&'static str, String); 4] {
    [
        ("printed", value.to_string()),
        ("qualifier", "exact".into()),
        ("as_of", as_of.into()),
        ("note", String::new()),
    ]
}

#[test]
#[ignore = "takes a minute without optimisation"]
fn good_figures_of_one_claim() {
    let files = figures(ROWS, |_| claim(5, "2024")).files();
    assert_eq!(shown(&timed("one claim, made by all", &files)), "");
}

#[test]
#[ignore = "takes a minute without optimisation"]
fn good_figures_one_after_the_other() {
    let files = figures(ROWS, |i| {
        claim(
            i,
            &format!("{:04}-{:02}-{:02}", i / 336, i / 28 % 12 + 1, i % 28 + 1),
        )
    })
    .files();
    assert_eq!(shown(&timed("a claim a day", &files)), "");
}

#[test]
#[ignore = "takes a minute without optimisation"]
fn figures_that_all_disagree() {
    let files = figures(ROWS, |i| claim(i, "2024/..")).files();
    assert_eq!(timed("no two figures agree", &files).len(), ROWS - 1);
}

#[test]
#[ignore = "takes a minute without optimisation"]
fn figures_without_anchors() {
    let mut files = figures(ROWS, |_| claim(5, "2024")).files();
    let anchors = bytes(&mut files, "anchors");
    let header = anchors.iter().position(|&b| b == b'\n').expect("a header");
    anchors.truncate(header + 1);
    assert_eq!(timed("no anchors", &files).len(), ROWS);
}

#[test]
#[ignore = "takes a minute without optimisation"]
fn rows_in_reverse() {
    let mut files = figures(ROWS, |_| claim(5, "2024")).files();
    let figures = bytes(&mut files, "figures");
    let mut lines: Vec<&[u8]> = figures.split_inclusive(|&b| b == b'\n').collect();
    lines[1..].reverse();
    *figures = lines.concat();
    assert_eq!(timed("rows in reverse", &files).len(), ROWS - 1);
}

#[test]
#[ignore = "takes a minute without optimisation"]
fn references_that_are_all_wrong() {
    let mut files = figures(ROWS, |_| claim(5, "2024")).files();
    let anchors = bytes(&mut files, "anchors");
    let text = String::from_utf8(std::mem::take(anchors)).expect("the tables are UTF-8");
    *anchors = text.replace("figure-", "figuer-").into_bytes();
    assert_eq!(timed("references all wrong", &files).len(), ROWS);
}

#[test]
#[ignore = "takes a minute without optimisation"]
fn relations_that_lead_back_and_forth() {
    let mut tables = figures(ROWS / 2, |_| claim(5, "2024"));
    for i in 1..ROWS / 2 {
        let (this, before) = (format!("figure-{i:06}"), format!("figure-{:06}", i - 1));
        tables.add(
            "relations",
            &[
                ("left", &this),
                ("relation", "refines"),
                ("right", &before),
                ("dimension", "scope"),
            ],
        );
        tables.add(
            "relations",
            &[
                ("left", &before),
                ("relation", "refines"),
                ("right", &this),
                ("dimension", "place"),
            ],
        );
    }
    assert_eq!(
        timed("relations back and forth", &tables.files()).len(),
        ROWS / 2 - 1
    );
}

#[test]
#[ignore = "takes a minute without optimisation"]
fn garbage() {
    for (what, line) in [
        ("quotation marks", "\"".repeat(50)),
        ("commas", ",".repeat(50)),
        ("control characters", "\u{1}".repeat(50)),
        ("not UTF-8", "\u{FFFD}".repeat(50)),
        ("blank lines", String::new()),
        ("the same row", "jane-doe,J. Doe,en".into()),
    ] {
        let mut files = valid();
        let body = format!("{line}\n").repeat(ROWS);
        let names = bytes(&mut files, "names");
        *names = [b"record,name,language\n", body.as_bytes()].concat();
        timed(what, &files);
        bytes(&mut files, "names").retain(|&b| b != b'\n');
        timed(&format!("{what}, in one line"), &files);
    }
}
