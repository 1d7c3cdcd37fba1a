//! Which pictures does the site draw for programs that cannot read its own?
//!
//! * Icons: browsers of some makers, and everybody who asks for `favicon.ico`, want pixels.
//! * Cards: what other programs show beside a link to a page (<https://ogp.me>). Their addresses
//!   have to be absolute, so there are none without the site's URL. There is one for each kind of
//!   page and not for each page: a build has to stay short.
//!
//! Both are drawn from the theme: `images/icon.svg`, and `templates/card.svg` with the faces below
//! `cards/`. Nothing else is read, whatever the drawings ask for.

use std::collections::BTreeMap;
use std::sync::Arc;

use documents::Site;
use rayon::prelude::*;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree as Drawing, fontdb};
use serde::Serialize;
use sources::{Code, Diagnostic};

use crate::assets::Assets;
use crate::templates::Templates;
use crate::{Theme, Tree};

/// The drawing of the icon in the theme.
const ICON: &str = "images/icon.svg";
/// Where browsers look for an icon without being told.
const FAVICON: &str = "favicon.ico";
/// The width of `favicon.ico`, in pixels.
const SMALL: u32 = 32;
/// The width of the icon for home screens, in pixels.
const LARGE: u32 = 180;
/// The template of the cards.
const CARD: &str = "card.svg";
/// The width of a card, in pixels.
const CARD_WIDTH: u32 = 1200;
/// The folder of the theme with the faces of the cards, and the name of cards among the assets.
const CARDS: &str = "cards/";
/// How many characters of a card's title fit on a line.
const TITLE_CHARACTERS: usize = 24;
/// How many characters of a card's description fit on a line.
const TEXT_CHARACTERS: usize = 64;
/// How many lines a card has room for, in its title and in its description.
const LINES: usize = 3;

/// The values of the template of cards.
#[derive(Clone, Debug, Serialize)]
struct CardValues<'a> {
    /// The kind of the page in the reader's words; nothing for a page of no special kind.
    kind_label: &'a str,
    /// The title of the book, in lines.
    title: Vec<String>,
    /// What the book says of itself, in lines.
    description: Vec<String>,
    /// The release.
    edition: &'a str,
    /// The sector that the toolkit is built for.
    sector: Option<&'a str>,
}

/// Draws the icon in pixels: `images/icon.png` among the assets, and `favicon.ico`.
pub fn icons(
    theme: &Theme,
    assets: &mut Assets,
    tree: &mut Tree,
    diagnostics: &mut Vec<Diagnostic>,
) {
    // A missing icon is reported with the other files that the templates need.
    let Some(drawing) = theme.files.get(ICON) else { return };
    let options = options(fontdb::Database::new());
    match (drawn(drawing, SMALL, &options), drawn(drawing, LARGE, &options)) {
        (Ok(small), Ok(large)) => {
            tree.insert(FAVICON.to_owned(), icon_file(&small));
            assets.add("images/icon.png", "icon.png", large, tree);
        }
        (Err(cause), _) | (_, Err(cause)) => diagnostics.push(undrawn(ICON, &cause)),
    }
}

/// Draws a card for each kind of page, and enters it in `assets` under `cards/<kind>`.
pub fn cards(
    site: &Site,
    theme: &Theme,
    templates: &Templates,
    assets: &mut Assets,
    tree: &mut Tree,
) -> Result<(), Diagnostic> {
    if site.url.is_none() {
        return Ok(());
    }
    let mut faces = fontdb::Database::new();
    for (_, face) in theme.files.iter().filter(|(path, _)| path.starts_with(CARDS)) {
        faces.load_font_data(face.clone());
    }
    if faces.is_empty() {
        let message = format!("the theme has no face below `{CARDS}` to write on cards with");
        let help = format!("add a TrueType file to `theme/site/{CARDS}`");
        return Err(Diagnostic::error(Code::BrokenTemplate, None, message).help(help));
    }
    let options = options(faces);
    let kinds: BTreeMap<&str, &str> =
        site.pages.iter().map(|page| (page.kind.as_str(), page.kind_label.as_str())).collect();
    let kinds: Vec<(&str, &str)> = kinds.into_iter().collect();
    let pictures: Vec<(&str, Vec<u8>)> = kinds
        .into_par_iter()
        .map(|(kind, label)| {
            let drawing = templates.fill(CARD, None, &values(site, kind, label))?;
            let bytes = drawn(&drawing, CARD_WIDTH, &options);
            bytes.map(|bytes| (kind, bytes)).map_err(|cause| undrawn(CARD, &cause))
        })
        .collect::<Result<_, Diagnostic>>()?;
    for (kind, bytes) in pictures {
        assets.add(&name(kind), &format!("card-{kind}.png"), bytes, tree);
    }
    Ok(())
}

/// Under which name the card of pages of `kind` stands among the assets.
pub fn name(kind: &str) -> String {
    format!("{CARDS}{kind}")
}

