//! What is in the package that the tests look at?

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::sample;
use crate::package::Archive;

/// An element of a part: its name, its attributes, the names of those around it.
pub struct Tag {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    around: Vec<String>,
}

impl Tag {
    pub fn get(&self, key: &str) -> &str {
        self.attributes.get(key).map_or("", String::as_str)
    }

    pub fn within(&self, name: &str) -> bool {
        self.around.iter().any(|around| around == name)
    }
}

pub fn bytes() -> Vec<u8> {
    let style = sample::style();
    crate::write(&sample::standard(), &style)
}

pub fn parts() -> BTreeMap<String, String> {
    parts_of(&bytes())
}

pub fn parts_of(bytes: &[u8]) -> BTreeMap<String, String> {
    let archive = Archive::open(bytes).expect("a package can be read");
    let text = |name: &str| {
        let part = archive.part(name).expect("the archive has what it names");
        String::from_utf8(part.to_vec()).expect("every part is text")
    };
    archive.names().map(|name| (name.to_owned(), text(name))).collect()
}

pub fn part_of(bytes: &[u8], name: &str) -> String {
    parts_of(bytes).remove(name).expect("the package has this part")
}

pub fn part(name: &str) -> String {
    parts().remove(name).expect("the package has this part")
}

pub fn tags(xml: &str) -> Vec<Tag> {
    let mut reader = Reader::from_str(xml);
    let (mut tags, mut around) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().expect("the part is well-formed") {
            Event::Start(start) => {
                tags.push(tag(&start, &around));
                around.push(start.name().as_ref().to_owned());
            }
            Event::Empty(start) => tags.push(tag(&start, &around)),
            Event::End(_) => {
                around.pop();
            }
            Event::Eof => return tags,
            _ => {}
        }
    }
}

fn tag(start: &BytesStart<'_>, around: &[String]) -> Tag {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.expect("the attribute is well-formed");
        (attribute.key.as_ref().to_owned(), attribute.value.to_string())
    });
    let name = start.name().as_ref().to_owned();
    Tag { name, attributes: attributes.collect(), around: around.to_vec() }
}

/// The paragraphs of a part: style and words.
pub fn paragraphs(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut all, mut style, mut words, mut in_text) =
        (Vec::new(), String::new(), String::new(), false);
    loop {
        match reader.read_event().expect("the part is well-formed") {
            Event::Start(start) => in_text = start.name().as_ref() == "w:t",
            Event::Empty(start) if start.name().as_ref() == "w:pStyle" => {
                tag(&start, &[]).get("w:val").clone_into(&mut style);
            }
            Event::Empty(start) if start.name().as_ref() == "w:tab" => words.push('\t'),
            Event::Empty(start) if start.name().as_ref() == "w:br" => words.push('\n'),
            Event::Text(text) if in_text => words.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if in_text => {
                words.extend(["&", &*reference, ";"]);
            }
            Event::End(end) if end.name().as_ref() == "w:p" => {
                all.push((std::mem::take(&mut style), std::mem::take(&mut words)));
            }
            Event::End(_) => in_text = false,
            Event::Eof => return all,
            _ => {}
        }
    }
}
