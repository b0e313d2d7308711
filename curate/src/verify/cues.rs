//! The words that introduce a statement stand beside it.

use curate::codegen::dataset::{Dataset, Row};
use curate::codegen::derive::derive;
use curate::codegen::problem::{Problem, Rule};
use curate::codegen::schema::{anchors, quotes, sources};

use super::articles::Articles;
use super::report::{Fault, Report};
use super::{place, span};
use crate::article::{Article, Likeness};
use crate::folder::Folder;

/// Compares the cues with the articles.
pub fn compare(dataset: &Dataset<'_>, articles: &Articles<'_, '_>, report: &mut Report) {
    let articles: Vec<&Article> = articles.iter().map(|(_, article)| article).collect();
    for (quote, message) in strange(dataset, &articles) {
        let place = place(quote, &quotes::cue);
        report.add(Fault::Absent, format!("{place}: {message}"));
    }
}

/// What is wrong with the cues of new statements.
pub fn problems(
    outcome: &Folder,
    article: &Article,
    is_new: impl Fn(&str) -> bool,
) -> Vec<Problem> {
    let (tables, mut problems) = outcome.read();
    let dataset = outcome.parse(&tables, &mut problems);
    let strange = strange(&dataset, &[article]).into_iter();
    let strange = strange.filter(|(quote, _)| is_new(quote.id()));
    strange
        .map(|(quote, message)| quote.problem(Rule::AnchorText, &quotes::cue, message))
        .collect()
}

/// The statements whose cues are not in the paragraph of their anchors, and what is said of them.
fn strange<'d, 't>(dataset: &'d Dataset<'t>, articles: &[&Article]) -> Vec<(Row<'d, 't>, String)> {
    let derived = derive(dataset);
    let mut strange = Vec::new();
    for quote in dataset.rows(quotes::TABLE) {
        let (Some(cue), Some(source)) = (quote.text(quotes::cue), quote.record(quotes::source))
        else {
            continue;
        };
        let sha256 = source.text(sources::sha256);
        let mut articles = articles.iter();
        let article = articles.find(|article| sha256 == Some(&article.sha256));
        let anchors = derived.anchors[quote.place].iter();
        let anchors = anchors.filter(|anchor| anchor.record(anchors::source) == Some(source));
        let spans: Vec<_> = anchors.filter_map(|anchor| span(*anchor)).collect();
        let (Some(article), [first, ..]) = (article, &spans[..]) else {
            continue;
        };
        let end = spans.iter().fold(first.end, |end, span| end.max(span.end));
        let around = article.paragraphs(&(first.start..end));
        let mut found = article.find_like(cue, Likeness::Case).into_iter();
        if !found.any(|cue| around.start <= cue.start && cue.end <= around.end) {
            let message = format!(
                "`{}` of `{}` is not in the paragraph of its words in `{}`: {cue}; write the words there that introduce it, or leave the cell empty",
                quotes::cue.column().name,
                quote.id(),
                article.shown
            );
            strange.push((quote, message));
        }
    }
    strange
}
