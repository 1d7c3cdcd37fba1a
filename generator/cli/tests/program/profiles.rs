//! Does `profile` write each kind of document in each form, and refuse what it cannot use?

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use crate::kit::Kit;

/// The sheet of comments that is open in one row.
const OPEN: &str = "\
comments:
- id: DE-001
  body: DE
  locality:
    clause: \"1\"
  kind: ed
  comments: The scope has two sentences.
  proposed_change: Make one of them.
";

/// The names of the files in a folder of the toolkit, sorted, without that of the marker.
fn names(kit: &Kit, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(kit.path(folder)).expect("the folder was written");
    let names = entries.map(|entry| entry.expect("it can be listed").file_name());
    let names = names.map(|name| name.into_string().expect("names are UTF-8"));
    let mut names: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
    names.sort();
    names
}

/// A part of a Word file.
fn part(docx: &Path, name: &str) -> String {
    let file = fs::File::open(docx).expect("the file was written");
    let mut archive = zip::ZipArchive::new(file).expect("a Word file is an archive");
    let mut text = String::new();
    let mut part = archive.by_name(name).expect("the part is there");
    part.read_to_string(&mut text).expect("parts are UTF-8");
    text
}

#[test]
fn each_format_is_a_file_or_several() {
    let kit = Kit::small();
    kit.run(&["profile", "--format", "docx,sts,html,md,oscal", "--out", "all"]).ended(0);
    let files = ["oscal", "profile.docx", "profile.html", "profile.md", "profile.sts.xml"];
    assert_eq!(names(&kit, "all"), files);
    assert_eq!(names(&kit, "all/oscal"), ["catalog.json"]);
    kit.run(&["profile", "--format", "md"]).ended(0);
    assert_eq!(names(&kit, "profile"), ["profile.md"]);
}

#[test]
fn each_kind_of_document_follows_its_own_rules() {
    let kit = Kit::small();
    let run = |kind: &str| {
        kit.run(&["profile", "--deliverable", kind, "--format", "md,oscal", "--out", kind])
    };
    for kind in ["profile", "contribution", "cwa"] {
        run(kind).ended(0);
        let catalog = fs::read_to_string(kit.path(kind).join("oscal/catalog.json"));
        let catalog = catalog.expect("the catalog was written");
        assert!(catalog.contains(&format!("\"value\": \"{kind}\"")), "{kind}");
    }
    // What CEN publishes begins with a European foreword, whatever the page calls it.
    for kind in ["ts", "en-draft"] {
        run(kind).ended(0);
        assert_eq!(names(&kit, kind), ["oscal", "profile.md"]);
        let text = fs::read_to_string(kit.path(kind).join("profile.md"));
        let text = text.expect("the profile was written");
        assert!(text.contains("European foreword"), "{kind}");
    }
    // A report asks for nothing.
    let ran = run("tr").ended(1);
    assert!(ran.errors.contains("a requirement of a technical report"), "{}", ran.errors);
    assert!(!ran.errors.contains("error[element-title]"), "{}", ran.errors);
    assert!(ran.errors.ends_with("nothing was written\n"), "{}", ran.errors);
    assert!(!kit.path("tr").exists());
    let ran = run("standard").ended(2);
    assert!(ran.errors.contains("en-draft"), "{}", ran.errors);
}

#[test]
fn a_contribution_has_the_sheet_that_the_book_fills() {
    let kit = Kit::small();
    let book = fs::read_to_string(kit.path("book.toml")).expect("the fixture has it");
    let sheet = "\n[toolkit.profile.sheet]\ngroup = \"WG 9\"\nsource = \"Nobody\"\n\
        action = \"For comment\"\n";
    kit.write("book.toml", &format!("{book}{sheet}"));
    let options = ["--deliverable", "contribution", "--format", "md", "--out", "paper"];
    kit.run(&[&["profile"], &options[..]].concat()).ended(0);
    let text = fs::read_to_string(kit.path("paper/profile.md")).expect("it was written");
    assert!(text.contains("| **Requested action** | For comment |"), "{text}");
}

#[test]
fn line_numbers_come_beside_the_clean_files() {
    let kit = Kit::small();
    let formats = if cfg!(feature = "pdf") { "docx,pdf" } else { "docx" };
    kit.run(&["profile", "--line-numbers", "--format", formats, "--out", "lines"]).ended(0);
    let numbered = kit.path("lines/profile-line-numbered.docx");
    assert!(part(&numbered, "word/document.xml").contains("<w:lnNumType"));
    let clean = kit.path("lines/profile.docx");
    assert!(!part(&clean, "word/document.xml").contains("<w:lnNumType"));
    if cfg!(feature = "pdf") {
        let map = fs::read_to_string(kit.path("lines/profile-lines.csv")).expect("it is there");
        assert!(map.starts_with("\"line\",\"page\",\"clause\"\r\n\"1\","), "{map}");
    }
}

