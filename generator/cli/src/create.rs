//! How does an author begin: a record to fill, and the schemas that help to fill it?

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use model::Kind;
use sources::decode::{FieldShape, Shape};
use sources::did_you_mean;

use crate::Failure;
use crate::arguments::New;
use crate::console::Console;
use crate::run::Stop;

/// Writes the file of a new record, with every required field and none of its values.
///
/// # Errors
///
/// When the kind is not known, the file exists, or the system refuses to write it.
pub(crate) fn record(root: &Path, options: &New, key: &str, console: Console) -> Result<(), Stop> {
    let kinds = || Kind::RECORDS.iter().map(|kind| kind.scheme());
    let Some(kind) = Kind::RECORDS.iter().find(|kind| kind.scheme() == options.kind) else {
        let list = kinds().collect::<Vec<_>>().join(", ");
        let help = did_you_mean(&options.kind, kinds(), format!("the kinds are {list}"));
        let message = format!("there is no kind of record `{}`\nhelp: {help}", options.kind);
        return Err(Stop::Usage(message));
    };
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if key.is_empty() || !key.chars().all(is_key) {
        let message = format!("`{key}` is no key: use letters, digits and `-`");
        return Err(Stop::Usage(message));
    }
    let folder = if options.sector { sector_folder(root)? } else { "data".to_owned() };
    let folder = format!("{folder}/{}", kind.folder());
    let path = root.join(&folder).join(format!("{}.yaml", key.to_lowercase()));
    let failed = |cause: std::io::Error| Failure::io("write", &path, &cause);
    fs::create_dir_all(root.join(&folder)).map_err(failed)?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(failed)?;
    let text = skeleton(*kind, key, &folder);
    file.write_all(text.as_bytes()).map_err(failed)?;
    console.summary(&format!(
        "wrote `{}`: fill it, and let `check` say what is missing",
        path.strip_prefix(root).unwrap_or(&path).display()
    ))?;
    Ok(())
}

/// The folder of the sector that `book.toml` names.
fn sector_folder(root: &Path) -> Result<String, Stop> {
    let sources = crate::read::read(root)?.value;
    let sector = model::build(&sources).value.and_then(|model| model.book.sector);
    let Some(sector) = sector else {
        let message = "`book.toml` names no sector, so there is none to add to";
        return Err(Stop::Usage(message.to_owned()));
    };
    Ok(format!("data/sectors/{sector}"))
}

fn skeleton(kind: Kind, key: &str, folder: &str) -> String {
    let up = "../".repeat(folder.split('/').count());
    let scheme = kind.scheme();
    let mut lines = vec![format!("# yaml-language-server: $schema={up}schema/{scheme}.json")];
    let shapes = model::shapes();
    let shape = shapes.into_iter().find(|(name, _)| name == scheme);
    if let Some((_, Shape::Group { fields, .. })) = shape {
        for field in fields.iter().filter(|field| field.required) {
            if field.name == "key" {
                lines.push(format!("key: {key}"));
            } else {
                lines.extend(empty(field));
            }
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// A field without its value, below comments that say what belongs there.
fn empty(field: &FieldShape) -> Vec<String> {
    let about = field.about.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut lines: Vec<String> = about.map(|line| format!("# {line}")).collect();
    if let Shape::OneOf(words) = &field.shape {
        lines.push(format!("# One of: {}", words.join(", ")));
    }
    lines.push(format!("{}:", field.name));
    match &field.shape {
        Shape::Group { fields, .. } => {
            lines.extend(required(fields).into_iter().map(|line| format!("  {line}")));
        }
        Shape::List(item) => match item.as_ref() {
            Shape::Group { fields, .. } => lines.extend(item_of(fields)),
            _ => lines.push("  -".to_owned()),
        },
        _ => {}
    }
    lines
}

fn required(fields: &[FieldShape]) -> Vec<String> {
    fields.iter().filter(|field| field.required).flat_map(empty).collect()
}

/// An item of a list: its dash stands before its first field, below the comments.
fn item_of(fields: &[FieldShape]) -> Vec<String> {
    let lines = required(fields);
    let first = lines.iter().position(|line| !line.starts_with('#'));
    let indented = lines.iter().enumerate().map(|(at, line)| {
        if Some(at) == first { format!("  - {line}") } else { format!("    {line}") }
    });
    indented.collect()
}

/// Writes the schemas.
///
/// # Errors
///
/// When the system refuses to write them.
pub(crate) fn schemas(out: &Path, console: Console) -> Result<(), Stop> {
    let failed = |cause: std::io::Error| Failure::io("write", out, &cause);
    fs::create_dir_all(out).map_err(failed)?;
    let schemas = documents::schemas();
    for (name, bytes) in &schemas {
        fs::write(out.join(name), bytes).map_err(failed)?;
    }
    console.summary(&format!("wrote {} schemas to `{}`", schemas.len(), out.display()))?;
    Ok(())
}
