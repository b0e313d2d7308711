//! What the tables say in our own words is not copied from an article.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use curate::codegen::check;
use curate::codegen::dataset::{Dataset, Row};
use curate::codegen::schema::{
    Column, Kind, Position, TABLES, actors, names, places, questions, quotes, sources,
};

use super::articles::Articles;
use super::place;
use super::report::{Fault, Report};
use crate::article::{Article, words};

/// How many words in a row count as copied from an article, where a name counts as one word. The
/// codebook promises that our texts have no such run.
const COPIED_RUN: usize = 6;

/// A text of our own that has words of an article.
pub struct Copied<'d, 't> {
    pub row: Row<'d, 't>,
    pub column: &'static Column,
    pub message: String,
}

/// Compares the texts that are ours with the articles.
pub fn compare(dataset: &Dataset<'_>, articles: &Articles<'_, '_>, report: &mut Report) {
    let articles = articles.iter();
    let articles = articles.map(|(source, article)| (source.id(), article));
    for copied in find(dataset, articles) {
        let place = place(copied.row, &copied.column.at);
        report.add(Fault::Copied, format!("{place}: {}", copied.message));
    }
}

/// The texts that are ours and have words of some articles, which are named.
pub fn find<'d, 't, 'a>(
    dataset: &'d Dataset<'t>,
    articles: impl Iterator<Item = (&'a str, &'a Article)>,
) -> Vec<Copied<'d, 't>> {
    let names = Names::of(dataset);
    let articles: Vec<(&str, Vec<String>)> = articles
        .map(|(source, article)| (source, names.joined(article.words())))
        .collect();
    let mut runs: HashMap<&[String], &str> = HashMap::new();
    for (source, words) in &articles {
        for run in words.windows(COPIED_RUN) {
            runs.entry(run).or_insert(source);
        }
    }
    let rows = TABLES.iter().flat_map(|table| dataset.rows(table.id));
    let texts = rows.flat_map(|row| {
        let columns = row.schema().columns.iter();
        let columns = columns.filter(move |column| is_ours(row, column));
        columns.map(move |column| (row, column))
    });
    let mut found = Vec::new();
    for (row, column) in texts {
        let own = names.joined(words(row.cell(&column.at).value));
        let copied = own
            .windows(COPIED_RUN)
            .find_map(|run| Some((run.join(" "), runs.get(run)?)));
        if let Some((run, source)) = copied {
            let message = format!(
                "`{}` takes {COPIED_RUN} words in a row from `{source}`: {run}; say it in our words",
                column.name
            );
            found.push(Copied {
                row,
                column,
                message,
            });
        }
    }
    found
}

/// The names of actors and places, which have no other words.
struct Names {
    /// The words of the names, by the first of them, the longest name first.
    by_first: HashMap<String, Vec<Vec<String>>>,
}

impl Names {
    fn of(dataset: &Dataset<'_>) -> Self {
        let columns = [actors::name, places::name, names::name];
        let mut by_first: HashMap<_, Vec<Vec<String>>> = HashMap::new();
        for column in columns {
            for row in dataset.rows(column.table) {
                let name = words(row.text(column).unwrap_or_default());
                let name: Vec<String> = name.map(|(_, word)| word).collect();
                if let Some(first) = name.first() {
                    by_first.entry(first.clone()).or_default().push(name);
                }
            }
        }
        for names in by_first.values_mut() {
            names.sort_by_key(|name| Reverse(name.len()));
        }
        Self { by_first }
    }

    /// The words, where each name is one.
    fn joined(&self, words: impl Iterator<Item = (Range<usize>, String)>) -> Vec<String> {
        let words: Vec<String> = words.map(|(_, word)| word).collect();
        let mut joined = Vec::new();
        let mut rest = &words[..];
        while let Some(first) = rest.first() {
            let mut names = self.by_first.get(first).into_iter().flatten();
            let length = names
                .find(|name| rest.starts_with(name))
                .map_or(1, Vec::len);
            joined.push(rest[..length].join(" "));
            rest = &rest[length..];
        }
        joined
    }
}

/// Whether a cell is text of our own. Wordings, quotations, cues and headlines are the article's.
fn is_ours(row: Row<'_, '_>, column: &Column) -> bool {
    let is = |other: &Position| column.at == *other;
    let quoted = check::words::quoted(row);
    let is_quoted = quoted.is_some_and(|(quoted, _)| is(&quoted));
    let is_text = matches!(column.kind, Kind::Text) || is(&questions::text);
    is_text && !(is_quoted || is(&quotes::cue) || is(&sources::title))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_codebook_promises_what_is_checked() {
        assert_eq!(super::COPIED_RUN, 6);
        let codebook = include_str!("../../../data/README.md");
        assert!(codebook.contains("No run of six words of it appears in an article"));
    }
}
