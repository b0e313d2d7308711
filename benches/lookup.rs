//! What a look-up costs, beside what a user would take instead.
//!
//! `cargo bench --package benches --bench lookup`, with `-- --rounds 10` for a quick look.

use std::collections::{HashMap, HashSet};
use std::hint::black_box;
use std::sync::LazyLock;

use benches::series::{Case, Unit, case, in_turns, seconds};
use benches::table::compared;
use chrono::{Days, NaiveDate};
use clap::Parser;
use kursk_campaign::vocab::RelationKind;
use kursk_campaign::{
    Actor, Annotation, Figure, actors, answers, events, figures, metrics, places, positions,
    questions, quotes, relations, sources,
};

include!(concat!(env!("OUT_DIR"), "/ids.rs"));
include!("programs/references.rs");

/// How many look-ups are timed at once.
const BATCH: usize = 1_000;

#[derive(Parser)]
struct Options {
    /// How often each is timed.
    #[arg(long, default_value_t = 300)]
    rounds: usize,
    /// Cargo passes it to every benchmark.
    #[arg(long, hide = true)]
    bench: bool,
}

static HASH_MAP: LazyLock<HashMap<&str, &Figure>> = LazyLock::new(by_id);

static HASHBROWN: LazyLock<hashbrown::HashMap<&str, &Figure, foldhash::fast::RandomState>> =
    LazyLock::new(by_id);

/// The actor of each spelling: none has two.
static BY_NAME: LazyLock<HashMap<String, &Actor>> = LazyLock::new(|| {
    let spelt = actors::ALL
        .iter()
        .flat_map(|actor| spellings(actor).map(move |name| (name.to_lowercase(), actor)));
    spelt.collect()
});

fn spellings(actor: &Actor) -> impl Iterator<Item = &'static str> {
    let further = actor.names().iter().map(|name| name.name);
    [actor.name].into_iter().chain(further)
}

/// The ids in order, each with its record.
static SORTED: LazyLock<Vec<(&str, &Figure)>> = LazyLock::new(|| {
    let mut ids: Vec<_> = by_id();
    ids.sort_by_key(|(id, _)| *id);
    ids
});

fn by_id<M: FromIterator<(&'static str, &'static Figure)>>() -> M {
    figures::ALL
        .iter()
        .map(|figure| (figure.id, figure))
        .collect()
}

fn main() {
    let options = Options::parse();
    println!(
        "{} records, {} of them figures\n",
        records(),
        figures::ALL.len()
    );
    let ids = shuffled(figures::ALL.iter().map(|figure| figure.id.to_owned()));
    show(options.rounds, "`get`, found", &mut get(&ids));
    // Misspelt in the last letter, so that all but the whole text is that of an id.
    let misspelt = |id: &str| format!("{}q", &id[..id.len() - 1]);
    let strangers = shuffled(figures::ALL.iter().map(|figure| misspelt(figure.id)));
    assert!(strangers.iter().all(|id| figures::get(id).is_none()));
    show(options.rounds, "`get`, not found", &mut get(&strangers));
    show(options.rounds, "a typed constant", &mut constant());
    let names = shuffled(actors::ALL.iter().flat_map(spellings).map(str::to_owned));
    let same = |name: &String| actors::named(name) == [BY_NAME[&name.to_lowercase()]];
    assert!(names.iter().all(same));
    show(options.rounds, "`named`", &mut named(&names));
    for (what, from, to) in periods() {
        show(
            options.rounds,
            &format!("`between`, {what}"),
            &mut between(from, to),
        );
        show(
            options.rounds,
            &format!("`within`, {what}"),
            &mut within(from, to),
        );
    }
    show(options.rounds, "a way back, per record", &mut ways_back());
    show(
        options.rounds,
        "`contradictions`, per annotation",
        &mut contradictions(),
    );
}

fn show(rounds: usize, what: &str, cases: &mut [Case<'_>]) {
    // The first rounds fill the caches.
    in_turns(rounds / 10 + 1, cases);
    let series = in_turns(rounds, cases);
    println!("{}", compared(what, Unit::Seconds, cases, &series));
}

fn records() -> usize {
    kursk_campaign::AnyRecord::all().count()
}

/// A batch of texts in an order that is the same every time, and that no processor foresees.
fn shuffled(texts: impl Iterator<Item = String>) -> Vec<String> {
    let texts: Vec<String> = texts.collect();
    let mut state = 1u64;
    let mut random = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize
    };
    (0..BATCH)
        .map(|_| texts[random() % texts.len()].clone())
        .collect()
}

/// The seconds of one of a batch.
fn each<T, R>(batch: &[T], look_up: impl Fn(&T) -> R) -> f64 {
    let all = || {
        for one in batch {
            black_box(look_up(black_box(one)));
        }
    };
    seconds(all) / batch.len() as f64
}

fn get(ids: &[String]) -> Vec<Case<'_>> {
    let mut cases = vec![
        case("`figures::get`", || each(ids, |id| figures::get(id))),
        case("bare `phf`", || {
            each(ids, |id| PHF.get(id.as_str()).copied())
        }),
        case("`HashMap`", || {
            each(ids, |id| HASH_MAP.get(id.as_str()).copied())
        }),
        case("hashbrown with foldhash", || {
            each(ids, |id| HASHBROWN.get(id.as_str()).copied())
        }),
        case("binary search", || {
            each(ids, |id| {
                let found = SORTED.binary_search_by(|(other, _)| (*other).cmp(id));
                found.map(|position| SORTED[position].1)
            })
        }),
    ];
    if IS_MATCHED {
        cases.push(case("`match`", || each(ids, |id| matched(id))));
    }
    cases
}

