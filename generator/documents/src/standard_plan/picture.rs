//! Is a file a picture that every format can show, and how large is it?

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use sources::{Code, Diagnostic, File, FileId, Span};

use crate::{Picture, PictureFormat};

/// A picture is wider and higher than this by mistake only.
const LARGEST: f64 = 20_000.0;

/// What SVG may hold that a picture on paper has no use for.
const REFUSED: [&str; 4] = ["script", "foreignObject", "iframe", "animate"];

/// Reads the picture in `file`, which the site has at `path`. `span` is where it is shown.
pub(crate) fn read(
    (id, file): (FileId, &File),
    path: &str,
    span: Span,
) -> Result<Picture, Diagnostic> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let Some(format) = PictureFormat::ALL.into_iter().find(|it| it.ending() == ending) else {
        let message = format!("`{path}` is no picture that every format of the profile can show");
        return Err(Diagnostic::error(Code::BadForm, span, message)
            .help("save it as SVG, or as PNG when it is a photograph or a screen"));
    };
    let bytes = file.bytes.clone().unwrap_or_else(|| file.text.clone().into_bytes());
    let size = match format {
        PictureFormat::Svg => svg(id, &file.text).map_err(|fault| *fault)?,
        PictureFormat::Png => png(&bytes).ok_or_else(|| {
            Diagnostic::error(Code::BadForm, span, format!("`{path}` is not a PNG file"))
                .help("export the picture again")
        })?,
    };
    let Some((width, height)) = whole(size) else {
        let place = if format == PictureFormat::Svg { Span::new(id, 0..0) } else { span };
        let message = format!("`{path}` does not say how large it is");
        return Err(Diagnostic::error(Code::BadForm, place, message)
            .also(span, "shown here")
            .help("give its `svg` element a `viewBox`, or a `width` and a `height` in pixels"));
    };
    Ok(Picture { path: path.to_owned(), format, width, height, bytes })
}

/// Whole pixels, if the picture has a size that can be meant.
fn whole((width, height): (f64, f64)) -> Option<(u32, u32)> {
    let is_meant = |length: f64| (1.0..=LARGEST).contains(&length);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range was checked"
    )]
    let round = |length: f64| length.round() as u32;
    (is_meant(width) && is_meant(height)).then(|| (round(width), round(height)))
}

/// The size that the header of a PNG file names (ISO/IEC 15948, 11.2.2).
fn png(bytes: &[u8]) -> Option<(f64, f64)> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let header = rest.get(4..)?.strip_prefix(b"IHDR")?;
    let number = |at: usize| {
        let four: [u8; 4] = header.get(at..at + 4)?.try_into().ok()?;
        Some(f64::from(u32::from_be_bytes(four)))
    };
    Some((number(0)?, number(4)?))
}

