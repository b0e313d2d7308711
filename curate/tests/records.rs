//! `new`, `retire`, `diff` and `stats`.

use crate::common::Project;

const FIGURE: [&str; 24] = [
    "new",
    "figure",
    "--metric",
    "evacuees",
    "--subject",
    "lower-town",
    "--printed",
    "300",
    "--qualifier",
    "exact",
    "--as-of",
    "2024-05-07",
    "--as-of-basis",
    "explicit",
    "--claimed-by",
    "ada-brook",
    "--attribution",
    "explicit",
    "--status",
    "claimed",
    "--article",
    "flood.txt",
    "--words",
    "300 people in the school",
];

#[test]
fn new_inserts_a_figure_with_its_anchor() {
    let project = Project::new();
    let ran = project.run(&FIGURE);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.starts_with("data/figures.csv:3: evacuees-300-courier\ndata/anchors.csv:6: evacuees-300-courier,flood-2024,1,"),
        "{}",
        ran.out
    );
    let cells = [
        ("id", "evacuees-300-courier"),
        ("metric", "evacuees"),
        ("subject", "lower-town"),
        ("printed", "300"),
        ("qualifier", "exact"),
        ("as_of", "2024-05-07"),
        ("as_of_basis", "explicit"),
        ("claimed_by", "ada-brook"),
        ("attribution", "explicit"),
        ("status", "claimed"),
        ("source", "flood-2024"),
        ("wording", "300 people in the school"),
    ];
    let cells = cells.map(|(column, cell)| (column.to_owned(), cell.to_owned()));
    assert_eq!(
        project.cells("data/figures.csv", "evacuees-300-courier"),
        cells
    );
    assert_eq!(project.run(&["check"]).code, 0);
    assert_eq!(project.run(&["verify", "."]).code, 0);
}

#[test]
fn a_question_is_asked_step_by_step() {
    let project = Project::new();
    let text = "Was anybody hurt that night in the lower town?";
    let ran = project.run(&["new", "question", "--text", text, "--kind", "exclusive"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "data/questions.csv:2: anybody-hurt-that-night\n")
    );
    assert!(
        ran.err
            .contains("still to do: data/questions.csv:2:1: no record answers"),
        "{}",
        ran.err
    );
    for (id, text) in [("hurt-no", "No, nobody was"), ("hurt-yes", "Yes")] {
        let question = ["--question", "anybody-hurt-that-night"];
        let position = ["new", "position", "--id", id, "--text", text];
        assert_eq!(project.run(&[&position[..], &question].concat()).code, 0);
    }
    for (position, record) in [("hurt-no", "chief-nobody"), ("hurt-yes", "brook-uphill")] {
        let answer = ["new", "answer", "--position", position, "--record", record];
        assert_eq!(project.run(&answer).code, 0);
    }
    assert_eq!(project.run(&["check"]).code, 0);
    // A record takes one position, and that is no matter of what is still to do.
    let again = [
        "new",
        "answer",
        "--position",
        "hurt-yes",
        "--record",
        "chief-nobody",
    ];
    let ran = project.run(&again);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("takes the position `hurt-no`"),
        "{}",
        ran.err
    );
    // An answer goes with its record, and leaves a position that nobody takes.
    let retire = [
        "retire",
        "brook-uphill",
        "--reason",
        "It was said elsewhere",
    ];
    let ran = project.run(&retire);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        project
            .shown(&ran.out)
            .contains("data/answers.csv:3: removed: hurt-yes,brook-uphill,\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.err.contains("no record takes the position `hurt-yes`"),
        "{}",
        ran.err
    );
}

#[test]
fn new_takes_the_next_free_id() {
    let project = Project::new();
    let place = ["new", "place", "--name", "Lower Town", "--kind", "town"];
    let ran = project.run(&place);
    assert!(
        ran.err
            .contains("`Lower Town` also leads to `lower-town`, at data/places.csv:2, "),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("lower-town-2,"), "{}", ran.err);
}

