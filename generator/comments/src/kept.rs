//! Which comments does the toolkit keep, and which of them has nobody answered?

use sources::{Code, Diagnostic, FileId, Sources};

use crate::{from_yaml, open, read, yaml};

/// The folder in which a toolkit keeps the comments on its profile.
const FOLDER: &str = "comments/";

/// What is wrong with the comments that the toolkit keeps as YAML.
#[must_use]
pub fn check(sources: &Sources) -> Vec<Diagnostic> {
    let faults = yaml_files(sources).map(|(id, text)| from_yaml(id, text).diagnostics);
    faults.flatten().collect()
}

/// An error for each comment that has no observation yet: a release has none of them. A sheet
/// that is kept as Word counts as well, though nothing can point into it.
#[must_use]
pub fn unanswered(sources: &Sources) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for (id, text) in yaml_files(sources) {
        for (span, origin) in yaml::unanswered(id, text) {
            let message = format!("the comment of {origin} has no observation");
            faults.push(
                Diagnostic::error(Code::OpenComment, span, message)
                    .help("add `observations:` with what was decided, or go back to a draft"),
            );
        }
    }
    let sheets = sources.below(FOLDER).filter(|(_, file)| has_ending(&file.path, &["docx"]));
    for (_, file) in sheets {
        let path = &file.path;
        let message = match read(file.bytes.as_deref().unwrap_or_default()) {
            Ok(sheet) => match open(&sheet) {
                0 => continue,
                1 => format!("a comment in `{path}` has no observation"),
                number => format!("{number} comments in `{path}` have no observation"),
            },
            Err(cause) => format!("nobody knows what `{path}` leaves open: {cause}"),
        };
        faults.push(
            Diagnostic::error(Code::OpenComment, None, message)
                .help("fill the last column, or keep the sheet outside of the folder `comments`"),
        );
    }
    faults
}

fn yaml_files(sources: &Sources) -> impl Iterator<Item = (FileId, &str)> {
    let files = sources.below(FOLDER).filter(|(_, file)| file.bytes.is_none());
    files
        .filter(|(_, file)| has_ending(&file.path, &["yaml", "yml"]))
        .map(|(id, file)| (id, file.text.as_str()))
}

fn has_ending(path: &str, endings: &[&str]) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}