fn constant() -> Vec<Case<'static>> {
    let batch = [(); BATCH];
    vec![
        case("a constant", move || each(&batch, |()| CONSTANT)),
        case("a number", move || each(&batch, |()| 1usize)),
        case("the id of a constant", move || {
            each(&batch, |()| CONSTANT.id)
        }),
        case("a literal", move || each(&batch, |()| "a literal")),
    ]
}

fn named(names: &[String]) -> Vec<Case<'_>> {
    vec![
        case("`actors::named`", || {
            each(names, |name| actors::named(name))
        }),
        case("`HashMap` of `to_lowercase`", || {
            each(names, |name| BY_NAME.get(&name.to_lowercase()).copied())
        }),
        case("a walk", || {
            each(names, |name| {
                let is_meant = |actor: &&Actor| spellings(actor).any(|spelling| spelling == name);
                actors::ALL.iter().find(is_meant)
            })
        }),
    ]
}

/// Periods from nothing to all.
fn periods() -> Vec<(&'static str, NaiveDate, NaiveDate)> {
    let days = || {
        figures::ALL
            .iter()
            .filter_map(|figure| figure.as_of.earliest())
    };
    let (first, last) = (days().min().expect("a date"), days().max().expect("a date"));
    let middle = days().nth(figures::ALL.len() / 2).expect("a date");
    vec![
        ("nothing found", first - Days::new(10), first - Days::new(9)),
        ("a day", middle, middle),
        ("a month", middle, middle + Days::new(30)),
        ("everything", first, last + Days::new(1_000)),
    ]
}

/// So many periods that the clock's own time does not count.
const PERIODS: [(); 20] = [(); 20];

fn between(from: NaiveDate, to: NaiveDate) -> Vec<Case<'static>> {
    let linear = move || {
        figures::ALL.iter().filter(move |figure| {
            figure.as_of.earliest().is_none_or(|day| day <= to)
                && figure.as_of.latest().is_none_or(|day| day >= from)
        })
    };
    let found = move || figures::between(black_box(from), black_box(to));
    beside_a_filter("figures::between", found, linear)
}

fn within(from: NaiveDate, to: NaiveDate) -> Vec<Case<'static>> {
    let linear = move || {
        figures::ALL.iter().filter(move |figure| {
            figure.as_of.earliest().is_some_and(|day| day >= from)
                && figure.as_of.latest().is_some_and(|day| day <= to)
        })
    };
    let found = move || figures::within(black_box(from), black_box(to));
    beside_a_filter("figures::within", found, linear)
}

/// The look-up of some figures, and a filter that finds the same.
fn beside_a_filter<F, L>(
    name: &str,
    found: impl Fn() -> F + 'static,
    linear: impl Fn() -> L + 'static,
) -> Vec<Case<'static>>
where
    F: Iterator<Item = &'static Figure>,
    L: Iterator<Item = &'static Figure>,
{
    assert!(linear().eq(found()));
    vec![
        case(
            format!("`{name}` ({} found)", linear().count()),
            move || each(&PERIODS, |()| found().count()),
        ),
        case("a filter", move || each(&PERIODS, |()| linear().count())),
    ]
}

macro_rules! ways_back {
    ($($module:ident: $($way:ident)+;)+) => {{
        let mut cases = Vec::new();
        $(
            let records: Vec<_> = $module::ALL.iter().cycle().take(BATCH).collect();
            $(
                let batch = records.clone();
                let name = concat!("`", stringify!($module), "`: `", stringify!($way), "`");
                cases.push(case(name, move || each(&batch, |record| record.$way())));
            )+
        )+
        cases
    }};
}

fn ways_back() -> Vec<Case<'static>> {
    references!(ways_back)
}

fn contradictions() -> Vec<Case<'static>> {
    let annotations: Vec<Annotation> = Annotation::all().collect();
    let walked = annotations.clone();
    for annotation in &annotations {
        let found: HashSet<_> = annotation.contradictions().iter().copied().collect();
        assert_eq!(walk(*annotation).collect::<HashSet<_>>(), found);
    }
    vec![
        case("`contradictions`", move || {
            each(&annotations, |annotation| annotation.contradictions().len())
        }),
        case("a walk of relations and answers", move || {
            each(&walked, |annotation| walk(*annotation).count())
        }),
    ]
}

/// The records that contradict one, by the tables alone, and perhaps more than once.
fn walk(annotation: Annotation) -> impl Iterator<Item = Annotation> {
    let related = relations::ALL.iter().filter_map(move |row| {
        let contradicts = row.relation == RelationKind::Contradicts;
        row.other(annotation).filter(|_| contradicts)
    });
    let own = answers::ALL.iter();
    let own = own.filter(move |answer| answer.record == annotation);
    related.chain(own.flat_map(|one| {
        let (position, question) = (one.position, one.position.question);
        let others = answers::ALL.iter().filter(move |other| {
            question.is_exclusive()
                && other.position.question == question
                && other.position != position
        });
        others.map(|other| other.record)
    }))
}
