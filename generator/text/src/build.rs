//! How do the parser's events become a tree?

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Tag};
use sources::{Checked, Code as FaultCode, Diagnostic, Span};

use crate::anchor::{Anchors, slug};
use crate::clean;
use crate::{
    Alert, AlertKind, Block, BlockKind, Cell, Code, Footnote, Heading, Html, Inline, Item, List,
    Origin, Parsed, RawHtml, Table, Written, plain,
};

/// How deep blocks and inlines may nest; deeper ones are reported and left out.
const MAX_DEPTH: usize = 24;

/// Builds the tree from events in order.
pub(crate) struct Builder<'a> {
    origin: &'a Origin,
    raw_html: RawHtml,
    open: Vec<Frame>,
    /// How many elements below the depth limit are open: their events are dropped.
    dropped: usize,
    anchors: Anchors,
    mentioned: Vec<(String, Span)>,
    footnotes: Vec<(String, Span, Vec<Block<Written>>)>,
    faults: Vec<Diagnostic>,
}

/// An element that has begun and not ended, with what it holds so far.
#[derive(Default)]
struct Frame {
    element: Element,
    start: Range<usize>,
    inlines: Vec<Inline<Written>>,
    blocks: Vec<Block<Written>>,
    items: Vec<Item<Written>>,
    rows: Vec<Vec<Cell<Written>>>,
    cells: Vec<Cell<Written>>,
    task: Option<bool>,
    code: String,
    /// Where the lines of a block of HTML stand: byte in `code`, range in the text.
    pieces: Vec<(usize, Range<usize>)>,
}

