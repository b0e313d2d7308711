//! `rename`: another id, and every reference to it.

use crate::common::Project;

#[test]
fn rename_takes_every_reference_along() {
    let project = Project::new();
    project.replace(
        "data/retired.csv",
        "reason\n",
        "reason\nleaving,event,0.1.0,town-leaves,Said less\n",
    );
    project.replace(
        "data/places.csv",
        "town,,,,,,\n",
        "town,,,,,,The place of town-leaves\n",
    );
    let reason = "People leave a part of it";
    let ran = project.run(&["rename", "town-leaves", "exodus", "--reason", reason]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        project.shown(&ran.out),
        "data/events.csv:2: town-leaves: id: town-leaves → exodus\n\
         data/figures.csv:2: evacuees-300: event: town-leaves → exodus\n\
         data/quotes.csv:2: brook-uphill: event: town-leaves → exodus\n\
         data/anchors.csv:6: town-leaves,flood-2024,1: record: town-leaves → exodus\n\
         data/participants.csv:2: town-leaves,ada-brook,actor: event: town-leaves → exodus\n\
         data/retired.csv:2: leaving: replaced_by: town-leaves → exodus\n\
         data/retired.csv:3: added: town-leaves,event,0.1.0,exodus,People leave a part of it\n"
    );
    assert_eq!(
        ran.err,
        "data/places.csv:2: `note` still names `town-leaves`\n"
    );
    assert_eq!(project.run(&["check"]).code, 0);
    assert_eq!(project.run(&["verify", "."]).code, 0);
}

#[test]
fn rename_writes_a_relation_in_the_order_of_the_ids() {
    let project = Project::valid();
    let rename = |old: &str, new: &str| project.run(&["rename", old, new, "--reason", "Clearer"]);
    // The same in both directions.
    let ran = rename("area-500-times", "mown-500-times");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.contains(
            "data/relations.csv:2: area-500-times,contradicts,area-600-wire,value: left: area-500-times → area-600-wire · right: area-600-wire → mown-500-times\n"
        ),
        "{}",
        ran.out
    );
    // One direction, and an event with two dates.
    let ran = rename("lake-walk", "walk-round-lake");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let relations = project.read("data/relations.csv");
    for row in [
        "second-walk,supersedes,walk-round-lake,date,\n",
        "walk-round-lake,contradicts,walk-round-lake,date,The wire has another day\n",
    ] {
        assert!(relations.contains(row), "{relations}");
    }
    assert_eq!(project.run(&["check"]).code, 0);
    // Every kind of record.
    for (old, new) in [
        ("times-2024-05", "a-source"),
        ("residents", "an-actor"),
        ("lake-region", "a-place"),
        ("walkers", "a-metric"),
        ("bridge-opening", "an-event"),
        ("walkers-12-times", "a-figure"),
        ("doe-bridge-times", "a-quote"),
        ("bridge-use", "a-question"),
        ("walk-aim-air", "a-position"),
    ] {
        let ran = rename(old, new);
        assert_eq!(ran.code, 0, "{old}: {}", ran.err);
    }
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn rename_names_what_it_can_not_do() {
    let project = Project::new();
    project.replace(
        "data/retired.csv",
        "reason\n",
        "reason\ntown-stays,event,0.1.0,,It did not\ntown-walks,event,0.1.0,town-leaves,Most drove\n",
    );
    let before = project.data();
    for (old, new, code, message) in [
        (
            "chief",
            "ada-brook",
            2,
            "error: `ada-brook` is in use in actors; choose another id, or make one record of two with `cargo curate merge`\n",
        ),
        (
            "chieff",
            "boss",
            2,
            "error: no record has the id `chieff`; did you mean `chief`?\n",
        ),
        ("chief", "The Boss", 1, "error[id]"),
        (
            "town-walks",
            "town-goes",
            2,
            "error: `town-walks` is retired, and `town-leaves` replaced it\n",
        ),
        (
            "town-stays",
            "town-goes",
            2,
            "error: `town-stays` is retired, and nothing replaced it\n",
        ),
    ] {
        let ran = project.run(&["rename", old, new, "--reason", "Clearer"]);
        assert_eq!(ran.code, code);
        assert!(ran.err.contains(message), "{}", ran.err);
    }
    assert_eq!(project.data(), before);
}
