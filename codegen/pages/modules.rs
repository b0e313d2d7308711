//! What opens a module: a table of its records, in the order in which a reader looks for them.

use super::dates::{start, words};
use super::record::{printed, warning};
use super::{Site, WITNESSES, capital, charts, counted, download, grouped, link, named};
use crate::codegen::dataset::Row;
use crate::codegen::emit::docs::markdown;
use crate::codegen::read::File;
use crate::codegen::schema::{
    Table, actors, anchors, answers, corrections, events, figures, metrics, names, participants,
    places, positions, questions, quotes, relations, retired, sources, target,
};
use crate::codegen::vocab::{ActorKind, Code, Measure, QuestionKind, RelationKind};

impl<'e, 't> Site<'_, 'e, 't> {
    /// What opens a module, with its table to download.
    pub fn module(&self, table: &Table, files: &[File]) -> String {
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
            anchors::TABLE => self.anchors(),
            answers::TABLE => self.answers(),
            names::TABLE => self.names(),
            participants::TABLE => self.parts(),
        };
        let download = download::link(files, table);
        format!(
            "\n\n{download}; [the codebook](crate::codebook) says what its columns and codes mean.\n\n\
             {}\n{text}\n\n",
            contents(&text)
        )
    }

    /// The timeline, by month. An event that articles date differently is there under each date.
    fn events(&self) -> String {
        let mut dated = Vec::new();
        for event in self.emitter.rows(events::TABLE) {
            let dates = self.dates(event);
            dated.extend(
                dates
                    .into_iter()
                    .map(|(date, articles)| (date, articles, event)),
            );
        }
        // The sort keeps the order of the library.
        dated.sort_by_key(|(date, ..)| date.key());
        let mut text = String::new();
        let mut month = String::new();
        for (date, articles, event) in dated {
            if start(date) != month {
                month = start(date);
                text += &format!("\n# {month}\n\n");
            }
            let place = event.record(events::place).map(named);
            let place = place.map_or(String::new(), |place| format!("{place}; "));
            let headline = link(
                event,
                &markdown(&self.emitter.headline_on(event, Some(date))),
            );
            text += &format!("- {headline}<br>{place}in {}", articles.join(", "));
            for (other, articles) in self.dates(event) {
                if other != date {
                    text += &format!("; dated {} in {}", words(other), articles.join(", "));
                }
            }
            text += "\n";
        }
        text
    }

    /// A table of each metric.
    fn figures(&self) -> String {
        let mut text = String::new();
        for metric in self.by_name(metrics::TABLE) {
            let name = markdown(metric.text(metrics::name).unwrap_or_default());
            let figures = self.by(metric, *figures::metric);
            text += &format!(
                "\n# {}\n\n{}{}",
                link(metric, &name),
                defined(metric),
                self.claims(&figures)
            );
        }
        text + &charts::losses(self) + &charts::troops(self)
    }

    /// The statements, by speaker.
    fn quotes(&self) -> String {
        let mut text = String::new();
        for speaker in self.by_name(actors::TABLE) {
            let said = self.by(speaker, *quotes::speaker);
            if said.is_empty() {
                continue;
            }
            let name = markdown(speaker.text(actors::name).unwrap_or_default());
            text += &format!("\n# {}\n\n", link(speaker, &name));
            for quote in said {
                let article = quote.record(quotes::source).map_or(String::new(), named);
                text += &format!("- {}, in {article}\n", self.headline(quote));
            }
        }
        text
    }

    /// The questions, those first on which most records contradict each other.
    fn questions(&self) -> String {
        let mut text = format!("{WITNESSES}\n\n");
        for (heading, meaning, kind) in [
            (
                "Positions that exclude each other",
                "At most one of them can be right, and perhaps none.",
                QuestionKind::Exclusive,
            ),
            (
                "Positions that can stand side by side",
                "Several of them can be right.",
                QuestionKind::Compatible,
            ),
        ] {
            text += &format!("\n# {heading}\n\n{meaning}\n\n");
            for question in self.disputed() {
                if question.code(questions::kind) == Some(kind) {
                    let words = markdown(question.text(questions::text).unwrap_or_default());
                    text += &format!("\n**{}**", link(question, &words));
                    text += &self.note(question.text(questions::note));
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
            let mut actors = self.by_name(actors::TABLE);
            actors.retain(|actor| actor.code(actors::kind) == Some(*kind));
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
        for place in self.by_name(places::TABLE) {
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
            let mut metrics = self.by_name(metrics::TABLE);
            metrics.retain(|metric| metric.code(metrics::measure) == Some(*measure));
            if !metrics.is_empty() {
                text += &format!("\n# {}\n\n", capital(measure.code()));
            }
            for metric in metrics {
                let figures = counted(self.by(metric, *figures::metric).len(), "figure");
                text += &format!(
                    "- {}: {figures}<br>{}\n",
                    named(metric),
                    defined(metric).trim_end()
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
            let mut rows: Vec<_> = self.emitter.rows(relations::TABLE).collect();
            rows.sort_by_key(|row| self.moment(*row));
            for row in rows {
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
                        self.note(row.text(relations::note))
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
            let cell = |column| printed(row.text(column).unwrap_or_default());
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

    /// What is taken from each article, in the order of its text.
    fn anchors(&self) -> String {
        let mut text = String::new();
        for source in self.emitter.rows(sources::TABLE) {
            let title = markdown(&self.emitter.headline(source));
            text += &format!("\n# {}\n\n", link(source, &title));
            let mut anchors = self.by(source, *anchors::source);
            anchors.sort_by_key(|anchor| anchor.count(anchors::start));
            for anchor in anchors {
                let at = |column| anchor.count(column).unwrap_or(0);
                let record = anchor.record(anchors::record);
                text += &format!(
                    "- {} to {}: {}\n",
                    at(anchors::start),
                    at(anchors::end),
                    record.map_or(String::new(), |record| self.headline(record))
                );
            }
        }
        text
    }

    /// Which records take which position on each question.
    fn answers(&self) -> String {
        let mut text = String::new();
        for question in self.emitter.rows(questions::TABLE) {
            text += &format!("\n**{}**\n\n", named(question));
            for position in self.by(question, *positions::question) {
                for answer in self.by(position, *answers::position) {
                    text += &format!(
                        "- {}: {}{}\n",
                        named(position),
                        answer
                            .record(answers::record)
                            .map_or(String::new(), |record| self.lead(record)),
                        self.note(answer.text(answers::note))
                    );
                }
            }
        }
        text
    }

    /// The spellings of each actor and place.
    fn names(&self) -> String {
        let mut text = String::new();
        for table in target::Subject.tables {
            text += &format!("\n# {}\n\n", capital(table.schema().name));
            for record in self.by_name(*table) {
                let spellings = self.spellings(record);
                if !spellings.is_empty() {
                    text += &format!("- {}: {spellings}\n", named(record));
                }
            }
        }
        text
    }

    /// Who takes part in each event.
    fn parts(&self) -> String {
        let mut text = String::new();
        for event in self.emitter.rows(events::TABLE) {
            let parts = self.by(event, *participants::event);
            let parts = parts.iter().map(|part| {
                let role = part.code(participants::role).map_or("", |role| role.code());
                let actor = part.record(participants::actor);
                format!("{} ({role})", actor.map_or(String::new(), named))
            });
            let parts: Vec<_> = parts.collect();
            if !parts.is_empty() {
                text += &format!("- {}<br>{}\n", self.headline(event), parts.join(", "));
            }
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

/// The definition of a metric and its unit, as a paragraph.
pub fn defined(metric: Row<'_, '_>) -> String {
    let unit = metric.code(metrics::unit).map_or("", |unit| unit.plural());
    let definition = markdown(metric.text(metrics::definition).unwrap_or_default());
    format!("{definition} (unit: {unit}).\n\n")
}
