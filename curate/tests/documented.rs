//! Every public function of the library has an example, which is tested with the others.

use std::fs;

use crate::support::files::path;

/// Modules whose items are not public.
const NOT_CALLED: [&str; 6] = [
    "comparison.rs",
    "fold.rs",
    "hash.rs",
    "nearest.rs",
    "pad.rs",
    "cited.rs",
];

/// The sources of the library, each with its name and its text without tests.
fn sources(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(path(folder)).expect("the folder is there");
    let mut sources = Vec::new();
    for entry in entries {
        let file = entry.expect("an entry can be read").path();
        if file.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&file).expect("a source is UTF-8");
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            let name = file.file_name().expect("a file has a name");
            sources.push((name.to_string_lossy().into_owned(), text.to_owned()));
        }
    }
    sources
}

#[test]
fn every_public_function_has_an_example() {
    let mut seen = 0;
    for (name, text) in sources("../src") {
        if NOT_CALLED.contains(&&*name) {
            continue;
        }
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for (number, line) in lines.iter().enumerate() {
            let function = line
                .strip_prefix("pub const fn ")
                .or(line.strip_prefix("pub fn "));
            let Some(function) = function else { continue };
            seen += 1;
            let above = lines[..number].iter().rev();
            // What a macro is given, it passes on.
            let is_documentation = |line: &&&str| {
                ["///", "#[", "$(#["]
                    .iter()
                    .any(|start| line.starts_with(start))
            };
            let mut documentation = above.take_while(is_documentation);
            let has_example =
                documentation.any(|line| line.contains("```") || line.starts_with("$(#["));
            assert!(has_example, "src/{name}: {function} has no example");
        }
    }
    assert!(seen > 100, "{seen}");
}
