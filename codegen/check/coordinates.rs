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
        let missing = columns.into_iter().find(|column| row.is_empty(column));
        let given = columns.into_iter().find(|column| !row.is_empty(column));
        if let (Some(missing), Some(given)) = (missing, given) {
            let [latitude, longitude, geonames] = columns.map(|column| column.column().name);
            let message = format!(
                "`{}` is given, but `{}` is not; {latitude}, {longitude} and {geonames} go together",
                given.column().name,
                missing.column().name
            );
            report.say(row, Rule::Coordinates, missing, message);
        }
    }
}
