//! The page of a record.

use super::dates::words;
use super::labels::{heading, label};
use super::{Site, WITNESSES, grouped, html, link, named, text_in};
use crate::codegen::cited::{Cited, Note, Says, Warning};
use crate::codegen::claim::{Claim, Counted};
use crate::codegen::dataset::{Row, Value};
use crate::codegen::emit::constant;
use crate::codegen::emit::docs::{in_a_sentence, is_url, markdown, name, state};
use crate::codegen::number::Number;
use crate::codegen::said::Said;
use crate::codegen::schema::{
    Column, Kind, Position, actors, anchors, answers, corrections, events, figures, metrics, names,
    participants, places, positions, questions, quotes, relations, retired, sources, target,
};
use crate::codegen::state::State;
use crate::codegen::vocab::{Dimension, Qualifier, QuestionKind, RelationKind, Status};

impl<'e, 't> Site<'_, 'e, 't> {
    /// The page of a record: what it says, where it stands, what agrees and disagrees, and all that
    /// refers to it.
    pub fn record(&self, row: Row<'e, 't>) -> String {
        let headline = self.emitter.headline(row);
        let mut page = markdown(&headline) + "\n\n";
        if let Some(wording) = text_in(row, figures::wording) {
            // A vague figure has its words in the headline.
            if !headline.contains(&format!("“{wording}”")) {
                page += &format!("> “{}”\n\n", markdown(wording));
            }
        }
        for (column, value) in row.values() {
            // The id is the name of the constant; the words and the article have their own places.
            let is_elsewhere = [
                *figures::wording,
                *figures::source,
                *quotes::source,
                *quotes::text,
            ];
            let is_name = row.cell(&column.at).value == name(row).unwrap_or_default();
            if matches!(column.kind, Kind::Id) || is_name || is_elsewhere.contains(&column.at) {
                continue;
            }
            if let Some((shown, more)) = self.value(row, column, value) {
                let marks = if matches!(column.kind, Kind::Text) {
                    ""
                } else {
                    "**"
                };
                page += &format!("- {}: {marks}{shown}{marks}{more}\n", field(row, column));
            }
        }
        page += &self.corrections(row);
        let (line, file, module) = (row.line(), row.schema().file(), row.table());
        page += &format!("- Row: line {line} of [{file}](crate::{module})\n");
        let spellings = self.spellings(row);
        if !spellings.is_empty() {
            page += &format!("- Also spelt: {spellings}\n");
        }
        page += &self.anchored(row);
        page += &self.dated(row);
        page += &self.taken(row);
        page += &self.answered_about(row);
        if target::Annotation.tables.contains(&row.place.table) {
            page += &self.ties(row);
        }
        page += &self.witnesses(row);
        page += &self.participants(row);
        page += &self.events_reported(row);
        page += &self.within(row);
        page += &self.referring(row);
        page += &self.former(row);
        page += &self.cite(row);
        page
    }

    /// The value of a field, and what is to be said of it.
    fn value(
        &self,
        row: Row<'e, 't>,
        column: &'static Column,
        value: Value<'t>,
    ) -> Option<(String, String)> {
        let cell = row.cell(&column.at).value;
        let unit = column.unit.filter(|_| !matches!(column.kind, Kind::Number));
        let unit = unit.map_or(String::new(), |unit| format!(" {unit}"));
        let of_place = |at: Position| column.at == at;
        let shown = match value {
            Value::Empty | Value::Invalid => return None,
            Value::Record(place) => {
                let record = self.emitter.dataset.row(place);
                let definition = text_in(record, metrics::definition);
                let definition = definition.map_or(String::new(), |definition| {
                    format!(" ({})", markdown(&in_a_sentence(definition)))
                });
                return Some((named(record), definition));
            }
            Value::Code(vocabulary, term) => {
                let path = vocabulary.path(term);
                let definition = in_a_sentence(vocabulary.definitions[term].trim_end_matches('.'));
                return Some((format!("[{cell}]({path})"), format!(" ({definition})")));
            }
            Value::Date(date) => {
                return Some((words(date), format!(" (`{cell}`)")));
            }
            Value::Count(_) if of_place(*places::geonames) => {
                format!("[{cell}](https://www.geonames.org/{cell})")
            }
            Value::Text(_) if of_place(*actors::wikidata) => {
                format!("[{cell}](https://www.wikidata.org/wiki/{cell})")
            }
            Value::Text(_) if is_url(column) => format!("<{cell}>"),
            Value::Count(count) => grouped(i64::from(count).into()) + &unit,
            Value::Number(number) => {
                let unit = row.record(figures::metric)?.code(metrics::unit)?;
                let claim = Claim::new(Qualifier::Exact, Some(number), None)?;
                Counted { claim, unit }.to_string()
            }
            Value::Degrees(_) => markdown(cell) + &unit,
            Value::Text(_) => self.prose(cell),
        };
        Some((shown, String::new()))
    }

    fn corrections(&self, row: Row<'e, 't>) -> String {
        let mut text = String::new();
        for correction in &self.emitter.derived.corrections[row.place] {
            let cell = |column| correction.text(column).unwrap_or_default();
            let column = row.schema().column(cell(corrections::field));
            text += &format!(
                "- Corrected: **{}** instead of “{}” ({}). {}\n",
                printed(cell(corrections::corrected)),
                printed(cell(corrections::stated)),
                column.map_or(String::new(), |column| field(row, column)),
                self.prose(cell(corrections::reason))
            );
        }
        text
    }

    /// The further spellings of a record, in a line.
    pub fn spellings(&self, row: Row<'e, 't>) -> String {
        let names = self.by(row, *names::record);
        let shown = names.iter().map(|name| {
            let cell = |column| markdown(name.text(column).unwrap_or_default());
            format!("{} ({})", cell(names::name), cell(names::language))
        });
        shown.collect::<Vec<_>>().join(", ")
    }

    /// The places in the articles.
    fn anchored(&self, row: Row<'e, 't>) -> String {
        let articles = self.articles(row);
        if articles.is_empty() {
            return String::new();
        }
        let mut text = String::from("\n# In the article\n\n");
        for here in articles {
            let Some(source) = here[0].record(anchors::source) else {
                continue;
            };
            let chars = source.count(sources::chars).unwrap_or(0);
            let span = |anchor: &Row<'_, '_>| {
                let at = |column| anchor.count(column).unwrap_or(0);
                let percent = u64::from(at(anchors::start)) * 100 / u64::from(chars.max(1));
                let (start, end) = (at(anchors::start), at(anchors::end));
                format!("{percent} % into the text (characters {start} to {end} of {chars})")
            };
            let spans: Vec<_> = here.iter().map(span).collect();
            let title = markdown(source.text(sources::title).unwrap_or_default());
            text += &format!("- {}, “{title}”: {}.", named(source), spans.join("; "));
            if let Some(url) = source.text(sources::url) {
                text += &format!(" [Open the article](<{url}>).");
            }
            text += &format!(" {}\n", warning(source));
        }
        text
    }

    /// The dates that articles give an event, where they differ.
    fn dated(&self, row: Row<'e, 't>) -> String {
        let dates = self.dates(row);
        if dates.len() < 2 {
            return String::new();
        }
        let mut text = String::from("\n# Dated differently\n\n");
        for (date, articles) in dates {
            text += &format!(
                "- **{}** (`{date}`) in {}\n",
                words(date),
                articles.join(", ")
            );
        }
        for relation in &self.relations[row.place] {
            if relation.record(relations::left) == relation.record(relations::right) {
                let note = relation.text(relations::note).unwrap_or_default();
                text += &format!("\n{}\n", self.prose(note));
            }
        }
        text
    }

    /// The questions that statements about an event answer, and where it is contested, who takes which
    /// position.
    fn answered_about(&self, row: Row<'e, 't>) -> String {
        let mut questions = Vec::new();
        for quote in self.by(row, *quotes::event) {
            for answer in self.by(quote, *answers::record) {
                let position = answer.record(answers::position);
                let question = position.and_then(|position| position.record(positions::question));
                questions.extend(question.filter(|question| !questions.contains(question)));
            }
        }
        if !row.is_in(events::TABLE) || questions.is_empty() {
            return String::new();
        }
        let status = row.code(events::status);
        let is_contested = matches!(status, Some(Status::Denied | Status::Disputed));
        let mut text = String::from("\n# What statements about it answer\n\n");
        for question in questions {
            match is_contested {
                true => {
                    text += &format!("**{}**\n\n", named(question));
                    text += &self.side_by_side(question, true);
                }
                false => text += &format!("- {}\n", named(question)),
            }
        }
        if is_contested {
            text += &format!("{WITNESSES}\n\n");
        }
        text
    }

    /// The positions that the record takes, or those on a question, or the records that take a position.
    fn taken(&self, row: Row<'e, 't>) -> String {
        let mut text = String::new();
        match row.place.table {
            questions::TABLE => {
                text += "\n# The positions side by side\n\n";
                text += &self.side_by_side(row, true);
                text += &format!("{WITNESSES}\n\n");
            }
            positions::TABLE => {
                text += "\n# Who takes it\n\n";
                for answer in self.by(row, *answers::position) {
                    if let Some(record) = answer.record(answers::record) {
                        let note = self.note(answer.text(answers::note));
                        text += &format!("- {}{note}\n", self.lead(record));
                    }
                }
                let question = row.record(positions::question);
                let others = question.map(|question| self.by(question, *positions::question));
                text += "\n# Other positions on the question\n\n";
                for other in others.into_iter().flatten().filter(|other| *other != row) {
                    let words = markdown(other.text(positions::text).unwrap_or_default());
                    text += &format!("- {}\n", link(other, &words));
                }
            }
            _ => {
                let answers = self.by(row, *answers::record);
                if !answers.is_empty() {
                    text += "\n# Questions answered\n\n";
                }
                for answer in answers {
                    let position = answer.record(answers::position);
                    let question =
                        position.and_then(|position| position.record(positions::question));
                    if let (Some(position), Some(question)) = (position, question) {
                        let words = markdown(position.text(positions::text).unwrap_or_default());
                        let note = self.note(answer.text(answers::note));
                        let (asked, said) = (named(question), link(position, &words));
                        text += &format!("- {asked} {said}{note}\n");
                    }
                }
            }
        }
        text
    }

    /// What agrees and disagrees with a record, and why.
    fn ties(&self, row: Row<'e, 't>) -> String {
        let place = row.place;
        let mut text = String::new();
        let mut part = |heading: &str, others: Vec<(Row<'e, 't>, String)>| {
            if !others.is_empty() {
                text += &format!("\n# {heading}\n\n");
            }
            for (other, why) in others {
                text += &format!("- {}{why}\n", self.lead(other));
            }
        };
        let with_reasons = |others: &[Row<'e, 't>], kind: RelationKind| {
            let reason = |other: &Row<'e, 't>| (*other, self.reasons(row, *other, kind));
            others.iter().map(reason).collect::<Vec<_>>()
        };
        let contradicts = with_reasons(&self.contradictions[place], RelationKind::Contradicts);
        part("Contradicted by", contradicts);
        let agrees = with_reasons(&self.corroborations[place], RelationKind::Corroborates);
        part("Agrees with", agrees);
        for (kind, to_the_right, to_the_left) in [
            (
                RelationKind::Restates,
                "Restates, from the same origin",
                "Restated from the same origin",
            ),
            (
                RelationKind::Supersedes,
                "Supersedes, as a later state",
                "Superseded by a later state",
            ),
            (RelationKind::Refines, "More exact than", "Less exact than"),
        ] {
            for (heading, own, end) in [
                (to_the_right, relations::left, relations::right),
                (to_the_left, relations::right, relations::left),
            ] {
                let rows = self.relations[place].iter();
                let rows = rows.filter(|relation| {
                    relation.code(relations::relation) == Some(kind)
                        && relation.record(own) == Some(row)
                });
                let others = rows.filter_map(|row| Some((row.record(end)?, self.because(*row))));
                part(heading, others.collect());
            }
        }
        text
    }

    /// In what respect a relation ties its records, and its note.
    fn because(&self, relation: Row<'_, '_>) -> String {
        let dimension = relation
            .code(relations::dimension)
            .map_or("", Dimension::code);
        let note = relation.text(relations::note);
        let note = note.map_or(String::new(), |note| format!(": {}", self.prose(note)));
        format!("<br>In {dimension}{note}")
    }

    /// Why two records contradict or corroborate each other: the relations that say so, and the
    /// questions that they answer.
    fn reasons(&self, row: Row<'e, 't>, other: Row<'e, 't>, kind: RelationKind) -> String {
        let mut why = String::new();
        for relation in &self.relations[row.place] {
            let ends = [relations::left, relations::right].map(|end| relation.record(end));
            let is_between = ends == [Some(row), Some(other)] || ends == [Some(other), Some(row)];
            if is_between && relation.code(relations::relation) == Some(kind) {
                why += &self.because(*relation);
            }
        }
        let common = self.emitter.derived.common_questions(row, other);
        for (question, is_same) in common {
            let is_exclusive = question.code(questions::kind) == Some(QuestionKind::Exclusive);
            let is_reason = match kind {
                RelationKind::Contradicts => is_exclusive && !is_same,
                _ => is_same,
            };
            if is_reason {
                let how = if is_same { "alike" } else { "differently" };
                why += &format!("<br>Both answer, {how}: {}", named(question));
            }
        }
        why
    }

    /// The independent origins of what supports a figure or a position, and whose word takes it.
    fn witnesses(&self, row: Row<'e, 't>) -> String {
        let derived = self.emitter.derived;
        let witnesses = &derived.witnesses[row.place];
        let voices = match row.place.table {
            figures::TABLE => self.voices(witnesses, witnesses.len()),
            positions::TABLE => self.voices(&derived.owners[row.place], witnesses.len()),
            _ => return String::new(),
        };
        format!("\n# Independent witnesses\n\n{voices}\n\n{WITNESSES}\n")
    }

    fn participants(&self, row: Row<'e, 't>) -> String {
        let mut text = String::new();
        for (own, heading, other) in [
            (participants::event, "Who takes part", participants::actor),
            (
                participants::actor,
                "Events they take part in",
                participants::event,
            ),
        ] {
            let parts = self.by(row, *own);
            if !parts.is_empty() {
                text += &format!("\n# {heading}\n\n");
            }
            for part in parts {
                let role = part.code(participants::role).map_or("", |role| role.code());
                if let Some(other) = part.record(other) {
                    text += &format!("- {} ({role})\n", self.lead(other));
                }
            }
        }
        text
    }

    /// The events that an article reports.
    fn events_reported(&self, row: Row<'e, 't>) -> String {
        if !row.is_in(sources::TABLE) {
            return String::new();
        }
        let mut text = String::from("\n# Events reported\n\n");
        for event in self.reported(row) {
            text += &format!("- {}\n", self.lead(event));
        }
        text
    }

    /// The events in the parts of a place.
    fn within(&self, row: Row<'e, 't>) -> String {
        if !row.is_in(places::TABLE) {
            return String::new();
        }
        let mut text = String::new();
        for event in self.emitter.rows(events::TABLE) {
            let place = event.record(events::place);
            let outer = place.and_then(|place| place.record(places::within));
            let outer = std::iter::successors(outer, |place| place.record(places::within));
            if let (Some(place), true) = (place, outer.into_iter().any(|place| place == row)) {
                text += &format!("- {} ({})\n", self.lead(event), named(place));
            }
        }
        match text.is_empty() {
            true => text,
            false => format!("\n# Events in places within\n\n{text}"),
        }
    }

    /// All else that refers to the record.
    fn referring(&self, row: Row<'e, 't>) -> String {
        let mut text = String::new();
        let mut seen: Vec<Position> = Vec::new();
        for (column, _) in &self.referring[row.place] {
            let Some(heading) = heading(*column).filter(|_| !seen.contains(column)) else {
                continue;
            };
            seen.push(*column);
            let rows = self.by(row, *column);
            text += &format!("\n# {heading}\n\n");
            if *column == *figures::metric {
                text += &self.claims(&rows);
                continue;
            }
            let is_table = [*figures::subject, *figures::claimed_by];
            if is_table.contains(column) {
                text += &self.by_metric(&rows);
                continue;
            }
            let is_here = row.is_in(sources::TABLE);
            for record in rows {
                let lead = if is_here {
                    self.headline(record)
                } else {
                    self.lead(record)
                };
                text += &format!("- {lead}\n");
            }
        }
        text
    }

    /// The ids that the record had before.
    fn former(&self, row: Row<'e, 't>) -> String {
        let mut text = String::new();
        for retired in self.by(row, *retired::replaced_by) {
            let cell = |column| retired.text(column).unwrap_or_default();
            text += &format!(
                "\nUntil version {}, it was `{}`: {}\n",
                cell(retired::retired_in),
                retired.id(),
                markdown(cell(retired::reason))
            );
        }
        text
    }

    /// How to cite an article, a record in each of its articles, or what only the data set has.
    fn cite(&self, row: Row<'e, 't>) -> String {
        let mut lines = Vec::new();
        if row.is_in(sources::TABLE) {
            lines.extend(citation(row, None));
        } else if target::Annotation.tables.contains(&row.place.table) {
            for here in self.articles(row) {
                let spans = here.iter().filter_map(|anchor| {
                    Some((anchor.count(anchors::start)?, anchor.count(anchors::end)?))
                });
                if let (Some(source), Some((says, state))) =
                    (here[0].record(anchors::source), self.says(row, here))
                {
                    let note = Note {
                        says,
                        state,
                        spans,
                        id: row.id(),
                        version: self.context.version,
                    };
                    lines.extend(citation(source, Some(&note)));
                }
            }
        } else {
            let (version, module, id) = (self.context.version, row.table(), row.id());
            lines.push(format!(
                "kursk-campaign {version} (data set), {module}: “{}” ({id}), \
                 <https://docs.rs/kursk-campaign/{version}/kursk_campaign/{module}/constant.{}.html>",
                self.emitter.headline(row),
                constant(id)
            ));
        }
        format!(
            "\n# How to cite\n\n<p><code>{}</code></p>\n",
            html(&lines.join("; "))
        )
    }

    /// What a record says according to an article, which may give an event another date.
    fn says(&self, row: Row<'_, 't>, anchors: &[Row<'_, '_>]) -> Option<(Says<'t>, State)> {
        let named = |column, name| row.record(column).and_then(|record| record.text(name));
        let date = anchors.iter().find_map(|anchor| anchor.date(anchors::date));
        let says = match row.place.table {
            events::TABLE => Says::Event {
                date: date.or(row.date(events::date))?,
                title: row.text(events::title)?,
            },
            figures::TABLE => Says::Figure {
                metric: named(figures::metric, metrics::name)?,
                subject: row.record(figures::subject).and_then(name)?,
                as_of: row.date(figures::as_of)?,
                claimed: self.emitter.claimed(row)?,
                claimed_by: named(figures::claimed_by, actors::name)?,
            },
            _ => Says::Quote {
                said: Said {
                    speaker: named(quotes::speaker, actors::name)?,
                    speech: row.code(quotes::speech)?,
                    text: row.text(quotes::text)?,
                },
                said_on: row.date(quotes::said_on),
            },
        };
        let state = state(row)?;
        let state = match row.place.table {
            figures::TABLE => state.alone(None, row.code(figures::attribution)?),
            quotes::TABLE => state.alone(row.code(quotes::speech), row.code(quotes::attribution)?),
            _ => state,
        };
        Some((says, state))
    }
}

