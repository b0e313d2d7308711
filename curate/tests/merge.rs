//! `merge`: one record of two, and what is lost.

use crate::common::{Project, Ran};

fn merge(project: &Project, from: &str, into: &str) -> Ran {
    let ran = project.run(&["merge", from, into, "--reason", "The same", "--yes"]);
    if ran.code == 0 {
        let check = project.run(&["check"]);
        let done = ran.err.contains("still to do") || check.code == 0;
        assert!(done, "{}", check.out);
    }
    ran
}

#[test]
fn merge_moves_what_refers_to_the_record() {
    let project = Project::valid();
    let reason = "reason\nfolk,actor,0.1.0,residents,Vague\n";
    project.replace("data/retired.csv", "reason\n", reason);
    project.replace(
        "data/participants.csv",
        "lake-walk,residents,recipient\n",
        "lake-walk,residents,actor\nlake-walk,residents,recipient\n",
    );
    let ran = merge(&project, "residents", "lake-club");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        project.shown(&ran.out),
        "data/actors.csv:7: removed: residents,Residents,collective,,,unnamed,,\n\
         data/figures.csv:4: length-3-to-5-times: subject: residents → lake-club\n\
         data/figures.csv:8: walkers-dozens-wire: claimed_by: residents → lake-club\n\
         data/quotes.csv:3: doe-calm-wire: addressee: residents → lake-club\n\
         data/quotes.csv:4: residents-walk-wire: speaker: residents → lake-club\n\
         data/participants.csv:4: removed: lake-walk,residents,actor\n\
         data/participants.csv:5: lake-walk,residents,recipient: actor: residents → lake-club\n\
         data/retired.csv:2: folk: replaced_by: residents → lake-club\n\
         data/retired.csv:5: added: residents,actor,0.1.0,lake-club,The same\n\
         lost: `name` of `residents`: Residents; `lake-club` has Lake Club\n\
         lost: `kind` of `residents`: collective; `lake-club` has government\n\
         lost: `role` of `residents`: unnamed; `lake-club` has none\n\
         lost: participants: lake-walk,residents,actor; `lake-club` has the same row\n"
    );
}

#[test]
fn merge_moves_the_anchors_of_an_event() {
    let project = Project::valid();
    let ran = merge(&project, "bridge-opening", "lake-walk");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for line in [
        "data/anchors.csv:5: bridge-opening,times-2024-05,1: record: bridge-opening → lake-walk\n\
         data/anchors.csv:9: lake-walk,times-2024-05,1: part: 1 → 2\n",
        "lost: participants: bridge-opening,lake-club,actor; `lake-walk` has the same row\n",
    ] {
        assert!(ran.out.contains(line), "{}", ran.out);
    }
    // Where two spans overlap, there is one.
    let project = Project::valid();
    project.replace(
        "data/anchors.csv",
        "wire-2024-05,1,20,42",
        "wire-2024-05,1,360,380",
    );
    let ran = merge(&project, "second-walk", "lake-walk");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for line in [
        "lost: anchors: second-walk,wire-2024-05,1,370,395,11750053ec72eade; it overlaps lake-walk,wire-2024-05,1\n",
        "lost: relations: second-walk,supersedes,lake-walk,date; it would relate `lake-walk` to itself\n",
        "lost: answers: walk-aim-company,second-walk; `lake-walk` takes the position `walk-aim-air` on `walk-aim`\n",
    ] {
        assert!(ran.out.contains(line), "{}", ran.out);
    }
    assert!(
        ran.err
            .contains("no record takes the position `walk-aim-company`"),
        "{}",
        ran.err
    );
}

#[test]
fn merge_keeps_what_is_true_of_one_record_only() {
    let project = Project::valid();
    let ran = merge(&project, "walkers-12-times", "walkers-12000-wire");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for line in [
        "lost: `printed` of `walkers-12-times`: 12; `walkers-12000-wire` has 12000\n",
        "lost: anchors: walkers-12-times,times-2024-05,1,310,320,eb28a32d3233c491; a figure has the words of its own anchors\n",
        "lost: corrections: walkers-12-times,printed,12,12000,Thousands lost: walkers-12000-wire has them; `printed` of `walkers-12000-wire` is not `12`\n",
    ] {
        assert!(ran.out.contains(line), "{}", ran.out);
    }
    // A place within the other one, with a spelling that both have.
    let project = Project::valid();
    let spelling = "fi\nlake-region,Lakeside,en\n";
    project.replace("data/names.csv", "fi\n", spelling);
    let ran = merge(&project, "lake-region", "lakeside");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for line in [
        "data/places.csv:4: lakeside: within: lake-region → finland\n",
        "data/names.csv:3: lake-region,Järvialue: record: lake-region → lakeside\n",
        "lost: `kind` of `lake-region`: region; `lakeside` has town\n\
         lost: names: lake-region,Lakeside,en; `lakeside` has this name itself\n",
    ] {
        assert!(ran.out.contains(line), "{}", ran.out);
    }
}

#[test]
fn merge_moves_answers_from_position_to_position() {
    let project = Project::valid();
    let ran = merge(&project, "walk-aim-air", "walk-aim-company");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        project.shown(&ran.out),
        "data/positions.csv:4: removed: walk-aim-air,walk-aim,Fresh air\n\
         data/answers.csv:4: walk-aim-air,lake-walk: position: walk-aim-air → walk-aim-company\n\
         data/answers.csv:5: walk-aim-air,residents-walk-wire: position: walk-aim-air → walk-aim-company\n\
         data/retired.csv:4: added: walk-aim-air,position,0.1.0,walk-aim-company,The same\n\
         lost: `text` of `walk-aim-air`: Fresh air; `walk-aim-company` has Company\n"
    );
}

#[test]
fn merge_asks_and_refuses() {
    let project = Project::valid();
    let before = project.data();
    let ran = project.run(&["merge", "residents", "lake-club", "--reason", "The same"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.ends_with("`lake-club` has none\n"), "{}", ran.out);
    assert_eq!(
        ran.err,
        "error: nothing was written: read what would be lost, and say --yes\n"
    );
    for (from, into, code, message) in [
        (
            "residents",
            "lakeside",
            2,
            "`residents` is in actors and `lakeside` in places; name two records of one table",
        ),
        (
            "residents",
            "residents",
            2,
            "both ids are `residents`, which is one record already; name another one",
        ),
        (
            "times-2024-05",
            "wire-2024-05",
            2,
            "two articles can't be merged, since an anchor is a place in the text of one of them",
        ),
        (
            "resident",
            "lakeside",
            2,
            "no record has the id `resident`; did you mean `residents`?",
        ),
        // Jane Doe is what the wire passed on; it passes nothing of its own on.
        (
            "jane-doe",
            "example-wire",
            1,
            "nothing was written, since the tables would not pass the check:",
        ),
    ] {
        let ran = merge(&project, from, into);
        assert_eq!(ran.code, code, "{}{}", ran.out, ran.err);
        assert!(ran.err.contains(message), "{}", ran.err);
    }
    assert_eq!(project.data(), before);
}

#[test]
fn split_leads_to_what_divides_a_record() {
    let project = Project::new();
    let ran = project.run(&["split", "town-leaves", "--into", "town-returns"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.err,
        "error: there is no command `split`, since only a reader knows what belongs to which: add the second record with `cargo curate new event`, and give it the anchors that are its own with `cargo curate set RECORD,SOURCE,PART record SECOND`\n"
    );
    assert!(!project.run(&["--help"]).out.contains("split"));
}
