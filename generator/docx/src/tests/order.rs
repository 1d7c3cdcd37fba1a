//! Do the children of each element stand in the order that the schema asks for?
//!
//! The sequences are those of ECMA-376 (transitional), as far as we write their elements. Word
//! calls a file damaged that mixes them up.

use documents::Deliverable;

use super::{sample, template};
use crate::package::{Archive, Element};
use crate::{Options, Redline, write, write_with};

const ORDERS: [(&str, &str); 24] = [
    ("w:document", "body"),
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers \
         pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing jc textAlignment \
         outlineLvl rPr sectPr pPrChange",
    ),
    (
        "w:rPr",
        "ins del rStyle rFonts b bCs i iCs caps smallCaps strike noProof color spacing w kern \
         position sz szCs highlight u bdr shd vertAlign lang",
    ),
    ("w:numPr", "ilvl numId ins"),
    ("w:pBdr", "top left bottom right between bar"),
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc \
         tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption \
         tblDescription",
    ),
    ("w:tblBorders", "top left bottom right insideH insideV"),
    ("w:tblCellMar", "top left bottom right"),
    ("w:trPr", "cantSplit trHeight tblHeader jc ins del"),
    ("w:tcPr", "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign"),
    (
        "w:sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders \
         lnNumType pgNumType cols titlePg docGrid",
    ),
    (
        "w:style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed \
         qFormat locked rsid pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    ("w:styles", "docDefaults latentStyles style"),
    ("w:docDefaults", "rPrDefault pPrDefault"),
    (
        "w:lvl",
        "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    ),
    ("w:abstractNum", "nsid multiLevelType tmpl name styleLink numStyleLink lvl"),
    ("w:numbering", "numPicBullet abstractNum num numIdMacAtCleanup"),
    ("w:num", "abstractNumId lvlOverride"),
    ("w:tbl", "bookmarkStart bookmarkEnd tblPr tblGrid tr"),
    ("w:tr", "tblPrEx trPr tc"),
    ("w:font", "altName panose1 charset family notTrueType pitch sig"),
    (
        "w:settings",
        "zoom mirrorMargins defaultTabStop autoHyphenation consecutiveHyphenLimit \
         hyphenationZone doNotHyphenateCaps characterSpacingControl footnotePr endnotePr compat \
         themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    ),
    ("a:theme", "themeElements"),
    ("a:themeElements", "clrScheme fontScheme fmtScheme"),
];

/// The first child that stands in the wrong place or has no place at all.
fn misplaced(element: &Element) -> Option<String> {
    let order = ORDERS.iter().find(|(name, _)| *name == element.name).map(|(_, order)| *order);
    let mut reached = 0;
    for inner in element.elements() {
        if let Some(order) = order {
            let local = inner.name.split(':').next_back().unwrap_or_default();
            let at = order.split_whitespace().position(|name| name == local);
            match at {
                Some(at) if at >= reached => reached = at,
                _ => return Some(format!("{} in {}", inner.name, element.name)),
            }
        }
        if let Some(found) = misplaced(inner) {
            return Some(found);
        }
    }
    None
}

#[test]
fn every_variant_keeps_the_order_of_the_schema() {
    let style = sample::style();
    let standard = sample::standard();
    let mut sheet = standard.clone();
    sheet.deliverable = Deliverable::Contribution;
    sheet.cover_sheet = vec![("Source".to_owned(), "The project".to_owned())];
    let mut earlier = standard.clone();
    earlier.clauses.remove(2);
    earlier.clauses[5].clauses.remove(0);
    let redline = Redline { earlier: &earlier };
    let template = template::template();
    let variant = |options: &Options<'_>| {
        write_with(&standard, &style, options).expect("the template is sound")
    };
    let files = [
        write(&standard, &style),
        write(&sheet, &style),
        variant(&Options { line_numbers: true, ..Options::default() }),
        variant(&Options { redline: Some(&redline), ..Options::default() }),
        variant(&Options { base: Some(&template), ..Options::default() }),
    ];
    for (index, file) in files.iter().enumerate() {
        let archive = Archive::open(file).expect("what we write can be read");
        for name in archive.names() {
            let tree = archive.tree(name).expect("what we write is well-formed");
            assert_eq!(misplaced(&tree), None, "file {index}, {name}");
        }
    }
}
