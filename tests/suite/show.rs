//! How do a diagnostic and a document look as text in a diff?

use std::fmt::Write as _;

use documents::{Clause, Element, Placed, Standard};
use sources::{Diagnostic, Sources, Span};
use text::{Block, BlockKind, Inline, Table};

/// `path:line:column severity code message`, and what belongs to it on lines below.
pub fn diagnostics(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let mut lines = String::new();
    for diagnostic in diagnostics {
        let place = diagnostic.span.map_or_else(|| "-".to_owned(), |span| place(sources, span));
        let (severity, code) = (diagnostic.severity.name(), diagnostic.code.id());
        line(&mut lines, format_args!("{place} {severity} {code} {}", diagnostic.message));
        for (span, words) in &diagnostic.also {
            line(&mut lines, format_args!("  also {}: {words}", self::place(sources, *span)));
        }
        if let Some(help) = &diagnostic.help {
            line(&mut lines, format_args!("  help: {help}"));
        }
    }
    lines
}

/// `path:line:column`.
pub fn place(sources: &Sources, span: Span) -> String {
    let start = sources.start(span);
    format!("{}:{}:{}", sources.file(span.file).path, start.line, start.column)
}

fn line(lines: &mut String, words: std::fmt::Arguments<'_>) {
    lines.write_fmt(words).expect("a string takes everything");
    lines.push('\n');
}

/// A piece of the standard: `contents`, `footnotes`, a clause by number or anchor, or
/// everything when `wanted` is empty.
pub fn standard(standard: &Standard, wanted: &str) -> Result<String, String> {
    let mut lines = String::new();
    match wanted {
        "" => standard.clauses.iter().for_each(|clause| self::clause(clause, &mut lines)),
        "contents" => {
            for entry in &standard.contents {
                let indent = "  ".repeat(usize::from(entry.level.saturating_sub(1)));
                let words = format!("{} {}", entry.number, entry.title);
                line(&mut lines, format_args!("{indent}{}", words.trim()));
            }
        }
        "footnotes" => {
            for footnote in &standard.footnotes {
                line(&mut lines, format_args!("[^{}]", footnote.number));
                blocks(&footnote.blocks, "  ", &mut lines);
            }
        }
        wanted => match find(&standard.clauses, wanted) {
            Some(clause) => self::clause(clause, &mut lines),
            None => return Err(format!("the document has no clause `{wanted}`")),
        },
    }
    Ok(lines)
}

fn find<'a>(clauses: &'a [Clause], wanted: &str) -> Option<&'a Clause> {
    clauses.iter().find_map(|clause| {
        let is_it = clause.number == wanted || clause.anchor == wanted;
        if is_it { Some(clause) } else { find(&clause.clauses, wanted) }
    })
}

fn clause(clause: &Clause, lines: &mut String) {
    let marks = "#".repeat(usize::from(clause.level));
    let words = format!("{} {}", clause.number, inlines(&clause.title));
    line(lines, format_args!("{marks} {} {{#{}}}", words.trim(), clause.anchor));
    clause.body.iter().for_each(|element| self::element(element, lines));
    clause.clauses.iter().for_each(|clause| self::clause(clause, lines));
}

fn element(element: &Element, lines: &mut String) {
    match element {
        Element::Text(block) => blocks(std::slice::from_ref(block), "", lines),
        Element::Table { label, anchor, title, table, .. } => {
            line(lines, format_args!("{label}: {} {{#{anchor}}}", inlines(title)));
            self::table(table, "", lines);
        }
        Element::Figure(figure) => {
            let (label, anchor) = (&figure.label, &figure.anchor);
            let (width, height) = (figure.picture.width, figure.picture.height);
            line(lines, format_args!("{label}: {} {{#{anchor}}}", inlines(&figure.title)));
            let file = format!("{} from {}", figure.file(), figure.picture.path);
            line(lines, format_args!("  {file}, {width} by {height}: {}", figure.alternative));
        }
        Element::Note { label, blocks }
        | Element::Example { label, blocks }
        | Element::Labelled { label, blocks, .. } => {
            line(lines, format_args!("{label}:"));
            self::blocks(blocks, "  ", lines);
        }
        Element::Term(entry) => {
            line(lines, format_args!("{} {} {{#{}}}", entry.number, entry.term, entry.anchor));
            entry.admitted.iter().for_each(|term| line(lines, format_args!("  or {term}")));
            line(lines, format_args!("  {}", inlines(&entry.definition)));
            entry
                .notes
                .iter()
                .for_each(|note| line(lines, format_args!("  note {}", inlines(note))));
            entry.source.iter().for_each(|source| line(lines, format_args!("  source {source}")));
        }
        Element::Requirement(requirement) => {
            let (key, anchor) = (&requirement.key, &requirement.anchor);
            let (level, applies) = (&requirement.level, &requirement.applies);
            line(lines, format_args!("{key} ({level}; {applies}) {{#{anchor}}}"));
            line(lines, format_args!("  {}", inlines(&requirement.statement)));
        }
        Element::Withdrawn { key, anchor, blocks, .. } => {
            line(lines, format_args!("{key} withdrawn {{#{anchor}}}"));
            self::blocks(blocks, "  ", lines);
        }
        Element::Reference { label, anchor, content, .. } => {
            let words = format!("{label} {}", inlines(content));
            line(lines, format_args!("{} {{#{anchor}}}", words.trim()));
        }
    }
}

