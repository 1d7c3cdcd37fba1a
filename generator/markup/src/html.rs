//! How does the standard become one page?

mod block;
mod element;
mod inline;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use documents::words::{dated_edition, full_title, title_parts};
use documents::{Clause, ClauseKind, ContentsEntry, Standard};

use crate::anchors::Anchors;
use crate::words;

pub use text::escape::html as escape;

/// The page while it is written. Ids of its own have a dot in them, which anchors never have.
struct Page<'a> {
    standard: &'a Standard,
    anchors: Anchors,
    html: String,
    /// Marks so far: number of the footnote → how many point at it.
    marks: BTreeMap<usize, usize>,
    /// Names of scroll regions so far, because a landmark's name should be unique.
    regions: BTreeSet<String>,
    in_link: bool,
}

/// The standard as one page with `style` in it.
pub fn write(standard: &Standard, style: &str) -> String {
    let mut page = Page {
        standard,
        anchors: Anchors::of(standard),
        html: String::new(),
        marks: BTreeMap::new(),
        regions: BTreeSet::new(),
        in_link: false,
    };
    page.head(style);
    let skip = escape(page.label("page.skip")).into_owned();
    page.put(format_args!(
        "<body>\n<a class=\"skip\" href=\"#doc.text\">{skip}</a>\n<div class=\"sheet\">\n"
    ));
    page.cover();
    page.contents();
    page.raw("<main id=\"doc.text\" tabindex=\"-1\">\n");
    for clause in &standard.clauses {
        page.clause(clause);
    }
    page.footnotes();
    page.raw("</main>\n</div>\n</body>\n</html>\n");
    page.html
}

impl<'a> Page<'a> {
    fn put(&mut self, arguments: std::fmt::Arguments<'_>) {
        self.html.write_fmt(arguments).expect("writing to a string cannot fail");
    }

    fn raw(&mut self, markup: &str) {
        self.html.push_str(markup);
    }

    fn words(&mut self, words: &str) {
        self.html.push_str(&escape(words));
    }

    fn label(&self, key: &'a str) -> &'a str {
        self.standard.labels.get(key)
    }

    fn head(&mut self, style: &str) {
        let standard = self.standard;
        let sentences = std::iter::once(format!("{}.", standard.status.name))
            .chain(standard.status.notices.iter().cloned());
        let description = sentences.collect::<Vec<_>>().join(" ");
        // The only characters that could end the element early, as CSS writes them too.
        let style = style.replace("</", "<\\/");
        self.put(format_args!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{}</title>\n<meta name=\"description\" content=\"{}\">\n\
             <style>\n{style}</style>\n</head>\n",
            escape(&standard.language),
            escape(&full_title(standard)),
            escape(&description),
        ));
    }

    fn cover(&mut self) {
        let standard = self.standard;
        self.raw("<header class=\"cover\">\n");
        self.raw("<h1>");
        let parts = title_parts(standard);
        for (at, part) in parts.iter().enumerate() {
            let class = if *part == standard.title_main { "title-main" } else { "title-part" };
            let dash = if at + 1 < parts.len() { " —" } else { "" };
            let gap = if at > 0 { " " } else { "" };
            self.put(format_args!("{gap}<span class=\"{class}\">{}{dash}</span>", escape(part)));
        }
        self.raw("</h1>\n");
        self.line_of("status", &standard.status.name);
        self.line_of("edition", &dated_edition(standard));
        self.line_of("publisher", &standard.publisher);
        let sheet = words::cover_sheet(standard);
        if !sheet.is_empty() {
            self.raw("<table class=\"cover-sheet\">\n<tbody>\n");
            for (label, value) in sheet {
                let (label, value) = (escape(label), escape(value));
                self.put(format_args!("<tr><th scope=\"row\">{label}</th><td>{value}</td></tr>\n"));
            }
            self.raw("</tbody>\n</table>\n");
        }
        for notice in &standard.status.notices {
            self.line_of("notice", notice);
        }
        self.line_of("licence", &standard.licence);
        self.raw("</header>\n");
    }

    fn line_of(&mut self, class: &str, words: &str) {
        if !words.is_empty() {
            self.put(format_args!("<p class=\"{class}\">{}</p>\n", escape(words)));
        }
    }

    fn contents(&mut self) {
        let title = escape(self.label("standard.contents")).into_owned();
        self.put(format_args!(
            "<nav class=\"contents\" aria-labelledby=\"doc.contents\">\n\
             <h2 id=\"doc.contents\">{title}</h2>\n"
        ));
        let mut depth = 0;
        for entry in &self.standard.contents {
            let wanted = entry.level.clamp(1, depth + 1);
            while depth > wanted {
                self.raw("</li>\n</ol>\n");
                depth -= 1;
            }
            self.raw(if wanted > depth { "\n<ol role=\"list\">\n" } else { "</li>\n" });
            depth = wanted;
            self.entry(entry);
        }
        for _ in 0..depth {
            self.raw("</li>\n</ol>\n");
        }
        self.raw("</nav>\n");
    }

    /// The item stays open for the entries below it.
    fn entry(&mut self, entry: &ContentsEntry) {
        self.put(format_args!("<li><a href=\"#{}\">", inline::fragment(&entry.anchor)));
        if !entry.number.is_empty() {
            self.put(format_args!("<span class=\"number\">{}</span> ", escape(&entry.number)));
        }
        self.words(&entry.title);
        self.raw("</a>");
    }

    fn clause(&mut self, clause: &Clause) {
        let kind = match clause.kind {
            ClauseKind::Foreword => "foreword",
            ClauseKind::Introduction => "introduction",
            ClauseKind::Numbered => "numbered",
            ClauseKind::NormativeAnnex | ClauseKind::InformativeAnnex => "annex",
            ClauseKind::Bibliography => "bibliography",
        };
        let level = clause.level.saturating_add(1).clamp(2, 6);
        self.put(format_args!(
            "<section id=\"{}\" class=\"clause clause-{} {kind}\">\n<h{level}>",
            escape(&clause.anchor),
            clause.level
        ));
        let number = words::number(self.standard, clause);
        if !number.is_empty() {
            self.put(format_args!("<span class=\"number\">{}</span> ", escape(&number)));
        }
        self.line(&clause.title);
        self.put(format_args!("</h{level}>\n"));
        self.elements(&clause.body, level);
        for inner in &clause.clauses {
            self.clause(inner);
        }
        self.raw("</section>\n");
    }

    fn footnotes(&mut self) {
        let standard = self.standard;
        if standard.footnotes.is_empty() {
            return;
        }
        let title = escape(self.label("page.footnotes")).into_owned();
        self.put(format_args!("<section class=\"footnotes\">\n<h2>{title}</h2>\n<ol>\n"));
        for footnote in &standard.footnotes {
            let number = footnote.number;
            self.put(format_args!("<li id=\"doc.footnote-{number}\" value=\"{number}\">\n"));
            self.blocks(&footnote.blocks, 2);
            let count = self.marks.get(&number).copied().unwrap_or(0);
            if count > 0 {
                self.raw("<p class=\"back\">");
                let label = escape(self.label("page.footnote_back")).into_owned();
                for mark in 1..=count {
                    self.put(format_args!(
                        "<a href=\"#doc.mark-{number}-{mark}\" \
                         aria-label=\"{label} {number} ({mark})\">↩</a> "
                    ));
                }
                self.raw("</p>\n");
            }
            self.raw("</li>\n");
        }
        self.raw("</ol>\n</section>\n");
    }
}
