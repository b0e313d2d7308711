//! What the checker makes of small mistakes in the real tables.
//!
//! Each mutation changes one cell, one row or one byte. What breaks a rule must be caught; what
//! gives another valid data set survives by nature, and [`SURVIVORS`] says why. By default a
//! seeded sample is run; `KURSK_FULL=1 cargo test --release --test mutations -- --nocapture` runs
//! all of them and prints the shares.

use std::collections::BTreeMap;
use std::thread;

mod support;

use support::build::check;

use support::build::problem::Rule;
use support::build::read::{self, File, Table};
use support::build::schema::{self, Column, Kind, TABLES};
use support::{CONTEXT, load};

/// Mutations that give another valid data set: the operators, the columns (with `*` for any table,
/// or all columns of a kind), and why no rule can tell. All others must be caught.
const SURVIVORS: &[(&[&str], &[&str], &str)] = &[
    (
        &["empty"],
        &[
            "*.note",
            "*.role",
            "*.country",
            "*.affiliation",
            "*.wikidata",
            "*.within",
            "*.republishes",
            "*.url",
            "*.place",
            "*.caveat",
            "*.base",
            "*.event",
            "*.relayed_by",
            "*.cue",
            "*.addressee",
            "*.replaced_by",
        ],
        "the column is optional: what an article does not state is left empty",
    ),
    (
        &["misspell", "case", "digit"],
        &[
            "*.note",
            "*.name",
            "*.title",
            "*.role",
            "*.cue",
            "*.text",
            "*.definition",
            "*.reason",
            "*.url",
            "*.wikidata",
            "*.retired_in",
        ],
        "words of ours, names and addresses; of quotes, the paraphrase of indirect speech",
    ),
    (
        &["misspell", "digit"],
        &["reference", "places.id", "retired.id"],
        "it happens to be another id, or one that nothing refers to",
    ),
    (
        &["swapped with the next"],
        &[
            "actors.affiliation",
            "actors.wikidata",
            "actors.role",
            "quotes.cue",
        ],
        "two texts of ours side by side, or a text whose neighbour is empty",
    ),
    (
        &["swapped with the next"],
        &["places.latitude", "figures.claimed_by"],
        "both values can be right: only GeoNames, or the article, tells",
    ),
    (
        &["a year later", "a year earlier", "digit", "misspell"],
        &["date"],
        "another date that the article could give; a misspelling is the loss of the ~",
    ),
    (
        &[
            "one more",
            "one less",
            "a thousand times",
            "digit",
            "misspell",
        ],
        &[
            "figures.value",
            "figures.value_to",
            "corrections.corrected",
            "places.geonames",
            "sources.chars",
        ],
        "another number that the article could give, and that no other figure is compared with",
    ),
    (
        &["one more", "one less", "digit", "misspell"],
        &["anchors.start", "anchors.end"],
        "a span whose words are not in the tables: only the article proves it",
    ),
    (
        &["digit", "misspell"],
        &[
            "anchors.digest",
            "sources.sha256",
            "places.latitude",
            "places.longitude",
        ],
        "only the article, or GeoNames, proves it",
    ),
    (
        &["another code"],
        &["code"],
        "another judgement of the annotator, as long as it fits the rest of the row",
    ),
    (
        &["another id"],
        &[
            "actors.affiliation",
            "anchors.record",
            "anchors.source",
            "corrections.record",
            "events.place",
            "figures.base",
            "figures.claimed_by",
            "figures.event",
            "figures.metric",
            "figures.relayed_by",
            "figures.subject",
            "names.record",
            "participants.actor",
            "participants.event",
            "places.within",
            "quotes.addressee",
            "quotes.event",
            "quotes.relayed_by",
            "quotes.speaker",
            "relations.left",
            "relations.right",
            "retired.replaced_by",
            "sources.publisher",
            "sources.republishes",
        ],
        "another judgement of the annotator, as long as the anchors and the order of the rows allow it",
    ),
    (
        &["row deleted"],
        &[
            "anchors.*",
            "corrections.*",
            "names.*",
            "participants.*",
            "places.*",
            "relations.*",
            "retired.*",
        ],
        "a data set with one statement less, and nothing that refers to it",
    ),
    (
        &[
            "byte deleted",
            "byte changed",
            "bit changed",
            "byte doubled",
        ],
        &["byte"],
        "a letter or a digit of the cells above",
    ),
];

/// How many mutations of each operator, table and kind of column the sample has.
const SAMPLE: usize = 1;

/// At how many bytes a table is mutated, in the sample and in the full run.
const PLACES: (usize, usize) = (1, 300);

