//! Does each command end with the right status, and say the right thing in the right place?

use std::fs;
use std::net::TcpListener;
use std::process::Stdio;

use crate::kit::{Kit, Ran};

const BROKEN: &str = "[x](nowhere.md)";

#[test]
fn a_good_toolkit_is_published() {
    let kit = Kit::small();
    let ran = kit.run(&["build"]).ended(0);
    assert!(ran.output.contains("0 warnings in"), "{}", ran.output);
    assert_eq!(ran.errors, "");
    assert!(kit.public("index.html").contains("Home"));
    let manifest: serde_json::Value =
        serde_json::from_str(&kit.public("build.json")).expect("it is JSON");
    let count = manifest["counts"]["files"].as_u64().expect("files are counted");
    assert!(ran.output.starts_with(&format!("{count} files ({count} changed)")), "{}", ran.output);
    let again = kit.run(&["build"]).ended(0);
    assert!(again.output.contains("(0 changed)"), "{}", again.output);
}

#[test]
fn with_an_error_nothing_is_published() {
    let kit = Kit::small();
    kit.run(&["build"]).ended(0);
    let before = kit.public("index.html");
    kit.say(BROKEN);
    let ran = kit.run(&["build"]).ended(1);
    assert_eq!(ran.output, "");
    assert!(ran.errors.contains("error[dangling-link]"), "{}", ran.errors);
    assert!(ran.errors.contains("content/index.md:8:"), "{}", ran.errors);
    assert!(ran.errors.ends_with("error: 1 error; nothing was published\n"), "{}", ran.errors);
    assert_eq!(kit.public("index.html"), before);
    assert!(fs::read_dir(kit.root()).expect("it is there").all(|entry| {
        let name = entry.expect("it can be listed").file_name();
        !name.to_string_lossy().starts_with(".public")
    }));
}

#[test]
fn an_edition_is_kept_once_and_never_changed() {
    let kit = Kit::small();
    let ran = kit.run(&["edition"]).ended(2);
    assert!(ran.errors.contains("--date YYYY-MM-DD"), "{}", ran.errors);
    kit.run(&["edition", "--date", "2026-01-31"]).ended(0);
    let kept = fs::read_to_string(kit.path("editions/1.2.3.toml")).expect("it was written");
    assert!(kept.contains("date = \"2026-01-31\""), "{kept}");
    kit.run(&["build"]).ended(0);
    assert!(!kit.public("changes.html").contains("<h3"), "nothing has changed");
    kit.say("Other words.");
    kit.run(&["build"]).ended(0);
    assert!(kit.public("changes.html").contains("Explained otherwise (1)"));
    kit.run(&["edition", "--date", "2026-02-01"]).ended(3);
    assert_eq!(fs::read_to_string(kit.path("editions/1.2.3.toml")).ok(), Some(kept));
}

#[test]
fn parts_may_be_published_alone() {
    let kit = Kit::small();
    kit.run(&["build", "--only", "profile", "--out", "paper"]).ended(0);
    assert!(kit.path("paper/downloads/profile.docx").exists());
    assert!(!kit.path("paper/index.html").exists());
}

#[test]
fn the_date_of_the_sources_can_be_given() {
    let kit = Kit::small();
    let build = |epoch: &str| {
        let mut program = kit.program();
        program.arg("build").env("SOURCE_DATE_EPOCH", epoch);
        Ran::of(program.output().expect("the program can be started"))
    };
    build("1795478399").ended(0);
    assert!(kit.public("build.json").contains("\"date\": \"2026-11-23\""));
    let ran = build("yesterday").ended(2);
    assert!(ran.errors.contains("SOURCE_DATE_EPOCH"), "{}", ran.errors);
}

#[test]
fn check_reports_in_every_format_and_writes_nothing() {
    let kit = Kit::small();
    let clean = kit.run(&["check"]).ended(0);
    assert!(clean.errors.contains("no faults"), "{}", clean.errors);
    kit.say(BROKEN);
    let human = kit.run(&["check"]).ended(1);
    assert!(human.errors.contains("error[dangling-link]"), "{}", human.errors);
    assert_eq!(human.output, "");
    let json = kit.run(&["check", "--format", "json", "--quiet"]).ended(1);
    assert_eq!(json.errors, "");
    let findings: serde_json::Value = serde_json::from_str(&json.output).expect("it is JSON");
    assert_eq!(findings[0]["code"], "dangling-link");
    assert_eq!(findings[0]["file"], "content/index.md");
    assert_eq!(findings[0]["line"], 8);
    let sarif = kit.run(&["check", "--format", "sarif"]).ended(1);
    let log: serde_json::Value = serde_json::from_str(&sarif.output).expect("it is JSON");
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "dangling-link");
    let github = kit.run(&["check", "--format", "github"]).ended(1);
    assert!(github.output.starts_with("::error title=dangling-link,file=content/index.md,line=8"));
    assert!(!kit.path("public").exists());
}

