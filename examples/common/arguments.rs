//! How the examples are called: wrong arguments give one line and the exit code 2, and a reader such as
//! `head` that has seen enough is not an error.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

/// Prints what was asked for; the usage where that is what was asked for.
pub fn run<T>(
    usage: &str,
    arguments: Result<Option<T>, lexopt::Error>,
    print: impl FnOnce(&T, &mut dyn Write) -> io::Result<()>,
) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let printed = match arguments {
        Ok(Some(arguments)) => print(&arguments, &mut out),
        Ok(None) => out.write_all(usage.as_bytes()),
        Err(error) => {
            eprintln!("error: {error} (--help shows the usage)");
            return ExitCode::from(2);
        }
    };
    match printed.and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
