//! The assembly of a typed constant.

use std::fs;

use crate::grown::Shape;
use crate::project::{cargo, copy, first, user};
use crate::usage::run;

/// Shows what the processor does for a constant, and for a field of it.
pub fn report() {
    let library = copy("library", None, Shape::Mixed);
    let (_, event) = first(&library.join("data"), "events");
    let source = format!(
        "#[unsafe(no_mangle)]\npub fn constant() -> &'static kursk_campaign::Event {{\n    \
         kursk_campaign::events::{event}\n}}\n\n\
         #[unsafe(no_mangle)]\npub fn title() -> &'static str {{\n    \
         kursk_campaign::events::{event}.title\n}}\n"
    );
    let manifest = format!("[dependencies]\nkursk-campaign = {{ path = {library:?} }}\n");
    let folder = user("assembly", &manifest, &[("src/lib.rs", &source)]);
    let path = folder.join("target/user.s");
    let emit = format!("--emit=asm={}", path.display());
    run(&mut cargo(
        &folder,
        &["rustc", "--release", "--quiet", "--lib", "--", &emit],
    ));
    let assembly = fs::read_to_string(&path).expect("rustc wrote it");
    println!("```rust\n{source}```\n\n```asm");
    for name in ["constant", "title"] {
        let start = format!("{name}:");
        let lines = assembly.lines().skip_while(|line| *line != start);
        for line in lines.take_while(|line| !line.starts_with(".Lfunc_end")) {
            if !line.trim_start().starts_with(".cfi") {
                println!("{line}");
            }
        }
    }
    println!("```");
}
