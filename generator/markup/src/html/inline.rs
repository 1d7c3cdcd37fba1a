//! How does a piece of a line become HTML?

use documents::Placed;
use text::escape::is_address;
use text::{Inline, Tone};

use super::{Page, escape};

/// How many characters a cross-reference has that is not broken at the end of a line.
const SHORT: usize = 18;

/// Stands in place of the bytes that a fragment may not hold (RFC 3986, section 3.5).
pub fn fragment(anchor: &str) -> String {
    let mut encoded = String::with_capacity(anchor.len());
    for byte in anchor.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    encoded
}

impl Page<'_> {
    /// Writes text in a line.
    pub fn line(&mut self, content: &[Inline<Placed>]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline<Placed>) {
        match inline {
            Inline::Text(words) => self.words(words),
            Inline::Emphasis(inner) => self.wrapped("em", inner),
            Inline::Strong(inner) => self.wrapped("strong", inner),
            Inline::Struck(inner) => self.wrapped("del", inner),
            Inline::Code(code) => self.put(format_args!("<code>{}</code>", escape(code))),
            Inline::Link { target, content } => self.link(target, content),
            // A picture would be a request to another host.
            Inline::Image { alternative, .. } => {
                self.put(format_args!("<span class=\"picture\">[{}]</span>", escape(alternative)));
            }
            Inline::Badge { tone, text } => {
                let (class, text) = (tone_class(*tone), escape(text));
                self.put(format_args!("<span class=\"badge badge-{class}\">{text}</span>"));
            }
            Inline::FootnoteMark { number, .. } => self.mark(*number),
            Inline::Break => self.raw("<br>\n"),
        }
    }

    fn wrapped(&mut self, element: &str, inner: &[Inline<Placed>]) {
        self.put(format_args!("<{element}>"));
        self.line(inner);
        self.put(format_args!("</{element}>"));
    }

    /// A link that leads nowhere from a lone file gives its words alone.
    fn link(&mut self, target: &Placed, content: &[Inline<Placed>]) {
        let href = match target {
            Placed::Anchor(anchor) if self.anchors.has(anchor) => {
                format!("#{}", fragment(anchor))
            }
            Placed::External(url) if is_address(url) => url.clone(),
            Placed::Anchor(_) | Placed::External(_) | Placed::Page { .. } => String::new(),
        };
        if href.is_empty() || self.in_link {
            self.line(content);
            return;
        }
        // A number with a key is read as one word.
        let is_short = text::plain(content).chars().count() <= SHORT;
        let class = if href.starts_with('#') && is_short { " class=\"cross\"" } else { "" };
        self.put(format_args!("<a href=\"{}\"{class}>", escape(&href)));
        self.in_link = true;
        self.line(content);
        self.in_link = false;
        self.raw("</a>");
    }

    fn mark(&mut self, number: usize) {
        if self.in_link || !self.anchors.has_footnote(number) {
            self.put(format_args!("<sup>[{number}]</sup>"));
            return;
        }
        let count = self.marks.entry(number).or_insert(0);
        *count += 1;
        let count = *count;
        let label = escape(self.label("page.footnote")).into_owned();
        self.put(format_args!(
            "<sup class=\"mark\"><a id=\"doc.mark-{number}-{count}\" \
             href=\"#doc.footnote-{number}\" aria-label=\"{label} {number}\">{number}</a></sup>"
        ));
    }
}

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Basic => "basic",
        Tone::Standard => "standard",
        Tone::High => "high",
        Tone::Sector => "sector",
        Tone::Unverified => "unverified",
        Tone::Pass => "pass",
        Tone::Fail => "fail",
        Tone::NotApplicable => "not-applicable",
    }
}
