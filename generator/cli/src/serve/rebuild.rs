//! What happens when a file was saved?

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use sources::human::{self, Colour};
use sources::{Checked, Sources};

use super::answer::Answerer;
use super::shown::{Faults, Shown};
use crate::Failure;
use crate::build_info::build_info;
use crate::compile::{self, Options, Outputs, Part, profile};
use crate::console::Console;
use crate::read::read;
use crate::report::{self, Finding, Tally, counted};

/// How long an editor may take between emptying a file, or moving it away, and writing it.
const HALF_SAVED: Duration = Duration::from_millis(60);

/// Makes the site anew.
pub struct Builder {
    root: PathBuf,
    address: String,
    console: Console,
    /// What was read last.
    last: Option<Checked<Sources>>,
}

impl Builder {
    /// Makes the site of the toolkit at `root`, which is shown at `address`.
    pub fn new(root: PathBuf, address: String, console: Console) -> Self {
        Self { root, address, console, last: None }
    }

    /// Makes the site anew and hands it to `answerer`, if anything changed.
    pub fn build(&mut self, answerer: &Answerer) -> Result<(), Failure> {
        let begin = Instant::now();
        let read = self.read_whole()?;
        if self.last.as_ref() == Some(&read) {
            return Ok(());
        }
        let made = panic::catch_unwind(AssertUnwindSafe(|| self.make(&read)));
        match made {
            Ok(made) => self.show(&read.value, made, answerer, begin),
            // The message itself was printed when it happened.
            Err(_) => answerer.fail("this program is broken: its terminal says where"),
        }
        self.last = Some(read);
        Ok(())
    }

    /// Reads the sources. What is empty or gone that was not may be half of a save: then again.
    fn read_whole(&self) -> Result<Checked<Sources>, Failure> {
        let read_now = read(&self.root)?;
        let is_half = self.last.as_ref().is_some_and(|last| is_half_saved(last, &read_now));
        if !is_half {
            return Ok(read_now);
        }
        thread::sleep(HALF_SAVED);
        read(&self.root)
    }

    fn make(&self, read: &Checked<Sources>) -> Checked<Outputs> {
        // A wrong `SOURCE_DATE_EPOCH` matters when something is published, not here.
        let build = build_info(&self.root, None).unwrap_or_default();
        // Paper takes seconds, and nobody reads it while writing.
        let options = Options {
            build: &build,
            parts: &Part::ALL,
            profile: profile::Format::QUICK,
            shelf: None,
            address: Some(&self.address),
            compared: &[],
        };
        let mut lap = Instant::now();
        let mut made = compile::formats(&read.value, &options, &mut |stage| {
            self.console.timing(stage.name(), lap.elapsed());
            lap = Instant::now();
        });
        made.diagnostics.splice(0..0, read.diagnostics.iter().cloned());
        made
    }

    fn show(&self, sources: &Sources, made: Checked<Outputs>, answerer: &Answerer, begin: Instant) {
        let tally = Tally::of(&made.diagnostics);
        self.console.fault(&report::human(sources, &made.diagnostics, self.console.colour));
        if tally.errors > 0 {
            let faults = faults(sources, &made);
            answerer.warn(faults);
            self.console.progress(&format!("error: {}; the last good site stays", tally.words()));
            return;
        }
        let before = answerer.site();
        let site = Shown::new(made.value, before.as_deref());
        let changed = counted(site.changes(before.as_deref()).len(), "file");
        answerer.show(site);
        let time = begin.elapsed().as_millis();
        let words = tally.words();
        self.console.progress(&format!("{changed} changed, {words} in {time} ms"));
    }
}

fn is_half_saved(last: &Checked<Sources>, now: &Checked<Sources>) -> bool {
    last.value.iter().any(|(_, before)| match now.value.find(&before.path) {
        Some((_, after)) => {
            let is_empty = |file: &sources::File| {
                file.text.is_empty() && file.bytes.as_ref().is_none_or(Vec::is_empty)
            };
            is_empty(after) && !is_empty(before)
        }
        None => true,
    })
}

fn faults(sources: &Sources, made: &Checked<Outputs>) -> Faults {
    let faults = made.diagnostics.iter().map(|fault| {
        let mut finding = Finding::of(sources, fault).json();
        finding["report"] = human::render(sources, fault, Colour::Never).into();
        finding
    });
    faults.collect()
}
