//! Nothing in a cell can mark up or script a page.

use curate::codegen::check::{self, Report};
use curate::codegen::read::File;
use curate::codegen::schema::{Kind, TABLES, Table};
use curate::codegen::{Context, Generated, derive, emit, read};

use crate::support::context::CONTEXT;
use crate::support::files::valid;
use crate::support::markdown::{Rendered, WITH_PAGES, documented, render};
use crate::support::tables::bytes;

/// What would be a script, a link, code, cells of a table, the end of a part and a character, each
/// with a mark to find it by.
const HOSTILE: [&str; 12] = [
    "<script>zqa()</script>",
    "[zqb](javascript:zqb)",
    "![zqc](https://zqc.example/)",
    "`zqd`",
    "|zqe|",
    "</details>zqf",
    "&lt;zqg",
    "<img src=x onerror=zqh>",
    "**zqi**",
    "[`zqj`]",
    "\\<b>zqk",
    "'\"><svg onload=zql>",
];

/// The small data set with hostile words in every cell of free text.
fn hostile() -> Vec<File> {
    let words = HOSTILE.join(" ");
    let mut files = valid();
    for table in TABLES {
        let bytes = bytes(&mut files, table.name);
        let mut rows = csv::Reader::from_reader(&bytes[..]);
        let mut written = csv::Writer::from_writer(Vec::new());
        written
            .write_record(rows.headers().expect("a header"))
            .expect("memory takes it");
        for row in rows.records() {
            let row = row.expect("the tables are CSV");
            let cells = row.iter().zip(table.columns).map(|(cell, column)| {
                match matches!(column.kind, Kind::Text) && !is_a_value(table, column.name) {
                    true => format!("{cell} {words}").trim().to_owned(),
                    false => cell.to_owned(),
                }
            });
            written.write_record(cells).expect("memory takes a row");
        }
        *bytes = written.into_inner().expect("memory takes it all");
    }
    files
}

/// What a correction states is a value of another column.
fn is_a_value(table: &Table, column: &str) -> bool {
    table.record == "Correction" && column == "corrected"
}

/// What the tables are compiled to, whatever the rules say of them.
fn emitted(files: &[File], context: &Context<'_>) -> Vec<Generated> {
    let (tables, mut problems) = read::read(files, context);
    let dataset = check::parse(&tables, &mut Report::new(&mut problems));
    emit::emit(&dataset, &derive::derive(&dataset), files, context)
}

/// Asserts that of the hostile words nothing is more than text.
fn assert_harmless(name: &str, text: &str) -> Rendered {
    let rendered = render(text);
    for (letter, words) in ('a'..).zip(HOSTILE) {
        let mark = format!("zq{letter}");
        // The fragments of headings have nothing but letters and digits.
        let links = rendered.links.iter();
        let links = links.filter(|link| link.contains("zq") && !is_fragment(link));
        assert_eq!(links.count(), 0, "{name}: {text}");
        assert!(!rendered.code.contains(&mark), "{name}: {text}");
        // Each place where they are read shows them as they are, and in an example, within a literal.
        let literal = format!("{words:?}");
        let literal = &literal[1..literal.len() - 1];
        for (shown, words) in [(&rendered.text, words), (&rendered.examples, literal)] {
            let read = shown.matches(&mark).count();
            let whole = shown.matches(words).count() * words.matches(&mark).count();
            assert_eq!(read, whole, "{name}: {words} in {text}");
        }
    }
    let html = &rendered.html;
    for markup in [
        "<script",
        "<img",
        "onload=zql>",
        "</details>zq",
        "&lt;zqg",
        "<b>",
    ] {
        assert!(!html.contains(markup), "{name}: {markup} in {html}");
    }
    rendered
}

fn is_fragment(link: &str) -> bool {
    link.strip_prefix('#')
        .is_some_and(|id| id.chars().all(|c| c.is_alphanumeric() || c == '-'))
}

#[test]
fn the_words_of_this_test_are_hostile() {
    let raw = render(&format!("It {}", HOSTILE.join(" ")));
    assert!(raw.html.contains("<script>") && raw.html.contains("onload"));
    assert!(raw.links.iter().any(|link| link == "javascript:zqb"));
    assert!(raw.code.contains("zqd"));
}

#[test]
fn no_cell_marks_up_the_documentation_of_a_constant_or_its_note() {
    let mut seen = 0;
    for file in emitted(&hostile(), &CONTEXT) {
        for text in documented(&file) {
            let rendered = assert_harmless(&file.name, &text);
            assert_eq!(rendered.html, "", "{}: {text}", file.name);
            seen += rendered.text.matches(HOSTILE[0]).count();
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn no_cell_marks_up_a_page() {
    let generated = emitted(&hostile(), &WITH_PAGES);
    let pages: Vec<_> = generated.iter().filter(|file| is_page(file)).collect();
    for page in &pages {
        assert_harmless(&page.name, &page.text);
    }
    // Each cell that is hostile stands on some page.
    let all: String = pages.iter().map(|page| render(&page.text).text).collect();
    assert!(all.matches(HOSTILE[0]).count() > 500);
    for file in generated.iter().filter(|file| !is_page(file)) {
        for text in documented(file) {
            assert_harmless(&file.name, &text);
        }
    }
}

fn is_page(file: &Generated) -> bool {
    file.name.ends_with(".md")
}