/// A mutation: an operator, the place where it is counted, and the bytes of the mutated table.
struct Mutation {
    operator: &'static str,
    column: String,
    kind: &'static str,
    table: usize,
    /// The bytes from the first to the second place are replaced by the text.
    range: (usize, usize),
    by: Vec<u8>,
}

fn kind(column: &Column) -> &'static str {
    match column.kind {
        Kind::Id | Kind::RetiredId => "id",
        Kind::Text => "text",
        Kind::Reference(_) => "reference",
        Kind::Code(_) => "code",
        Kind::Date => "date",
        Kind::Count => "count",
        Kind::Degrees(_) => "degrees",
        Kind::Hex(_) => "digits",
        Kind::Formed(_) => "form",
    }
}

/// Numbers that look random and are the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// A cell as `csv` writes it.
fn raw(value: &str) -> String {
    if value.contains([',', '"']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}

/// The text with the character at a place replaced.
fn with_char(text: &str, place: usize, by: &str) -> String {
    let mut chars = text.chars();
    let before: String = chars.by_ref().take(place).collect();
    chars.next();
    before + by + chars.as_str()
}

/// The next in a list after what is there.
fn next<'l>(list: &[&'l str], value: &str) -> Option<&'l str> {
    let place = list.iter().position(|other| *other == value)?;
    Some(list[(place + 1) % list.len()]).filter(|other| *other != value)
}

/// The values that mistakes make of a cell, each with its operator.
fn mistakes(
    column: &Column,
    value: &str,
    ids: &[Vec<&str>],
    random: &mut Random,
) -> Vec<(&'static str, String)> {
    let mut made = Vec::new();
    if value.is_empty() {
        return made;
    }
    let length = value.chars().count();
    let place = random.below(length);
    made.push(("empty", String::new()));
    made.push(("null word", "NA".into()));
    made.push(("space before", format!(" {value}")));
    made.push(("space after", format!("{value} ")));
    made.push(("space doubled", with_char(value, place, "  ")));
    made.push(("unseen character", format!("{value}\u{200B}")));
    made.push(("combining mark", format!("{value}\u{301}")));
    made.push(("misspell", with_char(value, place, "")));
    let letters: Vec<usize> = value
        .chars()
        .enumerate()
        .filter(|(_, c)| c.is_alphabetic())
        .map(|(i, _)| i)
        .collect();
    if !letters.is_empty() {
        let at = letters[random.below(letters.len())];
        let c = value.chars().nth(at).expect("it is within");
        let other: String = if c.is_uppercase() {
            c.to_lowercase().collect()
        } else {
            c.to_uppercase().collect()
        };
        made.push(("case", with_char(value, at, &other)));
    }
    let digits: Vec<usize> = value
        .chars()
        .enumerate()
        .filter(|(_, c)| c.is_ascii_digit())
        .map(|(i, _)| i)
        .collect();
    if !digits.is_empty() {
        let at = digits[random.below(digits.len())];
        let digit = value.as_bytes()[value.char_indices().nth(at).expect("it is within").0] - b'0';
        let other = (usize::from(digit) + 1 + random.below(9)) % 10;
        made.push(("digit", with_char(value, at, &other.to_string())));
    }
    match column.kind {
        Kind::Reference(targets) => {
            let of = |table: &str| &ids[schema::table(table).index()];
            made.extend(
                targets
                    .iter()
                    .find_map(|target| next(of(target), value))
                    .map(|id| ("another id", id.to_owned())),
            );
            let other = schema::with_constants().find(|table| !targets.contains(&table.name));
            if let Some(table) = other {
                let ids = of(table.name);
                made.push((
                    "id of another table",
                    ids[random.below(ids.len())].to_owned(),
                ));
            }
        }
        Kind::Code(vocabulary) => {
            let codes: Vec<&str> = vocabulary.terms.iter().map(|term| term.code).collect();
            made.extend(
                codes
                    .iter()
                    .filter(|code| **code != value)
                    .map(|code| ("another code", (*code).to_owned())),
            );
        }
        Kind::Date => {
            let shifted = |years: i64| {
                let year = value.find("20").and_then(|at| value.get(at..at + 4))?;
                let other = (year.parse::<i64>().ok()? + years).to_string();
                Some(value.replacen(year, &other, 1))
            };
            made.extend(shifted(1).map(|date| ("a year later", date)));
            made.extend(shifted(-1).map(|date| ("a year earlier", date)));
            made.push(("in words", "last Thursday".into()));
            made.push(("other marks", value.replace('-', ".")));
        }
        Kind::Count => {
            if let Ok(count) = value.parse::<i64>() {
                made.push(("one more", (count + 1).to_string()));
                made.push(("one less", (count - 1).to_string()));
                made.push(("a thousand times", format!("{count}000")));
                made.push(("decimals", format!("{count}.5")));
            }
        }
        _ => {}
    }
    made.retain(|(_, other)| other != value);
    made
}

