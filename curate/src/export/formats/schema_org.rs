//! schema.org: the figures and reported statements as `Claim`, the quoted ones as `Quotation`.

use kursk_campaign::vocab::ActorKind;
use kursk_campaign::{
    Actor, Annotation, Date, Precision, Source, Subject, actors, figures, quotes, sources,
};
use serde_json::{Value, json};

use super::linked::{NAMESPACE, PREFIX, bytes, iri, of_id};
use super::{Failure, Staged};

pub fn write(staged: &mut Staged) -> Result<(), Failure> {
    let articles = sources::ALL.iter().map(article);
    let actors = actors::ALL.iter().map(actor);
    let figures = figures::ALL.iter().map(|figure| {
        let mut claim = json!({
            "@id": iri(figure),
            "@type": "Claim",
            "name": format!("{}: {figure}", figure.metric),
            "text": figure.wording,
            "author": { "@id": iri(figure.claimed_by) },
            "appearance": { "@id": iri(figure.source) },
            "about": subject(figure.subject),
            "temporalCoverage": figure.as_of.to_string(),
        });
        contradict(&mut claim, figure.into());
        claim
    });
    let quotes = quotes::ALL.iter().map(|quote| {
        let (kind, owner, article) = match quote.speech.is_quoted() {
            true => ("Quotation", "spokenByCharacter", "isPartOf"),
            false => ("Claim", "author", "appearance"),
        };
        let mut statement = json!({
            "@id": iri(quote),
            "@type": kind,
            "text": quote.text,
            owner: { "@id": iri(quote.speaker) },
            article: { "@id": iri(quote.source) },
        });
        if let Some(date) = quote.said_on {
            dated(&mut statement, "dateCreated", date);
        }
        contradict(&mut statement, quote.into());
        statement
    });
    let nodes = articles.chain(actors).chain(figures).chain(quotes);
    let nodes = nodes.collect::<Vec<_>>();
    staged.write(
        "claims.jsonld",
        json!({ "@context": context(), "@graph": nodes }),
    )
}

/// The context: whatever has no prefix is a term of schema.org.
fn context() -> Value {
    let contradicts = format!("{PREFIX}:contradicts");
    json!({
        "@vocab": "https://schema.org/",
        PREFIX: NAMESPACE,
        // schema.org has no term for it.
        "contradicts": { "@id": contradicts, "@type": "@id" },
    })
}

fn article(source: &Source) -> Value {
    let mut article = json!({
        "@id": iri(source),
        "@type": "NewsArticle",
        "headline": source.title,
        "publisher": { "@id": iri(source.publisher) },
        "identifier": bytes(source),
    });
    dated(&mut article, "datePublished", source.published);
    if let Some(url) = source.url {
        article["url"] = url.into();
    }
    article
}

fn actor(actor: &Actor) -> Value {
    let kind = match actor.kind {
        ActorKind::Person => "Person",
        ActorKind::Government => "GovernmentOrganization",
        ActorKind::Media => "NewsMediaOrganization",
        ActorKind::Military | ActorKind::Intelligence | ActorKind::Research => "Organization",
        // Several people that nobody names are no organisation.
        _ => "Thing",
    };
    let mut written = json!({ "@id": iri(actor), "@type": kind, "name": actor.name });
    if let Some(uri) = actor.wikidata_uri() {
        written["sameAs"] = json!({ "@id": uri.to_string() });
    }
    written
}

fn subject(subject: Subject) -> Value {
    match subject {
        Subject::Place(place) => {
            let mut written = json!({ "@id": iri(place), "@type": "Place", "name": place.name });
            if let Some(uri) = place.geonames_uri() {
                written["sameAs"] = json!({ "@id": uri.to_string() });
            }
            written
        }
        other => json!({ "@id": of_id(other.id()) }),
    }
}

/// Adds a date. What is no day, month or year is no `Date` of schema.org, but may be a text in `temporal`.
fn dated(written: &mut Value, term: &str, date: Date) {
    let is_plain = date.precision() != Precision::Interval && !date.is_approximate();
    let term = if is_plain { term } else { "temporal" };
    written[term] = date.to_string().into();
}

/// Adds what contradicts a record.
fn contradict(written: &mut Value, record: Annotation) {
    let others = record.contradictions().iter();
    let others: Vec<_> = others.map(|other| of_id(other.id())).collect();
    if !others.is_empty() {
        written["contradicts"] = others.into();
    }
}
