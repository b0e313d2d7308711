//! What opens a module: a table of its records, in the order in which a reader looks for them.

use super::dates::{start, words};
use super::record::{note, warning};
use super::{Site, charts, counted, grouped, link, named};
use crate::codegen::dataset::Row;
use crate::codegen::emit::docs::markdown;
use crate::codegen::schema::{
    Table, actors, anchors, answers, corrections, events, figures, metrics, places, positions,
    questions, quotes, relations, retired, sources,
};
use crate::codegen::vocab::{ActorKind, Code, Measure, QuestionKind, RelationKind};

impl<'e, 't> Site<'_, 'e, 't> {
    /// What opens a module.
    pub fn module(&self, table: &Table) -> Option<String> {
        let text = match table.id {
            events::TABLE => self.events(),
            figures::TABLE => self.figures(),
            quotes::TABLE => self.quotes(),
            sources::TABLE => self.sources() + &charts::quoted(self),
            actors::TABLE => self.actors(),
            places::TABLE => self.places(),
            metrics::TABLE => self.metrics() + &charts::area(self),
            questions::TABLE | positions::TABLE => self.questions(),
            relations::TABLE => self.relations(),
            corrections::TABLE => self.corrected(),
            retired::TABLE => self.retired(),
            _ => return None,
        };
        Some(format!("\n\n{}\n{text}\n\n", contents(&text)))
    }

    /// The timeline, by month.
    fn events(&self) -> String {
        let mut text = String::new();
        let mut month = String::new();
        for event in self.emitter.rows(events::TABLE) {
            let Some(date) = event.date(events::date) else {
                continue;
            };
            if start(date) != month {
                month = start(date);
                text += &format!("\n# {month}\n\n");
            }
            let place = event.record(events::place).map(named);
            let place = place.map_or(String::new(), |place| format!("{place}; "));
            let mut articles = Vec::new();
            for anchor in &self.emitter.derived.anchors[event.place] {
                let article = anchor.record(anchors::source).map_or(String::new(), named);
                if !articles.contains(&article) {
                    articles.push(article);
                }
            }
            text += &format!(
                "- {}<br>{place}in {}\n",
                self.lead(event),
                articles.join(", ")
            );
        }
        text
    }

    /// A table of each metric.
    fn figures(&self) -> String {
        let mut text = String::new();
        for metric in self.emitter.rows(metrics::TABLE) {
            let name = markdown(metric.text(metrics::name).unwrap_or_default());
            let figures = self.by(metric, *figures::metric);
            text += &format!("\n# {name}\n\n{}", self.claims(&figures));
        }
        text + &charts::losses(self) + &charts::troops(self)
    }

    /// The statements, by speaker.
    fn quotes(&self) -> String {
        let mut text = String::new();
        for speaker in self.emitter.rows(actors::TABLE) {
            let said = self.by(speaker, *quotes::speaker);
            if said.is_empty() {
                continue;
            }
            let name = markdown(speaker.text(actors::name).unwrap_or_default());
            text += &format!("\n# {}\n\n", link(speaker, &name));
            for quote in said {
                let article = quote.record(quotes::source).map_or(String::new(), named);
                text += &format!("- {}, in {article}\n", self.lead(quote));
            }
        }
        text
    }

    /// The questions, those first on which most records contradict each other.
    fn questions(&self) -> String {
        let mut text = String::new();
        for (heading, kind) in [
            ("Only one answer can be right", QuestionKind::Exclusive),
            ("Several answers can be right", QuestionKind::Compatible),
        ] {
            text += &format!("\n# {heading}\n\n");
            for question in self.disputed() {
                if question.code(questions::kind) == Some(kind) {
                    let words = markdown(question.text(questions::text).unwrap_or_default());
                    text += &format!("\n**{}**", link(question, &words));
                    text += &note(question.text(questions::note));
                    text += "\n\n";
                    text += &self.side_by_side(question, false);
                }
            }
        }
        text
    }

    /// The questions, those first on which most pairs of records take different positions.
    pub fn disputed(&self) -> Vec<Row<'e, 't>> {
        let mut questions: Vec<_> = self.emitter.rows(questions::TABLE).collect();
        let pairs = |question: &Row<'e, 't>| {
            let positions = self.by(*question, *positions::question);
            let taken = positions
                .iter()
                .map(|position| self.by(*position, *answers::position).len());
            let taken: Vec<usize> = taken.collect();
            let all: usize = taken.iter().sum();
            taken
                .iter()
                .map(|count| count * (all - count))
                .sum::<usize>()
        };
        // The sort keeps the order of equal ones.
        questions.sort_by_key(|question| std::cmp::Reverse(pairs(question)));
        questions
    }

    /// The articles with what a reader must know of them.
    pub fn sources(&self) -> String {
        let mut text = String::new();
        for source in self.emitter.rows(sources::TABLE) {
            let title = markdown(source.text(sources::title).unwrap_or_default());
            let date = source.date(sources::published).map_or(String::new(), words);
            let count = |column, word| counted(self.by(source, column).len(), word);
            text += &format!(
                "- **{}: {}**, {date}. {}",
                named(source),
                link(source, &title),
                warning(source)
            );
            if let Some(original) = source.record(sources::republishes) {
                text += &format!(" It repeats a report of {}.", named(original));
            }
            text += &format!(
                "<br>{}, {}, {}\n",
                count(*figures::source, "figure"),
                count(*quotes::source, "statement"),
                counted(self.reported(source).count(), "event")
            );
        }
        text
    }

    /// The actors by what they are, each with how much it says.
    fn actors(&self) -> String {
        let mut text = String::new();
        for kind in ActorKind::ALL {
            let actors = self.emitter.rows(actors::TABLE);
            let actors = actors.filter(|actor| actor.code(actors::kind) == Some(*kind));
            let actors: Vec<_> = actors.collect();
            if actors.is_empty() {
                continue;
            }
            text += &format!("\n# {}\n\n", capital(kind.code()));
            for actor in actors {
                let role = actor.text(actors::role).map(markdown);
                let role = role.map_or(String::new(), |role| format!(", {role}"));
                let counts = [
                    (*quotes::speaker, "statement"),
                    (*figures::claimed_by, "figure"),
                ]
                .map(|(column, word)| (self.by(actor, column).len(), word));
                let counts = counts.iter().filter(|(count, _)| *count > 0);
                let counts: Vec<_> = counts.map(|(count, word)| counted(*count, word)).collect();
                let counts = match counts.is_empty() {
                    true => String::new(),
                    false => format!(": {}", counts.join(", ")),
                };
                text += &format!("- {}{role}{counts}\n", named(actor));
            }
        }
        text
    }

    /// The places, each within the one that it is a part of.
    fn places(&self) -> String {
        let mut text = String::new();
        for place in self.emitter.rows(places::TABLE) {
            if place.record(places::within).is_none() {
                self.nested(place, 0, &mut text);
            }
        }
        text
    }

    fn nested(&self, place: Row<'e, 't>, depth: usize, text: &mut String) {
        let kind = place.code(places::kind).map_or("", |kind| kind.code());
        let events = counted(self.by(place, *events::place).len(), "event");
        *text += &format!(
            "{}- {}, {kind}: {events}\n",
            "  ".repeat(depth),
            named(place)
        );
        for part in self.by(place, *places::within) {
            self.nested(part, depth + 1, text);
        }
    }

    /// The metrics by what may be added to what.
    fn metrics(&self) -> String {
        let mut text = String::new();
        for measure in Measure::ALL {
            let metrics = self.emitter.rows(metrics::TABLE);
            let metrics = metrics.filter(|metric| metric.code(metrics::measure) == Some(*measure));
            let metrics: Vec<_> = metrics.collect();
            if !metrics.is_empty() {
                text += &format!("\n# {}\n\n", capital(measure.code()));
            }
            for metric in metrics {
                let unit = metric.code(metrics::unit).map_or("", |unit| unit.plural());
                let definition = markdown(metric.text(metrics::definition).unwrap_or_default());
                let figures = counted(self.by(metric, *figures::metric).len(), "figure");
                text += &format!(
                    "- {}, in {unit}: {figures}<br>{definition}\n",
                    named(metric)
                );
            }
        }
        text
    }

    /// The relations, kind by kind.
    fn relations(&self) -> String {
        let mut text = String::from(
            "What follows from the answers to questions is not here: see [`questions`](crate::questions).\n",
        );
        for kind in RelationKind::ALL {
            text += &format!("\n# {}\n\n", capital(kind.code()));
            for row in self.emitter.rows(relations::TABLE) {
                let ends = [relations::left, relations::right].map(|end| row.record(end));
                if let ([Some(left), Some(right)], true) =
                    (ends, row.code(relations::relation) == Some(*kind))
                {
                    let dimension = row
                        .code(relations::dimension)
                        .map_or("", |code| code.code());
                    text += &format!(
                        "- {}<br>**{}**, in {dimension}<br>{}{}\n",
                        self.lead(left),
                        kind.code(),
                        self.lead(right),
                        note(row.text(relations::note))
                    );
                }
            }
        }
        text
    }

    /// What is printed wrong.
    fn corrected(&self) -> String {
        let mut text = String::new();
        for row in self.emitter.rows(corrections::TABLE) {
            let cell = |column| markdown(row.text(column).unwrap_or_default());
            if let Some(record) = row.record(corrections::record) {
                text += &format!(
                    "- {}<br>“{}” is read as **{}**. {}\n",
                    self.lead(record),
                    cell(corrections::stated),
                    cell(corrections::corrected),
                    self.prose(row.text(corrections::reason).unwrap_or_default())
                );
            }
        }
        text
    }

    fn retired(&self) -> String {
        let mut text = String::new();
        for row in self.emitter.rows(retired::TABLE) {
            let cell = |column| markdown(row.text(column).unwrap_or_default());
            let now = row
                .record(retired::replaced_by)
                .map(|record| self.lead(record));
            text += &format!(
                "- `{}`, until version {}: {}<br>{}\n",
                row.id(),
                cell(retired::retired_in),
                cell(retired::reason),
                now.map_or("Nothing replaced it.".into(), |now| format!("Now {now}"))
            );
        }
        text
    }

    /// How many rows a table has.
    pub fn size(&self, table: crate::codegen::schema::TableId) -> String {
        grouped((self.emitter.rows(table).count() as i64).into())
    }
}

/// Links to the headings of a page, where there are many.
fn contents(text: &str) -> String {
    let headings = text.lines().filter_map(|line| line.strip_prefix("# "));
    let links = headings.map(|heading| {
        // The name of a link that is the whole heading, without the marks of Markdown.
        let heading = heading
            .strip_prefix('[')
            .and_then(|link| link.split_once("]("))
            .map_or(heading, |(name, _)| name);
        let plain = heading.replace('\\', "");
        format!("[{heading}](#{})", fragment(&plain))
    });
    let links: Vec<_> = links.collect();
    match links.len() {
        0..=3 => String::new(),
        _ => links.join(" · ") + "\n",
    }
}

/// The id that rustdoc gives to a heading.
fn fragment(heading: &str) -> String {
    let id = heading.chars().filter_map(|c| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        _ if c.is_alphanumeric() => Some(c.to_ascii_lowercase()),
        _ => None,
    });
    id.collect()
}

/// A code or a name at the start of a heading.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect::<String>().replace('-', " ")
}