/// All mutations of a table.
fn mutations(
    t: usize,
    table: &Table,
    bytes: &[u8],
    ids: &[Vec<&str>],
    places: usize,
) -> Vec<Mutation> {
    let mut made = Vec::new();
    let mut random = Random(0x5EED + t as u64);
    let name = table.schema.name;
    let mut starts = vec![0];
    starts.extend(
        bytes
            .iter()
            .enumerate()
            .filter(|(_, b)| **b == b'\n')
            .map(|(i, _)| i + 1),
    );
    let line = |row: &read::Row| (starts[row.line - 1], starts[row.line]);
    for (r, row) in table.rows.iter().enumerate() {
        let (start, end) = line(row);
        let text = std::str::from_utf8(&bytes[start..end]).expect("the tables are UTF-8");
        let at = |column: usize| {
            start
                + text
                    .char_indices()
                    .nth(column - 1)
                    .map_or(text.len(), |(i, _)| i)
        };
        for (c, column) in table.schema.columns.iter().enumerate() {
            let cell = table.cell(r, c);
            let range = (at(cell.column), at(cell.column + cell.width));
            let mut add = |operator, range, by: String| {
                made.push(Mutation {
                    operator,
                    column: format!("{name}.{}", column.name),
                    kind: kind(column),
                    table: t,
                    range,
                    by: by.into_bytes(),
                });
            };
            for (operator, value) in mistakes(column, cell.value, ids, &mut random) {
                add(operator, range, raw(&value));
            }
            let plain = cell.width == cell.value.chars().count();
            let middle = (
                at(cell.column + cell.width / 2),
                at(cell.column + cell.width / 2),
            );
            if plain {
                add("comma put in", middle, ",".into());
            }
            add("quotation mark put in", middle, "\"".into());
            if let Some(other) = table
                .schema
                .columns
                .get(c + 1)
                .map(|_| table.cell(r, c + 1))
            {
                if other.value != cell.value {
                    let both = (range.0, at(other.column + other.width));
                    add(
                        "swapped with the next",
                        both,
                        format!("{},{}", raw(other.value), raw(cell.value)),
                    );
                }
            }
        }
        let mut whole = |operator, range, by: &[u8]| {
            made.push(Mutation {
                operator,
                column: format!("{name}.*"),
                kind: "row",
                table: t,
                range,
                by: by.to_vec(),
            });
        };
        whole("row deleted", (start, end), b"");
        whole("row doubled", (end, end), &bytes[start..end]);
        whole(
            "line broken",
            (start + (end - start) / 2, start + (end - start) / 2),
            b"\n",
        );
        whole("lines joined", (end - 1, end), b"");
        if let Some(next) = table.rows.get(r + 1) {
            let (_, last) = line(next);
            whole(
                "rows swapped",
                (start, last),
                &[&bytes[end..last], &bytes[start..end]].concat(),
            );
        }
    }
    for _ in 0..places {
        let place = random.below(bytes.len());
        let mut single = |operator, end, by: Vec<u8>| {
            made.push(Mutation {
                operator,
                column: format!("{name}.*"),
                kind: "byte",
                table: t,
                range: (place, end),
                by,
            });
        };
        single("byte deleted", place + 1, Vec::new());
        let other = bytes[place].wrapping_add(1 + random.below(255) as u8);
        single("byte changed", place + 1, vec![other]);
        single(
            "bit changed",
            place + 1,
            vec![bytes[place] ^ (1 << random.below(8))],
        );
        single("byte doubled", place, vec![bytes[place]]);
        single(
            "byte that is no text",
            place,
            vec![0x80 | random.below(128) as u8],
        );
    }
    made
}

/// Some of the mutations of each operator, table and kind of column, spread evenly.
fn sample(mut all: Vec<Mutation>) -> Vec<Mutation> {
    let mut counts: BTreeMap<(&str, usize, &str), (usize, usize)> = BTreeMap::new();
    let key = |mutation: &Mutation| (mutation.operator, mutation.table, mutation.kind);
    for mutation in &all {
        counts.entry(key(mutation)).or_default().1 += 1;
    }
    all.retain(|mutation| {
        let (seen, total) = counts.get_mut(&key(mutation)).expect("counted above");
        *seen += 1;
        let step = total.div_ceil(SAMPLE);
        *seen % step == step / 2
    });
    all
}

