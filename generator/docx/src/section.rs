//! How is the document divided into cover, front matter and body?

use crate::paragraph::Look;
use crate::role::Role;
use crate::story::Story;
use crate::style::{Margins, PaperStyle};
use crate::xml::Xml;
use documents::words;

/// How the pages of a section are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    /// i, ii, iii, continuing.
    Roman,
    /// 1, 2, 3, from 1.
    Arabic,
}

/// The relationships of header and footer; the cover has none.
pub struct Edges<'a> {
    /// The header.
    pub header: &'a str,
    /// The footer.
    pub footer: &'a str,
}

/// How the pages of a section look.
pub struct Section<'a> {
    /// The room around the text.
    pub margins: &'a Margins,
    /// How they are numbered.
    pub pages: Pages,
    /// Header and footer, if they have them.
    pub edges: Option<&'a Edges<'a>>,
    /// Whether their lines are numbered, for comments on a draft.
    pub has_line_numbers: bool,
}

impl Story<'_> {
    /// Ends a section that another one follows.
    pub fn end_section(&mut self, section: &Section<'_>) {
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.value("w:pStyle", self.style.id(Role::SectionEnd));
        properties(&mut self.xml, self.style, section);
        self.xml.close();
        self.xml.close();
    }

    /// The header: the short title on the left, the edition on the right.
    pub fn header(&mut self) {
        let standard = self.standard;
        self.paragraph(Role::Header, |story| {
            story.words(&standard.title_main);
            story.tab();
            story.words(&words::edition(standard));
        });
    }

    /// The footer: the status on the left, the page number on the right.
    pub fn footer(&mut self) {
        let standard = self.standard;
        self.paragraph(Role::Footer, |story| {
            story.words(&standard.status.name);
            story.tab();
            story.field("PAGE", "1", Look::default());
        });
    }
}

/// Writes the properties of a section.
pub fn properties(xml: &mut Xml, style: &PaperStyle, section: &Section<'_>) {
    let margins = section.margins;
    xml.open("w:sectPr", &[]);
    if let Some(edges) = section.edges {
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", edges.header)]);
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", edges.footer)]);
    }
    xml.value("w:type", "nextPage");
    let (width, height) = (style.sheet.width.to_string(), style.sheet.height.to_string());
    xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
    let sides = [
        ("w:top", margins.top),
        ("w:right", margins.right),
        ("w:bottom", margins.bottom),
        ("w:left", margins.left),
        ("w:header", margins.header),
        ("w:footer", margins.footer),
        ("w:gutter", 0),
    ]
    .map(|(side, width)| (side, width.to_string()));
    let sides: Vec<(&str, &str)> =
        sides.iter().map(|(side, width)| (*side, width.as_str())).collect();
    xml.empty("w:pgMar", &sides);
    if section.has_line_numbers {
        xml.empty("w:lnNumType", &[("w:countBy", "1"), ("w:restart", "continuous")]);
    }
    match section.pages {
        Pages::Roman => xml.empty("w:pgNumType", &[("w:fmt", "lowerRoman")]),
        Pages::Arabic => xml.empty("w:pgNumType", &[("w:fmt", "decimal"), ("w:start", "1")]),
    }
    xml.close();
}
