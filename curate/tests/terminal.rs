//! What the tool asks where somebody can answer.

use std::io::Write;
use std::process::{Command, Stdio};

use curate::codegen::schema::{actors, places};

use crate::common::{Project, Ran};

/// Runs the tool at a terminal, with these answers; `None` where nothing can play one.
fn ask(project: &Project, arguments: &str, answers: &[&str]) -> Option<Ran> {
    // Other programs of that name have other options.
    let version = Command::new("script").arg("--version").output();
    if !version.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("util-linux")) {
        println!("skipped: there is no `script` of util-linux to play a terminal");
        return None;
    }
    // Without an echo of the answers, which would come between the questions at any time.
    let command = format!("stty -echo; '{}' {arguments}", env!("CARGO_BIN_EXE_curate"));
    let mut script = Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .current_dir(project.path("."))
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("script starts");
    let lines: String = answers.iter().map(|answer| format!("{answer}\n")).collect();
    let mut stdin = script.stdin.take().expect("there is an input");
    stdin.write_all(lines.as_bytes()).unwrap();
    drop(stdin);
    let output = script.wait_with_output().expect("script ends");
    let mut ran = Ran::from(output);
    ran.out = ran.out.replace("\r\n", "\n");
    assert!(!ran.out.contains("panicked"), "{}", ran.out);
    Some(ran)
}

#[test]
fn new_asks_for_every_cell() {
    let project = Project::new();
    let cells: [&[&str]; 7] = [
        &["Border Post"],
        &["governmen", ""],
        &["UK", "-"],
        &["cour", ""],
        &[""],
        &[""],
        &[""],
    ];
    let cells = project.answers(actors::TABLE, &cells);
    // The id that is proposed.
    let Some(ran) = ask(&project, "new actor", &[&cells[..], &[""]].concat()) else {
        return;
    };
    for question in [
        "The name in English.\nname: What the actor is.\n  person: One person, named or not.\n",
        "country (optional): The body that the actor belongs to.\n  actors: ada-brook, chief, courier\n",
        "affiliation (optional):   courier: The Courier\naffiliation [courier; - for none]: ",
        "\nkind: `governmen` is not a code of `kind`; did you mean `government`?",
        "\nkind [government]: The country code of the state, de jure.\ncountry (optional): `UK` is not a valid country code; expected ",
        " such as UA\ncountry (optional): The body that the actor belongs to.\n",
        " (optional): id [border-post]: ",
    ] {
        assert!(ran.out.contains(question), "{question}\n{}", ran.out);
    }
    let cells = [
        ("id", "border-post"),
        ("name", "Border Post"),
        ("kind", "government"),
        ("affiliation", "courier"),
    ];
    let cells = cells.map(|(column, cell)| (column.to_owned(), cell.to_owned()));
    assert_eq!(project.cells("data/actors.csv", "border-post"), cells);
}

#[test]
fn new_asks_nothing_optional_of_who_gives_all_the_rest() {
    let project = Project::new();
    let Some(ran) = ask(&project, "new actor --name Herald --kind media", &[""]) else {
        return;
    };
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("id [herald]: "), "{}", ran.out);
    assert!(!ran.out.contains("(optional)"), "{}", ran.out);
}

#[test]
fn ids_are_searched_for() {
    let project = Project::new();
    project.replace("data/participants.csv", "town-leaves,ada-brook,actor\n", "");
    // By the title of the event; several; none; misspelt.
    let answers = ["LOWER", "", "c", "nobody-at-all", "chif", ""];
    let Some(ran) = ask(&project, "new participant --role actor", &answers) else {
        return;
    };
    for question in [
        "event:   town-leaves: People leave the lower town\nevent [town-leaves]: ",
        "actor:   chief: The chief\n  courier: The Courier\n\
         actor:   nothing in actors has `nobody-at-all` in its id or its name\n\
         actor:   nothing in actors has `chif` in its id or its name\n\
         actor [chief]: ",
    ] {
        assert!(ran.out.contains(question), "{question}\n{}", ran.out);
    }
    assert!(
        project
            .read("data/participants.csv")
            .ends_with("\ntown-leaves,chief,actor\n")
    );
}

#[test]
fn merge_asks_before_it_writes() {
    let project = Project::valid();
    let before = project.data();
    let merge = "merge residents lake-club --reason Same";
    for no in ["", "n", "what"] {
        let Some(ran) = ask(&project, merge, &[no]) else {
            return;
        };
        assert_eq!(ran.code, 1);
        assert!(
            ran.out.ends_with(
                "merge `residents` into `lake-club`? [y/N]: error: nothing was written\n"
            ),
            "{}",
            ran.out
        );
        assert_eq!(project.data(), before);
    }
    let ran = ask(&project, merge, &["y"]).expect("a terminal, as before");
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert_ne!(project.data(), before);
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn what_was_typed_is_shown_after_a_refusal_of_any_table() {
    let project = Project::new();
    for (arguments, answers, given) in [
        (
            "new name",
            &["ada-brook", "Ada", "english"][..],
            "cargo curate new name --record ada-brook --name Ada --language english",
        ),
        (
            "new metric",
            &[
                "People who stay",
                "people",
                "share",
                "Those who did not leave",
            ],
            "cargo curate new metric --id people-who-stay --name 'People who stay' --unit people --measure share --definition 'Those who did not leave'",
        ),
    ] {
        let Some(ran) = ask(&project, arguments, answers) else {
            return;
        };
        assert_eq!(ran.code, 1, "{}", ran.out);
        assert!(ran.out.contains(given), "{given}\n{}", ran.out);
    }
}

#[test]
fn what_a_cell_cannot_hold_is_asked_for_again_at_once() {
    let project = Project::new();
    let cells: [&[&str]; 8] = [
        &["", "Bridge"],
        &["town"],
        &["FI"],
        &[""],
        &["61", "61.2"],
        &["25,51"],
        &["0658", "658"],
        &["#NAME?", "N/A", "-"],
    ];
    let cells = project.answers(places::TABLE, &cells);
    let Some(ran) = ask(&project, "new place", &[&cells[..], &[""]].concat()) else {
        return;
    };
    assert_eq!(ran.code, 0, "{}", ran.out);
    for said in [
        "\nname: `name` is empty; expected: the name in English\nname: ",
        "\nlatitude (optional): `61` is a coordinate without its decimals; did you mean `61.000` or `0.061`?\nlatitude (optional): ",
        "\ngeonames (optional): `0658` is not a whole number: expected only digits, such as 1250; did you mean `658`?\ngeonames [658; - for none]: ",
        "\nnote (optional): `#NAME?` is an error of a spreadsheet; write the value that was there\nnote (optional): other software reads `N/A` as a missing value;",
    ] {
        assert!(ran.out.contains(said), "{said}\n{}", ran.out);
    }
    assert!(
        project
            .read("data/places.csv")
            .contains("\nbridge,Bridge,town,FI,,61.200,25.510,658,\n"),
        "{}",
        project.read("data/places.csv")
    );
}
