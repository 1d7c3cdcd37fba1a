//! Under which names do styles, scripts and pictures of the theme stand in the site?

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};
use sources::{Checked, Code, Diagnostic};

use crate::{Theme, Tree, offline};

/// The folder of the site in which all of them stand.
const FOLDER: &str = "assets/";
/// The folder of the theme with the scripts.
const SCRIPTS: &str = "scripts/";
/// The folder of the theme with the styles.
const STYLES: &str = "styles/";
/// The style sheet that is read first: it declares the order of the layers.
const FIRST_STYLE: &str = "styles/layers.css";
/// How a style asks for another file of the theme.
const ASKED: &str = "url(\"../";

/// The files of the theme that every page needs, by what they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// Name in the theme (`scripts/site.js`, `styles`) → path in the site.
    pub paths: BTreeMap<String, String>,
    /// Name in the theme → what a browser checks the bytes against before it uses them
    /// (Subresource Integrity).
    pub integrity: BTreeMap<String, String>,
}

impl Assets {
    /// Places the theme's styles (as one), scripts, images and fonts in `tree`. The scripts of a
    /// folder below `scripts/` become one script with the name of the folder.
    ///
    /// `code_style` follows the theme's own styles. A style that asks for a file which the theme
    /// does not have is a fault.
    pub fn place(theme: &Theme, code_style: &str, tree: &mut Tree) -> Checked<Self> {
        let mut assets = Self::default();
        let mut joined: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
        for (path, bytes) in theme.files.iter().filter(|(path, _)| *path != offline::SOURCE) {
            if let Some((folder, _)) = path.strip_prefix(SCRIPTS).and_then(|it| it.split_once('/'))
            {
                joined.entry(folder).or_default().extend(without_comments(bytes));
                continue;
            }
            let name = path.split_once('/').filter(|(folder, name)| is_asset(folder, name));
            if let Some((_, name)) = name {
                let is_script = path.starts_with(SCRIPTS);
                let bytes = if is_script { without_comments(bytes) } else { bytes.clone() };
                assets.add(path, name, bytes, tree);
            }
        }
        for (folder, bytes) in joined {
            assets.add(&format!("{SCRIPTS}{folder}.js"), &format!("{folder}.js"), bytes, tree);
        }
        let mut styles = String::new();
        let mut diagnostics = Vec::new();
        let others = theme.files.iter().filter(|(path, _)| *path != FIRST_STYLE);
        let first = theme.files.get_key_value(FIRST_STYLE);
        for (path, bytes) in first.into_iter().chain(others) {
            if path.starts_with(STYLES) {
                let style = String::from_utf8_lossy(bytes);
                assets.add_style(path, &style, &mut styles, &mut diagnostics);
                styles.push('\n');
            }
        }
        styles.push_str(code_style);
        assets.add("styles", "site.css", compact(&styles).into_bytes(), tree);
        Checked { value: assets, diagnostics }
    }

    /// Places one file under a name that follows its content.
    pub fn add(&mut self, source: &str, name: &str, bytes: Vec<u8>, tree: &mut Tree) {
        let path = format!("{FOLDER}{}", hashed_name(name, &bytes));
        self.paths.insert(source.to_owned(), path.clone());
        self.integrity.insert(source.to_owned(), integrity(&bytes));
        tree.insert(path, bytes);
    }

    /// Appends `style`, in which `url("../fonts/a.woff2")` becomes the file's name in the site:
    /// all of them stand in one folder.
    fn add_style(
        &self,
        path: &str,
        style: &str,
        styles: &mut String,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut pieces = style.split(ASKED);
        styles.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let (asked, rest) = piece.split_once('"').unwrap_or((piece, ""));
            let found = self.paths.get(asked).and_then(|place| place.strip_prefix(FOLDER));
            if found.is_none() {
                let message = format!("the style `{path}` asks for `{asked}`, which is not there");
                let help = format!("add `theme/site/{asked}`, or change the style");
                diagnostics.push(Diagnostic::error(Code::BrokenTemplate, None, message).help(help));
            }
            styles.push_str("url(\"");
            styles.push_str(found.unwrap_or(asked));
            styles.push('"');
            styles.push_str(rest);
        }
    }
}

