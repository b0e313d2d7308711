//! The README: its chart and its table are those of the data, and its links work on the pages of the
//! registry and of a repository.
//!
//! After a change of the data, `KURSK_UPDATE=1 cargo test --package tests --test readme` writes both
//! anew.

mod example;

use std::path::{Path, PathBuf};
use std::{env, fs};

use example::{example, stdout};
use kursk_campaign::{Question, questions};
use pulldown_cmark::{Event, Options, Parser, Tag};

/// The questions of the table.
const DISPUTED: [&Question; 3] = [
    questions::UKRAINIANS_OUT_OF_KURSK,
    questions::NORTH_KOREAN_EFFECT,
    questions::HELP_TO_EASTERN_FRONT,
];

const HEADER: &str = "| question | answers, and whose they are |\n| --- | --- |\n";

fn root(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file)
}

fn readme() -> String {
    fs::read_to_string(root("README.md")).unwrap()
}

/// A file that is made of the data is what it should be, or becomes it.
fn assert_is_fresh(file: &str, expected: &str) {
    if env::var_os("KURSK_UPDATE").is_some() {
        fs::write(root(file), expected).unwrap();
        return;
    }
    let is_fresh = fs::read_to_string(root(file)).is_ok_and(|written| written == expected);
    assert!(
        is_fresh,
        "{file} is not that of the data; \
         `KURSK_UPDATE=1 cargo test --package tests --test readme` updates it"
    );
}

#[test]
fn the_chart_is_that_of_the_data() {
    assert_is_fresh(
        "examples/area_held.svg",
        &stdout(&example("area_held", &[])),
    );
}

#[test]
fn the_disputed_questions_have_their_answers() {
    let readme = readme();
    let (before, rest) = readme.split_once(HEADER).expect("the README has the table");
    let old = rest
        .split_inclusive('\n')
        .take_while(|line| line.starts_with('|'));
    let after = &rest[old.map(str::len).sum()..];
    let rows: String = DISPUTED.into_iter().map(row).collect();
    assert_is_fresh("README.md", &format!("{before}{HEADER}{rows}{after}"));
}

/// A question with its positions, and with those who take them.
fn row(question: &Question) -> String {
    assert!(question.is_exclusive(), "{question:?}");
    let position = |position: &&kursk_campaign::Position| {
        let owners: Vec<_> = position.owners().iter().map(|owner| owner.name).collect();
        format!("**{}**: {}", position.text, owners.join(", "))
    };
    let positions: Vec<_> = question.positions().iter().map(position).collect();
    format!("| {question} | {} |\n", positions.join("<br>"))
}

#[test]
fn every_link_works_wherever_the_readme_is_shown() {
    let readme = readme();
    let mut headings = Vec::new();
    let mut links = Vec::new();
    let mut heading = None;
    for event in Parser::new_ext(&readme, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(text) | Event::Code(text) if heading.is_some() => {
                heading.as_mut().unwrap().push_str(&text);
            }
            Event::End(pulldown_cmark::TagEnd::Heading(_)) => headings.extend(heading.take()),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                links.push(dest_url.into_string());
            }
            _ => {}
        }
    }
    // As both pages name them.
    let anchor = |heading: &String| {
        let letters = heading.to_lowercase().replace(' ', "-");
        letters.replace(|c: char| !c.is_alphanumeric() && c != '-', "")
    };
    let anchors: Vec<_> = headings.iter().map(anchor).collect();
    assert!(links.len() > 10, "{links:?}");
    for link in &links {
        let is_known = match (
            link.strip_prefix('#'),
            link.strip_prefix("https://docs.rs/crate/kursk-campaign/latest/source/"),
        ) {
            (Some(anchor), _) => anchors.iter().any(|known| known == anchor),
            // A file of the published crate.
            (_, Some(file)) => root(file).exists(),
            _ => link.starts_with("https://"),
        };
        assert!(is_known, "{link} leads nowhere");
    }
    // Every section is in the contents.
    for anchor in &anchors[1..] {
        assert!(links.contains(&format!("#{anchor}")), "{anchor}");
    }
}

#[test]
fn what_the_readme_names_is_there() {
    let readme = readme();
    let manifest = fs::read_to_string(root("Cargo.toml")).unwrap();
    let version = manifest
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = \""));
    let version = version.unwrap().trim_end_matches('"');
    assert!(
        readme.contains(&format!("badge/rust-{version}%2B")),
        "{version}"
    );
    let is_file = |name: &&str| {
        let stem = name.strip_suffix(".md").or(name.strip_suffix(".rs"));
        stem.is_some() || name.starts_with("LICENSE-") || name.ends_with('/')
    };
    let files: Vec<_> = readme
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(is_file)
        .collect();
    assert!(files.len() > 4, "{files:?}");
    for file in files {
        assert!(root(file).exists(), "there is no {file}");
    }
}