#[test]
fn what_the_next_step_adds_may_be_missing() {
    let project = Project::new();
    let actor = ["new", "actor", "--name", "Herald", "--kind", "media"];
    let ran = project.run(&actor);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "data/actors.csv:5: herald\n")
    );
    assert_eq!(
        ran.err,
        "still to do: data/actors.csv:5:1: no record refers to `herald`; delete the row, or add what refers to it\n"
    );
}

#[test]
fn new_shows_every_mistake_and_writes_nothing() {
    let project = Project::new();
    let before = project.data();
    let mut figure = FIGURE;
    figure[3] = "evacuee";
    figure[9] = "exactly";
    figure[11] = "2024-5-7";
    let ran = project.run(&figure);
    assert_eq!(ran.code, 1);
    for message in [
        "nothing was written, since the tables would not pass the check:",
        "there is no `evacuee` in metrics; did you mean `evacuees`?",
        "`exactly` is not a code of `qualifier`; did you mean `exact`?",
        "did you mean `2024-05-07`?",
    ] {
        assert!(ran.err.contains(message), "{message}\n{}", ran.err);
    }
    assert_eq!(project.data(), before);
    let ran = project.run(&["new", "place", "--name", "A\nB", "--kind", "town"]);
    assert!(ran.err.contains("a cell is one line"), "{}", ran.err);
    // What is wrong comes before what is only unfinished.
    let event = "new event --kind evacuation --date 2024-05-06 --date-basis explicit --status claimed --realis asserted --title";
    let title = "One two three four five six seven eight nine ten eleven twelve thirteen";
    let ran = project.run(&[&event.split(' ').collect::<Vec<_>>()[..], &[title]].concat());
    let wrong = ran.err.find("error[title-length]").expect("it is wrong");
    let unfinished = ran.err.find("error[no-anchor]").expect("it is unfinished");
    assert!(wrong < unfinished, "{}", ran.err);
    let ran = project.run(&["new", "figure", "--metric", "evacuees", "--wording", ""]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.err,
        "error: `new figure` also needs these flags:\n\
         \x20 --subject ID: Who or what the number is about.\n\
         \x20 --qualifier CODE: What is said about the number.\n\
         \x20 --as-of DATE: The time that the number is about.\n\
         \x20 --as-of-basis CODE: How that time was determined.\n\
         \x20 --claimed-by ID: Whose claim it is.\n\
         \x20 --attribution CODE: How certain the attribution is.\n\
         \x20 --status CODE: On whose authority the article reports it.\n\
         \x20 --source ID: The article.\n\
         \x20 --wording TEXT: The article's words for the number.\n"
    );
    assert_eq!(project.run(&["new", "figrue"]).code, 2);
    assert_eq!(project.data(), before);
}

