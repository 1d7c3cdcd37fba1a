//! What does the page of a record say?

mod assessment;
mod catalogue;
mod control;
mod diagram;
mod framework;
mod product;
mod requirement;
mod simple;
mod threat;

use model::record::{Line, Linked, Passage, Review};
use model::{Record, Target};
use sources::Span;
use text::{Block, BlockKind, Inline, Tone, map_blocks, plain};

use super::place::Placer;
use super::{Ground, backlinks, edit_url, outline};
use crate::compose::{Words, badge, bullet_blocks, bullets, heading, link, paragraph, words};
use crate::{Finding, Layout, Page, Placed};

/// Adds the pages of every record that has one.
pub(crate) fn all<'a>(ground: &'a Ground<'a>, placer: &mut Placer<'a>, pages: &mut Vec<Page>) {
    for (id, record) in ground.model.requirements.iter() {
        pages.push(requirement::page(&mut Draft::new(ground, placer, record, id)));
    }
    for (id, record) in ground.model.controls.iter() {
        pages.push(control::page(&mut Draft::new(ground, placer, record, id)));
    }
    for (id, record) in ground.model.threats.iter() {
        pages.push(threat::page(&mut Draft::new(ground, placer, record, id)));
    }
    for (id, record) in ground.model.frameworks.iter() {
        pages.push(framework::page(&mut Draft::new(ground, placer, record, id)));
    }
    for (id, record) in ground.model.objectives.iter() {
        pages.push(catalogue::objective(&mut Draft::new(ground, placer, record, id)));
    }
    for (id, record) in ground.model.evidence.iter() {
        pages.push(catalogue::evidence_type(&mut Draft::new(ground, placer, record, id)));
    }
    for (id, record) in ground.model.products.iter() {
        pages.push(product::page(&mut Draft::new(ground, placer, record, id)));
    }
    simple::all(ground, placer, pages);
}

/// The page of a record while it is put together.
pub(crate) struct Draft<'a, 'b, T> {
    pub(crate) ground: &'a Ground<'a>,
    placer: &'b mut Placer<'a>,
    pub(crate) record: &'a T,
    target: Target,
    span: Span,
    blocks: Vec<Block<Placed>>,
}

impl<'a, 'b, T: Record> Draft<'a, 'b, T> {
    pub(crate) fn new(
        ground: &'a Ground<'a>,
        placer: &'b mut Placer<'a>,
        record: &'a T,
        id: model::Id<T>,
    ) -> Self {
        let target = T::target(id);
        if let Some(Placed::Page { path, .. }) = ground.homes.place(target) {
            placer.path.clone_from(path);
        }
        Self { ground, placer, record, target, span: record.span(), blocks: Vec::new() }
    }

    pub(crate) fn label(&self, key: &str) -> String {
        self.ground.wording.label(key)
    }

    pub(crate) fn push(&mut self, block: Block<Placed>) {
        self.blocks.push(block);
    }

    /// Passages without a heading.
    pub(crate) fn lead(&mut self, passages: &[Passage]) {
        let blocks = self.mapped(passages);
        self.blocks.extend(blocks);
    }

    pub(crate) fn span(&self) -> Span {
        self.span
    }

    /// A section's heading; its anchor is `id`, its words the label `record.<id>`.
    pub(crate) fn section(&mut self, id: &str) {
        let title = self.label(&format!("record.{id}"));
        self.blocks.push(heading(2, id, words(title), self.span));
    }

    /// A section of passages; nothing when there are none.
    pub(crate) fn passages(&mut self, id: &str, passages: &[Passage]) {
        if !passages.is_empty() {
            self.section(id);
            let blocks = self.mapped(passages);
            self.blocks.extend(blocks);
        }
    }

    /// The blocks of passages; what a sector appended is marked.
    pub(crate) fn mapped(&mut self, passages: &[Passage]) -> Vec<Block<Placed>> {
        let mut blocks = Vec::new();
        for passage in passages {
            let mut mapped = map_blocks(&passage.blocks, self.placer);
            // A record that the sector added is the sector's as a whole.
            if passage.sector && !self.is_own() {
                self.mark(&mut mapped);
            }
            blocks.extend(mapped);
        }
        blocks
    }

    fn is_own(&self) -> bool {
        self.ground.sources.file(self.span.file).path.starts_with("data/sectors/")
    }

    fn mark(&self, blocks: &mut Vec<Block<Placed>>) {
        let Some(mark) = self.sector_badge() else { return };
        if let Some(Block { kind: BlockKind::Paragraph(content), .. }) = blocks.first_mut() {
            content.insert(0, Inline::Text(" ".to_owned()));
            content.insert(0, mark);
        } else {
            blocks.insert(0, paragraph(vec![mark], self.span));
        }
    }

    fn sector_badge(&self) -> Option<Inline<Placed>> {
        let sector = self.ground.model.sector.as_ref()?;
        Some(badge(Tone::Sector, sector.title.clone()))
    }

