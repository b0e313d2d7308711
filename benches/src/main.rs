//! `cargo run --release --package benches -- --help`

#![forbid(unsafe_code)]

use std::path::PathBuf;

use benches::grown::Shape;
use benches::{answers, asm, build, growth, lookup, project, size, start, usage};
use clap::{Args, Parser, Subcommand};

/// Measures kursk-campaign, and prints what it measures as tables in Markdown.
#[derive(Parser)]
struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Args, Clone)]
struct Grown {
    /// Besides the real tables, ones of about so many rows: 1000,10000,100000.
    #[arg(long, value_delimiter = ',')]
    rows: Vec<usize>,
    /// What kinds of rows these have.
    #[arg(long, value_enum, default_value_t = Shape::Mixed)]
    shape: Shape,
    /// How often each is measured, rather than as often as the part needs.
    #[arg(long)]
    rounds: Option<usize>,
}

#[derive(Subcommand)]
enum What {
    /// Look-ups, at each size; `cargo bench` has the real one.
    Lookup(Grown),
    /// Whole processes, up to the first record.
    Start(Grown),
    /// A user's build, beside other crates of data.
    Build(Grown),
    /// Each stage, from the CSVs to the documentation, by the number of rows.
    Growth(Grown),
    /// The bytes in a program.
    Size(Grown),
    /// The assembly of a typed constant.
    Asm,
    /// All of these.
    All(Grown),
    /// Writes tables of about so many rows to a folder.
    Grow {
        rows: usize,
        folder: PathBuf,
        #[arg(long, value_enum, default_value_t = Shape::Mixed)]
        shape: Shape,
    },
    /// Prints the answers to the queries in `tests/ecosystem/queries/`, from the tables in a folder.
    Answers {
        folder: PathBuf,
        /// The place of the timeline.
        #[arg(long, default_value = "kursk-oblast")]
        place: String,
    },
    /// Runs a command, and prints what it used.
    #[command(hide = true)]
    Usage {
        program: String,
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Runs the stages up to one, and prints how long that one takes.
    #[command(hide = true)]
    Stage {
        stage: growth::Stage,
        folder: PathBuf,
    },
}

fn main() {
    let options = Options::parse();
    if !matches!(
        options.what,
        What::Usage { .. } | What::Stage { .. } | What::Grow { .. } | What::Answers { .. }
    ) {
        println!("{}\n", project::machine());
    }
    match options.what {
        What::Lookup(grown) => look_up(&grown),
        What::Start(grown) => start(&grown),
        What::Build(grown) => build(&grown),
        What::Growth(grown) => grow(&grown),
        What::Size(grown) => size::report(&grown.rows, grown.shape),
        What::Asm => asm::report(),
        What::All(grown) => {
            look_up(&grown);
            start(&grown);
            build(&grown);
            grow(&grown);
            size::report(&grown.rows, grown.shape);
            asm::report();
        }
        What::Grow {
            rows,
            folder,
            shape,
        } => project::fill(&folder, Some(rows), shape),
        What::Answers { folder, place } => answers::report(&folder, &place),
        What::Usage { program, arguments } => usage::report(&program, &arguments),
        What::Stage { stage, folder } => growth::run(stage, &folder),
    }
}

fn look_up(grown: &Grown) {
    lookup::report(&grown.rows, grown.shape, grown.rounds.unwrap_or(300));
}

fn start(grown: &Grown) {
    start::report(&grown.rows, grown.shape, grown.rounds.unwrap_or(100));
}

fn build(grown: &Grown) {
    build::report(grown.rounds.unwrap_or(5));
}

fn grow(grown: &Grown) {
    growth::report(&grown.rows, grown.shape, grown.rounds.unwrap_or(1));
}
