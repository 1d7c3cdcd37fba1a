//! Under which names do styles, scripts and pictures of the theme stand in the site?

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::{Theme, Tree};

/// The style sheet that is read first: it declares the order of the layers.
const FIRST_STYLE: &str = "styles/layers.css";

/// The files of the theme that every page needs, by what they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// Name in the theme (`scripts/site.js`, `styles`) → path in the site.
    pub paths: BTreeMap<String, String>,
}

impl Assets {
    /// Places the theme's styles (as one), scripts, images and fonts in `tree`.
    ///
    /// `code_style` follows the theme's own styles.
    pub fn place(theme: &Theme, code_style: &str, tree: &mut Tree) -> Self {
        let mut assets = Self::default();
        let mut styles = Vec::new();
        let others = theme.files.iter().filter(|(path, _)| *path != FIRST_STYLE);
        let first = theme.files.get_key_value(FIRST_STYLE);
        for (path, bytes) in first.into_iter().chain(others) {
            match path.split_once('/') {
                Some(("styles", _)) => {
                    styles.extend_from_slice(bytes);
                    styles.push(b'\n');
                }
                Some(("scripts" | "images" | "fonts", name)) => {
                    assets.add(path, name, bytes.clone(), tree);
                }
                Some(_) | None => {}
            }
        }
        styles.extend_from_slice(code_style.as_bytes());
        assets.add("styles", "site.css", styles, tree);
        assets
    }

    fn add(&mut self, source: &str, name: &str, bytes: Vec<u8>, tree: &mut Tree) {
        let path = format!("assets/{}", hashed_name(name, &bytes));
        self.paths.insert(source.to_owned(), path.clone());
        tree.insert(path, bytes);
    }
}

/// `name` with the start of the content's hash before its ending: `site-1a2b3c4d.css`.
///
/// A name that follows the content may be cached for ever.
pub fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let mut hash = String::with_capacity(8);
    for byte in &digest[..4] {
        crate::html::put(&mut hash, format_args!("{byte:02x}"));
    }
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{hash}.{ending}"),
        None => format!("{name}-{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_content() {
        assert_eq!(hashed_name("site.css", b""), "site-e3b0c442.css");
        assert_ne!(hashed_name("site.css", b"a"), hashed_name("site.css", b"b"));
    }

    #[test]
    fn layers_come_first_and_code_last() {
        let files = BTreeMap::from([
            ("styles/base.css".to_owned(), b"b{}".to_vec()),
            ("styles/layers.css".to_owned(), b"@layer a;".to_vec()),
        ]);
        let mut tree = Tree::new();
        let assets = Assets::place(&Theme { files }, "c{}", &mut tree);
        let style = &tree[&assets.paths["styles"]];
        assert_eq!(String::from_utf8_lossy(style), "@layer a;\nb{}\nc{}");
    }
}
