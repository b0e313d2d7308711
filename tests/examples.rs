//! The examples: what they print, and what they answer to wrong arguments.

mod example;

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use example::{command, example, stdout};
use kursk_campaign::chrono::NaiveDate;
use kursk_campaign::{
    Actor, DATASET, Event, Figure, Record, actors, events, figures, metrics, places, questions,
    quotes,
};
use serde_json::Value;

fn timeline(arguments: &[&str]) -> String {
    stdout(&example("timeline", arguments))
}

/// Whether the timeline has an event: its lines start with its date.
fn has(timeline: &str, event: &Event) -> bool {
    let start = format!("{} [", event.date);
    let mut lines = timeline.lines();
    lines.any(|line| line.starts_with(&start) && line.contains(event.title))
}

#[test]
fn the_timeline_has_every_event_with_its_figures_and_quotes() {
    let timeline = timeline(&[]);
    for event in events::ALL {
        assert!(has(&timeline, event), "{event:?}");
    }
    for figure in figures::ALL.iter().filter(|figure| figure.event.is_some()) {
        assert!(timeline.contains(figure.wording), "{figure:?}");
    }
    for quote in quotes::ALL.iter().filter(|quote| quote.event.is_some()) {
        assert!(timeline.contains(quote.text), "{quote:?}");
    }
    // What contradicts a figure is beside it.
    assert!(timeline.contains("≠ in value: People evacuated: 200,000 people"));
}

/// Whether the actor takes part in the event, or speaks of it.
fn concerns(event: &Event, actor: &Actor) -> bool {
    event.actors().contains(&actor)
        || event.quotes().iter().any(|quote| quote.speaker == actor)
        || event
            .figures()
            .iter()
            .any(|figure| figure.claimed_by == actor)
}

#[test]
fn the_timeline_is_of_a_period_a_place_or_an_actor() {
    let day = NaiveDate::from_ymd_opt(2025, 3, 12).unwrap();
    let of_day = timeline(&["--from", "2025-03-12", "--to", "2025-03-12"]);
    let month = timeline(&["--from", "2025-03", "--to", "2025-03"]);
    let there = timeline(&["--place", "sudzha"]);
    let by = timeline(&["--actor", "Зеленський"]);
    let shown = |event: &Event| [&of_day, &there, &by].map(|timeline| has(timeline, event));
    for event in events::ALL {
        let speaks = event
            .quotes()
            .iter()
            .any(|quote| quote.speaker == actors::ZELENSKY);
        let claims = event
            .figures()
            .iter()
            .any(|figure| figure.claimed_by == actors::ZELENSKY);
        let expected = [
            events::between(day, day).any(|other| other == event),
            event.place == Some(places::SUDZHA),
            event.actors().contains(&actors::ZELENSKY) || speaks || claims,
        ];
        assert_eq!(shown(event), expected, "{event:?}");
        assert!(!expected[0] || has(&month, event), "{event:?}");
    }
    // A place with its parts, and a name of several places.
    let kursk = timeline(&["--place", "Kursk"]);
    for event in places::KURSK_OBLAST.events_within() {
        assert!(has(&kursk, event), "{event:?}");
    }
    let strangers = actors::ALL
        .iter()
        .flat_map(|actor| places::ALL.iter().map(move |place| (actor, place)));
    let mut strangers = strangers.filter(|(actor, place)| {
        let mut there = place.events_within();
        there.all(|event| !concerns(event, actor))
    });
    let (actor, place) = strangers.next().expect("not everybody is everywhere");
    let nothing = timeline(&["--actor", actor.id, "--place", place.id]);
    assert_eq!(nothing, "no event fits\n", "{actor:?} {place:?}");
}

/// The first command of the README is somebody's first impression.
#[test]
fn the_timeline_compiles_few_crates() {
    let mut tree = Command::new(env!("CARGO"));
    tree.args([
        "tree",
        "--quiet",
        "--package",
        "kursk-campaign",
        "--prefix",
        "none",
    ]);
    let tree = stdout(
        &tree
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap(),
    );
    // A crate that is listed again is marked with a star.
    let crates: BTreeSet<_> = tree
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .collect();
    assert!(crates.len() <= 18, "{crates:?}");
}

#[test]
fn a_reader_of_the_timeline_may_leave_early() {
    let mut command = command("timeline", &[]);
    let mut running = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(running.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let mut said = String::new();
    running
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert!(
        running.wait().unwrap().success() && said.is_empty(),
        "{said}"
    );
}

/// The lines about each figure under a heading of `fact_check`.
fn checked(text: &str, heading: &str) -> BTreeSet<&'static str> {
    let start = format!("{heading}: ");
    let lines = text
        .lines()
        .skip_while(|line| !line.starts_with(&start))
        .skip(1);
    let lines: Vec<_> = lines.take_while(|line| line.starts_with(' ')).collect();
    let cited = |figure: &&Figure| {
        let citation = format!("      cite as: {}", figure.citation());
        lines.iter().any(|line| *line == citation)
    };
    figures::ALL
        .iter()
        .filter(cited)
        .map(|figure| figure.id)
        .collect()
}

#[test]
fn a_number_is_checked_against_every_figure_of_its_metric() {
    let text = stdout(&example("fact_check", &["area-held", "100"]));
    let same = checked(&text, "This number");
    let other = checked(&text, "Another number, perhaps of another time");
    assert!(same.contains(figures::AREA_HELD_UNDER_100_ARA.id), "{text}");
    assert!(other.contains(figures::AREA_HELD_1250_ARA.id), "{text}");
    let vague = checked(&text, "No number");
    let admitting = checked(&text, "A number that admits this one");
    let all: BTreeSet<_> = metrics::AREA_HELD
        .figures()
        .iter()
        .map(|figure| figure.id)
        .collect();
    assert_eq!(&(&same | &other) | &(&vague | &admitting), all, "{text}");
    for figure in metrics::AREA_HELD.figures() {
        assert_eq!(
            vague.contains(figure.id),
            figure.value().is_none(),
            "{figure:?}"
        );
    }
}

