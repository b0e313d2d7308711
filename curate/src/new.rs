//! `new`: adds a row, from flags and, at a terminal, from answers.
//!
//! The flags are made from the schema, and what is still wrong is asked for again by the checker's
//! own messages, so that a new column or rule needs nothing here.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;

use clap::error::Error;
use clap::{Arg, ArgAction, ArgMatches, Command, FromArgMatches, value_parser};

use crate::article::Article;
use crate::build::check::slug;
use crate::build::problem::Problem;
use crate::build::schema::{self, Column, Kind, TABLES, Table};
use crate::edit::{Edit, Row, is_unfinished};
use crate::folder::{self, Folder};
use crate::locate::{self, Found};
use crate::stop::{Stop, note};

/// Adds a record: asks, or takes flags; proposes an id; inserts the row in its place
///
/// Nothing is written where the row breaks a rule.
pub struct Args(ArgMatches);

impl FromArgMatches for Args {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        Ok(Self(matches.clone()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0 = matches.clone();
        Ok(())
    }
}

impl clap::Args for Args {
    fn augment_args(command: Command) -> Command {
        command
            .about("Adds a record: asks, or takes flags; proposes an id; inserts the row in its place")
            .long_about(
                "Adds a record: asks, or takes flags; proposes an id; inserts the row in its place\n\n\
                 Nothing is written where the row breaks a rule.",
            )
            .subcommand_required(true)
            .arg_required_else_help(true)
            .subcommands(tables().map(subcommand))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// The tables that are extended here: anchors are what `locate` is for, retired ids `retire`.
fn tables() -> impl Iterator<Item = &'static Table> {
    TABLES
        .iter()
        .filter(|table| !["anchors", "retired"].contains(&table.name))
}

/// What one row of the table is called: `figure`.
fn kind(table: &Table) -> String {
    table.record.to_lowercase()
}

/// Whether the records of the table have anchors.
fn is_anchored(table: &Table) -> bool {
    let anchors = schema::table("anchors");
    matches!(anchors.columns[0].kind, Kind::Reference(targets) if targets.contains(&table.name))
}

fn subcommand(table: &'static Table) -> Command {
    let mut command = Command::new(kind(table))
        .about(format!("Adds a row to {}: {}", table.file(), table.about))
        .arg(
            Arg::new("data-folder")
                .long("data")
                .value_name("DIR")
                .help("The folder of the tables")
                .default_value(folder::DEFAULT)
                .value_parser(value_parser!(PathBuf)),
        );
    for column in table.columns {
        command = command.arg(flag(column));
    }
    let article = Arg::new("article-file")
        .long("article")
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf));
    if table.name == "sources" {
        command = command.arg(article.help("The text file of the article, for sha256 and chars"));
    } else if is_anchored(table) {
        command = command
            .arg(
                article
                    .help("The text file of the article, for the anchor")
                    .requires("anchor-words"),
            )
            .arg(
                Arg::new("anchor-words")
                    .long("words")
                    .value_name("WORDS")
                    .help("The words that stand there; again for each part of a split utterance")
                    .requires("article-file")
                    .action(ArgAction::Append),
            )
            .arg(
                Arg::new("anchor-occurrence")
                    .long("occurrence")
                    .value_name("N")
                    .help("Which occurrence of the words is meant, from 1")
                    .value_parser(value_parser!(usize)),
            );
    }
    command
}

/// `--claimed-by`, as the column is written with `_`.
fn flag(column: &'static Column) -> Arg {
    Arg::new(column.name)
        .long(column.name.replace('_', "-"))
        .alias(column.name)
        .value_name(expected(column))
        .allow_hyphen_values(true)
        .help(column.meaning)
}