#[derive(Default)]
enum Element {
    #[default]
    Root,
    Paragraph,
    Heading(u8, Option<String>),
    Quote(Option<AlertKind>),
    Code(String),
    Html,
    List(Option<u64>),
    Item,
    Footnote(String),
    Table,
    Row,
    Cell,
    Emphasis,
    Strong,
    Struck,
    Link(String),
    Image(String),
    /// An element that no option asks the parser for: what it holds passes through.
    Other,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(origin: &'a Origin, raw_html: RawHtml) -> Self {
        Self {
            origin,
            raw_html,
            open: vec![Frame::default()],
            dropped: 0,
            anchors: Anchors::default(),
            mentioned: Vec::new(),
            footnotes: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Takes one event and its range in the text.
    pub(crate) fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.begin(tag, range),
            Event::End(_) if self.dropped > 0 => self.dropped -= 1,
            Event::End(_) => self.end(),
            _ if self.dropped > 0 => {}
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => self.inline(Inline::Code(code.into_string())),
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => self.block(BlockKind::Rule, range),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, range),
            Event::FootnoteReference(label) => self.mention(label.into_string(), range),
            Event::TaskListMarker(done) => self.top().task = Some(done),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.words(&text),
        }
    }

    /// The tree, its footnotes in the order of their first mention, and the faults.
    pub(crate) fn finish(mut self) -> Checked<Parsed> {
        while self.open.len() > 1 {
            self.end();
        }
        let mut root = self.open.pop().unwrap_or_default();
        flush(&mut root, self.origin);
        let mut footnotes = Vec::new();
        for (at, (label, span)) in self.mentioned.iter().enumerate() {
            let found = self.footnotes.iter().find(|(name, ..)| name == label);
            match found {
                Some((_, _, blocks)) => footnotes.push(Footnote {
                    label: label.clone(),
                    number: at + 1,
                    blocks: blocks.clone(),
                }),
                None => self.faults.push(footnote_missing(label, *span)),
            }
        }
        for (label, span, _) in &self.footnotes {
            if !self.mentioned.iter().any(|(name, _)| name == label) {
                self.faults.push(footnote_unused(label, *span));
            }
        }
        Checked { value: Parsed { blocks: root.blocks, footnotes }, diagnostics: self.faults }
    }

    fn top(&mut self) -> &mut Frame {
        self.open.last_mut().expect("the root frame is never closed")
    }

    fn span(&self, range: Range<usize>) -> Span {
        self.origin.locate(range)
    }

    fn begin(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if self.dropped > 0 {
            self.dropped += 1;
            return;
        }
        if self.open.len() > MAX_DEPTH {
            let message = format!("the text nests deeper than {MAX_DEPTH} levels");
            let span = self.span(range);
            self.faults.push(
                Diagnostic::error(FaultCode::TooDeep, span, message)
                    .help("flatten the lists or quotations: no reader follows that deep"),
            );
            self.dropped = 1;
            return;
        }
        let element = match tag {
            Tag::Paragraph => Element::Paragraph,
            Tag::Heading { level, id, .. } => {
                Element::Heading(level as u8, id.map(|id| id.to_string()))
            }
            Tag::BlockQuote(kind) => Element::Quote(kind.map(alert_kind)),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                let language = info.split([' ', ',', '\t']).next().unwrap_or_default();
                Element::Code(language.to_owned())
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => Element::Code(String::new()),
            Tag::HtmlBlock => Element::Html,
            Tag::List(start) => Element::List(start),
            Tag::Item => Element::Item,
            Tag::FootnoteDefinition(label) => Element::Footnote(label.to_string()),
            Tag::Table(_) => Element::Table,
            Tag::TableHead | Tag::TableRow => Element::Row,
            Tag::TableCell => Element::Cell,
            Tag::Emphasis => Element::Emphasis,
            Tag::Strong => Element::Strong,
            Tag::Strikethrough => Element::Struck,
            Tag::Link { dest_url, .. } => Element::Link(dest_url.to_string()),
            Tag::Image { dest_url, .. } => Element::Image(dest_url.to_string()),
            _ => Element::Other,
        };
        if is_block(&element) {
            let origin = self.origin;
            flush(self.top(), origin);
        }
        self.open.push(Frame { element, start: range, ..Frame::default() });
    }

    fn end(&mut self) {
        let Some(mut frame) = self.open.pop() else { return };
        let range = frame.start.clone();
        flush(&mut frame, self.origin);
        match std::mem::take(&mut frame.element) {
            Element::Paragraph => self.block(BlockKind::Paragraph(frame.inlines), range),
            Element::Heading(level, id) => self.heading(level, id, frame.inlines, range),
            Element::Quote(None) => self.block(BlockKind::Quote(frame.blocks), range),
            Element::Quote(Some(kind)) => {
                self.block(BlockKind::Alert(Alert { kind, blocks: frame.blocks }), range);
            }
            Element::Code(language) => {
                self.block(BlockKind::Code(Code { language, text: frame.code }), range);
            }
            Element::Html => match self.raw_html {
                RawHtml::Refused => self.refuse_html(&frame.code, range),
                RawHtml::Cleaned => self.clean_html(&frame.code, &frame.pieces, range),
            },
            Element::Root => {}
            Element::List(start) => {
                self.block(BlockKind::List(List { start, items: frame.items }), range);
            }
            Element::Item => {
                let task = frame.task;
                self.top().items.push(Item { task, blocks: frame.blocks });
            }
            Element::Footnote(label) => {
                let span = self.span(range);
                self.footnotes.push((label, span, frame.blocks));
            }
            Element::Table => {
                let mut rows = frame.rows;
                let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
                self.block(BlockKind::Table(Table { head, rows, facets: Vec::new() }), range);
            }
            Element::Row => self.top().rows.push(frame.cells),
            Element::Cell => self.top().cells.push(frame.inlines),
            Element::Emphasis => self.inline(Inline::Emphasis(frame.inlines)),
            Element::Strong => self.inline(Inline::Strong(frame.inlines)),
            Element::Struck => self.inline(Inline::Struck(frame.inlines)),
            Element::Link(destination) => {
                let target = Written { destination, span: self.span(range) };
                self.inline(Inline::Link { target, content: frame.inlines });
            }
            Element::Image(destination) => {
                let target = Written { destination, span: self.span(range) };
                let alternative = plain(&frame.inlines);
                self.inline(Inline::Image { target, alternative });
            }
            Element::Other => {
                let top = self.top();
                top.inlines.append(&mut frame.inlines);
                top.blocks.append(&mut frame.blocks);
            }
        }
    }

    fn heading(
        &mut self,
        level: u8,
        id: Option<String>,
        content: Vec<Inline<Written>>,
        range: Range<usize>,
    ) {
        let wanted = id.unwrap_or_else(|| slug(&plain(&content)));
        let id = self.anchors.unique(wanted);
        self.block(BlockKind::Heading(Heading { level, id, content }), range);
    }

    fn block(&mut self, kind: BlockKind<Written>, range: Range<usize>) {
        let span = self.span(range);
        let origin = self.origin;
        let top = self.top();
        flush(top, origin);
        top.blocks.push(Block { kind, span });
    }

    fn inline(&mut self, inline: Inline<Written>) {
        self.top().inlines.push(inline);
    }

    fn words(&mut self, words: &str) {
        let top = self.top();
        if let Some(Inline::Text(text)) = top.inlines.last_mut() {
            text.push_str(words);
        } else {
            top.inlines.push(Inline::Text(words.to_owned()));
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        match self.top().element {
            Element::Code(_) => self.top().code.push_str(text),
            Element::Html => {}
            _ => {
                if let Some(label) = self.unknown_mark(text) {
                    let span = self.span(range.start - 1..range.end + 1);
                    self.faults.push(footnote_missing(label, span));
                }
                self.words(text);
            }
        }
    }

    /// The label of a footnote's mark that the parser left as words, because no footnote has it:
    /// it gives `[`, then `^label`. (A mark that the author escaped comes in one piece.)
    fn unknown_mark<'t>(&self, text: &'t str) -> Option<&'t str> {
        let label = text.strip_prefix('^')?;
        let before = self.open.last()?.inlines.last()?;
        let marks = matches!(before, Inline::Text(text) if text.ends_with('['));
        (marks && !label.is_empty() && !label.contains(char::is_whitespace)).then_some(label)
    }

    /// A block of HTML is judged as a whole when it ends; in a line, each tag that opens is.
    fn html(&mut self, html: &str, range: Range<usize>) {
        match self.top().element {
            Element::Html => {
                let top = self.top();
                top.pieces.push((top.code.len(), range));
                top.code.push_str(html);
            }
            _ if html.starts_with("</") => {}
            _ => self.refuse_html(html, range),
        }
    }

    /// Takes what means something and does nothing, and tells what was taken away.
    fn clean_html(&mut self, html: &str, pieces: &[(usize, Range<usize>)], range: Range<usize>) {
        let clean::Clean { html, words, removed } = clean::clean(html);
        for (what, at) in removed {
            let piece = pieces.iter().rev().find(|(start, _)| *start <= at.start);
            let (start, line) =
                piece.map_or((0, range.clone()), |(start, line)| (*start, line.clone()));
            let from = line.start + (at.start - start);
            let to = (from + at.len()).min(line.end);
            let span = self.span(from..to.max(from));
            let message = format!("{what} was taken out of the page");
            self.faults.push(
                Diagnostic::warning(FaultCode::RawHtml, span, message).help(
                    "only what shows text stays; links and pictures of the site are Markdown",
                ),
            );
        }
        if !html.trim().is_empty() {
            self.block(BlockKind::Html(Html { html, words }), range);
        }
    }

    fn refuse_html(&mut self, html: &str, range: Range<usize>) {
        let rest = without_comments(html);
        let Some(first) = rest.split_whitespace().next() else { return };
        let span = self.span(range);
        let message = format!("raw HTML is not used in content: `{first}`");
        self.faults.push(
            Diagnostic::error(FaultCode::RawHtml, span, message)
                .help("write it in Markdown; text such as `<key>` goes into backticks"),
        );
    }

    fn mention(&mut self, label: String, range: Range<usize>) {
        let known = self.mentioned.iter().position(|(name, _)| *name == label);
        let number = known.unwrap_or(self.mentioned.len()) + 1;
        if known.is_none() {
            let span = self.span(range);
            self.mentioned.push((label.clone(), span));
        }
        self.inline(Inline::FootnoteMark { label, number });
    }
}

