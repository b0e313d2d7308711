//! The mistakes of a data editor: each made in a copy of the real tables, and what `check` says of it
//! at the place of the fault.
//!
//! `mistakes.txt` has them. The lines after a title say what is changed, and the last line what is
//! said:
//!
//! | line | meaning |
//! | --- | --- |
//! | `set TABLE \| KEY \| COLUMN \| VALUE` | A cell gets a value. |
//! | `shift TABLE \| KEY \| COLUMN \| N` | The number in a cell grows by N. |
//! | `double TABLE \| KEY` | A row is repeated below itself; `KEY#2` is the second one. |
//! | `last TABLE \| KEY` | A row goes to the end of the table. |
//! | `remove TABLE \| KEY` | A row is removed. |
//! | `replace FILE \| OLD \| NEW` | A text is replaced where it first is. |
//! | `save TABLE \| FORM` | The table is saved in another form. |
//! | `delete FILE`, `rename FILE \| NEW` | |
//! | `> PLACE: MESSAGE` | One of the problems is at this place, with this message. |
//!
//! A place is `TABLE | KEY | COLUMN`, perhaps with a number of characters after it; the column `last` is
//! the last cell of the row. Or it is `FILE | "TEXT"`, `FILE | LINE | COLUMN` or `FILE | end`. In a
//! message, `{TABLE | KEY}` stands for the place of a row, and `{line | TABLE | KEY}` for its line;
//! `{after | TABLE | KEY}` for the key that follows in the order of the keys;
//! `{again | TABLE}` is the line where a table that is there twice starts again, `{version}` that of the
//! package, and `{#}` any number.
//! Escapes are those of the corpus. So a mistake is told in the same words whatever rows are added.
//!
//! `KURSK_BLESS=1` writes the current messages into `mistakes.txt`, and `KURSK_TABLE=1` prints all
//! mistakes with their messages as a table:
//!
//! ```sh
//! KURSK_TABLE=1 cargo test --package curate mistakes -- --nocapture
//! ```

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::thread;

use curate::codegen::read;

use crate::common::Project;
use crate::support::corpus::shortened;
use crate::support::corpus::unescaped;
use crate::support::files::path;

/// What is between the parts of a line.
const BAR: &str = " | ";

/// What stands for any number.
const ANY: &str = "#";

/// A mistake as `mistakes.txt` has it.
struct Mistake<'t> {
    title: &'t str,
    changes: Vec<&'t str>,
    /// Where the problem is, and what is said of it.
    said: (&'t str, &'t str),
}

fn parse(text: &str) -> Vec<Mistake<'_>> {
    let parse = |mistake| {
        let mut lines = str::lines(mistake).filter(|line| !line.is_empty());
        let title = lines.next().expect("a title");
        let title = title.strip_prefix("= ").unwrap_or(title);
        let (changes, said): (Vec<_>, Vec<_>) = lines.partition(|line| !line.starts_with("> "));
        assert!(!changes.is_empty(), "{title} changes nothing");
        let [said] = said[..] else {
            panic!("{title} has {} messages", said.len());
        };
        let said = said[2..].split_once(": ").expect("a place and a message");
        Mistake {
            title,
            changes,
            said,
        }
    };
    text.split("\n= ").map(parse).collect()
}

/// The files of a folder of tables.
struct Files(BTreeMap<String, Vec<u8>>);

/// The name of the file that a table or a file is.
fn file(name: &str) -> String {
    match name.contains('.') {
        true => name.to_owned(),
        false => format!("{name}.csv"),
    }
}

