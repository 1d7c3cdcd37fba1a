//! How does a block of text become HTML?

use documents::Placed;
use text::{
    Alert, AlertKind, Block, BlockKind, Cell, Code, Definition, Facet, Filter, Footnote, Heading,
    Item, List, Marked, Table, plain,
};

use super::diagram::diagram;
use super::inline::put;
use super::{Surroundings, escape, inlines};

/// Writes `blocks` to `html`.
pub fn blocks(around: &mut Surroundings<'_>, blocks: &[Block<Placed>], html: &mut String) {
    for each in blocks {
        block(around, each, html);
    }
}

/// Writes `blocks` with a section around each heading of level 2 or 3 and what follows it, so
/// that a template can lay the sections out.
pub fn sections(around: &mut Surroundings<'_>, blocks: &[Block<Placed>], html: &mut String) {
    let mut open: Vec<u8> = Vec::new();
    for each in blocks {
        if let BlockKind::Heading(heading) = &each.kind
            && matches!(heading.level, 2 | 3)
        {
            while open.last().is_some_and(|level| *level >= heading.level) {
                open.pop();
                html.push_str("</section>\n");
            }
            put(html, format_args!("<section class=\"section-{}\">\n", heading.level));
            open.push(heading.level);
        }
        block(around, each, html);
    }
    for _ in open {
        html.push_str("</section>\n");
    }
}

fn block(around: &mut Surroundings<'_>, block: &Block<Placed>, html: &mut String) {
    match &block.kind {
        BlockKind::Heading(it) => heading(around, it, html),
        BlockKind::Paragraph(content) => {
            html.push_str("<p>");
            inlines(around, content, html);
            html.push_str("</p>\n");
        }
        BlockKind::Code(it) => code(around, it, html),
        BlockKind::Quote(inner) => {
            html.push_str("<blockquote>\n");
            blocks(around, inner, html);
            html.push_str("</blockquote>\n");
        }
        BlockKind::List(it) => list(around, it, html),
        BlockKind::Table(it) => table(around, it, html),
        BlockKind::Alert(it) => alert(around, it, html),
        BlockKind::Definitions(it) => definitions(around, it, html),
        BlockKind::Filters(it) => filters(around, it, html),
        BlockKind::Diagram(it) => diagram(around, it, html),
        BlockKind::Marked(it) => marked(around, it, html),
        BlockKind::Html(it) => {
            html.push_str(it.html.trim_end());
            html.push('\n');
        }
        BlockKind::Rule => html.push_str("<hr>\n"),
    }
}

/// The self link stands beside the heading, not in it, so that the heading's name stays its words.
fn heading(around: &mut Surroundings<'_>, heading: &Heading<Placed>, html: &mut String) {
    let level = heading.level.saturating_add(around.deeper).clamp(1, 6);
    let id = format!("{}{}", around.prefix, heading.id);
    let id = escape(&id);
    put(html, format_args!("<div class=\"heading heading-{level}\"><h{level} id=\"{id}\">"));
    inlines(around, &heading.content, html);
    let label = around.labels.get("page.section_link");
    let (label, words) = (escape(label), plain(&heading.content));
    put(
        html,
        format_args!(
            "</h{level}><a class=\"self-link\" href=\"#{id}\" aria-label=\"{label}: {}\"></a>\
             </div>\n",
            escape(&words)
        ),
    );
}

fn code(around: &Surroundings<'_>, code: &Code, html: &mut String) {
    let label = escape(around.labels.get("page.code"));
    let language = escape(&code.language);
    let name = if language.is_empty() { label.to_string() } else { format!("{label}: {language}") };
    put(
        html,
        format_args!(
            "<div class=\"listing\" data-language=\"{language}\"><pre class=\"code\" \
             tabindex=\"0\" role=\"group\" aria-label=\"{name}\"><code>"
        ),
    );
    match around.listings.get(code) {
        Some(highlighted) => html.push_str(highlighted),
        None => html.push_str(&escape(&code.text)),
    }
    html.push_str("</code></pre></div>\n");
}

fn list(around: &mut Surroundings<'_>, list: &List<Placed>, html: &mut String) {
    let tasks = list.items.iter().any(|item| item.task.is_some());
    let class = if tasks { " class=\"tasks\"" } else { "" };
    match list.start {
        None => put(html, format_args!("<ul{class}>\n")),
        Some(1) => put(html, format_args!("<ol{class}>\n")),
        Some(start) => put(html, format_args!("<ol{class} start=\"{start}\">\n")),
    }
    for it in &list.items {
        item(around, it, html);
    }
    html.push_str(if list.start.is_some() { "</ol>\n" } else { "</ul>\n" });
}

