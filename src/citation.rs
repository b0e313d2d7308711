//! How to cite a source or a record.

use core::fmt::{self, Write};

use chrono::Datelike;

use crate::cited::{self, Cited, Says, Warning};
use crate::claim::Claimed;
use crate::pad::pad;
use crate::state::State;
use crate::{Annotation, DATASET, Date, Precision, Source, Subject};

/// How to cite a source, or a record in its source: as plain text by `Display`, as an entry for
/// BibTeX, and as a list of CSL-JSON.
///
/// The days of publication are derived, not printed; see [`Source::published_basis`].
///
/// ```
/// use kursk_campaign::{figures, sources};
///
/// let source = sources::ARA_2025_03.citation();
/// assert!(source.to_string().starts_with("Ara, “The Kursk counteroffensive"));
/// assert!(source.bibtex().to_string().starts_with("@misc{ara-2025-03,"));
/// let claim = figures::AREA_HELD_UNDER_100_ARA.citation();
/// assert!(claim.to_string().contains("less than 100 square kilometres"));
/// assert!(claim.csl_json().to_string().contains(r#""container-title":"Ara""#));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Citation(What);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum What {
    Source(&'static Source),
    Record(Annotation),
}

impl Source {
    /// How to cite the article.
    ///
    /// ```
    /// use kursk_campaign::sources;
    ///
    /// let cited = sources::ARA_2025_03.citation().to_string();
    /// assert!(cited.starts_with("Ara, “The Kursk counteroffensive"));
    /// ```
    pub fn citation(&self) -> Citation {
        Citation(What::Source(&crate::sources::ALL[self.row as usize]))
    }
}

impl Annotation {
    /// How to cite the record, with the articles and the places that it stands at.
    ///
    /// ```
    /// use kursk_campaign::{Annotation, figures};
    ///
    /// let claim = Annotation::from(figures::AREA_HELD_UNDER_100_ARA);
    /// assert!(claim.citation().to_string().contains("less than 100 square kilometres"));
    /// ```
    pub const fn citation(self) -> Citation {
        Citation(What::Record(self))
    }
}

impl Citation {
    /// An entry for BibTeX for each article, of the type `@misc`, which every style has. The key is
    /// the id.
    ///
    /// ```
    /// use kursk_campaign::sources;
    ///
    /// let entry = sources::ARA_2025_03.citation().bibtex().to_string();
    /// assert!(entry.starts_with("@misc{ara-2025-03,"));
    /// ```
    pub fn bibtex(self) -> impl fmt::Display {
        BibTex(self)
    }

    /// A list of items of CSL-JSON, one for each article.
    ///
    /// ```
    /// use kursk_campaign::sources;
    ///
    /// let items = sources::ARA_2025_03.citation().csl_json().to_string();
    /// assert!(items.contains(r#""container-title":"Ara""#));
    /// ```
    pub fn csl_json(self) -> impl fmt::Display {
        CslJson(self)
    }

    fn id(self) -> &'static str {
        match self.0 {
            What::Source(source) => source.id,
            What::Record(record) => record.id(),
        }
    }

    /// The articles: one, but for events.
    fn sources(&self) -> &[&'static Source] {
        match &self.0 {
            What::Source(source) => core::slice::from_ref(source),
            What::Record(record) => record.sources(),
        }
    }

    /// What is cited of the articles, if not all.
    fn record(self) -> Option<Annotation> {
        match self.0 {
            What::Source(_) => None,
            What::Record(record) => Some(record),
        }
    }
}

impl Citation {
    /// What a reference manager has no field for.
    fn noted(self, source: &'static Source) -> Option<Noted> {
        let is_noted = self.record().is_some() || !source.warning().is_empty();
        is_noted.then_some(Noted(self.record(), source))
    }
}

/// What to know of an article, and what is cited of it.
struct Noted(Option<Annotation>, &'static Source);

impl fmt::Display for Noted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(record, source) = *self;
        let warning = source.warning();
        write!(f, "{warning}")?;
        let Some(record) = record else { return Ok(()) };
        f.write_str(if warning.is_empty() { "" } else { ": " })?;
        Note(record, source).fmt(f)
    }
}

