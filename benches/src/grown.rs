//! Tables of about so many rows that break no rule, the same every time.

use std::fmt::Write as _;

use clap::ValueEnum;
use curate::codegen::digest::{digest, sha256};
use curate::codegen::schema::{
    TABLES, TableId, actors, anchors, answers, events, figures, metrics, names, participants,
    places, positions, questions, quotes, relations, sources,
};

/// What kinds of rows the tables have.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Shape {
    /// All kinds, in the shares of the real tables.
    Mixed,
    /// Figures with an anchor each, so that half of the rows are figures.
    Figures,
    /// The same, and for each hundred figures one record of each other kind with what hangs on it.
    Claims,
}

/// The rows of some tables.
type Rows = Vec<(TableId, Vec<String>)>;

/// The files of all tables: each with its name and its text.
pub fn tables(shape: Shape, rows: usize) -> Vec<(String, String)> {
    let grown = match shape {
        Shape::Mixed => {
            let count = rows * 100 / 1286;
            mixed(count, count)
        }
        Shape::Figures => only_figures(rows / 2),
        Shape::Claims => {
            let count = rows * 100 / 21086;
            mixed(count, 100 * count)
        }
    };
    let texts = TABLES.iter().map(|table| {
        let rows = grown.iter().find(|(id, _)| *id == table.id);
        let mut text = table.header() + "\n";
        for row in rows.map_or(&[][..], |(_, rows)| rows) {
            let _ = writeln!(text, "{row}");
        }
        (table.file(), text)
    });
    texts.collect()
}

/// One article with a number for each day, and its anchor.
fn only_figures(count: usize) -> Rows {
    let words = digest("many");
    let sha256 = sha256(b"article");
    let day = |i: usize| format!("{:04}-{:02}-{:02}", i / 336, i / 28 % 12 + 1, i % 28 + 1);
    let figure = |i: usize| {
        format!(
            "figure-{i:06},count,outlet,{i},,exact,{},explicit,,outlet,,explicit,asserted,,,article,many,",
            day(i)
        )
    };
    let anchor = |i: usize| {
        format!(
            "figure-{i:06},article,1,{},{},{words},,",
            i * 10,
            i * 10 + 4
        )
    };
    let article = format!(
        "article,Article,outlet,9999,explicit,original,,https://example.org,{sha256},100000000,"
    );
    vec![
        (sources::TABLE, vec![article]),
        (actors::TABLE, vec!["outlet,Outlet,media,,,,,".into()]),
        (
            metrics::TABLE,
            vec!["count,Count,people,stock,Persons".into()],
        ),
        (figures::TABLE, (0..count).map(figure).collect()),
        (anchors::TABLE, (0..count).map(anchor).collect()),
    ]
}

