//! A worksheet: what one article adds to the tables, in TOML.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use curate::codegen::characters::distinct;
use curate::codegen::nearest::Nearest;
use curate::codegen::schema::{TABLES, Table, anchors, events, retired, sources};
use curate::codegen::vocab::{Code, ParticipantRole};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::stop::Stop;
use crate::ties::{Tie, verbs};

/// The keys that are no columns.
pub const ARTICLE: &str = "article";
pub const WORDS: &str = "words";
pub const OCCURRENCE: &str = "occurrence";
pub const DIMENSION: &str = "dimension";
pub const ANSWERS: &str = "answers";

/// A place in the worksheet.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// Something that is wrong, with its place.
pub struct Fault {
    pub place: Place,
    pub message: String,
}

/// A worksheet as it was read.
pub struct Worksheet {
    /// The file of the article, from where the worksheet is, and where it is named; `None` where that is
    /// a fault.
    pub article: Option<(PathBuf, Place)>,
    pub items: Vec<Item>,
    pub faults: Vec<Fault>,
}

/// A record, or another row, as the worksheet has it.
pub struct Item {
    pub table: &'static Table,
    pub place: Place,
    /// For each column, what is given, and where.
    pub cells: Vec<Option<(String, Place)>>,
    pub words: Vec<(String, Place)>,
    pub occurrence: Option<usize>,
    pub ties: Vec<(Tie, Place)>,
    pub dimension: Option<String>,
    /// The positions that the record takes.
    pub answers: Vec<(String, Place)>,
    /// Who takes part in an event, and how.
    pub participants: Vec<(ParticipantRole, String, Place)>,
}

/// The tables that a worksheet adds to, by the name of one row.
pub fn sections() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().filter(|table| table.id != retired::TABLE)
}

