//! Does a document in a user's own template look like the template, and count like ours?

use super::parts::{part_of, tags};
use super::sample;
use crate::package::{Archive, Damage, Element, Package, Relationships, WORD};
use crate::{Options, write_with};

const STYLES: &str = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/>
<w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
<w:pPr><w:keepNext/><w:numPr><w:numId w:val="6"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:color w:val="FF0000"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ANNEX"><w:name w:val="ANNEX"/>
<w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="a2"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Note"><w:name w:val="A table of that name"/></w:style>"#;

const NUMBERING: &str = r#"<w:numPicBullet w:numPicBulletId="0"/>
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="decimal"/><w:pStyle w:val="berschrift1"/><w:lvlText w:val="%1"/>
<w:lvlPicBulletId w:val="0"/></w:lvl></w:abstractNum>
<w:num w:numId="6"><w:abstractNumId w:val="7"/></w:num>"#;

const SETTINGS: &str = r#"<w:attachedTemplate/><w:documentProtection w:enforcement="1"/>
<w:defaultTabStop w:val="403"/><w:autoHyphenation/>"#;

fn part(root: &str, content: &str) -> Vec<u8> {
    format!(r#"<{root} xmlns:w="{WORD}">{content}</{root}>"#).into_bytes()
}

/// A template as a localised Word writes it, with styles of other names and numbers.
pub fn template() -> Vec<u8> {
    with_styles(part("w:styles", STYLES))
}

fn with_styles(styles: Vec<u8>) -> Vec<u8> {
    let mut links = Relationships::default();
    for name in ["styles", "numbering", "settings", "fontTable"] {
        links.part(name, &format!("{name}.xml"));
    }
    let none = Relationships::default();
    let mut package = Package::default();
    package.add_word_part("document", "template.main", part("w:document", ""), &links);
    package.add_word_part("styles", "styles", styles, &none);
    package.add_word_part("numbering", "numbering", part("w:numbering", NUMBERING), &none);
    package.add_word_part("settings", "settings", part("w:settings", SETTINGS), &none);
    let fonts = r#"<w:font w:name="Arial"><w:embedRegular/></w:font>"#;
    package.add_word_part("fontTable", "fontTable", part("w:fonts", fonts), &none);
    package.finish()
}

fn written(template: &[u8]) -> Result<Vec<u8>, Damage> {
    let options = Options { base: Some(template), ..Options::default() };
    write_with(&sample::standard(), &sample::style(), &options)
}

fn styles() -> Element {
    let bytes = written(&template()).expect("the template is sound");
    let archive = Archive::open(&bytes).expect("what we write can be read");
    archive.tree("word/styles.xml").expect("what we write is well-formed")
}

fn style<'a>(styles: &'a Element, id: &str) -> &'a Element {
    let mut found = styles.elements().filter(|it| it.get("w:styleId") == id);
    let style = found.next().expect("the style is defined");
    assert_eq!(found.next(), None, "{id} is defined twice");
    style
}

/// Which instance and level number a style.
fn number(style: &Element) -> Option<(&str, &str)> {
    let number = style.child("w:pPr")?.child("w:numPr")?;
    Some((number.value("w:numId")?, number.value("w:ilvl").unwrap_or("0")))
}

#[test]
fn what_the_template_says_of_a_style_stands() {
    let styles = styles();
    let heading = style(&styles, "berschrift1");
    assert_eq!(heading.child("w:rPr").and_then(|it| it.value("w:color")), Some("FF0000"));
    assert_eq!(number(heading), Some(("6", "0")));
    assert!(!styles.elements().any(|it| it.get("w:styleId") == "Heading1"));
    assert!(!styles.elements().any(|it| it.get("w:styleId") == "Normal"));
    let defaults = styles
        .elements()
        .filter(|it| it.get("w:type") == "paragraph" && it.get("w:default") == "1");
    assert_eq!(defaults.count(), 1);
}