/// So many events and quotes, no fewer figures, an anchor for each, and what hangs on them. With as many
/// figures as events, the share of each kind of row is about that of the real tables.
fn mixed(count: usize, figures: usize) -> Rows {
    let count = count.max(10);
    let figures = figures.max(count);
    let (articles, owners, towns, counted) = (count / 100 + 1, count / 2, count / 4, count / 10);
    let mut grown = Rows::new();
    let mut add = |table: TableId, rows: Vec<String>| grown.push((table, rows));
    let source = |i: usize| format!("source-{:06}", i % articles);
    let actor = |i: usize| format!("actor-{:06}", i % owners);
    // Days of 27 years of 12 months of 28 days: all that a calendar surely has.
    let day = |i: usize| {
        let i = i % (27 * 336);
        format!(
            "{:04}-{:02}-{:02}",
            1997 + i / 336,
            i % 336 / 28 + 1,
            i % 28 + 1
        )
    };
    add(
        sources::TABLE,
        (0..articles)
            .map(|i| {
                let sha256 = sha256(source(i).as_bytes());
                format!(
                    "{},Headline {i},{},2024-12-31,explicit,original,,https://example.org/{i},{sha256},1000000,",
                    source(i),
                    actor(i)
                )
            })
            .collect(),
    );
    add(
        actors::TABLE,
        (0..owners)
            .map(|i| {
                format!(
                    "{},Actor {i},military,UA,,,,\"Fictitious, of course\"",
                    actor(i)
                )
            })
            .collect(),
    );
    add(
        places::TABLE,
        (0..towns)
            .map(|i| {
                let within = match i {
                    0 => String::new(),
                    i => format!("place-{:06}", i / 2),
                };
                format!("place-{i:06},Place {i},village,RU,{within},,,,")
            })
            .collect(),
    );
    add(
        metrics::TABLE,
        (0..counted)
            .map(|i| format!("metric-{i:06},Metric {i},people,stock,Persons in state {i}"))
            .collect(),
    );
    add(
        events::TABLE,
        (0..count)
            .map(|i| {
                // Days that several events share, and months and open ends among them.
                let day = day(i / 3);
                let date = match i % 7 {
                    0 => day[..7].to_owned(),
                    1 => format!("{day}/.."),
                    2 => format!("../{day}"),
                    _ => day,
                };
                format!(
                    "event-{i:06},Happening {i},battle,{date},explicit,place-{:06},asserted,asserted,",
                    i % towns
                )
            })
            .collect(),
    );
    // The number follows from metric, subject and day, so that none disagrees with another; but of a
    // hundred and one, one repeats the number before it, and one gives another.
    let number = |i: usize| 1 + i % counted + i % owners + i % (27 * 336);
    let repeats = |i: usize| i % 101 == 4;
    let disagrees = |i: usize| i % 101 == 9;
    let like = |i: usize| i - usize::from(repeats(i) || disagrees(i));
    let claimed = |i: usize| number(like(i)) + usize::from(disagrees(i));
    add(
        figures::TABLE,
        (0..figures)
            .map(|i| {
                format!(
                    "figure-{i:06},metric-{:06},{},{n},,exact,{},explicit,,{},,explicit,claimed,,event-{:06},{},{n} people,",
                    like(i) % counted,
                    actor(like(i)),
                    day(like(i)),
                    actor(i % 3 * i / 2),
                    i % count,
                    source(i),
                    n = claimed(i),
                )
            })
            .collect(),
    );
    add(
        quotes::TABLE,
        (0..count)
            .map(|i| {
                format!(
                    "quote-{i:06},direct,{},said,\"We saw it, {i}\",,unknown,,unknown,,explicit,claimed,event-{i:06},{},",
                    actor(i),
                    source(i)
                )
            })
            .collect(),
    );
    let anchor = |record: String, i: usize, words: String| {
        let start = i * 9 % 900_000;
        let end = start + words.chars().count();
        format!(
            "{record},{},1,{start},{end},{},,",
            source(i),
            digest(&words)
        )
    };
    let mut rows: Vec<String> = (0..count)
        .map(|i| anchor(format!("event-{i:06}"), i, format!("It happened {i}")))
        .collect();
    rows.extend((0..figures).map(|i| {
        anchor(
            format!("figure-{i:06}"),
            i,
            format!("{} people", claimed(i)),
        )
    }));
    rows.extend((0..count).map(|i| anchor(format!("quote-{i:06}"), i, format!("We saw it, {i}"))));
    add(anchors::TABLE, rows);
    add(
        names::TABLE,
        (0..owners)
            .map(|i| format!("{},Spelling {i},en", actor(i)))
            .collect(),
    );
    add(
        participants::TABLE,
        (0..count)
            .map(|i| format!("event-{i:06},{},actor", actor(i)))
            .collect(),
    );
    let mut rows: Vec<String> = (0..figures)
        .filter(|i| like(*i) != *i)
        .map(|i| {
            let relation = match repeats(i) {
                true => "corroborates",
                false => "contradicts",
            };
            format!("figure-{:06},{relation},figure-{i:06},value,", like(i))
        })
        .collect();
    rows.extend(
        (0..count - 1).map(|i| format!("quote-{i:06},restates,quote-{:06},wording,", i + 1)),
    );
    add(relations::TABLE, rows);
    // Each question has two or three positions, and each is taken by an event, a figure or both.
    let asked = count * 2 / 5;
    add(
        questions::TABLE,
        (0..asked)
            .map(|i| {
                let kind = ["exclusive", "compatible"][i / 2 % 2];
                format!("question-{i:06},What about {i}?,{kind},")
            })
            .collect(),
    );
    let question = |i: usize| (i * 2 / 5).min(asked - 1);
    add(
        positions::TABLE,
        (0..count)
            .map(|i| format!("stand-{i:06},question-{:06},This about {i}", question(i)))
            .collect(),
    );
    add(
        answers::TABLE,
        (0..count)
            .flat_map(|i| {
                // What a relation compares with another answers no question besides.
                let records = match (like(i) != i, i % 11 == 0) {
                    (true, _) => &["event"][..],
                    (false, true) => &["figure"],
                    (false, false) => &["event", "figure"],
                };
                let answer = move |record| format!("stand-{i:06},{record}-{i:06},");
                records.iter().map(answer)
            })
            .collect(),
    );
    grown
}
