//! A document with one of everything, and the style of the project.

use sources::FileId;

pub use documents::sample as standard;

/// The style of the project.
pub fn style() -> crate::PaperStyle {
    let checked = crate::PaperStyle::parse(FileId(0), STYLE);
    checked.value.expect("the style file is complete")
}

/// The style file of the project.
pub const STYLE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../theme/paper/word.toml"));
