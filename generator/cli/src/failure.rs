//! What did the machine refuse, and where?

use std::fmt;
use std::io;
use std::path::Path;

/// A fault of the machine, such as a full disk or a missing permission. Never the author's: that
/// is a [`sources::Diagnostic`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    message: String,
    help: Option<String>,
}

impl Failure {
    /// A failure in these words.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// The system refused `doing` (a verb such as `read`) at `path`.
    #[must_use]
    pub fn io(doing: &str, path: &Path, cause: &io::Error) -> Self {
        Self::new(format!("cannot {doing} `{}`: {cause}", path.display()))
    }

    /// Adds what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)?;
        self.help.as_ref().map_or(Ok(()), |help| write!(formatter, "\nhelp: {help}"))
    }
}

impl std::error::Error for Failure {}
