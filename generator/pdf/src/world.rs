//! What does the layout engine get to see? The template, the values, the pictures, the
//! embedded typefaces.

use documents::Figure;
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
    pictures: Vec<(FileId, Bytes)>,
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
            pictures: Vec::new(),
        }
    }

    /// Lays the values beside the template, as `standard.json`, and each picture under its name.
    pub fn lay(&mut self, values: &serde_json::Value, figures: &[&Figure]) {
        self.values.1 = Bytes::from_string(values.to_string());
        let bytes =
            |figure: &&Figure| (file(&figure.file()), Bytes::new(figure.picture.bytes.clone()));
        self.pictures = figures.iter().map(bytes).collect();
    }

    /// What lies there but the typefaces: the template, the values and the pictures.
    pub fn files(&self) -> Vec<Vec<u8>> {
        let template = self.template.text().as_bytes().to_vec();
        let others = std::iter::once(&self.values).chain(&self.pictures);
        std::iter::once(template).chain(others.map(|(_, bytes)| bytes.to_vec())).collect()
    }

    /// The one-based line of the template to which a fault points.
    pub fn line(&self, span: DiagSpan) -> Option<usize> {
        let start = self.range(span)?.start;
        self.template.lines().byte_to_line(start).map(|index| index + 1)
    }
}

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the names that the program gives are plain");
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
        let mut files = std::iter::once(&self.values).chain(&self.pictures);
        let found = files.find(|(known, _)| *known == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or_else(|| unknown(id))
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