fn item(around: &mut Surroundings<'_>, item: &Item<Placed>, html: &mut String) {
    html.push_str("<li>");
    if let Some(done) = item.task {
        let (mark, key) = if done { ("☑", "list.done") } else { ("☐", "list.open") };
        let label = escape(around.labels.get(key));
        put(
            html,
            format_args!("<span class=\"task\" role=\"img\" aria-label=\"{label}\">{mark}</span> "),
        );
    }
    match tight(&item.blocks) {
        Some((line, rest)) => {
            inlines(around, line, html);
            if !rest.is_empty() {
                html.push('\n');
            }
            blocks(around, rest, html);
        }
        None => blocks(around, &item.blocks, html),
    }
    html.push_str("</li>\n");
}

/// What a line in an item's body is: its words and the blocks that follow.
type TightItem<'a> = (&'a [text::Inline<Placed>], &'a [Block<Placed>]);

/// The line of an item that is one line, perhaps with lists below it.
fn tight(blocks: &[Block<Placed>]) -> Option<TightItem<'_>> {
    let (first, rest) = blocks.split_first()?;
    let BlockKind::Paragraph(line) = &first.kind else { return None };
    rest.iter().all(|block| matches!(block.kind, BlockKind::List(_))).then_some((line, rest))
}

/// The class says how many columns there are, and each cell the name of its own: on a narrow
/// screen the styles set the cells of a row below each other.
fn table(around: &mut Surroundings<'_>, table: &Table<Placed>, html: &mut String) {
    let columns: Vec<String> = table.head.iter().map(|cell| plain(cell)).collect();
    let named: Vec<&str> = columns.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    let name = region_name(around, &named.join(", "));
    put(
        html,
        format_args!(
            "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\
             <table class=\"columns-{}\">\n",
            escape(&name),
            columns.len()
        ),
    );
    if !named.is_empty() {
        html.push_str("<thead><tr>");
        for cell in &table.head {
            table_head(around, cell, html);
        }
        html.push_str("</tr></thead>\n");
    }
    html.push_str("<tbody>\n");
    for (at, row) in table.rows.iter().enumerate() {
        match table.facets.get(at) {
            Some(facets) => put(html, format_args!("<tr data-facets=\"{}\">", facet_words(facets))),
            None => html.push_str("<tr>"),
        }
        for (at, cell) in row.iter().enumerate() {
            html.push_str(if is_number(cell) { "<td class=\"number\"" } else { "<td" });
            if let Some(name) = columns.get(at).filter(|name| at > 0 && !name.is_empty()) {
                put(html, format_args!(" data-label=\"{}\"", escape(name)));
            }
            html.push('>');
            inlines(around, cell, html);
            html.push_str("</td>");
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody></table></div>\n");
}

/// Whether a cell is a count: those of a column are compared digit by digit.
fn is_number(cell: &Cell<Placed>) -> bool {
    let words = plain(cell);
    !words.is_empty() && words.chars().all(|c| c.is_ascii_digit())
}

/// The facets of a row as the filter script reads them: `level:basic applies:always`.
fn facet_words(facets: &[Facet]) -> String {
    let words = facets.iter().map(|facet| format!("{}:{}", facet.filter, escape(&facet.value)));
    words.collect::<Vec<_>>().join(" ")
}

/// Without scripts every answer is a link; the filter script makes fields of them.
fn filters(around: &mut Surroundings<'_>, filters: &[Filter<Placed>], html: &mut String) {
    let labels = around.labels;
    let [title, any, reset, shown] = ["filter.title", "filter.any", "filter.reset", "filter.shown"]
        .map(|key| escape(labels.get(key)));
    let name = unique_name(around, labels.get("filter.title"));
    put(
        html,
        format_args!(
            "<section class=\"filters\" aria-label=\"{}\" data-filters data-any=\"{any}\" \
             data-reset=\"{reset}\" data-shown=\"{shown}\">\n\
             <p class=\"filters-title\" aria-hidden=\"true\">{title}</p>\n",
            escape(&name)
        ),
    );
    for filter in filters {
        let (name, label) = (escape(filter.name), escape(&filter.label));
        put(
            html,
            format_args!("<details data-filter=\"{name}\"><summary>{label}</summary>\n<ul>\n"),
        );
        for choice in &filter.choices {
            put(html, format_args!("<li data-value=\"{}\">", escape(&choice.value)));
            inlines(around, &choice.content, html);
            html.push_str("</li>\n");
        }
        html.push_str("</ul></details>\n");
    }
    html.push_str("</section>\n");
}

/// What belongs together, for styles by its class and for scripts by its marks.
fn marked(around: &mut Surroundings<'_>, marked: &Marked<Placed>, html: &mut String) {
    put(html, format_args!("<div class=\"{}\"", marked.name));
    for (name, value) in &marked.marks {
        put(html, format_args!(" data-{name}=\"{}\"", escape(value)));
    }
    html.push_str(">\n");
    blocks(around, &marked.blocks, html);
    html.push_str("</div>\n");
}

/// A name for a scroll region that no other region of the document has.
fn region_name(around: &mut Surroundings<'_>, columns: &str) -> String {
    let label = around.labels.get("page.table");
    let name = if columns.is_empty() { label.to_owned() } else { format!("{label}: {columns}") };
    unique_name(around, &name)
}

/// `name`, with a number behind it when another region of the document has it.
pub(super) fn unique_name(around: &mut Surroundings<'_>, name: &str) -> String {
    let mut unique = name.to_owned();
    let mut number = 2;
    while !around.regions.insert(unique.clone()) {
        unique = format!("{name} ({number})");
        number += 1;
    }
    unique
}

fn table_head(around: &mut Surroundings<'_>, cell: &Cell<Placed>, html: &mut String) {
    if plain(cell).is_empty() {
        html.push_str("<td></td>");
        return;
    }
    html.push_str("<th scope=\"col\">");
    inlines(around, cell, html);
    html.push_str("</th>");
}

fn alert(around: &mut Surroundings<'_>, alert: &Alert<Placed>, html: &mut String) {
    let (class, key) = match alert.kind {
        AlertKind::Note => ("note", "alert.note"),
        AlertKind::Tip => ("tip", "alert.tip"),
        AlertKind::Important => ("important", "alert.important"),
        AlertKind::Warning => ("warning", "alert.warning"),
        AlertKind::Caution => ("caution", "alert.caution"),
    };
    let label = escape(around.labels.get(key));
    put(
        html,
        format_args!(
            "<aside class=\"alert alert-{class}\" role=\"note\" aria-label=\"{label}\">\
             <p class=\"alert-title\" aria-hidden=\"true\">{label}</p>\n"
        ),
    );
    blocks(around, &alert.blocks, html);
    html.push_str("</aside>\n");
}

fn definitions(around: &mut Surroundings<'_>, list: &[Definition<Placed>], html: &mut String) {
    html.push_str("<dl>\n");
    for definition in list {
        html.push_str("<dt>");
        inlines(around, &definition.term, html);
        html.push_str("</dt>\n<dd>");
        match tight(&definition.blocks) {
            Some((line, rest)) => {
                inlines(around, line, html);
                blocks(around, rest, html);
            }
            None => blocks(around, &definition.blocks, html),
        }
        html.push_str("</dd>\n");
    }
    html.push_str("</dl>\n");
}

/// Writes the footnotes that `around` has seen marks for, each with links back to its marks.
pub fn footnotes(around: &mut Surroundings<'_>, footnotes: &[Footnote<Placed>], html: &mut String) {
    if footnotes.is_empty() {
        return;
    }
    let label = escape(around.labels.get("page.footnotes"));
    put(html, format_args!("<section class=\"footnotes\" aria-label=\"{label}\">\n<ol>\n"));
    for footnote in footnotes {
        let (number, prefix) = (footnote.number, around.prefix.clone());
        put(html, format_args!("<li id=\"{prefix}footnote-{number}\" value=\"{number}\">"));
        if let Some((line, rest)) = tight(&footnote.blocks) {
            html.push_str("<p>");
            inlines(around, line, html);
            back_links(around, number, html);
            html.push_str("</p>\n");
            blocks(around, rest, html);
        } else {
            blocks(around, &footnote.blocks, html);
            back_links(around, number, html);
        }
        html.push_str("</li>\n");
    }
    html.push_str("</ol>\n</section>\n");
}

fn back_links(around: &Surroundings<'_>, number: usize, html: &mut String) {
    let label = escape(around.labels.get("page.footnote_back"));
    let prefix = &around.prefix;
    for count in 1..=around.marks.get(&number).copied().unwrap_or(0) {
        put(
            html,
            format_args!(
                " <a class=\"footnote-back\" href=\"#{prefix}footnote-mark-{number}-{count}\" \
                 aria-label=\"{label} {number}\">↩</a>"
            ),
        );
    }
}
