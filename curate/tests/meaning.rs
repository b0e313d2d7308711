//! `diff`: what the changes mean.

use curate::codegen::digest::sha256;

use crate::common::{ARTICLE, Project};

/// What `diff` prints about the rows, without the gate.
fn diff(project: &Project) -> String {
    shown(project, "text", "This change requires")
}

fn shown(project: &Project, format: &str, end: &str) -> String {
    let ran = project.run(&["diff", "--no-gate", "--format", format]);
    let (rows, _) = ran.out.split_once(end).expect("the diff ends with a step");
    rows.to_owned()
}

/// A project with a question that two records answer in two ways, all of it in one commit.
fn asked() -> Project {
    let project = Project::new();
    project.replace(
        "data/questions.csv",
        "note\n",
        "note\nanybody-hurt,Was anybody hurt that night?,exclusive,\n",
    );
    project.replace(
        "data/positions.csv",
        "text\n",
        "text\nhurt-no,anybody-hurt,\"No, nobody\"\nhurt-yes,anybody-hurt,Yes\n",
    );
    project.replace(
        "data/answers.csv",
        "note\n",
        "note\nhurt-no,chief-nobody,\nhurt-yes,brook-uphill,\n",
    );
    assert_eq!(project.run(&["check"]).code, 0);
    project.commit();
    project
}

#[test]
fn a_claim_is_shown_with_its_wording() {
    let project = Project::new();
    project.commit();
    project.replace("data/figures.csv", ",approximately,", ",exact,");
    assert_eq!(
        diff(&project),
        "figures\n  ~ evacuees-300\n\
         \x20     claim, “About 300 people”: about 300 → 300\n\
         \x20     qualifier: approximately → exact\n\n"
    );
    assert_eq!(
        shown(&project, "markdown", "### Version"),
        "### figures\n\n**Changed** (1)\n\n\
         | record | field | old | new |\n| --- | --- | --- | --- |\n\
         | `evacuees-300` | claim, “About 300 people” | about 300 | 300 |\n\
         | `evacuees-300` | qualifier | approximately | exact |\n\n"
    );
    // A cell that the claim does not depend on does not repeat it.
    let project = Project::new();
    project.commit();
    project.replace("data/figures.csv", ",claimed,", ",asserted,");
    assert_eq!(
        diff(&project),
        "figures\n  ~ evacuees-300\n      status: claimed → asserted\n\n"
    );
}

#[test]
fn a_correction_changes_a_claim() {
    let project = Project::new();
    project.commit();
    project.replace(
        "data/corrections.csv",
        "reason\n",
        "reason\nevacuees-300,printed,300,3000,A nought is lost\n",
    );
    assert_eq!(
        diff(&project),
        "figures\n  ~ evacuees-300\n\
         \x20     claim, “About 300 people”: about 300 → about 3,000\n\n\
         corrections\n  + evacuees-300 printed\n\
         \x20     stated 300 · corrected 3000 · reason A nought is lost\n\n"
    );
}

/// The start, the end and the digest of the anchor of the figure.
fn span(project: &Project) -> [String; 3] {
    let anchors = project.read("data/anchors.csv");
    let row = anchors.lines().find(|line| line.starts_with("evacuees-"));
    let cells: Vec<&str> = row.expect("the figure has an anchor").split(',').collect();
    [cells[3], cells[4], cells[5]].map(str::to_owned)
}

#[test]
fn what_does_not_fit_in_an_anchor_is_marked() {
    let digest = "0123456789abcdef";
    for (start, end, digest, doubt) in [
        (
            1,
            1,
            None,
            "moved, and the digest and the text of the article are the same: wrong, unless these words are at both places",
        ),
        (
            0,
            1,
            None,
            "the length is another one, and the digest is the same: one of the two places is wrong",
        ),
        (
            0,
            0,
            Some(digest),
            "the digest is another one, and the place and the text of the article are the same: one of the two digests is wrong",
        ),
        (1, 1, Some(digest), ""),
    ] {
        let project = Project::new();
        project.commit();
        let [from, to, words] = span(&project);
        let later = |place: &str, by: usize| (place.parse::<usize>().unwrap() + by).to_string();
        let (start, end) = (later(&from, start), later(&to, end));
        let digest = digest.unwrap_or(&words);
        project.replace(
            "data/anchors.csv",
            &format!("{from},{to},{words}"),
            &format!("{start},{end},{digest}"),
        );
        let cells = [
            ("start", &*from, &*start),
            ("end", &to, &end),
            ("digest", &words, digest),
        ];
        let cells = cells.into_iter().filter(|(_, old, new)| old != new);
        let cells: String = cells
            .map(|(column, old, new)| format!("      {column}: {old} → {new}\n"))
            .collect();
        let doubt = match doubt {
            "" => String::new(),
            doubt => format!("      ! {doubt}\n"),
        };
        assert_eq!(
            diff(&project),
            format!("anchors\n  ~ evacuees-300 flood-2024 1\n{cells}{doubt}\n")
        );
    }
}

