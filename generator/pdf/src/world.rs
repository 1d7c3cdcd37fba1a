//! What does the layout engine get to see? The template, the values, the embedded typefaces.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World, WorldExt};
use typst_kit::fonts::{FontStore, embedded};

/// A template that lies ready with its values. There is no other file, no clock, no network and
/// no typeface of the machine.
pub struct Desk {
    /// The typefaces.
    pub fonts: FontStore,
    library: LazyHash<Library>,
    template: Source,
    values: (FileId, Bytes),
}

impl Desk {
    /// A desk with the text of a template and no values yet.
    pub fn new(template: &str) -> Self {
        let mut fonts = FontStore::new();
        fonts.extend(embedded());
        // Header cells beside a row, as the sheet of a contribution has them.
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = Library::builder().with_features(features).build();
        Self {
            fonts,
            library: LazyHash::new(library),
            template: Source::new(file("standard.typ"), template.to_owned()),
            values: (file("standard.json"), Bytes::from_string(String::new())),
        }
    }

    /// Lays the values beside the template, as `standard.json`.
    pub fn lay(&mut self, values: &serde_json::Value) {
        self.values.1 = Bytes::from_string(values.to_string());
    }

    /// The one-based line of the template to which a fault points.
    pub fn line(&self, span: DiagSpan) -> Option<usize> {
        let start = self.range(span)?.start;
        self.template.lines().byte_to_line(start).map(|index| index + 1)
    }
}

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the two names are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(unknown(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.values.0 { Ok(self.values.1.clone()) } else { Err(unknown(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn unknown(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
