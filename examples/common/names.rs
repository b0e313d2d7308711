//! Names that nothing has.

/// The error of a name that nothing has, with the nearest of those that something has.
pub fn unknown<'a>(what: &str, name: &str, names: impl Iterator<Item = &'a str>) -> lexopt::Error {
    let similarity = |other: &str| strsim::jaro_winkler(&name.to_lowercase(), other);
    let nearest = names.max_by(|a, b| similarity(a).total_cmp(&similarity(b)));
    match nearest {
        Some(nearest) => format!("there is no {what} `{name}`; the nearest is `{nearest}`").into(),
        None => format!("there is no {what} `{name}`").into(),
    }
}