#[test]
fn a_number_is_checked_with_its_contradictions_and_witnesses() {
    let text = stdout(&example(
        "fact_check",
        &["north", "korean", "troops", "12,000"],
    ));
    let twelve = figures::NORTH_KOREANS_SENT_12000_DEFENCE_TALKS;
    assert!(checked(&text, "This number").contains(twelve.id), "{text}");
    for figure in checked(&text, "This number") {
        let figure = Figure::get(figure).unwrap();
        let names: Vec<_> = figure.witnesses().iter().map(|actor| actor.name).collect();
        assert!(text.contains(&names.join(", ")), "{figure:?}");
        assert!(
            text.contains(&format!("{} independent witness", names.len())),
            "{figure:?}"
        );
        for relation in figure.relations() {
            let contradicts = relation.relation == kursk_campaign::vocab::RelationKind::Contradicts;
            let other = relation.other(figure.into()).unwrap();
            if contradicts {
                assert!(text.contains(other.wording().unwrap()), "{other}");
            }
        }
    }
}

#[test]
fn the_export_has_every_record_of_every_table() {
    let lines = stdout(&example("export", &[]));
    let document = stdout(&example("export", &["--document"]));
    let document: Value = serde_json::from_str(&document).unwrap();
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(document["dataset"]["fingerprint"], DATASET.fingerprint);
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    let mut records = 0;
    for file in fs::read_dir(data).unwrap().flatten() {
        let Some(table) = file
            .file_name()
            .to_str()
            .unwrap()
            .strip_suffix(".csv")
            .map(str::to_owned)
        else {
            continue;
        };
        let listed = document[&table].as_array().unwrap();
        let mut of_table = lines.iter().filter(|line| line["table"] == *table).cloned();
        assert_eq!(document["dataset"][&table], listed.len(), "{table}");
        for record in listed {
            let mut line = of_table.next().unwrap();
            line.as_object_mut().unwrap().remove("table");
            assert_eq!(&line, record, "{table}");
        }
        records += listed.len();
    }
    assert_eq!(lines.len(), records);
    // What is written is read back.
    let read: Vec<&Figure> = serde_json::from_value(document["figures"].clone()).unwrap();
    assert!(read.into_iter().eq(figures::ALL));
    let one = stdout(&example("export", &["questions"]));
    assert_eq!(one.lines().count(), questions::ALL.len());
}

#[test]
fn the_chart_has_every_number_with_its_owner() {
    let chart = stdout(&example("area_held", &[]));
    let labels: Vec<_> = chart.lines().filter(|line| line.contains(": ")).collect();
    for figure in metrics::AREA_HELD.figures() {
        let is_drawn = |line: &&&str| {
            line.starts_with(&format!("{}: ", figure.claim()))
                && line.contains(figure.claimed_by.name)
        };
        let is_meant = figure.value().is_some() && figure.caveat.is_none();
        assert_eq!(
            labels.iter().any(|line| is_drawn(&line)),
            is_meant,
            "{figure:?}"
        );
    }
    // 86 % of 1,250 leave 175.
    let left = labels
        .iter()
        .find(|line| line.starts_with("175, as 86 percent were retaken: "));
    assert!(
        left.is_some_and(|line| line.contains(actors::RUSSIA.name)),
        "{labels:?}"
    );
}

#[test]
fn wrong_arguments_give_one_clear_line() {
    for (name, arguments, expected) in [
        (
            "timeline",
            &["--from", "2025-3"][..],
            "expected 2024-08-06, 2024-08 or 2024",
        ),
        (
            "timeline",
            &["--from", "2025", "--to", "2024"],
            "--from is later than --to",
        ),
        (
            "timeline",
            &["--place", "sudza"],
            "no place `sudza`; the nearest is `sudzha`",
        ),
        (
            "timeline",
            &["--actor", "zelenksy"],
            "no actor `zelenksy`; the nearest is `zelensky`",
        ),
        (
            "timeline",
            &["--actor"],
            "missing argument for option '--actor'",
        ),
        ("timeline", &["--until", "2025"], "invalid option '--until'"),
        (
            "fact_check",
            &["evacuated"],
            "a metric or words are missing, or the number",
        ),
        (
            "fact_check",
            &["evacuated", "many"],
            "the last argument is no number: `many`",
        ),
        (
            "fact_check",
            &["area-hold", "100"],
            "`area-hold`; the nearest is `area-held`",
        ),
        (
            "export",
            &["figure"],
            "no table `figure`; the nearest is `figures`",
        ),
        ("export", &["--csv"], "invalid option '--csv'"),
        (
            "area_held",
            &["chart.svg"],
            "unexpected argument \"chart.svg\"",
        ),
    ] {
        let output = example(name, arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            output.status.code(),
            Some(2),
            "{name} {arguments:?}: {said}"
        );
        assert!(
            said.contains(expected) && said.lines().count() == 1,
            "{said}"
        );
        assert!(output.stdout.is_empty(), "{name} {arguments:?}");
    }
    for name in ["timeline", "fact_check", "export", "area_held"] {
        let usage = stdout(&example(name, &["--help"]));
        assert!(usage.starts_with(&format!("Usage: {name}")), "{usage}");
    }
}
