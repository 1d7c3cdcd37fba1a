//! What does Word need to know about the document as a whole?

use documents::Standard;

use crate::package::WORD;
use crate::style::PaperStyle;
use crate::xml::Xml;

/// The part `settings`. Fields are not updated on opening: Word would ask the reader first.
pub fn write(language: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:settings", &[("xmlns:w", WORD)]);
    xml.empty("w:zoom", &[("w:percent", "100")]);
    xml.value("w:defaultTabStop", "400");
    xml.value("w:characterSpacingControl", "doNotCompress");
    xml.open("w:footnotePr", &[]);
    xml.empty("w:footnote", &[("w:id", "-1")]);
    xml.empty("w:footnote", &[("w:id", "0")]);
    xml.close();
    xml.open("w:compat", &[]);
    // Justified lines that the author breaks keep their natural width.
    xml.empty("w:doNotExpandShiftReturn", &[]);
    let mode = [
        ("w:name", "compatibilityMode"),
        ("w:uri", "http://schemas.microsoft.com/office/word"),
        ("w:val", "15"),
    ];
    xml.empty("w:compatSetting", &mode);
    xml.close();
    xml.value("w:themeFontLang", language);
    xml.value("w:decimalSymbol", ".");
    xml.value("w:listSeparator", ",");
    xml.finish()
}

/// The part `fontTable`: what may stand in for a typeface that is not installed.
pub fn fonts(style: &PaperStyle) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:fonts", &[("xmlns:w", WORD)]);
    for font in [&style.text_font, &style.code_font] {
        let pitch = if font.family == "modern" { "fixed" } else { "variable" };
        xml.open("w:font", &[("w:name", &font.name)]);
        xml.value("w:altName", &font.alternate);
        xml.value("w:charset", "00");
        xml.value("w:family", &font.family);
        xml.value("w:pitch", pitch);
        xml.close();
    }
    xml.finish()
}

/// The part `docProps/core.xml`: title, language, status and the date of the sources.
pub fn core(standard: &Standard) -> Vec<u8> {
    let metadata = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    let mut xml = Xml::new();
    let namespaces = [
        ("xmlns:cp", metadata),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.open("cp:coreProperties", &namespaces);
    xml.leaf("dc:title", &[], &documents::words::full_title(standard));
    xml.leaf("dc:subject", &[], &standard.status.name);
    xml.leaf("dc:creator", &[], &standard.publisher);
    xml.leaf("dc:language", &[], &standard.language);
    xml.leaf("cp:version", &[], &standard.edition);
    if let Some(date) = standard.date.as_deref().filter(|date| is_date(date)) {
        let moment = format!("{date}T00:00:00Z");
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.leaf(name, &[("xsi:type", "dcterms:W3CDTF")], &moment);
        }
    }
    xml.finish()
}

/// The part `docProps/app.xml`.
pub fn application(standard: &Standard) -> Vec<u8> {
    let extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    let mut xml = Xml::new();
    xml.open("Properties", &[("xmlns", extended)]);
    xml.leaf("Company", &[], &standard.publisher);
    xml.finish()
}

/// Word refuses a package whose date is not one.
pub fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let number = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse().ok());
    bytes.len() == 10
        && [0, 1, 2, 3, 5, 6, 8, 9].into_iter().all(digit)
        && bytes.get(4) == Some(&b'-')
        && bytes.get(7) == Some(&b'-')
        && number(5..7).is_some_and(|month: u8| (1..=12).contains(&month))
        && number(8..10).is_some_and(|day: u8| (1..=31).contains(&day))
}