/// The citation of an article.
fn citation(source: Row<'_, '_>, note: Option<&dyn std::fmt::Display>) -> Option<String> {
    let cited = Cited {
        publisher: source.record(sources::publisher)?.text(actors::name)?,
        title: source.text(sources::title)?,
        published: source.date(sources::published)?,
        warning: Warning {
            basis: source.code(sources::published_basis)?,
            quality: source.code(sources::text_quality)?,
            original: source.record(sources::republishes).and_then(name),
        },
        url: source.text(sources::url),
        note,
    };
    Some(cited.to_string())
}

/// How close the text of an article is to what was first written, where it is not that.
pub fn warning(source: Row<'_, '_>) -> String {
    let Value::Code(vocabulary, term) = source.value(&sources::text_quality) else {
        return String::new();
    };
    let path = vocabulary.path(term);
    format!("[**{}**]({path})", vocabulary.definitions[term])
}

/// A cell that a correction is about, which may be a number.
pub fn printed(cell: &str) -> String {
    Number::parse(cell).map_or_else(|_| markdown(cell), grouped)
}

/// The name of a column before its value, which leads to its definition.
fn field(row: Row<'_, '_>, column: &Column) -> String {
    format!(
        "[{}](crate::{}::{})",
        label(column),
        row.schema().record,
        column.name
    )
}
