//! Whether somebody can be asked, and what they answer.

use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::stop::Stop;

/// Whether questions are seen, and answers come from a person.
pub fn is_there() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks for a line; `None` at the end of the input. A terminal can go on after its end, and would be
/// waited for.
pub fn line(question: &str) -> Result<Option<String>, Stop> {
    static IS_ENDED: AtomicBool = AtomicBool::new(false);
    if IS_ENDED.load(Ordering::Relaxed) {
        return Ok(None);
    }
    let mut err = io::stderr();
    let _ = write!(err, "{question}").and_then(|()| err.flush());
    let mut line = String::new();
    let length = io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|error| Stop::Misuse(format!("the answer can't be read: {error}")))?;
    IS_ENDED.store(length == 0, Ordering::Relaxed);
    Ok((length > 0).then(|| line.trim().to_owned()))
}

/// Asks whether to go on; no answer is a no.
fn confirms(question: &str) -> Result<bool, Stop> {
    let answer = line(&format!("{question} [y/N]: "))?.unwrap_or_default();
    Ok(["y", "yes"].contains(&answer.to_lowercase().as_str()))
}

/// Refuses what somebody at a terminal does not confirm.
pub fn demand(question: &str) -> Result<(), Stop> {
    if !is_there() {
        return Err(Stop::Refused(
            "nothing was written: read what would be lost, and say --yes".into(),
        ));
    }
    if !confirms(question)? {
        return Err(Stop::Refused("nothing was written".into()));
    }
    Ok(())
}