/// The size of an SVG picture. Every element is looked at: a picture that is not well-formed, or
/// that asks for something outside itself, looks different from place to place.
fn svg(id: FileId, text: &str) -> Result<(f64, f64), Box<Diagnostic>> {
    let at = |from: u64, to: u64| {
        let index = |offset: u64| usize::try_from(offset).unwrap_or(text.len()).min(text.len());
        Span::new(id, index(from)..index(to).max(index(from)))
    };
    let fault = |span: Span, message: String, help: &str| {
        Box::new(Diagnostic::error(Code::BadForm, span, message).help(help))
    };
    let mut reader = Reader::from_str(text);
    let mut size = None;
    let mut depth = 0_usize;
    loop {
        let from = reader.buffer_position();
        let event = reader.read_event().map_err(|error| {
            let place = reader.error_position();
            let help = "mend the file, or export the picture again";
            fault(at(place, place), format!("the picture is not well-formed: {error}"), help)
        })?;
        let span = at(from, reader.buffer_position());
        match &event {
            Event::Start(element) | Event::Empty(element) => {
                if let Some(what) = refused(element) {
                    let message = format!("the picture holds `{what}`");
                    let help = "keep lines, areas and words: a figure needs nothing from outside";
                    return Err(fault(span, message, help));
                }
                if size.is_none() {
                    if element.local_name().as_ref() != "svg" {
                        let message = "the file begins with another element than `svg`";
                        let help = "export the picture as SVG";
                        return Err(fault(span, message.to_owned(), help));
                    }
                    size = Some(declared(element));
                }
                depth += usize::from(matches!(event, Event::Start(_)));
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => {
                let message = "the picture declares a document type";
                let help = "remove the line `<!DOCTYPE …>`: nothing reads it";
                return Err(fault(span, message.to_owned(), help));
            }
            Event::Eof if depth > 0 || size.is_none() => {
                let help = "mend the file, or export the picture again";
                return Err(fault(span, "the picture ends too early".to_owned(), help));
            }
            Event::Eof => return Ok(size.unwrap_or_default()),
            Event::Text(_)
            | Event::CData(_)
            | Event::GeneralRef(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::Comment(_) => {}
        }
    }
}

/// What a picture must not hold: what runs, what moves, and what is fetched from elsewhere.
fn refused(element: &BytesStart<'_>) -> Option<String> {
    let name = element.local_name();
    if REFUSED.iter().any(|refused| name.as_ref().starts_with(refused)) {
        return Some(format!("<{}>", name.as_ref()));
    }
    element.attributes().flatten().find_map(|attribute| {
        let key = attribute.key.as_ref();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        let value = value.trim_start();
        let is_reference = attribute.key.local_name().as_ref() == "href";
        let leads_out = is_reference && !value.starts_with('#') && !value.starts_with("data:");
        let fetches = value.contains("url(") && !value.contains("url(#");
        (key.starts_with("on") || leads_out || fetches).then(|| format!("{key}=\"{value}\""))
    })
}

/// The size that an `svg` element names, in pixels: `width` and `height`, else its `viewBox`.
fn declared(element: &BytesStart<'_>) -> (f64, f64) {
    let value = |name: &str| {
        let attribute = element.try_get_attribute(name).ok().flatten()?;
        attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
    };
    let named = |name| value(name).as_deref().and_then(pixels);
    if let (Some(width), Some(height)) = (named("width"), named("height")) {
        return (width, height);
    }
    let shown = value("viewBox").unwrap_or_default();
    let numbers: Vec<f64> = shown
        .split(|c: char| c == ',' || c.is_whitespace())
        .filter_map(|number| number.parse().ok())
        .collect();
    match numbers.as_slice() {
        [_, _, width, height] => (*width, *height),
        _ => (0.0, 0.0),
    }
}

/// A length in pixels of which 96 are an inch (CSS Values and Units, 6.2).
fn pixels(length: &str) -> Option<f64> {
    let end = length.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%').len();
    let (number, unit) = length.split_at(end);
    let factor = match unit {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "mm" => 96.0 / 25.4,
        "cm" => 96.0 / 2.54,
        "in" => 96.0,
        _ => return None,
    };
    Some(number.trim().parse::<f64>().ok()? * factor)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn read_as(path: &str, bytes: &[u8]) -> Result<Picture, Diagnostic> {
        let (mut texts, mut others) = (BTreeMap::new(), BTreeMap::new());
        match std::str::from_utf8(bytes) {
            Ok(text) => drop(texts.insert(path.to_owned(), text.to_owned())),
            Err(_) => drop(others.insert(path.to_owned(), bytes.to_owned())),
        }
        let sources = sources::Sources::new(texts, others);
        let file = sources.find(path).expect("it was put there");
        read(file, path, Span::new(file.0, 0..0))
    }

    fn size(path: &str, bytes: &[u8]) -> Option<(u32, u32)> {
        read_as(path, bytes).ok().map(|picture| (picture.width, picture.height))
    }

    #[test]
    fn a_picture_says_how_large_it_is() {
        for (opening, expected) in [
            (r#"<svg width="30" height="20px"/>"#, Some((30, 20))),
            (r#"<svg viewBox="0 0 640, 480"></svg>"#, Some((640, 480))),
            (r#"<svg width="100%" height="100%" viewBox="0 0 7 8"/>"#, Some((7, 8))),
            (r#"<s:svg xmlns:s="x" width="1in" height="25.4mm"/>"#, Some((96, 96))),
            ("<svg/>", None),
            (r#"<svg width="0" height="20"/>"#, None),
            (r#"<svg width="1e9" height="20"/>"#, None),
            (r#"<svg width="nan" height="20"/>"#, None),
        ] {
            assert_eq!(size("a.svg", opening.as_bytes()), expected, "{opening}");
        }
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\0\0\0\0\x09\x08\x06\0\0\0";
        assert_eq!(size("a.png", png), Some((256, 9)));
        assert_eq!(size("a.png", &png[..20]), None);
        assert_eq!(size("a.jpeg", png), None);
    }

    #[test]
    fn a_picture_needs_nothing_from_outside() {
        for (inner, named) in [
            ("<script/>", "<script>"),
            (r#"<a href="https://example.eu/"/>"#, "href="),
            (r#"<image xlink:href="zones.png"/>"#, "xlink:href="),
            (r#"<rect onclick="x()"/>"#, "onclick="),
            (r#"<rect fill="url(https://example.eu/)"/>"#, "fill="),
            ("<rect>", "`</rect>`"),
            ("</rect>", "`</rect>`"),
        ] {
            let text = format!(r#"<svg width="9" height="9">{inner}</svg>"#);
            let fault = read_as("a.svg", text.as_bytes()).expect_err(inner);
            assert!(fault.message.contains(named), "{inner}: {}", fault.message);
            assert!(fault.span.is_some_and(|span| span.start >= 26), "{inner}: {:?}", fault.span);
        }
        let inside = r##"<svg width="9" height="9"><use href="#a"/><g fill="url(#b)"/></svg>"##;
        assert_eq!(size("a.svg", inside.as_bytes()), Some((9, 9)));
        for text in ["", "words", "<html/>", "<!DOCTYPE svg><svg/>", "<svg width='9' height='9'>"] {
            assert!(read_as("a.svg", text.as_bytes()).is_err(), "{text}");
        }
    }
}
