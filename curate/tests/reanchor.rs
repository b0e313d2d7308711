//! `reanchor`: an article whose text was corrected.

use std::path::Path;

use curate::codegen::digest::sha256;

use crate::common::{ARTICLE, Project, Ran};

/// The article with a correction.
fn corrected(project: &Project, old: &str, new: &str) {
    assert!(ARTICLE.contains(old), "the article has no {old}");
    project.write("flood.txt", ARTICLE.replacen(old, new, 1));
}

fn reanchor(project: &Project, more: &[&str]) -> Ran {
    let command = ["reanchor", "flood.txt", "--source", "flood-2024"];
    project.run(&[&command, more].concat())
}

/// Nothing is left to say of the tables and the articles.
fn assert_sound(project: &Project) {
    for arguments in [&["check"][..], &["verify", "."]] {
        let ran = project.run(arguments);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    }
}

#[test]
fn anchors_move_by_their_digests() {
    let project = Project::new();
    corrected(&project, "on Monday", "on Saturday");
    let ran = reanchor(&project, &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let [old, new] = [
        ARTICLE.to_owned(),
        ARTICLE.replacen("Monday", "Saturday", 1),
    ];
    assert_eq!(
        ran.out,
        format!(
            "data/sources.csv:2: flood-2024: sha256: {} → {} · chars: {} → {}\n\
             data/anchors.csv:2: brook-uphill,flood-2024,1: start: 101 → 103 · end: 123 → 125\n\
             data/anchors.csv:3: brook-uphill,flood-2024,2: start: 136 → 138 · end: 155 → 157\n\
             4 anchors in `flood-2024`: 4 placed by their digests, 0 by their words, 0 taken out\n",
            sha256(old.as_bytes()),
            sha256(new.as_bytes()),
            old.chars().count(),
            new.chars().count()
        )
    );
    assert_eq!(ran.err, "");
    assert_sound(&project);
    let ran = reanchor(&project, &[]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.err,
        "error: nothing was changed: `flood.txt` is the text that `flood-2024` has already\n"
    );
}

#[test]
fn words_that_are_gone_are_shown_and_asked_for() {
    let project = Project::new();
    let before = project.data();
    corrected(
        &project,
        "About 300 people left the lower",
        "About 300 persons left the upper",
    );
    let ran = reanchor(&project, &[]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.out,
        "data/anchors.csv:5: `evacuees-300` was at 25 to 41: no words have its digest now\n\
         \x20   at 25 to 42: …River town floods again  [About 300 persons] left the upper town on Monday, said the…\n\
         \x20   difference: About 300 [-people-]{+persons+}\n\
         \x20   if so: --words 'evacuees-300=About 300 persons'\n\
         data/anchors.csv:6: `town-leaves` was at 42 to 61: no words have its digest now\n\
         \x20   at 43 to 62: …er town floods again  About 300 persons [left the upper town] on Monday, said the mayor, Ada Brook. “…\n\
         \x20   if so: --words 'town-leaves=left the upper town'\n"
    );
    assert_eq!(
        ran.err,
        "error: nothing was written: the place of 2 of 4 anchors is not certain; read what is there, and give the words of each with --words, take those that are shown with --accept, or take it out with --drop\n"
    );
    assert_eq!(project.data(), before);
    // One is given, and the other still asked for.
    let words = "evacuees-300=about 300 persons";
    let ran = reanchor(&project, &["--words", words]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("the place of 1 of 4 anchors"),
        "{}",
        ran.err
    );
    assert_eq!(project.data(), before);
    let ran = reanchor(&project, &["--words", words, "--accept"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for line in [
        "data/figures.csv:2: evacuees-300: wording: About 300 people → About 300 persons\n",
        "4 anchors in `flood-2024`: 2 placed by their digests, 2 by their words, 0 taken out\n",
    ] {
        assert!(ran.out.contains(line), "{}", ran.out);
    }
    assert!(
        ran.err.ends_with(
            "`evacuees-300` has other words now; see whether its other cells still say the same\n\
             `town-leaves` has other words now; see whether its other cells still say the same\n"
        ),
        "{}",
        ran.err
    );
    assert_sound(&project);
}

#[test]
fn the_number_of_a_figure_follows_its_words() {
    for (new, cells) in [
        ("About 350 people", "printed: 300 → 350 · wording"),
        (
            "Over 400 people",
            "printed: 300 → 400 · qualifier: approximately → more-than · wording",
        ),
        ("300 people", "qualifier: approximately → exact · wording"),
    ] {
        let project = Project::new();
        corrected(&project, "About 300 people", new);
        let ran = reanchor(
            &project,
            &["--words", &format!("evacuees-300={new}"), "--accept"],
        );
        assert_eq!(ran.code, 0, "{}", ran.err);
        let line = format!("data/figures.csv:2: evacuees-300: {cells}: About 300 people → {new}\n");
        assert!(ran.out.contains(&line), "{line}{}", ran.out);
        assert_sound(&project);
    }
    // A correction of the number is a decision of somebody.
    let project = Project::new();
    project.replace(
        "data/corrections.csv",
        "reason\n",
        "reason\nevacuees-300,printed,300,3000,A nought was lost\n",
    );
    assert_sound(&project);
    corrected(&project, "About 300 people", "About 350 people");
    let before = project.data();
    let ran = reanchor(&project, &["--words", "evacuees-300=About 350 people"]);
    assert_eq!(ran.code, 1);
    for said in [
        "`printed` of `evacuees-300` is `350`, not `300`\n --> data/corrections.csv:2:",
        "\n\nwhat follows from other words must change with them: change it in its file first, and then run this again\n",
    ] {
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    assert_eq!(project.data(), before);
    project.replace(
        "data/corrections.csv",
        "printed,300,3000",
        "printed,350,3500",
    );
    let ran = reanchor(&project, &["--words", "evacuees-300=About 350 people"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_sound(&project);
}

#[test]
fn a_quotation_follows_its_parts() {
    let project = Project::new();
    corrected(&project, "and we went uphill", "and we ran uphill");
    let ran = reanchor(&project, &[]);
    assert!(
        ran.out
            .contains("    if so: --words 'brook-uphill,2=and we ran uphill.'\n"),
        "{}",
        ran.out
    );
    let ran = reanchor(&project, &["--accept"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.contains(
            "text: We saw the water come, and we went uphill. → We saw the water come, and we ran uphill.\n"
        ),
        "{}",
        ran.out
    );
    assert_sound(&project);
    let project = Project::new();
    corrected(&project, "“and we went uphill.” ", "");
    let ran = reanchor(&project, &["--drop", "brook-uphill,2"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.contains("0 by their words, 1 taken out\n"),
        "{}",
        ran.out
    );
    assert_eq!(
        project.cells("data/quotes.csv", "brook-uphill")[4],
        ("text".to_owned(), "We saw the water come,".to_owned())
    );
    assert_sound(&project);
}

#[test]
fn a_number_that_was_changed_before_stays() {
    let project = Project::new();
    corrected(&project, "About 300", "About 4,000");
    project.replace("data/figures.csv", "lower-town,300,", "lower-town,4000,");
    let ran = reanchor(&project, &["--accept"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_sound(&project);
    // Which of two numbers is that of the figure, only a reader knows.
    let project = Project::new();
    let before = project.data();
    let words = "About 350 or 400 people";
    corrected(&project, "About 300 people", words);
    let words = format!("evacuees-300={words}");
    let ran = reanchor(&project, &["--words", &words, "--accept"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err
            .contains("`printed` is 300, but the number in `wording` is 350 or 400;"),
        "{}",
        ran.err
    );
    assert_eq!(project.data(), before);
    project.replace("data/figures.csv", "lower-town,300,", "lower-town,350,");
    let ran = reanchor(&project, &["--words", &words, "--accept"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_sound(&project);
}

#[test]
fn words_that_occur_often_keep_their_order() {
    let project = Project::new();
    let anchor = [
        "locate",
        "flood.txt",
        "300 people",
        "--record",
        "town-leaves",
    ];
    let ran = project.run(&[&anchor[..], &["--occurrence", "2"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    // The first place is gone; the second is not taken for it.
    corrected(&project, "About 300 people", "About 900 people");
    project.replace("data/figures.csv", "lower-town,300,", "lower-town,900,");
    let ran = reanchor(&project, &[]);
    assert!(
        ran.err
            .contains("the place of 1 of 5 anchors is not certain"),
        "{}{}",
        ran.out,
        ran.err
    );
    assert_eq!(reanchor(&project, &["--accept"]).code, 0);
    assert_sound(&project);
    // The words are elsewhere, which proves nothing.
    let project = Project::new();
    corrected(&project, "left the lower town on Monday", "left on Monday");
    let text = std::fs::read_to_string(project.path("flood.txt")).unwrap();
    project.write("flood.txt", text + "\nSome left the lower town late.\n");
    let ran = reanchor(&project, &["--accept"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.starts_with(
            "data/anchors.csv:6: `town-leaves` was at 42 to 61: its words are at 212 to 231 now, out of line with the anchors around it\n\
             \x20   at 212 to 231: …"
        ),
        "{}",
        ran.out
    );
    let ran = reanchor(&project, &["--words", "town-leaves=left the lower town"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_sound(&project);
}

#[test]
fn what_is_asked_of_reanchor_is_checked() {
    let project = Project::new();
    let before = project.data();
    corrected(&project, "Monday", "Sunday");
    for (arguments, code, message) in [
        (
            &["--words", "town-leaves"][..],
            2,
            "`town-leaves` does not say which words are whose; expected RECORD=WORDS",
        ),
        (
            &["--words", "town-leave=left"],
            2,
            "`town-leave` has no anchor in `flood-2024`; did you mean `town-leaves`?",
        ),
        (
            &["--drop", "brook-uphill"],
            2,
            "`brook-uphill` has several parts in `flood-2024`; say which: `brook-uphill,1` or `brook-uphill,2`",
        ),
        (
            &["--words", "town-leaves=left the higher town"],
            1,
            "`flood.txt` does not have these words: left the higher town; the nearest are at 42 to 61",
        ),
    ] {
        let ran = reanchor(&project, arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(message), "{arguments:?}: {}", ran.err);
    }
    for (article, source, message) in [
        (
            "rain.txt",
            "flood-2024",
            "`rain.txt` is the text that `rain-2024` has already",
        ),
        (
            "flood.txt",
            "flod-2024",
            "no source has the id `flod-2024`; did you mean `flood-2024`?",
        ),
    ] {
        let ran = project.run(&["reanchor", article, "--source", source]);
        assert_ne!(ran.code, 0);
        assert!(ran.err.contains(message), "{}", ran.err);
    }
    assert_eq!(project.data(), before);
}

/// Four characters more in the middle of each real article.
#[test]
fn the_anchors_of_the_real_articles_follow_a_correction() {
    let Some(folder) = std::env::var_os("KURSK_SOURCES") else {
        println!("skipped: KURSK_SOURCES names no folder of articles");
        return;
    };
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    let mut sources = csv::Reader::from_path(data.join("sources.csv")).unwrap();
    let sources: Vec<csv::StringRecord> = sources.records().map(Result::unwrap).collect();
    let mut compared = 0;
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let bytes = std::fs::read(entry.path()).unwrap_or_default();
        let sha256 = sha256(&bytes);
        let Some(source) = sources
            .iter()
            .find(|row| row.iter().any(|cell| cell == sha256))
        else {
            continue;
        };
        let project = Project::new();
        for table in std::fs::read_dir(&data).unwrap().flatten() {
            let name = format!("data/{}", table.file_name().to_string_lossy());
            project.write(&name, std::fs::read(table.path()).unwrap());
        }
        project.write("Cargo.toml", "[package]\nversion = \"9.9.9\"\n");
        let text = String::from_utf8(bytes).unwrap();
        let middle = text.char_indices().nth(text.chars().count() / 2).unwrap().0;
        project.write(
            "corrected.txt",
            format!("{}very{}", &text[..middle], &text[middle..]),
        );
        // Some of them are of before the tool asked for plain texts.
        let plain = ["plain", "corrected.txt", "--out", "article.txt"];
        assert_eq!(project.run(&plain).code, 0);
        let command = ["reanchor", "article.txt", "--source", &source[0]];
        let ran = project.run(&command);
        let mut last = ran.out.lines().last().unwrap_or_default().to_owned();
        if ran.code != 0 {
            let uncertain = ran.out.matches("no words have its digest now").count();
            assert!((1..4).contains(&uncertain), "{}{}", ran.out, ran.err);
            let ran = project.run(&[&command[..], &["--accept"]].concat());
            assert_eq!(ran.code, 0, "{}", ran.err);
            last = ran.out.lines().last().unwrap_or_default().to_owned();
        }
        println!("{last}");
        let ran = project.run(&["verify", "article.txt"]);
        assert_eq!(ran.code, 0, "{}", ran.out);
        compared += 1;
    }
    assert!(compared > 0, "no article of the tables is in KURSK_SOURCES");
}

#[test]
fn a_text_that_no_table_can_quote_is_refused() {
    let project = Project::new();
    let before = project.data();
    corrected(
        &project,
        "About 300 people left",
        "About 400 peo\u{AD}ple with Jose\u{301} left",
    );
    let ran = reanchor(&project, &[]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert_eq!(
        ran.err,
        "error: `flood.txt` has characters that no table can quote:\n\
         line 3: this is a zero-width character (U+00AD), once\n\
         line 3: this character (U+0301) is not in composed form (Unicode NFC), once\n\
         write a text without them, and take that as the article: `cargo curate plain flood.txt --out FILE`\n"
    );
    assert!(project.data() == before);
    // What is suggested for the plain text can be found in it.
    assert_eq!(
        project
            .run(&["plain", "flood.txt", "--out", "plain.txt"])
            .code,
        0
    );
    let command = ["reanchor", "plain.txt", "--source", "flood-2024"];
    let ran = project.run(&command);
    let said = "    if so: --words '";
    let words = ran.out.lines().find_map(|line| line.strip_prefix(said));
    let words = words.expect("a suggestion").trim_end_matches('\'');
    let ran = project.run(&[&command[..], &["--words", words]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn what_is_suggested_are_whole_words() {
    let project = Project::new();
    // Two changes with no anchor between them, so that its shift is that of what is before.
    let text = ARTICLE.replacen(
        "floods again\n\nAbout 300 people",
        "is flooded\n\nAbout 400 people",
        1,
    );
    project.write("flood.txt", &text);
    let ran = reanchor(&project, &[]);
    assert_eq!(ran.code, 1);
    let said = "    if so: --words 'evacuees-300=About 400 people'\n";
    assert!(ran.out.contains(said), "{}", ran.out);
}
