//! Do the tools of others accept the catalog, and can a profile choose controls from it?
//!
//! The tool is compliance-trestle: `TRESTLE` names it, or it is found on the path or where
//! `./test` installs it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::promises::real::BUILT;
use crate::toolkit;

/// The program, when it is there. What is missing is said, and a failure in CI.
fn trestle() -> Option<PathBuf> {
    let named = env::var_os("TRESTLE").map(PathBuf::from);
    let own = toolkit::root().join("target/trestle/bin/trestle");
    let candidates = [named, Some(PathBuf::from("trestle")), Some(own)];
    let starts = |program: &PathBuf| Command::new(program).arg("version").output().is_ok();
    let found = candidates.into_iter().flatten().find(starts);
    if found.is_none() {
        assert!(env::var_os("CI").is_none(), "`trestle` is not installed (TRESTLE names it)");
        println!("NOT TESTED: `trestle` is not installed (pip install compliance-trestle)");
    }
    found
}

/// A folder in which the program works.
fn workspace(program: &Path) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    run(program, folder.path(), &["init", "--local"]).expect("a new folder becomes a workspace");
    folder
}

/// Runs the program: what it said when it refused.
fn run(program: &Path, folder: &Path, arguments: &[&str]) -> Result<(), String> {
    let output = Command::new(program).args(arguments).current_dir(folder).output();
    let output = output.expect("the program started a moment ago");
    let said = [output.stdout, output.stderr].concat();
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&said).into_owned()) }
}

/// Puts a catalog into the workspace and validates it: against the models of OSCAL, and by every
/// check that the program has.
fn accepts(program: &Path, folder: &Path, catalog: &[u8]) -> Result<(), String> {
    let place = folder.join("catalogs/given");
    fs::create_dir_all(&place).expect("the test's folder can be written");
    fs::write(place.join("catalog.json"), catalog).expect("so can its file");
    run(program, folder, &["validate", "-f", "catalogs/given/catalog.json"])
}

#[test]
fn trestle_accepts_the_real_catalog_and_resolves_a_profile_of_it() {
    let Some(program) = trestle() else { return };
    let folder = workspace(&program);
    let catalog = &BUILT.value["downloads/oscal/catalog.json"];
    accepts(&program, folder.path(), catalog).expect("the catalog is valid");
    let profile = serde_json::json!({ "profile": {
        "uuid": "4f7a2c06-3b57-4d2a-9d38-0c8e5a3f1b62",
        "metadata": {
            "title": "Two controls",
            "last-modified": "2026-11-23T00:00:00Z",
            "version": "1",
            "oscal-version": oscal::VERSION,
        },
        "imports": [{
            "href": "trestle://catalogs/given/catalog.json",
            "include-controls": [{ "with-ids": ["cr-a03", "cr-p101"] }],
        }],
        "merge": { "as-is": true },
    }});
    let place = folder.path().join("profiles/two");
    fs::create_dir_all(&place).expect("the test's folder can be written");
    fs::write(place.join("profile.json"), profile.to_string()).expect("so can its file");
    let resolve = ["author", "profile-resolve", "-n", "two", "-o", "resolved"];
    run(&program, folder.path(), &resolve).expect("the profile is resolved");
    let resolved = fs::read_to_string(folder.path().join("catalogs/resolved/catalog.json"));
    let resolved = resolved.expect("the resolved catalog was written");
    assert!(resolved.contains("\"cr-a03_smt\"") && resolved.contains("\"cr-p101_smt\""));
    assert!(!resolved.contains("\"cr-a01_smt\""), "a control that nobody chose");
}

#[test]
fn trestle_accepts_the_sample_and_refuses_a_broken_catalog() {
    let Some(program) = trestle() else { return };
    let folder = workspace(&program);
    let sample = oscal::write(&documents::sample());
    accepts(&program, folder.path(), &sample).expect("the sample is valid");
    let text = String::from_utf8(sample).expect("the catalog is UTF-8");
    let broken = text.replacen("\"id\": \"cr-d06\"", "\"id\": \"CR D06\"", 1);
    assert_ne!(text, broken);
    let refused = accepts(&program, workspace(&program).path(), broken.as_bytes());
    assert!(refused.is_err(), "an identifier with a space was accepted");
}
