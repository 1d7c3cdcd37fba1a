//! How do code scanners read the faults? As SARIF 2.1.0 (OASIS Standard, 27 March 2020).

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::{Value, json};
use sources::{Code, Diagnostic, Severity, Sources, Span};

use super::finding::Place;
use crate::explain;

/// The log: one run, with the kinds of fault that it found.
pub fn write(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let found: BTreeSet<Code> = diagnostics.iter().map(|fault| fault.code).collect();
    let rules: Vec<Code> = found.into_iter().collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "cra-toolkit",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": diagnostics
                .iter()
                .map(|fault| result(sources, fault, &rules))
                .collect::<Vec<_>>(),
        }],
    });
    super::pretty(&log)
}

fn rule(code: Code) -> Value {
    let summary = explain::summary(code).unwrap_or_else(|| code.id().to_owned());
    json!({
        "id": code.id(),
        "shortDescription": { "text": summary },
        "help": { "text": code.page(), "markdown": code.page() },
    })
}

fn result(sources: &Sources, fault: &Diagnostic, rules: &[Code]) -> Value {
    let level = match fault.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let message = match &fault.help {
        Some(help) => format!("{}. Help: {help}", fault.message),
        None => fault.message.clone(),
    };
    let index = rules.binary_search(&fault.code).expect("the code of every fault is among them");
    let locations: Vec<Value> =
        fault.span.into_iter().map(|span| location(sources, span)).collect();
    let mut result = json!({
        "ruleId": fault.code.id(),
        "ruleIndex": index,
        "level": level,
        "message": { "text": message },
        "locations": locations,
    });
    if !fault.also.is_empty() {
        result["relatedLocations"] = fault.also.iter().map(|also| related(sources, also)).collect();
    }
    result
}

fn related(sources: &Sources, (span, words): &(Span, String)) -> Value {
    let mut location = location(sources, *span);
    location["message"] = json!({ "text": words });
    location
}

fn location(sources: &Sources, span: Span) -> Value {
    let Place { file, start, end } = Place::of(sources, span);
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&file) },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    } })
}

/// The path as a relative URI: what RFC 3986 does not reserve stands as it is.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            write!(uri, "%{byte:02X}").expect("a string takes every character");
        }
    }
    uri
}
