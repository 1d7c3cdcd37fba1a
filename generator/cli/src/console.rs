//! What is printed, and where?

use std::env;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use sources::human::Colour;

use crate::Failure;
use crate::arguments::{Global, When};

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Volume {
    Quiet,
    Normal,
    Verbose,
}

/// Results go to standard output, everything else to standard error.
#[derive(Clone, Copy, Debug)]
pub struct Console {
    volume: Volume,
    /// Whether diagnostics are coloured.
    pub colour: Colour,
}

impl Console {
    /// The console that the options ask for.
    pub fn new(global: &Global) -> Self {
        let volume = match (global.quiet, global.verbose) {
            (true, _) => Volume::Quiet,
            (false, false) => Volume::Normal,
            (false, true) => Volume::Verbose,
        };
        let colour = match global.color {
            When::Always => Colour::Ansi,
            When::Auto if wants_colour() => Colour::Ansi,
            When::Auto | When::Never => Colour::Never,
        };
        Self { volume, colour }
    }

    /// Prints a result, which ends with a line feed.
    ///
    /// # Errors
    ///
    /// When standard output takes nothing, for example on a full disk. A reader who has seen
    /// enough (`| head`) is no failure.
    #[expect(clippy::unused_self, reason = "what is printed goes through the console")]
    pub fn result(self, text: &str) -> Result<(), Failure> {
        let mut output = io::stdout().lock();
        match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
            Err(cause) if cause.kind() != ErrorKind::BrokenPipe => {
                Err(Failure::io("write", Path::new("standard output"), &cause))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Prints a line about the result, unless only the result is wanted.
    ///
    /// # Errors
    ///
    /// As [`Console::result`].
    pub fn summary(self, line: &str) -> Result<(), Failure> {
        if self.volume == Volume::Quiet { Ok(()) } else { self.result(&format!("{line}\n")) }
    }

    /// Prints diagnostics, or why there is no result.
    #[expect(clippy::unused_self, reason = "what is printed goes through the console")]
    pub fn fault(self, text: &str) {
        // Where else could we say that this failed?
        drop(io::stderr().lock().write_all(text.as_bytes()));
    }

    /// Prints a line about the course of the work.
    pub fn progress(self, line: &str) {
        if self.volume > Volume::Quiet {
            self.fault(&format!("{line}\n"));
        }
    }

    /// Prints a line that only those who ask for more want to read.
    #[cfg(feature = "links")]
    pub fn detail(self, line: &str) {
        if self.volume == Volume::Verbose {
            self.fault(&format!("{line}\n"));
        }
    }

    /// Prints how long a stage took, if that is wanted.
    pub fn timing(self, stage: &str, time: Duration) {
        if self.volume == Volume::Verbose {
            self.fault(&format!("{stage:>10}  {:>8.1} ms\n", time.as_secs_f64() * 1000.0));
        }
    }
}

/// Whether standard error is a terminal that shows colours (<https://no-color.org>).
fn wants_colour() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    io::stderr().is_terminal() && !is_set("NO_COLOR") && !is_dumb
}
