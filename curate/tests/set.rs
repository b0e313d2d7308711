//! `set`: one cell.

use crate::common::Project;

#[test]
fn set_changes_one_cell_and_shows_it() {
    let project = Project::new();
    for (arguments, shown) in [
        (
            ["set", "evacuees-300", "as_of", "2024-05"],
            "data/figures.csv:2: evacuees-300: as_of: 2024-05-06 → 2024-05\n",
        ),
        (
            ["set", "chief", "role", "chief of police"],
            "data/actors.csv:3: chief: role: (empty) → chief of police\n",
        ),
        // A row without an id is named by its key.
        (
            ["set", "town-leaves,ada-brook,actor", "actor", "chief"],
            "data/participants.csv:2: town-leaves,ada-brook,actor: actor: ada-brook → chief\n",
        ),
    ] {
        let ran = project.run(&arguments);
        assert_eq!((ran.code, ran.out.as_str()), (0, shown), "{}", ran.err);
    }
    assert_eq!(project.run(&["check"]).code, 0);
    assert!(
        project
            .read("data/figures.csv")
            .contains(",approximately,2024-05,explicit,")
    );
    let before = project.data();
    let again = ["set", "chief", "role", "chief of police"];
    let ran = project.run(&again);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert_eq!(
        ran.err,
        "nothing was changed: the cell holds that already\n"
    );
    assert_eq!(project.data(), before);
}

#[test]
fn what_is_shown_is_what_is_written() {
    let project = Project::valid();
    for (value, shown) in [
        ("61.2", "61.005 → 61.200"),
        ("61,25", "61.200 → 61.250"),
        ("-0.1", "61.250 → -0.100"),
    ] {
        let ran = project.run(&["set", "lakeside", "latitude", value]);
        let said = format!("data/places.csv:4: lakeside: latitude: {shown}\n");
        assert_eq!((ran.code, ran.out), (0, said), "{}", ran.err);
    }
    let ran = project.run(&["set", "lakeside", "name", "Cafe\u{301}"]);
    let said = "data/places.csv:4: lakeside: name: Lakeside → Caf\u{e9}\n";
    assert_eq!((ran.code, ran.out.as_str()), (0, said), "{}", ran.err);
    let place = "\nlakeside,Caf\u{e9},town,FI,lake-region,-0.100,-0.250,7,";
    assert!(project.read("data/places.csv").contains(place));
    // The same value in another form is no change.
    let ran = project.run(&["set", "lakeside", "latitude", "-0.1"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (0, "nothing was changed: the cell holds that already\n")
    );
    for (value, said) in [
        (
            "51",
            "`51` is a coordinate without its decimals; did you mean `51.000` or `0.051`?",
        ),
        (
            "91.2",
            "`91.200` is not a valid `latitude`: expected degrees from -90 to 90 with three decimals, such as 51.192",
        ),
        (
            "InÃ¡cio",
            "`InÃ¡cio` is UTF-8 that was read as Windows-1252; did you mean `Inácio`?",
        ),
    ] {
        let before = project.data();
        let ran = project.run(&["set", "lakeside", "latitude", value]);
        assert_eq!(ran.code, 1, "{value}");
        assert!(
            ran.out
                .contains(&format!("-0.100 → {}", value.replace("91.2", "91.200")))
        );
        assert!(ran.err.contains(said), "{}", ran.err);
        assert_eq!(project.data(), before);
    }
}

#[test]
fn set_refuses_what_breaks_a_rule() {
    let project = Project::new();
    let before = project.data();
    for (arguments, code, message) in [
        (
            ["set", "evacuees-300", "printed", "400"],
            1,
            "nothing was written, since the tables would not pass the check:",
        ),
        (
            ["set", "evacuees-300", "qualifier", "exactly"],
            1,
            "`exactly` is not a code of `qualifier`; did you mean `exact`?",
        ),
        (
            ["set", "evacuees-30", "printed", "400"],
            2,
            "no row has the key `evacuees-30`; did you mean `evacuees-300`?",
        ),
        (
            ["set", "evacuees-300", "print", "400"],
            2,
            "figures has no column `print`; the columns are id, ",
        ),
        (
            ["set", "evacuees-300", "prited", "400"],
            2,
            "figures has no column `prited`; did you mean `printed`? The columns are id, ",
        ),
        (
            ["set", "evacuees-300", "id", "evacuees"],
            2,
            "an id is public, so it is not just changed; `cargo curate rename evacuees-300 evacuees` keeps the old one",
        ),
        (
            ["set", "lower-town", "longitude", "-0.250"],
            1,
            "error[coordinates]",
        ),
        (
            ["set", "evacuees-300", "note", "Two\nlines"],
            1,
            "a cell is one line",
        ),
    ] {
        let ran = project.run(&arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(message), "{arguments:?}: {}", ran.err);
    }
    assert_eq!(project.data(), before);
}

#[test]
fn an_anchor_becomes_a_part_of_another_record() {
    let project = Project::valid();
    project.replace(
        "data/anchors.csv",
        "times-2024-05,1,100,126,144cf7a45a7148dd,,\n",
        "times-2024-05,1,100,126,144cf7a45a7148dd,,\nlake-walk,times-2024-05,2,127,140,144cf7a45a7148dd,,\n",
    );
    let ran = project.run(&[
        "set",
        "lake-walk,times-2024-05,1",
        "record",
        "bridge-opening",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        ran.out,
        "data/anchors.csv:9: lake-walk,times-2024-05,1: record: lake-walk → bridge-opening · part: 1 → 2\n\
         data/anchors.csv:10: lake-walk,times-2024-05,2: part: 2 → 1\n"
    );
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn an_id_that_only_looks_like_one_differs_in_the_message() {
    let project = Project::new();
    for (id, shown) in [
        ("\u{441}hief", r"\u{441}hief"),
        ("chief\u{200B}", r"chief\u{200b}"),
        ("chi\u{2010}ef", r"chi\u{2010}ef"),
        // This can be seen.
        ("chi\u{e9}f", "chi\u{e9}f"),
    ] {
        let said = format!("error: no row has the key `{shown}`; did you mean `chief`?\n");
        assert_eq!(project.run(&["set", id, "role", "x"]).err, said);
        let ran = project.run(&["retire", id, "--reason", "x"]);
        let said = format!("error: no record has the id `{shown}`; did you mean `chief`?\n");
        assert_eq!(ran.err, said);
    }
    let ran = project.run(&["set", "evacuees-300", "metric", "evacuees\u{200D}"]);
    assert!(
        ran.err
            .contains("this is a zero-width character (U+200D); delete it"),
        "{}",
        ran.err
    );
    let ran = project.run(&["set", "evacuees-300", "metric", "evacu\u{435}es"]);
    assert!(
        ran.err
            .contains(r"there is no `evacu\u{435}es` in metrics; did you mean `evacuees`?"),
        "{}",
        ran.err
    );
}