/// `style` without comments and indentation: a fifth of what a reader would load.
fn compact(style: &str) -> String {
    let mut kept = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let end = if let Some(comment) = from.strip_prefix("/*") {
            comment.find("*/").map_or(from.len(), |end| end + 4)
        } else {
            let end = if from.starts_with('/') { 1 } else { end_of_text(from) };
            kept.push_str(&from[..end]);
            end
        };
        rest = &from[end..];
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Where the quoted text ends that `from` begins with.
fn end_of_text(from: &str) -> usize {
    let quote = from.chars().next();
    let mut escaped = false;
    for (at, c) in from.char_indices().skip(1) {
        if !escaped && Some(c) == quote {
            return at + 1;
        }
        escaped = !escaped && c == '\\';
    }
    from.len()
}

/// Whether a file of the theme is sent to readers as it is. What explains the files beside it, or
/// says under which licence they stand, is not.
fn is_asset(folder: &str, name: &str) -> bool {
    let is_text = [".md", ".txt"].iter().any(|ending| name.ends_with(ending));
    ["scripts", "images", "fonts"].contains(&folder) && !is_text
}

/// What the attribute `integrity` of a script or style says of `bytes`.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// A script without indentation and the lines that are comments: half of a script that says what it
/// does.
///
/// Only whole lines go, so no text or pattern of the script can be taken for a comment. A script
/// with a text of several lines stays as it is: a line of the text may look like a comment.
fn without_comments(script: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(script);
    let mut kept = String::with_capacity(text.len());
    let mut is_inside = false;
    for line in text.lines() {
        let words = line.trim();
        let begins = !is_inside && words.starts_with("/*");
        if begins || is_inside {
            is_inside = !words.ends_with("*/");
        } else if !words.is_empty() && !words.starts_with("//") {
            kept.push_str(line.trim_start());
            kept.push('\n');
        }
    }
    let opens_text = |line: &str| line.matches('`').count() % 2 == 1;
    if kept.lines().any(opens_text) { script.to_vec() } else { kept.into_bytes() }
}

/// `name` with the start of the content's hash before its ending: `site-1a2b3c4d.css`.
///
/// A name that follows the content may be cached for ever.
pub fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let hash = hex(&Sha256::digest(bytes)[..4]);
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{hash}.{ending}"),
        None => format!("{name}-{hash}"),
    }
}

/// `bytes` in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        crate::html::put(&mut digits, format_args!("{byte:02x}"));
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_content() {
        assert_eq!(hashed_name("site.css", b""), "site-e3b0c442.css");
        assert_ne!(hashed_name("site.css", b"a"), hashed_name("site.css", b"b"));
    }

    fn placed(files: &[(&str, &str)], tree: &mut Tree) -> Checked<Assets> {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
        Assets::place(&Theme { files: files.collect() }, "c{}", tree)
    }

    #[test]
    fn integrity_is_the_hash_that_browsers_know() {
        // `printf '' | openssl dgst -sha384 -binary | base64`
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), empty);
    }

    #[test]
    fn layers_come_first_and_the_scripts_of_a_folder_are_one() {
        let mut tree = Tree::new();
        let files = [
            ("styles/base.css", "b{}"),
            ("styles/layers.css", "@layer a;"),
            ("scripts/tool/a.js", "// Why?\n/** One. */\na; // kept\n  /**\n   * Two.\n   */\n"),
            ("scripts/tool/b.js", "b;"),
        ];
        let assets = placed(&files, &mut tree).value;
        let style = &tree[&assets.paths["styles"]];
        assert_eq!(String::from_utf8_lossy(style), "@layer a;\nb{}\nc{}");
        assert_eq!(tree[&assets.paths["scripts/tool.js"]], b"a; // kept\nb;\n");
    }

    #[test]
    fn a_script_with_a_text_of_several_lines_keeps_every_line() {
        let script = "/* Why? */\nconst a = `\n// not a comment\n`;\n";
        assert_eq!(without_comments(script.as_bytes()), script.as_bytes());
        assert_eq!(without_comments(b"// Why?\n\nconst a = `b`;\n"), b"const a = `b`;\n");
    }

    #[test]
    fn comments_and_indentation_stay_behind_and_texts_stay_whole() {
        let cases = [
            ("/* a */\nb {\n  c: d;\n\n}\n", "b {\nc: d;\n}"),
            ("a { b: \"/* c */ \\\" /* d */\" }/* e */", "a { b: \"/* c */ \\\" /* d */\" }"),
            ("a { b: url('c//d') 1px/2px }", "a { b: url('c//d') 1px/2px }"),
            ("a/* never closed", "a"),
            ("a \"never closed", "a \"never closed"),
            ("", ""),
        ];
        for (style, expected) in cases {
            assert_eq!(compact(style), expected);
        }
    }

    #[test]
    fn styles_name_other_files_as_the_site_does() {
        let mut tree = Tree::new();
        let style = "@font-face{src:url(\"../fonts/a.woff2\")}b{mask:url(\"data:x\")}";
        let files = [("styles/layers.css", style), ("fonts/a.woff2", ""), ("fonts/README.md", "")];
        let assets = placed(&files, &mut tree);
        assert_eq!(assets.diagnostics, []);
        let style = String::from_utf8_lossy(&tree[&assets.value.paths["styles"]]);
        let expected = "@font-face{src:url(\"a-e3b0c442.woff2\")}b{mask:url(\"data:x\")}\nc{}";
        assert_eq!(style, expected);
        assert_eq!(tree.len(), 2, "what explains a font is not sent: {:?}", tree.keys());
    }

    #[test]
    fn a_style_that_asks_for_a_missing_file_is_a_fault() {
        let files = [("styles/layers.css", "b{mask:url(\"../images/a.svg\")}")];
        let faults = placed(&files, &mut Tree::new()).diagnostics;
        let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
        let expected = "the style `styles/layers.css` asks for `images/a.svg`, which is not there";
        assert_eq!(messages, [expected]);
    }
}
