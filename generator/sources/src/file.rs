//! What files did we read, and which line and column is a byte in?

use std::collections::BTreeMap;

use crate::{FileId, Span};

/// One input file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path from the root of the toolkit, `/`-separated, such as `data/controls/cr-d06.yaml`.
    pub path: String,
    /// The text. Empty for a file that is only copied. In what we parse, lines end in `\n`
    /// alone, whatever editor wrote them, and there is no byte order mark.
    pub text: String,
    /// The bytes of a file that is not text, such as a picture.
    pub bytes: Option<Vec<u8>>,
    line_starts: Vec<u32>,
}

/// A place for people: both numbers count from one, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl File {
    fn new(path: String, text: String, bytes: Option<Vec<u8>>) -> Self {
        let text = if is_parsed(&path) { plain_lines(text) } else { text };
        let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let after = starts.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
        let line_starts = std::iter::once(0).chain(after).collect();
        Self { path, text, bytes, line_starts }
    }

    /// The line and column of byte `offset`; an offset past the end is the end.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let line = self.line_starts.partition_point(|start| *start <= offset).max(1);
        let start = self.line_starts[line - 1] as usize;
        let end = (offset as usize).min(self.text.len()).max(start);
        let column = self.text.get(start..end).map_or(1, |before| before.chars().count() + 1);
        Position { line, column }
    }
}

/// Whether a file is one of ours, rather than one that is copied byte for byte.
fn is_parsed(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["md", "yaml", "toml"].contains(&ending)
}

fn plain_lines(text: String) -> String {
    let marked = text.starts_with('\u{feff}');
    if !marked && !text.contains('\r') {
        return text;
    }
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

/// Every input file in memory, in the order of its path.
///
/// The order makes a [`FileId`] mean the same file in every run, whatever order files were
/// read in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    files: Vec<File>,
}

impl Sources {
    /// Sources from texts and from bytes that are only copied, by path.
    #[must_use]
    pub fn new(texts: BTreeMap<String, String>, bytes: BTreeMap<String, Vec<u8>>) -> Self {
        let texts = texts.into_iter().map(|(path, text)| File::new(path, text, None));
        let bytes =
            bytes.into_iter().map(|(path, bytes)| File::new(path, String::new(), Some(bytes)));
        let mut files: Vec<File> = texts.chain(bytes).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|a, b| a.path == b.path);
        Self { files }
    }

    /// The file with this id.
    #[must_use]
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// The file at this path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<(FileId, &File)> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some((FileId(u32::try_from(at).ok()?), &self.files[at]))
    }

    /// Every file with its id, in order of path.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        let ids = (0..).map(FileId);
        ids.zip(&self.files)
    }

    /// The files below `folder` (which ends in `/`), in order of path.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (FileId, &'a File)> {
        self.iter().filter(move |(_, file)| file.path.starts_with(folder))
    }

    /// Where a span begins.
    #[must_use]
    pub fn start(&self, span: Span) -> Position {
        self.file(span.file).position(span.start)
    }

    /// Where a span ends: the position after its last character.
    #[must_use]
    pub fn end(&self, span: Span) -> Position {
        self.file(span.file).position(span.end)
    }
}
