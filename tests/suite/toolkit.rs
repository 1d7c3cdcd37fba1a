//! How does a test hold a whole toolkit in memory, and compile it?

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use documents::{Build, Documents, Labels};
use model::Model;
use sources::{Diagnostic, Node, Severity, Sources, Value};
use website::{Theme, Tree};

use crate::case::{DRAFT, LAW};

/// The files of a toolkit: path from its root → bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// How far a test needs to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// To the documents: every rule about sources was checked.
    Documents,
    /// To the files of the website.
    Website,
}

/// What became of a toolkit.
pub struct Compiled {
    pub sources: Sources,
    pub diagnostics: Vec<Diagnostic>,
    pub model: Option<Model>,
    pub documents: Option<Documents>,
    pub tree: Tree,
}

/// The root of the repository.
pub fn root() -> PathBuf {
    let crate_root = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_root.parent().expect("the crate `tests` lies in the repository").to_owned()
}

/// The files below `folder`, by their path from it.
pub fn read(folder: &Path) -> Files {
    let mut files = Files::new();
    collect(folder, "", &mut files);
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) {
    let entries = fs::read_dir(folder);
    let entries = entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let entry = entry.expect("a folder that was opened can be listed");
        let name = entry.file_name().into_string().expect("names in the repository are UTF-8");
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            let bytes = fs::read(entry.path()).expect("a file of the repository can be read");
            files.insert(path, bytes);
        }
    }
}

/// The project's own theme: what a toolkit looks like is not what cases are about.
pub static THEME: LazyLock<Files> = LazyLock::new(|| {
    let files = read(&root().join("theme")).into_iter();
    files.map(|(path, bytes)| (format!("theme/{path}"), bytes)).collect()
});

/// The project's own toolkit.
pub static REAL: LazyLock<Files> = LazyLock::new(|| {
    let mut files = THEME.clone();
    for folder in ["content", "data", "editions"] {
        let inside = read(&root().join(folder)).into_iter();
        files.extend(inside.map(|(path, bytes)| (format!("{folder}/{path}"), bytes)));
    }
    for file in ["book.toml", "CHANGELOG.md"] {
        files.extend(fs::read(root().join(file)).ok().map(|bytes| (file.to_owned(), bytes)));
    }
    files
});

/// The layers of `tests/fixtures` on top of each other, with the project's theme.
pub fn fixture(layers: &[&str]) -> Files {
    let mut files = THEME.clone();
    for layer in layers {
        files.extend(read(&root().join("tests/fixtures").join(layer)));
    }
    files
}

/// Compiles a toolkit. Everything but the disk is as in the program.
pub fn compile(files: &Files, reach: Reach) -> Compiled {
    let sources = sources(files);
    let mut diagnostics = Vec::new();
    let model = model::build(&sources).take(&mut diagnostics);
    let language = model.as_ref().map_or("en", |model| &model.book.language);
    let others = model.iter().flat_map(|model| &model.book.languages);
    let labels = others.fold(Labels::new(labels(&sources, language)), |all, other| {
        all.with_language(other, labels(&sources, other))
    });
    let build = Build { date: Some("2026-11-23".to_owned()), revision: None, ..Build::default() };
    let documents = model
        .as_ref()
        .map(|model| documents::plan(&sources, model, &labels, &build).take(&mut diagnostics));
    if let Some(model) = &model {
        diagnostics.extend(comments::check(&sources));
        if model.book.profile.stage == Some(model::Stage::Release) {
            diagnostics.extend(comments::unanswered(&sources));
        }
    }
    if let (Some(model), Some(documents)) = (&model, &documents)
        && diagnostics.iter().all(|fault| fault.severity != Severity::Error)
    {
        let allowed = model.book.profile.allow.iter().map(|allowance| lint::Suppression {
            rule: allowance.rule.clone(),
            at: allowance.at.clone(),
            because: allowance.because.clone(),
            span: allowance.span,
        });
        let allowed: Vec<_> = allowed.collect();
        diagnostics.extend(lint::check(&documents.standard, &sources, &allowed, &compared(files)));
    }
    let mut tree = Tree::new();
    if let (Some(documents), Reach::Website) = (&documents, reach) {
        tree = website::write(&documents.site, &theme(files)).take(&mut diagnostics);
    }
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span.is_none(), diagnostic.span));
    Compiled { sources, diagnostics, model, documents, tree }
}

/// The texts beside the toolkit, as the options of `check` name them.
fn compared(files: &Files) -> Vec<lint::Compared> {
    let folders = [(LAW, lint::Standing::Law), (DRAFT, lint::Standing::Draft)];
    let texts = files.iter().filter_map(|(path, bytes)| {
        let (_, standing) = *folders.iter().find(|(folder, _)| path.starts_with(folder))?;
        let text = String::from_utf8(bytes.clone()).expect("the text of a case is UTF-8");
        Some(lint::Compared { name: path.clone(), text, standing })
    });
    texts.collect()
}

/// The files as sources: what is not UTF-8 is only copied.
pub fn sources(files: &Files) -> Sources {
    let mut texts = BTreeMap::new();
    let mut bytes = BTreeMap::new();
    for (path, content) in files.iter().filter(|(path, _)| !path.starts_with("../")) {
        match String::from_utf8(content.clone()) {
            Ok(text) => drop(texts.insert(path.clone(), text)),
            Err(_) => drop(bytes.insert(path.clone(), content.clone())),
        }
    }
    Sources::new(texts, bytes)
}

fn theme(files: &Files) -> Theme {
    let inside = files.iter().filter_map(|(path, bytes)| {
        Some((path.strip_prefix("theme/site/")?.to_owned(), bytes.clone()))
    });
    Theme { files: inside.collect() }
}

/// The labels of one language.
pub fn labels(sources: &Sources, language: &str) -> BTreeMap<String, String> {
    let mut entries = BTreeMap::new();
    if let Some((id, file)) = sources.find(&format!("theme/labels/{language}.toml")) {
        flatten("", &sources::toml::parse(id, &file.text).value, &mut entries);
    }
    entries
}

fn flatten(prefix: &str, node: &Node, entries: &mut BTreeMap<String, String>) {
    let Value::Map(fields) = &node.value else { return };
    for (name, value) in fields {
        let key =
            if prefix.is_empty() { name.value.clone() } else { format!("{prefix}.{}", name.value) };
        match value.text() {
            Some(text) => drop(entries.insert(key, text.to_owned())),
            None => flatten(&key, value, entries),
        }
    }
}
