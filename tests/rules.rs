//! The corpus of bad files: for each rule, what a reader is told, to the letter.
//!
//! A case is a folder `tests/corpus/<rule>` or `tests/corpus/<rule>-<what>` with the files that
//! replace those of `tests/corpus/valid`, or that are added to them; a file `DELETE` names files
//! to take away, one a line. `expected.txt` holds the problems, a line each.

use std::fs;

mod support;

use support::build::problem::{Problem, Rule};
use support::build::read::{self, File};
use support::build::{Generated, compile};
use support::{CONTEXT, load, path, problems, shown, text, valid};

const BLESS: &str = "KURSK_BLESS=1 cargo test --test rules";

/// The names of all cases.
fn cases() -> Vec<String> {
    let folders = fs::read_dir(path("tests/corpus")).expect("the corpus is there");
    let mut names: Vec<String> = folders
        .map(|entry| entry.expect("the corpus can be read").file_name())
        .map(|name| name.into_string().expect("the names of cases are ASCII"))
        .filter(|name| name != "valid")
        .collect();
    names.sort();
    names
}

/// The valid data set with the files of a case in place of its own.
fn overlaid(case: &str) -> Vec<File> {
    let folder = format!("tests/corpus/{case}");
    let mut files = valid();
    for bad in read::load(&path(&folder)).expect("the case can be read") {
        files.retain(|file| file.name != bad.name);
        files.push(bad);
    }
    if path(&format!("{folder}/DELETE")).exists() {
        let gone = text(&format!("{folder}/DELETE"));
        files.retain(|file| gone.lines().all(|name| name != file.name));
    }
    files
}

/// The rule that a case is about: the longest one whose name it starts with.
fn rule(case: &str) -> Option<Rule> {
    let is_of = |rule: &&Rule| {
        case.strip_prefix(rule.code())
            .is_some_and(|what| what.is_empty() || what.starts_with('-'))
    };
    let rules = Rule::ALL.iter().filter(is_of).copied();
    rules.max_by_key(|rule| rule.code().len())
}

#[test]
fn every_case_gives_exactly_its_problems() {
    let bless = std::env::var_os("KURSK_BLESS").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let found = shown(&problems(&overlaid(&case)));
        let golden = format!("tests/corpus/{case}/expected.txt");
        if bless {
            fs::write(path(&golden), &found).expect("the corpus can be written");
        }
        let expected = fs::read_to_string(path(&golden)).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{golden} has\n{expected}and now there is\n{found}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nif the new messages are right: {BLESS}",
        wrong.join("\n")
    );
}

#[test]
fn every_case_breaks_the_rule_that_it_is_named_for() {
    for case in cases() {
        let rule = rule(&case).unwrap_or_else(|| panic!("no rule starts the name of {case}"));
        let broken: Vec<Rule> = problems(&overlaid(&case)).iter().map(|p| p.rule).collect();
        assert!(broken.contains(&rule), "{case} breaks {broken:?}");
    }
}

#[test]
fn every_rule_has_a_case() {
    let covered: Vec<Rule> = cases().iter().filter_map(|case| rule(case)).collect();
    let missing: Vec<&str> = Rule::ALL
        .iter()
        .filter(|rule| !covered.contains(rule))
        .map(|rule| rule.code())
        .collect();
    assert!(missing.is_empty(), "tests/corpus lacks {missing:?}");
}

#[test]
fn the_names_of_the_rules_are_apart() {
    let mut codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Rule::ALL.len());
}

#[test]
fn the_valid_data_set_has_no_problem_and_uses_every_column() {
    let files = valid();
    assert_eq!(shown(&problems(&files)), "");
    let (tables, _) = read::read(&files, &CONTEXT);
    for table in &tables {
        for (c, column) in table.schema.columns.iter().enumerate() {
            let is_used = (0..table.rows.len()).any(|row| !table.cell(row, c).value.is_empty());
            assert!(is_used, "{} of {} is always empty", column.name, table.path);
        }
    }
    let generated = compile(&files, &CONTEXT);
    assert!(generated.is_ok_and(|files: Vec<Generated>| files.len() == 15));
}

#[test]
fn a_message_is_one_printable_line_that_ends_without_a_stop() {
    for case in cases() {
        for Problem { message, .. } in problems(&overlaid(&case)) {
            assert!(
                !message.is_empty() && !message.chars().any(char::is_control),
                "{message:?}"
            );
            assert!(!message.ends_with('.'), "{message:?}");
        }
    }
}

#[test]
fn the_real_tables_have_no_problem() {
    assert_eq!(shown(&problems(&load("data"))), "");
}
