//! The flags of `new`, made from the schema.

use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use curate::codegen::schema::{Column, Kind, TABLES, Table, anchors, retired, sources};
use curate::documentation;

use crate::edit::Row;
use crate::folder;
use crate::ties::{self, Tie, Verb};

/// The names of the arguments that are not columns. No column has a hyphen.
pub const DATA: &str = "data-folder";
pub const ARTICLE: &str = "article-file";
pub const WORDS: &str = "anchor-words";
pub const OCCURRENCE: &str = "anchor-occurrence";
pub const DIMENSION: &str = "relation-dimension";

/// The tables that get rows here: anchors come from `locate`, and retired ids from `retire`.
pub fn tables() -> impl Iterator<Item = &'static Table> {
    let others = [anchors::TABLE, retired::TABLE];
    TABLES
        .iter()
        .filter(move |table| !others.contains(&table.id))
}

pub fn subcommand(table: &'static Table) -> Command {
    let mut command = Command::new(table.singular())
        .about(format!(
            "Adds a row to {}: {}",
            table.file(),
            documentation::table(table.id).row()
        ))
        .arg(
            Arg::new(DATA)
                .long("data")
                .value_name("DIR")
                .help("The folder of the tables")
                .default_value(folder::DEFAULT)
                .value_parser(value_parser!(PathBuf)),
        );
    for column in table.columns {
        command = command.arg(flag(column));
    }
    let article = Arg::new(ARTICLE)
        .long("article")
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf));
    if table.id == sources::TABLE {
        command = command.arg(article.help(format!(
            "The text file of the article, for {} and {}",
            sources::sha256.column().name,
            sources::chars.column().name
        )));
    } else if table.has_anchors() {
        command = command
            .arg(
                article
                    .help("The text file of the article, for the anchor")
                    .requires(WORDS),
            )
            .arg(
                Arg::new(WORDS)
                    .long("words")
                    .value_name("WORDS")
                    .help("The words that are there; again for each part of a split utterance")
                    .requires(ARTICLE)
                    .action(ArgAction::Append),
            )
            .arg(
                Arg::new(OCCURRENCE)
                    .long("occurrence")
                    .value_name("N")
                    .help("Which occurrence of the words is meant, from 1")
                    .value_parser(value_parser!(usize)),
            )
            .args(ties::verbs().map(tie))
            .arg(
                Arg::new(DIMENSION)
                    .long("dimension")
                    .value_name("CODE")
                    .help("In what respect; of figures, the value if not given"),
            );
    }
    command
}

/// The flag of a relation, which goes in with the record.
fn tie(verb: Verb) -> Arg {
    Arg::new(verb.name)
        .long(verb.name)
        .value_name("ID")
        .help(format!(
            "A record that this one is to be tied to: `{}`; again for each",
            verb.name
        ))
        .action(ArgAction::Append)
}

/// The flag of a column: `claimed-by`.
fn name(column: &Column) -> String {
    column.name.replace('_', "-")
}

/// The flag of a column, which may also be written as the column is.
fn flag(column: &'static Column) -> Arg {
    Arg::new(column.name)
        .long(name(column))
        .alias(column.name)
        .value_name(expected(column))
        .allow_hyphen_values(true)
        .help(match column.kind {
            Kind::Code(vocabulary) => {
                let codes = vocabulary.codes.join(", ");
                format!("{} [possible values: {codes}]", column.meaning())
            }
            _ => column.meaning().to_owned(),
        })
}

/// What the cell holds, in a word.
fn expected(column: &Column) -> &'static str {
    match column.kind {
        Kind::Id | Kind::RetiredId | Kind::Reference(_) => "ID",
        Kind::Text => "TEXT",
        Kind::Code(_) => "CODE",
        Kind::Date => "DATE",
        Kind::Count | Kind::Number => "NUMBER",
        Kind::Degrees(_) => "DEGREES",
        Kind::Hex(_) => "DIGITS",
        Kind::Formed(_) => "VALUE",
    }
}

/// The flags of the required cells that are empty, a line each. An id is proposed.
pub fn missing(table: &Table, row: &Row) -> String {
    let columns = table.columns.iter().zip(row);
    let empty = columns.filter(|(column, cell)| is_missing(column, cell));
    let lines = empty.map(|(column, _)| {
        let flag = name(column);
        format!("  --{flag} {}: {}", expected(column), column.meaning())
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a required cell is empty. An id is proposed.
pub fn is_missing(column: &Column, cell: &str) -> bool {
    column.required && cell.is_empty() && !matches!(column.kind, Kind::Id)
}

/// The flags of the relations.
pub fn relations() -> String {
    let flags: Vec<_> = ties::verbs()
        .map(|verb| format!("--{} ID", verb.name))
        .collect();
    flags.join(", ")
}

/// The command that adds this row, with everything that was typed.
pub fn command(table: &Table, matches: &ArgMatches, row: &Row, ties: &[Tie]) -> String {
    let mut command = format!("cargo curate new {}", table.singular());
    let mut give = |flag: &str, value: &str| {
        command += &format!(" --{flag} {}", quoted(value));
    };
    for (column, cell) in table.columns.iter().zip(row) {
        if !cell.is_empty() {
            give(&name(column), cell);
        }
    }
    for tie in ties {
        give(tie.verb.name, &tie.other);
    }
    for (id, flag) in [
        (DATA, "data"),
        (ARTICLE, "article"),
        (WORDS, "words"),
        (OCCURRENCE, "occurrence"),
        (DIMENSION, "dimension"),
    ] {
        // Not every table has all of them.
        let values = matches.try_get_raw(id).ok().flatten();
        let is_given = || matches.value_source(id) == Some(ValueSource::CommandLine);
        for value in values.filter(|_| is_given()).into_iter().flatten() {
            give(flag, &value.to_string_lossy());
        }
    }
    command
}

/// A word as a shell reads it.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:,~".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
