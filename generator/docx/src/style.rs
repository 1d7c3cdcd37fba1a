//! How does the document look on paper?

mod read;
mod value;

use std::collections::BTreeMap;

use sources::{Checked, FileId};

use crate::role::Role;

/// The names and the look of every style of the document, read from `theme/paper/word.toml`.
///
/// Invariant: every role has a style, and `based-on` never leads in a circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperStyle {
    pub(crate) sheet: Sheet,
    pub(crate) text_font: Font,
    pub(crate) code_font: Font,
    pub(crate) lists: Lists,
    pub(crate) tables: Tables,
    styles: BTreeMap<Role, Style>,
}

/// The paper; lengths are twentieths of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Width of the paper.
    pub width: i32,
    /// Height of the paper.
    pub height: i32,
    /// The cover.
    pub cover: Margins,
    /// Contents, foreword and introduction.
    pub front: Margins,
    /// Everything else.
    pub body: Margins,
}

/// The margins of a section, in twentieths of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Margins {
    /// Above the text.
    pub top: i32,
    /// Below the text.
    pub bottom: i32,
    /// Left of the text.
    pub left: i32,
    /// Right of the text.
    pub right: i32,
    /// From the upper edge to the header.
    pub header: i32,
    /// From the lower edge to the footer.
    pub footer: i32,
}

/// A typeface and what stands in for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Font {
    /// The name.
    pub name: String,
    /// The name of a typeface of the same widths, for systems without the first.
    pub alternate: String,
    /// One of `roman`, `swiss`, `modern`.
    pub family: String,
}

/// The look of lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lists {
    /// The mark of items without a number.
    pub dash: String,
    /// The indent of one level, in twentieths of a point.
    pub indent: i32,
}

/// The look of tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tables {
    /// The colour of the lines.
    pub rule: String,
    /// The ground of the header row.
    pub head: String,
    /// Space left and right in a cell, in twentieths of a point.
    pub padding: i32,
}

/// A style; an absent property is inherited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The identifier in the file, such as `Heading1`.
    pub id: String,
    /// The name that Word shows, such as `heading 1`.
    pub name: String,
    /// The style that this one inherits from.
    pub based_on: Option<Role>,
    /// The style of the paragraph after this one.
    pub next: Option<Role>,
    /// The typeface of listings instead of that of the text.
    pub code_font: bool,
    /// Half points.
    pub size: Option<i32>,
    /// Bold or upright.
    pub bold: Option<bool>,
    /// Italic or upright.
    pub italic: Option<bool>,
    /// Capitals.
    pub capitals: Option<bool>,
    /// Underlined.
    pub underline: Option<bool>,
    /// Raised, as the mark of a footnote is.
    pub raised: Option<bool>,
    /// `left`, `center`, `right` or `both`.
    pub align: Option<String>,
    /// Space above, in twentieths of a point.
    pub before: Option<i32>,
    /// Space below, in twentieths of a point.
    pub after: Option<i32>,
    /// Least height of a line, in twentieths of a point.
    pub line: Option<i32>,
    /// Left indent, in twentieths of a point.
    pub left: Option<i32>,
    /// Right indent, in twentieths of a point.
    pub right: Option<i32>,
    /// How far the first line stands out to the left, in twentieths of a point.
    pub hanging: Option<i32>,
    /// Stays on the page of the next paragraph.
    pub keep_next: Option<bool>,
    /// Stays on one page.
    pub keep_lines: Option<bool>,
    /// Starts a page.
    pub page_break: Option<bool>,
    /// The ground behind the text.
    pub shade: Option<String>,
    /// The lines around the paragraph.
    pub borders: Vec<Border>,
}

/// A line at one side of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Border {
    /// `top`, `left`, `bottom` or `right`.
    pub side: String,
    /// Eighths of a point.
    pub width: i32,
    /// Six hexadecimal digits.
    pub colour: String,
    /// Distance from the text, in points.
    pub space: i32,
}

impl PaperStyle {
    /// Reads the style file, which is `file` among the sources. Every fault is reported; with
    /// any, there is no style.
    #[must_use]
    pub fn parse(file: FileId, toml_text: &str) -> Checked<Option<PaperStyle>> {
        read::paper_style(file, toml_text)
    }

    /// The style of a role.
    pub(crate) fn style(&self, role: Role) -> &Style {
        self.styles.get(&role).expect("a style file without this role is refused")
    }

    /// The same looks under the identifiers that `id` gives.
    pub(crate) fn with_ids(&self, id: impl Fn(Role, &Style) -> String) -> Self {
        let mut adapted = self.clone();
        for (role, style) in &mut adapted.styles {
            style.id = id(*role, style);
        }
        adapted
    }

    /// The identifier of the style of a role.
    pub(crate) fn id(&self, role: Role) -> &str {
        &self.style(role).id
    }

    /// What the style says of a property, or the style that it is based on, and so on.
    pub(crate) fn inherited<T>(
        &self,
        role: Role,
        property: impl Fn(&Style) -> Option<T>,
    ) -> Option<T> {
        let style = self.style(role);
        match (property(style), style.based_on) {
            (Some(value), _) => Some(value),
            (None, Some(base)) => self.inherited(base, property),
            (None, None) => None,
        }
    }

    /// The width of the lines of a section, in twentieths of a point.
    pub(crate) fn measure(&self, margins: &Margins) -> i32 {
        (self.sheet.width - margins.left - margins.right).max(1)
    }
}
