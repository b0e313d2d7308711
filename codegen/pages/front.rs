//! The front page: what this is and what it is not, and how to find what one looks for.

use super::dates::words;
use super::{Site, WITNESSES, charts};
use crate::codegen::emit::docs::markdown;
use crate::codegen::emit::summary::of_files;
use crate::codegen::read::File;
use crate::codegen::schema::{TABLES, actors, events, figures, places, questions, quotes, sources};
use crate::codegen::vocab::{Code, QuestionKind, TextQuality};

/// How many of the disputed questions the front page shows.
const DISPUTED: usize = 5;

impl Site<'_, '_, '_> {
    pub fn front(&self, files: &[File]) -> String {
        let mut text = String::from(
            "\n\n**Find it.** By date: [the timeline](crate::events). By person: [the \
             actors](crate::actors). By place: [the places](crate::places). By number: [the \
             figures](crate::figures). By words: [the statements](crate::quotes). By dispute: [the \
             questions](crate::questions). Or type a name, a number, a day or some words into the search \
             box above.\n\n",
        );
        text += "**What it is not.** It does not say what is true. It is no census of the campaign and no \
                 source for casualty figures: for these, go to ACLED, UCDP or the parties' own \
                 publications.\n\n";
        text += &self.warning();
        text += &charts::area(self);
        text += &format!(
            "# The articles\n\n{}\n{} articles, {} actors and {} places; {} events, {} figures and {} \
             statements. The campaign itself, as they report it, runs from {}. With its background, and \
             with what is only announced, the events are of the years {} to {}.\n\n",
            self.sources(),
            self.size(sources::TABLE),
            self.size(actors::TABLE),
            self.size(places::TABLE),
            self.size(events::TABLE),
            self.size(figures::TABLE),
            self.size(quotes::TABLE),
            words(self.emitter.campaign()),
            self.emitter.coverage().first_day().year,
            self.emitter.coverage().last_day().year
        );
        text += "# The most disputed questions\n\n";
        let is_exclusive = |row: &crate::codegen::dataset::Row<'_, '_>| {
            row.code(questions::kind) == Some(QuestionKind::Exclusive)
        };
        for question in self
            .disputed()
            .into_iter()
            .filter(is_exclusive)
            .take(DISPUTED)
        {
            let asked = markdown(question.text(questions::text).unwrap_or_default());
            text += &format!("**{}**\n\n", super::link(question, &asked));
            text += &self.side_by_side(question, false);
        }
        text += &format!("{WITNESSES}\n\n");
        let tables = TABLES
            .iter()
            .map(|table| format!("[{}](crate::{})", table.file(), table.name));
        let tables: Vec<_> = tables.collect();
        text += &format!(
            "# Citing, licence, tables\n\n\
             - **To cite a claim**, copy the line at the end of its page. To cite the data set: \
             kursk-campaign, version {0}, fingerprint {1}.\n\
             - **Licence**: the data are under CC BY 4.0, the code under MIT or Apache-2.0. The texts of \
             the articles belong to their owners and are not part of it.\n\
             - **The tables** are CSV files. The page of each opens with a link that downloads it: {2}. \
             [The whole package](https://crates.io/api/v1/crates/kursk-campaign/{0}/download) has them \
             in `data/`. [The codebook](crate::codebook) says what each column and each code means.\n\n",
            self.context.version,
            of_files(files),
            tables.join(", ")
        );
        text
    }

    /// How many texts are not what was first written.
    fn warning(&self) -> String {
        let of = |quality: TextQuality| {
            let sources = self.emitter.rows(sources::TABLE);
            let of = sources.filter(|source| source.code(sources::text_quality) == Some(quality));
            of.count()
        };
        let all = self.emitter.rows(sources::TABLE).count();
        let altered = all - of(TextQuality::Original);
        let kinds = TextQuality::ALL
            .iter()
            .filter(|quality| **quality != TextQuality::Original);
        let kinds = kinds.map(|quality| {
            let path = TextQuality::VOCABULARY.path(*quality as usize);
            format!("{} [{}]({path})", of(*quality), quality.code())
        });
        let kinds: Vec<_> = kinds.collect();
        let which = match altered {
            0 => return String::new(),
            _ if altered == all => format!("None of the {all} texts is"),
            _ => format!("{altered} of the {all} texts are not"),
        };
        format!(
            "**Warning.** {which} what was first written: {}. Words inside quotation marks were changed \
             too.\n\n",
            kinds.join(", ")
        )
    }
}