/// What the cell holds, in a word.
fn expected(column: &Column) -> &'static str {
    match column.kind {
        Kind::Id | Kind::RetiredId | Kind::Reference(_) => "ID",
        Kind::Text => "TEXT",
        Kind::Code(_) => "CODE",
        Kind::Date => "DATE",
        Kind::Count => "NUMBER",
        Kind::Degrees(_) => "DEGREES",
        Kind::Hex(_) => "DIGITS",
        Kind::Formed(_) => "VALUE",
    }
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let Some((name, matches)) = args.0.subcommand() else {
        return Err(Stop::Misuse("name what is new, such as figure".into()));
    };
    let Some(table) = tables().find(|table| kind(table) == name) else {
        return Err(Stop::Misuse(format!("there is no table of a {name}")));
    };
    let folder: &PathBuf = matches
        .get_one("data-folder")
        .ok_or_else(|| Stop::Misuse("name the folder of the tables".into()))?;
    let folder = Folder::open(folder)?;
    let mut row: Row = table
        .columns
        .iter()
        .map(|column| matches.get_one::<String>(column.name).cloned())
        .map(Option::unwrap_or_default)
        .collect();
    if table.name == "sources" {
        take_fingerprint(table, &mut row, matches)?;
    }
    let found = found(table, matches, &folder)?;
    if let Some((words, found)) = &found {
        take_from_article(table, &mut row, words, found);
    }
    let is_asked = io::stdin().is_terminal() && io::stderr().is_terminal();
    if is_asked {
        ask_required(table, &mut row, &folder)?;
    } else {
        let missing = missing(table, &row);
        if !missing.is_empty() {
            return Err(Stop::Misuse(format!(
                "a {name} needs these flags too:\n{missing}"
            )));
        }
    }
    let mut is_proposed = table.columns[0].is_id() && row[0].is_empty();
    loop {
        let mut edit = Edit::of(&folder)?;
        if is_proposed {
            // Anew after each answer, since it is made of the other cells.
            row[0] = propose(table, &row, &edit);
        }
        edit.rows_mut(table.name).push(row.clone());
        if let Some((_, found)) = &found {
            locate::insert(&mut edit, &row[0], found);
        }
        let outcome = edit.outcome()?;
        let problems = edit.new_problems(&outcome);
        if is_asked && ask_again(table, &mut row, &problems, &outcome)? {
            continue;
        }
        if is_asked && is_proposed && problems.iter().all(is_unfinished) {
            let answer = ask(&format!("id [{}]: ", row[0]))?.unwrap_or_default();
            if !answer.is_empty() && answer != row[0] {
                row[0] = answer;
                is_proposed = false;
                continue;
            }
        }
        edit.save(&outcome)?;
        return show(table, &row, &outcome, found.is_some(), out);
    }
}

/// Where the words of `--words` stand, if they are given.
fn found(
    table: &Table,
    matches: &ArgMatches,
    folder: &Folder,
) -> Result<Option<(Vec<String>, Found)>, Stop> {
    if !is_anchored(table) {
        return Ok(None);
    }
    let (Some(path), Some(words)) = (
        matches.get_one::<PathBuf>("article-file"),
        matches.get_many::<String>("anchor-words"),
    ) else {
        return Ok(None);
    };
    let words: Vec<String> = words.cloned().collect();
    let (article, source) = locate::open(path, &Edit::of(folder)?)?;
    let occurrence = matches.get_one::<usize>("anchor-occurrence").copied();
    let spans = locate::choose(&article, &words, occurrence)?;
    // As the article has them, whatever marks were typed.
    let words = spans
        .iter()
        .map(|span| article.span(span).unwrap_or_default().to_owned())
        .collect();
    Ok(Some((
        words,
        Found {
            article,
            source,
            spans,
        },
    )))
}

/// What the file of an article says of its source.
fn take_fingerprint(table: &Table, row: &mut Row, matches: &ArgMatches) -> Result<(), Stop> {
    let Some(path) = matches.get_one::<PathBuf>("article-file") else {
        return Ok(());
    };
    let article = Article::open(path)?;
    let taken = [
        ("sha256", article.sha256.clone()),
        ("chars", article.chars().to_string()),
    ];
    for (name, value) in taken {
        let cell = &mut row[table.column(name)];
        if cell.is_empty() {
            *cell = value;
        }
    }
    Ok(())
}

/// What the place in the article says of the record itself.
fn take_from_article(table: &Table, row: &mut Row, words: &[String], found: &Found) {
    let cell = |name: &str| table.columns.iter().position(|column| column.name == name);
    let is_indirect = cell("speech").is_some_and(|speech| row[speech] == "indirect");
    let taken = [
        ("source", Some(found.source.clone())),
        ("wording", words.first().cloned()),
        ("text", (!is_indirect).then(|| words.join(" "))),
    ];
    for (name, value) in taken {
        if let (Some(column), Some(value)) = (cell(name), value) {
            if row[column].is_empty() {
                row[column] = value;
            }
        }
    }
}

