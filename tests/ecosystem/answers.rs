//! Prints what the library answers to the queries in `queries/`: for each its rows, as JSON.

use kursk_campaign::vocab::QuestionKind;
use kursk_campaign::*;
use serde_json::{Value, json};

fn main() -> serde_json::Result<()> {
    let answers = json!({
        "who-says-so": who_says_so(),
        "who-contradicts": who_contradicts(),
        "independent-witnesses": independent_witnesses(),
        "timeline-of-a-place": timeline(places::KURSK_OBLAST),
        "claims-per-owner": claims_per_owner(),
        "disputed-questions": disputed_questions(),
    });
    serde_json::to_writer(std::io::stdout().lock(), &answers)
}

fn who_says_so() -> Vec<Value> {
    let positions = positions::ALL.iter();
    let owned = positions.flat_map(|position| {
        let owners = position.owners().iter();
        owners.map(|actor| json!([position.question.id, position.id, actor.id]))
    });
    owned.collect()
}

fn who_contradicts() -> Vec<Value> {
    let pairs = Annotation::all().flat_map(|record| {
        let others = record.contradictions().iter();
        others.map(move |other| json!([record.id(), other.id()]))
    });
    pairs.collect()
}

fn independent_witnesses() -> Vec<Value> {
    let figures = figures::ALL.iter();
    let figures = figures.map(|figure| (figure.id, figure.independent_witnesses()));
    let positions = positions::ALL.iter();
    let positions = positions.map(|position| (position.id, position.independent_witnesses()));
    let supported = figures.chain(positions).filter(|(_, count)| *count > 0);
    supported.map(|(id, count)| json!([id, count])).collect()
}

fn timeline(place: &Place) -> Vec<Value> {
    let events = place.events_within();
    let row = |event: &Event| json!([event.id, event.date, event.title]);
    events.map(row).collect()
}

fn claims_per_owner() -> Vec<Value> {
    let actors = actors::ALL.iter();
    let owned = actors.map(|actor| (actor.id, actor.figures().len() + actor.quotes().len()));
    let owned = owned.filter(|(_, count)| *count > 0);
    owned.map(|(id, count)| json!([id, count])).collect()
}

fn disputed_questions() -> Vec<Value> {
    let exclusive = questions::ALL
        .iter()
        .filter(|question| question.kind == QuestionKind::Exclusive);
    let taken = exclusive.map(|question| {
        let positions = question.positions().iter();
        let taken = positions.filter(|position| !position.answers().is_empty());
        (question.id, taken.count())
    });
    let disputed = taken.filter(|(_, count)| *count > 1);
    disputed.map(|(id, count)| json!([id, count])).collect()
}
