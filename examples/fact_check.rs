//! Checks a number: who says it, who says otherwise, how many independent witnesses there are, and how
//! to cite each of them.
//!
//! It says who claims what, and not who is right.

use std::io::{self, Write};
use std::process::ExitCode;

use kursk_campaign::vocab::Qualifier;
use kursk_campaign::{Annotation, Claim, Figure, Metric, Number, Record, figures, metrics};
use lexopt::{Arg, ValueExt};

#[path = "common/arguments.rs"]
mod arguments;
#[path = "common/lines.rs"]
mod lines;
#[path = "common/names.rs"]
mod names;

use lines::{figure_line, print_contradictions};

const USAGE: &str = "\
Usage: fact_check METRIC NUMBER
       fact_check WORDS... NUMBER

  METRIC   the id of what is counted: area-held
  WORDS    words of what is counted, of whom it is about or of the article: north korean troops
  NUMBER   12000, 12,000, 99.5 or \"33 1/3\", in the unit of the metric
";

fn main() -> ExitCode {
    arguments::run(USAGE, read(), |check, out| check.print(out))
}

struct Check {
    number: Number,
    /// The figures of the metric, or those with the words.
    figures: Vec<&'static Figure>,
}

fn read() -> Result<Option<Check>, lexopt::Error> {
    let mut words = Vec::new();
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Value(word) => words.push(word.string()?),
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            other => return Err(other.unexpected()),
        }
    }
    let Some(number) = words.pop().filter(|_| !words.is_empty()) else {
        return Err("a metric or words are missing, or the number".into());
    };
    let parsed = Number::parse(&number.replace(',', ""));
    let number = parsed.map_err(|_| format!("the last argument is no number: `{number}`"))?;
    let words = words.join(" ");
    let figures = match Metric::get(&words) {
        Some(metric) => metric.figures().to_vec(),
        None => figures::ALL
            .iter()
            .filter(|figure| has(figure, &words))
            .collect(),
    };
    if figures.is_empty() {
        let ids = metrics::ALL.iter().map(Record::id);
        return Err(names::unknown(
            "metric, and no figure with the words",
            &words,
            ids,
        ));
    }
    Ok(Some(Check { number, figures }))
}

/// Whether each of the words is in what is counted, in whom it is about or in what the article says.
fn has(figure: &Figure, words: &str) -> bool {
    let Metric {
        name, definition, ..
    } = figure.metric;
    let text = format!("{name} {definition} {} {}", figure.subject, figure.wording).to_lowercase();
    let words = words.to_lowercase();
    words.split_whitespace().all(|word| text.contains(word))
}

/// What a figure says of the number.
#[derive(PartialEq)]
enum Verdict {
    Same,
    Possible,
    Other,
    Vague,
}

impl Check {
    fn verdict(&self, figure: &Figure) -> Verdict {
        let numbers = [figure.value(), figure.value_to()];
        let checked = Claim::new(Qualifier::Exact, Some(self.number), None);
        match checked.and_then(|checked| figure.claim().agrees_with(&checked)) {
            _ if numbers.contains(&Some(self.number)) => Verdict::Same,
            Some(true) => Verdict::Possible,
            Some(false) => Verdict::Other,
            None => Verdict::Vague,
        }
    }

    fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut same = self.figures.iter().copied();
        let same = same.find(|figure| self.verdict(figure) == Verdict::Same);
        for (verdict, heading) in [
            (Verdict::Same, "This number"),
            (Verdict::Possible, "A number that admits this one"),
            (Verdict::Other, "Another number, perhaps of another time"),
            (Verdict::Vague, "No number"),
        ] {
            // What counts something else says nothing of a number that some figure gives.
            let is_meant = |figure: &&'static Figure| {
                let counts_the_same = |same: &Figure| same.metric == figure.metric;
                self.verdict(figure) == verdict && same.is_none_or(counts_the_same)
            };
            let figures: Vec<_> = self.figures.iter().copied().filter(is_meant).collect();
            writeln!(out, "{heading}: {}", count(figures.len(), "figure"))?;
            for figure in figures {
                print_figure(figure, out)?;
            }
        }
        Ok(())
    }
}

/// The figure with its time, its witnesses, its contradictions and how to cite it.
fn print_figure(figure: &'static Figure, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  # {}", figure_line(figure))?;
    writeln!(
        out,
        "      about {}, as of {}",
        figure.subject, figure.as_of
    )?;
    let witnesses: Vec<_> = figure.witnesses().iter().map(|actor| actor.name).collect();
    let counted = count(witnesses.len(), "independent witness");
    writeln!(out, "      {counted}: {}", witnesses.join(", "))?;
    print_contradictions(out, "      ", Annotation::Figure(figure))?;
    writeln!(out, "      cite as: {}", figure.citation())
}

/// `1 figure`, `2 figures`.
fn count(number: usize, what: &str) -> String {
    let ending = match (number, what.ends_with('s')) {
        (1, _) => "",
        (_, true) => "es",
        (_, false) => "s",
    };
    format!("{number} {what}{ending}")
}
