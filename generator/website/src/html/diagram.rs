//! How does a diagram become a picture that is drawn, found and read without a program?

use documents::Placed;
use text::{Column, Diagram, Inline, Node, plain};

use super::block::unique_name;
use super::inline::{put, tone_class};
use super::{Surroundings, escape, inlines};

/// Sizes in the picture's own units, which are pixels at its natural size.
const WIDTH: usize = 216;
const GAP: usize = 34;
const PADDING: usize = 9;
const LINE: usize = 18;
const BETWEEN: usize = 10;
const HEAD: usize = 28;
/// Room for the outlines of boxes at the edge.
const EDGE: usize = 2;
/// How many characters fit beside each other: faces differ, so there is room to spare.
const CHARACTERS: usize = 24;
/// The text alternative has the words that do not fit.
const LINES: usize = 4;

/// A node with its place.
struct Drawn<'a> {
    node: &'a Node<Placed>,
    lines: Vec<String>,
    badges: String,
    left: usize,
    top: usize,
    height: usize,
}

/// Writes `diagram` to `html`: the picture, then the same in words.
///
/// What is in a picture has no meaning of its own to assistive technology. So its links are for
/// the mouse, and those in the words are for everybody.
pub(super) fn diagram(around: &mut Surroundings<'_>, diagram: &Diagram<Placed>, html: &mut String) {
    around.diagrams += 1;
    let id = format!("{}diagram-{}", around.prefix, around.diagrams);
    let name = unique_name(around, &diagram.title);
    let drawn = layout(&diagram.columns);
    let bottom = drawn.iter().flatten().map(|node| node.top + node.height).max().unwrap_or(HEAD);
    let width = (diagram.columns.len() * (WIDTH + GAP) + 2 * EDGE).saturating_sub(GAP);
    let height = bottom + EDGE;
    put(
        html,
        format_args!(
            "<figure class=\"diagram\">\n<div class=\"diagram-scroll\" role=\"region\" \
             tabindex=\"0\" aria-label=\"{}\">\n\
             <svg viewBox=\"0 0 {width} {height}\">\n<svg role=\"img\" \
             aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-text\">\
             <title id=\"{id}-title\">{}</title><desc id=\"{id}-text\">{}</desc>\n",
            escape(&name),
            escape(&diagram.title),
            escape(&diagram.description)
        ),
    );
    for (at, column) in diagram.columns.iter().enumerate() {
        let (left, title) = (left(at), escape(&column.title));
        put(
            html,
            format_args!("<text class=\"diagram-head\" x=\"{left}\" y=\"16\">{title}</text>\n"),
        );
    }
    edges(diagram, &drawn, html);
    drawn.iter().flatten().for_each(|node| picture(node, html));
    html.push_str("</svg>\n<g aria-hidden=\"true\">\n");
    drawn.iter().flatten().for_each(|node| target(around, node, html));
    html.push_str("</g>\n</svg>\n</div>\n");
    in_words(around, diagram, html);
    html.push_str("</figure>\n");
}

fn left(column: usize) -> usize {
    EDGE + column * (WIDTH + GAP)
}

/// The nodes with their places. Full columns share their rows; the others stand in the middle.
fn layout(columns: &[Column<Placed>]) -> Vec<Vec<Drawn<'_>>> {
    let mut drawn: Vec<Vec<Drawn<'_>>> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| column.nodes.iter().map(|node| sized(node, left(at))).collect())
        .collect();
    let rows = drawn.iter().map(Vec::len).max().unwrap_or(0);
    let row_height = |row: usize| {
        let full = drawn.iter().filter(|column| column.len() == rows);
        full.map(|column| column[row].height).max().unwrap_or(0)
    };
    let heights: Vec<usize> = (0..rows).map(row_height).collect();
    let whole = stacked(heights.iter().copied());
    let tallest = drawn.iter().map(|column| stacked(column.iter().map(|node| node.height)));
    let whole = tallest.max().unwrap_or(0).max(whole);
    for column in &mut drawn {
        let is_full = column.len() == rows;
        let own = stacked(column.iter().map(|node| node.height));
        let mut top = if is_full { HEAD } else { HEAD + (whole - own) / 2 };
        for (row, node) in column.iter_mut().enumerate() {
            if is_full {
                node.height = heights[row];
            }
            node.top = top;
            top += node.height + BETWEEN;
        }
    }
    drawn
}

/// The height of boxes below each other.
fn stacked(heights: impl Iterator<Item = usize>) -> usize {
    heights.map(|height| height + BETWEEN).sum::<usize>().saturating_sub(BETWEEN)
}

fn sized(node: &Node<Placed>, left: usize) -> Drawn<'_> {
    let lines = wrapped(plain(&node.content).trim());
    let badges = node.content.iter().filter_map(|inline| match inline {
        Inline::Badge { text, .. } => Some(text.as_str()),
        Inline::Text(_)
        | Inline::Emphasis(_)
        | Inline::Strong(_)
        | Inline::Struck(_)
        | Inline::Code(_)
        | Inline::Link { .. }
        | Inline::Image { .. }
        | Inline::FootnoteMark { .. }
        | Inline::Break => None,
    });
    let badges = badges.collect::<Vec<_>>().join(", ");
    let count = lines.len() + usize::from(!badges.is_empty());
    Drawn { node, lines, badges, left, top: 0, height: count * LINE + 2 * PADDING }
}