#[test]
fn in_another_text_a_place_may_move() {
    let project = Project::new();
    project.commit();
    let [from, to, words] = span(&project);
    let moved = [&from, &to].map(|place| place.parse::<usize>().unwrap() + 1);
    project.replace(
        "data/anchors.csv",
        &format!("{from},{to},{words}"),
        &format!("{},{},{words}", moved[0], moved[1]),
    );
    let markdown = shown(&project, "markdown", "### Version");
    assert!(markdown.contains("\n**To be looked at**\n\n- `evacuees-300 flood-2024 1`: "));
    let digest = sha256(ARTICLE.as_bytes());
    project.replace("data/sources.csv", &digest, &"0".repeat(64));
    assert!(!diff(&project).contains('!'));
}

#[test]
fn what_is_retired_is_told_from_what_is_removed_by_hand() {
    let project = asked();
    let retire = [
        "retire",
        "chief-nobody",
        "--replaced-by",
        "brook-uphill",
        "--reason",
        "One utterance",
    ];
    assert_eq!(project.run(&retire).code, 0);
    project.replace("data/participants.csv", "town-leaves,ada-brook,actor\n", "");
    let shown = shown(&project, "text", "answers to");
    assert_eq!(
        shown,
        "quotes\n  - chief-nobody\n\
         \x20     retired, replaced by brook-uphill: One utterance\n\
         \x20     with it: anchors chief-nobody rain-2024 1\n\
         \x20     with it: answers hurt-no chief-nobody\n\n\
         participants\n  - town-leaves ada-brook actor\n\n\
         retired\n  + chief-nobody\n\
         \x20     kind quote · retired_in 0.1.0 · replaced_by brook-uphill · reason One utterance\n\n"
    );
    let ran = project.run(&["diff", "--no-gate", "--format", "markdown"]);
    assert!(
        ran.out.starts_with(
            "### quotes\n\n**Removed** (1)\n\n\
             - `chief-nobody`: retired, replaced by brook-uphill: One utterance\n\
             \x20 - with it: `anchors chief-nobody rain-2024 1`\n\
             \x20 - with it: `answers hurt-no chief-nobody`\n\n"
        ),
        "{}",
        ran.out
    );
}

#[test]
fn a_question_is_shown_as_a_whole() {
    let project = asked();
    project.replace(
        "data/answers.csv",
        "hurt-yes,brook-uphill,\n",
        "hurt-no,brook-uphill,\n",
    );
    assert_eq!(
        shown(&project, "text", "This change requires"),
        "answers\n  - hurt-yes brook-uphill\n  + hurt-no brook-uphill\n\n\
         answers to anybody-hurt: Was anybody hurt that night? (exclusive)\n\
         \x20 hurt-no, “No, nobody”: chief-nobody (chief) → brook-uphill, chief-nobody (ada-brook, chief)\n\
         \x20 hurt-yes, “Yes”: brook-uphill (ada-brook) → nobody\n\
         \x20 no longer contradict each other: brook-uphill and chief-nobody\n\n"
    );
    // Who takes a position follows from other tables too.
    let project = asked();
    project.replace("data/quotes.csv", "direct,chief,", "direct,ada-brook,");
    assert!(diff(&project).ends_with(
        "\nanswers to anybody-hurt: Was anybody hurt that night? (exclusive)\n\
         \x20 hurt-no, “No, nobody”: chief-nobody (chief) → chief-nobody (ada-brook)\n\
         \x20 hurt-yes, “Yes”: brook-uphill (ada-brook)\n\n"
    ));
}

