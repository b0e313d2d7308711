//! Titles are short.

use super::Report;
use crate::codegen::dataset::Dataset;
use crate::codegen::problem::Rule;
use crate::codegen::schema::events;

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
