//! Does a build that is killed leave what an earlier one wrote?
#![cfg(unix)]

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::kit::Kit;

/// The folder that the child publishes to.
const CHILD: &str = "CRA_TOOLKIT_TEST_PUBLISH_TO";
/// Files of the child's trees.
const COUNT: usize = 120;

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    /// A number below `limit` (Knuth's MMIX generator).
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn tree(version: usize) -> BTreeMap<String, Vec<u8>> {
    let text = |at: usize| if at.is_multiple_of(3) { 0 } else { version };
    let file = |at: usize| (format!("{}/{at}.html", at % 7), text(at).to_string().repeat(500));
    (0..COUNT).map(file).map(|(path, text)| (path, text.into_bytes())).collect()
}

/// Not a test of its own: what [`a_killed_publish_leaves_a_whole_folder`] kills.
#[test]
fn child() {
    let Some(out) = env::var_os(CHILD).map(PathBuf::from) else { return };
    let other = 3 - version(&out);
    for version in [other, 3 - other].into_iter().cycle() {
        cli::publish(&tree(version), &out).expect("nothing but death stops this");
    }
}

/// The child at work on `out`.
fn publisher(out: &Path) -> Child {
    Command::new(env::current_exe().expect("a test knows itself"))
        .args(["--exact", "killed::child"])
        .env(CHILD, out)
        .stdout(Stdio::null())
        .spawn()
        .expect("the test can be started")
}

/// Ends a process at once: on Unix this is SIGKILL, and nothing of it runs any more.
fn kill(mut child: Child) {
    child.kill().expect("it runs for ever");
    child.wait().expect("it is dead");
}

/// The version in `out`, which must be whole.
fn version(out: &Path) -> usize {
    let found = |at: usize| {
        let place = out.join(format!("{}/{at}.html", at % 7));
        fs::read(&place).unwrap_or_else(|error| panic!("{}: {error}", place.display()))
    };
    let version = if found(1)[0] == b'1' { 1 } else { 2 };
    for (path, bytes) in tree(version) {
        assert_eq!(fs::read(out.join(&path)).expect("every file is there"), bytes, "{path}");
    }
    version
}

#[test]
fn a_killed_publish_leaves_a_whole_folder() {
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    let out = folder.path().join("out");
    cli::publish(&tree(1), &out).expect("it can be written");
    // How long a child takes on this machine, with everything else that runs here.
    let begin = Instant::now();
    let first = publisher(&out);
    while fs::read(out.join("1/1.html")).is_ok_and(|text| text[0] == b'1') {
        assert!(begin.elapsed() < Duration::from_mins(1), "the child publishes nothing");
    }
    kill(first);
    let time = u64::try_from(begin.elapsed().as_micros()).expect("it was a minute at most");
    let mut numbers = Numbers(1);
    let (mut old, mut new) = (0, 0);
    for _ in 0..60 {
        let before = version(&out);
        let child = publisher(&out);
        thread::sleep(Duration::from_micros(time / 2 + numbers.below(time)));
        kill(child);
        *(if version(&out) == before { &mut old } else { &mut new }) += 1;
    }
    assert!(old > 0 && new > 0, "the kills came at different moments: {old} and {new}");
    cli::publish(&tree(1), &out).expect("it can be written");
    assert_eq!(version(&out), 1);
    let left = fs::read_dir(folder.path()).expect("it is there").count();
    assert_eq!(left, 1, "what the killed ones left is cleaned");
}

/// The files that `build.json` names, as they are; fails unless every one has its hash.
fn whole_site(kit: &Kit) -> String {
    let manifest = kit.public("build.json");
    let value: serde_json::Value = serde_json::from_str(&manifest).expect("it is JSON");
    let hashes = value["sha256"].as_object().expect("hashes have names");
    assert!(!hashes.is_empty());
    for (path, hash) in hashes {
        let bytes = fs::read(kit.path("public").join(path)).expect("every file is there");
        assert_eq!(hash, &sha256(&bytes), "{path}");
    }
    manifest
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};

    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16));
    Sha256::digest(bytes).iter().flat_map(digits).flatten().collect()
}

#[test]
fn a_killed_build_leaves_a_whole_site() {
    let kit = Kit::small();
    let begin = Instant::now();
    kit.run(&["build"]).ended(0);
    let time = u64::try_from(begin.elapsed().as_micros()).expect("a build takes no centuries");
    let mut numbers = Numbers(2);
    for round in 0..15 {
        let before = whole_site(&kit);
        kit.say(&format!("Round {round}."));
        let mut child = kit
            .program()
            .arg("build")
            .stdout(Stdio::null())
            .spawn()
            .expect("the program can be started");
        thread::sleep(Duration::from_micros(numbers.below(time * 6 / 5)));
        child.kill().expect("it can be killed");
        let finished = child.wait().expect("it ended").success();
        let after = whole_site(&kit);
        assert!(!finished || after != before, "a finished build is the new one");
    }
    kit.say("The end.");
    kit.run(&["build"]).ended(0);
    whole_site(&kit);
    assert!(kit.public("index.html").contains("The end."));
    let names = fs::read_dir(kit.root()).expect("it is there");
    let names = names.map(|entry| entry.expect("it can be listed").file_name());
    let left = names.filter(|name| name.to_string_lossy().starts_with(".public"));
    assert_eq!(left.count(), 0, "what the killed ones left is cleaned");
}
