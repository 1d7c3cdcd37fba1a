//! How does running text become elements?

use documents::{Placed, words};
use text::{Alert, AlertKind, Block, BlockKind, Diagram, Item, List};

use crate::line::Line;
use crate::speaks;
use crate::story::Story;

/// Which blocks may stand where a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// Paragraphs and notes: a footnote, a definition, a requirement.
    Tight,
    /// Lists as well: the item of a list.
    Item,
    /// Every block: a clause, a note.
    Wide,
}

/// Where a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which blocks may stand there.
    pub room: Room,
    /// How many lists are around it.
    pub depth: usize,
}

impl Place {
    /// Outside any list, where every block may stand.
    pub const WIDE: Self = Self { room: Room::Wide, depth: 0 };
    /// Outside any list, where only paragraphs and notes may stand.
    pub const TIGHT: Self = Self { room: Room::Tight, depth: 0 };
}

impl Story<'_> {
    /// Writes blocks one after the other.
    pub fn blocks(&mut self, blocks: &[Block<Placed>], place: Place) {
        for block in blocks {
            self.block(block, place);
        }
    }

    /// Writes one block, if there is anything to read in it.
    pub fn block(&mut self, block: &Block<Placed>, place: Place) {
        if !speaks::block(block) {
            return;
        }
        match &block.kind {
            BlockKind::Paragraph(content) => {
                self.xml.open_text("p", &[]);
                self.line(content, Line::Free);
                self.xml.close();
            }
            BlockKind::Heading(heading) => {
                let id = self.id(&heading.id);
                self.xml.open_text("p", &[("id", id), ("content-type", "heading")]);
                self.xml.open_text("bold", &[]);
                self.line(&heading.content, Line::Title);
                self.xml.close();
                self.xml.close();
            }
            BlockKind::Code(code) => self.standing_in(place, Room::Wide, |story| {
                let attributes = [("language", code.language.as_str()), ("xml:space", "preserve")];
                story.xml.leaf("code", &attributes, code.text.trim_end_matches('\n'));
            }),
            BlockKind::Quote(blocks) => self.standing_in(place, Room::Wide, |story| {
                story.xml.open("disp-quote", &[]);
                story.blocks(blocks, Place { room: Room::Wide, ..place });
                story.xml.close();
            }),
            BlockKind::List(list) => {
                self.standing_in(place, Room::Item, |story| story.list(list, place.depth));
            }
            BlockKind::Table(table) => {
                self.standing_in(place, Room::Wide, |story| story.unnumbered_table(table));
            }
            BlockKind::Alert(alert) => self.alert(alert, place),
            BlockKind::Definitions(definitions) => {
                self.standing_in(place, Room::Item, |story| {
                    story.definitions(definitions, place.depth);
                });
            }
            BlockKind::Diagram(diagram) => self.diagram(diagram, block, place),
            BlockKind::Marked(marked) => self.blocks(&marked.blocks, place),
            BlockKind::Filters(_) | BlockKind::Html(_) | BlockKind::Rule => {}
        }
    }

    /// Writes a block that needs `wanted`; where there is less room, a paragraph goes around it.
    fn standing_in(&mut self, place: Place, wanted: Room, write: impl FnOnce(&mut Self)) {
        if place.room >= wanted {
            write(self);
        } else {
            self.xml.open_text("p", &[]);
            write(self);
            self.xml.close();
        }
    }

    fn alert(&mut self, alert: &Alert<Placed>, place: Place) {
        let kind = match alert.kind {
            AlertKind::Note => "note",
            AlertKind::Tip => "tip",
            AlertKind::Important => "important",
            AlertKind::Warning => "warning",
            AlertKind::Caution => "caution",
        };
        self.xml.open("non-normative-note", &[("content-type", kind)]);
        self.xml.leaf("label", &[], &words::alert(self.standard, alert.kind).to_uppercase());
        self.blocks(&alert.blocks, Place { room: Room::Wide, ..place });
        self.xml.close();
    }

    /// A diagram as its title and a list with a line for each of its nodes.
    fn diagram(&mut self, diagram: &Diagram<Placed>, block: &Block<Placed>, place: Place) {
        self.xml.leaf("p", &[], &diagram.title);
        let items = diagram.in_words().into_iter().map(|line| Item {
            task: None,
            blocks: vec![Block { kind: BlockKind::Paragraph(line), span: block.span }],
        });
        let list = List { start: None, items: items.collect() };
        self.block(&Block { kind: BlockKind::List(list), span: block.span }, place);
    }
}
