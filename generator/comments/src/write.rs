//! How does a sheet become the table that a secretary expects?
//!
//! Landscape A4; date, document, project and the heads of the columns stand in the header of the
//! page, above a table of the same eight columns.

use docx::package::{Package, RELATIONS, Relationships, WORD};
use docx::theme;
use docx::xml::Xml;

use crate::grid::WIDTHS;
use crate::sheet::{Comment, Sheet};

/// The heads of the columns.
const HEADS: [&str; 8] = [
    "MB/NC¹",
    "Line number (e.g. 17)",
    "Clause/Subclause (e.g. 3.1)",
    "Paragraph/Figure/Table (e.g. Table 1)",
    "Type of comment²",
    "Comments",
    "Proposed change",
    "Observations of the secretariat",
];
/// What the raised numbers in the heads mean.
const FOOT: [&str; 2] = [
    "1  Two letters of the country (ISO 3166), ** for an editing unit, or name of the organisation",
    "2  ge: general; te: technical; ed: editorial",
];
/// The typeface of the sheet, which every office program has or replaces.
const FONT: &str = "Arial";
const TEXT: &str = "Normal";
const HEAD: &str = "Tableheader";
const FOOTER: &str = "Footer";

/// The sheet as a `.docx` package.
#[must_use]
pub fn write(sheet: &Sheet) -> Vec<u8> {
    let mut package = Package::default();
    let none = Relationships::default();
    let mut links = Relationships::default();
    links.part("styles", "styles.xml");
    links.part("settings", "settings.xml");
    links.part("fontTable", "fontTable.xml");
    links.part("theme", "theme/theme1.xml");
    let header = links.part("header", "header1.xml");
    let footer = links.part("footer", "footer1.xml");
    package.add_word_part("document", "document.main", document(sheet, &header, &footer), &links);
    package.add_word_part("styles", "styles", styles(), &none);
    package.add_word_part("settings", "settings", settings(), &none);
    package.add_word_part("fontTable", "fontTable", fonts(), &none);
    package.add_part("word/theme/theme1.xml", theme::TYPE, theme::write(FONT));
    package.add_word_part("header1", "header", head(sheet), &none);
    package.add_word_part("footer1", "footer", foot(), &none);
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    package.add_part("docProps/core.xml", core, properties(sheet));
    let extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    package.add_part("docProps/app.xml", extended, application());
    package.finish()
}

fn begun(root: &'static str) -> Xml {
    let mut xml = Xml::new();
    xml.open(root, &[("xmlns:w", WORD), ("xmlns:r", RELATIONS)]);
    xml
}

fn document(sheet: &Sheet, header: &str, footer: &str) -> Vec<u8> {
    let mut xml = begun("w:document");
    xml.open("w:body", &[]);
    table(&mut xml);
    for comment in &sheet.comments {
        row(&mut xml, &cells(comment));
    }
    if sheet.comments.is_empty() {
        // A table without a row damages the file.
        row(&mut xml, &[""; 8]);
    }
    xml.close();
    paragraph(&mut xml, TEXT, "");
    xml.open("w:sectPr", &[]);
    xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", header)]);
    xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", footer)]);
    xml.empty("w:pgSz", &[("w:w", "16840"), ("w:h", "11907"), ("w:orient", "landscape")]);
    let margins = [
        ("w:top", "851"),
        ("w:right", "851"),
        ("w:bottom", "851"),
        ("w:left", "851"),
        ("w:header", "567"),
        ("w:footer", "567"),
        ("w:gutter", "0"),
    ];
    xml.empty("w:pgMar", &margins);
    xml.finish()
}

fn cells(comment: &Comment) -> [&str; 8] {
    [
        comment.origin(),
        &comment.line,
        &comment.clause,
        &comment.element,
        &comment.kind,
        &comment.comment,
        &comment.proposal,
        &comment.observation,
    ]
}

