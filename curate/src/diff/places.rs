//! Places in an article that changed as they can't, or hardly.

use curate::codegen::schema::{anchors, sources};

use super::states::{Row, State};

/// What does not fit in an anchor, given what it was. In another text of the article, anything fits.
pub fn doubt((was, old): (&Row, &State), (is, new): (&Row, &State)) -> Option<&'static str> {
    if text(was, old) != text(is, new) {
        return None;
    }
    let has_same_place = span(was) == span(is);
    let has_same_digest = was.cell(&anchors::digest) == is.cell(&anchors::digest);
    match (has_same_place, has_same_digest) {
        (true, false) => Some(
            "the digest is another one, and the place and the text of the article are the same: one of the two digests is wrong",
        ),
        (false, true) if length(was) != length(is) => Some(
            "the length is another one, and the digest is the same: one of the two places is wrong",
        ),
        (false, true) => Some(
            "moved, and the digest and the text of the article are the same: wrong, unless these words are at both places",
        ),
        _ => None,
    }
}

/// The fingerprint of the text that an anchor is in.
fn text<'s>(anchor: &Row, state: &'s State) -> Option<&'s str> {
    let sources = &state.table(sources::TABLE).rows;
    Some(
        sources
            .get(anchor.cell(&anchors::source))?
            .cell(&sources::sha256),
    )
}

fn span(anchor: &Row) -> [&str; 2] {
    [anchor.cell(&anchors::start), anchor.cell(&anchors::end)]
}

fn length(anchor: &Row) -> Option<i64> {
    let [start, end] = span(anchor).map(str::parse::<i64>);
    Some(end.ok()? - start.ok()?)
}
