//! Prints every record as the feature `serde` writes it: one JSON document, a list for each table.

use kursk_campaign::*;
use serde_json::json;

fn main() -> serde_json::Result<()> {
    let document = json!({
        "sources": sources::ALL,
        "actors": actors::ALL,
        "places": places::ALL,
        "metrics": metrics::ALL,
        "events": events::ALL,
        "figures": figures::ALL,
        "quotes": quotes::ALL,
        "questions": questions::ALL,
        "positions": positions::ALL,
        "anchors": anchors::ALL,
        "names": names::ALL,
        "participants": participants::ALL,
        "relations": relations::ALL,
        "answers": answers::ALL,
        "corrections": corrections::ALL,
        "retired": retired::ALL,
    });
    serde_json::to_writer(std::io::stdout().lock(), &document)
}
