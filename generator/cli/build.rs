//! Which files does the theme of the project consist of? They become a part of the program, so
//! that a toolkit without a theme has one.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a build script reads the repository and speaks to cargo by its output"
)]

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;

fn main() {
    let own = env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the crate is");
    let theme = Path::new(&own).join("../../theme");
    println!("cargo::rerun-if-changed={}", theme.display());
    let mut files = Vec::new();
    collect(&theme, "theme", &mut files);
    files.sort();
    let mut code = String::from("pub(super) const FILES: &[(&str, &[u8])] = &[\n");
    for (path, place) in files {
        writeln!(code, "    ({path:?}, include_bytes!({place:?})),")
            .expect("writing to a string cannot fail");
    }
    code.push_str("];\n");
    let out = env::var_os("OUT_DIR").expect("cargo says where to write");
    let out = Path::new(&out).join("theme.rs");
    fs::write(&out, code).unwrap_or_else(|cause| panic!("{}: {cause}", out.display()));
}

/// The files below `folder`, which is `path` in a toolkit. Hidden ones are no part of a theme.
fn collect(folder: &Path, path: &str, files: &mut Vec<(String, String)>) {
    let entries = fs::read_dir(folder);
    let entries = entries.unwrap_or_else(|cause| panic!("{}: {cause}", folder.display()));
    for entry in entries {
        let entry = entry.unwrap_or_else(|cause| panic!("{}: {cause}", folder.display()));
        let name = entry.file_name().into_string().expect("names of the theme are UTF-8");
        let path = format!("{path}/{name}");
        if name.starts_with('.') {
            continue;
        }
        if entry.path().is_dir() {
            collect(&entry.path(), &path, files);
        } else {
            let place = entry.path().into_os_string().into_string();
            files.push((path, place.expect("the way to the repository is UTF-8")));
        }
    }
}
