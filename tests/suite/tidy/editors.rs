//! Does an editor learn of every data file what the program reads?
//!
//! `cargo bless` writes the schemas and the first lines of data files anew.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;

use model::Kind;

use super::{has_ending, none};
use crate::toolkit::{self, REAL};

/// How the first line of a data file begins.
const MODELINE: &str = "# yaml-language-server:";

#[test]
fn schemas_say_what_the_program_does() {
    let folder = toolkit::root().join("schema");
    let made: BTreeMap<String, Vec<u8>> = documents::schemas().into_iter().collect();
    let mut written = BTreeMap::new();
    if folder.is_dir() {
        written = toolkit::read(&folder);
    }
    let mut faults = Vec::new();
    for name in made.keys().chain(written.keys()).collect::<BTreeSet<_>>() {
        let path = folder.join(name);
        match (made.get(name), written.get(name)) {
            (Some(made), written) if written != Some(made) => {
                if blessing() {
                    fs::create_dir_all(&folder).expect("the folder of schemas can be made");
                    fs::write(path, made).expect("a schema can be written");
                } else {
                    faults.push(format!("schema/{name}: it is not what `cargo bless` writes"));
                }
            }
            (None, _) if blessing() => fs::remove_file(path).expect("a schema can be removed"),
            (None, _) => {
                faults.push(format!("schema/{name}: no kind of data file has this schema"));
            }
            (Some(_), _) => {}
        }
    }
    none(&faults);
}

#[test]
fn first_lines_of_data_files_say_what_the_program_does() {
    let schemas: BTreeSet<String> =
        documents::schemas().into_iter().map(|(name, _)| name).collect();
    let mut faults = Vec::new();
    for (path, bytes) in REAL.iter() {
        if !path.starts_with("data/") || !has_ending(path, "yaml") {
            continue;
        }
        let Some(schema) = schema(path).filter(|name| schemas.contains(&format!("{name}.json")))
        else {
            faults.push(format!("{path}: no schema is known for a file in this folder"));
            continue;
        };
        let up = "../".repeat(path.matches('/').count());
        let modeline = format!("{MODELINE} $schema={up}schema/{schema}.json\n");
        let text = std::str::from_utf8(bytes).expect("a data file is UTF-8");
        if text == headed(text, &modeline) {
            continue;
        }
        if blessing() {
            // All tests have the files in memory by now, and somebody may have saved one since.
            let file = toolkit::root().join(path);
            let text = fs::read_to_string(&file).expect("a data file can be read");
            fs::write(file, headed(&text, &modeline)).expect("a data file can be written");
        } else {
            faults.push(format!("{path}: its first line is not `{}`", modeline.trim_end()));
        }
    }
    none(&faults);
}

/// The text below `modeline`, and below no other.
fn headed(text: &str, modeline: &str) -> String {
    let mut rest = text;
    while rest.starts_with(MODELINE) {
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
    }
    format!("{modeline}{rest}")
}

fn blessing() -> bool {
    env::var_os("BLESS").is_some()
}

/// The name of the schema of a data file.
fn schema(path: &str) -> Option<String> {
    let scheme = |folder: &str| Kind::of_folder(folder).map(|kind| kind.scheme());
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["data", "sectors", _, "sector.yaml"] => Some("sector".to_owned()),
        ["data", "sectors", _, "refine", folder, _] => Some(format!("refine-{}", scheme(folder)?)),
        ["data", folder, _] | ["data", "sectors", _, folder, _] => {
            scheme(folder).map(str::to_owned)
        }
        _ => None,
    }
}
