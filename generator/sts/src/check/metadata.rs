//! Does the document say what it is?

use super::tree::{Spot, Tree};
use super::{Finding, find};

/// Bodies that publish their standards themselves.
const BODIES: [&str; 7] = ["CEN", "CENELEC", "CLC", "ETSI", "ISO", "IEC", "ITU"];

pub fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    let root = tree.root();
    if root.attribute("dtd-version") != Some("1.2") {
        let message = "`dtd-version` is not `1.2`".to_owned();
        find(findings, "wrong-version", root, message);
    }
    for name in ["iso-meta", "reg-meta", "nat-meta"] {
        for spot in tree.named(name) {
            let message = format!("`{name}` is of an older tag set; `std-meta` took its place");
            find(findings, "legacy-metadata", spot, message);
        }
    }
    let front = root.child("front");
    let Some(meta) = front.and_then(|front| front.child("std-meta")) else {
        let message = "the document does not say what it is: there is no `std-meta`".to_owned();
        find(findings, "empty-front", front.unwrap_or(root), message);
        return;
    };
    let title = meta.child("title-wrap").and_then(|title| title.child("main"));
    let wanted = [
        ("missing-std-ident", "std-ident", meta.child("std-ident")),
        ("missing-std-ref", "std-ref", meta.child("std-ref")),
        ("missing-main-title", "title-wrap/main", title),
        ("missing-content-language", "content-language", meta.child("content-language")),
        ("missing-release-date", "release-date", meta.child("release-date")),
    ];
    for (code, name, found) in wanted {
        if found.is_none_or(|spot| spot.words().trim().is_empty()) {
            find(findings, code, meta, format!("`{name}` is missing or empty"));
        }
    }
    language(meta, findings);
    for spot in tree.named("originator") {
        let words = spot.words();
        let first = words.trim().split(|c: char| !c.is_alphanumeric()).next();
        if first.is_some_and(|name| BODIES.contains(&name)) {
            let message = format!("`{words}` is a standards body, and has not published this");
            find(findings, "foreign-originator", spot, message);
        }
    }
}

fn language(meta: Spot<'_>, findings: &mut Vec<Finding>) {
    let languages = meta.children().filter(|child| child.name() == "content-language");
    for (index, spot) in languages.enumerate() {
        let words = spot.words();
        if words.trim().is_empty() {
            continue;
        }
        if words.len() != 2 || !words.bytes().all(|byte| byte.is_ascii_lowercase()) {
            let message = format!("`{words}` is no code of ISO 639-1, such as `en`");
            find(findings, "wrong-content-language", spot, message);
        } else if index > 0 {
            let message = "the document has more than one language".to_owned();
            find(findings, "wrong-content-language", spot, message);
        }
    }
}
