//! How does a template become a page?

use std::collections::BTreeMap;

use documents::{Labels, Language};
use serde::Serialize;
use serde_json::{Map, Value};
use sources::{Code, Diagnostic};
use tera::{Context, Tera};

use crate::Theme;

/// The folder of the theme with the templates.
const FOLDER: &str = "templates/";

/// The templates of a theme, ready to be filled.
pub struct Templates {
    engine: Tera,
    /// The labels of the toolkit's language.
    labels: Value,
    /// Those of other languages, by BCP 47 tag.
    languages: BTreeMap<String, Value>,
}

impl Templates {
    /// A fault for each template that pages need and the theme does not have.
    pub fn missing(&self) -> Vec<Diagnostic> {
        let names = ["page.html", "home.html", "record.html", "not-found.html", "print.html"];
        let names = names.into_iter().chain(["contents.html", "redirect.html", "search.html"]);
        let names = names.chain(["offline.html"]);
        let missing = names.filter(|name| !self.engine.contains_template(name));
        missing.map(no_template).collect()
    }

    /// Reads the templates of `theme`.
    ///
    /// # Errors
    ///
    /// When a template is not UTF-8 or not a template.
    pub fn read(theme: &Theme, labels: &Labels, others: &[Language]) -> Result<Self, Diagnostic> {
        let mut texts = Vec::new();
        for (path, bytes) in &theme.files {
            let Some(name) = path.strip_prefix(FOLDER) else { continue };
            let text = std::str::from_utf8(bytes).map_err(|_| {
                broken(format!("the template `{name}` is not UTF-8"))
                    .help("save the file as UTF-8 without a byte order mark")
            })?;
            texts.push((name.to_owned(), text.to_owned()));
        }
        let nested =
            |labels: &Labels| nested_labels(labels, texts.iter().map(|(_, text)| text.as_str()));
        let languages = others.iter().map(|it| (it.tag.clone(), nested(labels.of(Some(&it.tag)))));
        let languages = languages.collect();
        let labels = nested(labels);
        let mut engine = Tera::new();
        engine.autoescape_on([".html", ".svg"]);
        engine.add_raw_templates(texts).map_err(|error| {
            refused("a template cannot be read", &error, "mend it below `theme/site/templates`")
        })?;
        Ok(Self { engine, labels, languages })
    }

    /// Fills the template `name` with the fields of `values`, and the labels of the language, or
    /// of the toolkit's.
    ///
    /// # Errors
    ///
    /// When the theme has no such template, or the template asks for what `values` does not have.
    pub fn fill(
        &self,
        name: &str,
        language: Option<&str>,
        values: &impl Serialize,
    ) -> Result<Vec<u8>, Diagnostic> {
        if !self.engine.contains_template(name) {
            return Err(no_template(name));
        }
        let mut context = Context::from_serialize(values)
            .map_err(|error| broken(format!("the values of `{name}` do not fit: {error}")))?;
        let labels = language.and_then(|language| self.languages.get(language));
        context.insert("labels", labels.unwrap_or(&self.labels));
        let page = self.engine.render(name, &context).map_err(|error| {
            let message = format!("the template `{name}` cannot be filled");
            let help = "mend it, or see `generator/website/src/page.rs` for its values";
            refused(&message, &error, help)
        })?;
        Ok(page.into_bytes())
    }
}

fn no_template(name: &str) -> Diagnostic {
    broken(format!("the theme has no template `{name}`"))
        .help(format!("add `theme/site/{FOLDER}{name}`"))
}

/// The engine's error has several lines: the first says what is wrong, the others show where.
fn refused(what: &str, error: &tera::Error, help: &str) -> Diagnostic {
    let text = error.to_string();
    let (first, place) = text.split_once('\n').unwrap_or((&text, ""));
    let first = first.trim_start_matches("error: ");
    let help = if place.trim().is_empty() {
        help.to_owned()
    } else {
        format!("{help}\n{}", place.trim_end())
    };
    broken(format!("{what}: {first}")).help(help)
}

fn broken(message: String) -> Diagnostic {
    Diagnostic::error(Code::BrokenTemplate, None, message)
}

/// The labels as a tree, so that a template can say `labels.page.outline`.
///
/// A label that a template asks for and that does not exist is its own key: the gap is seen, and
/// nothing breaks.
fn nested_labels<'a>(labels: &Labels, templates: impl Iterator<Item = &'a str>) -> Value {
    let mut flat: BTreeMap<String, String> = BTreeMap::new();
    for template in templates {
        for rest in template.split("labels.").skip(1) {
            let end = rest
                .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.')))
                .unwrap_or(rest.len());
            let key = rest[..end].trim_end_matches('.');
            flat.insert(key.to_owned(), labels.get(key).to_owned());
        }
    }
    flat.extend(labels.iter().map(|(key, label)| (key.to_owned(), label.to_owned())));
    let mut root = Map::new();
    for (key, label) in flat {
        insert(&mut root, &key, label);
    }
    Value::Object(root)
}

fn insert(branch: &mut Map<String, Value>, key: &str, label: String) {
    match key.split_once('.') {
        None => {
            branch.entry(key.to_owned()).or_insert(Value::String(label));
        }
        Some((first, rest)) => {
            let inner = branch.entry(first.to_owned()).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                insert(inner, rest, label);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(name: &str, text: &str) -> Theme {
        let path = format!("{FOLDER}{name}");
        Theme { files: BTreeMap::from([(path, text.as_bytes().to_vec())]) }
    }

    fn labels() -> Labels {
        Labels::new(BTreeMap::from([("page.outline".to_owned(), "On this page".to_owned())]))
    }

    #[test]
    fn labels_are_a_tree_and_a_gap_is_seen() {
        let theme = theme("a.html", "{{ labels.page.outline }}|{{ labels.page.no_such }}");
        let templates = Templates::read(&theme, &labels(), &[]).expect("the template is right");
        let page = templates.fill("a.html", None, &BTreeMap::<String, String>::new());
        assert_eq!(page.expect("it can be filled"), b"On this page|page.no_such");
    }

    #[test]
    fn values_are_escaped() {
        let templates = Templates::read(&theme("a.html", "{{ x }}"), &labels(), &[]);
        let values = BTreeMap::from([("x", "<b>\"")]);
        let page = templates.and_then(|templates| templates.fill("a.html", None, &values));
        assert_eq!(page.expect("it can be filled"), b"&lt;b&gt;&quot;");
    }

    #[test]
    fn a_broken_template_is_a_diagnostic_with_its_place() {
        let error = Templates::read(&theme("a.html", "x\n{% if %}"), &labels(), &[]).err();
        let error = error.expect("the template is broken");
        assert_eq!(error.code, Code::BrokenTemplate);
        assert!(!error.message.contains('\n'), "{}", error.message);
        let help = error.help.expect("the place is told");
        assert!(help.contains("a.html:2"), "{help}");
    }

    #[test]
    fn a_missing_template_is_a_diagnostic() {
        let templates = Templates::read(&theme("a.html", ""), &labels(), &[]).expect("it is right");
        let error = templates.fill("b.html", None, &BTreeMap::<String, String>::new());
        assert!(error.expect_err("there is none").message.contains("`b.html`"));
    }
}
