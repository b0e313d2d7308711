//! Coordinates come as a pair, with the id in GeoNames.

use super::Report;
use crate::codegen::dataset::Dataset;
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
}
