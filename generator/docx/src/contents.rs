//! What does the table of contents show until Word updates it?

use std::collections::BTreeMap;

use documents::{ContentsEntry, words};

use crate::paragraph::Look;
use crate::role::{CONTENTS_LINES, Role};
use crate::story::Story;

/// Numbers up to this length stand in a column of their own.
const SHORT_NUMBER: usize = 8;

impl Story<'_> {
    /// Writes the contents; `pages` are page numbers by anchor.
    pub fn contents(&mut self, pages: &BTreeMap<String, String>) {
        let standard = self.standard;
        self.paragraph(Role::ContentsTitle, |story| story.words(words::contents(standard)));
        let last = standard.contents.len().saturating_sub(1);
        for (index, entry) in standard.contents.iter().enumerate() {
            let level = usize::from(entry.level.clamp(1, 3)) - 1;
            self.paragraph(CONTENTS_LINES[level], |story| {
                if index == 0 {
                    // Outline levels instead of names of styles: names would need the separator
                    // of the reader's country.
                    story.begin_field("TOC \\o \"1-3\" \\h \\z \\u", Look::default());
                }
                story.entry(entry, pages);
                if index == last {
                    story.end_field(Look::default());
                }
            });
        }
    }

    fn entry(&mut self, entry: &ContentsEntry, pages: &BTreeMap<String, String>) {
        let target = self.target(&entry.anchor);
        if let Some(target) = target {
            let place = [("w:anchor", target.bookmark.as_str()), ("w:history", "1")];
            self.xml.open("w:hyperlink", &place);
        }
        if !entry.number.is_empty() {
            self.words(&entry.number);
            if entry.number.chars().count() <= SHORT_NUMBER {
                self.tab();
            } else {
                self.words(" ");
            }
        }
        self.words(&entry.title);
        self.tab();
        if let Some(target) = target {
            let page = pages.get(&entry.anchor).map_or("1", String::as_str);
            let instruction = format!("PAGEREF {} \\h", target.bookmark);
            self.field(&instruction, page, Look::default());
            self.xml.close();
        }
    }
}
