//! Which theme does the document name?
//!
//! No style refers to it. Word expects one, and offers its colours and typefaces to whoever
//! edits the document.

use crate::xml::Xml;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// Colours by their role in the theme: ink, paper and a scale of greys.
const COLOURS: [(&str, &str); 12] = [
    ("a:dk1", "000000"),
    ("a:lt1", "FFFFFF"),
    ("a:dk2", "404040"),
    ("a:lt2", "F2F2F2"),
    ("a:accent1", "404040"),
    ("a:accent2", "595959"),
    ("a:accent3", "7F7F7F"),
    ("a:accent4", "A6A6A6"),
    ("a:accent5", "BFBFBF"),
    ("a:accent6", "D9D9D9"),
    ("a:hlink", "404040"),
    ("a:folHlink", "595959"),
];

/// The content type of the part.
pub const TYPE: &str = "application/vnd.openxmlformats-officedocument.theme+xml";

/// The part `theme`, with one typeface for everything.
#[must_use]
pub fn write(typeface: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("a:theme", &[("xmlns:a", DRAWING), ("name", "Plain")]);
    xml.open("a:themeElements", &[]);
    xml.open("a:clrScheme", &[("name", "Plain")]);
    for (name, colour) in COLOURS {
        xml.open(name, &[]);
        xml.empty("a:srgbClr", &[("val", colour)]);
        xml.close();
    }
    xml.close();
    xml.open("a:fontScheme", &[("name", "Plain")]);
    for name in ["a:majorFont", "a:minorFont"] {
        xml.open(name, &[]);
        xml.empty("a:latin", &[("typeface", typeface)]);
        xml.empty("a:ea", &[("typeface", "")]);
        xml.empty("a:cs", &[("typeface", "")]);
        xml.close();
    }
    xml.close();
    xml.open("a:fmtScheme", &[("name", "Plain")]);
    formats(&mut xml);
    xml.finish()
}

/// Writes one entry of a list.
type One<'a> = &'a dyn Fn(&mut Xml);

/// Three fills, lines, effects and grounds each, which the schema asks for.
fn formats(xml: &mut Xml) {
    let fill = |xml: &mut Xml| {
        xml.open("a:solidFill", &[]);
        xml.empty("a:schemeClr", &[("val", "phClr")]);
        xml.close();
    };
    let lists: [(&'static str, One<'_>); 4] = [
        ("a:fillStyleLst", &fill),
        ("a:lnStyleLst", &|xml| {
            xml.open("a:ln", &[("w", "6350")]);
            fill(xml);
            xml.close();
        }),
        ("a:effectStyleLst", &|xml| {
            xml.open("a:effectStyle", &[]);
            xml.empty("a:effectLst", &[]);
            xml.close();
        }),
        ("a:bgFillStyleLst", &fill),
    ];
    for (name, one) in lists {
        xml.open(name, &[]);
        (0..3).for_each(|_| one(xml));
        xml.close();
    }
}