/// `words` in lines that fit into a box; what has no room ends with an ellipsis.
fn wrapped(words: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + length <= CHARACTERS => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(cut(word)),
        }
    }
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.push_str(" …");
        }
    }
    lines
}

/// `word`, shortened when it is wider than a box.
fn cut(word: &str) -> String {
    if word.chars().count() <= CHARACTERS {
        return word.to_owned();
    }
    word.chars().take(CHARACTERS - 1).chain(['…']).collect()
}

fn edges(diagram: &Diagram<Placed>, drawn: &[Vec<Drawn<'_>>], html: &mut String) {
    for edge in &diagram.edges {
        let from = drawn.get(edge.column).and_then(|column| column.get(edge.from));
        let to = drawn.get(edge.column + 1).and_then(|column| column.get(edge.to));
        let (Some(from), Some(to)) = (from, to) else { continue };
        let (x, y) = (from.left + WIDTH, from.top + from.height / 2);
        let (end_x, end_y) = (to.left, to.top + to.height / 2);
        let middle = x.midpoint(end_x);
        put(
            html,
            format_args!(
                "<path class=\"diagram-edge\" d=\"M{x} {y}C{middle} {y} {middle} {end_y} \
                 {end_x} {end_y}\"/>\n"
            ),
        );
    }
}

fn picture(drawn: &Drawn<'_>, html: &mut String) {
    let Drawn { node, lines, badges, left, top, height } = drawn;
    put(
        html,
        format_args!(
            "<g class=\"diagram-node {}\"><rect x=\"{left}\" y=\"{top}\" width=\"{WIDTH}\" \
             height=\"{height}\" rx=\"6\"/>",
            tone_class(node.tone)
        ),
    );
    let x = left + PADDING;
    let mut y = top + PADDING;
    for line in lines {
        y += LINE;
        let baseline = y - 4;
        put(html, format_args!("<text x=\"{x}\" y=\"{baseline}\">{}</text>", escape(line)));
    }
    if !badges.is_empty() {
        let baseline = y + LINE - 4;
        put(
            html,
            format_args!(
                "<text class=\"diagram-badge\" x=\"{x}\" y=\"{baseline}\">{}</text>",
                escape(badges)
            ),
        );
    }
    html.push_str("</g>\n");
}

/// The place to click on; the keyboard finds the same link in the words.
fn target(around: &Surroundings<'_>, drawn: &Drawn<'_>, html: &mut String) {
    let link = drawn.node.content.iter().find_map(|inline| match inline {
        Inline::Link { target, .. } => Some(target),
        Inline::Text(_)
        | Inline::Emphasis(_)
        | Inline::Strong(_)
        | Inline::Struck(_)
        | Inline::Code(_)
        | Inline::Image { .. }
        | Inline::Badge { .. }
        | Inline::FootnoteMark { .. }
        | Inline::Break => None,
    });
    let Some(link) = link else { return };
    let Drawn { left, top, height, .. } = drawn;
    put(
        html,
        format_args!(
            "<a href=\"{}\" tabindex=\"-1\"><rect class=\"diagram-link\" x=\"{left}\" \
             y=\"{top}\" width=\"{WIDTH}\" height=\"{height}\" rx=\"6\"/></a>\n",
            escape(&around.href(link))
        ),
    );
}

fn in_words(around: &mut Surroundings<'_>, diagram: &Diagram<Placed>, html: &mut String) {
    let label = escape(around.labels.get("diagram.in-words"));
    put(html, format_args!("<details>\n<summary>{label}</summary>\n<ul>\n"));
    for line in diagram.in_words() {
        html.push_str("<li>");
        inlines(around, &line, html);
        html.push_str("</li>\n");
    }
    html.push_str("</ul>\n</details>\n");
}

#[cfg(test)]
mod tests {
    use text::Tone;

    use super::*;

    fn node(words: &str) -> Node<Placed> {
        let badge = Inline::Badge { tone: Tone::High, text: "High".to_owned() };
        Node { content: vec![Inline::Text(words.to_owned()), badge], tone: Tone::High }
    }

    #[test]
    fn words_fit_into_their_box() {
        let words = "a quite long name of a thing that goes on and on, as names of things do \
                     when nobody stops them, until there is no room left for what is said";
        let lines = wrapped(words);
        assert_eq!(lines.len(), LINES);
        assert!(lines.last().is_some_and(|line| line.ends_with(" …")), "{lines:?}");
        assert!(lines[..LINES - 1].iter().all(|line| line.chars().count() <= CHARACTERS));
        assert_eq!(wrapped(&"x".repeat(60))[0].chars().count(), CHARACTERS);
    }

    #[test]
    fn boxes_do_not_overlap_and_full_columns_share_rows() {
        let column = |names: &[&str]| Column {
            title: "Things".to_owned(),
            relation: String::new(),
            nodes: names.iter().map(|name| node(name)).collect(),
        };
        let long = "a name that needs more than one line of a box";
        let columns = [column(&["one"]), column(&["a", long]), column(&[long, "b"])];
        let drawn = layout(&columns);
        for column in &drawn {
            for pair in column.windows(2) {
                assert!(pair[0].top + pair[0].height < pair[1].top);
            }
        }
        assert_eq!(drawn[1][1].top, drawn[2][1].top);
        let (first, last) = (&drawn[1][0], &drawn[1][1]);
        let middle = (first.top + last.top + last.height) / 2;
        assert!(middle.abs_diff(drawn[0][0].top + drawn[0][0].height / 2) <= 1);
    }
}
