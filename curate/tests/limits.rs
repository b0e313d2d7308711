//! How much is reported where very much is wrong.

use curate::codegen::problem::Rule;
use curate::codegen::read::File;

use crate::support::files::load;
use crate::support::problems::{problems, shown};
use crate::support::widen::Headers;

/// The small valid data set with the rows of a table changed.
fn changed(table: &str, change: impl FnOnce(&mut Vec<String>)) -> Vec<File> {
    let mut files = load("tests/corpus/valid");
    let headers = Headers::of(&files);
    let name = format!("{table}.csv");
    let file = files.iter_mut().find(|file| file.name == name);
    let file = file.unwrap_or_else(|| panic!("there is no {name}"));
    let text = std::str::from_utf8(&file.bytes).expect("the tables are UTF-8");
    let (header, rows) = text.split_once('\n').expect("a table has a header");
    let mut rows: Vec<String> = rows.lines().map(str::to_owned).collect();
    change(&mut rows);
    rows.sort();
    file.bytes = format!("{header}\n{}\n", rows.join("\n")).into_bytes();
    headers.widen(files).files
}

/// How many problems break the rule if an event has no anchor and so many anchors are of records
/// that do not exist.
fn unanchored(unknown: usize) -> usize {
    let files = changed("anchors", |rows| {
        rows.retain(|row| !row.starts_with("second-walk,"));
        let row = |i| format!("zzzzzzzzzzzzzz-{i:03},wire-2024-05,1,1,2,0123456789abcdef,,");
        rows.extend((0..unknown).map(row));
    });
    let problems = problems(&files);
    problems
        .iter()
        .filter(|problem| problem.rule == Rule::NoAnchor)
        .count()
}

#[test]
fn with_many_anchors_of_unknown_records_no_record_is_said_to_have_none() {
    assert_eq!(unanchored(0), 1);
    assert_eq!(unanchored(50), 1);
    assert_eq!(unanchored(51), 0);
}

/// What is wrong with so many places within each other.
fn ring(length: usize) -> String {
    let files = changed("places", |rows| {
        let next = |i| (i + 1) % length;
        let row = |i| format!("ring-{i:02},Ring {i},area,,ring-{:02},,,,", next(i));
        rows.extend((0..length).map(row));
    });
    shown(&problems(&files))
}

#[test]
fn at_most_ten_records_of_a_cycle_are_named() {
    assert!(
        ring(10).ends_with(" `ring-08` (line 13) → `ring-09` (line 14) → `ring-00`\n"),
        "{}",
        ring(10)
    );
    assert!(
        ring(11).ends_with(" `ring-09` (line 14) → … → `ring-00`\n"),
        "{}",
        ring(11)
    );
    assert_eq!(ring(11).lines().count(), 1);
}