#[test]
fn what_the_template_lacks_is_added_in_its_identifiers() {
    let styles = styles();
    assert_eq!(
        style(&styles, "TermNum").child("w:name").map(|it| it.get("w:val")),
        Some("TermNum")
    );
    assert_eq!(style(&styles, "Heading2").value("w:basedOn"), Some("berschrift1"));
    // The template has a table style of this name: ours has to be called something else.
    assert_eq!(style(&styles, "NoteOwn").value("w:name"), Some("Note"));
}

#[test]
fn numbers_follow_the_template_where_it_counts_and_ours_where_it_does_not() {
    let styles = styles();
    assert_eq!(number(style(&styles, "Heading2")), Some(("6", "1")));
    assert_eq!(number(style(&styles, "TermNum")), Some(("6", "1")));
    let annex = style(&styles, "ANNEX");
    assert_eq!(number(annex), Some(("8", "0")), "ours follow the last of the template");
    assert_eq!(number(style(&styles, "a2")), Some(("8", "1")));
    let bytes = written(&template()).expect("the template is sound");
    let lists = tags(&part_of(&bytes, "word/numbering.xml"));
    let instances: Vec<&str> =
        lists.iter().filter(|tag| tag.name == "w:num").map(|tag| tag.get("w:numId")).collect();
    for tag in tags(&part_of(&bytes, "word/document.xml")) {
        if tag.name == "w:numId" {
            assert!(instances.contains(&tag.get("w:val")), "{} counts nothing", tag.get("w:val"));
        }
    }
    assert!(lists.iter().all(|tag| !tag.name.contains("PicBullet")));
    // Two definitions for one style would make Word choose.
    let headings = lists.iter().filter(|tag| tag.get("w:val") == "berschrift1").count();
    assert_eq!(headings, 1);
}

#[test]
fn every_style_in_use_is_defined_beside_a_template() {
    let bytes = written(&template()).expect("the template is sound");
    let styles = styles();
    let defined: Vec<&str> = styles.elements().map(|style| style.get("w:styleId")).collect();
    for part in ["word/document.xml", "word/styles.xml", "word/footnotes.xml"] {
        for tag in tags(&part_of(&bytes, part)) {
            let refers = ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"];
            if refers.contains(&tag.name.as_str()) {
                assert!(defined.contains(&tag.get("w:val")), "{part}: {}", tag.get("w:val"));
            }
        }
    }
}

#[test]
fn settings_that_belong_to_the_templates_text_stay_behind() {
    let bytes = written(&template()).expect("the template is sound");
    let settings = part_of(&bytes, "word/settings.xml");
    assert!(settings.contains("w:val=\"403\"") && settings.contains("w:autoHyphenation"));
    assert!(!settings.contains("attachedTemplate") && !settings.contains("Protection"));
    assert!(settings.contains("w:footnotePr") && settings.contains("compatibilityMode"));
    let fonts = part_of(&bytes, "word/fontTable.xml");
    assert!(fonts.contains("Arial") && fonts.contains("Cambria") && !fonts.contains("embed"));
    assert!(part_of(&bytes, "word/styles.xml").contains("<w:lang w:val=\"en-GB\""));
}

#[test]
fn a_template_that_cannot_be_used_says_why() {
    let strict = part("w:styles", "");
    let strict = String::from_utf8_lossy(&strict).replace(WORD, "http://purl.oclc.org/ooxml");
    let cases = [
        (b"no zip".to_vec(), "not a Word file"),
        (Package::default().finish(), "no part `word/document.xml`"),
        (with_styles(strict.into_bytes()), "as Word's ordinary files do"),
        (with_styles(b"<w:styles".to_vec()), "`word/styles.xml` cannot be read"),
        (with_styles(b"<!DOCTYPE x []><w:styles/>".to_vec()), "declares a document type"),
        (with_styles(b"<w:styles>&x;</w:styles>".to_vec()), "the entity `x` is not known"),
        (with_styles("<a>".repeat(500).into_bytes()), "nests too deeply"),
    ];
    for (template, expected) in cases {
        let damage = written(&template).expect_err("the template is not sound").to_string();
        assert!(damage.contains(expected), "{damage:?} does not say {expected:?}");
    }
}
