//! Which sections does the site have, and what are their words?

use documents::{Layout, Page, Placed, Site};
use text::{Block, BlockKind, Inline, plain};

/// A section of a page: what stands before its first heading, or below one of level 2 or 3.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The index of the page in [`Site::pages`].
    pub page: usize,
    /// The anchor; `None` for the start of the page.
    pub anchor: Option<String>,
    /// The section's own heading.
    pub title: String,
    /// The headings above it.
    pub headings: Vec<String>,
    /// Its words.
    pub body: String,
    /// Keys and other names of the page or the section.
    pub names: Vec<String>,
}

/// A longer section is several to the index, each with the same heading: who reads an excerpt of
/// a table of forty rows does not have to load all of them.
const LONGEST: usize = 1800;

/// The sections of every page in a language that a reader may look for, in order.
pub fn of(site: &Site, language: Option<&str>) -> Vec<Section> {
    let mut sections = Vec::new();
    let pages = site.pages.iter().enumerate();
    for (index, page) in pages.filter(|(_, page)| is_in(page, language)) {
        match page.layout {
            Layout::Home | Layout::Page | Layout::Record => {
                sections_of_page(index, page, &mut sections);
            }
            Layout::NotFound => {}
        }
    }
    for named in &site.search.names {
        let at = sections.iter_mut().find(|section| {
            site.pages[section.page].path == named.path && section.anchor == named.fragment
        });
        if let Some(section) = at {
            section.names.extend(named.names.iter().cloned());
        }
    }
    sections.into_iter().flat_map(|section| pieces(&section)).collect()
}

/// Whether `page` belongs to the index of a language.
pub fn is_in(page: &Page, language: Option<&str>) -> bool {
    page.searchable && page.finding.language.as_deref() == language
}

/// A section in pieces of at most [`LONGEST`] bytes or so, cut between words.
fn pieces(section: &Section) -> Vec<Section> {
    let mut pieces = Vec::new();
    let mut rest = section.body.as_str();
    while rest.len() > LONGEST {
        let end = rest.floor_char_boundary(LONGEST);
        let end = rest[..end].rfind(' ').filter(|at| *at > 0).unwrap_or(end);
        let (piece, others) = rest.split_at(end);
        pieces.push(Section { body: piece.to_owned(), ..section.clone() });
        rest = others.trim_start();
    }
    pieces.push(Section { body: rest.to_owned(), ..section.clone() });
    // The names stand for the whole, which begins with the first piece.
    for later in &mut pieces[1..] {
        later.names.clear();
    }
    pieces
}

fn sections_of_page(index: usize, page: &Page, sections: &mut Vec<Section>) {
    let start = Section {
        page: index,
        title: page.title.clone(),
        names: page.key.iter().cloned().collect(),
        ..Section::default()
    };
    let first = sections.len();
    let mut current = start;
    let mut above: Option<String> = None;
    for block in &page.body {
        let heading = match &block.kind {
            BlockKind::Heading(heading) if heading.level <= 3 => heading,
            BlockKind::Heading(_)
            | BlockKind::Paragraph(_)
            | BlockKind::Code(_)
            | BlockKind::Quote(_)
            | BlockKind::List(_)
            | BlockKind::Table(_)
            | BlockKind::Alert(_)
            | BlockKind::Definitions(_)
            | BlockKind::Filters(_)
            | BlockKind::Marked(_)
            | BlockKind::Html(_)
            | BlockKind::Diagram(_)
            | BlockKind::Rule => {
                words_of_block(block, &mut current.body);
                continue;
            }
        };
        let title = plain(&heading.content);
        let parent = if heading.level == 3 { above.clone() } else { None };
        if heading.level < 3 {
            above = Some(title.clone());
        }
        let next = Section {
            page: index,
            anchor: Some(heading.id.clone()),
            title,
            headings: std::iter::once(page.title.clone()).chain(parent).collect(),
            ..Section::default()
        };
        sections.push(std::mem::replace(&mut current, next));
    }
    for footnote in &page.footnotes {
        words_of_blocks(&footnote.blocks, &mut current.body);
    }
    sections.push(current);
    describe(page, &mut sections[first]);
}

/// A page is found by its description too, which often is its first sentence already.
fn describe(page: &Page, start: &mut Section) {
    if !start.body.contains(page.description.trim_end_matches(['.', '…'])) {
        let text = std::mem::take(&mut start.body);
        append(&page.description, &mut start.body);
        append(&text, &mut start.body);
    }
}

fn words_of_blocks(blocks: &[Block<Placed>], words: &mut String) {
    for block in blocks {
        words_of_block(block, words);
    }
}

fn words_of_block(block: &Block<Placed>, words: &mut String) {
    match &block.kind {
        BlockKind::Heading(heading) => words_of_line(&heading.content, words),
        BlockKind::Paragraph(line) => words_of_line(line, words),
        BlockKind::Code(code) => append(&code.text, words),
        BlockKind::Quote(inner) => words_of_blocks(inner, words),
        BlockKind::List(list) => {
            for (number, item) in list.items.iter().enumerate() {
                if number > 0 {
                    append("·", words);
                }
                words_of_blocks(&item.blocks, words);
            }
        }
        BlockKind::Table(table) => {
            for row in std::iter::once(&table.head).chain(&table.rows) {
                let cells: Vec<String> =
                    row.iter().map(|cell| plain(cell)).filter(|cell| !cell.is_empty()).collect();
                append(&cells.join(" · "), words);
            }
        }
        BlockKind::Alert(alert) => words_of_blocks(&alert.blocks, words),
        BlockKind::Marked(marked) => words_of_blocks(&marked.blocks, words),
        BlockKind::Definitions(list) => {
            for definition in list {
                words_of_line(&definition.term, words);
                words_of_blocks(&definition.blocks, words);
            }
        }
        BlockKind::Html(it) => append(&it.words, words),
        // They name other pages and sections: who looks for their words is better served there.
        BlockKind::Filters(_) | BlockKind::Diagram(_) | BlockKind::Rule => {}
    }
}

fn words_of_line(line: &[Inline<Placed>], words: &mut String) {
    append(&plain(line), words);
}

/// Appends `more` with its white space made single.
fn append(more: &str, words: &mut String) {
    for word in more.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_section_is_cut_between_words_and_nothing_is_lost() {
        let body = "word ".repeat(1200).trim_end().to_owned();
        let names = vec!["K-1".to_owned()];
        let cut = pieces(&Section { body: body.clone(), names, ..Section::default() });
        assert_eq!(cut.len(), 4);
        assert!(cut.iter().all(|piece| piece.body.len() <= LONGEST));
        let whole: Vec<&str> = cut.iter().map(|piece| piece.body.as_str()).collect();
        assert_eq!(whole.join(" "), body);
        assert_eq!(cut.iter().filter(|piece| !piece.names.is_empty()).count(), 1);
    }
}
