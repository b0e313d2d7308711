//! The pages of the documentation, as the build writes them for rustdoc.

use std::collections::BTreeMap;

use curate::codegen::check::{self, Report};
use curate::codegen::dataset::{Dataset, Row};
use curate::codegen::derive::{Ties, derive, ties};
use curate::codegen::schema::{
    TableId, anchors, answers, events, figures, names, positions, questions, quotes, relations,
    sources, target, with_constants,
};
use curate::codegen::vocab::{Realis, Status};
use curate::codegen::{compile, read};

use crate::support::files::{load, valid};
use crate::support::markdown::{WITH_PAGES, constants, render};

/// The pages of a data set, by their names without folder and ending: `events/lake-walk`.
struct Pages(BTreeMap<String, String>);

impl Pages {
    fn of(files: &[read::File]) -> Self {
        let generated = compile(files, &WITH_PAGES);
        let generated = generated.unwrap_or_else(|problems| panic!("{problems:#?}"));
        let page = |file: curate::codegen::Generated| {
            let name = file.name.strip_prefix("pages/")?.strip_suffix(".md")?;
            Some((name.to_owned(), file.text))
        };
        Self(generated.into_iter().filter_map(page).collect())
    }

    fn of_record(&self, row: Row<'_, '_>) -> &str {
        &self.0[&format!("{}/{}", row.table(), row.id())]
    }

    /// Whether the page of a record leads to another one.
    fn leads(&self, from: Row<'_, '_>, to: Row<'_, '_>) -> bool {
        self.of_record(from).contains(&format!("]({})", path(to)))
    }
}

fn path(row: Row<'_, '_>) -> String {
    let constant = row.id().to_uppercase().replace('-', "_");
    format!("crate::{}::{constant}", row.table())
}

