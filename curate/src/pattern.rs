//! Regular expressions for cells, for standards that know no better.
//!
//! They are written in what XML Schema, ECMAScript and Python have in common, and match a whole cell.
//! One with alternatives is in parentheses, since some readers set `^` and `$` around it. Each admits
//! every cell that the build admits. What no such expression can state, such as that a day
//! is in the calendar or that a code is assigned, only the build checks.

use crate::codegen::form::{self, Form};
use crate::codegen::schema::Kind;

/// The expression of an id.
pub const ID: &str = "[a-z][a-z0-9-]*";

/// The expression of a number: `12000`, `99.5`, `33 1/3`.
pub const NUMBER: &str = concat!(
    r"((0|[1-9][0-9]*)(\.[0-9]{0,8}[1-9])?",
    "|([1-9][0-9]* )?[1-9][0-9]*/[1-9][0-9]*)"
);

/// A month and, where it is stated, its day.
macro_rules! month {
    () => {
        concat!(
            "(0[13578]|1[02])(-(0[1-9]|[12][0-9]|3[01]))?",
            "|(0[469]|11)(-(0[1-9]|[12][0-9]|30))?",
            "|02(-(0[1-9]|[12][0-9]))?"
        )
    };
}

/// A date that is no interval.
macro_rules! day {
    () => {
        concat!("[0-9]{4}(-(", month!(), "))?~?")
    };
}

/// The expression of a date in EDTF.
pub const DATE: &str = concat!(
    "(",
    day!(),
    "(/(",
    day!(),
    r"|\.\.))?",
    r"|\.\./",
    day!(),
    ")"
);

/// The expressions of the forms.
const FORMS: [(&Form, &str); 7] = [
    (&form::COUNTRY, "[A-Z]{2}"),
    (&form::LANGUAGE, "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"),
    (&form::WIKIDATA, "Q[1-9][0-9]*"),
    (
        &form::URL,
        r"https?://[A-Za-z0-9_.~:/?#\[\]@!$&'()*+,;=%\-]*\.[A-Za-z0-9_.~:/?#\[\]@!$&'()*+,;=%\-]*",
    ),
    (&form::QUESTION, r"[^?a-z][^?]*\?"),
    (
        &form::VERSION,
        r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)",
    ),
    (&form::COLUMN, "[a-z_]+"),
];

/// The expression of the cells of a column; none where it is free text, or where a type says it all.
pub fn of(kind: Kind) -> Option<String> {
    match kind {
        Kind::Id | Kind::RetiredId | Kind::Reference(_) => Some(ID.into()),
        Kind::Code(vocabulary) => Some(format!("({})", vocabulary.codes.join("|"))),
        Kind::Date => Some(DATE.into()),
        Kind::Number => Some(NUMBER.into()),
        Kind::Hex(digits) => Some(format!("[0-9a-f]{{{digits}}}")),
        Kind::Formed(form) => {
            let mut forms = FORMS.iter();
            let found = forms.find(|(other, _)| std::ptr::eq(*other, form));
            found.map(|(_, pattern)| (*pattern).into())
        }
        Kind::Text | Kind::Count | Kind::Degrees(_) => None,
    }
}
