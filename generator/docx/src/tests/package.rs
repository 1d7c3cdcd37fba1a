//! Does the package keep the rules of Word and of standards bodies?

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use super::parts::{bytes, paragraphs, part, parts, tags};
use super::sample;

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(bytes(), bytes());
}

#[test]
fn parts_are_sorted_and_have_their_type() {
    let zip = zip::ZipArchive::new(Cursor::new(bytes())).expect("a package is a zip");
    let names: Vec<String> =
        zip.file_names().map(|name| name.expect("names are Unicode").into_owned()).collect();
    assert!(names.is_sorted(), "{names:?}");
    assert_eq!(names.first().map(String::as_str), Some("[Content_Types].xml"));
    let types = part("[Content_Types].xml");
    for name in &names {
        let known = name.contains("_rels/") || name == "[Content_Types].xml";
        assert!(known || types.contains(&format!("PartName=\"/{name}\"")), "{name} has no type");
    }
}

#[test]
fn every_style_in_use_is_defined_once() {
    let parts = parts();
    let mut defined = BTreeSet::new();
    for tag in tags(&parts["word/styles.xml"]) {
        if tag.name == "w:style" {
            assert!(defined.insert(tag.get("w:styleId").to_owned()), "{}", tag.get("w:styleId"));
        }
    }
    let references = ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"];
    for (name, xml) in parts.iter().filter(|(name, _)| !name.contains("_rels/")) {
        for tag in tags(xml).iter().filter(|tag| references.contains(&tag.name.as_str())) {
            let style = tag.get("w:val");
            assert!(defined.contains(style), "{name} uses `{style}`, which is not defined");
        }
    }
}

#[test]
fn headings_are_numbered_by_their_style_alone() {
    let document = part("word/document.xml");
    let headings = ["Heading1", "Heading2", "Heading3", "Heading4", "ANNEX", "a2"];
    for (style, words) in paragraphs(&document) {
        if headings.contains(&style.as_str()) {
            let typed = words.trim_start().starts_with(|c: char| c.is_ascii_digit());
            assert!(!typed && !words.starts_with("Annex"), "`{words}` has a typed number");
        }
    }
    let mut heading = false;
    for tag in tags(&document) {
        match tag.name.as_str() {
            "w:p" => heading = false,
            "w:pStyle" => heading = headings.contains(&tag.get("w:val")),
            "w:b" | "w:sz" | "w:numPr" => assert!(!heading, "{} on a heading", tag.name),
            _ => {}
        }
    }
    let mut style = String::new();
    let mut numbered = BTreeMap::new();
    let mut level = String::new();
    for tag in tags(&part("word/styles.xml")) {
        match tag.name.as_str() {
            "w:style" => tag.get("w:styleId").clone_into(&mut style),
            "w:ilvl" => tag.get("w:val").clone_into(&mut level),
            "w:numId" => {
                numbered.insert(style.clone(), (tag.get("w:val").to_owned(), level.clone()));
            }
            _ => {}
        }
    }
    let place = |style: &str| numbered.get(style).map(|(list, level)| (&**list, &**level));
    assert_eq!(place("Heading1"), Some(("1", "0")));
    assert_eq!(place("Heading6"), Some(("1", "5")));
    assert_eq!(place("TermNum"), Some(("1", "1")));
    assert_eq!(place("ANNEX"), Some(("2", "0")));
    assert_eq!(place("a6"), Some(("2", "5")));
}

#[test]
fn headings_stand_in_the_order_of_the_contents() {
    let standard = sample::standard();
    let numbered = ["Heading1", "Heading2", "Heading3", "ANNEX", "a2", "a3"];
    let unnumbered = ["ForewordTitle", "IntroTitle", "BiblioTitle"];
    let headings: Vec<String> = paragraphs(&part("word/document.xml"))
        .into_iter()
        .filter(|(style, _)| numbered.contains(&&**style) || unnumbered.contains(&&**style))
        .map(|(_, words)| words.split('\n').next_back().unwrap_or_default().to_owned())
        .collect();
    let titles: Vec<&str> = standard.contents.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(headings, titles);
}

