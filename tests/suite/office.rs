//! Are the Word files what office programs expect, and do they open with the same headings?

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use cli::compile::profile::{Format, Wanted};
use comments::{Comment, Sheet};
use documents::{Build, ContentsEntry, Deliverable, Standard};
use text::Inline;

use crate::promises::real::{BUILT, REAL_MODEL};
use crate::toolkit;

/// The program that turns a Word file into text: LibreOffice, by one of its two names.
fn office() -> Option<&'static str> {
    ["soffice", "libreoffice"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok())
}

/// The validator of Office Open XML: the one that `OPENXML_AUDIT` names, or the one that `./test`
/// installed.
fn validator() -> Option<PathBuf> {
    let named = env::var_os("OPENXML_AUDIT").map(PathBuf::from);
    let installed = toolkit::root().join("target/openxml-audit/bin/openxml-audit");
    named.or_else(|| installed.is_file().then_some(installed))
}

/// An earlier release that had what today's has not, and the reverse.
fn earlier() -> Standard {
    let mut standard = standard().clone();
    let mut gone =
        standard.clauses.iter().find(|it| it.number == "6").expect("it is there").clone();
    "gone".clone_into(&mut gone.anchor);
    gone.title = vec![Inline::Text("A clause that is gone".to_owned())];
    let at = standard.clauses.iter().position(|it| it.number == "7").expect("it is there");
    standard.clauses[at].clauses.truncate(3);
    standard.clauses.insert(at, gone);
    standard.clauses.retain(|clause| clause.number != "5");
    standard
}

fn standard() -> &'static Standard {
    &REAL_MODEL.documents.as_ref().expect("the real toolkit has documents").standard
}

/// Every kind of Word file that the program writes.
fn word_files() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for name in ["profile.docx", "profile-line-numbered.docx"] {
        files.push((name.to_owned(), BUILT.value[&format!("downloads/{name}")].clone()));
    }
    let build = Build { date: Some("2026-11-23".to_owned()), ..Build::default() };
    let earlier = earlier();
    let wanted = Wanted {
        formats: &[Format::Docx],
        line_numbers: false,
        base: None,
        earlier: Some(&earlier),
        shelf: None,
    };
    let kind = Some(Deliverable::Contribution);
    let made = cli::compile::profile_alone(&REAL_MODEL.sources, &build, kind, &wanted).value;
    let redline = made.get("profile-redline.docx").expect("the redline is made");
    files.push(("redline.docx".to_owned(), redline.clone()));
    let contribution = made.get("profile.docx").expect("the contribution is made");
    files.push(("contribution.docx".to_owned(), contribution.clone()));
    let comment = Comment { clause: "5.1".to_owned(), kind: "te".to_owned(), ..Comment::default() };
    let sheet = Sheet { comments: vec![comment, Comment::default()], ..Sheet::default() };
    files.push(("comments.docx".to_owned(), comments::write(&sheet)));
    files
}

#[test]
fn word_files_keep_the_schemas_of_office_open_xml() {
    let Some(validator) = validator() else {
        assert!(env::var_os("CI").is_none(), "`openxml-audit` is not installed");
        println!("NOT TESTED: `openxml-audit` is not installed");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    let mut faults = Vec::new();
    for (name, bytes) in word_files() {
        let path = folder.path().join(&name);
        fs::write(&path, bytes).expect("the test's folder can be written");
        let ran = Command::new(&validator).args(["--max-errors", "20"]).arg(&path).output();
        let ran = ran.expect("the validator starts");
        let said = String::from_utf8_lossy(&ran.stdout);
        if !ran.status.success() || !said.contains("Errors: 0") {
            faults.push(format!("{name}: {said}{}", String::from_utf8_lossy(&ran.stderr)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_profile_opens_in_libreoffice_with_the_same_headings() {
    let Some(office) = office() else {
        assert!(env::var_os("CI").is_none(), "LibreOffice is not installed");
        println!("NOT TESTED: LibreOffice is not installed");
        return;
    };
    let documents = REAL_MODEL.documents.as_ref().expect("the real toolkit has documents");
    let contents = &documents.standard.contents;
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    let word = folder.path().join("profile.docx");
    fs::write(&word, &BUILT.value["downloads/profile.docx"])
        .expect("the test's folder can be written");
    let home = format!("-env:UserInstallation=file://{}/home", folder.path().display());
    let output = Command::new(office)
        .args([&home, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder.path())
        .arg(&word)
        .output()
        .expect("LibreOffice starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = Command::new("pdftotext")
        .arg("-layout")
        .arg(folder.path().join("profile.pdf"))
        .arg("-")
        .output()
        .expect("pdftotext is installed with poppler-utils");
    let text = squeezed(&String::from_utf8_lossy(&text.stdout));
    let lost = contents.iter().filter(|entry| !text.contains(&line(entry)));
    let lost: Vec<String> = lost.map(line).collect();
    assert!(lost.is_empty(), "{} of {} headings are lost: {lost:#?}", lost.len(), contents.len());
}

/// The number and the title of a heading as they stand on the page, without any white space:
/// lines break where they like.
fn line(entry: &ContentsEntry) -> String {
    squeezed(&format!("{}{}", entry.number, entry.title))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
