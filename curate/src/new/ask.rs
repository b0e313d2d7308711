//! Questions at a terminal.

use std::io::{self, BufRead, Write};

use curate::codegen::problem::Problem;
use curate::codegen::schema::{Column, Kind, Table};
use curate::documentation;

use super::flags::is_missing;
use crate::edit::{Edit, ID, Row, is_unfinished};
use crate::folder::Folder;
use crate::stop::{Stop, note};

/// The longest list of ids that is shown. For more, a misspelt id gets a suggestion.
const LONGEST_LIST: usize = 80;

/// Asks for the required cells that no flag has given. Optional ones are asked for if a rule needs
/// them.
pub fn for_required(table: &Table, row: &mut Row, folder: &Folder) -> Result<(), Stop> {
    let edit = Edit::of(folder)?;
    for (i, column) in table.columns.iter().enumerate() {
        if is_missing(column, &row[i]) {
            note!("{}", column.meaning);
            choices(column, &edit);
            row[i] = line(&format!("{}: ", column.name))?.unwrap_or_default();
        }
    }
    Ok(())
}

/// Shows what the cell may hold.
fn choices(column: &Column, edit: &Edit<'_>) {
    match column.kind {
        Kind::Code(vocabulary) => {
            for term in documentation::vocabulary(vocabulary).terms {
                note!("  {}: {}", term.code, term.definition);
            }
        }
        Kind::Reference(target) => {
            for &target in target.tables {
                let ids: Vec<&str> = edit.rows(target).iter().map(|row| &*row[ID]).collect();
                if ids.len() <= LONGEST_LIST {
                    note!("  {}: {}", target.schema().name, ids.join(", "));
                }
            }
        }
        _ => {}
    }
}

/// Asks again for the cells of the new row that have problems; whether anything was answered.
pub fn again(
    table: &Table,
    row: &mut Row,
    problems: &[Problem],
    outcome: &Folder,
) -> Result<bool, Stop> {
    let (tables, _) = outcome.read();
    let read = &tables[table.id as usize];
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
        match line(&format!("{} [{}]: ", column.name, row[i]))? {
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
pub fn line(question: &str) -> Result<Option<String>, Stop> {
    let mut err = io::stderr();
    let _ = write!(err, "{question}").and_then(|()| err.flush());
    let mut line = String::new();
    let length = io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|error| Stop::Misuse(format!("the answer can't be read: {error}")))?;
    Ok((length > 0).then(|| line.trim().to_owned()))
}