fn blocks(blocks: &[Block<Placed>], indent: &str, lines: &mut String) {
    let deeper = format!("{indent}  ");
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(heading) => {
                line(lines, format_args!("{indent}# {}", inlines(&heading.content)));
            }
            BlockKind::Paragraph(content) => {
                line(lines, format_args!("{indent}{}", inlines(content)));
            }
            BlockKind::Code(code) => {
                line(lines, format_args!("{indent}code {}", code.language));
                code.text.lines().for_each(|text| line(lines, format_args!("{deeper}{text}")));
            }
            BlockKind::Quote(inner) => {
                line(lines, format_args!("{indent}quote"));
                self::blocks(inner, &deeper, lines);
            }
            BlockKind::List(list) => {
                for (at, item) in (0..).zip(&list.items) {
                    let mark =
                        list.start.map_or("-".to_owned(), |start| format!("{}.", start + at));
                    line(lines, format_args!("{indent}{mark}"));
                    self::blocks(&item.blocks, &deeper, lines);
                }
            }
            BlockKind::Table(table) => self::table(table, indent, lines),
            BlockKind::Alert(alert) => {
                line(lines, format_args!("{indent}alert {:?}", alert.kind));
                self::blocks(&alert.blocks, &deeper, lines);
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    line(lines, format_args!("{indent}{}:", inlines(&definition.term)));
                    self::blocks(&definition.blocks, &deeper, lines);
                }
            }
            BlockKind::Filters(filters) => {
                for filter in filters {
                    line(lines, format_args!("{indent}filter {}", filter.label));
                    for choice in &filter.choices {
                        line(lines, format_args!("{deeper}{}", inlines(&choice.content)));
                    }
                }
            }
            BlockKind::Diagram(diagram) => {
                line(lines, format_args!("{indent}diagram {}", diagram.title));
                for it in diagram.in_words() {
                    line(lines, format_args!("{deeper}{}", inlines(&it)));
                }
            }
            BlockKind::Marked(marked) => {
                let marks = marked.marks.iter().map(|(name, value)| format!(" {name}={value}"));
                let marks = marks.collect::<String>();
                line(lines, format_args!("{indent}{}{marks}", marked.name));
                self::blocks(&marked.blocks, &deeper, lines);
            }
            BlockKind::Html(html) => line(lines, format_args!("{indent}html {}", html.html.trim())),
            BlockKind::Rule => line(lines, format_args!("{indent}---")),
        }
    }
}

fn table(table: &Table<Placed>, indent: &str, lines: &mut String) {
    for row in std::iter::once(&table.head).chain(&table.rows) {
        let cells: Vec<String> = row.iter().map(|cell| inlines(cell)).collect();
        line(lines, format_args!("{indent}| {} |", cells.join(" | ")));
    }
}

/// A line with its links: `words <#anchor>`.
pub fn inlines(content: &[Inline<Placed>]) -> String {
    let parts = content.iter().map(|inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Emphasis(inner) => format!("*{}*", inlines(inner)),
        Inline::Strong(inner) => format!("**{}**", inlines(inner)),
        Inline::Struck(inner) => format!("~~{}~~", inlines(inner)),
        Inline::Code(code) => format!("`{code}`"),
        Inline::Link { target, content } => format!("{} <{}>", inlines(content), placed(target)),
        Inline::Image { target, alternative } => format!("![{alternative}]<{}>", placed(target)),
        Inline::Badge { text, .. } => format!("[{text}]"),
        Inline::FootnoteMark { number, .. } => format!("[^{number}]"),
        Inline::Break => " / ".to_owned(),
    });
    parts.collect()
}

fn placed(target: &Placed) -> String {
    match target {
        Placed::Page { path, fragment: None } | Placed::External(path) => path.clone(),
        Placed::Page { path, fragment: Some(fragment) } => format!("{path}#{fragment}"),
        Placed::Anchor(anchor) => format!("#{anchor}"),
    }
}
