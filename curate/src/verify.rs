//! `verify`: the tables against the articles themselves, which only their owners have.

use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};

use crate::article::{Article, Likeness, difference, digest, words};
use crate::build::check::check;
use crate::build::read;
use crate::build::schema::{self, Kind, TABLES};
use crate::build::value::{Dataset, Row};
use crate::folder::{self, Folder};
use crate::stop::{Stop, counted, note};

/// So many words in a row are taken from an article, not said anew.
const RUN: usize = 10;

/// How alike two texts are, from 0 to 1, where one is an altered form of the other.
const ALTERED: f32 = 0.6;

/// Compares every anchor, wording and quotation with the articles
///
/// Each file is known by its SHA-256 in sources.csv. Exit code 1 where something does not hold.
#[derive(clap::Args)]
pub struct Args {
    /// Text files of articles, or folders of them
    #[arg(required = true, value_name = "ARTICLES")]
    articles: Vec<PathBuf>,
    /// The folder of the tables
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    let context = folder.context();
    let (tables, mut problems) = read::read(&folder.files, &context);
    let dataset = check(&tables, &context, &mut problems);
    if !problems.is_empty() {
        note!(
            "{}: {}, which `cargo curate check` shows; what is not understood is not verified",
            folder.shown(),
            counted(problems.len(), "problem")
        );
    }
    let mut verification = Verification::of(&dataset, open_all(&args.articles, &dataset)?);
    verification.anchors();
    verification.wordings("figures");
    verification.wordings("quotes");
    verification.own_words();
    verification.bar.finish_and_clear();
    verification.report(out)
}

/// Opens the articles among the files; by the position of their source.
fn open_all(paths: &[PathBuf], dataset: &Dataset<'_>) -> Result<BTreeMap<usize, Article>, Stop> {
    let mut articles = BTreeMap::new();
    for path in paths {
        if path.is_dir() {
            let entries = std::fs::read_dir(path).map_err(|error| {
                Stop::Misuse(format!("`{}` can't be read: {error}", path.display()))
            })?;
            let mut files: Vec<PathBuf> = entries
                .flatten()
                .map(|entry| entry.path())
                .filter(|path| path.is_file())
                .collect();
            files.sort();
            for file in files {
                // A folder may hold other files too.
                if let Ok((source, article)) = open(&file, dataset) {
                    articles.insert(source, article);
                }
            }
        } else {
            let (source, article) = open(path, dataset)?;
            articles.insert(source, article);
        }
    }
    if articles.is_empty() {
        return Err(Stop::Refused(
            "none of these files is an article whose SHA-256 is in sources.csv".into(),
        ));
    }
    Ok(articles)
}

fn open(path: &Path, dataset: &Dataset<'_>) -> Result<(usize, Article), Stop> {
    let article = Article::open(path)?;
    let source = dataset
        .rows("sources")
        .find(|row| row.text("sha256") == Some(&article.sha256));
    match source {
        Some(source) => Ok((source.index, article)),
        None => Err(Stop::Refused(format!(
            "no source has the SHA-256 of `{}`, {}",
            article.shown, article.sha256
        ))),
    }
}

/// An anchor whose digest is not that of the words at its place.
struct Wrong {
    record: (usize, usize),
    finding: String,
    /// Where words with the digest stand.
    elsewhere: Option<Range<usize>>,
}

struct Verification<'d, 't> {
    dataset: &'d Dataset<'t>,
    articles: BTreeMap<usize, Article>,
    /// The anchors of each record in each article, in the order of their parts.
    parts: HashMap<((usize, usize), usize), Vec<Row<'d, 't>>>,
    findings: Vec<String>,
    /// The findings on anchors, by the position of the anchor.
    wrong: BTreeMap<usize, Wrong>,
    tally: Tally,
    bar: ProgressBar,
}

/// How many of each were verified, and how many failed.
#[derive(Default)]
struct Tally {
    anchors: usize,
    without_article: usize,
    wrong_anchors: usize,
    wordings: usize,
    quotations: usize,
    moved: usize,
    altered: usize,
    misattributed: usize,
    absent: usize,
    copied: usize,
}

