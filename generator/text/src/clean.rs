//! What of an author's HTML may a page show?
//!
//! Only pages of a toolkit that asks for it, and only HTML that is a block of its own. `ammonia`
//! decides what stays: it parses as browsers do. What it takes away is told, tag by tag.

use std::ops::Range;

use ammonia::{Builder, UrlRelative};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

/// Elements that mean something in a text and do nothing. What Markdown says better, such as
/// headings and pictures, is not among them: the outline and the assets would not know of it.
const ELEMENTS: [&str; 46] = [
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "var",
];

/// Which attribute an element may have.
const ATTRIBUTES: [(&str, &str); 11] = [
    ("a", "href"),
    ("abbr", "title"),
    ("bdo", "dir"),
    ("details", "open"),
    ("li", "value"),
    ("ol", "reversed"),
    ("ol", "start"),
    ("td", "colspan"),
    ("td", "rowspan"),
    ("th", "colspan"),
    ("th", "scope"),
];

/// Attributes of every element.
const EVERYWHERE: [&str; 2] = ["dir", "lang"];

/// Where a link may lead: elsewhere. Markdown's links are looked up, these are not.
const SCHEMES: [&str; 2] = ["https", "mailto"];

/// HTML that was cleaned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clean {
    /// What is left.
    pub html: String,
    /// The words in it, for those who search.
    pub words: String,
    /// What was taken away, and where in the author's HTML it stood.
    pub removed: Vec<(String, Range<usize>)>,
}

/// Cleans `html`.
pub fn clean(html: &str) -> Clean {
    let mut builder = Builder::empty();
    builder
        .add_tags(ELEMENTS)
        .add_generic_attributes(EVERYWHERE)
        .add_url_schemes(SCHEMES)
        .add_clean_content_tags(["script", "style"])
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener"))
        .strip_comments(true);
    for (element, attribute) in ATTRIBUTES {
        builder.add_tag_attributes(element, [attribute]);
    }
    let cleaned = builder.clean(html).to_string();
    Clean { words: words(&cleaned), html: cleaned, removed: removed(html) }
}

/// What is not on the lists, with its place.
fn removed(html: &str) -> Vec<(String, Range<usize>)> {
    let mut removed = Vec::new();
    for token in Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span()) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if !ELEMENTS.contains(&name.as_str()) {
            removed.push((format!("`<{name}>`"), tag.span.start..tag.span.end));
            continue;
        }
        for (attribute, value) in &tag.attributes {
            let attribute = String::from_utf8_lossy(attribute);
            let is_known = EVERYWHERE.contains(&&*attribute)
                || ATTRIBUTES.contains(&(name.as_str(), &*attribute));
            let leads_well = attribute != "href" || leads_elsewhere(value);
            if !is_known || !leads_well {
                let what = format!("`{attribute}` of `<{name}>`");
                removed.push((what, value.span.start..value.span.end));
            }
        }
    }
    removed
}

fn leads_elsewhere(href: &[u8]) -> bool {
    let href = String::from_utf8_lossy(href).trim().to_ascii_lowercase();
    href.split_once(':').is_some_and(|(scheme, _)| SCHEMES.contains(&scheme))
}

/// The text of clean HTML, with a space where an element begins or ends.
fn words(html: &str) -> String {
    let mut words = String::new();
    for token in Tokenizer::new(html) {
        match token {
            Ok(Token::String(text)) => words.push_str(&String::from_utf8_lossy(&text)),
            Ok(Token::StartTag(_) | Token::EndTag(_)) => words.push(' '),
            Ok(_) => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_stays() {
        let html = "<details open><summary>More</summary>\n<p>Press <kbd>F1</kbd>, \
            see <a href=\"https://example.org/?a=1&amp;b=2\">there</a>.</p></details>";
        let cleaned = clean(html);
        assert_eq!(cleaned.removed, []);
        assert!(cleaned.html.contains("<kbd>F1</kbd>"), "{}", cleaned.html);
        assert!(cleaned.html.contains("href=\"https://example.org/?a=1&amp;b=2\""));
        assert_eq!(cleaned.words, "More Press F1 , see there .");
    }

    /// What has broken into pages before: each has to leave nothing that acts.
    #[test]
    fn what_acts_goes_and_is_told() {
        let hostile = [
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//example.org/x.js></SCRIPT>",
            "<img src=x onerror=alert(1)>",
            "<p onclick=\"alert(1)\">x</p>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a href=\" jAvAsCrIpT:alert(1)\">x</a>",
            "<a href=\"java\tscript:alert(1)\">x</a>",
            "<a href=\"&#106;avascript:alert(1)\">x</a>",
            "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
            "<a href=\"//example.org\">x</a>",
            "<svg><script>alert(1)</script></svg>",
            "<svg onload=alert(1)>",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<style>@import 'https://example.org/x.css';</style>",
            "<p style=\"background:url(https://example.org/x)\">x</p>",
            "<iframe src=\"https://example.org\"></iframe>",
            "<form action=\"https://example.org\"><input name=q></form>",
            "<base href=\"https://example.org/\">",
            "<meta http-equiv=refresh content=\"0;url=https://example.org\">",
            "<link rel=stylesheet href=\"https://example.org/x.css\">",
            "<object data=x></object><embed src=x>",
            "<template><script>alert(1)</script></template>",
            "<p id=content class=skip>x</p>",
            "<video src=x autoplay></video>",
            "<details ontoggle=alert(1) open>x</details>",
        ];
        let acts = [
            "<script",
            "<svg",
            "<math",
            "<style",
            "<iframe",
            "<form",
            "<input",
            "<base",
            "<meta",
            "<link",
            "<object",
            "<embed",
            "<template",
            "<video",
            "<img",
            "<noscript",
            " on",
            " style=",
            " id=",
            " class=",
            "href=\"j",
            "href=\"d",
            "href=\"/",
            "javascript:",
        ];
        for html in hostile {
            let cleaned = clean(html);
            assert!(!cleaned.removed.is_empty(), "nothing is told of {html}");
            let left = cleaned.html.to_lowercase();
            let found = acts.iter().find(|part| left.contains(**part));
            assert_eq!(found, None, "{html} leaves {left}");
        }
    }

    #[test]
    fn the_place_of_what_goes_is_known() {
        let html = "<p>a</p>\n<p title=\"t\">b</p><img src=x>";
        let removed = clean(html).removed;
        let places: Vec<(&str, &str)> =
            removed.iter().map(|(what, at)| (what.as_str(), &html[at.clone()])).collect();
        assert_eq!(places, [("`title` of `<p>`", "title=\"t\""), ("`<img>`", "<img src=x>")]);
    }

    #[test]
    fn cleaning_twice_changes_nothing() {
        let html = "<p>a <b>b <i>c</b> d</i><table><td>e</table> &lt;script&gt; &amp;amp;";
        let once = clean(html).html;
        assert_eq!(clean(&once).html, once);
    }
}
