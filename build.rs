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
            #[cfg(feature = "docs")]
            println!(
                "cargo::rustc-env=GENERATED={}",
                from_src(Path::new(&out)).display()
            );
            for file in generated {
                let path = Path::new(&out).join(&file.name);
                // The pages have folders of their own.
                #[cfg(feature = "docs")]
                fs::create_dir_all(path.parent().expect("a file is in a folder"))
                    .expect("OUT_DIR can be written");
                if let Err(error) = fs::write(&path, file.text) {
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

/// The path of a folder from `src/`, by the folders that both are in. From another drive there is none.
#[cfg(feature = "docs")]
fn from_src(folder: &Path) -> std::path::PathBuf {
    let own = env::var_os("CARGO_MANIFEST_DIR").expect("Cargo sets CARGO_MANIFEST_DIR");
    let src = Path::new(&own).join("src");
    for (steps, outer) in src.ancestors().enumerate() {
        if let Ok(inner) = folder.strip_prefix(outer) {
            let up = std::iter::repeat_n("..", steps);
            return up.collect::<std::path::PathBuf>().join(inner);
        }
    }
    folder.to_owned()
}
