//! `locate` and `verify`, against invented articles and, where they are at hand, the real ones.

use curate::codegen::digest::sha256;

use crate::common::{ARTICLE, OTHER, Project};
use curate::codegen::digest::digest;

#[test]
fn locate_prints_rows_to_paste() {
    let project = Project::new();
    let ran = project.run(&["locate", "flood.txt", "300 people"]);
    assert_eq!(ran.code, 0);
    let rows = project.written("data/anchors.csv", &ran.out);
    assert_eq!(rows.lines().count(), 2);
    assert!(rows.starts_with("RECORD,flood-2024,1,31,41,"), "{rows}");
    assert!(
        ran.err.starts_with(
            "1 of 2, characters 31 to 41: …River town floods again  About [300 people] left"
        ),
        "{}",
        ran.err
    );
}

#[test]
fn locate_counts_code_points_and_allows_other_marks() {
    let project = Project::new();
    // Typed with straight marks, another white space and a hyphen.
    let ran = project.run(&["locate", "flood.txt", "\"We saw  the water come,\" she"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.starts_with(
            "found with other white space, quotation marks, dashes or unseen characters: “We saw"
        ),
        "{}",
        ran.err
    );
    let start = ARTICLE.chars().position(|c| c == '“').unwrap();
    let rows = project.written("data/anchors.csv", &ran.out);
    let row = format!("RECORD,flood-2024,1,{start},{},", start + 28);
    assert!(rows.starts_with(&row), "{rows}");
}

#[test]
fn locate_inserts_the_parts_of_a_record() {
    let project = Project::new();
    let before = project.read("data/anchors.csv");
    // Without its anchors the quotation breaks a rule; that may be so before, not after.
    let without: Vec<&str> = before.lines().filter(|l| !l.starts_with("brook")).collect();
    project.write_table("data/anchors.csv", without.join("\n") + "\n");
    let arguments = [
        "locate",
        "flood.txt",
        "We saw the water come,",
        "and we went uphill.",
        "--record",
        "brook-uphill",
    ];
    let ran = project.run(&arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("2 rows inserted into data/anchors.csv"));
    assert_eq!(project.read("data/anchors.csv"), before);
}

#[test]
fn locate_refuses_what_it_cannot_decide() {
    let project = Project::new();
    let before = project.data();
    for (arguments, code, message) in [
        (
            &[
                "locate",
                "flood.txt",
                "300 people",
                "--record",
                "town-leaves",
            ][..],
            2,
            "these words occur 2 times; say which is meant with --occurrence 1 to 2",
        ),
        (
            &["locate", "flood.txt", "300 people", "--record", "town-left"],
            2,
            "no record has the id `town-left`",
        ),
        (
            &["locate", "flood.txt", "left the lower city on Monday"],
            1,
            "`flood.txt` does not have these words: left the lower city on Monday; the nearest are at 42 to 71: left the lower town on Monday",
        ),
        (
            &["locate", "Cargo.toml", "package"],
            1,
            "no source has the SHA-256 of `Cargo.toml`",
        ),
        (
            &["locate", "missing.txt", "x"],
            2,
            "`missing.txt` can't be read",
        ),
        (
            &["locate", "flood.txt", "300 people", "--occurrence", "99"],
            2,
            "there is no occurrence 99: these words occur 2 times: 300 people",
        ),
        (
            &["locate", "flood.txt", "300 people", "--occurrence", "0"],
            2,
            "there is no occurrence 0: these words occur 2 times: 300 people",
        ),
        (
            &["locate", "flood.txt", ""],
            2,
            "there are no words to look for",
        ),
        (
            &["locate", "flood.txt", " \n"],
            2,
            "there are no words to look for",
        ),
        (
            &["verify", "Cargo.toml"],
            1,
            "no source has the SHA-256 of `Cargo.toml`",
        ),
        (
            &["verify", "data"],
            1,
            "none of these files is an article whose SHA-256 is in sources.csv",
        ),
        // Nothing that can be seen.
        (
            &["locate", "flood.txt", "\u{200B}"],
            1,
            "`flood.txt` does not have these words",
        ),
        // It would be the first part, and that is the wording.
        (
            &[
                "locate",
                "flood.txt",
                "River town",
                "--record",
                "evacuees-300",
            ],
            1,
            "nothing was written",
        ),
    ] {
        let ran = project.run(arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(message), "{arguments:?}: {}", ran.err);
    }
    assert_eq!(project.data(), before);
}

#[test]
fn verify_counts_what_holds() {
    let project = Project::new();
    let ran = project.run(&["verify", "."]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert_eq!(
        ran.out,
        "2 articles of 2: 5 anchors, 1 wording, 2 quotations compared\n\
         0 wrong anchors, 0 moved, 0 altered, 0 misattributed, 0 not there, 0 in the words of an article\n"
    );
    let ran = project.run(&["verify", "rain.txt"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out
            .contains("not compared: 4 anchors in articles that were not given: `flood-2024`\n")
    );
}

#[test]
fn verify_leaves_out_what_is_no_article() {
    let project = Project::new();
    std::fs::create_dir(project.path("articles")).unwrap();
    for (name, text) in [
        ("a.txt", ARTICLE),
        ("b.txt", OTHER),
        ("notes.txt", "Rain.\n"),
    ] {
        project.write(&format!("articles/{name}"), text);
    }
    // A folder has all articles, and may have more.
    let ran = project.run(&["verify", "articles"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert_eq!(
        ran.err,
        "not compared, since no source has its SHA-256: `articles/notes.txt`\n"
    );
    assert!(ran.out.starts_with("2 articles of 2: "), "{}", ran.out);
    // What is named is to be compared.
    let files = ["articles/a.txt", "articles/notes.txt", "articles/b.txt"];
    let ran = project.run(&[&["verify"], &files[..]].concat());
    assert_eq!(ran.code, 1);
    assert!(
        ran.err
            .starts_with("no source has the SHA-256 of `articles/notes.txt`, "),
        "{}",
        ran.err
    );
    assert!(ran.out.starts_with("2 articles of 2: "), "{}", ran.out);
    // An article that was changed is no longer the one of the tables.
    project.write("articles/b.txt", OTHER.replace("metres", "meters"));
    let ran = project.run(&["verify", "articles"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .contains("not compared: 1 anchor in articles that were not given: `rain-2024`\n"),
        "{}",
        ran.out
    );
}

#[test]
fn verify_distinguishes_altered_misattributed_and_absent_words() {
    let project = Project::new();
    project.replace(
        "data/quotes.csv",
        "We saw the water come",
        "We saw the fire come",
    );
    project.replace(
        "data/quotes.csv",
        "claimed,,rain-2024",
        "claimed,,flood-2024",
    );
    project.replace(
        "data/figures.csv",
        "About 300 people",
        "Some dozens of horses",
    );
    let ran = project.run(&["verify", "flood.txt", "rain.txt"]);
    assert_eq!(ran.code, 1);
    let place = project.place("data/quotes.csv", "\"We saw the fire");
    for line in [
        &*format!(
            "{place}: `text` of `brook-uphill` is altered: its spans from 101 on have other words\n"
        ),
        "    difference:  We saw the [-fire-]{+water+} come, and we went uphill.\n",
        "`text` of `chief-nobody` is misattributed: it is at 46 to 73 of `rain-2024`, not in `flood-2024`\n",
        "`wording` of `evacuees-300` is not there: no words like it are in any of the 2 articles that were given: Some dozens of horses\n",
        "0 wrong anchors, 0 moved, 1 altered, 1 misattributed, 1 not there, 0 in the words of an article\n",
    ] {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
}

#[test]
fn verify_finds_the_words_of_a_wrong_anchor() {
    let project = Project::new();
    project.replace(
        "data/anchors.csv",
        "town-leaves,flood-2024,1,42,61",
        "town-leaves,flood-2024,1,43,62",
    );
    let ran = project.run(&["verify", "flood.txt"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains(
            "the anchor of `town-leaves` in `flood-2024` is wrong: the digest of the words there is"
        ),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("words with the digest in the table are at 42 to 61")
    );
}

#[test]
fn verify_reports_one_fault_once() {
    let anchor = |words: &str| {
        let start = ARTICLE[..ARTICLE.find(words).unwrap()].chars().count();
        format!("{start},{}", start + words.chars().count())
    };
    let uphill = anchor("and we went uphill.");
    let (start, end) = uphill.split_once(',').unwrap();
    let moved = |by: usize| {
        let [start, end] = [start, end].map(|n| n.parse::<usize>().unwrap() + by);
        format!("brook-uphill,flood-2024,2,{start},{end}")
    };
    for (changes, tally, finding) in [
        // A span that moved: the words are as they were, in one part or in two.
        (
            &[(
                "data/anchors.csv",
                "evacuees-300,flood-2024,1,25,41".to_owned(),
                "evacuees-300,flood-2024,1,26,42".to_owned(),
            )][..],
            "1 wrong anchor, 0 moved, 0 altered",
            "the anchor of `evacuees-300`",
        ),
        (
            &[("data/anchors.csv", moved(0), moved(1))],
            "1 wrong anchor, 0 moved, 0 altered",
            "the anchor of `brook-uphill`",
        ),
        // Words that were changed together with their digest.
        (
            &[
                ("data/figures.csv", "About 300".into(), "About 400".into()),
                (
                    "data/anchors.csv",
                    digest("About 300 people"),
                    digest("About 400 people"),
                ),
            ],
            "0 wrong anchors, 0 moved, 1 altered",
            "`wording` of `evacuees-300` is altered",
        ),
        // An anchor in another article.
        (
            &[(
                "data/anchors.csv",
                "evacuees-300,flood-2024".into(),
                "evacuees-300,rain-2024".into(),
            )],
            "1 wrong anchor, 0 moved, 0 altered",
            "the anchor of `evacuees-300` in `rain-2024`",
        ),
    ] {
        let project = Project::new();
        for (file, old, new) in changes {
            project.replace(file, old, new);
        }
        let ran = project.run(&["verify", "flood.txt", "rain.txt"]);
        assert_eq!(ran.code, 1);
        assert!(ran.out.contains(tally), "{}", ran.out);
        assert!(ran.out.contains(finding), "{}", ran.out);
        assert_eq!(ran.out.matches("data/").count(), 1, "{}", ran.out);
    }
}

#[test]
fn verify_finds_the_words_of_an_article_in_our_own() {
    let project = Project::new();
    project.replace(
        "data/events.csv",
        "claimed,asserted,",
        "claimed,asserted,\"The mayor's office counted 300 people in the school on Tuesday, it says\"",
    );
    let ran = project.run(&["verify", "flood.txt"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("`note` takes 6 words in a row from `flood-2024`: the mayor's office counted 300 people; say it in our words"),
        "{}",
        ran.out
    );
}

#[test]
fn verify_finds_a_cue_that_is_not_beside_its_words() {
    let project = Project::new();
    project.replace(
        "data/quotes.csv",
        "direct,chief,said",
        "direct,chief,denied",
    );
    let ran = project.run(&["verify", "rain.txt"]);
    assert_eq!(ran.code, 1);
    let place = project.place("data/quotes.csv", "denied");
    assert!(
        ran.out.starts_with(&format!(
            "{place}: `cue` of `chief-nobody` is not in the paragraph of its words in `rain.txt`: denied; write the words there that introduce it, or leave the cell empty\n"
        )),
        "{}",
        ran.out
    );
    assert!(ran.out.contains(" 1 not there, "), "{}", ran.out);
}

#[test]
fn verify_compares_each_source_of_a_text() {
    let project = Project::new();
    let row = project.read("data/sources.csv");
    let row = row.lines().nth(1).unwrap().replace("flood-2024", "second");
    project.replace(
        "data/sources.csv",
        "\nrain-2024",
        &format!("\n{row}\nrain-2024"),
    );
    project.replace(
        "data/anchors.csv",
        "town-leaves,flood-2024,1,42",
        "town-leaves,second,1,43",
    );
    let ran = project.run(&["check", "--format", "plain"]);
    let place = project.place("data/sources.csv", "second");
    let line = place.rsplit_once(':').unwrap().0;
    assert!(
        ran.out.lines().any(|said| said.starts_with(line)
            && said.ends_with("this text is already `flood-2024`, at data/sources.csv:2; delete one of the two rows, or write the SHA-256 of the other text")),
        "{}",
        ran.out
    );
    let ran = project.run(&["verify", "flood.txt"]);
    assert!(
        ran.out
            .contains("the anchor of `town-leaves` in `second` is wrong"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("the anchor of `town-leaves`") && ran.out.contains("2 articles of 3: "),
        "{}",
        ran.out
    );
    // It does not get in anew, whichever way.
    for command in [
        &[
            "new",
            "source",
            "--id",
            "third",
            "--title",
            "Again",
            "--publisher",
            "courier",
            "--published",
            "2024-05-08",
            "--published-basis",
            "explicit",
            "--text-quality",
            "original",
            "--article",
            "rain.txt",
        ][..],
        &["set", "flood-2024", "sha256", &sha256(OTHER.as_bytes())],
    ] {
        let ran = Project::new().run(command);
        assert_eq!(ran.code, 1);
        assert!(ran.err.contains("this text is already `"), "{}", ran.err);
    }
}

#[test]
fn a_name_counts_as_one_word() {
    for (note, copied) in [
        // Five words and a name of two.
        ("Said the mayor Ada Brook: we saw", 1),
        ("The mayor Ada Brook: we saw", 0),
    ] {
        let project = Project::new();
        let row = format!("claimed,asserted,{note}");
        project.replace("data/events.csv", "claimed,asserted,", &row);
        let ran = project.run(&["verify", "flood.txt"]);
        let tally = format!("{copied} in the words of an article\n");
        assert!(ran.out.ends_with(&tally), "{}", ran.out);
    }
}

#[test]
fn the_real_tables_hold_against_the_real_articles() {
    let Some(sources) = std::env::var_os("KURSK_SOURCES") else {
        println!("skipped: KURSK_SOURCES names no folder of articles");
        return;
    };
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../data");
    let project = Project::new();
    let sources = std::path::absolute(sources).unwrap();
    let ran = project.run(&["verify", &sources.to_string_lossy(), "--data", data]);
    // The folder need not have every article that the tables have.
    assert!(
        ran.out.ends_with(
            "\n0 wrong anchors, 0 moved, 0 altered, 0 misattributed, 0 not there, 0 in the words of an article\n"
        ),
        "{}{}",
        ran.out,
        ran.err
    );
}

/// An article with soft hyphens, a letter apart from its accent, and a special space.
const ODD: &str = "The flood\u{AD}ed lower town of Jose\u{301} has 40\u{A0}houses.\r\nAll stand.\n";

#[test]
fn an_article_with_unseen_characters_is_made_plain_before_it_is_a_source() {
    let project = Project::new();
    project.write("odd.txt", ODD);
    let source = [
        "new",
        "source",
        "--title",
        "Forty houses",
        "--publisher",
        "courier",
        "--published",
        "2024-05-09",
        "--published-basis",
        "explicit",
        "--text-quality",
        "original",
        "--article",
    ];
    let refused = project.run(&[&source[..], &["odd.txt"]].concat());
    assert_eq!(refused.code, 1);
    assert_eq!(
        refused.err,
        "error: `odd.txt` has characters that no table can quote:\n\
         line 1: this is a carriage return, once\n\
         line 1: this is a special space (U+00A0), once\n\
         line 1: this is a zero-width character (U+00AD), once\n\
         line 1: this character (U+0301) is not in composed form (Unicode NFC), once\n\
         write a text without them, and take that as the article: `cargo curate plain odd.txt --out FILE`\n"
    );
    let plain = project.run(&["plain", "odd.txt"]);
    assert_eq!(plain.code, 0);
    assert_eq!(
        plain.out,
        "The flooded lower town of José has 40 houses.\nAll stand.\n"
    );
    assert!(plain.err.starts_with("odd.txt: line 1: "), "{}", plain.err);
    let written = project.run(&["plain", "odd.txt", "--out", "plain.txt"]);
    assert_eq!((written.code, written.out.as_str()), (0, ""));
    assert_eq!(project.read("plain.txt"), plain.out);
    assert_eq!(project.run(&["plain", "plain.txt"]).err, "");
    let added = project.run(&[&source[..], &["plain.txt"]].concat());
    assert_eq!(added.code, 0, "{}", added.err);
    // Words are found however they are typed.
    for words in [
        "flooded lower town",
        "flood\u{AD}ed lower town",
        "of Jose\u{301}",
        "40\u{A0}houses",
    ] {
        let ran = project.run(&["locate", "plain.txt", words]);
        assert_eq!(ran.code, 0, "{words}: {}", ran.err);
    }
}

#[test]
fn words_are_found_in_an_article_with_unseen_characters() {
    let project = Project::new();
    project.write("odd.txt", ODD);
    let rain = project.read("rain.txt");
    // A source that was added long ago.
    project.replace(
        "data/sources.csv",
        &sha256(rain.as_bytes()),
        &sha256(ODD.as_bytes()),
    );
    for (words, start, end) in [
        ("flooded lower", 4, 18),
        ("of José has", 24, 36),
        ("has 40 houses", 33, 46),
    ] {
        let ran = project.run(&["locate", "odd.txt", words]);
        assert_eq!(ran.code, 0, "{words}: {}", ran.err);
        assert!(
            ran.out.contains(&format!(",{start},{end},")),
            "{words}: {}",
            ran.out
        );
        assert!(ran.err.contains("unseen characters: "), "{}", ran.err);
    }
    let ran = project.run(&["locate", "odd.txt", "flooded lower"]);
    assert!(ran.err.contains("flood\\u{ad}ed lower"), "{}", ran.err);
    let missing = project.run(&["locate", "odd.txt", "the\u{AD}re is no such thing"]);
    assert!(
        missing
            .err
            .contains("does not have these words: the\\u{ad}re is no such thing"),
        "{}",
        missing.err
    );
}