    /// A section with a list of lines; nothing when there are none.
    pub(crate) fn lines(&mut self, id: &str, lines: &[Line]) {
        if lines.is_empty() {
            return;
        }
        self.section(id);
        let items = lines.iter().map(|line| self.line(line));
        let list = bullets(items.collect(), self.span);
        self.blocks.push(list);
    }

    /// A line, marked where a sector added it.
    pub(crate) fn line(&self, line: &Line) -> Words<Placed> {
        // A line is plain text, but authors set commands in backticks everywhere.
        let mut item = inline_code(&line.text);
        if line.sector {
            item.extend(self.after_mark());
        }
        item
    }

    fn after_mark(&self) -> Words<Placed> {
        let mark = self.sector_badge().filter(|_| !self.is_own());
        mark.into_iter().flat_map(|mark| [Inline::Text(" ".to_owned()), mark]).collect()
    }

    /// Links to records, marked where a sector added them.
    pub(crate) fn links<R: Record>(&self, links: &[Linked<R>]) -> Vec<Words<Placed>> {
        let found = links.iter().filter_map(|linked| {
            let mut item = backlinks::linked(self.ground, R::target(linked.id))?;
            if linked.sector {
                item.extend(self.after_mark());
            }
            Some(item)
        });
        found.collect()
    }

    /// A section with a list of links; nothing when there are none.
    pub(crate) fn link_list<R: Record>(&mut self, id: &str, links: &[Linked<R>]) {
        let items = self.links(links);
        if !items.is_empty() {
            self.section(id);
            self.blocks.push(bullets(items, self.span));
        }
    }

    /// A section with one item for each passage; nothing when there are none.
    pub(crate) fn passage_list(&mut self, id: &str, passages: &[Passage]) {
        if passages.is_empty() {
            return;
        }
        self.section(id);
        let items = passages.iter().map(|passage| self.mapped(std::slice::from_ref(passage)));
        let items = items.collect();
        self.blocks.push(bullet_blocks(items, self.span));
    }

    /// The page, with what links to the record at its end.
    pub(crate) fn finish(&mut self, heading: Words<Placed>, badges: Words<Placed>) -> Page {
        let mut badges = badges;
        if self.is_own() {
            badges.extend(self.sector_badge());
        }
        let mut body = std::mem::take(&mut self.blocks);
        body.extend(backlinks::section(self.ground, self.target, self.span));
        let path = self.placer.path.clone();
        let kind = T::KIND;
        let source = self.ground.sources.file(self.span.file).path.clone();
        let title = plain(&heading);
        Page {
            path,
            description: describe(&body, &title),
            title,
            heading,
            kind: kind.scheme().to_owned(),
            kind_label: self.label(&format!("kind.{}", kind.scheme())),
            key: Some(self.record.key().to_owned()),
            layout: Layout::Record,
            badges,
            outline: outline(&body, 2),
            body,
            footnotes: Vec::new(),
            breadcrumbs: Vec::new(),
            previous: None,
            next: None,
            edit_url: edit_url(self.ground.model, &source),
            source,
            checked: None,
            searchable: true,
            finding: Finding::default(),
        }
    }
}

/// Who read the record as a second person; nothing when nobody did.
pub(crate) fn reviews<T: Record>(draft: &mut Draft<'_, '_, T>, reviews: &[Review]) {
    if reviews.is_empty() {
        return;
    }
    draft.section("reviews");
    let items = reviews.iter().map(|review| {
        let role = draft.label(&format!("review-role.{}", review.role.word()));
        let day = draft.ground.wording.date(review.date);
        words(format!("{day}: {role}, {}", review.by))
    });
    let list = bullets(items.collect(), draft.span());
    draft.push(list);
}

/// Plain text in which `backticks` mark code.
pub(crate) fn inline_code(text: &str) -> Words<Placed> {
    let mut content = Vec::new();
    for (at, part) in text.split('`').enumerate() {
        if part.is_empty() {
            continue;
        }
        let part = part.to_owned();
        content.push(if at % 2 == 1 { Inline::Code(part) } else { Inline::Text(part) });
    }
    content
}

/// Link previews and search results cut a description after about 160 characters.
const MAX_DESCRIPTION: usize = 158;

/// The first words of a page, cut at a word.
pub(crate) fn describe(body: &[Block<Placed>], title: &str) -> String {
    let paragraphs = body.iter().filter_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(plain(content)),
        BlockKind::Quote(blocks) => Some(plain(&crate::compose::in_line(blocks))),
        _ => None,
    });
    let words = paragraphs.collect::<Vec<_>>().join(" ");
    let words = if words.is_empty() { title.to_owned() } else { words };
    if words.chars().count() <= MAX_DESCRIPTION {
        return words;
    }
    let cut: String = words.chars().take(MAX_DESCRIPTION).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut[..end].trim_end_matches([',', ';', ':']))
}

/// A link to the record `id`, with its title.
pub(crate) fn titled<R: Record>(ground: &Ground<'_>, id: model::Id<R>) -> Words<Placed> {
    let target = R::target(id);
    let title = ground.model.name(target).1.to_owned();
    match ground.homes.place(target) {
        Some(place) => vec![link(place.clone(), words(title))],
        None => words(title),
    }
}
