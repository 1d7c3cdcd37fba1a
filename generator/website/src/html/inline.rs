//! How does a piece of a line become HTML?

use std::fmt::Write;

use documents::Placed;
use text::{Inline, Tone};

use super::{Surroundings, escape};

/// Writes `content` to `html`.
pub fn inlines(around: &mut Surroundings<'_>, content: &[Inline<Placed>], html: &mut String) {
    for piece in content {
        inline(around, piece, html);
    }
}

fn inline(around: &mut Surroundings<'_>, piece: &Inline<Placed>, html: &mut String) {
    match piece {
        Inline::Text(text) => html.push_str(&escape(text)),
        Inline::Emphasis(inner) => wrapped(around, "em", inner, html),
        Inline::Strong(inner) => wrapped(around, "strong", inner, html),
        Inline::Struck(inner) => wrapped(around, "del", inner, html),
        Inline::Code(code) => put(html, format_args!("<code>{}</code>", escape(code))),
        Inline::Link { target, content } => link(around, target, content, html),
        Inline::Image { target, alternative } => {
            let source = around.origin.href(target);
            let (source, alternative) = (escape(&source), escape(alternative));
            put(html, format_args!(r#"<img src="{source}" alt="{alternative}" loading="lazy">"#));
        }
        Inline::Badge { tone, text } => {
            put(html, format_args!(r#"<span class="badge {}">"#, tone_class(*tone)));
            put(html, format_args!("{}</span>", escape(text)));
        }
        Inline::FootnoteMark { number, .. } => footnote_mark(around, *number, html),
        Inline::Break => html.push_str("<br>\n"),
    }
}

fn wrapped(
    around: &mut Surroundings<'_>,
    element: &str,
    inner: &[Inline<Placed>],
    html: &mut String,
) {
    put(html, format_args!("<{element}>"));
    inlines(around, inner, html);
    put(html, format_args!("</{element}>"));
}

fn link(
    around: &mut Surroundings<'_>,
    target: &Placed,
    content: &[Inline<Placed>],
    html: &mut String,
) {
    let href = around.href(target);
    let attributes = match target {
        Placed::External(url) if !url.starts_with("mailto:") => {
            r#" class="external" rel="noopener""#
        }
        Placed::External(_) | Placed::Page { .. } | Placed::Anchor(_) => "",
    };
    put(html, format_args!(r#"<a href="{}"{attributes}"#, escape(&href)));
    if let Some(tip) = around.tips.iter().find(|tip| tip.target == *target) {
        put(html, format_args!(r#" data-term aria-describedby="tip-{}""#, escape(&tip.anchor)));
    }
    if let (Some((own, other)), Placed::Page { path, .. }) = (around.foreign, target)
        && path.split('/').next() != Some(own)
    {
        put(html, format_args!(r#" hreflang="{}""#, escape(other)));
    }
    html.push('>');
    inlines(around, content, html);
    html.push_str("</a>");
}

fn footnote_mark(around: &mut Surroundings<'_>, number: usize, html: &mut String) {
    let count = around.marks.entry(number).or_insert(0);
    *count += 1;
    let (count, prefix) = (*count, &around.prefix);
    let label = escape(around.labels.get("page.footnote"));
    put(
        html,
        format_args!(
            "<sup class=\"footnote-mark\"><a id=\"{prefix}footnote-mark-{number}-{count}\" \
             href=\"#{prefix}footnote-{number}\" aria-label=\"{label} {number}\">{number}</a></sup>"
        ),
    );
}

/// The class that says what a badge says.
pub fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "badge-plain",
        Tone::Basic => "badge-basic",
        Tone::Standard => "badge-standard",
        Tone::High => "badge-high",
        Tone::Sector => "badge-sector",
        Tone::Unverified => "badge-unverified",
        Tone::Pass => "badge-pass",
        Tone::Fail => "badge-fail",
        Tone::NotApplicable => "badge-not-applicable",
    }
}

/// Appends formatted text.
pub fn put(html: &mut String, arguments: std::fmt::Arguments<'_>) {
    html.write_fmt(arguments).expect("writing to a string cannot fail");
}
