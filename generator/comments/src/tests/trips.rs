//! Is nothing lost between Word and YAML?

use sources::FileId;

use super::sheets::{cell, comment, docx, sheet, table};
use crate::grid::WIDTHS;
use crate::{Comment, Sheet, Unreadable, from_yaml, read, to_yaml, write};

fn plain(words: &[&str]) -> Vec<String> {
    words.iter().map(|words| cell("", words)).collect()
}

fn comments(rows: &[Vec<String>]) -> Vec<Comment> {
    read(&docx(&table(&WIDTHS, rows), "")).expect("the sheet can be read").comments
}

#[test]
fn word_yaml_and_word_again_say_the_same() {
    let written = sheet();
    let from_word = read(&write(&written)).expect("what we write can be read");
    assert_eq!(from_word, written);
    let yaml = to_yaml(&from_word);
    let checked = from_yaml(FileId(0), &yaml);
    assert_eq!(checked.diagnostics, [], "{yaml}");
    let from_yaml = checked.value.expect("there are no faults");
    assert_eq!(from_yaml, written, "{yaml}");
    assert_eq!(read(&write(&from_yaml)), Ok(written));
}

#[test]
fn texts_that_yaml_takes_for_something_else_survive() {
    let texts = [
        "yes",
        "332",
        "null",
        "- a\n- b",
        "a: b # c",
        "'",
        "\"",
        "\\",
        "&x *y",
        "|-\n  x",
        "{}",
        "--- x\n...",
        "%TAG",
        "ä\n  indented\n\nend",
        "tab\there",
        "next\u{85}line",
        "!tag",
        "?",
    ];
    for text in texts {
        let text = crate::sheet::tidy(text);
        let mut one = comment("DE-001", "5", "1");
        one.comment.clone_from(&text);
        one.proposal.clone_from(&text);
        let sheet = Sheet { comments: vec![one], ..Sheet::default() };
        let yaml = to_yaml(&sheet);
        let back = from_yaml(FileId(0), &yaml);
        assert_eq!(back.value.as_ref(), Some(&sheet), "{text:?}: {yaml}{:?}", back.diagnostics);
        assert_eq!(read(&write(&sheet)).as_ref(), Ok(&sheet), "{text:?}");
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    assert_eq!(write(&sheet()), write(&sheet()));
    assert_eq!(read(&write(&Sheet::default())), Ok(Sheet::default()));
}

#[test]
fn merged_cells_keep_their_columns() {
    let restart = r#"<w:vMerge w:val="restart"/>"#;
    let first = ["", "17", "5.2", "", "Technical", "Wrong.", "Right.", ""];
    let mut first: Vec<String> = plain(&first);
    first[0] = cell(restart, "Eclipse Foundation");
    let mut second = plain(&["", "20", "5.3", "", "ed", "Also wrong.", "Also right.", ""]);
    second[0] = cell("<w:vMerge/>", "");
    // The remark stands in one cell with the change.
    let mut third = plain(&["DE1", "", "6", "", "GE", "All in one."]);
    third[5] = cell(r#"<w:gridSpan w:val="2"/>"#, "All in one.");
    third.push(cell("", "Noted"));
    let read = comments(&[first, second, third]);
    let brief = |it: &Comment| {
        [&it.body, &it.line, &it.clause, &it.kind, &it.comment, &it.proposal, &it.observation]
            .map(String::clone)
    };
    let expected = [
        ["Eclipse Foundation", "17", "5.2", "te", "Wrong.", "Right.", ""],
        ["Eclipse Foundation", "20", "5.3", "ed", "Also wrong.", "Also right.", ""],
        ["DE", "", "6", "ge", "All in one.", "", "Noted"],
    ];
    assert_eq!(
        read.iter().map(brief).collect::<Vec<_>>(),
        expected.map(|it| it.map(str::to_owned))
    );
    assert_eq!(read[2].id, "DE1");
}

#[test]
fn heads_numbers_and_empty_rows_are_no_comments() {
    let rows = [
        plain(&[
            "MB/NC1",
            "Line number",
            "Clause/",
            "Paragraph",
            "Type",
            "Comments",
            "Proposed change",
            "Obs",
        ]),
        plain(&["1", "2", "(3)", "4", "5", "(6)", "(7)", ""]),
        plain(&["DE", "", "", "", "", "", "", ""]),
        plain(&["DE", "", "4", "", "ed", "A comma is missing.", "Add it.", ""]),
    ];
    assert_eq!(comments(&rows).len(), 1);
}

#[test]
fn the_old_sheet_without_lines_is_read() {
    let row = plain(&["NO", "4.1", "Figure 1", "te", "Too small.", "Enlarge.", "Accepted"]);
    let read = read(&docx(&table(&WIDTHS[1..], &[row]), "")).expect("seven columns will do");
    assert_eq!((read.comments[0].line.as_str(), read.comments[0].clause.as_str()), ("", "4.1"));
    assert_eq!(read.comments[0].observation, "Accepted");
}

#[test]
fn deleted_words_are_gone_and_the_head_may_stand_anywhere() {
    let change = "<w:p><w:del><w:r><w:t>old</w:t></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r>\
                  </w:ins></w:p>";
    let mut row = plain(&["DE", "1", "4", "", "ed", "", "x", ""]);
    row[5] = format!("<w:tc>{change}</w:tc>");
    let header = "<w:p><w:r><w:t>Date:</w:t></w:r><w:r><w:t> 12 June 2025</w:t></w:r></w:p>\
                  <w:p><w:r><w:t>DOCUMENT: WI JT013089</w:t></w:r></w:p>";
    let read = read(&docx(&table(&WIDTHS, &[row]), header)).expect("the sheet can be read");
    assert_eq!(read.comments[0].comment, "new");
    assert_eq!((read.date.as_str(), read.document.as_str()), ("12 June 2025", "WI JT013089"));
}

#[test]
fn what_is_no_sheet_says_so() {
    assert_eq!(read(&docx("<w:p/>", "")), Err(Unreadable::NoTable));
    let narrow = table(&[100, 100], &[plain(&["a", "b"])]);
    assert_eq!(read(&docx(&narrow, "")), Err(Unreadable::NoTable));
    for bytes in [&b""[..], b"PK\x03\x04", b"version: 1"] {
        let said = read(bytes).expect_err("this is no Word file").to_string();
        assert!(said.contains("not a Word file"), "{said}");
    }
    let crooked = "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"99999999999\"/></w:trPr>";
    let said = read(&docx(crooked, "")).expect_err("the XML breaks off").to_string();
    assert!(said.contains("`word/document.xml` cannot be read"), "{said}");
}

#[test]
fn letters_with_marks_come_out_in_one_form() {
    let row = plain(&["DE", "1", "4", "", "ed", "u\u{308}ber", "x", ""]);
    assert_eq!(comments(&[row])[0].comment, "über");
}
