//! How do people and machines read the faults?

mod finding;
mod github;
mod sarif;

use serde_json::Value;
use sources::human::{self, Colour};
use sources::{Diagnostic, Severity, Sources};

pub use finding::{Finding, Place};

/// A form of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// With the lines of the file and a mark below the place.
    Human,
    /// An array of findings.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands of GitHub Actions, which mark the lines of a pull request.
    Github,
}

/// The report on `diagnostics` in this form; each line of it ends with a line feed.
#[must_use]
pub fn write(sources: &Sources, diagnostics: &[Diagnostic], format: Format) -> String {
    match format {
        Format::Human => human(sources, diagnostics, Colour::Never),
        Format::Json => json(&Finding::all(sources, diagnostics)),
        Format::Sarif => sarif::write(sources, diagnostics),
        Format::Github => github::write(&Finding::all(sources, diagnostics)),
    }
}

/// The report for people: one paragraph per fault.
#[must_use]
pub fn human(sources: &Sources, diagnostics: &[Diagnostic], colour: Colour) -> String {
    let mut reports = String::new();
    for fault in diagnostics {
        reports.push_str(human::render(sources, fault, colour).trim_end());
        reports.push_str("\n\n");
    }
    reports
}

fn json(findings: &[Finding]) -> String {
    pretty(&Value::Array(findings.iter().map(Finding::json).collect()))
}

fn pretty(value: &Value) -> String {
    let text = serde_json::to_string_pretty(value).expect("text and numbers become JSON");
    text + "\n"
}

/// How many faults there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Tally {
    /// Counts `diagnostics`.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let count = |severity| {
            let counted = diagnostics.iter().filter(|fault| fault.severity == severity);
            counted.count()
        };
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }

    /// For example `1 error, 2 warnings`, or `1 error`, or `no faults`. A note is no fault.
    #[must_use]
    pub fn words(self) -> String {
        let kinds = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")];
        let found = kinds.into_iter().filter(|(number, _)| *number > 0);
        let words: Vec<String> = found.map(|(number, noun)| counted(number, noun)).collect();
        if self.errors + self.warnings == 0 {
            return ["no faults".to_owned()]
                .into_iter()
                .chain(words)
                .collect::<Vec<_>>()
                .join(", ");
        }
        words.join(", ")
    }
}

/// A number with its noun: `1 file`, `2 files`.
#[must_use]
pub fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

#[cfg(test)]
mod tests;
