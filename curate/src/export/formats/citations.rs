//! CSL-JSON and BibTeX: a file of all sources, and one of all that is taken from them.

use kursk_campaign::{Annotation, Citation, Source, sources};
use serde_json::Value;

use super::{Failure, Staged};

/// Each list with the name of its file.
fn lists() -> [(&'static str, Vec<Citation>); 2] {
    let sources = sources::ALL.iter().map(Source::citation).collect();
    let claims = Annotation::all().map(Annotation::citation).collect();
    [("sources", sources), ("claims", claims)]
}

pub fn csl_json(staged: &mut Staged) -> Result<(), Failure> {
    for (name, citations) in lists() {
        let mut items = Vec::new();
        for citation in citations {
            let list: Vec<Value> = serde_json::from_str(&citation.csl_json().to_string())?;
            items.extend(list);
        }
        staged.write(format!("{name}.csl.json"), Value::from(items))?;
    }
    Ok(())
}

pub fn bibtex(staged: &mut Staged) -> Result<(), Failure> {
    for (name, citations) in lists() {
        let entries = citations
            .iter()
            .map(|citation| citation.bibtex().to_string());
        let entries: Vec<_> = entries.collect();
        staged.write(format!("{name}.bib"), entries.join("\n\n"))?;
    }
    Ok(())
}
