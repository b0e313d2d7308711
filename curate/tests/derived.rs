//! What follows from the rows: the claims after corrections, the witnesses of figures and positions, and
//! who agrees with whom.

use curate::codegen::check::{self, Report};
use curate::codegen::dataset::Dataset;
use curate::codegen::dataset::RowPlace;
use curate::codegen::derive::{self, Derived};
use curate::codegen::read;
use curate::codegen::schema::{figures, positions, retired};

use crate::support::context::CONTEXT;
use crate::support::tables::{Tables, bytes};

/// Runs a test on tables that need not be complete.
fn with_derived(tables: Tables, test: impl FnOnce(&Dataset<'_>, &Derived<'_, '_>)) {
    let (tables, mut problems) = read::read(&tables.files(), &CONTEXT);
    let dataset = check::parse(&tables, &mut Report::new(&mut problems));
    test(&dataset, &derive::derive(&dataset));
}

/// The tables with the actors and sources that the figures below refer to.
fn tables() -> Tables {
    let mut tables = Tables::default();
    for id in ["ann", "bob", "cyd", "news", "wire"] {
        tables.add("actors", &[("id", id), ("name", id), ("kind", "person")]);
    }
    tables.add("sources", &[("id", "article"), ("publisher", "news")]);
    tables.add(
        "sources",
        &[
            ("id", "reprint"),
            ("publisher", "news"),
            ("republishes", "wire"),
        ],
    );
    tables
}

/// The witnesses of each figure, in the order of the ids, by figures `id owner status source` and
/// relations `left relation right dimension`.
fn witnesses(figures: &[&str], relations: &[&str]) -> Vec<String> {
    let mut tables = tables();
    for figure in figures {
        let cells: Vec<&str> = figure.split(' ').collect();
        let names = ["id", "claimed_by", "status", "source"];
        tables.add("figures", &names.into_iter().zip(cells).collect::<Vec<_>>());
    }
    for relation in relations {
        let cells: Vec<&str> = relation.split(' ').collect();
        let names = ["left", "relation", "right", "dimension"];
        tables.add(
            "relations",
            &names.into_iter().zip(cells).collect::<Vec<_>>(),
        );
    }
    let mut shown = Vec::new();
    with_derived(tables, |dataset, derived| {
        for figure in dataset.rows(figures::TABLE) {
            let ids: Vec<_> = derived.witnesses[figure.place]
                .iter()
                .map(|place| dataset.row(*place).id())
                .collect();
            shown.push(format!("{}: {}", figure.id(), ids.join(" ")));
        }
    });
    shown
}

#[test]
fn a_figure_is_its_own_witness() {
    assert_eq!(witnesses(&["one ann claimed article"], &[]), ["one: ann"]);
}

#[test]
fn what_an_article_asserts_is_the_word_of_the_outlet_that_it_republishes() {
    let figures = [
        "one news asserted article",
        "two news asserted reprint",
        "zwo ann claimed reprint",
    ];
    assert_eq!(
        witnesses(&figures, &[]),
        ["one: news", "two: wire", "zwo: ann"]
    );
}

#[test]
fn figures_that_corroborate_each_other_support_each_other() {
    let figures = ["one bob claimed article", "two ann claimed article"];
    let supported = witnesses(&figures, &["one corroborates two value"]);
    assert_eq!(supported, ["one: bob ann", "two: ann bob"]);
    let other = witnesses(&figures, &["one corroborates two date"]);
    assert_eq!(other, ["one: bob", "two: ann"]);
}

#[test]
fn a_figure_supports_what_it_refines() {
    let figures = ["one bob claimed article", "two ann claimed article"];
    assert_eq!(
        witnesses(&figures, &["one refines two value"]),
        ["one: bob", "two: ann bob"]
    );
    assert_eq!(
        witnesses(&figures, &["one refines two scope"]),
        ["one: bob", "two: ann"]
    );
    assert_eq!(
        witnesses(&figures, &["one supersedes two value"]),
        ["one: bob", "two: ann"]
    );
    assert_eq!(
        witnesses(&figures, &["one contradicts two value"]),
        ["one: bob", "two: ann"]
    );
}

#[test]
fn restated_figures_are_one_utterance_of_those_who_say_it() {
    let figures = [
        "one news asserted article",
        "thr bob claimed article",
        "two wire asserted article",
    ];
    // In any dimension, and over any number of steps; outlets come after claimants.
    let restated = witnesses(
        &figures,
        &["one restates two wording", "two restates thr value"],
    );
    assert_eq!(restated, ["one: bob", "thr: bob", "two: bob"]);
    let restated = witnesses(&figures, &["two restates one value"]);
    assert_eq!(restated, ["one: news", "thr: bob", "two: news"]);
}

#[test]
fn utterances_of_one_owner_have_one_origin() {
    let figures = [
        "eins ann claimed article",
        "fuer bob claimed article",
        "viel ann claimed article",
        "zwei cyd claimed article",
    ];
    let relations = [
        "eins corroborates fuer value",
        "eins corroborates viel value",
        "eins corroborates zwei value",
        "fuer restates viel value",
    ];
    // Bob repeats Ann, so that Cyd alone is another origin.
    let supported = witnesses(&figures, &relations);
    assert_eq!(
        supported,
        ["eins: ann cyd", "fuer: ann", "viel: ann", "zwei: cyd ann"]
    );
}

#[test]
fn other_origins_come_in_the_order_of_their_rank_and_id() {
    let figures = [
        "eins wire asserted article",
        "fuer cyd claimed article",
        "viel bob claimed article",
        "zwei news asserted article",
    ];
    let relations = [
        "fuer refines eins value",
        "viel refines eins value",
        "zwei refines eins value",
    ];
    assert_eq!(
        witnesses(&figures, &relations)[0],
        "eins: wire bob cyd news"
    );
}

/// Tables with the positions `yes` and `no` on a question of a kind, with quotes `id speaker speech
/// source`, events `id status` in an article and in a reprint, answers `position record` and relations
/// `left relation right`.
fn asked(
    kind: &str,
    quotes: &[&str],
    events: &[&str],
    answers: &[&str],
    relations: &[&str],
) -> Tables {
    let mut tables = tables();
    tables.add(
        "questions",
        &[("id", "asked"), ("text", "Was it?"), ("kind", kind)],
    );
    for id in ["no", "yes"] {
        tables.add(
            "positions",
            &[("id", id), ("question", "asked"), ("text", id)],
        );
    }
    let mut add = |table, rows: &[&str], names: &[&'static str]| {
        for row in rows {
            let cells = names.iter().copied().zip(row.split(' '));
            tables.add(table, &cells.collect::<Vec<_>>());
        }
    };
    add("quotes", quotes, &["id", "speaker", "speech", "source"]);
    add("events", events, &["id", "status"]);
    let ids = events.iter().filter_map(|event| event.split(' ').next());
    let anchors = ids.flat_map(|id| [format!("{id} article 1"), format!("{id} reprint 1")]);
    let anchors: Vec<String> = anchors.collect();
    let anchors: Vec<&str> = anchors.iter().map(String::as_str).collect();
    add("anchors", &anchors, &["record", "source", "part"]);
    add("answers", answers, &["position", "record"]);
    add("relations", relations, &["left", "relation", "right"]);
    tables
}

/// The owners of `yes`, and its witnesses.
fn owned(tables: Tables) -> String {
    let mut shown = String::new();
    with_derived(tables, |dataset, derived| {
        let ids = |places: &[RowPlace]| {
            let ids: Vec<_> = places
                .iter()
                .map(|place| dataset.row(*place).id())
                .collect();
            ids.join(" ")
        };
        for position in dataset
            .rows(positions::TABLE)
            .filter(|row| row.id() == "yes")
        {
            let (owners, witnesses) = (
                &derived.owners[position.place],
                &derived.witnesses[position.place],
            );
            shown = format!("{} / {}", ids(owners), ids(witnesses));
        }
    });
    shown
}

#[test]
fn a_position_is_owned_by_those_who_take_it() {
    let quotes = [
        "a cyd indirect article",
        "b ann direct article",
        "c news own-voice article",
        "d news own-voice reprint",
        "e bob indirect article",
    ];
    let answers = ["no e", "yes a", "yes b", "yes c", "yes d"];
    let tables = asked("exclusive", &quotes, &[], &answers, &[]);
    // Outlets come after those who say it, and one that republishes has the word of the other.
    assert_eq!(owned(tables), "ann cyd news wire / ann cyd news wire");
}

#[test]
fn an_event_is_the_word_of_the_outlets_that_assert_it() {
    let answers = ["yes a"];
    let of = |status: &str| {
        owned(asked(
            "compatible",
            &[],
            &[&format!("a {status}")],
            &answers,
            &[],
        ))
    };
    // Each of them says so in its own voice.
    assert_eq!(of("asserted"), "news wire / news wire");
    for status in ["claimed", "assessed", "denied", "disputed", "confirmed"] {
        assert_eq!(of(status), " / ", "{status}");
    }
}

#[test]
fn what_is_restated_is_one_witness_of_a_position() {
    let quotes = [
        "a ann indirect article",
        "b ann indirect reprint",
        "c bob indirect article",
        "d cyd indirect article",
    ];
    let answers = ["yes a", "yes b", "yes d"];
    let tables = asked("exclusive", &quotes, &[], &answers, &["b restates c"]);
    // Ann says it twice, and once with the words of Bob, who does not answer himself.
    assert_eq!(owned(tables), "ann bob cyd / ann cyd");
}

/// Who contradicts whom, and who corroborates whom.
fn ties(tables: Tables) -> (String, String) {
    let mut shown = (String::new(), String::new());
    with_derived(tables, |dataset, derived| {
        let pairs = |pairs: &[(RowPlace, RowPlace)]| {
            let id = |place: RowPlace| dataset.row(place).id();
            let pair = |(a, b): &(RowPlace, RowPlace)| format!("{}-{}", id(*a), id(*b));
            let mut pairs: Vec<String> = pairs.iter().map(pair).collect();
            pairs.sort();
            pairs.join(" ")
        };
        let ties = derive::ties(dataset, derived);
        shown = (pairs(&ties.contradictions), pairs(&ties.corroborations));
    });
    shown
}

#[test]
fn agreement_follows_from_answers() {
    let quotes = [
        "a ann indirect article",
        "b bob indirect article",
        "c cyd indirect article",
        "d ann indirect reprint",
    ];
    let answers = ["no c", "yes a", "yes b", "yes d"];
    let of = |kind: &str| ties(asked(kind, &quotes, &[], &answers, &[]));
    let agree = "a-b b-a b-d d-b".to_owned();
    let exclude = "a-c b-c c-a c-b c-d d-c".to_owned();
    assert_eq!(of("exclusive"), (exclude, agree.clone()));
    assert_eq!(of("compatible"), (String::new(), agree));
}

#[test]
fn one_origin_corroborates_nothing() {
    let quotes = ["a ann indirect article", "b bob indirect article"];
    let answers = ["yes a", "yes b"];
    let tables = asked("exclusive", &quotes, &[], &answers, &["a restates b"]);
    assert_eq!(ties(tables), (String::new(), String::new()));
    // Nobody's word corroborates nothing.
    let tables = asked(
        "exclusive",
        &quotes,
        &["e claimed"],
        &["yes a", "yes e"],
        &[],
    );
    assert_eq!(ties(tables).1, "");
    let tables = asked(
        "exclusive",
        &quotes,
        &["e asserted"],
        &["yes a", "yes e"],
        &[],
    );
    assert_eq!(ties(tables).1, "a-e e-a");
}

#[test]
fn relations_tie_too() {
    let quotes = ["a ann indirect article", "b bob indirect article"];
    let relations = ["a contradicts b", "b corroborates b"];
    let tables = asked("exclusive", &quotes, &[], &[], &relations);
    assert_eq!(ties(tables), ("a-b b-a".into(), "b-b b-b".into()));
}

/// The claim of a figure `printed printed_to qualifier` after corrections `field stated corrected`,
/// or why there is none.
fn corrected(figure: [&str; 3], corrections: &[[&str; 3]]) -> String {
    let mut tables = tables();
    let [printed, printed_to, qualifier] = figure;
    let cells = [
        ("id", "one"),
        ("printed", printed),
        ("printed_to", printed_to),
        ("qualifier", qualifier),
    ];
    tables.add("figures", &cells);
    for [field, stated, corrected] in corrections {
        let cells = [
            ("record", "one"),
            ("field", field),
            ("stated", stated),
            ("corrected", corrected),
            ("reason", "Misread"),
        ];
        tables.add("corrections", &cells);
    }
    let mut shown = String::new();
    with_derived(tables, |_, derived| {
        shown = match (derived.claims[0], derived.parts[0]) {
            (Some(claim), Some(_)) => claim.to_string(),
            (None, Some(_)) => "the parts do not fit".into(),
            _ => "not valid".into(),
        };
    });
    shown
}

#[test]
fn corrections_change_the_parts_of_a_claim() {
    let range = ["3", "5", "between"];
    assert_eq!(corrected(range, &[]), "between 3 and 5");
    assert_eq!(
        corrected(range, &[["printed", "3", "4"]]),
        "between 4 and 5"
    );
    assert_eq!(
        corrected(range, &[["printed_to", "5", "6"]]),
        "between 3 and 6"
    );
    let both = [["printed", "3", "30"], ["printed_to", "5", "50"]];
    assert_eq!(corrected(range, &both), "between 30 and 50");
    let exact = ["5", "", "exact"];
    assert_eq!(
        corrected(exact, &[["qualifier", "exact", "at-most"]]),
        "at most 5"
    );
    assert_eq!(corrected(exact, &[["note", "a", "b"]]), "5");
    assert_eq!(corrected(exact, &[["as_of", "2024", "2025"]]), "5");
}

#[test]
fn parts_that_do_not_fit_make_no_claim() {
    let fault = "the parts do not fit";
    assert_eq!(
        corrected(["3", "5", "between"], &[["printed", "3", "30"]]),
        fault
    );
    assert_eq!(
        corrected(["5", "", "exact"], &[["qualifier", "exact", "dozens"]]),
        fault
    );
    assert_eq!(
        corrected(["", "", "dozens"], &[["qualifier", "dozens", "exact"]]),
        fault
    );
}

#[test]
fn cells_and_corrections_that_are_not_valid_make_no_claim() {
    let exact = ["5", "", "exact"];
    for figure in [
        ["x", "", "exact"],
        ["5", "x", "between"],
        ["5", "", "x"],
        ["", "", "exact"],
    ] {
        assert_eq!(corrected(figure, &[]), "not valid", "{figure:?}");
    }
    for correction in [
        ["printed", "5", "x"],
        ["printed", "5", "5"],
        ["printed_to", "5", "x"],
        ["qualifier", "exact", "x"],
        ["id", "one", "two"],
        ["x", "5", "6"],
    ] {
        assert_eq!(
            corrected(exact, &[correction]),
            "not valid",
            "{correction:?}"
        );
    }
}

#[test]
fn without_the_table_of_corrections_no_claim_is_known() {
    let mut tables = tables();
    tables.add(
        "figures",
        &[("id", "one"), ("printed", "5"), ("qualifier", "exact")],
    );
    let mut files = tables.files();
    files.retain(|file| file.name != "corrections.csv");
    // Another table that is missing does not matter.
    bytes(&mut files, retired::TABLE.schema().name).clear();
    let (tables, mut problems) = read::read(&files, &CONTEXT);
    let dataset = check::parse(&tables, &mut Report::new(&mut problems));
    assert_eq!(derive::derive(&dataset).claims, [None]);
}

#[test]
fn corrections_are_found_by_their_record() {
    let mut tables = tables();
    for id in ["one", "two"] {
        tables.add(
            "figures",
            &[("id", id), ("printed", "5"), ("qualifier", "exact")],
        );
    }
    for (record, field) in [("one", "note"), ("one", "printed"), ("two", "printed")] {
        tables.add(
            "corrections",
            &[("record", record), ("field", field), ("stated", "5")],
        );
    }
    with_derived(tables, |dataset, derived| {
        let figures = dataset.rows(figures::TABLE);
        let counts: Vec<_> = figures
            .map(|row| derived.corrections[row.place].len())
            .collect();
        assert_eq!(counts, [2, 1]);
    });
}
