//! What a line about a record must not conceal.

use core::fmt;

use super::vocab::{Attribution, Caveat, Realis, Speech, Status};

/// That something is only planned or possible, denied or disputed; what a reader must know of a
/// number. It follows what it is about, in parentheses.
#[derive(Default)]
pub(super) struct State([Option<&'static str>; 4]);

impl State {
    pub(super) fn of_event(realis: Realis, status: Status) -> Self {
        let realis = Some(realis).filter(|realis| *realis != Realis::Asserted);
        Self([realis.map(Realis::code), contested(status), None, None])
    }

    pub(super) fn of_figure(status: Status, caveat: Option<Caveat>) -> Self {
        Self([contested(status), caveat.map(Caveat::code), None, None])
    }

    /// A statement that is denied would be a claim; one whose status is so is the denial itself.
    pub(super) fn of_quote(status: Status) -> Self {
        let state = match status {
            Status::Denied => Some("a denial"),
            other => contested(other),
        };
        Self([state, None, None, None])
    }

    /// The same where the line stands alone: also that words are ours, and that another may own them.
    #[cfg_attr(not(feature = "docs"), allow(dead_code))]
    pub(super) fn alone(self, speech: Option<Speech>, attribution: Attribution) -> Self {
        let is_ours = speech.is_some_and(|speech| !speech.is_quoted());
        let is_uncertain = attribution == Attribution::Uncertain;
        Self([
            self.0[0],
            self.0[1],
            is_ours.then_some("paraphrase"),
            is_uncertain.then_some("owner-uncertain"),
        ])
    }
}

fn contested(status: Status) -> Option<&'static str> {
    matches!(status, Status::Denied | Status::Disputed).then(|| status.code())
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = " (";
        for code in self.0.into_iter().flatten() {
            for word in code.split('-') {
                write!(f, "{before}{word}")?;
                before = " ";
            }
            before = ", ";
        }
        f.write_str(if before == ", " { ")" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString;

    use super::super::vocab::{Attribution, Caveat, Realis, Speech, Status};
    use super::State;

    #[test]
    fn what_a_reader_must_know_is_told() {
        for (state, expected) in [
            (State::of_event(Realis::Asserted, Status::Claimed), ""),
            (
                State::of_event(Realis::Planned, Status::Asserted),
                " (planned)",
            ),
            (
                State::of_event(Realis::Asserted, Status::Disputed),
                " (disputed)",
            ),
            (
                State::of_event(Realis::Planned, Status::Denied),
                " (planned, denied)",
            ),
            (
                State::of_figure(Status::Claimed, Some(Caveat::NotIndependentlyVerified)),
                " (not independently verified)",
            ),
            (State::of_quote(Status::Denied), " (a denial)"),
            (State::of_quote(Status::Disputed), " (disputed)"),
            (
                State::of_quote(Status::Denied)
                    .alone(Some(Speech::Indirect), Attribution::Uncertain),
                " (a denial, paraphrase, owner uncertain)",
            ),
            (
                State::of_figure(Status::Claimed, None).alone(None, Attribution::Explicit),
                "",
            ),
        ] {
            assert_eq!(state.to_string(), expected);
        }
    }
}
