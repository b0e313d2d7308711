//! Coordinates come as a pair, with the id in GeoNames, and the latitude first.

use super::Report;
use crate::codegen::dataset::{ByText, Dataset, Row, Value, sorted};
use crate::codegen::problem::Rule;
use crate::codegen::schema::{Position, places};

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    let columns: [&Position; 3] = [&places::latitude, &places::longitude, &places::geonames];
    for row in dataset.rows(places::TABLE) {
        if row.is_invalid(&columns) {
            continue;
        }
        let missing = columns.iter().find(|column| row.is_empty(column));
        let given = columns.iter().find(|column| !row.is_empty(column));
        if let (Some(missing), Some(given)) = (missing, given) {
            let message = format!(
                "`{}` is given, but `{}` is not; {}, {} and {} go together",
                given.column().name,
                missing.column().name,
                places::latitude.column().name,
                places::longitude.column().name,
                places::geonames.column().name
            );
            report.say(row, Rule::Coordinates, missing, message);
        }
    }
    swapped(dataset, &places::within, report);
    swapped(dataset, &places::country, report);
}

/// How far from each other places of one region are at most that are near, in thousandths of a degree.
const NEAR: i32 = 5000;

/// The fewest places near each other that show where their region is.
const FEW: usize = 2;

/// Most places of a region, or of a country, are near each other. One that would be there if its
/// coordinates were the other way round, and is far away as they are, has them the wrong way round: no
/// country that the articles are about is at two such points.
fn swapped(dataset: &Dataset<'_>, region: &Position, report: &mut Report<'_>) {
    let mut regions = ByText::default();
    for row in dataset.rows(places::TABLE) {
        if point(row).is_some() && !row.is_empty(region) {
            regions.rows(row.cell(region).value).push(row.place);
        }
    }
    for (_, rows) in &regions.entries {
        let (mut latitudes, mut longitudes) = (Vec::new(), Vec::new());
        for place in rows {
            if let Some((latitude, longitude)) = point(dataset.row(*place)) {
                latitudes.push(latitude);
                longitudes.push(longitude);
            }
        }
        let centre = (middle(&latitudes), middle(&longitudes));
        let is_near = |(latitude, longitude): (i32, i32)| {
            (latitude - centre.0).abs() <= NEAR && (longitude - centre.1).abs() <= NEAR
        };
        let mut near = 0;
        for i in 0..rows.len() {
            near += usize::from(is_near((latitudes[i], longitudes[i])));
        }
        if near < FEW || near * 2 <= rows.len() {
            continue;
        }
        for (i, place) in rows.iter().enumerate() {
            let (latitude, longitude) = (latitudes[i], longitudes[i]);
            if (latitude - longitude).abs() > 2 * NEAR && is_near((longitude, latitude)) {
                let message = format!(
                    "with `{}` and `{}` the other way round, this place would be among the others of its region; swap them",
                    places::latitude.column().name,
                    places::longitude.column().name
                );
                report.say(
                    dataset.row(*place),
                    Rule::Coordinates,
                    &places::latitude,
                    message,
                );
            }
        }
    }
}

/// The coordinates of a place.
fn point(row: Row<'_, '_>) -> Option<(i32, i32)> {
    match (row.value(&places::latitude), row.value(&places::longitude)) {
        (Value::Degrees(latitude), Value::Degrees(longitude)) => Some((latitude, longitude)),
        _ => None,
    }
}

/// The number in the middle of some.
fn middle(numbers: &[i32]) -> i32 {
    // As an unsigned number in the same order.
    let key = |number: i32| u64::from(number.abs_diff(i32::MIN));
    sorted(numbers, &key)[numbers.len() / 2]
}
