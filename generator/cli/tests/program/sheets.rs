//! Do comment sheets come in and go out, and does a bad one end with a clear fault?

use std::fs;

use crate::kit::Kit;

/// Two comments in the order of the document: one is open, one is answered.
const SHEET: &str = "\
date: \"2026-12-01\"
document: \"Small profile 1.2.3\"
project: \"A project\"
comments:
- id: \"DE-001\"
  body: \"DE\"
  locality:
    line_number: \"17\"
    clause: \"1\"
    element: \"Paragraph 2\"
  kind: \"te\"
  comments: |-
    The scope is too wide.
    It names what nobody makes.
  proposed_change: \"Leave out the second sentence.\"
- id: \"FR-001\"
  body: \"FR\"
  locality:
    clause: \"4.2\"
  kind: \"ed\"
  comments: \"A comma is missing.\"
  proposed_change: \"Add it.\"
  observations: \"Accepted.\"
";

fn text(kit: &Kit, path: &str) -> String {
    fs::read_to_string(kit.path(path)).expect("the file was written")
}

#[test]
fn a_new_sheet_is_empty_and_takes_no_file_away() {
    let kit = Kit::small();
    let ran = kit.run(&["comments", "new"]).ended(0);
    assert_eq!(ran.output, "wrote 0 comments to `comments.docx`\n");
    let read = kit.run(&["comments", "import", "comments.docx"]).ended(0);
    assert_eq!((read.output.as_str(), read.errors.as_str()), ("{}\n", ""));
    let bytes = fs::read(kit.path("comments.docx")).expect("it was written");
    let ran = kit.run(&["comments", "new"]).ended(2);
    assert!(ran.errors.contains("`comments.docx` is there already"), "{}", ran.errors);
    assert_eq!(fs::read(kit.path("comments.docx")).expect("it is there"), bytes);
    kit.run(&["comments", "new", "sheet.yaml"]).ended(0);
    assert_eq!(text(&kit, "sheet.yaml"), "{}\n");
}

#[test]
fn a_sheet_goes_to_word_and_comes_back_the_same() {
    let kit = Kit::small();
    kit.write("sheet.yaml", SHEET);
    let ran = kit.run(&["comments", "export", "sheet.yaml", "sheet.docx"]).ended(0);
    assert_eq!(ran.output, "wrote 2 comments to `sheet.docx`\n");
    kit.run(&["comments", "import", "sheet.docx", "--out", "back.yaml"]).ended(0);
    assert_eq!(text(&kit, "back.yaml"), SHEET);
    let printed = kit.run(&["comments", "import", "sheet.docx"]).ended(0);
    assert_eq!(printed.output, SHEET);
}

#[test]
fn a_sheet_is_put_into_the_order_of_the_document() {
    let kit = Kit::small();
    let (head, comments) = SHEET.split_once("- id").expect("there are comments");
    let (first, second) = comments.split_once("- id").expect("there are two");
    kit.write("sheet.yaml", &format!("{head}- id{second}- id{first}"));
    let sorted = kit.run(&["comments", "import", "sheet.yaml"]).ended(0);
    assert_eq!(sorted.output, SHEET);
}

#[test]
fn resolve_fails_while_a_comment_is_open() {
    let kit = Kit::small();
    kit.write("sheet.yaml", SHEET);
    let ran = kit.run(&["comments", "resolve", "sheet.yaml"]).ended(1);
    assert!(ran.output.contains("| 1 | DE-001 | 1 | te | open |  |"), "{}", ran.output);
    assert!(ran.output.contains("| 2 | FR-001 | 4.2 | ed | accepted | Accepted. |"));
    assert!(ran.output.ends_with("- open: 1\n- accepted: 1\n"), "{}", ran.output);
    assert_eq!(ran.errors, "error: 1 comment without an observation\n");
    let (before, after) = SHEET.split_once("- id: \"FR").expect("there are two");
    let answered = format!("{before}  observations: \"Rejected.\"\n- id: \"FR{after}");
    kit.write("answered.yaml", &answered);
    let ran = kit.run(&["comments", "resolve", "answered.yaml"]).ended(0);
    assert!(ran.output.contains("- rejected: 1"), "{}", ran.output);
}

#[test]
fn a_bad_sheet_is_refused_with_its_place() {
    let kit = Kit::small();
    kit.write("sheet.yaml", &SHEET.replace("\"te\"", "\"xx\""));
    for command in ["import", "resolve"] {
        let ran = kit.run(&["comments", command, "sheet.yaml"]).ended(1);
        assert!(ran.errors.contains("error[unknown-value]: `xx` is not a type"), "{}", ran.errors);
        assert!(ran.errors.contains("sheet.yaml:11:9"), "{}", ran.errors);
        assert_eq!(ran.output, "");
    }
    let ran = kit.run(&["comments", "export", "sheet.yaml", "sheet.docx"]).ended(1);
    assert!(ran.errors.contains("help: write ge, te or ed"), "{}", ran.errors);
    assert!(!kit.path("sheet.docx").exists());
    kit.write("sheet.yaml", "comment: []\n");
    let ran = kit.run(&["comments", "import", "sheet.yaml"]).ended(1);
    assert!(ran.errors.contains("did you mean `comments`?"), "{}", ran.errors);
}

#[test]
fn a_file_that_is_no_sheet_is_refused() {
    let kit = Kit::small();
    kit.write("letter.docx", "Dear reader");
    let ran = kit.run(&["comments", "import", "letter.docx"]).ended(1);
    assert!(ran.errors.contains("this is not a Word file"), "{}", ran.errors);
    kit.run(&["profile", "--format", "docx", "--out", "paper"]).ended(0);
    let ran = kit.run(&["comments", "import", "paper/profile.docx"]).ended(1);
    assert!(ran.errors.contains("the eight columns of a comment sheet"), "{}", ran.errors);
    let ran = kit.run(&["comments", "import", "gone.docx"]).ended(3);
    assert!(ran.errors.contains("`gone.docx`"), "{}", ran.errors);
    fs::write(kit.path("sheet.yaml"), b"comments: \xff").expect("a file can be written");
    let ran = kit.run(&["comments", "import", "sheet.yaml"]).ended(2);
    assert!(ran.errors.contains("neither Word nor text in UTF-8"), "{}", ran.errors);
}

#[test]
fn a_line_that_does_not_fit_its_clause_is_told() {
    let kit = Kit::small();
    kit.write("sheet.yaml", SHEET);
    let map = "\"line\",\"page\",\"clause\"\r\n\"1\",\"1\",\"1\"\r\n\"17\",\"2\",\"3\"\r\n";
    kit.write("lines.csv", map);
    let ran = kit.run(&["comments", "import", "sheet.yaml", "--lines", "lines.csv"]).ended(0);
    assert!(ran.errors.contains("comment 1, line_number: "), "{}", ran.errors);
    assert_eq!(ran.output, SHEET);
    kit.write("lines.csv", "line,page\nnothing\n");
    let ran = kit.run(&["comments", "import", "sheet.yaml", "--lines", "lines.csv"]).ended(2);
    assert!(ran.errors.contains("no map from lines to clauses"), "{}", ran.errors);
}
