//! How does a picture stand in the text, and what stands in for it where Word cannot draw it?
//!
//! Word draws SVG since 2016. For older programs, and for those that read the file for other
//! purposes, the same picture stands beside it as pixels, made with the typefaces of the PDF.

use documents::{ClauseKind, Figure, Picture, PictureFormat, Standard};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::element::{caption_words, is_annex};
use crate::package::Package;
use crate::paragraph::Layout;
use crate::role::Role;
use crate::story::Story;

/// English metric units, in which Word measures pictures, in a pixel of which 96 are an inch.
const UNITS_OF_PIXEL: i64 = 9_525;
/// The same in a twentieth of a point.
const UNITS_OF_TWENTIETH: i64 = 635;
/// How much of the height of a page a picture fills at most, in parts of a hundred.
const HIGHEST: i64 = 75;
/// How many pixels stand for one of the picture, for print.
const SCALE: f32 = 2.5;
/// The most pixels of a side: more help nobody.
const MOST_PIXELS: f32 = 4_000.0;

const WORD_DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const SVG: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
/// The extension by which a picture names its SVG.
const SVG_EXTENSION: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

impl Story<'_> {
    /// Writes a picture and the caption below it.
    pub fn figure(&mut self, figure: &Figure, kind: ClauseKind) {
        let layout = Layout { keep_next: true, ..Layout::default() };
        self.paragraph_with(Role::FigureGraphic, layout, |story| story.drawing(figure));
        let role = if is_annex(kind) { Role::AnnexFigureTitle } else { Role::FigureTitle };
        self.paragraph(role, |story| {
            caption_words(story, &figure.label, &figure.anchor, &figure.title);
        });
    }

    fn drawing(&mut self, figure: &Figure) {
        let (width, height) = self.extent(&figure.picture);
        let (width, height) = (width.to_string(), height.to_string());
        let size = [("cx", width.as_str()), ("cy", height.as_str())];
        self.drawings += 1;
        let number = self.drawings.to_string();
        self.xml.open("w:r", &[]);
        self.xml.open("w:drawing", &[]);
        let margins = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
        let namespace = [("xmlns:wp", WORD_DRAWING)];
        self.xml.open("wp:inline", &[&namespace[..], &margins].concat());
        self.xml.empty("wp:extent", &size);
        let named =
            [("id", number.as_str()), ("name", &figure.label), ("descr", &figure.alternative)];
        self.xml.empty("wp:docPr", &named);
        self.xml.open("a:graphic", &[("xmlns:a", DRAWING)]);
        self.xml.open("a:graphicData", &[("uri", PICTURE)]);
        self.xml.open("pic:pic", &[("xmlns:pic", PICTURE)]);
        self.xml.open("pic:nvPicPr", &[]);
        self.xml.empty("pic:cNvPr", &named);
        self.xml.empty("pic:cNvPicPr", &[]);
        self.xml.close();
        self.fill(figure);
        self.xml.open("pic:spPr", &[]);
        self.xml.open("a:xfrm", &[]);
        self.xml.empty("a:off", &[("x", "0"), ("y", "0")]);
        self.xml.empty("a:ext", &size);
        self.xml.close();
        self.xml.open("a:prstGeom", &[("prst", "rect")]);
        self.xml.empty("a:avLst", &[]);
        // From `a:prstGeom` out to `w:r`.
        for _ in 0..8 {
            self.xml.close();
        }
    }

    /// The pixels, and the SVG that programs show instead which can.
    fn fill(&mut self, figure: &Figure) {
        let [own, pixels] = paths(figure).map(|path| self.links.part("image", &path));
        self.xml.open("pic:blipFill", &[]);
        self.xml.open("a:blip", &[("r:embed", &pixels)]);
        if own != pixels {
            self.xml.open("a:extLst", &[]);
            self.xml.open("a:ext", &[("uri", SVG_EXTENSION)]);
            self.xml.empty("asvg:svgBlip", &[("xmlns:asvg", SVG), ("r:embed", &own)]);
            self.xml.close();
            self.xml.close();
        }
        self.xml.close();
        self.xml.open("a:stretch", &[]);
        self.xml.empty("a:fillRect", &[]);
        self.xml.close();
        self.xml.close();
    }

    /// The size on paper: its own, or what the page has room for.
    fn extent(&self, picture: &Picture) -> (i64, i64) {
        let sheet = &self.style.sheet;
        let margins = &sheet.body;
        let room = i64::from(self.style.measure(margins)) * UNITS_OF_TWENTIETH;
        let height = i64::from(sheet.height - margins.top - margins.bottom) * UNITS_OF_TWENTIETH;
        let tallest = height * HIGHEST / 100;
        let [width, height] =
            [picture.width, picture.height].map(|side| i64::from(side) * UNITS_OF_PIXEL);
        let (width, height) = shrunk((width, height), room);
        let (height, width) = shrunk((height, width), tallest);
        (width.max(1), height.max(1))
    }
}

