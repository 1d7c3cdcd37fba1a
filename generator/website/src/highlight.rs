//! How does a listing get its colours?

use std::collections::{BTreeMap, BTreeSet};

use documents::{Placed, Site};
use rayon::prelude::*;
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;
use text::{Block, BlockKind, Code};

mod colours;

pub use colours::stylesheet;

/// Stands before every class, so that no other style meets it by accident.
pub const PREFIX: &str = "hl-";

/// The highlighted listings of a site: each distinct one once.
#[derive(Clone, Debug, Default)]
pub struct Listings {
    highlighted: BTreeMap<(String, String), String>,
}

impl Listings {
    /// Highlights every listing of `site`, in parallel.
    pub fn of(site: &Site) -> Self {
        let mut found = BTreeSet::new();
        for page in &site.pages {
            collect(&page.body, &mut found);
            for footnote in &page.footnotes {
                collect(&footnote.blocks, &mut found);
            }
        }
        Self::highlight(found)
    }

    fn highlight(found: BTreeSet<(String, String)>) -> Self {
        if found.is_empty() {
            return Self::default();
        }
        let syntaxes = two_face::syntax::extra_newlines();
        let highlighted: Vec<_> = found
            .into_par_iter()
            .filter_map(|(language, text)| {
                let html = listing(&syntaxes, &language, &text)?;
                Some(((language, text), html))
            })
            .collect();
        Self { highlighted: highlighted.into_iter().collect() }
    }

    /// The HTML of `code`; `None` when its language is not known.
    pub fn get(&self, code: &Code) -> Option<&str> {
        let key = (code.language.to_lowercase(), code.text.clone());
        self.highlighted.get(&key).map(String::as_str)
    }

    /// The classes that occur, with their prefix.
    pub fn classes(&self) -> BTreeSet<&str> {
        let attributes = self.highlighted.values().flat_map(|html| html.split("class=\"").skip(1));
        attributes
            .filter_map(|rest| rest.split_once('"'))
            .flat_map(|(classes, _)| classes.split_ascii_whitespace())
            .collect()
    }
}

fn collect(blocks: &[Block<Placed>], found: &mut BTreeSet<(String, String)>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Code(code) => {
                if !code.language.is_empty() {
                    found.insert((code.language.to_lowercase(), code.text.clone()));
                }
            }
            BlockKind::Quote(inner) => collect(inner, found),
            BlockKind::Alert(alert) => collect(&alert.blocks, found),
            BlockKind::Marked(marked) => collect(&marked.blocks, found),
            BlockKind::List(list) => {
                for item in &list.items {
                    collect(&item.blocks, found);
                }
            }
            BlockKind::Definitions(list) => {
                for definition in list {
                    collect(&definition.blocks, found);
                }
            }
            BlockKind::Heading(_)
            | BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Filters(_)
            | BlockKind::Html(_)
            | BlockKind::Diagram(_)
            | BlockKind::Rule => {}
        }
    }
}

fn listing(syntaxes: &SyntaxSet, language: &str, text: &str) -> Option<String> {
    let syntax = syntaxes.find_syntax_by_token(known_name(language))?;
    let style = ClassStyle::SpacedPrefixed { prefix: PREFIX };
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, syntaxes, style);
    for line in LinesWithEndings::from(text) {
        // A grammar that fails on a line must not fail the build: the listing stays plain.
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

/// The name by which the grammars know a language that readers know by another.
fn known_name(language: &str) -> &str {
    match language {
        "console" | "shell" | "sh-session" | "shell-session" => "bash",
        "jsonc" | "json5" => "json",
        "docker" => "dockerfile",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(language: &str, text: &str) -> Listings {
        Listings::highlight(BTreeSet::from([(language.to_owned(), text.to_owned())]))
    }

    #[test]
    fn a_known_language_gets_prefixed_classes() {
        let text = "key: \"value\" # why\n";
        let listings = one("yaml", text);
        let code = Code { language: "YAML".to_owned(), text: text.to_owned() };
        let html = listings.get(&code).expect("the grammar for YAML is there");
        assert!(html.contains("hl-comment"), "{html}");
        assert!(!html.contains("style="), "{html}");
        assert!(listings.classes().iter().all(|class| class.starts_with(PREFIX)));
    }

    #[test]
    fn text_in_a_listing_is_escaped() {
        let listings = one("html", "<script>x</script>\n");
        let html = listings.highlighted.values().next().expect("the grammar for HTML is there");
        assert!(!html.contains("<script"), "{html}");
    }

    #[test]
    fn an_unknown_language_stays_plain() {
        let code = Code { language: "no-such".to_owned(), text: "x\n".to_owned() };
        assert_eq!(one("no-such", "x\n").get(&code), None);
    }

    #[test]
    fn common_languages_are_known() {
        let syntaxes = two_face::syntax::extra_newlines();
        for language in [
            "toml",
            "yaml",
            "json",
            "rust",
            "bash",
            "sh",
            "dockerfile",
            "ini",
            "c",
            "python",
            "xml",
            "console",
            "typescript",
            "nginx",
        ] {
            assert!(listing(&syntaxes, language, "x\n").is_some(), "{language}");
        }
    }
}
