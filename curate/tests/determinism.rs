//! Equal data give equal bytes: on every run, on every machine, in whatever order they come.

use std::fs;

mod support;

use support::build::problem::Rule;
use support::build::read::{self, File};
use support::build::schema::TABLES;
use support::build::{Generated, check, compile, emit};
use support::{CONTEXT, load, path, shown, text, valid};

/// The names and texts of what the data compile to.
fn compiled(files: &[File]) -> Vec<(String, String)> {
    match compile(files, &CONTEXT) {
        Ok(generated) => pairs(generated),
        Err(problems) => panic!("{}", shown(&problems)),
    }
}

fn pairs(generated: Vec<Generated>) -> Vec<(String, String)> {
    let pair = |file: Generated| (file.name, file.text);
    generated.into_iter().map(pair).collect()
}

/// Both data sets: the small one and the real one.
fn data_sets() -> [Vec<File>; 2] {
    [valid(), load("data")]
}

#[test]
fn every_run_gives_the_same_bytes() {
    for files in data_sets() {
        assert!(compiled(&files) == compiled(&files));
    }
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    for mut files in data_sets() {
        let expected = compiled(&files);
        files.reverse();
        assert!(compiled(&files) == expected);
        files.rotate_left(5);
        assert!(compiled(&files) == expected);
    }
}

#[test]
fn the_order_of_the_rows_does_not_matter() {
    for files in data_sets() {
        let expected = compiled(&files);
        for turn in 1..4 {
            let mut turned = files.clone();
            for file in &mut turned {
                let text = std::str::from_utf8(&file.bytes).expect("the tables are UTF-8");
                let (header, rows) = text.split_once('\n').expect("every table has a header");
                let mut rows: Vec<&str> = rows.lines().collect();
                // Turned round, and then a third of them taken to the front.
                rows.reverse();
                let third = rows.len() * turn / 7;
                rows.rotate_left(third);
                let rows: String = rows.iter().map(|row| format!("{row}\n")).collect();
                file.bytes = format!("{header}\n{rows}").into_bytes();
            }
            let (tables, mut problems) = read::read(&turned, &CONTEXT);
            let dataset = check::check(&tables, &CONTEXT, &mut problems);
            problems.retain(|problem| problem.rule != Rule::Order);
            // That rows are out of order is told, and nothing else.
            assert!(problems.is_empty(), "{}", shown(&problems));
            for (expected, found) in expected.iter().zip(pairs(emit::emit(&dataset, &CONTEXT))) {
                assert!(*expected == found, "{} differs", found.0);
            }
        }
    }
}

#[test]
fn every_item_and_every_row_has_a_line_of_its_own() {
    let files = load("data");
    let (tables, _) = read::read(&files, &CONTEXT);
    for (name, text) in compiled(&files) {
        for line in text.lines() {
            let items = [
                "pub const ",
                "pub static ",
                "pub (crate) static ",
                "pub(crate) static ",
            ];
            let bare = line.split('"').step_by(2).collect::<String>();
            let count: usize = items.iter().map(|item| bare.matches(item).count()).sum();
            assert!(count <= 1, "{name}: {line}");
        }
        let table = TABLES
            .iter()
            .position(|table| name == format!("{}.rs", table.name));
        if let Some(table) = table {
            let row = format!("{} {{", TABLES[table].record);
            let rows = text.lines().filter(|line| line.starts_with(&row)).count();
            assert_eq!(rows, tables[table].rows.len(), "{name}");
        }
    }
}

#[test]
fn nothing_of_the_machine_comes_in() {
    for (name, text) in compiled(&load("data")) {
        assert!(!text.contains(env!("CARGO_MANIFEST_DIR")), "{name}");
        assert!(
            !text.contains("include !") && !text.contains("include!"),
            "{name} is data only"
        );
    }
    let mut sources = vec!["build.rs".to_owned()];
    for folder in ["build", "build/check"] {
        for entry in fs::read_dir(path(folder)).expect("the build is there") {
            let file = entry.expect("the folder can be read").file_name();
            let file = file.to_string_lossy().into_owned();
            if file.ends_with(".rs") {
                sources.push(format!("{folder}/{file}"));
            }
        }
    }
    assert!(sources.len() > 10);
    for source in sources {
        let code = text(&source);
        for word in [
            "HashMap",
            "HashSet",
            "RandomState",
            "SystemTime",
            "Instant",
            "current_dir",
        ] {
            assert!(!code.contains(word), "{source} uses {word}");
        }
    }
}
