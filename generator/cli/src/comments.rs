//! How do comment sheets of a working group come in and go out?

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use ::comments::{self as sheets, Fault, Sheet};
use sources::{Checked, Sources};

use crate::Failure;
use crate::arguments::Comments;
use crate::console::Console;
use crate::report::{self, Tally, counted};
use crate::run::Stop;

/// Runs a command on comment sheets.
///
/// # Errors
///
/// When a sheet cannot be read or written, or one that is to be resolved has open comments.
pub(crate) fn run(options: &Comments, console: Console) -> Result<(), Stop> {
    match options {
        Comments::New { out } => save(out, &Sheet::default(), console),
        Comments::Import { sheet, out, lines } => {
            let mut read = load(sheet, console)?;
            tell(&read, lines.as_deref(), console)?;
            sheets::sort(&mut read);
            match out {
                Some(out) => save(out, &read, console),
                None => Ok(console.result(&sheets::to_yaml(&read))?),
            }
        }
        Comments::Export { sheet, out } => {
            let read = load(sheet, console)?;
            tell(&read, None, console)?;
            save(out, &read, console)
        }
        Comments::Resolve { sheet } => {
            let read = load(sheet, console)?;
            console.result(&table(&read))?;
            match sheets::open(&read) {
                0 => Ok(()),
                open => {
                    console.fault(&format!(
                        "error: {} without an observation\n",
                        counted(open, "comment")
                    ));
                    Err(Stop::Sources)
                }
            }
        }
    }
}

fn is_word(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"))
}

/// Reads a sheet: Word by its ending, else YAML.
fn load(path: &Path, console: Console) -> Result<Sheet, Stop> {
    let bytes = fs::read(path).map_err(|cause| Failure::io("read", path, &cause))?;
    let name = path.display();
    if is_word(path) {
        return sheets::read(&bytes).map_err(|cause| {
            console.fault(&format!("error: `{name}` cannot be read: {cause}\n"));
            Stop::Sources
        });
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| Stop::Usage(format!("`{name}` is neither Word nor text in UTF-8")))?;
    let texts = [(name.to_string(), text)].into_iter().collect();
    let sources = Sources::new(texts, std::collections::BTreeMap::new());
    let mut files = sources.iter();
    let (id, file) = files.next().expect("one text was put in");
    let Checked { value, diagnostics } = sheets::from_yaml(id, &file.text);
    console.fault(&report::human(&sources, &diagnostics, console.colour));
    value.filter(|_| Tally::of(&diagnostics).errors == 0).ok_or(Stop::Sources)
}

/// Writes a sheet: Word by its ending, else YAML. A file that is there is kept.
fn save(path: &Path, sheet: &Sheet, console: Console) -> Result<(), Stop> {
    if path.exists() {
        let message = format!("`{}` is there already\nhelp: choose another name", path.display());
        return Err(Stop::Usage(message));
    }
    let bytes =
        if is_word(path) { sheets::write(sheet) } else { sheets::to_yaml(sheet).into_bytes() };
    fs::write(path, bytes).map_err(|cause| Failure::io("write", path, &cause))?;
    let comments = counted(sheet.comments.len(), "comment");
    console.summary(&format!("wrote {comments} to `{}`", path.display()))?;
    Ok(())
}

/// Says what a secretary would send back, and which line numbers do not fit their clause.
fn tell(sheet: &Sheet, lines: Option<&Path>, console: Console) -> Result<(), Stop> {
    let mut faults = sheets::faults(sheet);
    if let Some(path) = lines {
        faults.extend(sheets::implausible(sheet, &line_map(path)?));
    }
    let mut text = String::new();
    for fault in &faults {
        let Fault { comment, field, severity, code, message, help } = fault;
        let severity = severity.name();
        let (row, field, code) = (comment + 1, field.name(), code.id());
        let _ = writeln!(text, "{severity}[{code}]: comment {row}, {field}: {message}");
        let _ = writeln!(text, "  = help: {help}");
    }
    console.fault(&text);
    Ok(())
}

/// The map that a build writes beside the line-numbered PDF: line, page, clause.
fn line_map(path: &Path) -> Result<Vec<(u32, String)>, Stop> {
    let text = fs::read_to_string(path).map_err(|cause| Failure::io("read", path, &cause))?;
    let rows = text.lines().skip(1).map(|row| {
        let mut cells = row.trim().trim_matches('"').split("\",\"");
        let line = cells.next()?.parse().ok()?;
        Some((line, cells.nth(1)?.to_owned()))
    });
    let map: Option<Vec<(u32, String)>> = rows.collect();
    map.ok_or_else(|| {
        Stop::Usage(format!(
            "`{}` is no map from lines to clauses\nhelp: take `profile-lines.csv` of the release",
            path.display()
        ))
    })
}

/// What became of each comment, in Markdown.
fn table(sheet: &Sheet) -> String {
    let disposition = sheets::disposition(sheet);
    let mut text = "| No. | From | Clause | Type | Outcome | Observation |\n".to_owned();
    text.push_str("|---|---|---|---|---|---|\n");
    let cell = |words: &str| words.replace('|', "\\|").replace(['\n', '\r'], " ");
    for (at, row) in disposition.rows.iter().enumerate() {
        let (number, outcome) = (at + 1, row.outcome.name());
        let cells = [&row.origin, &row.clause, &row.kind].map(|words| cell(words)).join(" | ");
        let observation = cell(&row.observation);
        let _ = writeln!(text, "| {number} | {cells} | {outcome} | {observation} |");
    }
    text.push('\n');
    for (outcome, number) in &disposition.by_outcome {
        let _ = writeln!(text, "- {}: {number}", outcome.name());
    }
    text
}
