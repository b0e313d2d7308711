//! GeoJSON: the places, each with its events.

use kursk_campaign::{Event, Place, places};
use serde_json::{Value, json};

use super::{Failure, Staged};

pub fn write(staged: &mut Staged) -> Result<(), Failure> {
    let places = places::ALL.iter().map(feature);
    let collection = json!({
        "type": "FeatureCollection",
        "features": places.collect::<Vec<_>>(),
    });
    staged.write("places.geojson", collection)
}

fn feature(place: &Place) -> Value {
    // A place without coordinates is a feature that is not located.
    let point = place.longitude.zip(place.latitude);
    let point = point.map(|(x, y)| json!({ "type": "Point", "coordinates": [x, y] }));
    json!({
        "type": "Feature",
        "id": place.id,
        "geometry": point,
        "properties": {
            "name": place.name,
            "kind": place.kind,
            "country": place.country,
            "within": place.within.map(|place| place.id),
            "geonames": place.geonames_uri().map(|uri| uri.to_string()),
            "events": place.events().iter().map(|e| event(e)).collect::<Vec<_>>(),
        },
    })
}

fn event(event: &Event) -> Value {
    json!({
        "id": event.id,
        "title": event.title,
        "kind": event.kind,
        "date": event.date,
        "status": event.status,
        "realis": event.realis,
    })
}
