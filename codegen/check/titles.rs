//! Titles are short.

use super::super::dataset::Dataset;
use super::super::problem::Rule;
use super::super::schema::events;
use super::Report;

const MOST_WORDS: usize = 12;

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    for row in dataset.rows(events::TABLE) {
        let title = row.text(events::title).unwrap_or_default();
        let words = title.split(' ').count();
        if words > MOST_WORDS {
            let message = format!("this title has {words} words; at most {MOST_WORDS} are allowed");
            report.say(row, Rule::TitleLength, &events::title, message);
        }
    }
}
