//! W3C Web Annotation: each anchor as a `TextPositionSelector`.
//!
//! What is annotated are the bytes of an article, by their digest, since the positions hold in them and
//! not at any address.

use kursk_campaign::{Anchor, anchors};
use serde_json::{Value, json};

use super::linked::{NAMESPACE, PREFIX, bytes, iri, of_id};
use super::{Failure, Staged};

pub fn write(staged: &mut Staged) -> Result<(), Failure> {
    let annotations = anchors::ALL.iter().map(annotation).collect::<Vec<_>>();
    let collection = json!({
        "@context": [CONTEXT, context()],
        "id": of_id("annotations"),
        "type": "AnnotationCollection",
        "total": annotations.len(),
        "first": {
            "id": of_id("annotations/1"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": annotations,
        },
    });
    staged.write("annotations.jsonld", collection)
}

fn annotation(anchor: &Anchor) -> Value {
    let (record, source) = (anchor.record, anchor.source);
    let mut annotation = json!({
        "id": of_id(&format!("{}/{}/{}", record.id(), source.id, anchor.part)),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            of_id(record.id()),
            { "type": "TextualBody", "format": "text/plain", "value": record.to_string() },
        ],
        "target": {
            "type": "SpecificResource",
            "source": bytes(source),
            "scope": iri(source),
            "selector": {
                "type": "TextPositionSelector",
                "start": anchor.start,
                "end": anchor.end,
                "digest": anchor.digest,
            },
        },
    });
    if let Some(url) = source.url {
        annotation["target"]["via"] = url.into();
    }
    annotation
}

/// The context that the standard asks for.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Our own terms, and the standard's own once more, for a processor without a network.
fn context() -> Value {
    let node = |iri: &str| json!({ "@id": iri, "@type": "@id" });
    let number = |iri: &str| json!({ "@id": iri, "@type": "xsd:nonNegativeInteger" });
    json!({
        PREFIX: NAMESPACE,
        "as": "http://www.w3.org/ns/activitystreams#",
        "oa": "http://www.w3.org/ns/oa#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "id": "@id",
        "type": "@type",
        "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage",
        "Annotation": "oa:Annotation",
        "SpecificResource": "oa:SpecificResource",
        "TextPositionSelector": "oa:TextPositionSelector",
        "TextualBody": "oa:TextualBody",
        "identifying": "oa:identifying",
        "total": number("as:totalItems"),
        "first": node("as:first"),
        "startIndex": number("as:startIndex"),
        "items": { "@id": "as:items", "@type": "@id", "@container": "@list" },
        "motivation": { "@id": "oa:motivatedBy", "@type": "@vocab" },
        "body": node("oa:hasBody"),
        "target": node("oa:hasTarget"),
        "source": node("oa:hasSource"),
        "scope": node("oa:hasScope"),
        "via": node("oa:via"),
        "selector": node("oa:hasSelector"),
        "start": number("oa:start"),
        "end": number("oa:end"),
        "format": "dc:format",
        "value": "rdf:value",
        // The first 16 hexadecimal digits of SHA-256 of the span, which the standard has no term for.
        "digest": format!("{PREFIX}:digest"),
    })
}
