//! How does a tree pass from one state of its links to the next?

use sources::Span;

use crate::{
    Alert, Block, BlockKind, Choice, Column, Definition, Diagram, Filter, Footnote, Heading,
    Inline, Item, List, Marked, Node, Table,
};

/// Gives every link its next state.
pub trait Links<From, To> {
    /// What stands for the link to `target` with the words `content`, already mapped. A link
    /// that leads nowhere gives its words alone (its fault was reported).
    fn link(&mut self, target: &From, content: Vec<Inline<To>>) -> Vec<Inline<To>>;

    /// The picture at `target`; `None` keeps the text alternative alone.
    fn image(&mut self, target: &From, alternative: &str) -> Option<Inline<To>>;

    /// The blocks that stand for a paragraph of one link, when the link asks for a generated
    /// block; `None` leaves the paragraph as it is.
    fn block(&mut self, target: &From, span: Span) -> Option<Vec<Block<To>>>;
}

/// Maps a list of blocks.
pub fn map_blocks<A, B>(blocks: &[Block<A>], links: &mut impl Links<A, B>) -> Vec<Block<B>> {
    let mut mapped = Vec::with_capacity(blocks.len());
    for block in blocks {
        if let BlockKind::Paragraph(content) = &block.kind
            && let [Inline::Link { target, .. }] = content.as_slice()
            && let Some(blocks) = links.block(target, block.span)
        {
            mapped.extend(blocks);
        } else {
            mapped.push(Block { kind: map_kind(&block.kind, links), span: block.span });
        }
    }
    mapped
}

fn map_kind<A, B>(kind: &BlockKind<A>, links: &mut impl Links<A, B>) -> BlockKind<B> {
    match kind {
        BlockKind::Heading(heading) => BlockKind::Heading(Heading {
            level: heading.level,
            id: heading.id.clone(),
            content: map_inlines(&heading.content, links),
        }),
        BlockKind::Paragraph(content) => BlockKind::Paragraph(map_inlines(content, links)),
        BlockKind::Code(code) => BlockKind::Code(code.clone()),
        BlockKind::Quote(blocks) => BlockKind::Quote(map_blocks(blocks, links)),
        BlockKind::List(list) => BlockKind::List(List {
            start: list.start,
            items: list
                .items
                .iter()
                .map(|item| Item { task: item.task, blocks: map_blocks(&item.blocks, links) })
                .collect(),
        }),
        BlockKind::Table(table) => {
            let mut cells = |row: &Vec<Vec<Inline<A>>>| -> Vec<Vec<Inline<B>>> {
                row.iter().map(|cell| map_inlines(cell, links)).collect()
            };
            let head = cells(&table.head);
            let rows = table.rows.iter().map(cells).collect();
            BlockKind::Table(Table { head, rows, facets: table.facets.clone() })
        }
        BlockKind::Alert(alert) => {
            BlockKind::Alert(Alert { kind: alert.kind, blocks: map_blocks(&alert.blocks, links) })
        }
        BlockKind::Definitions(definitions) => BlockKind::Definitions(
            definitions
                .iter()
                .map(|definition| Definition {
                    term: map_inlines(&definition.term, links),
                    blocks: map_blocks(&definition.blocks, links),
                })
                .collect(),
        ),
        BlockKind::Filters(filters) => BlockKind::Filters(map_filters(filters, links)),
        BlockKind::Diagram(diagram) => BlockKind::Diagram(map_diagram(diagram, links)),
        BlockKind::Marked(marked) => BlockKind::Marked(Marked {
            name: marked.name,
            marks: marked.marks.clone(),
            blocks: map_blocks(&marked.blocks, links),
        }),
        BlockKind::Html(html) => BlockKind::Html(html.clone()),
        BlockKind::Rule => BlockKind::Rule,
    }
}

fn map_diagram<A, B>(diagram: &Diagram<A>, links: &mut impl Links<A, B>) -> Diagram<B> {
    let mut nodes = |nodes: &[Node<A>]| -> Vec<Node<B>> {
        let mapped = nodes
            .iter()
            .map(|node| Node { content: map_inlines(&node.content, links), tone: node.tone });
        mapped.collect()
    };
    let columns = diagram.columns.iter().map(|column| Column {
        title: column.title.clone(),
        relation: column.relation.clone(),
        nodes: nodes(&column.nodes),
    });
    Diagram {
        title: diagram.title.clone(),
        description: diagram.description.clone(),
        columns: columns.collect(),
        edges: diagram.edges.clone(),
    }
}

fn map_filters<A, B>(filters: &[Filter<A>], links: &mut impl Links<A, B>) -> Vec<Filter<B>> {
    let mut choices = |choices: &[Choice<A>]| -> Vec<Choice<B>> {
        let mapped = choices.iter().map(|choice| Choice {
            value: choice.value.clone(),
            content: map_inlines(&choice.content, links),
        });
        mapped.collect()
    };
    let mapped = filters.iter().map(|filter| Filter {
        name: filter.name,
        label: filter.label.clone(),
        choices: choices(&filter.choices),
    });
    mapped.collect()
}