/// The first side with at most `room`, and the other in proportion.
fn shrunk((side, other): (i64, i64), room: i64) -> (i64, i64) {
    if side <= room { (side, other) } else { (room, other * room / side.max(1)) }
}

/// How high a picture stands on paper, in twentieths of a point, and never wider than `measure`.
pub fn height(picture: &Picture, measure: i32) -> i32 {
    let twentieths = |side: u32| i64::from(side) * UNITS_OF_PIXEL / UNITS_OF_TWENTIETH;
    let sides = (twentieths(picture.width), twentieths(picture.height));
    i32::try_from(shrunk(sides, i64::from(measure)).1).unwrap_or(i32::MAX / 4)
}

/// The part with the picture and the part with its pixels, which may be the same.
fn paths(figure: &Figure) -> [String; 2] {
    let file = figure.file();
    let own = file.rsplit('/').next().unwrap_or(&file);
    let stem = own.rsplit_once('.').map_or(own, |(stem, _)| stem);
    [format!("media/{own}"), format!("media/{stem}.png")]
}

/// Adds the pictures of the document to the package.
pub fn add_pictures(package: &mut Package, standard: &Standard) {
    for figure in standard.figures() {
        let [own, pixels] = paths(figure).map(|path| format!("word/{path}"));
        let picture = &figure.picture;
        package.add_part(&own, picture.format.media_type(), picture.bytes.clone());
        if picture.format == PictureFormat::Svg {
            let drawn = drawn(picture).unwrap_or_else(|| nothing(picture));
            package.add_part(&pixels, PictureFormat::Png.media_type(), drawn);
        }
    }
}

/// The picture as pixels; nothing for what the library cannot draw.
fn drawn(picture: &Picture) -> Option<Vec<u8>> {
    let mut options = Options { font_family: "Libertinus Serif".to_owned(), ..Options::default() };
    let fonts = options.fontdb_mut();
    typst_assets::fonts().for_each(|font| fonts.load_font_data(font.to_vec()));
    fonts.set_serif_family("Libertinus Serif");
    fonts.set_sans_serif_family("Libertinus Serif");
    fonts.set_monospace_family("DejaVu Sans Mono");
    let tree = Tree::from_data(&picture.bytes, &options).ok()?;
    let size = tree.size();
    let scale = SCALE.min(MOST_PIXELS / size.width().max(size.height()));
    let scaled = size.scale_by(scale)?.to_int_size();
    let mut pixels = Pixmap::new(scaled.width(), scaled.height())?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

/// An empty picture of the same proportions, so that the file is whole.
fn nothing(picture: &Picture) -> Vec<u8> {
    let pixels = Pixmap::new(picture.width.clamp(1, 100), picture.height.clamp(1, 100));
    let drawn = pixels.and_then(|pixels| pixels.encode_png().ok());
    drawn.expect("a small empty picture can be written")
}