impl<'d, 't> Verification<'d, 't> {
    fn of(dataset: &'d Dataset<'t>, articles: BTreeMap<usize, Article>) -> Self {
        let mut parts: HashMap<_, Vec<Row<'_, '_>>> = HashMap::new();
        for anchor in dataset.rows("anchors") {
            if let (Some(record), Some(source)) = (anchor.record("record"), anchor.record("source"))
            {
                parts
                    .entry((record.place(), source.index))
                    .or_default()
                    .push(anchor);
            }
        }
        for anchors in parts.values_mut() {
            anchors.sort_by_key(|anchor| anchor.count("part"));
        }
        let count = |table: &str| dataset.rows(table).count() as u64;
        let length = count("anchors") + count("figures") + count("quotes");
        // Hidden by itself where standard error is no terminal.
        let bar = ProgressBar::new(length);
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} compared") {
            bar.set_style(style);
        }
        Self {
            dataset,
            articles,
            parts,
            findings: Vec::new(),
            wrong: BTreeMap::new(),
            tally: Tally::default(),
            bar,
        }
    }

    /// Each anchor has a span of its article, and the digest of the words there. What is wrong with
    /// the anchors of wordings and quotations is said with these.
    fn anchors(&mut self) {
        for source in self.dataset.rows("sources") {
            let (Some(article), Some(chars)) =
                (self.articles.get(&source.index), source.count("chars"))
            else {
                continue;
            };
            if usize::try_from(chars).ok() != Some(article.chars()) {
                self.findings.push(format!(
                    "{}: `chars` of `{}` is {chars}, and the article has {} characters",
                    place(source, "chars"),
                    source.id(),
                    article.chars()
                ));
                self.tally.wrong_anchors += 1;
            }
        }
        for anchor in self.dataset.rows("anchors") {
            self.bar.inc(1);
            let (Some(source), Some(span), Some(expected)) =
                (anchor.record("source"), span(anchor), anchor.text("digest"))
            else {
                continue;
            };
            let Some(article) = self.articles.get(&source.index) else {
                self.tally.without_article += 1;
                continue;
            };
            self.tally.anchors += 1;
            let words = article.span(&span);
            if words.is_some_and(|words| digest(words) == expected) {
                continue;
            }
            let found = match words {
                Some(words) => format!(
                    "the digest of the words there is {}: {words}",
                    digest(words)
                ),
                None => format!("the article ends at {}", article.chars()),
            };
            let elsewhere = article.with_digest(span.len(), expected);
            let hint = elsewhere.as_ref().map(|span| {
                format!(
                    "; words with the digest in the table stand at {} to {}",
                    span.start, span.end
                )
            });
            let finding = format!(
                "{}: the anchor of `{}` in `{}` is wrong: {found}{}",
                place(anchor, "digest"),
                anchor.cell("record").value,
                source.id(),
                hint.unwrap_or_default()
            );
            let record = anchor
                .record("record")
                .map_or((0, 0), |record| record.place());
            let wrong = Wrong {
                record,
                finding,
                elsewhere,
            };
            self.wrong.insert(anchor.index, wrong);
        }
    }

    /// Each figure's wording, and each quotation, is what stands at its anchors.
    fn wordings(&mut self, table: &str) {
        for row in self.dataset.rows(table) {
            self.bar.inc(1);
            let column = match table {
                "figures" => "wording",
                _ if !matches!(row.code("speech"), Some("direct" | "mixed")) => continue,
                _ => "text",
            };
            let (Some(source), Some(text)) = (row.record("source"), row.text(column)) else {
                continue;
            };
            let Some(article) = self.articles.get(&source.index) else {
                continue;
            };
            if column == "wording" {
                self.tally.wordings += 1;
            } else {
                self.tally.quotations += 1;
            }
            let anchors = self.parts.get(&(row.place(), source.index));
            let anchors = anchors.map_or(&[][..], Vec::as_slice);
            // The first span of a figure is its wording; further ones are its context.
            let count = if column == "wording" { 1 } else { usize::MAX };
            let spans: Option<Vec<Range<usize>>> = anchors
                .iter()
                .take(count)
                .map(|anchor| span(*anchor))
                .collect();
            let spans = spans.unwrap_or_default();
            let stands: Vec<&str> = spans.iter().filter_map(|span| article.span(span)).collect();
            if stands.join(" ") == text {
                continue;
            }
            // One fault is told once: of the anchor where its digest finds the words of the table, or
            // where they stand elsewhere in the article; else of the words.
            let anchors = &anchors[..anchors.len().min(count)];
            let mended: Option<Vec<&str>> = anchors
                .iter()
                .map(|anchor| match self.wrong.get(&anchor.index) {
                    Some(wrong) => article.span(wrong.elsewhere.as_ref()?),
                    None => article.span(&span(*anchor)?),
                })
                .collect();
            let is_wrong = match anchors {
                // Its anchor names another article.
                [] => self.wrong.values().any(|w| w.record == row.place()),
                _ => anchors.iter().any(|a| self.wrong.contains_key(&a.index)),
            };
            if is_wrong
                && (mended.is_some_and(|words| words.join(" ") == text)
                    || !article.find_like(text, Likeness::Exact).is_empty())
            {
                continue;
            }
            for anchor in anchors {
                self.wrong.remove(&anchor.index);
            }
            let (verdict, counter) = self.judge(text, source.index, &spans);
            self.findings.push(format!(
                "{}: `{column}` of `{}` is {verdict}",
                place(row, column),
                row.id()
            ));
            *counter(&mut self.tally) += 1;
        }
    }

    /// The id of a source.
    fn name(&self, source: usize) -> &'t str {
        self.dataset
            .row(schema::table("sources").index(), source)
            .id()
    }

    /// What became of words that do not stand where they should.
    fn judge(
        &self,
        text: &str,
        source: usize,
        spans: &[Range<usize>],
    ) -> (String, fn(&mut Tally) -> &mut usize) {
        let name = |source| self.name(source);
        let own = &self.articles[&source];
        let others = || {
            self.articles
                .iter()
                .filter(move |(other, _)| **other != source)
        };
        let show = |article: &Article, span: &Range<usize>| {
            let stands = article.span(span).unwrap_or_default().replace('\n', " ");
            format!(
                "\n    the table:   {text}\n    the article: {stands}\n    difference:  {}",
                difference(text, &stands)
            )
        };
        if let Some(span) = own.find_like(text, Likeness::Exact).first() {
            return (
                format!(
                    "moved: it stands at {} to {} of `{}`, not at its anchor",
                    span.start,
                    span.end,
                    name(source)
                ),
                |tally| &mut tally.moved,
            );
        }
        for (other, article) in others() {
            if let Some(span) = article.find_like(text, Likeness::Marks).first() {
                return (
                    format!(
                        "misattributed: it stands at {} to {} of `{}`, not in `{}`",
                        span.start,
                        span.end,
                        name(*other),
                        name(source)
                    ),
                    |tally| &mut tally.misattributed,
                );
            }
        }
        // The parts of a split utterance are near each other; together they show what changed.
        if let [first, .., _] = spans {
            let stands: Vec<&str> = spans.iter().filter_map(|span| own.span(span)).collect();
            let stands = stands.join(" ");
            let ratio = similar::TextDiff::from_words(text, stands.as_str()).ratio();
            if ratio >= ALTERED {
                return (
                    format!(
                        "altered: its spans from {} on say otherwise\n    the table:   {text}\n    the article: {stands}\n    difference:  {}",
                        first.start,
                        difference(text, &stands)
                    ),
                    |tally| &mut tally.altered,
                );
            }
        }
        let mine = own.nearest(text);
        if let Some((span, ratio)) = &mine {
            if *ratio >= ALTERED {
                return (
                    format!(
                        "altered: the nearest words are at {} to {} of `{}`{}",
                        span.start,
                        span.end,
                        name(source),
                        show(own, span)
                    ),
                    |tally| &mut tally.altered,
                );
            }
        }
        for (other, article) in others() {
            if let Some((span, ratio)) = article.nearest(text) {
                if ratio >= ALTERED {
                    return (
                        format!(
                            "misattributed: the nearest words are at {} to {} of `{}`, not in `{}`{}",
                            span.start,
                            span.end,
                            name(*other),
                            name(source),
                            show(article, &span)
                        ),
                        |tally| &mut tally.misattributed,
                    );
                }
            }
        }
        let among = match self.articles.len() {
            1 => "the article that was given".into(),
            count => format!("any of the {count} articles that were given"),
        };
        (
            format!("not there: no words like it stand in {among}: {text}"),
            |tally| &mut tally.absent,
        )
    }

    /// What the tables say in their own words shares no long run of words with an article.
    fn own_words(&mut self) {
        let articles: Vec<(usize, Vec<String>)> = self
            .articles
            .iter()
            .map(|(source, article)| (*source, article.words().map(|(_, word)| word).collect()))
            .collect();
        let mut runs: HashMap<&[String], usize> = HashMap::new();
        for (source, words) in &articles {
            for run in words.windows(RUN) {
                runs.entry(run).or_insert(*source);
            }
        }
        for table in &TABLES {
            for row in self.dataset.rows(table.name) {
                for column in table.columns {
                    let is_quoted = match (table.name, column.name) {
                        ("figures", "wording") | ("sources", "title") => true,
                        ("quotes", "text") => row.code("speech") != Some("indirect"),
                        _ => false,
                    };
                    let text = row.text(column.name).filter(|_| !is_quoted);
                    let (Kind::Text, Some(text)) = (column.kind, text) else {
                        continue;
                    };
                    let own: Vec<String> = words(text).map(|(_, word)| word).collect();
                    let shared = own
                        .windows(RUN)
                        .find_map(|run| Some((run.join(" "), runs.get(run)?)));
                    if let Some((run, source)) = shared {
                        self.findings.push(format!(
                            "{}: `{}` takes {RUN} words in a row from `{}`: {run}; say it in our words",
                            place(row, column.name),
                            column.name,
                            self.name(*source)
                        ));
                        self.tally.copied += 1;
                    }
                }
            }
        }
    }

    fn report(mut self, out: &mut impl Write) -> Result<(), Stop> {
        self.tally.wrong_anchors += self.wrong.len();
        let wrong = std::mem::take(&mut self.wrong).into_values();
        self.findings.splice(0..0, wrong.map(|wrong| wrong.finding));
        for finding in &self.findings {
            writeln!(out, "{finding}")?;
        }
        let tally = self.tally;
        let all = self.dataset.rows("sources").count();
        writeln!(
            out,
            "{} of {all}: {}, {}, {} compared",
            counted(self.articles.len(), "article"),
            counted(tally.anchors, "anchor"),
            counted(tally.wordings, "wording"),
            counted(tally.quotations, "quotation")
        )?;
        if tally.without_article > 0 {
            writeln!(
                out,
                "not compared: {} in articles that were not given",
                counted(tally.without_article, "anchor")
            )?;
        }
        let results = [
            (tally.wrong_anchors, "wrong anchors"),
            (tally.moved, "moved"),
            (tally.altered, "altered"),
            (tally.misattributed, "misattributed"),
            (tally.absent, "not there"),
            (tally.copied, "in the words of an article"),
        ];
        let shown: Vec<String> = results
            .iter()
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        writeln!(out, "{}", shown.join(", "))?;
        if self.findings.is_empty() {
            Ok(())
        } else {
            Err(Stop::Problems)
        }
    }
}

/// The cell as messages name it.
fn place(row: Row<'_, '_>, column: &str) -> String {
    let path = &row.dataset.tables[row.table].raw.path;
    format!("{path}:{}:{}", row.line(), row.cell(column).column)
}

fn span(anchor: Row<'_, '_>) -> Option<Range<usize>> {
    let offset = |column| usize::try_from(anchor.count(column)?).ok();
    let span = offset("start")?..offset("end")?;
    (span.start < span.end).then_some(span)
}
