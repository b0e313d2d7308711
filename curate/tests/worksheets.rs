//! `add`: a whole article from one worksheet.

use std::collections::BTreeSet;
use std::fs;

use curate::codegen::problem::Rule;
use curate::codegen::read::File;

use crate::common::Project;
use crate::support::files::{load, path};
use crate::support::problems::problems;

/// The articles beside which the worksheet was written: another one may say of the same things what the
/// worksheet does not know.
const BESIDE: [&str; 5] = [
    "ara-2025-03",
    "defence-talks-2025-02",
    "guardians-2025-06",
    "kosovapress-2025-02",
    "observatorial-2025-01",
];

/// A copy of the real tables, as far as they come from these articles, with the worksheet beside it.
fn real() -> Project {
    let project = Project::real();
    for file in without_others(load("../data")) {
        project.write(&format!("data/{}", file.name), file.bytes);
    }
    for entry in fs::read_dir(path("tests/worksheet")).unwrap().flatten() {
        fs::copy(entry.path(), project.path(".").join(entry.file_name())).unwrap();
    }
    project
}

/// The tables without the sources of other articles, and without what the worksheet adds; and then
/// without all that the rules say is left over, until nothing is.
fn without_others(mut files: Vec<File>) -> Vec<File> {
    let worksheet = include_str!("worksheet/herald.toml");
    let is_added = |row: &[u8]| {
        let id = row.split(|byte| *byte == b',').next().unwrap_or_default();
        worksheet.contains(&format!("id = \"{}\"", String::from_utf8_lossy(id)))
    };
    let is_beside = |row: &[u8]| {
        let mut sources = BESIDE.iter();
        sources.any(|source| row.starts_with(format!("{source},").as_bytes()))
    };
    for file in &mut files {
        let is_source = file.name == "sources.csv";
        keep(file, |number, row| {
            number == 1 || (!is_added(row) && (!is_source || is_beside(row)))
        });
    }
    loop {
        let mut left_over = BTreeSet::new();
        for problem in problems(&files) {
            let is_left_over = matches!(
                problem.rule,
                Rule::UnknownReference
                    | Rule::NoAnchor
                    | Rule::Unused
                    | Rule::Unanswered
                    | Rule::DateDisagreement
            );
            assert!(is_left_over, "{problem}");
            left_over.insert((problem.path, problem.line));
        }
        if left_over.is_empty() {
            return files;
        }
        for file in &mut files {
            let path = format!("data/{}", file.name);
            keep(file, |number, _| {
                !left_over.contains(&(path.clone(), number))
            });
        }
    }
}

/// Keeps some lines of a file, by their numbers and texts.
fn keep(file: &mut File, is_kept: impl Fn(usize, &[u8]) -> bool) {
    let lines = (1..).zip(file.bytes.split_inclusive(|byte| *byte == b'\n'));
    let lines = lines.filter(|(number, line)| is_kept(*number, line));
    file.bytes = lines.flat_map(|(_, line)| line.to_owned()).collect();
}

