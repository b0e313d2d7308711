//! Why a command ends early, and with which exit code.

use std::io;
use std::process::ExitCode;

use curate::codegen::problem::Problem;

pub enum Stop {
    /// There are problems, and they have been shown: exit code 1.
    Problems,
    /// The command can't do what was asked without harm: exit code 1.
    Refused(String),
    /// The command was called wrongly: exit code 2.
    Misuse(String),
    /// The output can't be written, or its reader has ended.
    Output(io::Error),
}

impl Stop {
    /// A refusal that shows the problems, a line each.
    pub fn with_problems(message: &str, problems: &[Problem]) -> Self {
        let lines: String = problems.iter().map(|p| format!("\n{p}")).collect();
        Self::Refused(format!("{message}{lines}"))
    }

    /// A refusal that also says how to go on.
    pub fn and(self, advice: &str) -> Self {
        match self {
            Self::Refused(message) => Self::Refused(format!("{message}\n\n{advice}")),
            other => other,
        }
    }

    pub fn message(&self) -> Option<String> {
        match self {
            Self::Refused(message) | Self::Misuse(message) => Some(message.clone()),
            // It is not an error when a reader like `head` has seen enough.
            Self::Output(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Some(format!("the output can't be written: {error}"))
            }
            Self::Problems | Self::Output(_) => None,
        }
    }

    pub fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Misuse(_) => 2,
            _ => 1,
        })
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Writes a line to standard error: what is not part of the output.
macro_rules! note {
    ($($argument:tt)*) => {{
        use std::io::Write as _;
        // Nothing can be done where even this can't be written.
        let _ = writeln!(std::io::stderr(), $($argument)*);
    }};
}
pub(crate) use note;
