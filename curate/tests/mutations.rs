//! What the checker makes of small mistakes in the real tables.
//!
//! Each mutation changes one cell, one row or one byte. What breaks a rule must be caught; what
//! gives another valid data set survives by nature, and [`survivors`] says why. By default a small
//! seeded sample is run; this runs all of them and prints the shares:
//!
//! ```text
//! KURSK_FULL=1 cargo test --release --package curate mutations:: -- --nocapture
//! ```

use std::collections::BTreeMap;
use std::thread;

use curate::codegen::check::{self, Report};
use curate::codegen::derive;
use curate::codegen::problem::Rule;
use curate::codegen::read::{self, File, RawTable};
use curate::codegen::schema::{
    self, Column, Kind, Position, TableId, actors, anchors, answers, corrections, figures, names,
    participants, places, relations, retired, sources,
};

use crate::support::context::CONTEXT;
use crate::support::files::load;

/// Mutations that give another valid data set.
struct Survivors {
    operators: &'static [&'static str],
    of: Of,
    /// Why no rule can tell.
    why: &'static str,
}

/// What is mutated.
enum Of {
    Columns(Vec<Position>),
    /// All columns that may be empty.
    Optional,
    /// All columns of a kind, or all bytes.
    Kind(&'static str),
    /// All columns of a kind but some.
    KindBut(&'static str, Vec<Position>),
    /// Whole rows.
    Rows(&'static [TableId]),
}

macro_rules! columns {
    ($($table:ident: $($column:ident)+;)+) => {
        vec![$($(*$table::$column),+),+]
    };
}

/// All mutations that may survive. All others must be caught.
fn survivors() -> Vec<Survivors> {
    let entries: [(&[&str], Of, &str); 14] = [
        (
            &["empty"],
            Of::Optional,
            "the column is optional: what an article does not state is left empty",
        ),
        (
            &["misspell", "case", "digit", "swapped with the next"],
            Of::KindBut(
                "text",
                columns! { figures: wording; corrections: stated corrected; },
            ),
            "words of our own and names; of quotes, the paraphrase of indirect speech",
        ),
        (
            &["misspell", "case", "digit", "swapped with the next"],
            Of::Kind("form"),
            "another address, code or version of the same form, or a neighbour that is empty",
        ),
        (
            &["misspell", "digit"],
            Of::Kind("reference"),
            "it happens to be another id",
        ),
        (
            &["misspell", "digit"],
            Of::Columns(columns! { places: id; retired: id; }),
            "an id that nothing refers to",
        ),
        (
            &["swapped with the next"],
            Of::Columns(columns! { actors: affiliation; places: latitude; figures: claimed_by; }),
            "both values can be right: only GeoNames, or the article, tells",
        ),
        (
            &["a year later", "a year earlier", "digit", "misspell"],
            Of::Kind("date"),
            "another date that the article could give; a misspelling is the loss of the ~",
        ),
        (
            &[
                "one more",
                "one less",
                "a thousand times",
                "decimals",
                "digit",
                "misspell",
            ],
            Of::KindBut("number", columns! { anchors: start end part; }),
            "another number that the article could give, and that no other figure is compared with",
        ),
        (
            &["one more", "one less", "digit", "misspell"],
            Of::Columns(columns! { anchors: start end; }),
            "a span whose words are not in the tables: only the article proves it",
        ),
        (
            &["digit", "misspell"],
            Of::Columns(columns! { anchors: digest; sources: sha256; places: latitude longitude; }),
            "only the article, or GeoNames, proves it",
        ),
        (
            &["another code"],
            Of::Kind("code"),
            "another judgement of the annotator, as long as it fits the rest of the row",
        ),
        (
            &["another id"],
            Of::Kind("reference"),
            "another judgement of the annotator, as long as the anchors and the order of the rows allow it",
        ),
        (
            &["row deleted"],
            Of::Rows(&[
                places::TABLE,
                anchors::TABLE,
                names::TABLE,
                participants::TABLE,
                relations::TABLE,
                answers::TABLE,
                corrections::TABLE,
                retired::TABLE,
            ]),
            "a data set with one statement less, and nothing that refers to it",
        ),
        (
            &[
                "byte deleted",
                "byte changed",
                "bit changed",
                "byte doubled",
            ],
            Of::Kind("byte"),
            "a letter or a digit of the cells above",
        ),
    ];
    let entry = |(operators, of, why)| Survivors { operators, of, why };
    entries.into_iter().map(entry).collect()
}

/// How many mutations of each operator and kind of column the sample has.
const SAMPLE: usize = 2;

/// At how many bytes a table is mutated, in the sample and in the full run.
const PLACES: (usize, usize) = (1, 300);

/// A mutation: an operator, the place where it is counted, and the bytes of the mutated table.
struct Mutation {
    operator: &'static str,
    /// `None` where it is a row, or a byte of any column.
    column: Option<&'static Column>,
    kind: &'static str,
    table: TableId,
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
        Kind::Count | Kind::Number => "number",
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
        Kind::Reference(target) => {
            let of = |table: TableId| &ids[table as usize];
            let other = target
                .tables
                .iter()
                .find_map(|table| next(of(*table), value));
            made.extend(other.map(|id| ("another id", id.to_owned())));
            let other = schema::with_constants().find(|table| !target.tables.contains(&table.id));
            if let Some(table) = other {
                let ids = of(table.id);
                made.push((
                    "id of another table",
                    ids[random.below(ids.len())].to_owned(),
                ));
            }
        }
        Kind::Code(vocabulary) => {
            let others = vocabulary.codes.iter().filter(|code| **code != value);
            made.extend(others.map(|code| ("another code", (*code).to_owned())));
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
        Kind::Count | Kind::Number => {
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
fn mutations(table: &RawTable, bytes: &[u8], ids: &[Vec<&str>], places: usize) -> Vec<Mutation> {
    let mut made = Vec::new();
    let mut random = Random(0x5EED + table.schema.id as u64);
    let mut starts = vec![0];
    starts.extend(
        bytes
            .iter()
            .enumerate()
            .filter(|(_, b)| **b == b'\n')
            .map(|(i, _)| i + 1),
    );
    let line = |row: &read::table::Row| (starts[row.line - 1], starts[row.line]);
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
                    column: Some(column),
                    kind: kind(column),
                    table: table.schema.id,
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
                column: None,
                kind: "row",
                table: table.schema.id,
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
                column: None,
                kind: "byte",
                table: table.schema.id,
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

/// Some of the mutations of each operator and kind of column, spread evenly over the tables.
fn sample(mut all: Vec<Mutation>) -> Vec<Mutation> {
    let mut counts: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    let key = |mutation: &Mutation| (mutation.operator, mutation.kind);
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

/// The file of a table.
fn file_of(files: &[File], table: TableId) -> &File {
    let name = table.schema().file();
    let file = files.iter().find(|file| file.name == name);
    file.expect("every table is there")
}

/// Whether any rule is broken, and which one first.
fn caught(tables: &mut [RawTable], files: &[File], mutation: &Mutation) -> Option<Rule> {
    let (start, end) = mutation.range;
    let File { name, bytes } = file_of(files, mutation.table);
    let file = File {
        name: name.clone(),
        bytes: [&bytes[..start], &mutation.by, &bytes[end..]].concat(),
    };
    // The other tables need not be read again.
    let (mut read, mut problems) = read::read(&[file], &CONTEXT);
    problems.retain(|problem| problem.rule != Rule::MissingFile);
    let place = mutation.table as usize;
    let original = std::mem::replace(&mut tables[place], read.swap_remove(place));
    // Most mistakes are caught by reading, and most of the others by parsing.
    if problems.is_empty() {
        let dataset = check::parse(tables, &mut Report::new(&mut problems));
        if problems.is_empty() {
            let derived = derive::derive(&dataset);
            let mut report = Report::new(&mut problems);
            check::check(&dataset, &derived, &CONTEXT, &mut report);
        }
    }
    tables[place] = original;
    problems.first().map(|problem| problem.rule)
}

/// Why a mutation may survive.
fn reason(mutation: &Mutation, survivors: &[Survivors]) -> Option<&'static str> {
    let is_among = |columns: &[Position]| {
        let column = mutation.column;
        column.is_some_and(|column| columns.contains(&column.at))
    };
    let entry = survivors.iter().find(|entry| {
        let is_of = match &entry.of {
            Of::Columns(columns) => is_among(columns),
            Of::Optional => mutation.column.is_some_and(|column| !column.required),
            Of::Kind(kind) => mutation.kind == *kind,
            Of::KindBut(kind, columns) => mutation.kind == *kind && !is_among(columns),
            Of::Rows(tables) => mutation.kind == "row" && tables.contains(&mutation.table),
        };
        is_of && entry.operators.contains(&mutation.operator)
    });
    entry.map(|entry| entry.why)
}

/// What is mutated, as people name it: `figures.printed`, `figures`.
fn place(mutation: &Mutation) -> String {
    let table = mutation.table.schema().name;
    let column = mutation.column.map(|column| format!(".{}", column.name));
    table.to_owned() + &column.unwrap_or_default()
}

/// The mutations that are run.
fn chosen(tables: &[RawTable], files: &[File], full: bool) -> Vec<Mutation> {
    let ids: Vec<Vec<&str>> = tables
        .iter()
        .map(|table| {
            (0..table.rows.len())
                .map(|row| table.cell(row, 0).value)
                .collect()
        })
        .collect();
    let places = if full { PLACES.1 } else { PLACES.0 };
    let mut all = Vec::new();
    for table in tables {
        let bytes = &file_of(files, table.schema.id).bytes;
        let mut made = mutations(table, bytes, &ids, places);
        made.retain(|mutation| bytes[mutation.range.0..mutation.range.1] != mutation.by);
        all.extend(made);
    }
    if full { all } else { sample(all) }
}

/// Each mutation with the rule that catches it, if any, by as many threads as there are cores.
fn outcomes<'m>(run: &'m [Mutation], files: &[File]) -> Vec<(&'m Mutation, Option<Rule>)> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let work = |part: usize| {
            scope.spawn(move || {
                let (mut tables, _) = read::read(files, &CONTEXT);
                let part = run.iter().skip(part).step_by(workers);
                part.map(|mutation| (mutation, caught(&mut tables, files, mutation)))
                    .collect::<Vec<_>>()
            })
        };
        let started: Vec<_> = (0..workers).map(work).collect();
        let done = started.into_iter();
        done.flat_map(|thread| thread.join().expect("no mutation panics"))
            .collect()
    })
}

/// Prints how many mutations are caught: by operator and kind of column, and by column where some
/// are not.
fn print_shares(outcomes: &[(&Mutation, Option<Rule>)], survivors: &[Survivors]) {
    let mut kinds: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    let mut places: BTreeMap<(&str, String, &str), (usize, usize)> = BTreeMap::new();
    for (mutation, rule) in outcomes {
        let Mutation { operator, kind, .. } = mutation;
        let why = reason(mutation, survivors).unwrap_or("must be caught");
        for (caught, all) in [
            kinds.entry((operator, kind)).or_default(),
            places.entry((operator, place(mutation), why)).or_default(),
        ] {
            *caught += usize::from(rule.is_some());
            *all += 1;
        }
    }
    let total = outcomes.iter().filter(|(_, rule)| rule.is_some()).count();
    println!("{total} of {} mutations caught", outcomes.len());
    for ((operator, kind), (caught, all)) in &kinds {
        println!("{operator:24} {kind:10} {caught:6} of {all:6}");
    }
    println!("of these, with survivors:");
    for ((operator, place, why), (caught, all)) in &places {
        if caught < all {
            println!("{operator:24} {place:28} {caught:6} of {all:6}: {why}");
        }
    }
}

#[test]
fn mistakes_are_caught() {
    let files = load("../data");
    let (tables, problems) = read::read(&files, &CONTEXT);
    assert!(problems.is_empty(), "the tables are valid");
    let run = chosen(&tables, &files, std::env::var_os("KURSK_FULL").is_some());
    let outcomes = outcomes(&run, &files);
    let survivors = survivors();
    print_shares(&outcomes, &survivors);
    let is_unexplained = |(mutation, rule): &&(&Mutation, Option<Rule>)| {
        rule.is_none() && reason(mutation, &survivors).is_none()
    };
    let shown = |(mutation, _): &(&Mutation, Option<Rule>)| {
        let (start, end) = mutation.range;
        format!(
            "{}: {}: `{}` → `{}`",
            place(mutation),
            mutation.operator,
            String::from_utf8_lossy(&file_of(&files, mutation.table).bytes[start..end]),
            String::from_utf8_lossy(&mutation.by)
        )
    };
    let unexplained: Vec<_> = outcomes.iter().filter(is_unexplained).map(shown).collect();
    assert!(
        unexplained.is_empty(),
        "{} unexplained:\n{}",
        unexplained.len(),
        unexplained.join("\n")
    );
}