/// The flags of the required cells that are empty, a line each. An id is proposed where it is made
/// of the other cells.
fn missing(table: &Table, row: &Row) -> String {
    let columns = table.columns.iter().zip(row);
    let empty =
        columns.filter(|(column, cell)| column.required && cell.is_empty() && !column.is_id());
    let lines = empty.map(|(column, _)| {
        let flag = column.name.replace('_', "-");
        format!("  --{flag} {}: {}", expected(column), column.meaning)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Asks for the required cells that no flag has given. Optional ones are asked for where a rule
/// needs them.
fn ask_required(table: &Table, row: &mut Row, folder: &Folder) -> Result<(), Stop> {
    let edit = Edit::of(folder)?;
    for (i, column) in table.columns.iter().enumerate() {
        if column.required && row[i].is_empty() && !column.is_id() {
            note!("{}", column.meaning);
            choices(column, &edit);
            row[i] = ask(&format!("{}: ", column.name))?.unwrap_or_default();
        }
    }
    Ok(())
}

/// Shows what the cell may hold.
fn choices(column: &Column, edit: &Edit<'_>) {
    match column.kind {
        Kind::Code(vocabulary) => {
            for term in vocabulary.terms {
                note!("  {}: {}", term.code, term.definition);
            }
        }
        Kind::Reference(targets) => {
            for target in targets {
                let ids: Vec<&str> = edit.rows(target).iter().map(|row| &*row[0]).collect();
                // More than a screen helps nobody; a misspelt id gets a suggestion.
                if ids.len() <= 80 {
                    note!("  {target}: {}", ids.join(", "));
                }
            }
        }
        _ => {}
    }
}

/// Asks again for the cells of the new row that have problems; whether anything was answered.
fn ask_again(
    table: &Table,
    row: &mut Row,
    problems: &[Problem],
    outcome: &Folder,
) -> Result<bool, Stop> {
    let (tables, _) = crate::build::read::read(&outcome.files, &outcome.context());
    let read = &tables[table.index()];
    let Some(position) = (0..read.rows.len()).find(|&r| read.values(r).eq(row.iter())) else {
        return Ok(false);
    };
    let mut is_answered = false;
    for (i, column) in table.columns.iter().enumerate() {
        let place = (read.rows[position].line, read.cell(position, i).column);
        let mut here = problems
            .iter()
            .filter(|problem| problem.path == read.path && !is_unfinished(problem))
            .filter(|problem| (problem.line, problem.column) == place)
            .peekable();
        if here.peek().is_none() {
            continue;
        }
        for problem in here {
            note!("{}", problem.message);
        }
        match ask(&format!("{} [{}]: ", column.name, row[i]))? {
            Some(answer) if !answer.is_empty() && answer != row[i] => {
                row[i] = answer;
                is_answered = true;
            }
            _ => {}
        }
    }
    Ok(is_answered)
}

/// Asks for a line; `None` at the end of the input.
fn ask(question: &str) -> Result<Option<String>, Stop> {
    let mut err = io::stderr();
    let _ = write!(err, "{question}").and_then(|()| err.flush());
    let mut line = String::new();
    let length = io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|error| Stop::Misuse(format!("the answer can't be read: {error}")))?;
    Ok((length > 0).then(|| line.trim().to_owned()))
}

/// An id that says what it names and that nothing bears.
fn propose(table: &Table, row: &Row, edit: &Edit<'_>) -> String {
    let cell = |name: &str| {
        let column = table.columns.iter().position(|column| column.name == name);
        column.map_or("", |column| row[column].as_str())
    };
    // Of an article, who published it.
    let publisher = || {
        let sources = schema::table("sources");
        let source = edit
            .rows("sources")
            .iter()
            .find(|source| source[0] == cell("source"));
        source.map_or("", |source| &source[sources.column("publisher")])
    };
    let first_words = |text: &str, count: usize| {
        let long = |word: &&str| word.chars().count() > 3;
        let words: Vec<&str> = text.split_whitespace().filter(long).take(count).collect();
        words.join(" ")
    };
    let parts = match table.name {
        "figures" => format!("{} {} {}", cell("metric"), cell("value"), publisher()),
        "quotes" => format!(
            "{} {} {}",
            cell("speaker"),
            first_words(cell("text"), 2),
            publisher()
        ),
        "sources" => {
            let month: String = cell("published").chars().take(7).collect();
            format!("{} {month}", cell("publisher"))
        }
        "events" => first_words(cell("title"), 4),
        _ => cell("name").to_owned(),
    };
    let slug = slug(&parts);
    let is_taken =
        |id: &str| edit.find(id).is_some() || edit.rows("retired").iter().any(|row| row[0] == id);
    if !is_taken(&slug) {
        return slug;
    }
    (2..)
        .map(|number| format!("{slug}-{number}"))
        .find(|id| !is_taken(id))
        .unwrap_or(slug)
}

/// Prints the new row with its place.
fn show(
    table: &Table,
    row: &Row,
    outcome: &Folder,
    has_anchor: bool,
    out: &mut impl Write,
) -> Result<(), Stop> {
    let (tables, _) = crate::build::read::read(&outcome.files, &outcome.context());
    let read = &tables[table.index()];
    let place = (0..read.rows.len()).find(|&r| read.values(r).eq(row.iter()));
    let line = place.map_or(0, |place| read.rows[place].line);
    writeln!(out, "{}:{line}: {}", read.path, row[..table.key].join(","))?;
    if has_anchor {
        let anchors = &tables[schema::table("anchors").index()];
        for r in 0..anchors.rows.len() {
            if anchors.cell(r, 0).value == row[0] {
                let cells: Vec<&str> = anchors.values(r).collect();
                let line = anchors.rows[r].line;
                writeln!(out, "{}:{line}: {}", anchors.path, cells.join(","))?;
            }
        }
    }
    Ok(())
}
