//! What does the theme say: labels, looks of the site, looks on paper?

use std::collections::{BTreeMap, BTreeSet};

use documents::Labels;
use docx::PaperStyle;
use model::Book;
use sources::{Code, Diagnostic, FileId, Node, Sources, Value};
use website::Theme;

use super::missing;

/// The folder of the site's theme.
const SITE: &str = "theme/site/";
/// The labels of this program's own theme.
const ENGLISH: &str = include_str!("../../../../theme/labels/en.toml");
/// The style of the profile for Word.
const PAPER: &str = "theme/paper/word.toml";

/// The labels, and where they come from.
pub struct Words {
    /// The labels.
    pub labels: Labels,
    /// Their file.
    path: String,
}

impl Words {
    /// Whether there is no file of labels at all.
    pub fn are_missing(&self, sources: &Sources) -> bool {
        sources.find(&self.path).is_none()
    }
}

/// The labels of the toolkit's language, and of those into which pages are translated.
pub fn labels(sources: &Sources, book: &Book, faults: &mut Vec<Diagnostic>) -> Words {
    let path = format!("theme/labels/{}.toml", book.language);
    let mut entries = BTreeMap::new();
    match sources.find(&path) {
        Some((id, file)) => {
            let node = sources::toml::parse(id, &file.text).take(faults);
            flatten("", &node, &mut entries, faults);
        }
        // Without any theme there is nothing to translate: what is checked is the text.
        None if sources.below("theme/").next().is_none() && book.language.starts_with("en") => {
            let node = sources::toml::parse(FileId(0), ENGLISH).value;
            flatten("", &node, &mut entries, faults);
        }
        None => faults.push(missing(&path, "translate the labels of another language")),
    }
    let mut labels = Labels::new(entries);
    for language in &book.languages {
        let path = format!("theme/labels/{language}.toml");
        let mut entries = BTreeMap::new();
        match sources.find(&path) {
            Some((id, file)) => {
                let node = sources::toml::parse(id, &file.text).take(faults);
                flatten("", &node, &mut entries, faults);
            }
            None => faults.push(missing(&path, "translate the labels, as far as you can")),
        }
        labels = labels.with_language(language, entries);
    }
    Words { labels, path }
}

fn flatten(
    prefix: &str,
    node: &Node,
    entries: &mut BTreeMap<String, String>,
    faults: &mut Vec<Diagnostic>,
) {
    match &node.value {
        Value::Text(text) => {
            entries.insert(prefix.to_owned(), text.clone());
        }
        Value::Map(fields) => {
            for (name, value) in fields {
                let dot = if prefix.is_empty() { "" } else { "." };
                flatten(&format!("{prefix}{dot}{}", name.value), value, entries, faults);
            }
        }
        Value::Null
        | Value::Bool(_)
        | Value::Integer(_)
        | Value::Decimal(_)
        | Value::List(_)
        | Value::Refused
        | Value::Joined(_) => {
            let message = format!("the label `{prefix}` is {}, not text", node.kind());
            let fault = Diagnostic::error(Code::WrongType, node.span, message);
            faults.push(fault.help("write the label in quotes"));
        }
    }
}

/// The looks of the site: the files below `theme/site`.
pub fn site(sources: &Sources) -> Theme {
    let files = sources.below(SITE).map(|(_, file)| {
        let bytes = file.bytes.clone().unwrap_or_else(|| file.text.clone().into_bytes());
        (file.path[SITE.len()..].to_owned(), bytes)
    });
    Theme { files: files.collect() }
}

/// The looks of the profile on paper, if they can be read and no label is missing for them.
pub fn paper(sources: &Sources, words: &Words, faults: &mut Vec<Diagnostic>) -> Option<PaperStyle> {
    let asked = documents::words::LABELS.iter().chain(docx::PROPOSAL_LABELS);
    let asked = asked.chain(markup::LABELS).chain(oscal::LABELS);
    let asked: BTreeSet<&&str> = asked.collect();
    for key in asked.into_iter().filter(|key| words.labels.get(key) == **key) {
        let message = format!("the label `{key}` is missing");
        let help = format!("add it to `{}`; a dot in its name is a TOML table", words.path);
        faults.push(Diagnostic::error(Code::MissingLabel, None, message).help(help));
    }
    let Some((id, file)) = sources.find(PAPER) else {
        faults.push(missing(PAPER, "copy it from a release of the toolkit"));
        return None;
    };
    PaperStyle::parse(id, &file.text).take(faults)
}
