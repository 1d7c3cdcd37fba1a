//! How does the standard become one HTML file, and one Markdown file?
//!
//! [`html()`] gives a page that needs nothing beside it: the style is in it, and it asks no other
//! host for anything. [`markdown()`] gives CommonMark with GitHub's tables, footnotes and alerts.
//! Whatever the words of the standard are, they stay words: both escape every character that
//! could mean something else.

mod anchors;
mod html;
mod markdown;
#[cfg(test)]
mod tests;
mod words;

use documents::Standard;

pub use words::LABELS;

/// The standard as one page with `style` in it.
#[must_use]
pub fn html(standard: &Standard, style: &str) -> String {
    html::write(standard, style)
}

/// The standard as one Markdown file.
#[must_use]
pub fn markdown(standard: &Standard) -> String {
    markdown::write(standard)
}