#[test]
fn what_contradicts_depends_on_the_kind_of_the_question() {
    let project = asked();
    project.replace("data/questions.csv", ",exclusive,", ",compatible,");
    assert_eq!(
        diff(&project),
        "questions\n  ~ anybody-hurt\n      kind: exclusive → compatible\n\n\
         answers to anybody-hurt: Was anybody hurt that night? (exclusive → compatible)\n\
         \x20 hurt-no, “No, nobody”: chief-nobody (chief)\n\
         \x20 hurt-yes, “Yes”: brook-uphill (ada-brook)\n\
         \x20 no longer contradict each other: brook-uphill and chief-nobody\n\n"
    );
}

#[test]
fn positions_come_and_go() {
    let project = asked();
    project.replace("data/positions.csv", "hurt-yes,", "hurt-some,");
    project.replace("data/answers.csv", "hurt-yes,", "hurt-some,");
    let markdown = shown(&project, "markdown", "### Version");
    assert!(
        markdown.ends_with(
            "### Answers to `anybody-hurt`\n\nWas anybody hurt that night? (exclusive)\n\n\
             | position | old | new |\n| --- | --- | --- |\n\
             | hurt-no, “No, nobody” | chief-nobody (chief) | chief-nobody (chief) |\n\
             | hurt-some, “Yes” | | brook-uphill (ada-brook) |\n\
             | hurt-yes, “Yes” | brook-uphill (ada-brook) | |\n\n"
        ),
        "{markdown}"
    );
    let text = diff(&project);
    assert!(
        text.ends_with(
            "\x20 hurt-some, “Yes”: brook-uphill (ada-brook), a new position\n\
             \x20 hurt-yes, “Yes”: brook-uphill (ada-brook) → no longer a position\n\n"
        ),
        "{text}"
    );
}

#[test]
fn a_new_question_and_its_contradictions_are_shown() {
    let project = asked();
    let questions = ["questions", "positions", "answers"].map(|table| format!("data/{table}.csv"));
    let now = questions.each_ref().map(|name| project.read(name));
    for (name, text) in questions.iter().zip(&now) {
        let header = text.split_once('\n').unwrap().0;
        project.write_table(name, format!("{header}\n"));
    }
    project.commit();
    for (name, text) in questions.iter().zip(&now) {
        project.write_table(name, text);
    }
    assert!(diff(&project).ends_with(
        "\nanswers to anybody-hurt: Was anybody hurt that night? (exclusive)\n\
         \x20 hurt-no, “No, nobody”: chief-nobody (chief), a new position\n\
         \x20 hurt-yes, “Yes”: brook-uphill (ada-brook), a new position\n\
         \x20 now contradict each other: brook-uphill and chief-nobody\n\n"
    ));
}

#[test]
fn an_id_is_not_deleted_whatever_the_version_says() {
    let project = Project::new();
    project.replace(
        "data/retired.csv",
        "reason\n",
        "reason\nold-name,quote,0.1.0,,Nobody said it\n",
    );
    project.commit();
    let whole = project.read("data/retired.csv");
    project.replace("Cargo.toml", "0.1.0", "0.2.0");
    project.replace("CHANGELOG.md", "## 0.1.0", "## 0.2.0\n\n## 0.1.0");
    for table in ["quotes", "anchors"] {
        let name = format!("data/{table}.csv");
        let rows = project.read(&name);
        let others = rows.lines().filter(|row| !row.starts_with("chief-nobody"));
        project.write_table(
            &name,
            others.map(|row| format!("{row}\n")).collect::<String>(),
        );
    }
    let lost = |id: &str| {
        format!(
            "`{id}` is gone without a row in retired.csv: put it back, and take it out of use with `cargo curate retire`.\n"
        )
    };
    for arguments in [&["diff"][..], &["diff", "--no-gate"]] {
        let ran = project.run(arguments);
        assert_eq!(ran.code, 1, "{}", ran.out);
        assert!(ran.out.contains(&lost("chief-nobody")), "{}", ran.out);
    }
    project.write_table(
        "data/retired.csv",
        format!("{whole}chief-nobody,quote,0.2.0,,Nobody said it\n"),
    );
    let ran = project.run(&["diff"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    // A retired id is not deleted either.
    project.replace(
        "data/retired.csv",
        "old-name,quote,0.1.0,,Nobody said it\n",
        "",
    );
    let ran = project.run(&["diff"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains(&lost("old-name")), "{}", ran.out);
}