/// Whether the file at `path` of the site is a card: only a host can hand it to others.
pub fn is_card(path: &str) -> bool {
    path.starts_with("assets/card-")
}

fn values<'a>(site: &'a Site, kind: &str, label: &'a str) -> CardValues<'a> {
    CardValues {
        kind_label: if kind == "page" { "" } else { label },
        title: wrapped(&site.title, TITLE_CHARACTERS),
        description: wrapped(&site.description, TEXT_CHARACTERS),
        edition: &site.edition,
        sector: site.sector.as_deref(),
    }
}

/// A drawing may name files: they are not read, since nothing but the theme says how it looks.
fn options(faces: fontdb::Database) -> Options<'static> {
    Options {
        fontdb: Arc::new(faces),
        image_href_resolver: ImageHrefResolver {
            resolve_string: Box::new(|_, _| None),
            ..ImageHrefResolver::default()
        },
        ..Options::default()
    }
}

/// `drawing` as PNG of this width, or what is wrong with it.
fn drawn(drawing: &[u8], width: u32, options: &Options<'_>) -> Result<Vec<u8>, String> {
    let drawing = Drawing::from_data(drawing, options).map_err(|cause| cause.to_string())?;
    let size = drawing.size().to_int_size().scale_to_width(width);
    let size = size.filter(|size| size.height() <= 2 * width);
    let size = size.ok_or_else(|| "it is more than twice as high as wide".to_owned())?;
    let mut pixels = Pixmap::new(size.width(), size.height()).expect("a size is never empty");
    #[expect(clippy::cast_precision_loss, reason = "a few hundred pixels are exact")]
    let factor = width as f32 / drawing.size().width();
    resvg::render(&drawing, Transform::from_scale(factor, factor), &mut pixels.as_mut());
    pixels.encode_png().map_err(|cause| cause.to_string())
}

/// A file of icons with one picture in it, which may be PNG since Windows Vista.
///
/// Format: <https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)>.
fn icon_file(png: &[u8]) -> Vec<u8> {
    const HEAD: u32 = 22;
    let side = u8::try_from(SMALL).expect("an icon is at most 255 pixels wide");
    let length = u32::try_from(png.len()).expect("a small icon has few bytes");
    // Reserved, type 1 (icons), one picture; then its size, no palette, one plane of 32 bits.
    let mut file = vec![0, 0, 1, 0, 1, 0, side, side, 0, 0, 1, 0, 32, 0];
    file.extend_from_slice(&length.to_le_bytes());
    file.extend_from_slice(&HEAD.to_le_bytes());
    file.extend_from_slice(png);
    file
}

/// `words` in lines of at most `characters`, unless a word is longer; what has no room is cut.
fn wrapped(words: &str, characters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= characters => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.push_str(" …");
        }
    }
    lines
}

fn undrawn(file: &str, cause: &str) -> Diagnostic {
    let message = format!("`{file}` of the theme cannot be drawn: {cause}");
    Diagnostic::error(Code::BrokenTemplate, None, message).help("mend the drawing")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_icon(drawing: &str) -> (Tree, Vec<Diagnostic>) {
        let theme = Theme { files: BTreeMap::from([(ICON.to_owned(), drawing.into())]) };
        let (mut tree, mut diagnostics) = (Tree::new(), Vec::new());
        icons(&theme, &mut Assets::default(), &mut tree, &mut diagnostics);
        (tree, diagnostics)
    }

    const SQUARE: &str =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'><path d='M0 0h4v4H0z'/></svg>";

    #[test]
    fn an_icon_becomes_pixels_for_those_who_need_them() {
        let (tree, diagnostics) = with_icon(SQUARE);
        assert_eq!(diagnostics, []);
        let file = &tree[FAVICON];
        assert_eq!(file[..6], [0, 0, 1, 0, 1, 0], "one icon");
        assert_eq!(file[6..8], [32, 32], "of 32 pixels");
        assert_eq!(&file[22..26], b"\x89PNG");
        let length = u32::from_le_bytes([file[14], file[15], file[16], file[17]]);
        assert_eq!(length as usize, file.len() - 22);
        let large = tree.iter().find(|(path, _)| path.starts_with("assets/icon-"));
        let (_, large) = large.expect("there is one for home screens");
        assert_eq!(large[16..24], [0, 0, 0, 180, 0, 0, 0, 180], "width and height in IHDR");
    }

    #[test]
    fn a_drawing_with_a_fault_is_reported() {
        for drawing in
            ["<svg", "", "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='9'/>"]
        {
            let (tree, diagnostics) = with_icon(drawing);
            assert!(tree.is_empty());
            assert_eq!(diagnostics.len(), 1, "{drawing}");
            let message = &diagnostics[0].message;
            assert!(message.starts_with("`images/icon.svg` of the theme cannot be drawn: "));
        }
    }

    #[test]
    fn a_title_is_wrapped_and_cut() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("a b c d", 1), ["a", "b", "c …"]);
        assert!(wrapped("", 7).is_empty());
    }
}
