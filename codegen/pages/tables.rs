//! What several pages show side by side: figures and positions.

use super::dates::words;
use super::modules::defined;
use super::{Site, link, named};
use crate::codegen::dataset::{Row, RowPlace};
use crate::codegen::emit::docs::markdown;
use crate::codegen::schema::{answers, figures, metrics, positions};

impl<'e, 't> Site<'_, 'e, 't> {
    /// A table of figures for each of their metrics, by time.
    pub fn by_metric(&self, rows: &[Row<'e, 't>]) -> String {
        let mut text = String::new();
        for metric in self.by_name(metrics::TABLE) {
            let figures = rows.iter().copied();
            let figures = figures.filter(|row| row.record(figures::metric) == Some(metric));
            let figures: Vec<_> = figures.collect();
            if !figures.is_empty() {
                text += &format!(
                    "\n**{}**\n\n{}{}",
                    named(metric),
                    defined(metric),
                    self.claims(&figures)
                );
            }
        }
        text
    }

    /// Figures side by side, in two columns, which a phone has room for: what is claimed by whom of
    /// whom; as of when, in which article, and what contradicts it.
    pub fn claims(&self, figures: &[Row<'e, 't>]) -> String {
        let mut text = String::from("| claim | as of, article, contradicted by |\n| --- | --- |\n");
        for &figure in figures {
            let claim = link(figure, &markdown(&self.emitter.claim(figure)));
            let [owner, subject, source] = [figures::claimed_by, figures::subject, figures::source]
                .map(|column| figure.record(column).map_or(String::new(), named));
            let date = figure.date(figures::as_of).map_or(String::new(), words);
            text += &format!("| {claim}<br>{owner} on {subject} | {date}<br>in {source}");
            let against = self.contradictions[figure.place].iter();
            let against = against.map(|other| self.short(*other));
            let against: Vec<_> = against.collect();
            if !against.is_empty() {
                text += &format!("<br>against {}", against.join("; "));
            }
            text += " |\n";
        }
        text + "\n"
    }

    /// The positions on a question beside one another, or one below the other where there is no room:
    /// who takes each, on how many independent origins, and perhaps in which records.
    pub fn side_by_side(&self, question: Row<'e, 't>, with_records: bool) -> String {
        let mut text = String::from("<div style=\"display:flex;flex-wrap:wrap;gap:0 1.5em\">\n");
        for position in self.by(question, *positions::question) {
            let words = markdown(position.text(positions::text).unwrap_or_default());
            let derived = self.emitter.derived;
            text += &format!(
                "<div style=\"flex:1 1 14em;min-width:0;padding-bottom:.7em\">\n\n**{}**\n\n{}\n\n",
                link(position, &words),
                self.voices(
                    &derived.owners[position.place],
                    derived.witnesses[position.place].len()
                )
            );
            if with_records {
                for answer in self.by(position, *answers::position) {
                    if let Some(record) = answer.record(answers::record) {
                        text += &format!("- {}\n", self.lead(record));
                    }
                }
            }
            text += "\n</div>\n";
        }
        text + "</div>\n\n"
    }

    /// Whose word something is, and on how many independent origins.
    pub fn voices(&self, actors: &[RowPlace], witnesses: usize) -> String {
        let actors = actors
            .iter()
            .map(|place| named(self.emitter.dataset.row(*place)));
        let actors: Vec<_> = actors.collect();
        match witnesses {
            0 => "Nobody's word: no article asserts it.".into(),
            1 => format!("1 independent witness: {}", actors.join(", ")),
            count => format!("{count} independent witnesses: {}", actors.join(", ")),
        }
    }
}
