//! Does the Word file open in an office program, with the same headings and numbers?

use std::env;
use std::fs;
use std::process::Command;

use documents::ContentsEntry;

use crate::promises::real::{BUILT, REAL_MODEL};

/// The program that turns a Word file into text: LibreOffice, by one of its two names.
fn office() -> Option<&'static str> {
    ["soffice", "libreoffice"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok())
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
