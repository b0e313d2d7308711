//! Titles and positions are short.

use super::Report;
use crate::codegen::dataset::Dataset;
use crate::codegen::problem::Rule;
use crate::codegen::schema::{events, positions};

const MOST_WORDS: usize = 12;

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    for &(column, what) in &[(events::title, "title"), (positions::text, "position")] {
        for row in dataset.rows(column.table) {
            let text = row.text(column).unwrap_or_default();
            let words = text.split(' ').count();
            if words > MOST_WORDS {
                let message =
                    format!("this {what} has {words} words; at most {MOST_WORDS} are allowed");
                report.say(row, Rule::TitleLength, &column, message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_declarations_name_the_number() {
        assert_eq!(super::MOST_WORDS, 12);
        let said = [
            super::events::title.column(),
            super::positions::text.column(),
        ];
        for column in said {
            assert!(
                column.meaning().contains("at most twelve"),
                "{}",
                column.meaning()
            );
        }
    }
}
