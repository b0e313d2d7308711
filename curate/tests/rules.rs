//! The corpus of bad tables: for each rule, its messages, to the letter.
//!
//! `tests/corpus/<rule>.txt` has the cases of a rule, each with a change to the tables in
//! `tests/corpus/valid` and the problems that it causes:
//!
//! ```text
//! = the name of a language
//! names.csv
//! - jane-doe,J. Doe,en
//! + jane-doe,J. Doe,english
//! > data/names.csv:2:17: `english` is not a valid language tag; expected a BCP 47 tag such as en, uk-Latn or en-GB
//! ```
//!
//! `tests/corpus/README.md` describes the format.

use std::fs;
use std::sync::LazyLock;

use curate::codegen::compile;
use curate::codegen::problem::{Problem, Rule};
use curate::codegen::read::{self, File};
use curate::codegen::schema::TABLES;

use crate::support::context::CONTEXT;
use crate::support::corpus::{self, Case, shortened};
use crate::support::files::{load, path, valid};
use crate::support::problems::{problems, shown};
use crate::support::widen::Headers;

const BLESS: &str = "KURSK_BLESS=1 cargo test --package curate rules";

/// The small valid data set, with the columns that the cases are written with.
fn written() -> Vec<File> {
    load("tests/corpus/valid")
}

/// The cases of a rule; without one, of what is allowed.
struct Sheet {
    rule: Option<Rule>,
    /// The file in the package.
    path: String,
    text: String,
    /// The cases, and what is wrong in each.
    cases: Vec<Case>,
    problems: Vec<Vec<Problem>>,
}

impl Sheet {
    fn load(rule: Option<Rule>) -> Result<Self, String> {
        let name = format!("tests/corpus/{}.txt", rule.map_or("allowed", Rule::code));
        let text = fs::read_to_string(path(&name)).map_err(|error| format!("{name}: {error}"))?;
        let fault = |fault| format!("{name}:{fault}");
        let cases = corpus::parse(&text).map_err(fault)?;
        let headers = Headers::of(&written());
        let problems = cases.iter().map(|case| {
            let widened = headers.widen(case.apply(written())?);
            let problems = problems(&widened.files).into_iter();
            Ok(problems
                .map(|problem| widened.as_written(problem))
                .collect())
        });
        Ok(Self {
            rule,
            problems: problems.collect::<Result<_, _>>().map_err(fault)?,
            path: name,
            text,
            cases,
        })
    }

    /// Each case with its place and what is wrong in it.
    fn cases(&self) -> impl Iterator<Item = (String, &Case, &[Problem])> {
        let cases = self.cases.iter().zip(&self.problems);
        cases.map(|(case, problems)| {
            let place = format!("{}:{}: {}", self.path, case.line, case.title);
            (place, case, problems.as_slice())
        })
    }

    /// Puts the current messages into the file.
    fn bless(&self) {
        let said: Vec<String> = self.problems.iter().map(|found| said(found)).collect();
        let text = corpus::bless(&self.text, &self.cases, &said);
        fs::write(path(&self.path), text).expect("the corpus can be written");
    }
}

/// Problems as a case lists them.
fn said(problems: &[Problem]) -> String {
    shortened(shown(problems))
}

/// All cases, read once, so that no test reads a file that is being written.
fn sheets() -> &'static [Sheet] {
    static SHEETS: LazyLock<Result<Vec<Sheet>, String>> = LazyLock::new(|| {
        let rules = Rule::ALL.iter().copied().map(Some);
        rules.chain([None]).map(Sheet::load).collect()
    });
    SHEETS.as_ref().unwrap_or_else(|fault| panic!("{fault}"))
}

#[test]
fn every_case_gives_exactly_its_problems() {
    if std::env::var_os("KURSK_BLESS").is_some() {
        return sheets().iter().for_each(Sheet::bless);
    }
    let mut wrong = Vec::new();
    for (place, case, problems) in sheets().iter().flat_map(Sheet::cases) {
        let (expected, found) = (&case.said, said(problems));
        if found != *expected {
            wrong.push(format!(
                "{place}\nhas\n{expected}but the problems are\n{found}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nif the new messages are right: {BLESS}",
        wrong.join("\n")
    );
}

#[test]
fn every_case_breaks_the_rule_that_it_is_filed_under() {
    for sheet in sheets() {
        for (place, _, problems) in sheet.cases() {
            let broken: Vec<Rule> = problems.iter().map(|problem| problem.rule).collect();
            match sheet.rule {
                Some(rule) => assert!(broken.contains(&rule), "{place} breaks {broken:?}"),
                None => assert!(broken.is_empty(), "{place}: {}", shown(problems)),
            }
        }
    }
}

#[test]
fn every_rule_has_a_case() {
    for sheet in sheets() {
        assert!(!sheet.cases.is_empty(), "{} has no case", sheet.path);
    }
}

#[test]
fn every_file_of_the_corpus_is_read() {
    for entry in fs::read_dir(path("tests/corpus")).expect("the corpus is there") {
        let name = entry.expect("the corpus can be read").file_name();
        let place = format!("tests/corpus/{}", name.to_string_lossy());
        let is_read = sheets().iter().any(|sheet| sheet.path == place);
        let is_other = name == "README.md" || name == "valid";
        assert!(is_read || is_other, "{place} belongs to no rule");
    }
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    let mut codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Rule::ALL.len());
}

#[test]
fn the_valid_data_set_has_no_problem_and_uses_every_column() {
    let files = valid();
    assert_eq!(shown(&problems(&files)), "");
    let headers = Headers::of(&written());
    let (tables, _) = read::read(&files, &CONTEXT);
    for table in &tables {
        let columns = table.schema.columns.iter().enumerate();
        for (c, column) in columns.filter(|(_, column)| headers.has(column)) {
            let is_used = (0..table.rows.len()).any(|row| !table.cell(row, c).value.is_empty());
            assert!(is_used, "{} of {} is always empty", column.name, table.path);
        }
    }
    let generated = compile(&files, &CONTEXT).unwrap_or_default();
    for table in TABLES {
        let name = format!("{}.rs", table.name);
        assert!(generated.iter().any(|file| file.name == name), "{name}");
    }
}

#[test]
fn a_message_is_one_printable_line_that_ends_without_a_stop() {
    let problems = sheets().iter().flat_map(|sheet| &sheet.problems).flatten();
    for Problem { message, .. } in problems {
        assert!(
            !message.is_empty() && !message.chars().any(char::is_control),
            "{message:?}"
        );
        assert!(!message.ends_with('.'), "{message:?}");
    }
}

#[test]
fn the_real_tables_have_no_problem() {
    assert_eq!(shown(&problems(&load("../data"))), "");
}
