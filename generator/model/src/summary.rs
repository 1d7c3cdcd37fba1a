//! In which order are the pages read?
//!
//! mdBook's grammar: an optional title, prefix chapters, parts with nested lists of chapters,
//! suffix chapters. Every chapter is one link; an empty target is a draft.

use std::collections::BTreeMap;

use sources::{Checked, Code, Diagnostic, FileId, Sources, Span, did_you_mean};
use text::{Block, BlockKind, Inline, List, Origin, Written, plain};

use crate::Id;
use crate::page::Page;

/// The order of the pages.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Whether there is a summary at all.
    pub exists: bool,
    /// Chapters before the first list.
    pub prefix: Vec<Chapter>,
    /// The numbered chapters, by part.
    pub parts: Vec<SummaryPart>,
    /// Chapters after the last list.
    pub suffix: Vec<Chapter>,
}

/// A part of the summary.
#[derive(Clone, Debug)]
pub struct SummaryPart {
    /// Its title.
    pub title: Option<String>,
    /// Its chapters.
    pub chapters: Vec<Chapter>,
}

/// A chapter of the summary.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// The words of its link.
    pub title: String,
    /// Its page; `None` for a draft.
    pub page: Option<Id<Page>>,
    /// The chapters below it.
    pub chapters: Vec<Chapter>,
}

impl Summary {
    /// Every chapter with a page, in reading order.
    #[must_use]
    pub fn pages(&self) -> Vec<Id<Page>> {
        let mut pages = Vec::new();
        let parts = self.parts.iter().flat_map(|part| &part.chapters);
        for chapter in self.prefix.iter().chain(parts).chain(&self.suffix) {
            chapter.collect(&mut pages);
        }
        pages
    }
}

impl Chapter {
    fn collect(&self, pages: &mut Vec<Id<Page>>) {
        pages.extend(self.page);
        for chapter in &self.chapters {
            chapter.collect(pages);
        }
    }
}

/// Reads the summary at `file`. `pages` are the pages by their path below `content/`; paths in
/// the summary are relative to `folder` (`""` or `profile/`).
pub(crate) fn read(
    sources: &Sources,
    file: FileId,
    folder: &str,
    pages: &BTreeMap<String, u32>,
) -> Checked<Summary> {
    let source = &sources.file(file).text;
    let origin = Origin::whole(Span::new(file, 0..source.len()));
    let mut faults = Vec::new();
    let parsed = text::parse(source, &origin).take(&mut faults);
    let mut reader =
        Reader { from: format!("{folder}SUMMARY.md"), pages, seen: BTreeMap::new(), faults };
    let summary = reader.read(&parsed.blocks);
    Checked { value: summary, diagnostics: reader.faults }
}

struct Reader<'a> {
    from: String,
    pages: &'a BTreeMap<String, u32>,
    seen: BTreeMap<String, Span>,
    faults: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn read(&mut self, blocks: &[Block<Written>]) -> Summary {
        let mut summary = Summary { exists: true, ..Summary::default() };
        let mut part_title: Option<String> = None;
        let mut first = true;
        for block in blocks {
            match &block.kind {
                BlockKind::Heading(heading) if heading.level == 1 => {
                    let is_title = first && summary.parts.is_empty() && summary.prefix.is_empty();
                    let words = plain(&heading.content);
                    part_title = if is_title && words == "Summary" { None } else { Some(words) };
                }
                BlockKind::List(list) => {
                    let chapters = self.chapters(list);
                    match summary.parts.last_mut() {
                        Some(part) if part_title.is_none() => part.chapters.extend(chapters),
                        _ => {
                            summary.parts.push(SummaryPart { title: part_title.take(), chapters });
                        }
                    }
                }
                BlockKind::Paragraph(content) => {
                    let chapters = self.loose(content);
                    if summary.parts.is_empty() {
                        summary.prefix.extend(chapters);
                    } else {
                        summary.suffix.extend(chapters);
                    }
                }
                _ => {}
            }
            first = false;
        }
        summary
    }

    fn loose(&mut self, content: &[Inline<Written>]) -> Vec<Chapter> {
        let links = content.iter().filter_map(|inline| match inline {
            Inline::Link { target, content } => Some((target, content)),
            _ => None,
        });
        links.map(|(target, content)| self.chapter(target, plain(content))).collect()
    }

    fn chapters(&mut self, list: &List<Written>) -> Vec<Chapter> {
        let mut chapters = Vec::new();
        for item in &list.items {
            let mut blocks = item.blocks.iter();
            let Some(first) = blocks.next() else { continue };
            let BlockKind::Paragraph(content) = &first.kind else {
                self.faults.push(not_a_chapter(first.span));
                continue;
            };
            let [Inline::Link { target, content }] = content.as_slice() else {
                self.faults.push(not_a_chapter(first.span));
                continue;
            };
            let mut chapter = self.chapter(target, plain(content));
            for block in blocks {
                if let BlockKind::List(nested) = &block.kind {
                    chapter.chapters.extend(self.chapters(nested));
                } else {
                    self.faults.push(not_a_chapter(block.span));
                }
            }
            chapters.push(chapter);
        }
        chapters
    }

    fn chapter(&mut self, target: &Written, title: String) -> Chapter {
        let page = self.page(target);
        Chapter { title, page, chapters: Vec::new() }
    }

    fn page(&mut self, target: &Written) -> Option<Id<Page>> {
        if target.destination.is_empty() {
            return None;
        }
        let destination = target.destination.replace("%20", " ");
        let path = text::join(&self.from, &destination).unwrap_or(destination);
        if let Some(first) = self.seen.get(&path) {
            let message = format!("`{path}` stands twice in the summary");
            self.faults.push(
                Diagnostic::error(Code::SummarySyntax, target.span, message)
                    .also(*first, "first here")
                    .help("a page has one place in the reading order"),
            );
            return None;
        }
        self.seen.insert(path.clone(), target.span);
        let at = self.pages.get(&path).copied();
        if at.is_none() {
            let known = self.pages.keys().map(String::as_str);
            let help = did_you_mean(&path, known, format!("write `content/{path}`"));
            let message = format!("there is no page `{path}`");
            let fault = Diagnostic::error(Code::MissingPage, target.span, message).help(help);
            self.faults.push(fault);
        }
        at.map(Id::new)
    }
}

fn not_a_chapter(span: Span) -> Diagnostic {
    Diagnostic::error(Code::SummarySyntax, span, "an item of the summary is one link")
        .help("write `- [Title](path.md)`, and a nested list for the chapters below it")
}
