//! How many bytes the data take in a program, and where.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use object::{Object as _, ObjectSection as _};

use crate::grown::Shape;
use crate::project::{self, cargo, copy, tables, user};
use crate::series::Unit;
use crate::table::Table;
use crate::usage::run;

/// The sections of a program that grow with the data.
const SECTIONS: [&str; 4] = [".text", ".rodata", ".data.rel.ro", ".rela.dyn"];

/// How a reference to a record is written in a program that may be loaded anywhere.
#[derive(Clone, Copy)]
pub enum Relocations {
    /// With 24 bytes for each, as linkers do if nobody asks for anything else.
    Whole,
    /// With a bit for most, as loaders have understood since 2022.
    Packed,
}

/// What a program has more than an empty one.
pub struct Size {
    pub rows: usize,
    /// The bytes of the CSV files.
    pub tables: u64,
    /// The bytes of the file, without symbols.
    pub program: u64,
    /// The bytes of the sections that grow.
    pub sections: Vec<u64>,
}

impl Size {
    /// How many times the tables the program is.
    pub fn ratio(&self) -> f64 {
        self.program as f64 / self.tables as f64
    }
}

/// The section of a program, in bytes; 0 where there is none.
pub fn section(program: &Path, name: &str) -> u64 {
    let bytes = fs::read(program).expect("the program was built");
    let file = object::File::parse(&*bytes).expect("the program is ELF");
    file.section_by_name(name)
        .map_or(0, |section| section.size())
}

/// Programs, without symbols, that depend on the crate in a folder.
pub fn programs(name: &str, library: &Path, files: &[(&str, &str)]) -> PathBuf {
    let manifest = format!(
        "[dependencies]\nkursk-campaign = {{ path = {library:?} }}\n\n\
         [profile.release]\nstrip = true\n"
    );
    let folder = user(name, &manifest, files);
    let references = include_str!("../programs/references.rs");
    project::write(&folder.join("src/references.rs"), references);
    folder
}

/// What a program that uses all of the data has more than an empty one.
pub fn measure(rows: Option<usize>, shape: Shape, relocations: Relocations) -> Size {
    let library = copy("library", rows, shape);
    let files = [
        ("src/bin/all.rs", include_str!("../programs/all.rs")),
        ("src/bin/empty.rs", include_str!("../programs/empty.rs")),
    ];
    let folder = programs("size", &library, &files);
    let (target, flags) = match relocations {
        Relocations::Whole => ("whole", ""),
        Relocations::Packed => ("packed", "-C link-arg=-Wl,-z,pack-relative-relocs"),
    };
    let target = folder.join(target);
    let mut build = cargo(&folder, &["build", "--release", "--quiet"]);
    run(build
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTFLAGS", flags));
    let [all, empty] = ["all", "empty"].map(|name| target.join("release").join(name));
    run(&mut Command::new(&all));
    let length = |path: &Path| path.metadata().map_or(0, |file| file.len());
    let (bytes, rows) = tables(&library.join("data"));
    Size {
        rows,
        tables: bytes,
        program: length(&all) - length(&empty),
        sections: SECTIONS
            .iter()
            .map(|name| section(&all, name).saturating_sub(section(&empty, name)))
            .collect(),
    }
}

/// At the real size, and at some others.
pub fn report(rows: &[usize], shape: Shape) {
    let mut header = vec![
        "rows",
        "relocations",
        "CSV",
        "program",
        "program : CSV",
        "a row",
    ];
    header.extend(SECTIONS.map(|name| name.trim_start_matches('.')));
    let mut table = Table::new(header);
    for rows in [None].into_iter().chain(rows.iter().copied().map(Some)) {
        for (name, relocations) in [
            ("whole", Relocations::Whole),
            ("packed", Relocations::Packed),
        ] {
            let size = measure(rows, shape, relocations);
            let bytes = |bytes: u64| Unit::Bytes.show(bytes as f64);
            let mut cells = vec![
                size.rows.to_string(),
                name.to_owned(),
                bytes(size.tables),
                bytes(size.program),
                format!("{:.2}", size.ratio()),
                bytes(size.program / size.rows as u64),
            ];
            cells.extend(size.sections.iter().map(|section| bytes(*section)));
            table.row(cells);
        }
    }
    println!("{table}");
}
