//! `new`: adds a row, from flags and, at a terminal, from answers.
//!
//! What is still wrong is asked for again with the messages of the checker, so that a new column or
//! rule needs nothing here.

mod ask;
mod disagree;
mod flags;
pub mod propose;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::error::Error;
use clap::{ArgMatches, Command, FromArgMatches};
use curate::codegen::problem::Rule;
use curate::codegen::schema::{
    Position, Table, TableId, anchors, figures, quotes, relations, sources,
};
use curate::codegen::vocab::{Speech, from_code};

use crate::add::fill;
use crate::article::Article;
use crate::edit::{self, Edit, ID, Row, is_unfinished};
use crate::folder::Folder;
use crate::locate::{self, Found};
use crate::plain;
use crate::stop::Stop;
use crate::ties::{self, Tie};
use crate::verify::cues;

/// Adds a record: asks, or takes flags; proposes an id; inserts the row in its place
///
/// Nothing is written if the row breaks a rule.
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
                 Nothing is written if the row breaks a rule.",
            )
            .subcommand_required(true)
            .arg_required_else_help(true)
            .subcommands(flags::tables().map(flags::subcommand))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let Some((name, matches)) = args.0.subcommand() else {
        return Err(Stop::Misuse("say what is new, such as `figure`".into()));
    };
    let Some(table) = flags::tables().find(|table| table.singular() == name) else {
        return Err(Stop::Misuse(format!("there is no table for `{name}`")));
    };
    let folder: &PathBuf = matches
        .get_one(flags::DATA)
        .ok_or_else(|| Stop::Misuse("name the folder of the tables".into()))?;
    let folder = Folder::open(folder)?;
    let mut row: Row = table
        .columns
        .iter()
        .map(|column| {
            let given = matches.get_one::<String>(column.name);
            given.map_or(String::new(), |given| edit::typed(given, column))
        })
        .collect();
    if table.id == sources::TABLE {
        take_fingerprint(&mut row, matches)?;
    }
    let edit = Edit::of(&folder)?;
    let found = found(table, matches, &edit)?;
    if let Some((words, found)) = &found {
        take_from_article(table.id, &mut row, words, found);
        if table.id == figures::TABLE {
            fill::number(&mut row, &edit);
        }
    }
    let is_asked = io::stdin().is_terminal() && io::stderr().is_terminal();
    if is_asked {
        ask::for_required(table, &mut row, &edit)?;
    } else {
        let missing = flags::missing(table, &row);
        if !missing.is_empty() {
            return Err(Stop::Misuse(format!(
                "`new {name}` also needs these flags:\n{missing}"
            )));
        }
    }
    let mut ties = ties(table, matches);
    let mut is_proposed = table.has_ids() && row[ID].is_empty();
    loop {
        let mut edit = Edit::of(&folder)?;
        if is_proposed {
            // Anew after each answer, since it is made of the other cells.
            row[ID] = propose::id(table, &row, &edit);
        }
        edit.rows_mut(table.id).push(row.clone());
        if let Some((_, found)) = &found {
            locate::insert(&mut edit, &row[ID], found);
        }
        for tie in &ties {
            let dimension = matches.get_one(flags::DIMENSION).map(String::as_str);
            let relation = tie.row(table.id, &row[ID], dimension)?;
            edit.rows_mut(relations::TABLE).push(relation);
        }
        let outcome = edit.outcome()?;
        if let Some((_, found)) = &found {
            edit.also(cues::problems(&outcome, &found.article, |id| id == row[ID]));
        }
        if is_asked && disagree::ask(&row[ID], &mut ties, &outcome)? {
            continue;
        }
        let mut problems = edit.new_problems(&outcome);
        // Not the number but a relation is what is missing.
        let known = problems.len();
        problems.retain(|problem| problem.rule != Rule::UndeclaredDisagreement);
        let lacks_relation = problems.len() < known;
        if is_asked && ask::again(table, &mut row, &problems, &outcome)? {
            continue;
        }
        if is_asked && is_proposed && problems.iter().all(is_unfinished) {
            let answer = ask::line(&format!("id [{}]: ", row[ID]))?.unwrap_or_default();
            if !answer.is_empty() && answer != row[ID] {
                row[ID] = answer;
                is_proposed = false;
                continue;
            }
        }
        edit.save(&outcome).map_err(|mut stop| {
            if lacks_relation {
                stop = stop.and(&format!(
                    "say with the record what it is to each of them: {}",
                    flags::relations()
                ));
            }
            if is_asked {
                // What was typed is not lost.
                stop = stop.and(&format!(
                    "this is what was given:\n{}",
                    flags::command(table, matches, &row, &ties)
                ));
            }
            stop
        })?;
        return show(table, &row, &outcome, out);
    }
}