/// Both data sets with their pages.
fn with_pages(test: impl Fn(&Dataset<'_>, &Pages)) {
    for files in [valid(), load("../data")] {
        let (tables, mut problems) = read::read(&files, &WITH_PAGES);
        let dataset = check::parse(&tables, &mut Report::new(&mut problems));
        test(&dataset, &Pages::of(&files));
    }
}

fn annotations<'d, 't>(dataset: &'d Dataset<'t>) -> impl Iterator<Item = Row<'d, 't>> {
    let tables: &[TableId] = target::Annotation.tables;
    tables.iter().flat_map(|table| dataset.rows(*table))
}

#[test]
fn every_relation_stands_on_both_of_its_pages() {
    with_pages(|dataset, pages| {
        for row in dataset.rows(relations::TABLE) {
            let ends = [relations::left, relations::right].map(|end| row.record(end));
            let [Some(left), Some(right)] = ends else {
                panic!("a checked relation has two ends");
            };
            for (from, to) in [(left, right), (right, left)] {
                // An event that articles date differently is on one page.
                assert!(
                    from == to || pages.leads(from, to),
                    "{} to {}",
                    from.id(),
                    to.id()
                );
                let note = row.text(relations::note).unwrap_or_default();
                let page = render(pages.of_record(from)).text;
                // An id in a note stands for what its record says.
                let is_told = |part: &str| part.contains('-') || page.contains(part);
                assert!(note.split(' ').all(is_told), "{}: {note}", from.id());
            }
        }
    });
}

#[test]
fn what_follows_from_the_answers_stands_on_both_pages_with_its_question() {
    with_pages(|dataset, pages| {
        let derived = derive(dataset);
        let Ties {
            contradictions,
            corroborations,
        } = ties(dataset, &derived);
        let pairs = contradictions.into_iter().chain(corroborations);
        for (from, to) in pairs.filter(|(from, to)| from != to) {
            let [from, to] = [from, to].map(|place| dataset.row(place));
            assert!(pages.leads(from, to), "{} to {}", from.id(), to.id());
            for (question, _) in derived.common_questions(from, to) {
                assert!(
                    pages.leads(from, question),
                    "{} to {}",
                    from.id(),
                    question.id()
                );
            }
        }
    });
}

#[test]
fn every_record_names_its_articles_and_its_places_in_them() {
    with_pages(|dataset, pages| {
        for anchor in dataset.rows(anchors::TABLE) {
            let record = anchor.record(anchors::record).expect("a record");
            let source = anchor.record(anchors::source).expect("an article");
            assert!(pages.leads(record, source), "{}", record.id());
            let count = |row: Row<'_, '_>, column| row.count(column).expect("a count");
            let (start, end) = (count(anchor, anchors::start), count(anchor, anchors::end));
            let chars = count(source, sources::chars);
            let place = format!(
                "{} % into the text (characters {start} to {end} of {chars})",
                u64::from(start) * 100 / u64::from(chars)
            );
            let page = pages.of_record(record);
            assert!(page.contains(&place), "{}: {place}", record.id());
            if let Some(url) = source.text(sources::url) {
                assert!(
                    page.contains(&format!("](<{url}>)")),
                    "{}: {url}",
                    record.id()
                );
            }
        }
        for record in annotations(dataset) {
            assert!(
                pages.of_record(record).contains("# How to cite"),
                "{}",
                record.id()
            );
        }
    });
}

/// What refers to a record is on its page, and the other way round.
#[test]
fn every_reference_leads_in_both_directions() {
    with_pages(|dataset, pages| {
        for table in with_constants() {
            for row in dataset.rows(table.id) {
                for column in table.columns {
                    if let curate::codegen::dataset::Value::Record(to) = row.value(&column.at) {
                        let to = dataset.row(to);
                        assert!(pages.leads(row, to), "{} to {}", row.id(), to.id());
                        assert!(pages.leads(to, row), "{} back to {}", to.id(), row.id());
                    }
                }
            }
        }
        for answer in dataset.rows(answers::TABLE) {
            let record = answer.record(answers::record).expect("a record");
            let position = answer.record(answers::position).expect("a position");
            let question = position.record(positions::question).expect("a question");
            assert!(pages.leads(record, question) && pages.leads(question, record));
            assert!(pages.leads(record, position) && pages.leads(position, record));
        }
    });
}

#[test]
fn a_module_leads_to_each_of_its_records() {
    with_pages(|dataset, pages| {
        for table in with_constants() {
            for row in dataset.rows(table.id) {
                let module = &pages.0[table.name];
                assert!(
                    module.contains(&format!("]({})", path(row))),
                    "{}",
                    row.id()
                );
            }
        }
        for question in dataset.rows(questions::TABLE) {
            let text = question.text(questions::text).expect("a text");
            assert!(render(&pages.0["questions"]).text.contains(text), "{text}");
        }
    });
}

#[test]
fn every_run_gives_the_same_pages() {
    for files in [valid(), load("../data")] {
        let mut turned = files.clone();
        turned.reverse();
        assert!(Pages::of(&files).0 == Pages::of(&turned).0);
    }
}

/// A page of a constant is included by its name, and every name leads to a page.
#[test]
fn every_page_of_a_record_is_the_documentation_of_its_constant() {
    for files in [valid(), load("../data")] {
        let generated = compile(&files, &WITH_PAGES).unwrap_or_default();
        let sources: String = generated.iter().map(|file| file.text.as_str()).collect();
        for file in &generated {
            let is_record = file.name.split('/').count() == 3 && !file.name.contains("/field.");
            let included = format!(
                "#[doc = include_str!(concat!(env!(\"OUT_DIR\"), {:?}))]",
                format!("/{}", file.name)
            );
            assert_eq!(sources.contains(&included), is_record, "{}", file.name);
        }
        let included = sources.matches("include_str!").count();
        let records = with_constants().map(|table| {
            let file = files.iter().find(|file| file.name == table.file());
            let bytes = &file.expect("every table is there").bytes;
            csv::Reader::from_reader(&bytes[..]).records().count()
        });
        assert_eq!(included, records.sum::<usize>());
    }
}

/// The aliases of each constant, as rustdoc takes them.
fn aliases(files: &[read::File]) -> BTreeMap<String, Vec<String>> {
    let generated = compile(files, &WITH_PAGES).unwrap_or_default();
    let mut aliases = BTreeMap::new();
    for file in generated.iter().filter(|file| file.name.ends_with(".rs")) {
        for (name, found) in constants(file) {
            let module = file.name.trim_end_matches(".rs");
            aliases.insert(format!("crate::{module}::{name}"), found);
        }
    }
    aliases
}

#[test]
fn the_search_finds_spellings_numbers_wordings_and_days() {
    for files in [valid(), load("../data")] {
        let aliases = aliases(&files);
        let (tables, mut problems) = read::read(&files, &WITH_PAGES);
        let dataset = check::parse(&tables, &mut Report::new(&mut problems));
        let derived = derive(&dataset);
        // The name of a constant is found without an alias.
        let is_own = |row: Row<'_, '_>, text: &str| path(row).ends_with(&format!("::{text}"));
        let bare = |text: &str| text.replace(['\'', '’', '"', '“', '”', ','], "");
        let finds = |row: Row<'_, '_>, text: &str| {
            let found = aliases[&path(row)]
                .iter()
                .any(|alias| bare(alias) == bare(text));
            let is_found = found || is_own(row, text);
            assert!(
                is_found,
                "{}: {text} in {:?}",
                row.id(),
                aliases[&path(row)]
            );
        };
        for name in dataset.rows(names::TABLE) {
            let record = name.record(names::record).expect("a record");
            finds(record, name.text(names::name).expect("a name"));
        }
        for figure in dataset.rows(figures::TABLE) {
            finds(figure, figure.text(figures::wording).expect("a wording"));
            if let Some(number) = figure.number(figures::printed) {
                finds(figure, &number.to_string());
            }
        }
        for event in dataset.rows(events::TABLE) {
            let dates = derived.anchors[event.place].iter();
            let dates = dates.filter_map(|anchor| anchor.date(anchors::date));
            for date in dates.chain(event.date(events::date)) {
                if date.to_string().len() == "2024-08-06".len() {
                    finds(event, &date.to_string());
                }
            }
        }
        for (constant, aliases) in aliases {
            for (number, alias) in aliases.iter().enumerate() {
                let is_taken = !alias.is_empty()
                    && alias.trim() == alias
                    && !constant.ends_with(&format!("::{alias}"))
                    && !aliases[..number].contains(alias)
                    && alias.chars().all(|c| c == ' ' || !c.is_whitespace())
                    && !alias.contains(['"', '\'']);
                assert!(is_taken, "{constant}: {alias}");
            }
        }
    }
}

/// The first paragraph is what rustdoc shows of a record in lists and in the search.
#[test]
fn a_headline_tells_what_a_reader_must_not_miss() {
    with_pages(|dataset, pages| {
        let headline = |row| {
            let page = pages.of_record(row);
            render(page.split("\n\n").next().unwrap_or_default()).text
        };
        for event in dataset.rows(events::TABLE) {
            let title = event.text(events::title).expect("a title");
            assert!(headline(event).contains(title), "{title}");
            let realis = event.code(events::realis).expect("a code");
            if realis != Realis::Asserted {
                assert!(headline(event).contains(realis.code()), "{title}");
            }
        }
        for row in annotations(dataset) {
            let status = match row.place.table {
                events::TABLE => row.code(events::status),
                figures::TABLE => row.code(figures::status),
                _ => row.code(quotes::status),
            };
            let words = match status {
                // Its text is the denial, and nobody denies that.
                Some(Status::Denied) if row.is_in(quotes::TABLE) => " (a denial)",
                Some(status @ (Status::Denied | Status::Disputed)) => status.code(),
                _ => "",
            };
            assert!(headline(row).contains(words), "{}", row.id());
            assert!(!headline(row).contains("unstated"), "{}", headline(row));
        }
        for figure in dataset.rows(figures::TABLE) {
            if figure.number(figures::printed).is_none() {
                let wording = figure.text(figures::wording).expect("a wording");
                assert!(headline(figure).contains(wording), "{wording}");
            }
        }
    });
}

#[test]
fn headlines_tell_who_says_what_and_when() {
    let pages = Pages::of(&valid());
    for (name, expected) in [
        (
            "figures/area-500-times",
            "1 May 2024 · Lake Club on Lake Region · area mown: 500 square kilometres (scope unclear)",
        ),
        (
            "figures/length-3-to-5-times",
            "4 May 2024 · Example Times on Residents · length of the walk: between 3 and 5 kilometres",
        ),
        (
            "figures/walkers-12-times",
            "4 to 10 May 2024 · Example Times on Lake Club · walkers: printed “12”, read as 12,000 (translation artefact)",
        ),
        (
            "figures/walkers-12000-wire",
            "from 4 May 2024 · Example Wire on Lake Club · walkers: 12,000 (not independently verified)",
        ),
        (
            "figures/walkers-dozens-wire",
            "4 to 6 May 2024 · Residents on Lake Club · walkers: “dozens”",
        ),
        (
            "events/second-walk",
            "about July 2024 · Second walk (planned)",
        ),
        (
            "quotes/doe-bridge-times",
            "1 May 2024 · Jane Doe: “The bridge is open. Walk over it.”",
        ),
        (
            "quotes/wire-idle-wire",
            "Example Wire: Idle stood the new crossing",
        ),
        (
            "positions/bridge-use-no",
            "Was the bridge of use to walkers in May 2024? No, nobody crossed it",
        ),
        (
            "sources/wire-2024-05",
            "8 to 9 May 2024 · Example Wire: Walk round the lake",
        ),
    ] {
        let headline = render(pages.0[name].split("\n\n").next().unwrap_or_default());
        assert_eq!(headline.text.trim(), expected);
    }
}