/// The record with its owner, its places in an article and the data set that has it.
struct Note(Annotation, &'static Source);

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(record, source) = self;
        let anchors = record.anchors().iter();
        let here = anchors.filter(|anchor| anchor.source == *source);
        let (says, state) = says(*record, here.clone().find_map(|anchor| anchor.date));
        let note = cited::Note {
            says,
            state,
            spans: here.map(|anchor| (anchor.start, anchor.end)),
            id: record.id(),
            version: DATASET.version,
        };
        note.fmt(f)
    }
}

/// What a record says according to an article, which may give an event another date.
fn says(record: Annotation, date: Option<Date>) -> (Says<'static>, State) {
    match record {
        Annotation::Event(event) => (
            Says::Event {
                date: date.unwrap_or(event.date),
                title: event.title,
            },
            State::of_event(event.realis, event.status),
        ),
        Annotation::Figure(figure) => (
            Says::Figure {
                metric: figure.metric.name,
                subject: match figure.subject {
                    Subject::Actor(actor) => actor.name,
                    Subject::Place(place) => place.name,
                },
                as_of: figure.as_of,
                claimed: Claimed {
                    counted: figure.counted(),
                    printed: figure.printed_claim(),
                    wording: figure.wording,
                },
                claimed_by: figure.claimed_by.name,
            },
            State::of_figure(figure.status, figure.caveat).alone(None, figure.attribution),
        ),
        Annotation::Quote(quote) => (
            Says::Quote {
                said: quote.said(),
                said_on: quote.said_on,
            },
            State::of_quote(quote.status).alone(Some(quote.speech), quote.attribution),
        ),
    }
}

impl Source {
    const fn warning(&self) -> Warning<'_> {
        Warning {
            basis: self.published_basis,
            quality: self.text_quality,
            original: match self.republishes {
                Some(outlet) => Some(outlet.name),
                None => None,
            },
        }
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, |f| self.plain(f))
    }
}

impl Citation {
    fn plain(&self, f: &mut dyn Write) -> fmt::Result {
        for (i, source) in self.sources().iter().enumerate() {
            f.write_str(if i > 0 { "; " } else { "" })?;
            let note = self.record().map(|record| Note(record, source));
            let cited = Cited {
                publisher: source.publisher.name,
                title: source.title,
                published: source.published,
                warning: source.warning(),
                url: source.url,
                note: note.as_ref().map(|note| note as &dyn fmt::Display),
            };
            write!(f, "{cited}")?;
        }
        Ok(())
    }
}

struct BibTex(Citation);

impl fmt::Display for BibTex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, |f| self.entries(f))
    }
}

impl BibTex {
    fn entries(&self, f: &mut dyn Write) -> fmt::Result {
        let Self(citation) = self;
        let sources = citation.sources();
        for (i, source) in sources.iter().enumerate() {
            f.write_str(if i > 0 { "\n\n" } else { "" })?;
            write!(f, "@misc{{{}", citation.id())?;
            // A key is used once.
            if sources.len() > 1 {
                write!(f, "-in-{}", source.id)?;
            }
            write!(f, ",\n  title = {{{{")?;
            write!(Latex(f), "{}", source.title)?;
            write!(f, "}}}},\n  author = {{{{")?;
            write!(Latex(f), "{}", source.publisher)?;
            write!(f, "}}}},\n  date = {{{}}},", source.published)?;
            if let Some(day) = source.published.earliest() {
                write!(f, "\n  year = {{{}}},", day.year())?;
            }
            if let Some(url) = source.url {
                write!(f, "\n  url = {{{url}}},")?;
            }
            if let Some(noted) = citation.noted(source) {
                f.write_str("\n  note = {")?;
                write!(Latex(f), "{noted}")?;
                f.write_str("},")?;
            }
            f.write_str("\n}")?;
        }
        Ok(())
    }
}