fn bytes(text: &str) -> Vec<u8> {
    unescaped(&mut text.chars(), None).unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

/// The cells of a line, as they are written and as values.
fn cells(line: &str) -> Vec<(&str, String)> {
    let (cells, _) = read::lines::split(&mut csv_core::Reader::new(), line);
    let owned = |(raw, value): (_, Cow<'_, str>)| (raw, value.into_owned());
    cells.into_iter().map(owned).collect()
}

impl Files {
    fn bytes(&mut self, name: &str) -> &mut Vec<u8> {
        let found = self.0.get_mut(&file(name));
        found.unwrap_or_else(|| panic!("there is no {name}"))
    }

    fn text(&self, name: &str) -> String {
        let bytes = self.0.get(&file(name)).map_or(&[][..], Vec::as_slice);
        String::from_utf8_lossy(bytes).into_owned()
    }

    fn lines(&mut self, name: &str) -> Vec<Vec<u8>> {
        let lines = self.bytes(name).split_inclusive(|&byte| byte == b'\n');
        lines.map(<[u8]>::to_vec).collect()
    }

    /// The number of the line with a key, from 0.
    fn row(&self, table: &str, key: &str) -> usize {
        let (key, which) = key.split_once('#').unwrap_or((key, "1"));
        let count = key.split(',').count();
        let text = self.text(table);
        let is_meant = |(_, line): &(usize, &str)| {
            let cells = cells(line).into_iter().take(count).map(|(_, value)| value);
            cells.collect::<Vec<_>>().join(",") == key
        };
        let mut rows = text.lines().enumerate().filter(is_meant);
        let row = rows.nth(which.parse::<usize>().expect("a number") - 1);
        row.unwrap_or_else(|| panic!("{table} has no {key}")).0
    }

    /// The cell of a row: its line, the characters before it, and its text.
    fn cell(&self, table: &str, key: &str, column: &str) -> (usize, usize, String) {
        let text = self.text(table);
        let row = self.row(table, key);
        let cells = cells(text.lines().nth(row).expect("a row"));
        let index = match column {
            "last" => cells.len() - 1,
            column => {
                let mut columns = text.lines().next().expect("a header").split(',');
                let index = columns.position(|name| name == column);
                index.unwrap_or_else(|| panic!("{table} has no column {column}"))
            }
        };
        let before = cells[..index].iter();
        let before = before.map(|(raw, _)| raw.chars().count() + 1).sum();
        (row, before, cells[index].0.to_owned())
    }

    fn set(&mut self, table: &str, key: &str, column: &str, value: &[u8]) {
        let (row, before, old) = self.cell(table, key, column);
        let mut lines = self.lines(table);
        let line = String::from_utf8_lossy(&lines[row]).into_owned();
        let start: usize = line.chars().take(before).map(char::len_utf8).sum();
        let is_plain = value.iter().all(|byte| !b",\"".contains(byte));
        let written = match is_plain {
            true => value.to_vec(),
            false => [b"\"", value, b"\""].concat(),
        };
        lines[row].splice(start..start + old.len(), written);
        *self.bytes(table) = lines.concat();
    }

    fn apply(&mut self, change: &str) {
        let (what, rest) = change.split_once(' ').expect("a change");
        // An empty value is left out.
        let rest = rest
            .strip_suffix(" |")
            .map_or(rest.to_owned(), |rest| rest.to_owned() + BAR);
        let parts: Vec<&str> = rest.split(BAR).collect();
        match (what, &parts[..]) {
            ("set", [table, key, column, value]) => self.set(table, key, column, &bytes(value)),
            ("shift", [table, key, column, by]) => {
                let (_, _, now) = self.cell(table, key, column);
                let now: i64 = now.parse().expect("a number");
                let by: i64 = by.parse().expect("a number");
                self.set(table, key, column, (now + by).to_string().as_bytes());
            }
            ("double", [table, key]) => {
                let row = self.row(table, key);
                let mut lines = self.lines(table);
                lines.insert(row, lines[row].clone());
                *self.bytes(table) = lines.concat();
            }
            ("last", [table, key]) => {
                let row = self.row(table, key);
                let mut lines = self.lines(table);
                lines[row..].rotate_left(1);
                *self.bytes(table) = lines.concat();
            }
            ("remove", [table, key]) => {
                let row = self.row(table, key);
                let mut lines = self.lines(table);
                lines.remove(row);
                *self.bytes(table) = lines.concat();
            }
            ("replace", [name, old, new]) => {
                let text = self.text(name);
                let new = new.replace(r"\n", "\n");
                let old = old.replace(r"\n", "\n");
                assert!(text.contains(&old), "{name} has no {old}");
                *self.bytes(name) = text.replacen(&old, &new, 1).into_bytes();
            }
            ("save", [name, form]) => *self.bytes(name) = saved(&self.text(name), form),
            ("delete", [name]) => {
                self.0.remove(*name).expect("a file");
            }
            ("rename", [name, new]) => {
                let bytes = self.0.remove(*name).expect("a file");
                self.0.insert((*new).to_owned(), bytes);
            }
            _ => panic!("`{change}` is no change"),
        }
    }

    /// A place as messages name it.
    fn place(&self, place: &str) -> String {
        let parts: Vec<&str> = place.split(BAR).collect();
        let name = file(parts[0]);
        let (line, column) = match &parts[1..] {
            ["end"] => {
                let text = self.text(&name);
                let last = text.lines().last().unwrap_or_default();
                (text.lines().count(), last.chars().count() + 1)
            }
            [text] => {
                let wanted = text.trim_matches('"').replace(r"\r", "\r");
                let text = self.text(&name);
                let lines = (1..).zip(text.split('\n'));
                let mut found =
                    lines.filter_map(|(number, line)| Some((number, line, line.find(&wanted)?)));
                let (number, line, start) = found
                    .next()
                    .unwrap_or_else(|| panic!("{name} has no {wanted}"));
                (number, line[..start].chars().count() + 1)
            }
            [key, column, rest @ ..] => match (key.parse(), column.parse()) {
                (Ok(line), Ok(column)) => (line, column),
                _ => {
                    let (row, before, _) = self.cell(&name, key, column);
                    let further = rest.first().map_or(0, |n| n.parse().expect("a number"));
                    (row + 1, before + 1 + further)
                }
            },
            [] => panic!("`{place}` is no place"),
        };
        format!("data/{name}:{line}:{column}")
    }

    /// A message with the places of rows that it names.
    fn message(&self, said: &str) -> String {
        let mut message = String::new();
        let mut parts = said.split('{');
        message += parts.next().unwrap_or_default();
        for part in parts {
            let (row, rest) = part.split_once('}').expect("a brace that closes");
            message += &match row.split(BAR).collect::<Vec<_>>()[..] {
                ["after", table, key] => {
                    let text = self.text(table);
                    let keys = text.lines().skip(1).map(|line| cells(line)[0].1.clone());
                    keys.filter(|other| other.as_str() > key)
                        .min()
                        .expect("a row after it")
                }
                ["line", table, key] => (self.row(table, key) + 1).to_string(),
                ["again", table] => (self.text(table).lines().count() / 2 + 2).to_string(),
                ["version"] => version(),
                [ANY] => format!("{{{ANY}}}"),
                // An escape of a character.
                [code] if message.ends_with(r"\u") => format!("{{{code}}}"),
                [table, key] => format!("data/{}:{}", file(table), self.row(table, key) + 1),
                _ => panic!("`{row}` is no row"),
            };
            message += rest;
        }
        message
    }
}

/// The version of the package.
fn version() -> String {
    let manifest = fs::read_to_string(path("../Cargo.toml")).unwrap();
    let mut lines = manifest.lines();
    let version = lines.find_map(|line| line.strip_prefix("version = "));
    version.expect("a version").trim_matches('"').to_owned()
}

/// A table in another form.
fn saved(text: &str, form: &str) -> Vec<u8> {
    match form {
        "utf-16" => {
            let units = [0xFEFF].into_iter().chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect()
        }
        "utf-32" => {
            let chars = ['\u{FEFF}'].into_iter().chain(text.chars());
            chars.flat_map(|c| u32::from(c).to_le_bytes()).collect()
        }
        "a workbook" => b"PK\x03\x04\x14\x00".to_vec(),
        "byte order mark" => format!("\u{FEFF}{text}").into(),
        "carriage returns" => text.replace('\n', "\r\n").into(),
        "no last line feed" => text.trim_end().into(),
        "twice" => {
            let (_, rows) = text.split_once('\n').expect("a header");
            format!("{text}{rows}").into()
        }
        "semicolons" | "tabs" | "bars" | "quotation marks" => {
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(text.as_bytes());
            let mut writer = csv::WriterBuilder::new()
                .delimiter(match form {
                    "semicolons" => b';',
                    "tabs" => b'\t',
                    "bars" => b'|',
                    _ => b',',
                })
                .quote_style(match form {
                    "quotation marks" => csv::QuoteStyle::Always,
                    _ => csv::QuoteStyle::Necessary,
                })
                .from_writer(Vec::new());
            for row in reader.records() {
                writer.write_record(&row.unwrap()).unwrap();
            }
            writer.into_inner().unwrap()
        }
        _ => panic!("`{form}` is no form"),
    }
}

/// A mistake that was made: where the problem is to be, and all problems.
struct Made {
    place: String,
    message: String,
    found: Vec<String>,
}

impl Made {
    /// What is said at the place.
    fn here(&self) -> impl Iterator<Item = &str> {
        let start = format!("{}: ", self.place);
        let found = self.found.iter();
        found.filter_map(move |line| line.strip_prefix(&start))
    }

    /// The message that is expected there.
    fn said(&self) -> Option<&str> {
        self.here().find(|said| fits(said, &self.message))
    }
}

/// Whether a message is the one that is expected, with any numbers.
fn fits(said: &str, expected: &str) -> bool {
    let any = format!("{{{ANY}}}");
    let mut parts = expected.split(any.as_str());
    let first = parts.next().unwrap_or_default();
    let rest = parts.try_fold(said.strip_prefix(first), |rest, part| {
        let rest = rest?;
        let number = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        (number > 0).then_some(rest[number..].strip_prefix(part))
    });
    rest.flatten() == Some("")
}

fn make(mistake: &Mistake<'_>) -> Made {
    let project = Project::real();
    let files = project.data().into_iter();
    let mut files = Files(files.collect());
    let real = files.0.clone();
    for change in &mistake.changes {
        files.apply(change);
    }
    for name in real.keys().filter(|name| !files.0.contains_key(*name)) {
        fs::remove_file(project.path(&format!("data/{name}"))).unwrap();
    }
    for (name, bytes) in files
        .0
        .iter()
        .filter(|(name, bytes)| real.get(*name) != Some(bytes))
    {
        project.write(&format!("data/{name}"), bytes);
    }
    let ran = project.run(&["check", "--format", "plain"]);
    let (place, said) = mistake.said;
    Made {
        place: files.place(&files.message(place)),
        message: files.message(said),
        found: shortened(ran.out).lines().map(str::to_owned).collect(),
    }
}

#[test]
fn every_mistake_is_told_at_its_place() {
    let text = fs::read_to_string(path("tests/mistakes.txt")).unwrap();
    let mistakes = parse(&text);
    assert!(mistakes.len() >= 60);
    let made: Vec<Made> = thread::scope(|scope| {
        let (first, second) = mistakes.split_at(mistakes.len() / 2);
        let second = scope.spawn(|| second.iter().map(make).collect::<Vec<_>>());
        let first = first.iter().map(make).collect::<Vec<_>>();
        let second = second.join().expect("the mistakes can be made");
        first.into_iter().chain(second).collect()
    });
    if std::env::var_os("KURSK_TABLE").is_some() {
        print(&mistakes, &made);
    }
    let mut blessed = text.clone();
    let mut wrong = Vec::new();
    for (mistake, made) in mistakes.iter().zip(&made) {
        if made.said().is_some() {
            continue;
        }
        wrong.push(format!(
            "{}\nis not told as\n{}: {}\nbut as\n{}",
            mistake.title,
            made.place,
            made.message,
            made.found.join("\n")
        ));
        if let Some(now) = made.here().next() {
            let (place, said) = mistake.said;
            let (start, end) = (format!("= {}\n", mistake.title), format!("> {place}: "));
            let (before, after) = blessed.split_once(&start).expect("the mistake");
            let after = after.replacen(&format!("{end}{said}\n"), &format!("{end}{now}\n"), 1);
            blessed = format!("{before}{start}{after}");
        }
    }
    if std::env::var_os("KURSK_BLESS").is_some() {
        fs::write(path("tests/mistakes.txt"), blessed).unwrap();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The mistakes with their messages, in Markdown.
fn print(mistakes: &[Mistake<'_>], made: &[Made]) {
    println!("| | mistake | place | what `check` says |\n| --- | --- | --- | --- |");
    for (number, (mistake, made)) in (1..).zip(mistakes.iter().zip(made)) {
        let said = made.said().unwrap_or("nothing").replace('|', r"\|");
        println!("| {number} | {} | {} | {said} |", mistake.title, made.place);
    }
}