/// Maps the pieces of a line.
pub fn map_inlines<A, B>(content: &[Inline<A>], links: &mut impl Links<A, B>) -> Vec<Inline<B>> {
    let mut mapped = Vec::with_capacity(content.len());
    for inline in content {
        match inline {
            Inline::Text(text) => mapped.push(Inline::Text(text.clone())),
            Inline::Emphasis(inner) => mapped.push(Inline::Emphasis(map_inlines(inner, links))),
            Inline::Strong(inner) => mapped.push(Inline::Strong(map_inlines(inner, links))),
            Inline::Struck(inner) => mapped.push(Inline::Struck(map_inlines(inner, links))),
            Inline::Code(code) => mapped.push(Inline::Code(code.clone())),
            Inline::Link { target, content } => {
                let words = map_inlines(content, links);
                mapped.extend(links.link(target, words));
            }
            Inline::Image { target, alternative } => {
                let image = links.image(target, alternative);
                mapped.push(image.unwrap_or_else(|| Inline::Text(alternative.clone())));
            }
            Inline::Badge { tone, text } => {
                mapped.push(Inline::Badge { tone: *tone, text: text.clone() });
            }
            Inline::FootnoteMark { label, number } => {
                mapped.push(Inline::FootnoteMark { label: label.clone(), number: *number });
            }
            Inline::Break => mapped.push(Inline::Break),
        }
    }
    mapped
}

/// Maps footnotes.
pub fn map_footnotes<A, B>(
    footnotes: &[Footnote<A>],
    links: &mut impl Links<A, B>,
) -> Vec<Footnote<B>> {
    let mapped = footnotes.iter().map(|footnote| Footnote {
        label: footnote.label.clone(),
        number: footnote.number,
        blocks: map_blocks(&footnote.blocks, links),
    });
    mapped.collect()
}

/// Calls `visit` for every inline of `blocks`, outer ones first, in reading order.
pub fn visit_inlines<L>(blocks: &[Block<L>], visit: &mut impl FnMut(&Inline<L>)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(heading) => visit_line(&heading.content, visit),
            BlockKind::Paragraph(content) => visit_line(content, visit),
            BlockKind::Code(_) | BlockKind::Html(_) | BlockKind::Rule => {}
            BlockKind::Quote(blocks) => visit_inlines(blocks, visit),
            BlockKind::List(list) => {
                list.items.iter().for_each(|item| visit_inlines(&item.blocks, visit));
            }
            BlockKind::Table(table) => {
                let rows = std::iter::once(&table.head).chain(&table.rows);
                rows.flatten().for_each(|cell| visit_line(cell, visit));
            }
            BlockKind::Alert(alert) => visit_inlines(&alert.blocks, visit),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    visit_line(&definition.term, visit);
                    visit_inlines(&definition.blocks, visit);
                }
            }
            BlockKind::Filters(filters) => {
                let choices = filters.iter().flat_map(|filter| &filter.choices);
                choices.for_each(|choice| visit_line(&choice.content, visit));
            }
            BlockKind::Diagram(diagram) => {
                let nodes = diagram.columns.iter().flat_map(|column| &column.nodes);
                nodes.for_each(|node| visit_line(&node.content, visit));
            }
            BlockKind::Marked(marked) => visit_inlines(&marked.blocks, visit),
        }
    }
}

/// Calls `visit` for every inline of a line, outer ones first.
pub fn visit_line<L>(content: &[Inline<L>], visit: &mut impl FnMut(&Inline<L>)) {
    for inline in content {
        visit(inline);
        match inline {
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Link { content: inner, .. } => visit_line(inner, visit),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Image { .. }
            | Inline::Badge { .. }
            | Inline::FootnoteMark { .. }
            | Inline::Break => {}
        }
    }
}

/// Adds `offset` to the number of every footnote mark, when several texts become one.
pub fn shift_footnotes<L>(blocks: &mut [Block<L>], offset: usize) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading(heading) => shift_line(&mut heading.content, offset),
            BlockKind::Paragraph(content) => shift_line(content, offset),
            BlockKind::Code(_) | BlockKind::Html(_) | BlockKind::Rule => {}
            BlockKind::Quote(blocks) => shift_footnotes(blocks, offset),
            BlockKind::List(list) => {
                list.items.iter_mut().for_each(|item| shift_footnotes(&mut item.blocks, offset));
            }
            BlockKind::Table(table) => {
                let rows = std::iter::once(&mut table.head).chain(&mut table.rows);
                rows.flatten().for_each(|cell| shift_line(cell, offset));
            }
            BlockKind::Alert(alert) => shift_footnotes(&mut alert.blocks, offset),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    shift_line(&mut definition.term, offset);
                    shift_footnotes(&mut definition.blocks, offset);
                }
            }
            BlockKind::Filters(filters) => {
                let choices = filters.iter_mut().flat_map(|filter| &mut filter.choices);
                choices.for_each(|choice| shift_line(&mut choice.content, offset));
            }
            BlockKind::Diagram(diagram) => {
                let nodes = diagram.columns.iter_mut().flat_map(|column| &mut column.nodes);
                nodes.for_each(|node| shift_line(&mut node.content, offset));
            }
            BlockKind::Marked(marked) => shift_footnotes(&mut marked.blocks, offset),
        }
    }
}

/// Adds `offset` to the number of every footnote mark in a line.
pub fn shift_line<L>(content: &mut [Inline<L>], offset: usize) {
    for inline in content {
        match inline {
            Inline::FootnoteMark { number, .. } => *number += offset,
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Link { content: inner, .. } => shift_line(inner, offset),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Image { .. }
            | Inline::Badge { .. }
            | Inline::Break => {}
        }
    }
}