#[test]
fn the_styles_of_another_word_file_are_used() {
    let kit = Kit::small();
    kit.run(&["profile", "--format", "docx", "--out", "first"]).ended(0);
    let base = kit.path("first/profile.docx");
    let base = base.to_str().expect("the path is UTF-8");
    kit.run(&["profile", "--format", "docx", "--base", base, "--out", "second"]).ended(0);
    let styles = |folder: &str| part(&kit.path(folder).join("profile.docx"), "word/styles.xml");
    let named = |styles: &str| styles.matches("<w:style ").count();
    assert!(named(&styles("second")) >= named(&styles("first")));
    kit.write("letter.docx", "Dear reader");
    let ran = kit.run(&["profile", "--format", "docx", "--base", "letter.docx"]).ended(1);
    assert!(ran.errors.contains("the Word template cannot be used"), "{}", ran.errors);
    let ran = kit.run(&["profile", "--format", "docx", "--base", "gone.docx"]).ended(3);
    assert!(ran.errors.contains("`gone.docx`"), "{}", ran.errors);
    assert!(!kit.path("profile").exists());
}

#[test]
fn a_redline_compares_with_a_folder_or_a_revision() {
    let kit = Kit::small();
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=A", "-c", "user.email=a@example.org"]).args(arguments);
        let output = command.current_dir(kit.root()).output().expect("git is installed");
        assert!(output.status.success(), "{arguments:?}: {output:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "The first release"]);
    let old = Kit::small();
    let control = fs::read_to_string(kit.path("data/controls/c-1.yaml")).expect("it is there");
    let newer = control.replace("shall have a lock", "shall have two locks");
    assert_ne!(control, newer);
    kit.write("data/controls/c-1.yaml", &newer);
    let folder = old.root();
    for from in [folder.to_str().expect("the path is UTF-8"), "HEAD"] {
        let options = ["--redline-from", from, "--format", "docx", "--out", "compared"];
        kit.run(&[&["profile"], &options[..]].concat()).ended(0);
        let redline = part(&kit.path("compared/profile-redline.docx"), "word/document.xml");
        assert!(redline.contains("<w:ins ") && redline.contains("<w:del "), "{from}");
    }
    let ran = kit.run(&["profile", "--redline-from", "v0", "--format", "docx"]).ended(2);
    assert!(ran.errors.contains("git knows no revision `v0`"), "{}", ran.errors);
}

#[test]
fn a_format_that_nobody_knows_is_status_2() {
    let kit = Kit::small();
    let ran = kit.run(&["profile", "--format", "docx,xml"]).ended(2);
    assert!(ran.errors.contains("possible values: docx"), "{}", ran.errors);
    assert!(ran.errors.contains("oscal"), "{}", ran.errors);
    assert!(!kit.path("profile").exists());
}

#[test]
fn a_release_with_an_open_comment_is_not_written() {
    let kit = Kit::small();
    fs::create_dir(kit.path("comments")).expect("a folder can be made");
    kit.write("comments/draft-1.yaml", OPEN);
    kit.run(&["profile", "--format", "md"]).ended(0);
    let book = fs::read_to_string(kit.path("book.toml")).expect("the fixture has it");
    let release = book.replace("[toolkit.profile]", "[toolkit.profile]\nstage = \"release\"");
    kit.write("book.toml", &release);
    for arguments in
        [&["profile", "--format", "md"][..], &["build", "--only", "profile"], &["check"]]
    {
        let ran = kit.run(arguments).ended(1);
        assert!(ran.errors.contains("error[open-comment]"), "{arguments:?}: {}", ran.errors);
        assert!(ran.errors.contains("comments/draft-1.yaml:2:3"), "{}", ran.errors);
    }
    assert!(!kit.path("public").exists());
    kit.write("comments/draft-1.yaml", &format!("{OPEN}  observations: Rejected.\n"));
    kit.run(&["profile", "--format", "md"]).ended(0);
    // A sheet that is kept as Word counts as well.
    kit.write("open.yaml", OPEN);
    kit.run(&["comments", "export", "open.yaml", "comments/draft-2.docx"]).ended(0);
    let ran = kit.run(&["profile", "--format", "md"]).ended(1);
    assert!(ran.errors.contains("a comment in `comments/draft-2.docx` has no"), "{}", ran.errors);
}