/// The keys of a row of a table, in the order in which one thinks of them.
pub fn keys(table: &'static Table) -> Vec<&'static str> {
    let mut keys = Vec::new();
    if is_located(table) {
        keys.extend([WORDS, OCCURRENCE]);
    }
    keys.extend(table.columns.iter().map(|column| column.name));
    if table.has_anchors() {
        keys.push(ANSWERS);
        keys.extend(verbs().map(|verb| verb.name));
        keys.push(DIMENSION);
    }
    if table.id == events::TABLE {
        keys.extend(ParticipantRole::ALL.iter().map(|role| role.code()));
    }
    keys
}

/// Whether the row is found in the article by its words.
pub fn is_located(table: &Table) -> bool {
    table.has_anchors() || table.id == anchors::TABLE
}

impl Worksheet {
    pub fn open(path: &Path) -> Result<Self, Stop> {
        let shown = path.display();
        let text = fs::read_to_string(path)
            .map_err(|error| Stop::Misuse(format!("`{shown}` can't be read: {error}")))?;
        let (root, errors) = DeTable::parse_recoverable(&text);
        let mut reader = Reader {
            text: &text,
            nearest: Nearest::default(),
            items: Vec::new(),
            faults: Vec::new(),
        };
        for error in errors {
            let span = error.span().unwrap_or_default();
            // One slip can be several errors.
            let is_told = |fault: &Fault| fault.place.line == place(&text, span.start).line;
            if !reader.faults.last().is_some_and(is_told) {
                let message = error.message().replace('\n', "; ");
                let message = format!("this is not TOML: {message}; a text has quotation marks");
                reader.fault(span, message);
            }
        }
        let mut article = None;
        for (key, value) in root.get_ref() {
            let name = key.get_ref().as_ref();
            if name == ARTICLE {
                article = reader.texts(value).into_iter().next();
            } else if let Some(table) = sections().find(|table| table.singular() == name) {
                reader.section(table, value);
            } else {
                let sections: Vec<_> = sections().map(Table::singular).collect();
                let known = sections.iter().map(String::as_str).chain([ARTICLE]);
                let known = reader.expected(name, "parts", &known.collect::<Vec<_>>());
                let name = distinct(name);
                let message = format!("`{name}` is not a part of a worksheet; {known}");
                reader.fault(key.span(), message);
            }
        }
        if article.is_none() {
            let message = format!("the article is not named; start with `{ARTICLE} = \"FILE\"`");
            reader.fault(0..0, message);
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        let article = article.map(|(file, place)| (folder.join(file), place));
        let Reader {
            mut items, faults, ..
        } = reader;
        // Parents first: a table comes after those that it refers to.
        items.sort_by_key(|item| (item.table.id, item.place));
        Ok(Self {
            article,
            items,
            faults,
        })
    }
}

struct Reader<'t> {
    text: &'t str,
    nearest: Nearest,
    items: Vec<Item>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, span: Range<usize>, message: String) {
        let place = place(self.text, span.start);
        self.faults.push(Fault { place, message });
    }

    /// What could have been written instead.
    fn expected(&self, name: &str, what: &str, known: &[&str]) -> String {
        let its = match self.nearest.among(name, known.iter().copied()) {
            Some(nearest) => format!("did you mean `{nearest}`? Its"),
            None => "its".into(),
        };
        format!("{its} {what} are {}", known.join(", "))
    }

    /// The rows of a table: a table of TOML each.
    fn section(&mut self, table: &'static Table, value: &Spanned<DeValue<'_>>) {
        match value.get_ref() {
            DeValue::Table(row) => self.item(table, value.span(), row),
            DeValue::Array(rows) => {
                for row in rows {
                    self.section(table, row);
                }
            }
            _ => {
                let name = table.singular();
                let message = format!(
                    "`{name}` is a row of {}: write `[{name}]` or `{name} = {{ … }}`",
                    table.name
                );
                self.fault(value.span(), message);
            }
        }
        if table.id == sources::TABLE
            && self
                .items
                .iter()
                .filter(|item| item.table.id == table.id)
                .count()
                > 1
        {
            self.fault(
                value.span(),
                "a worksheet is about one article, so it has one source".into(),
            );
        }
    }

    fn item(&mut self, table: &'static Table, span: Range<usize>, row: &DeTable<'_>) {
        let mut item = Item {
            table,
            place: place(self.text, span.start),
            cells: vec![None; table.columns.len()],
            words: Vec::new(),
            occurrence: None,
            ties: Vec::new(),
            dimension: None,
            answers: Vec::new(),
            participants: Vec::new(),
        };
        let known = keys(table);
        for (key, value) in row {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let message = format!(
                    "`{}` is not a key of a {}; {}",
                    distinct(name),
                    table.singular(),
                    self.expected(name, "keys", &known)
                );
                self.fault(key.span(), message);
                continue;
            }
            let texts = self.texts(value);
            let verb = verbs().find(|verb| verb.name == name);
            let role = ParticipantRole::ALL.iter().find(|role| role.code() == name);
            match (table.column(name), verb, role) {
                (Some(column), ..) => match &texts[..] {
                    [cell] => item.cells[column.at.index] = Some(cell.clone()),
                    _ => self.fault(
                        value.span(),
                        format!("`{name}` is one cell, so it has one value"),
                    ),
                },
                (_, Some(verb), _) => {
                    let tie = |(other, place)| (Tie { verb, other }, place);
                    item.ties.extend(texts.into_iter().map(tie));
                }
                (.., Some(role)) => {
                    let part = |(actor, place)| (*role, actor, place);
                    item.participants.extend(texts.into_iter().map(part));
                }
                _ if name == WORDS => item.words = texts,
                _ if name == ANSWERS => item.answers = texts,
                _ if name == DIMENSION => {
                    item.dimension = texts.into_iter().next().map(|(code, _)| code)
                }
                _ => {
                    let number = texts.first().and_then(|(number, _)| number.parse().ok());
                    if number.is_none() {
                        self.fault(
                            value.span(),
                            format!("`{name}` is the number of an occurrence, from 1"),
                        );
                    }
                    item.occurrence = number;
                }
            }
        }
        self.items.push(item);
    }

    /// The texts of a value, with their places: one, or those of an array. Numbers and dates are taken
    /// as they are written.
    fn texts(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<(String, Place)> {
        let at = place(self.text, value.span().start);
        match value.get_ref() {
            DeValue::String(text) => vec![(text.as_ref().to_owned(), at)],
            DeValue::Array(values) => values.iter().flat_map(|value| self.texts(value)).collect(),
            DeValue::Table(_) => {
                self.fault(
                    value.span(),
                    "expected a text, or several in brackets".into(),
                );
                Vec::new()
            }
            _ => vec![(self.text[value.span()].to_owned(), at)],
        }
    }
}

/// The line and the column of a byte.
fn place(text: &str, byte: usize) -> Place {
    let before = &text[..byte.min(text.len())];
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    Place {
        line: before.matches('\n').count() + 1,
        column: before[line..].chars().count() + 1,
    }
}