struct CslJson(Citation);

impl fmt::Display for CslJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, |f| self.items(f))
    }
}

impl CslJson {
    fn items(&self, f: &mut dyn Write) -> fmt::Result {
        let Self(citation) = self;
        let sources = citation.sources();
        for (i, source) in sources.iter().enumerate() {
            f.write_str(if i > 0 { "," } else { "[" })?;
            write!(f, r#"{{"id":"{}"#, citation.id())?;
            if sources.len() > 1 {
                write!(f, "-in-{}", source.id)?;
            }
            f.write_str(r#"","type":"article-newspaper","title":""#)?;
            write!(Json(f), "{}", source.title)?;
            f.write_str(r#"","container-title":""#)?;
            write!(Json(f), "{}", source.publisher)?;
            f.write_char('"')?;
            issued(source.published, f)?;
            if let Some(url) = source.url {
                f.write_str(r#","URL":""#)?;
                write!(Json(f), "{url}")?;
                f.write_char('"')?;
            }
            if let Some(noted) = citation.noted(source) {
                f.write_str(r#","note":""#)?;
                write!(Json(f), "{noted}")?;
                f.write_char('"')?;
            }
            f.write_char('}')?;
        }
        f.write_char(']')
    }
}

/// The date of publication as CSL-JSON writes it: no more exact than it is.
fn issued(date: Date, f: &mut dyn Write) -> fmt::Result {
    let Some(first) = date.earliest() else {
        return Ok(());
    };
    let (year, month, day) = (first.year(), first.month(), first.day());
    f.write_str(r#","issued":{"date-parts":["#)?;
    match date.precision() {
        Precision::Year => write!(f, "[{year}]")?,
        Precision::Month => write!(f, "[{year},{month}]")?,
        Precision::Day | Precision::Interval => write!(f, "[{year},{month},{day}]")?,
    }
    if let (Precision::Interval, Some(last)) = (date.precision(), date.latest()) {
        write!(f, ",[{},{},{}]", last.year(), last.month(), last.day())?;
    }
    let circa = if date.is_approximate() {
        r#","circa":true"#
    } else {
        ""
    };
    write!(f, "]{circa}}}")
}

/// Passes text on with what LaTeX takes for a command escaped.
struct Latex<'a>(&'a mut dyn Write);

impl Write for Latex<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => write!(self.0, "\\{c}"),
            '~' => self.0.write_str("\\textasciitilde{}"),
            '^' => self.0.write_str("\\textasciicircum{}"),
            '\\' => self.0.write_str("\\textbackslash{}"),
            c => self.0.write_char(c),
        })
    }
}

/// Passes text on as it stands in a string of JSON.
struct Json<'a>(&'a mut dyn Write);

impl Write for Json<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| match c {
            '"' | '\\' => write!(self.0, "\\{c}"),
            c if c.is_control() => write!(self.0, "\\u{:04x}", u32::from(c)),
            c => self.0.write_char(c),
        })
    }
}

#[cfg(test)]
mod tests {
    use core::fmt::{self, Write};

    use super::{Json, Latex};

    struct Escaped(fn(&mut fmt::Formatter<'_>) -> fmt::Result);

    impl fmt::Display for Escaped {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            (self.0)(f)
        }
    }

    #[test]
    fn latex_takes_nothing_for_a_command() {
        let escaped = Escaped(|f| Latex(f).write_str(r"R&D_1 {100 %} $5 #1 ~^\ é"));
        assert_eq!(
            escaped.to_string(),
            r"R\&D\_1 \{100 \%\} \$5 \#1 \textasciitilde{}\textasciicircum{}\textbackslash{} é"
        );
    }

    #[test]
    fn json_reads_back_what_was_written() {
        let escaped = Escaped(|f| Json(f).write_str("“a” \"b\" \\ \n\u{7f} é"));
        assert_eq!(escaped.to_string(), r#"“a” \"b\" \\ \u000a\u007f é"#);
    }
}