#[test]
fn warnings_can_be_denied() {
    let kit = Kit::small();
    kit.write("content/lonely.md", "---\ndescription: Nobody comes here.\n---\n\n# Lonely\n");
    let ran = kit.run(&["check"]).ended(0);
    assert!(ran.errors.contains("warning[orphan-page]"), "{}", ran.errors);
    let ran = kit.run(&["check", "--deny", "warnings"]).ended(1);
    assert!(ran.errors.contains("error[orphan-page]"), "{}", ran.errors);
    kit.run(&["build", "--deny", "warnings"]).ended(1);
    assert!(!kit.path("public").exists());
    let ran = kit.run(&["build"]).ended(0);
    assert!(ran.output.contains("1 warning in"), "{}", ran.output);
}

#[test]
fn a_wrong_command_line_is_status_2() {
    let kit = Kit::small();
    for arguments in [
        &["bild"][..],
        &[],
        &["build", "--nonsense"],
        &["check", "--format", "xml"],
        &["build", "--quiet", "--verbose"],
        &["explain", "unknwon-field"],
        &["build", "--root", "/nowhere"],
        &["build", "--out", "content/site"],
        &["build", "--out", "theme"],
    ] {
        let ran = kit.run(arguments).ended(2);
        assert_eq!(ran.output, "", "{arguments:?}");
        assert!(!ran.errors.is_empty(), "{arguments:?}");
    }
    let ran = kit.run(&["explain", "unknwon-field"]);
    assert!(ran.errors.contains("did you mean `unknown-field`?"), "{}", ran.errors);
}

#[test]
fn outside_of_a_toolkit_the_program_says_so() {
    let kit = Kit::small();
    let mut program = kit.program();
    let ran = program.arg("check").current_dir(kit.beside()).output();
    let ran = Ran::of(ran.expect("the program can be started")).ended(2);
    assert!(ran.errors.contains("book.toml"), "{}", ran.errors);
    assert!(ran.errors.contains("--root"), "{}", ran.errors);
}

#[test]
fn the_root_is_found_from_below() {
    let kit = Kit::small();
    let mut program = kit.program();
    let ran = program.arg("check").current_dir(kit.path("content/profile")).output();
    Ran::of(ran.expect("the program can be started")).ended(0);
}

#[test]
fn a_failure_of_the_machine_is_status_3_and_names_the_path() {
    let kit = Kit::small();
    kit.write("file", "x");
    let ran = kit.run(&["build", "--out", "file/public"]).ended(3);
    assert!(ran.errors.contains("`file`") && ran.output.is_empty(), "{}", ran.errors);
    fs::create_dir(kit.path("thesis")).expect("a folder can be made");
    kit.write("thesis/chapter.txt", "ten years");
    let ran = kit.run(&["build", "--out", "thesis"]).ended(3);
    assert!(ran.errors.contains("thesis"), "{}", ran.errors);
    assert_eq!(fs::read_dir(kit.path("thesis")).expect("it is there").count(), 1);
    let taken = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let port = taken.local_addr().expect("it has a port").port().to_string();
    let ran = kit.run(&["serve", "--port", &port]).ended(3);
    assert!(ran.errors.contains(&port) && ran.errors.contains("--port"), "{}", ran.errors);
}

#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let kit = Kit::small();
    let mut child = kit
        .program()
        .arg("explain")
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    drop(child.stdout.take());
    assert!(child.wait().expect("it ends").success());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_the_output_is_a_failure() {
    let kit = Kit::small();
    let full = fs::File::options().write(true).open("/dev/full").expect("Linux has it");
    let mut program = kit.program();
    let status = program.arg("explain").stdout(full).stderr(Stdio::null()).status();
    assert_eq!(status.expect("the program can be started").code(), Some(3));
}

#[test]
fn colours_are_only_where_they_are_wanted() {
    let kit = Kit::small();
    kit.say(BROKEN);
    assert!(!kit.run(&["check"]).errors.contains('\x1b'));
    assert!(kit.run(&["check", "--color", "always"]).errors.contains('\x1b'));
    assert!(!kit.run(&["check", "--color", "never"]).errors.contains('\x1b'));
}

#[test]
fn help_and_version_are_results() {
    let kit = Kit::small();
    let help = kit.run(&["--help"]).ended(0);
    for word in ["build", "check", "serve", "explain", "--root", "Exit status"] {
        assert!(help.output.contains(word), "{word}");
    }
    assert!(kit.run(&["--version"]).ended(0).output.starts_with("cra-toolkit "));
}

#[test]
fn explain_prints_a_page_or_the_list() {
    let kit = Kit::small();
    let page = kit.run(&["explain", "unknown-field"]).ended(0);
    assert!(page.output.starts_with("# unknown-field\n"), "{}", page.output);
    let list = kit.run(&["explain"]).ended(0);
    assert!(list.output.lines().any(|line| line.starts_with("unknown-field  ")));
}