/// Whether any rule is broken, and which one first.
fn caught(tables: &mut [Table], files: &[File], mutation: &Mutation) -> Option<Rule> {
    let (start, end) = mutation.range;
    let name = TABLES[mutation.table].file();
    let file = files
        .iter()
        .find(|file| file.name == name)
        .expect("it was loaded");
    let bytes = [&file.bytes[..start], &mutation.by, &file.bytes[end..]].concat();
    // The other tables need not be read again.
    let (mut read, mut problems) = read::read(&[File { name, bytes }], &CONTEXT);
    problems.retain(|problem| problem.rule != Rule::MissingTable);
    let original = std::mem::replace(
        &mut tables[mutation.table],
        read.swap_remove(mutation.table),
    );
    check::check(tables, &CONTEXT, &mut problems);
    tables[mutation.table] = original;
    problems.first().map(|problem| problem.rule)
}

/// Why a mutation may survive.
fn reason(mutation: &Mutation) -> Option<&'static str> {
    let is_meant = |place: &&str| {
        let column = mutation.column.split_once('.').map(|(_, column)| column);
        **place == mutation.column
            || **place == *mutation.kind
            || place.strip_prefix("*.") == column
    };
    let entry = SURVIVORS.iter().find(|(operators, columns, _)| {
        operators.contains(&mutation.operator) && columns.iter().any(is_meant)
    });
    entry.map(|(_, _, why)| *why)
}

#[test]
fn mistakes_are_caught() {
    let files = load("data");
    let (tables, problems) = read::read(&files, &CONTEXT);
    assert!(problems.is_empty(), "the tables are valid");
    let ids: Vec<Vec<&str>> = tables
        .iter()
        .map(|table| {
            (0..table.rows.len())
                .map(|row| table.cell(row, 0).value)
                .collect()
        })
        .collect();
    let full = std::env::var_os("KURSK_FULL").is_some();
    let mut all = Vec::new();
    for (t, table) in tables.iter().enumerate() {
        let name = table.schema.file();
        let file = files
            .iter()
            .find(|file| file.name == name)
            .expect("no problem");
        let places = if full { PLACES.1 } else { PLACES.0 };
        all.extend(mutations(t, table, &file.bytes, &ids, places));
    }
    all.retain(|mutation| {
        let name = TABLES[mutation.table].file();
        let file = files
            .iter()
            .find(|file| file.name == name)
            .expect("no problem");
        file.bytes[mutation.range.0..mutation.range.1] != mutation.by
    });
    let run = if full { all } else { sample(all) };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let outcomes: Vec<(&Mutation, Option<Rule>)> = thread::scope(|scope| {
        let work = |part: usize| {
            let (run, files) = (&run, &files);
            scope.spawn(move || {
                let (mut tables, _) = read::read(files, &CONTEXT);
                run.iter()
                    .skip(part)
                    .step_by(workers)
                    .map(|mutation| (mutation, caught(&mut tables, files, mutation)))
                    .collect::<Vec<_>>()
            })
        };
        let started: Vec<_> = (0..workers).map(work).collect();
        started
            .into_iter()
            .flat_map(|thread| thread.join().expect("no mutation panics"))
            .collect()
    });
    let mut shares: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    let mut columns: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    let mut unexplained = Vec::new();
    for (mutation, rule) in &outcomes {
        for count in [
            shares
                .entry((mutation.operator, mutation.kind))
                .or_default(),
            columns
                .entry((mutation.operator, &mutation.column))
                .or_default(),
        ] {
            count.0 += usize::from(rule.is_some());
            count.1 += 1;
        }
        if rule.is_none() && reason(mutation).is_none() {
            let (start, end) = mutation.range;
            let name = TABLES[mutation.table].file();
            let file = files
                .iter()
                .find(|file| file.name == name)
                .expect("no problem");
            unexplained.push(format!(
                "{}: {}: `{}` → `{}`",
                mutation.column,
                mutation.operator,
                String::from_utf8_lossy(&file.bytes[start..end]),
                String::from_utf8_lossy(&mutation.by)
            ));
        }
    }
    let total = outcomes.iter().filter(|(_, rule)| rule.is_some()).count();
    println!("{total} of {} mutations caught", outcomes.len());
    for ((operator, kind), (caught, all)) in &shares {
        println!("{operator:24} {kind:10} {caught:6} of {all:6}");
    }
    println!("of these, with survivors:");
    for ((operator, column), (caught, all)) in &columns {
        if caught < all {
            println!("{operator:24} {column:28} {caught:6} of {all:6}");
        }
    }
    assert!(
        unexplained.is_empty(),
        "{} unexplained:\n{}",
        unexplained.len(),
        unexplained.join("\n")
    );
}
