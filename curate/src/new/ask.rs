//! Questions at a terminal.

use curate::codegen::characters::{distinct, unfit};
use curate::codegen::check::cells::alone;
use curate::codegen::nearest::Nearest;
use curate::codegen::problem::Problem;
use curate::codegen::schema::{Column, Kind, Table, TableId};
use curate::documentation;

use super::flags::is_missing;
use crate::edit::{self, Edit, ID, Row, is_unfinished};
use crate::folder::Folder;
use crate::spreadsheet;
use crate::stop::{Stop, note};
pub use crate::terminal::line;
use crate::words::counted;

/// The longest list of ids that is shown before anything is typed.
const LONGEST_LIST: usize = 80;

/// How many records are shown that have what was typed.
const MOST_FOUND: usize = 20;

/// The answer that empties a cell.
const NOTHING: &str = "-";

/// Asks for the required cells that no flag has given and, if there are any, for the optional ones
/// too: who gives all that is required by flags is asked nothing.
pub fn for_required(table: &Table, row: &mut Row, edit: &Edit<'_>) -> Result<(), Stop> {
    let mut columns = table.columns.iter().zip(row.iter());
    if !columns.any(|(column, cell)| is_missing(column, cell)) {
        return Ok(());
    }
    for (column, cell) in table.columns.iter().zip(row) {
        let is_proposed = matches!(column.kind, Kind::Id);
        if cell.is_empty() && !is_proposed {
            note!("{}", column.meaning());
            choices(column, edit);
            match answer(column, "", edit)? {
                Some(answer) => *cell = answer,
                None => break,
            }
        }
    }
    Ok(())
}

/// Shows what the cell may hold.
fn choices(column: &Column, edit: &Edit<'_>) {
    if let Kind::Code(vocabulary) = column.kind {
        for term in documentation::vocabulary(vocabulary).terms {
            note!("  {}: {}", term.code, term.definition);
        }
    }
    for &target in column.targets() {
        let ids: Vec<&str> = edit.rows(target).iter().map(|row| &*row[ID]).collect();
        let name = target.schema().name;
        if ids.len() <= LONGEST_LIST {
            note!("  {name}: {}", ids.join(", "));
        } else {
            let ids = counted(ids.len(), "id");
            note!("  {name}: {ids}; type a part of one, or of what it names");
        }
    }
}

/// Asks for a cell; `None` at the end of the input. No answer takes the default. What the cell can't
/// hold, whatever the others hold, is asked for again; what is not an id is searched for among those
/// that it may hold. At the end, what was typed last is kept, so that it can be shown.
fn answer(column: &Column, default: &str, edit: &Edit<'_>) -> Result<Option<String>, Stop> {
    let mut default = default.to_owned();
    let mut last = None;
    loop {
        let hint = match (default.as_str(), column.required) {
            ("", true) => String::new(),
            ("", false) => " (optional)".into(),
            (default, true) => format!(" [{default}]"),
            (default, false) => format!(" [{default}; {NOTHING} for none]"),
        };
        let Some(answer) = line(&format!("{}{hint}: ", column.name))? else {
            return Ok(last);
        };
        let answer = edit::typed(&answer, column);
        match answer.as_str() {
            "" if !default.is_empty() => return Ok(Some(default)),
            NOTHING if !column.required => return Ok(Some(String::new())),
            _ => {}
        }
        last = Some(answer.clone()).filter(|answer| !answer.is_empty());
        if let Some(message) = fault(&answer, column) {
            note!("{message}");
            default = suggestion(&message).map_or(default, str::to_owned);
            continue;
        }
        let targets = column.targets();
        let mut rows = targets.iter().flat_map(|target| edit.rows(*target));
        let is_known = answer.is_empty() || rows.any(|row| row[ID] == answer);
        if targets.is_empty() || is_known {
            return Ok(Some(answer));
        }
        default = search(&answer, targets, edit).unwrap_or_default();
    }
}

/// What is wrong with a cell by itself.
fn fault(text: &str, column: &Column) -> Option<String> {
    let odd = || text.chars().find_map(unfit);
    let changed = spreadsheet::change(text, column);
    let alone = || alone(text, column, &Nearest::default()).err().or_else(odd);
    changed.or_else(|| Some(alone()?.1))
}

/// Shows the records that have a text in their id or in what it names; the only one of them, or the
/// id that is most like the text.
fn search(text: &str, targets: &[TableId], edit: &Edit<'_>) -> Option<String> {
    let wanted = text.to_lowercase();
    let rows = targets.iter().flat_map(|target| {
        let title = title(target.schema());
        let rows = edit.rows(*target).iter();
        rows.map(move |row| {
            (
                row[ID].as_str(),
                title.map_or("", |title| &row[title.at.index]),
            )
        })
    });
    let has = |text: &str| text.to_lowercase().contains(&wanted);
    let found: Vec<(&str, &str)> = rows
        .clone()
        .filter(|(id, title)| has(id) || has(title))
        .collect();
    for (id, title) in found.iter().take(MOST_FOUND) {
        note!("  {id}: {title}");
    }
    match &found[..] {
        [] => {
            let tables = targets.iter().map(|target| target.schema().name);
            let tables = tables.collect::<Vec<_>>().join(" or ");
            let shown = distinct(text);
            note!("  nothing in {tables} has `{shown}` in its id or its name");
            let nearest = Nearest::default();
            nearest
                .among(text, rows.map(|(id, _)| id))
                .map(str::to_owned)
        }
        [(id, _)] => Some((*id).to_owned()),
        _ => {
            let more = found.len().saturating_sub(MOST_FOUND);
            if more > 0 {
                note!("  and {more} more; type more of it");
            }
            None
        }
    }
}

/// The column that says in words what a record is.
fn title(table: &'static Table) -> Option<&'static Column> {
    let is_title =
        |column: &&Column| column.required && matches!(column.kind, Kind::Text | Kind::Formed(_));
    table.columns.iter().find(is_title)
}

/// Asks again for the cells of the new row that have problems; whether anything was answered. What a
/// problem suggests is the default.
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
    let edit = Edit::of(outcome)?;
    let mut is_answered = false;
    for (i, column) in table.columns.iter().enumerate() {
        let place = (read.rows[position].line, read.cell(position, i).column);
        let here: Vec<&Problem> = problems
            .iter()
            .filter(|problem| problem.path == read.path && !is_unfinished(problem))
            .filter(|problem| (problem.line, problem.column) == place)
            .collect();
        for problem in &here {
            note!("{}", problem.message);
        }
        let suggested = here.iter().find_map(|problem| suggestion(&problem.message));
        let default = suggested.unwrap_or(&row[i]);
        if here.is_empty() {
            continue;
        }
        let Some(answer) = answer(column, default, &edit)? else {
            return Ok(false);
        };
        if answer != row[i] {
            row[i] = answer;
            is_answered = true;
        }
    }
    Ok(is_answered)
}

/// The value that the message of a problem suggests, if it is only one.
fn suggestion(message: &str) -> Option<&str> {
    let (_, rest) = message.split_once("did you mean `")?;
    let (value, rest) = rest.split_once('`')?;
    rest.starts_with('?').then_some(value)
}
