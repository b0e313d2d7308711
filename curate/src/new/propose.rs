//! Ids that say what they name.

use curate::codegen::check::suggest::slug;
use curate::codegen::schema::{
    Position, Table, actors, events, figures, metrics, places, positions, questions, quotes,
    retired, sources,
};

use crate::edit::{Edit, ID, Row};

/// An id for a row that is not in use, and was not.
pub fn id(table: &Table, row: &Row, edit: &Edit<'_>) -> String {
    let slug = slug(&words(table, row, edit));
    let retired = edit.rows(retired::TABLE);
    let is_taken = |id: &str| {
        let is_retired = retired.iter().any(|row| row[retired::id.index] == id);
        // What the row refers to, and is not there, is not the row itself.
        edit.find(id).is_some() || is_retired || row.iter().any(|cell| cell == id)
    };
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    let mut ids = [slug.clone()].into_iter().chain(numbered);
    ids.find(|id| !is_taken(id)).unwrap_or(slug)
}

/// What the row is about. Figures and quotes end with the outlet.
fn words(table: &Table, row: &Row, edit: &Edit<'_>) -> String {
    let cell = |column: &Position| row[column.index].as_str();
    let publisher = |source: &Position| {
        let mut sources = edit.rows(sources::TABLE).iter();
        let source = sources.find(|other| other[ID] == cell(source));
        source.map_or("", |source| &source[sources::publisher.index])
    };
    match table.id {
        figures::TABLE => format!(
            "{} {} {}",
            cell(&figures::metric),
            cell(&figures::printed),
            publisher(&figures::source)
        ),
        quotes::TABLE => format!(
            "{} {} {}",
            cell(&quotes::speaker),
            first_words(cell(&quotes::text), 2),
            publisher(&quotes::source)
        ),
        sources::TABLE => {
            let month: String = cell(&sources::published).chars().take(7).collect();
            format!("{} {month}", cell(&sources::publisher))
        }
        events::TABLE => first_words(cell(&events::title), 4),
        actors::TABLE => cell(&actors::name).into(),
        places::TABLE => cell(&places::name).into(),
        metrics::TABLE => cell(&metrics::name).into(),
        questions::TABLE => first_words(cell(&questions::text), 4),
        positions::TABLE => format!(
            "{} {}",
            cell(&positions::question),
            first_words(cell(&positions::text), 2)
        ),
        _ => String::new(),
    }
}

/// The first words of a text that are longer than three letters.
fn first_words(text: &str, count: usize) -> String {
    let is_long = |word: &&str| word.chars().count() > 3;
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(is_long)
        .take(count)
        .collect();
    words.join(" ")
}