fn without_comments(html: &str) -> String {
    let mut rest = html;
    let mut kept = String::new();
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// Loose inlines of a container (a tight list item) become a paragraph before a block begins.
fn flush(frame: &mut Frame, origin: &Origin) {
    let container = matches!(
        frame.element,
        Element::Root | Element::Item | Element::Quote(_) | Element::Footnote(_)
    );
    if container && !frame.inlines.is_empty() {
        let inlines = std::mem::take(&mut frame.inlines);
        let span = origin.locate(frame.start.clone());
        frame.blocks.push(Block { kind: BlockKind::Paragraph(inlines), span });
    }
}

fn is_block(element: &Element) -> bool {
    !matches!(
        element,
        Element::Emphasis
            | Element::Strong
            | Element::Struck
            | Element::Link(_)
            | Element::Image(_)
            | Element::Other
            | Element::Row
            | Element::Cell
            | Element::Item
    )
}

fn alert_kind(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

fn footnote_missing(label: &str, span: Span) -> Diagnostic {
    let message = format!("the footnote `{label}` has no text");
    Diagnostic::error(FaultCode::Footnote, span, message)
        .help(format!("add a line `[^{label}]: …` to the page"))
}

fn footnote_unused(label: &str, span: Span) -> Diagnostic {
    let message = format!("nothing refers to the footnote `{label}`");
    Diagnostic::error(FaultCode::Footnote, span, message)
        .help(format!("put `[^{label}]` where it belongs, or remove the footnote"))
}