#[test]
fn every_table_repeats_its_header_and_has_its_caption_above() {
    let document = part("word/document.xml");
    let all = tags(&document);
    let count = |name: &str| all.iter().filter(|tag| tag.name == name).count();
    assert_eq!(count("w:tbl"), 3);
    assert_eq!(count("w:tblHeader"), count("w:tbl"));
    assert_eq!(count("w:cantSplit"), count("w:tr"));
    let captions: Vec<(String, String)> = paragraphs(&document)
        .into_iter()
        .filter(|(style, _)| style == "Tabletitle" || style == "AnnexTableTitle")
        .collect();
    let caption = |style: &str, label: &str| {
        (style.to_owned(), format!("{label} — Correspondence of items and clauses"))
    };
    let expected = vec![
        caption("Tabletitle", "Table 1"),
        caption("AnnexTableTitle", "Table A.1"),
        caption("AnnexTableTitle", "Table B.1"),
    ];
    assert_eq!(captions, expected);
}

#[test]
fn bookmarks_are_unique_and_every_reference_finds_one() {
    let document = part("word/document.xml");
    let (mut names, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    for tag in tags(&document).iter().filter(|tag| tag.name == "w:bookmarkStart") {
        let name = tag.get("w:name");
        assert!(name.len() <= 40 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'));
        assert!(names.insert(name.to_lowercase()), "{name} stands twice");
        assert!(numbers.insert(tag.get("w:id").to_owned()), "{name} has a number in use");
    }
    let mut referred = BTreeSet::new();
    for xml in [&document, &part("word/footnotes.xml")] {
        for tag in tags(xml).iter().filter(|tag| tag.name == "w:hyperlink") {
            referred.extend(tag.attributes.get("w:anchor").cloned());
        }
        for instruction in instructions(xml) {
            let mut parts = instruction.split_whitespace();
            if let Some("REF" | "PAGEREF" | "NOTEREF") = parts.next() {
                referred.extend(parts.next().map(str::to_owned));
            }
        }
    }
    assert!(referred.len() > 10, "{referred:?}");
    for name in referred {
        assert!(names.contains(&name.to_lowercase()), "{name} leads nowhere");
    }
}

fn instructions(xml: &str) -> Vec<String> {
    let after = xml.split("<w:instrText xml:space=\"preserve\">").skip(1);
    after.filter_map(|rest| rest.split('<').next()).map(|text| text.trim().to_owned()).collect()
}

#[test]
fn cross_references_are_fields_that_print_the_label() {
    let document = part("word/document.xml");
    let instructions = instructions(&document);
    let has = |expected: &str| instructions.iter().any(|text| text == expected);
    assert!(has("TOC \\o &quot;1-3&quot; \\h \\z \\u"));
    assert!(has("PAGEREF requirements_1 \\h"));
    assert!(has("REF requirements \\r \\h"), "the 5 of `Clause 5`");
    assert!(has("REF annex_b \\r \\h"));
    assert!(has("REF table_1 \\h \\* MERGEFORMAT"));
    assert!(has("REF req_a \\h \\* MERGEFORMAT"));
    assert!(has("REF bib_1 \\h \\* MERGEFORMAT"));
    assert!(has("NOTEREF _Note1 \\f \\h"));
    assert!(has("REF figure_1 \\h \\* MERGEFORMAT"));
    assert!(has("SEQ Figure \\* ARABIC") && has("SEQ Figure_B \\* ARABIC"));
    assert!(has("SEQ Table \\* ARABIC") && has("SEQ Table_B \\* ARABIC"));
    let words = |words: &str| paragraphs(&document).iter().any(|(_, text)| text == words);
    assert!(words("See Clause 5, Annex B, Table 1, Figure 1 and the scope."));
}

#[test]
fn the_contents_are_there_before_word_updates_them() {
    let lines: Vec<String> = paragraphs(&part("word/document.xml"))
        .into_iter()
        .filter(|(style, _)| style.starts_with("TOC"))
        .map(|(_, words)| words)
        .collect();
    let standard = sample::standard();
    assert_eq!(lines.len(), standard.contents.len());
    assert!(lines.contains(&"1\tScope\t1".to_owned()), "{lines:?}");
    let annex = "Annex A (normative) Assessment procedures\t";
    assert!(lines.iter().any(|line| line.starts_with(annex)), "{lines:?}");
}

#[test]
fn fields_are_closed_and_nested_well() {
    for name in ["word/document.xml", "word/footnotes.xml", "word/footer1.xml"] {
        let mut depth = 0;
        for tag in tags(&part(name)).iter().filter(|tag| tag.name == "w:fldChar") {
            match tag.get("w:fldCharType") {
                "begin" => depth += 1,
                "end" => depth -= 1,
                _ => assert!(depth > 0),
            }
            assert!(depth >= 0);
        }
        assert_eq!(depth, 0, "{name}");
    }
}

#[test]
fn relationships_lead_somewhere() {
    let parts = parts();
    let zip = zip::ZipArchive::new(Cursor::new(bytes())).expect("a package is a zip");
    let has = |path: &str| zip.index_for_name(path).is_some();
    for (name, links) in [
        ("word/document.xml", "word/_rels/document.xml.rels"),
        ("word/footnotes.xml", "word/_rels/footnotes.xml.rels"),
    ] {
        let mut known = BTreeSet::new();
        for tag in tags(&parts[links]).iter().filter(|tag| tag.name == "Relationship") {
            known.insert(tag.get("Id").to_owned());
            let target = tag.get("Target");
            if tag.get("TargetMode") == "External" {
                assert!(!target.contains(' '), "{target}");
            } else {
                assert!(has(&format!("word/{target}")), "{target}");
            }
        }
        for tag in tags(&parts[name]) {
            for id in ["r:id", "r:embed"].iter().filter_map(|key| tag.attributes.get(*key)) {
                assert!(known.contains(id), "{name}: {id}");
            }
        }
    }
}

#[test]
fn sections_number_their_pages() {
    let document = part("word/document.xml");
    let all = tags(&document);
    let pages: Vec<(&str, &str)> = all
        .iter()
        .filter(|tag| tag.name == "w:pgNumType")
        .map(|tag| (tag.get("w:fmt"), tag.get("w:start")))
        .collect();
    assert_eq!(pages, [("lowerRoman", ""), ("lowerRoman", ""), ("decimal", "1")]);
    assert!(all.iter().all(|tag| tag.name != "w:highlight" && tag.name != "w:color"));
    assert!(all.iter().all(|tag| tag.name != "w:tblHeader" || tag.within("w:trPr")));
}

#[test]
fn properties_name_title_language_and_date() {
    let core = part("docProps/core.xml");
    assert!(core.contains(
        "<dc:title>Security of connected products — Implementation profile for small \
         manufacturers — Requirements &amp; assessment &lt;criteria&gt;</dc:title>"
    ));
    assert!(core.contains("<dc:language>en-GB</dc:language>"));
    assert!(core.contains(">2026-11-23T00:00:00Z</dcterms:modified>"));
    assert!(part("word/styles.xml").contains("<w:lang w:val=\"en-GB\""));
}

#[test]
fn forbidden_characters_are_dropped() {
    assert!(part("word/document.xml").contains(">code &lt;  &amp;<"));
}

#[test]
fn a_document_without_anything_is_still_a_package() {
    let mut standard = sample::standard();
    standard.clauses.clear();
    standard.contents.clear();
    standard.footnotes.clear();
    standard.date = Some("2026-99-99".to_owned());
    let style = sample::style();
    let bytes = crate::write(&standard, &style);
    assert!(zip::ZipArchive::new(Cursor::new(bytes)).is_ok());
}

#[test]
fn word_counts_the_numbers_that_the_document_says() {
    let standard = sample::standard();
    let clauses = ["Heading1", "Heading2", "Heading3", "Heading4"];
    let annexes = ["ANNEX", "a2", "a3"];
    let (mut clause, mut annex) = ([0_u8; 4], [0_u8; 3]);
    let mut counted = Vec::new();
    for (style, _) in paragraphs(&part("word/document.xml")) {
        let style = if style == "TermNum" { "Heading2" } else { style.as_str() };
        if let Some(level) = clauses.iter().position(|known| *known == style) {
            counted.push(count(&mut clause, level, u8::to_string));
        } else if let Some(level) = annexes.iter().position(|known| *known == style) {
            counted.push(count(&mut annex, level, |first| char::from(b'@' + first).to_string()));
        }
    }
    for entry in &standard.contents {
        let number = entry.number.split(' ').nth(1).unwrap_or(&entry.number);
        assert!(number.is_empty() || counted.iter().any(|known| known == number), "{number}");
    }
    assert!(counted.contains(&"3.2".to_owned()), "terms count as subclauses");
    assert!(counted.contains(&"5.2.1.1".to_owned()));
}

/// Counts one paragraph of a multilevel list, as Word does.
fn count(counters: &mut [u8], level: usize, first: impl Fn(&u8) -> String) -> String {
    counters[level] += 1;
    counters[level + 1..].fill(0);
    let rest = counters[1..=level].iter().map(|number| format!(".{number}"));
    first(&counters[0]) + &rest.collect::<String>()
}

#[test]
fn tables_are_as_wide_as_the_text() {
    let style = sample::style();
    let width = style.measure(&style.sheet.body);
    let mut tables: Vec<i32> = Vec::new();
    for tag in tags(&part("word/document.xml")) {
        match tag.name.as_str() {
            "w:tbl" => tables.push(0),
            "w:gridCol" => {
                let column = tag.get("w:w").parse::<i32>().expect("a width is a number");
                assert!(column > 500, "a column of {column} twentieths of a point");
                *tables.last_mut().expect("columns stand in tables") += column;
            }
            _ => {}
        }
    }
    assert!(tables.iter().all(|total| *total == width), "{tables:?}, not {width}");
}

#[test]
fn a_figure_is_drawn_and_said() {
    let document = part("word/document.xml");
    let all = tags(&document);
    let find = |name: &str| all.iter().filter(|tag| tag.name == name).collect::<Vec<_>>();
    let named = find("wp:docPr");
    assert_eq!(named.len(), 3, "one in the body and one in each annex");
    assert_eq!(named[0].get("name"), "Figure 1");
    assert!(document.contains("An app &amp; its &quot;server&quot; &lt;both&gt; in boxes"));
    let numbers: BTreeSet<&str> = named.iter().map(|tag| tag.get("id")).collect();
    assert_eq!(numbers.len(), named.len());
    // 320 by 80 pixels as they are, 4000 by 2000 as wide as the text.
    let sizes: Vec<(i64, i64)> = find("wp:extent")
        .iter()
        .map(|tag| ["cx", "cy"].map(|side| tag.get(side).parse().expect("a number")).into())
        .collect();
    assert_eq!(sizes[0], (320 * 9525, 80 * 9525));
    assert!((5_000_000..6_500_000).contains(&sizes[1].0), "{sizes:?}");
    assert!((sizes[1].0 - 2 * sizes[1].1).abs() <= 2, "{sizes:?}");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes())).expect("a package is a zip");
    for (path, size) in [("figure-1.png", Some((800, 200))), ("figure-1.svg", None)] {
        let mut part = zip.by_name(&format!("word/media/{path}")).expect("the part is there");
        let mut bytes = Vec::new();
        std::io::copy(&mut part, &mut bytes).expect("the part can be read");
        let number = |at: usize| {
            let four = bytes[at..at + 4].try_into().expect("four bytes");
            u32::from_be_bytes(four)
        };
        match size {
            Some(size) => assert_eq!((number(16), number(20)), size, "{path}"),
            None => assert!(bytes.starts_with(b"<svg"), "{path}"),
        }
    }
    let drawn = resvg::tiny_skia::Pixmap::decode_png(&{
        let mut bytes = Vec::new();
        let mut part = zip.by_name("word/media/figure-1.png").expect("the part is there");
        std::io::copy(&mut part, &mut bytes).expect("the part can be read");
        bytes
    });
    let drawn = drawn.expect("the part is a PNG file");
    // The word in the first box is black; the frames are blue.
    let black = drawn.pixels().iter().filter(|it| it.alpha() == 255 && it.blue() < 10).count();
    assert!(black > 100, "{black}");
}