#[test]
fn an_article_goes_in_with_one_worksheet() {
    let worksheet = include_str!("worksheet/herald.toml");
    assert!(worksheet.lines().count() <= 80);
    let project = real();
    let before = project.data();
    let dry = project.run(&["add", "herald.toml", "--dry-run"]);
    assert_eq!(dry.code, 0, "{}", dry.err);
    assert!(
        dry.err
            .ends_with("rows would be added; nothing was written\n"),
        "{}",
        dry.err
    );
    assert!(project.data() == before);
    let ran = project.run(&["add", "herald.toml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out, dry.out);
    for line in ran.out.lines() {
        let (place, row) = line.split_once(": ").unwrap();
        let (file, number) = place.split_once(':').unwrap();
        let text = fs::read_to_string(project.path(file)).unwrap();
        let number: usize = number.parse().unwrap();
        assert_eq!(text.lines().nth(number - 1), Some(row), "{place}");
    }
    assert_eq!(project.run(&["check"]).code, 0);
    let verified = project.run(&["verify", "herald.txt"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
    // What follows from the words.
    for (table, row) in [
        (
            "figures.csv",
            "strike-deaths-34-border-herald,strike-deaths,rylsk,34,,exact,2025-06-29,explicit,,herald-officials,,explicit,claimed,,rylsk-strike,border-herald-2025-07,34 dead,",
        ),
        (
            "figures.csv",
            "visit-length-2-5-border-herald,visit-length,kursk,2.5,,exact,2025-06-28,explicit,,border-herald,,explicit,asserted,,belgrade-visit,border-herald-2025-07,two and a half days,",
        ),
        (
            "figures.csv",
            "village-damage-share-33-1-3-border-herald,village-damage-share,kursk-oblast,33 1/3,,exact,",
        ),
        (
            "quotes.csv",
            "ukraine-general-staff-there-stay-border-herald,direct,ukraine-general-staff,said,\"We are there, and we stay there\",,unknown,2025-06-30,explicit,",
        ),
        (
            "relations.csv",
            "evacuated-150000-border-herald,supersedes,evacuated-120000-guardians,value,",
        ),
        ("participants.csv", "rylsk-strike,russia,recipient"),
        (
            "answers.csv",
            "ukrainians-out-of-kursk-no,ukraine-ukrainian-troops-border-herald,",
        ),
    ] {
        let table = project.read(&format!("data/{table}"));
        let mut rows = table.lines();
        assert!(
            rows.any(|found| found.starts_with(row)),
            "there is no {row}"
        );
    }
    // Once more, it is all there.
    let added = project.data();
    let again = project.run(&["add", "herald.toml"]);
    assert_eq!(again.code, 1);
    assert!(project.data() == added);
    for line in [
        "herald.toml:2:10: the article `herald.txt` is there already, as `border-herald-2025-07`; leave this part out to add to it".to_owned(),
        format!(
            "herald.toml:5:10: `border-herald` is there already, at {}; leave it out, or change it there",
            project.row("actors", "border-herald")
        ),
        // Its id is not in the worksheet.
        format!(
            "herald.toml:55:3: `strike-deaths-34-border-herald` is there already, at {}; leave it out, or change it there",
            project.row("figures", "strike-deaths-34-border-herald")
        ),
    ] {
        assert!(again.err.lines().any(|said| said == line), "{line}\n{}", again.err);
    }
}

/// What is said of a worksheet for the small project.
fn refused(worksheet: &str) -> String {
    let project = Project::new();
    project.write("sheet.toml", format!("article = \"rain.txt\"\n{worksheet}"));
    let before = project.data();
    let ran = project.run(&["add", "sheet.toml"]);
    assert_ne!(ran.code, 0, "{}", ran.out);
    assert!(project.data() == before, "{worksheet} was written");
    assert_eq!(ran.out, "");
    ran.err
}

#[test]
fn what_is_no_worksheet_is_refused_with_its_place() {
    let said = refused(
        "[[figure]]\nwords = \"three metres\"\nmetric = \"evacuees\"\nsubject = \"lower-town\"\n\
         as_of = 2024-05-07\n[[figure]]\nwords = \"two metres\"\nmetric = \"evacuee\"\n\
         subject = \"lower-town\"\nas_of = 2024-5-7x\nword = \"x\"\n",
    );
    // A value that is no TOML hides nothing.
    let expected = [
        "sheet.toml:3:9: `rain.txt` does not have these words: three metres; the nearest are at 37 to 43: metres",
        "sheet.toml:9:10: there is no `evacuee` in metrics; did you mean `evacuees`?",
        "sheet.toml:11:9: this is not TOML: invalid date, expected a two-digit month (MM); a text has quotation marks",
        "sheet.toml:12:1: `word` is not a key of a figure; did you mean `words`? Its keys are words, occurrence, id, ",
    ];
    assert_eq!(said.lines().count(), 1 + expected.len(), "{said}");
    for (said, expected) in said.lines().skip(1).zip(expected) {
        assert!(said.starts_with(expected), "{said}");
    }
}

#[test]
fn a_value_is_refused_where_it_stands() {
    let said = refused(
        "[[figure]]\nwords = \"three metres\"\nmetric = \"evacuees\"\nsubject = \"lower-town\"\n\
         as_of = 2024-05-07\n\n[[figure]]\nwords = \"two metres\"\nmetric = \"evacuee\"\n\
         subject = \"lower-town\"\nas_of = \"2024-5-7\"\nword = \"x\"\n\n[[figures]]\n",
    );
    let expected = [
        "sheet.toml:3:9: `rain.txt` does not have these words: three metres",
        "sheet.toml:10:10: there is no `evacuee` in metrics; did you mean `evacuees`?",
        "sheet.toml:12:9: `2024-5-7` is not a valid date",
        "sheet.toml:13:1: `word` is not a key of a figure; did you mean `words`?",
        "sheet.toml:15:3: `figures` is not a part of a worksheet; did you mean `figure`?",
    ];
    // What follows from words that are not there is not said too.
    assert_eq!(said.lines().count(), 1 + expected.len(), "{said}");
    for (said, expected) in said.lines().skip(1).zip(expected) {
        assert!(said.starts_with(expected), "{said}");
    }
}

#[test]
fn our_texts_do_not_copy_the_article() {
    let said = refused(
        "[[event]]\nid = \"rise\"\nwords = \"river rose\"\nkind = \"statement\"\ndate = 2024-05-07\n\
         title = \"Then the river rose by two metres\"\n\
         note = \"The river rose by two\"\n",
    );
    assert_eq!(
        said,
        "error: nothing was written:\nsheet.toml:7:9: `title` takes 6 words in a row from `rain.txt`: the river rose by two metres; say it in our words\n"
    );
}

#[test]
fn words_that_occur_twice_ask_for_the_occurrence() {
    let said = refused("[[event]]\nid = \"rise\"\nwords = \"s\"\n");
    assert!(
        said.contains("say which is meant with occurrence 1 to"),
        "{said}"
    );
}

#[test]
fn a_worksheet_names_its_article_and_its_source() {
    let project = Project::new();
    project.write("sheet.toml", "[[event]]\nwords = \"the\"\n");
    let ran = project.run(&["add", "sheet.toml"]);
    assert_eq!(
        ran.err,
        "error: nothing was written:\nsheet.toml:1:1: the article is not named; start with `article = \"FILE\"`\n"
    );
    project.write("new.txt", "Dry at last.\n");
    project.write("sheet.toml", "article = \"new.txt\"\n");
    let ran = project.run(&["add", "sheet.toml"]);
    assert!(
        ran.err.contains(
            "sheet.toml:1:1: no source has the SHA-256 of `new.txt`; add a part `[source]`"
        ),
        "{}",
        ran.err
    );
}

#[test]
fn an_article_that_is_not_fit_hides_nothing() {
    let project = Project::new();
    project.write("odd.txt", "The flood\u{AD}ed town has 40\u{A0}houses.\n");
    project.write(
        "sheet.toml",
        "article = \"odd.txt\"\n[[figure]]\nwords = \"The flooded town has 40\"\nmetric = \"evacuee\"\n\
         subject = \"lower-town\"\nas_of = 2024-05-07\nas_of_basis = \"relativ\"\nw\u{43E}rds = \"x\"\n",
    );
    let ran = project.run(&["add", "sheet.toml"]);
    assert_eq!(
        ran.err
            .lines()
            .map(|line| line.split(" Its keys").next().unwrap())
            .collect::<Vec<_>>(),
        [
            "error: nothing was written:",
            "sheet.toml:1:1: no source has the SHA-256 of `odd.txt`; add a part `[source]`",
            "sheet.toml:1:11: `odd.txt` has characters that no table can quote:",
            "line 1: this is a special space (U+00A0), once",
            "line 1: this is a zero-width character (U+00AD), once",
            "write a text without them, and take that as the article: `cargo curate plain odd.txt --out FILE`",
            "sheet.toml:4:10: there is no `evacuee` in metrics; did you mean `evacuees`?",
            "sheet.toml:7:15: `relativ` is not a code of `as_of_basis`; did you mean `relative`? The codes are explicit, relative, inferred, unknown",
            "sheet.toml:8:1: `w\\u{43e}rds` is not a key of a figure; did you mean `words`?",
            "sheet.toml:8:2: this is not TOML: invalid unquoted key, expected letters, numbers, `-`, `_`; a text has quotation marks",
        ]
    );
    // Without its article, what the worksheet itself shows is told all the same.
    project.write(
        "sheet.toml",
        "article = \"no.txt\"\n[[figure]]\nword = \"x\"\n",
    );
    let ran = project.run(&["add", "sheet.toml"]);
    assert_eq!(ran.code, 1);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert!(
        lines[1].starts_with("sheet.toml:1:11: `no.txt` can't be read: "),
        "{}",
        ran.err
    );
    assert!(lines[2].starts_with("sheet.toml:3:1: `word` is not a key of a figure"));
}

#[test]
fn a_cue_is_refused_where_it_stands() {
    let said = refused(
        "[[quote]]\nid = \"chief-rain\"\nwords = \"rose by two metres\"\nspeaker = \"chief\"\n\
         text = \"A wet week\"\nstatus = \"claimed\"\ncue = \"denied\"\n",
    );
    assert_eq!(
        said,
        "error: nothing was written:\nsheet.toml:8:7: `cue` of `chief-rain` is not in the paragraph of its words in `rain.txt`: denied; write the words there that introduce it, or leave the cell empty\n"
    );
}

#[test]
fn the_template_has_every_key_and_is_a_worksheet() {
    let project = Project::new();
    let template = project.run(&["add", "--template"]);
    assert_eq!(template.code, 0, "{}", template.err);
    for key in [
        "[source]",
        "[[figure]]",
        "words",
        "superseded-by",
        "recipient",
        "answers",
    ] {
        assert!(template.out.contains(key), "{key}");
    }
    // With every key given, none of them is unknown.
    let is_key = |line: &&str| line.starts_with("# [") || line.contains(" = \"\" # ");
    let keys = template.out.lines().filter(is_key);
    let given: String = keys
        .map(|line| format!("{}\n", line.trim_start_matches("# ")))
        .collect();
    let said = refused(&given);
    assert!(!said.contains("is not a"), "{said}");
}

#[test]
fn a_figure_that_says_otherwise_is_asked_for_its_relation_where_it_stands() {
    let project = real();
    let sheet = project.read("herald.toml");
    let sheet = sheet.replace(", supersedes = \"evacuated-120000-guardians\"", "");
    let sheet = sheet.replace(
        "    contradicts = \"evacuated-200000-ara\" }",
        "    note = \"x\" }",
    );
    let line = sheet
        .lines()
        .position(|line| line.contains("about 150,000"));
    project.write("herald.toml", &sheet);
    let ran = project.run(&["add", "herald.toml", "--dry-run"]);
    assert_eq!(ran.code, 1);
    let place = format!(
        "herald.toml:{}:3: `evacuated-150000-border-herald` says",
        line.unwrap() + 1
    );
    for expected in [
        format!(
            "{place} `about 150,000`, and `evacuated-120000-guardians` says `about 120,000`, of the same thing at the same time; write what it is to that one, such as supersedes = \"evacuated-120000-guardians\""
        ),
        format!(
            "{place} `about 150,000`, and `evacuated-200000-ara` says `200,000`, of the same thing at the same time; write what it is to that one, such as contradicts = \"evacuated-200000-ara\""
        ),
    ] {
        assert!(
            ran.err.contains(&expected),
            "{expected}\nis not in\n{}",
            ran.err
        );
    }
    assert_eq!(ran.err.lines().count(), 3, "{}", ran.err);
}