/// Opens a table of the eight columns.
fn table(xml: &mut Xml) {
    let total: i64 = WIDTHS.iter().sum();
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    xml.empty("w:tblW", &[("w:w", &total.to_string()), ("w:type", "dxa")]);
    xml.value("w:jc", "center");
    xml.open("w:tblBorders", &[]);
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        xml.empty(side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0")]);
    }
    xml.close();
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.open("w:tblCellMar", &[]);
    for side in ["w:left", "w:right"] {
        xml.empty(side, &[("w:w", "57"), ("w:type", "dxa")]);
    }
    xml.close();
    xml.close();
    xml.open("w:tblGrid", &[]);
    for width in WIDTHS {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    xml.close();
}

fn row(xml: &mut Xml, cells: &[&str; 8]) {
    xml.open("w:tr", &[]);
    for (words, width) in cells.iter().zip(WIDTHS) {
        cell(xml, width, 1, TEXT, words);
    }
    xml.close();
}

/// A cell over `span` columns; each line is a paragraph.
fn cell(xml: &mut Xml, width: i64, span: usize, style: &str, words: &str) {
    xml.open("w:tc", &[]);
    xml.open("w:tcPr", &[]);
    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    if span > 1 {
        xml.value("w:gridSpan", &span.to_string());
    }
    xml.close();
    words.split('\n').for_each(|line| paragraph(xml, style, line));
    xml.close();
}

fn paragraph(xml: &mut Xml, style: &str, words: &str) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", style);
    xml.close();
    if !words.is_empty() {
        xml.open("w:r", &[]);
        xml.leaf("w:t", &[("xml:space", "preserve")], words);
        xml.close();
    }
    xml.close();
}

fn head(sheet: &Sheet) -> Vec<u8> {
    let mut xml = begun("w:hdr");
    table(&mut xml);
    xml.open("w:tr", &[]);
    let facts = [
        (0..4, String::new()),
        (4..6, format!("Date: {}", sheet.date)),
        (6..7, format!("Document: {}", sheet.document)),
        (7..8, format!("Project: {}", sheet.project)),
    ];
    for (columns, words) in facts {
        let width = WIDTHS[columns.clone()].iter().sum();
        cell(&mut xml, width, columns.len(), HEAD, words.trim());
    }
    xml.close();
    xml.open("w:tr", &[]);
    for (words, width) in HEADS.iter().zip(WIDTHS) {
        cell(&mut xml, width, 1, HEAD, words);
    }
    xml.close();
    xml.close();
    paragraph(&mut xml, TEXT, "");
    xml.finish()
}

fn foot() -> Vec<u8> {
    let mut xml = begun("w:ftr");
    for line in FOOT {
        paragraph(&mut xml, FOOTER, line);
    }
    xml.finish()
}

/// Neither this part nor the theme changes anything; Word asks for both.
fn fonts() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:fonts", &[("xmlns:w", WORD)]);
    xml.open("w:font", &[("w:name", FONT)]);
    xml.value("w:charset", "00");
    xml.value("w:family", "swiss");
    xml.value("w:pitch", "variable");
    xml.finish()
}

fn styles() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:styles", &[("xmlns:w", WORD)]);
    for (id, name, size, is_bold) in [
        (TEXT, "Normal", "18", false),
        (HEAD, "Table header", "16", true),
        (FOOTER, "footer", "14", false),
    ] {
        let kind = ("w:type", "paragraph");
        if id == TEXT {
            xml.open("w:style", &[kind, ("w:default", "1"), ("w:styleId", id)]);
            xml.value("w:name", name);
        } else {
            xml.open("w:style", &[kind, ("w:styleId", id)]);
            xml.value("w:name", name);
            xml.value("w:basedOn", TEXT);
        }
        xml.open("w:pPr", &[]);
        xml.empty("w:spacing", &[("w:before", "20"), ("w:after", "20")]);
        xml.close();
        xml.open("w:rPr", &[]);
        xml.empty("w:rFonts", &[("w:ascii", FONT), ("w:hAnsi", FONT), ("w:cs", FONT)]);
        if is_bold {
            xml.empty("w:b", &[]);
        }
        xml.value("w:sz", size);
        xml.value("w:lang", "en-GB");
        xml.close();
        xml.close();
    }
    xml.finish()
}

/// Without a word on it, Word would open the sheet as one of 2007.
fn settings() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:settings", &[("xmlns:w", WORD)]);
    xml.open("w:compat", &[]);
    let mode = [
        ("w:name", "compatibilityMode"),
        ("w:uri", "http://schemas.microsoft.com/office/word"),
        ("w:val", "15"),
    ];
    xml.empty("w:compatSetting", &mode);
    xml.finish()
}

fn properties(sheet: &Sheet) -> Vec<u8> {
    let metadata = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    let mut xml = Xml::new();
    let elements = "http://purl.org/dc/elements/1.1/";
    xml.open("cp:coreProperties", &[("xmlns:cp", metadata), ("xmlns:dc", elements)]);
    xml.leaf("dc:title", &[], format!("Comments on {}", sheet.document).trim());
    xml.leaf("dc:language", &[], "en-GB");
    xml.finish()
}

fn application() -> Vec<u8> {
    let extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    let mut xml = Xml::new();
    xml.empty("Properties", &[("xmlns", extended)]);
    xml.finish()
}
