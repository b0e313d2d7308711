//! What was compared, and what was found.

use std::io::Write;

use curate::codegen::dataset::Dataset;
use curate::codegen::schema::sources;

use super::articles::Articles;
use crate::stop::Stop;
use crate::words::counted;

/// What is wrong with a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The anchor does not have the digest of the words at its place.
    WrongAnchor,
    /// The words are in the article, and not at their anchors.
    Moved,
    /// The article has other words that are like them.
    Altered,
    /// Another article has the words.
    Misattributed,
    /// No article has words like them.
    Absent,
    /// Words that should be ours are those of an article.
    Copied,
}

/// A fault, and the message about it.
pub struct Finding {
    pub fault: Fault,
    pub message: String,
}

/// The findings, and how much was compared.
#[derive(Default)]
pub struct Report {
    findings: Vec<Finding>,
    pub anchors: usize,
    /// The anchors in articles that were not given.
    pub not_compared: usize,
    pub wordings: usize,
    pub quotations: usize,
}

impl Report {
    pub fn add(&mut self, fault: Fault, message: String) {
        self.findings.push(Finding { fault, message });
    }

    /// Puts findings before the others.
    pub fn put_first(&mut self, findings: impl Iterator<Item = Finding>) {
        self.findings.splice(0..0, findings);
    }

    fn count(&self, fault: Fault) -> usize {
        let findings = self.findings.iter();
        findings.filter(|finding| finding.fault == fault).count()
    }

    pub fn write(
        &self,
        dataset: &Dataset<'_>,
        articles: &Articles<'_, '_>,
        out: &mut impl Write,
    ) -> Result<(), Stop> {
        for finding in &self.findings {
            writeln!(out, "{}", finding.message)?;
        }
        writeln!(
            out,
            "{} of {}: {}, {}, {} compared",
            articles.counted(),
            dataset.rows(sources::TABLE).count(),
            counted(self.anchors, "anchor"),
            counted(self.wordings, "wording"),
            counted(self.quotations, "quotation")
        )?;
        if self.not_compared > 0 {
            let missing = articles
                .missing()
                .map(|source| format!("`{}`", source.id()));
            writeln!(
                out,
                "not compared: {} in articles that were not given: {}",
                counted(self.not_compared, "anchor"),
                missing.collect::<Vec<_>>().join(", ")
            )?;
        }
        writeln!(
            out,
            "{}, {} moved, {} altered, {} misattributed, {} not there, {} in the words of an article",
            counted(self.count(Fault::WrongAnchor), "wrong anchor"),
            self.count(Fault::Moved),
            self.count(Fault::Altered),
            self.count(Fault::Misattributed),
            self.count(Fault::Absent),
            self.count(Fault::Copied)
        )?;
        if self.findings.is_empty() && articles.are_complete() {
            Ok(())
        } else {
            Err(Stop::Problems)
        }
    }
}
