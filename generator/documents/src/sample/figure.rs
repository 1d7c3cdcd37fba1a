//! Figures of the sample: one of lines and words, one of pixels.

use super::{SPAN, cross, words};
use crate::{Element, Figure, Picture, PictureFormat};

/// Two boxes and an arrow.
const DRAWN: &str = concat!(
    r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 80" fill="none" "##,
    r##"font-family="Libertinus Serif" stroke="#1f4e79">"##,
    r##"<rect x="2" y="2" width="120" height="76"/><path d="M122 40h76l-8-5v10l8-5"/>"##,
    r##"<rect x="198" y="2" width="120" height="76"/>"##,
    r##"<text x="62" y="45" fill="#000" stroke="none" text-anchor="middle">App</text></svg>"##,
);

/// A board of four rows with eight squares each.
const PIXELS: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x04\x08\0\0\0\0\x96\xa6!,\0\0\0\x13IDA\
    Tx\xdac\xf8\xcf\0\x81\x0c\x0c\xff\xd1 \\\x04\0\x1f\x13\x0f\xf1\x9ev\xban\0\0\0\0IEND\
    \xaeB`\x82";

/// The figure in the body.
pub fn drawn() -> Element {
    Element::Figure(Figure {
        label: "Figure 1".to_owned(),
        anchor: "figure-1".to_owned(),
        title: vec![words("Parts, see "), cross("annex-a", "Annex A")],
        alternative: "An app & its \"server\" <both> in boxes".to_owned(),
        picture: Picture {
            path: "profile/parts.svg".to_owned(),
            format: PictureFormat::Svg,
            width: 320,
            height: 80,
            bytes: DRAWN.as_bytes().to_vec(),
        },
        span: SPAN,
    })
}

/// The figure in an annex; it is wider and higher than a page.
pub fn pixels(letter: &str) -> Element {
    Element::Figure(Figure {
        label: format!("Figure {letter}.1"),
        anchor: format!("figure-{letter}-1"),
        title: vec![words("Board")],
        alternative: "Black and white squares".to_owned(),
        picture: Picture {
            path: "profile/board.png".to_owned(),
            format: PictureFormat::Png,
            width: 4000,
            height: 2000,
            bytes: PIXELS.to_vec(),
        },
        span: SPAN,
    })
}
