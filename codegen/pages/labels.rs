//! What the columns and the lists are called on the pages.

use super::capital;
use crate::codegen::schema::{
    Column, Position, actors, events, figures, metrics, places, quotes, sources,
};

/// What a column is called before its value; its field has its definition.
pub fn label(column: &Column) -> String {
    let labels: [(Position, &str); 29] = [
        (*sources::publisher, "Outlet"),
        (*sources::published_basis, "Basis of the date"),
        (*sources::text_quality, "Text"),
        (*sources::republishes, "Repeats a report of"),
        (*sources::url, "Address"),
        (*sources::sha256, "SHA-256"),
        (*sources::chars, "Length"),
        (*actors::affiliation, "Belongs to"),
        (*places::within, "Part of"),
        (*places::geonames, "GeoNames"),
        (*metrics::measure, "Kind of quantity"),
        (*metrics::definition, "What is counted"),
        (*events::date_basis, "Basis of the date"),
        (*events::status, "On whose word"),
        (*events::realis, "Whether it happened"),
        (*figures::metric, "Counted"),
        (*figures::subject, "About"),
        (*figures::printed_to, "Printed, upper number"),
        (*figures::as_of_basis, "Basis of the date"),
        (*figures::base, "Share of"),
        (*figures::relayed_by, "Passed on by"),
        (*figures::status, "On whose word"),
        (*quotes::speech, "Form"),
        (*quotes::cue, "Introduced by"),
        (*quotes::addressee, "Said to"),
        (*quotes::said_on_basis, "Basis of the date"),
        (*quotes::relayed_by, "Passed on by"),
        (*quotes::status, "On whose word"),
        (*quotes::event, "About"),
    ];
    let label = labels.into_iter().find(|(at, _)| *at == column.at);
    label.map_or_else(|| capital(column.name), |(_, label)| label.to_owned())
}

/// What refers to a record by a column, as a reader calls it. What is not here has a part of its own on
/// the page.
pub fn heading(column: Position) -> Option<&'static str> {
    let headings: [(Position, &str); 17] = [
        (*figures::claimed_by, "Figures claimed"),
        (*figures::relayed_by, "Figures passed on"),
        (*figures::subject, "Figures about this"),
        (*figures::metric, "The figures side by side"),
        (*figures::event, "Figures"),
        (*figures::source, "Figures in the article"),
        (*figures::base, "Shares of this"),
        (*quotes::speaker, "Statements"),
        (*quotes::addressee, "Statements made to them"),
        (*quotes::relayed_by, "Statements passed on"),
        (*quotes::event, "Statements about this"),
        (*quotes::source, "Statements in the article"),
        (*events::place, "Events at the place itself"),
        (*actors::affiliation, "Who belongs to this"),
        (*places::within, "Places within"),
        (*sources::publisher, "Articles published"),
        (*sources::republishes, "Articles that repeat its reports"),
    ];
    let mut headings = headings.into_iter();
    headings
        .find(|(at, _)| *at == column)
        .map(|(_, heading)| heading)
}
