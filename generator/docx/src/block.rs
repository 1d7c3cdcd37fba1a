//! How does running text become paragraphs?

use documents::{Placed, words};
use sources::Span;
use text::{Alert, Block, BlockKind, Definition, Diagram, Item, List};

use crate::numbering::{clamped, indent};
use crate::paragraph::{Layout, Look};
use crate::role::{Role, Sequence};
use crate::story::Story;

/// Where a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The style of ordinary paragraphs there.
    pub role: Role,
    /// How many lists are around it.
    pub depth: usize,
}

impl Place {
    /// Outside any list.
    pub fn of(role: Role) -> Self {
        Self { role, depth: 0 }
    }
}

impl Story<'_> {
    /// Writes blocks one after the other.
    pub fn blocks(&mut self, blocks: &[Block<Placed>], place: Place) {
        for block in blocks {
            self.block(block, place);
        }
    }

    /// Writes one block.
    pub fn block(&mut self, block: &Block<Placed>, place: Place) {
        let layout = self.layout(place);
        match &block.kind {
            BlockKind::Paragraph(content) => {
                self.paragraph_with(place.role, layout, |story| story.inlines(content));
            }
            BlockKind::Heading(heading) => {
                self.paragraph(Role::UnnumberedHeading, |story| {
                    story.bookmarked(&heading.id, |story| story.inlines(&heading.content));
                });
            }
            BlockKind::Code(code) => {
                self.paragraph_with(Role::Code, layout, |story| story.lines(&code.text));
            }
            BlockKind::Quote(blocks) => {
                self.blocks(blocks, Place { role: Role::Quote, depth: place.depth });
            }
            BlockKind::List(list) => self.list(list, place),
            BlockKind::Table(table) => self.table(table, ""),
            BlockKind::Alert(alert) => self.alert(alert),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    self.definition(definition, place);
                }
            }
            BlockKind::Diagram(diagram) => {
                self.paragraph_with(place.role, layout, |story| story.words(&diagram.title));
                self.list(&in_words(diagram, block.span), place);
            }
            BlockKind::Marked(marked) => self.blocks(&marked.blocks, place),
            // Paper cannot be narrowed: the tables say all that the filters know.
            BlockKind::Filters(_) | BlockKind::Html(_) => {}
            BlockKind::Rule => self.paragraph(Role::Rule, |_| {}),
        }
    }

    /// Writes blocks whose first paragraph starts with `label`, as notes do.
    pub fn labelled(
        &mut self,
        role: Role,
        next: Role,
        blocks: &[Block<Placed>],
        label: impl Fn(&mut Self),
    ) {
        if let Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) =
            blocks.split_first()
        {
            self.paragraph(role, |story| {
                label(story);
                story.inlines(content);
            });
            self.blocks(rest, Place::of(next));
        } else {
            let layout = Layout { keep_next: !blocks.is_empty(), ..Layout::default() };
            self.paragraph_with(role, layout, label);
            self.blocks(blocks, Place::of(next));
        }
    }

    /// Paragraphs in a list stand under the words of their item.
    fn layout(&self, place: Place) -> Layout {
        let left = place.depth.checked_sub(1).map(|level| indent(self.style, level));
        Layout { left, ..Layout::default() }
    }

    fn alert(&mut self, alert: &Alert<Placed>) {
        let word = words::alert(self.standard, alert.kind).to_uppercase();
        self.labelled(Role::Note, Role::NoteContinued, &alert.blocks, |story| {
            story.words(&word);
            story.tab();
        });
    }

    fn list(&mut self, list: &List<Placed>, place: Place) {
        let level = clamped(place.depth);
        let (role, numbering) = match list.start {
            Some(start) => {
                let instance = self.lists.add(level, start);
                (Role::ListNumber, Some((instance, level)))
            }
            // The first level is numbered by the style itself.
            None if level == 0 => (Role::ListDash, None),
            None => (Role::ListDash, Some((self.lists.of(Sequence::Dashes), level))),
        };
        let left = numbering.map(|_| indent(self.style, level));
        let layout = Layout { numbering, keep_next: false, left };
        for item in &list.items {
            self.item(item, role, layout, place.depth + 1);
        }
    }

    fn item(&mut self, item: &Item<Placed>, role: Role, layout: Layout, depth: usize) {
        let (first, rest) = match item.blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) => {
                (content.as_slice(), rest)
            }
            Some(_) | None => (&[][..], item.blocks.as_slice()),
        };
        self.paragraph_with(role, layout, |story| {
            match item.task {
                Some(true) => story.words("☑ "),
                Some(false) => story.words("☐ "),
                None => {}
            }
            story.inlines(first);
        });
        self.blocks(rest, Place { role: Role::ListContinue, depth });
    }

    fn definition(&mut self, definition: &Definition<Placed>, place: Place) {
        let (first, rest) = match definition.blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) => {
                (content.as_slice(), rest)
            }
            Some(_) | None => (&[][..], definition.blocks.as_slice()),
        };
        self.paragraph(Role::DefinitionItem, |story| {
            story.inlines_as(&definition.term, Look::of(Role::RunIn));
            if !first.is_empty() {
                story.tab();
                story.inlines(first);
            }
        });
        self.blocks(rest, Place { role: Role::ListContinue, depth: place.depth + 1 });
    }
}

/// A diagram as a list with a line for each of its nodes.
fn in_words(diagram: &Diagram<Placed>, span: Span) -> List<Placed> {
    let items = diagram.in_words().into_iter().map(|line| Item {
        task: None,
        blocks: vec![Block { kind: BlockKind::Paragraph(line), span }],
    });
    List { start: None, items: items.collect() }
}