/// The relations that flags give.
fn ties(table: &Table, matches: &ArgMatches) -> Vec<Tie> {
    let mut ties = Vec::new();
    for verb in ties::verbs().filter(|_| table.has_anchors()) {
        let others = matches.get_many::<String>(verb.name).into_iter().flatten();
        ties.extend(others.map(|other| Tie {
            verb,
            other: other.clone(),
        }));
    }
    ties
}

/// Where the words of `--words` are, if they are given.
fn found(
    table: &Table,
    matches: &ArgMatches,
    edit: &Edit<'_>,
) -> Result<Option<(Vec<String>, Found)>, Stop> {
    if !table.has_anchors() {
        return Ok(None);
    }
    let (Some(path), Some(words)) = (
        matches.get_one::<PathBuf>(flags::ARTICLE),
        matches.get_many::<String>(flags::WORDS),
    ) else {
        return Ok(None);
    };
    let words: Vec<String> = words.cloned().collect();
    let (article, source) = locate::open(path, edit)?;
    let occurrence = matches.get_one::<usize>(flags::OCCURRENCE).copied();
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
fn take_fingerprint(row: &mut Row, matches: &ArgMatches) -> Result<(), Stop> {
    if let Some(path) = matches.get_one::<PathBuf>(flags::ARTICLE) {
        let article = Article::open(path)?;
        plain::demand(&article)?;
        fill(row, &sources::sha256, article.sha256.clone());
        fill(row, &sources::chars, article.chars().to_string());
    }
    Ok(())
}

/// What the place in the article says of the record itself.
fn take_from_article(table: TableId, row: &mut Row, words: &[String], found: &Found) {
    let source = found.source.clone();
    match table {
        figures::TABLE => {
            fill(row, &figures::source, source);
            fill(
                row,
                &figures::wording,
                words.first().cloned().unwrap_or_default(),
            );
        }
        quotes::TABLE => {
            fill(row, &quotes::source, source);
            let speech = from_code(&Speech::VOCABULARY, &row[quotes::speech.index]);
            if speech.is_none_or(Speech::is_quoted) {
                fill(row, &quotes::text, words.join(" "));
            }
        }
        _ => {}
    }
}

/// Fills a cell that no flag has given.
fn fill(row: &mut Row, column: &Position, value: String) {
    let cell = &mut row[column.index];
    if cell.is_empty() {
        *cell = value;
    }
}

/// Prints the new row with its place, and its anchors and relations.
fn show(table: &Table, row: &Row, outcome: &Folder, out: &mut impl Write) -> Result<(), Stop> {
    let (tables, _) = outcome.read();
    let read = &tables[table.id as usize];
    let place = (0..read.rows.len()).find(|&r| read.values(r).eq(row.iter()));
    let line = place.map_or(0, |place| read.rows[place].line);
    writeln!(out, "{}:{line}: {}", read.path, row[..table.key].join(","))?;
    for column in [*anchors::record, *relations::left, *relations::right] {
        let parts = &tables[column.table as usize];
        for r in (0..parts.rows.len()).filter(|_| table.has_anchors()) {
            if parts.cell(r, column.index).value == row[ID] {
                let cells: Vec<&str> = parts.values(r).collect();
                let line = parts.rows[r].line;
                writeln!(out, "{}:{line}: {}", parts.path, cells.join(","))?;
            }
        }
    }
    Ok(())
}
