//! Compiles the tables in `data/` to Rust. The work is in `codegen/`; this file only reads and writes.

use std::path::Path;
use std::{env, fs};

#[path = "codegen/mod.rs"]
mod codegen;

use codegen::{Context, compile, read};

fn main() {
    println!("cargo::rerun-if-changed=data");
    let context = Context {
        folder: "data",
        version: env!("CARGO_PKG_VERSION"),
        #[cfg(feature = "docs")]
        pages: true,
    };
    let files = match read::load(Path::new(context.folder)) {
        Ok(files) => files,
        Err(error) => return println!("cargo::error=data: the tables can't be read: {error}"),
    };
    match compile(&files, &context) {
        Ok(generated) => {
            let out = env::var_os("OUT_DIR").expect("Cargo sets OUT_DIR");
            for file in &generated {
                #[cfg(feature = "docs")]
                let file = &named(file);
                let path = Path::new(&out).join(&file.name);
                // The pages have folders of their own.
                #[cfg(feature = "docs")]
                fs::create_dir_all(path.parent().expect("a file is in a folder"))
                    .expect("OUT_DIR can be written");
                if let Err(error) = fs::write(&path, &file.text) {
                    println!("cargo::error={} can't be written: {error}", file.name);
                }
            }
        }
        // A line each, and a normal exit: Cargo then shows these lines and nothing else.
        Err(problems) => problems
            .iter()
            .for_each(|problem| println!("cargo::error={problem}")),
    }
}

/// A source as a macro, which `src/table.rs` calls.
#[cfg(feature = "docs")]
fn named(file: &codegen::Generated) -> codegen::Generated {
    let text = match file.name.ends_with(".rs") {
        true => format!(
            "macro_rules! generated_items {{ () => {{\n{}}} }}\n",
            file.text
        ),
        false => file.text.clone(),
    };
    codegen::Generated {
        name: file.name.clone(),
        text,
    }
}
