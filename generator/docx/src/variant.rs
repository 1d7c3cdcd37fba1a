//! Which variants of the document can be asked for?

use documents::Standard;

/// What is asked for beside the clean document; the default is the clean document itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Whether the lines are numbered, for comments on a draft.
    pub line_numbers: bool,
    /// A `.docx` or `.dotx` whose styles, numbering, typefaces, theme and settings are used.
    pub base: Option<&'a [u8]>,
    /// The document with which this one is compared.
    pub redline: Option<&'a Redline<'a>>,
}

/// A comparison: what differs stands in the document as tracked changes of its publisher, of the
/// date of its sources.
#[derive(Clone, Copy, Debug)]
pub struct Redline<'a> {
    /// The release before.
    pub earlier: &'a Standard,
}
