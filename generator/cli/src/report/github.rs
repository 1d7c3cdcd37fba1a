//! How does GitHub mark the faults in a pull request?
//!
//! Workflow commands: one line each, with `%`, line ends and, in properties, `:` and `,` escaped
//! (actions/toolkit, packages/core/src/command.ts).

use std::fmt::Write;

use super::Finding;

/// The findings as workflow commands.
pub fn write(findings: &[Finding]) -> String {
    let mut commands = String::new();
    for finding in findings {
        let mut message = finding.message.clone();
        if let Some(help) = &finding.help {
            write!(message, "\nhelp: {help}").expect("a string takes every character");
        }
        let properties = properties(finding);
        let command = if finding.severity == "note" { "notice" } else { finding.severity };
        let message = data(&message);
        writeln!(commands, "::{command} {properties}::{message}")
            .expect("a string takes every character");
    }
    commands
}

fn properties(finding: &Finding) -> String {
    let mut properties = format!("title={}", property(finding.code));
    if let Some(place) = &finding.place {
        let (start, end) = (place.start, place.end);
        write!(properties, ",file={},line={}", property(&place.file), start.line)
            .expect("a string takes every character");
        write!(properties, ",endLine={},col={}", end.line, start.column)
            .expect("a string takes every character");
        // Columns over several lines are refused.
        if start.line == end.line {
            write!(properties, ",endColumn={}", end.column)
                .expect("a string takes every character");
        }
    }
    properties
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