#[test]
fn old_problems_do_not_stand_in_the_way() {
    let project = Project::new();
    project.replace("data/quotes.csv", ",said,", ",said ,");
    let ran = project.run(&FIGURE);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn an_answer_that_a_replacement_does_not_give_is_named() {
    let project = Project::new();
    project.write_table(
        "data/questions.csv",
        "id,text,kind,note\nhurt,Was anybody hurt?,compatible,\n",
    );
    project.write_table(
        "data/positions.csv",
        "id,question,text\nhurt-no,hurt,No\nhurt-yes,hurt,Yes\n",
    );
    project.write_table(
        "data/answers.csv",
        "position,record,note\nhurt-no,brook-uphill,\nhurt-no,town-leaves,\nhurt-yes,chief-nobody,\n",
    );
    assert_eq!(
        project.run(&["check"]).err,
        "data: 23 rows in 16 tables, no problem\n"
    );
    let retire = |id: &str, by: &str| {
        let reason = ["--reason", "The same utterance"];
        let ran = project.run(&[&["retire", id, "--replaced-by", by][..], &reason].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.err
    };
    let said = retire("chief-nobody", "brook-uphill");
    assert!(
        said.ends_with(
            "`chief-nobody` took the position `hurt-yes`; if `brook-uphill` takes it too: cargo curate new answer --position hurt-yes --record brook-uphill\n"
        ),
        "{said}"
    );
}

#[test]
fn an_article_goes_with_its_records_all_or_nothing() {
    let project = Project::new();
    let before = project.data();
    let retire = ["retire", "rain-2024", "--reason", "Withdrawn by the outlet"];
    let ran = project.run(&retire);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.err,
        "error: nothing was written: read what would be lost, and say --yes\n"
    );
    assert!(project.data() == before);
    let kept = ran.out;
    let ran = project.run(&[&retire[..], &["--yes"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, kept);
    let shown = project.shown(&ran.out);
    let lines: Vec<&str> = shown.lines().collect();
    for (line, start) in lines.iter().zip([
        "data/sources.csv:3: removed: rain-2024,",
        // Nothing else refers to it.
        "data/actors.csv:3: removed: chief,",
        "data/quotes.csv:3: removed: chief-nobody,",
        "data/anchors.csv:4: removed: chief-nobody,rain-2024,",
        "data/retired.csv:2: added: chief,actor,0.1.0,,Withdrawn by the outlet",
        "data/retired.csv:3: added: chief-nobody,quote,0.1.0,,Withdrawn by the outlet",
        "data/retired.csv:4: added: rain-2024,source,0.1.0,,Withdrawn by the outlet",
    ]) {
        assert!(line.starts_with(start), "{shown}");
    }
    assert_eq!(lines.len(), 7, "{shown}");
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn an_event_that_only_the_article_dated_otherwise_has_one_date_again() {
    let project = Project::new();
    let locate = [
        "locate",
        "rain.txt",
        "river rose",
        "--record",
        "town-leaves",
    ];
    assert_eq!(project.run(&locate).code, 0);
    project.write_table(
        "data/relations.csv",
        "left,relation,right,dimension,note\ntown-leaves,contradicts,town-leaves,date,\n",
    );
    let anchors = project.read("data/anchors.csv");
    let mut anchors = anchors.lines();
    let anchor = anchors.find(|line| line.starts_with("town-leaves,rain-2024,1,"));
    let dated = anchor.unwrap().replace(",,", ",2024-05-07,inferred");
    project.replace("data/anchors.csv", anchor.unwrap(), &dated);
    assert_eq!(project.run(&["check"]).code, 0);
    let retire = ["retire", "rain-2024", "--reason", "Withdrawn", "--yes"];
    let ran = project.run(&retire);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let gone = "data/relations.csv:2: removed: town-leaves,contradicts,town-leaves,date,\n";
    assert!(project.shown(&ran.out).contains(gone), "{}", ran.out);
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn an_article_stays_where_others_rely_on_it() {
    let project = Project::new();
    // A statement of the other article is about an event that only this one reports.
    project.replace(
        "data/quotes.csv",
        "claimed,,rain-2024",
        "claimed,town-leaves,rain-2024",
    );
    let before = project.data();
    let retire = ["retire", "flood-2024", "--reason", "Withdrawn", "--yes"];
    let ran = project.run(&retire);
    assert_eq!(ran.code, 1);
    for said in [
        "`town-leaves` is retired, and nothing replaced it",
        "what records of other articles say of it must go first, such as with `cargo curate set RECORD COLUMN VALUE`\n",
    ] {
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    assert!(project.data() == before);
    let set = ["set", "chief-nobody", "event", ""];
    assert_eq!(project.run(&set).code, 0);
    let ran = project.run(&retire);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn the_cue_of_a_new_statement_is_beside_its_words() {
    let project = Project::new();
    let before = project.data();
    let new = |cue: &str| {
        project.run(&[
            "new",
            "quote",
            "--id",
            "chief-rain",
            "--speaker",
            "chief",
            "--text",
            "A wet week",
            "--speech",
            "indirect",
            "--medium",
            "unknown",
            "--said-on-basis",
            "unknown",
            "--attribution",
            "explicit",
            "--status",
            "claimed",
            "--cue",
            cue,
            "--article",
            "rain.txt",
            "--words",
            "rose by two metres",
        ])
    };
    let ran = new("denied");
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains(
            "`cue` of `chief-rain` is not in the paragraph of its words in `rain.txt`: denied; write the words there that introduce it, or leave the cell empty"
        ),
        "{}",
        ran.err
    );
    // It is in the article, but in another paragraph.
    assert_eq!(new("Rain for days").code, 1);
    assert!(project.data() == before);
    let ran = new("Said");
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn retire_takes_a_record_out_of_use() {
    let project = Project::new();
    project.run(&FIGURE);
    let ran = project.run(&[
        "retire",
        "evacuees-300",
        "--replaced-by",
        "evacuees-300-courier",
        "--reason",
        "Counted the next day",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        project.shown(&ran.out),
        "data/figures.csv:2: removed: evacuees-300,evacuees,lower-town,300,,approximately,2024-05-06,explicit,,ada-brook,,explicit,claimed,,town-leaves,flood-2024,About 300 people,\n\
         data/anchors.csv:5: removed: evacuees-300,flood-2024,1,25,41,ffda3ce73717df7e,,\n\
         data/retired.csv:2: added: evacuees-300,figure,0.1.0,evacuees-300-courier,Counted the next day\n"
    );
    assert!(
        project
            .read("data/retired.csv")
            .ends_with("\nevacuees-300,figure,0.1.0,evacuees-300-courier,Counted the next day\n")
    );
    assert_eq!(project.run(&["check"]).code, 0);
    let before = project.data();
    let ran = project.run(&["retire", "ada-brook", "--reason", "x"]);
    assert_eq!(ran.code, 1, "what refers to it would dangle");
    assert_eq!(project.run(&["retire", "nobody", "--reason", "x"]).code, 2);
    let itself = ["retire", "chief", "--replaced-by", "chief", "--reason", "x"];
    let ran = project.run(&itself);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("`chief` can't take its own place"),
        "{}",
        ran.err
    );
    assert_eq!(project.data(), before);
}

#[test]
fn diff_shows_removed_then_changed_then_added() {
    let project = Project::new();
    project.commit();
    assert_eq!(
        project.run(&["diff"]).out,
        "No data changed: no new version.\n"
    );
    project.replace("data/quotes.csv", "chief,said", "chief,noted");
    project.replace("data/names.csv", "language\n", "language\nchief,Boss,en\n");
    project.replace("data/participants.csv", "town-leaves,ada-brook,actor\n", "");
    let ran = project.run(&["diff"]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.out,
        "quotes\n  ~ chief-nobody\n      cue: said → noted\n\n\
         names\n  + chief Boss\n      language en\n\n\
         participants\n  - town-leaves ada-brook actor\n\n\
         This change requires a minor step: rows of names were added.\n\
         Cargo.toml goes from 0.1.0 to 0.1.0, which is too small: expected 0.1.1 or later (before 1.0.0, a major step raises the second number, a minor step or a patch the third).\n\
         CHANGELOG.md has no entry for 0.1.1: expected a heading such as `## 0.1.1`.\n"
    );
    project.replace("Cargo.toml", "0.1.0", "0.1.1");
    assert_eq!(project.run(&["diff"]).code, 1);
    project.replace("CHANGELOG.md", "## 0.1.0", "## 0.1.1\n\n## 0.1.0");
    let ran = project.run(&["diff", "--format", "markdown"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.starts_with(
        "### quotes\n\n**Changed** (1)\n\n| record | field | old | new |\n| --- | --- | --- | --- |\n| `chief-nobody` | cue | said | noted |\n\n### names\n"
    ), "{}", ran.out);
    assert!(ran.out.ends_with("CHANGELOG.md has an entry for 0.1.1.\n"));
}

#[test]
fn diff_requires_a_major_step_for_an_id_that_is_gone() {
    let project = Project::new();
    project.commit();
    for table in ["quotes", "anchors"] {
        let text = project.read(&format!("data/{table}.csv"));
        project.write_table(
            &format!("data/{table}.csv"),
            text.replace("chief-nobody", "chief-calm"),
        );
    }
    let ran = project.run(&["diff"]);
    assert!(
        ran.out.starts_with(
            "quotes\n  - chief-nobody\n      renamed to chief-calm without a row in retired\n"
        ),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("requires a major step: the id `chief-nobody` was renamed.")
    );
    assert!(ran.out.contains("expected 0.2.0 or later"));
    project.replace(
        "data/retired.csv",
        "reason\n",
        "reason\nchief-nobody,quote,0.1.0,chief-calm,Says more\n",
    );
    let ran = project.run(&["diff", "--no-gate"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out
            .contains("      retired, replaced by chief-calm: Says more\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("requires a minor step"));
}

/// A codebook with these codes of one vocabulary, and all codes of the others.
fn codebook(project: &Project, vocabulary: &str, codes: &[&str]) {
    let codebook = include_str!("../../data/README.md");
    let heading = format!("### `{vocabulary}`\n");
    let (before, section) = codebook.split_once(&heading).unwrap();
    let (about, table) = section.split_once("\n| --- | --- | --- | --- |\n").unwrap();
    let (_, after) = table.split_once("\n\n").unwrap();
    let rows = codes
        .iter()
        .map(|code| format!("| `{code}` | A code. | — | — |\n"));
    let rows: String = rows.collect();
    project.write(
        "data/README.md",
        format!("{before}{heading}{about}\n| --- | --- | --- | --- |\n{rows}\n{after}"),
    );
}

#[test]
fn diff_finds_codes_that_are_gone_or_new() {
    for (codes, outcome) in [
        (
            &["asserted", "planned", "hypothetical"][..],
            "No data changed: no new version.\n",
        ),
        (
            &["asserted", "planned", "hypothetical", "near"],
            "This change requires a major step: the code `Realis near` is gone.\n",
        ),
        (
            &["asserted", "hypothetical"],
            "This change requires a minor step: the code `Realis planned` was added.\n",
        ),
    ] {
        let project = Project::new();
        codebook(&project, "Realis", codes);
        project.commit();
        // The codes of today are those of the tool, whatever the codebook has.
        std::fs::remove_file(project.path("data/README.md")).unwrap();
        let ran = project.run(&["diff", "--no-gate"]);
        assert!(ran.out.starts_with(outcome), "{}", ran.out);
    }
}

#[test]
fn diff_recognises_a_renamed_column() {
    let project = Project::new();
    let now = project.read("data/figures.csv");
    project.replace("data/figures.csv", ",printed,", ",value,");
    project.replace("data/figures.csv", ",printed_to,", ",value_to,");
    project.replace("data/figures.csv", ",caveat,", ",warning,");
    project.replace("data/figures.csv", ",claimed,,", ",claimed,careful,");
    project.commit();
    project.write_table("data/figures.csv", now);
    let ran = project.run(&["diff", "--no-gate"]);
    assert!(
        ran.out.starts_with(
            "figures\n  ~ evacuees-300\n      warning: careful → (empty)\n\n\
             This change requires a major step: figures lost its column warning; \
             the column value of figures was renamed to printed; \
             the column value_to of figures was renamed to printed_to.\n"
        ),
        "{}",
        ran.out
    );
}

#[test]
fn diff_shows_what_can_not_be_seen() {
    let project = Project::new();
    project.replace("data/actors.csv", "The chief", "Ren\u{e9}\u{202e}");
    project.commit();
    project.replace(
        "data/actors.csv",
        "Ren\u{e9}\u{202e}",
        "Rene\u{301}\u{202e}",
    );
    project.replace("data/actors.csv", ",mayor,", ",mayor\u{1b}[31m,");
    project.replace("data/quotes.csv", "chief,said", "chief,said ");
    for (format, lines) in [
        (
            "text",
            [
                "      name: Ren\\u{e9}\\u{202e} → Ren\\u{65}\\u{301}\\u{202e}\n",
                "      role: mayor → mayor\\u{1b}[31m\n",
                "      cue: said → said\\u{20}\n",
            ],
        ),
        (
            "markdown",
            [
                "| `chief` | name | Ren\\\\u\\{e9\\}\\\\u\\{202e\\} | Ren\\\\u\\{65\\}\\\\u\\{301\\}\\\\u\\{202e\\} |\n",
                "| `ada-brook` | role | mayor | mayor\\\\u\\{1b\\}\\[31m |\n",
                "| `chief-nobody` | cue | said | said\\\\u\\{20\\} |\n",
            ],
        ),
    ] {
        let ran = project.run(&["diff", "--no-gate", "--format", format]);
        for line in lines {
            assert!(ran.out.contains(line), "{line}\n{}", ran.out);
        }
        assert!(!ran.out.contains(['\u{202e}', '\u{1b}']));
    }
}

#[test]
fn diff_says_nothing_where_there_is_nothing_to_say() {
    let project = Project::new();
    project.commit();
    project.replace(
        "data/participants.csv",
        "town-leaves,ada-brook,actor\n",
        "town-leaves,chief,actor\n",
    );
    let ran = project.run(&["diff", "--no-gate"]);
    assert!(
        ran.out.starts_with(
            "participants\n  - town-leaves ada-brook actor\n  + town-leaves chief actor\n\n"
        ),
        "{}",
        ran.out
    );
    let ran = project.run(&["diff", "--no-gate", "--format", "markdown"]);
    assert!(
        ran.out.contains("\n- `town-leaves chief actor`\n"),
        "{}",
        ran.out
    );
}

#[test]
fn diff_wants_the_new_version_as_that_which_retires() {
    let project = Project::new();
    project.commit();
    let retire = ["retire", "chief-nobody", "--reason", "Said by nobody"];
    assert_eq!(project.run(&retire).code, 0);
    project.replace("Cargo.toml", "0.1.0", "0.2.0");
    project.replace("CHANGELOG.md", "## 0.1.0", "## 0.2.0\n\n## 0.1.0");
    let ran = project.run(&["diff"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("retired.csv says that `chief-nobody` is retired in 0.1.0, and the version that retires it is 0.2.0: write 0.2.0 as its `retired_in`.\n"),
        "{}",
        ran.out
    );
    project.replace("data/retired.csv", "0.1.0", "0.2.0");
    assert_eq!(project.run(&["diff"]).code, 0);
    // Two releases on, the one between them is in the changelog.
    project.replace("Cargo.toml", "0.2.0", "0.3.0");
    project.replace("CHANGELOG.md", "## 0.2.0", "## 0.3.0\n\n## 0.2.0");
    assert_eq!(project.run(&["diff"]).code, 0);
}

#[test]
fn diff_says_what_it_can_compare_with() {
    let project = Project::new();
    project.commit();
    let ran = project.run(&["diff", "--", "--output=x"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.err,
        "error: `--output=x` is neither a folder here nor a revision of git; expected one such as HEAD, main or v0.1.0\n"
    );
    assert_eq!(project.run(&["diff", "data"]).code, 0);
    std::fs::create_dir(project.path("empty")).unwrap();
    for arguments in [&["diff", "empty"][..], &["diff", "data", "--data", "empty"]] {
        let ran = project.run(arguments);
        assert_eq!(ran.code, 2);
        assert_eq!(
            ran.err,
            "error: there is no table in `empty`; name the folder of the tables\n"
        );
    }
}

#[test]
fn stats_count_and_point_to_work() {
    let project = Project::new();
    let ran = project.run(&["stats"]);
    assert_eq!(ran.code, 0);
    for line in [
        "  sources           2\n",
        "  flood-2024\n    events       1\n    figures      1\n    quotes       1\n    anchors      4\n",
        "  evacuees      1\n",
        "  figures without a second witness: 1\n    evacuees-300\n",
        "  places without coordinates: 1\n    lower-town\n",
    ] {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    let ran = project.run(&["stats", "--format", "json"]);
    let object: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(object["codes"]["quotes.speech"]["direct"], 2);
    assert_eq!(
        object["next_work"]["quotes without an event"][0],
        "chief-nobody"
    );
}

/// The flags of another number for the same thing at the same time.
fn another_number(number: &'static str) -> Vec<&'static str> {
    let mut flags = FIGURE.to_vec();
    let printed = flags.iter().position(|flag| *flag == "300").unwrap();
    flags[printed] = number;
    flags.truncate(flags.len() - 4);
    let day = flags.iter().position(|flag| *flag == "2024-05-07").unwrap();
    flags[day] = "2024-05-06";
    flags.extend(["--article", "rain.txt", "--words", "two metres"]);
    flags
}

#[test]
fn new_adds_a_figure_that_disagrees_with_its_relation() {
    let project = Project::new();
    let mut flags = another_number("2");
    flags.extend(["--event", "town-leaves"]);
    let refused = project.run(&flags);
    assert_eq!(refused.code, 1);
    assert!(
        refused.err.contains("`evacuees-2-courier` says `2`"),
        "{}",
        refused.err
    );
    assert!(
        refused
            .err
            .contains("say with the record what it is to each of them: --contradicts ID, "),
        "{}",
        refused.err
    );
    flags.extend(["--contradicts", "evacuees-300"]);
    let ran = project.run(&flags);
    assert_eq!(ran.code, 0, "{}", ran.err);
    // In the order of the ids, whichever is new.
    assert!(
        ran.out
            .contains("data/relations.csv:2: evacuees-2-courier,contradicts,evacuees-300,value,"),
        "{}",
        ran.out
    );
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn new_ties_a_record_in_either_direction() {
    for (flag, row) in [
        ("--supersedes", "later,supersedes,evacuees-300,value,"),
        ("--superseded-by", "evacuees-300,supersedes,later,value,"),
        ("--restates", "later,restates,evacuees-300,wording,"),
        ("--refined-by", "evacuees-300,refines,later,value,"),
    ] {
        let project = Project::new();
        let mut flags = FIGURE.to_vec();
        flags.extend(["--id", "later", flag, "evacuees-300"]);
        let ran = project.run(&flags);
        // A rule may refuse it, and shows the row.
        let shown = format!("{}{}", ran.out, ran.err);
        assert!(shown.contains(row), "{flag}: {shown}");
    }
    let project = Project::new();
    let mut flags = FIGURE.to_vec();
    flags.extend(["--refines", "evacuees-300", "--dimension", "scope"]);
    let ran = project.run(&flags);
    assert!(
        ran.out
            .contains("evacuees-300-courier,refines,evacuees-300,scope,"),
        "{} {}",
        ran.out,
        ran.err
    );
}

#[test]
fn a_statement_is_tied_in_a_respect_that_is_named() {
    let project = Project::new();
    let quote = [
        "new",
        "quote",
        "--speech",
        "indirect",
        "--speaker",
        "chief",
        "--text",
        "The river came up",
        "--medium",
        "unknown",
        "--said-on-basis",
        "unknown",
        "--attribution",
        "explicit",
        "--status",
        "claimed",
        "--article",
        "rain.txt",
        "--words",
        "The river rose by two metres",
        "--supersedes",
        "brook-uphill",
    ];
    let ran = project.run(&quote);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.starts_with(
            "error: `chief-river-came-courier` supersedes `brook-uphill`: say in what respect with `dimension`, which is value, "
        ),
        "{}",
        ran.err
    );
}

#[test]
fn new_takes_the_number_and_its_qualifier_from_the_words() {
    let project = Project::new();
    let mut flags = FIGURE.to_vec();
    for flag in ["--printed", "--qualifier"] {
        let place = flags.iter().position(|other| *other == flag).unwrap();
        flags.drain(place..place + 2);
    }
    let words = flags.len() - 1;
    flags[words] = "About 300 people";
    flags.extend(["--restates", "evacuees-300"]);
    let ran = project.run(&flags);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let cells = project.cells("data/figures.csv", "evacuees-300-courier");
    for cell in [("printed", "300"), ("qualifier", "approximately")] {
        let cell = (cell.0.to_owned(), cell.1.to_owned());
        assert!(cells.contains(&cell), "{cells:?}");
    }
}
