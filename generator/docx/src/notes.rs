//! How do footnotes get into their part?

use std::collections::BTreeSet;

use documents::Placed;
use text::{Block, BlockKind, Footnote};

use crate::block::Place;
use crate::paragraph::Look;
use crate::role::Role;
use crate::story::Story;

impl Story<'_> {
    /// Writes the footnotes and the two lines that Word draws above them.
    pub fn footnotes(&mut self) {
        let standard = self.standard;
        self.line("-1", "separator", "w:separator");
        self.line("0", "continuationSeparator", "w:continuationSeparator");
        let mut written = BTreeSet::from([0]);
        for footnote in &standard.footnotes {
            // A second footnote of one number, or one numbered 0, would damage the file.
            if written.insert(footnote.number) {
                self.footnote(footnote);
            }
        }
    }

    fn line(&mut self, id: &str, kind: &str, mark: &'static str) {
        self.xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
        self.paragraph(Role::FootnoteText, |story| {
            story.xml.open("w:r", &[]);
            story.xml.empty(mark, &[]);
            story.xml.close();
        });
        self.xml.close();
    }

    fn footnote(&mut self, footnote: &Footnote<Placed>) {
        self.xml.open("w:footnote", &[("w:id", &footnote.number.to_string())]);
        let (first, rest) = match footnote.blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) => {
                (content.as_slice(), rest)
            }
            Some(_) | None => (&[][..], footnote.blocks.as_slice()),
        };
        self.paragraph(Role::FootnoteText, |story| {
            story.open_run(Look::of(Role::FootnoteReference));
            story.xml.empty("w:footnoteRef", &[]);
            story.xml.close();
            story.words(" ");
            story.inlines(first);
        });
        self.blocks(rest, Place::of(Role::FootnoteText));
        self.xml.close();
    }
}
