//! Does the style file say clearly what is wrong with it?

use sources::{FileId, Severity};

use super::sample::STYLE;
use crate::PaperStyle;

/// The messages for the style file with `from` replaced by `to`.
fn faults(from: &str, to: &str) -> Vec<String> {
    assert!(STYLE.contains(from), "the style file says {from}");
    let changed = STYLE.replacen(from, to, 1);
    let checked = PaperStyle::parse(FileId(0), &changed);
    assert_eq!(checked.value, None, "a style file with a fault gives no style");
    for fault in &checked.diagnostics {
        assert_eq!(fault.severity, Severity::Error);
        let span = fault.span.expect("every fault has a place");
        assert!(changed.get(span.range()).is_some(), "the place is in the file");
    }
    checked.diagnostics.into_iter().map(|fault| fault.message).collect()
}

#[test]
fn the_style_file_of_the_project_is_complete() {
    assert_eq!(PaperStyle::parse(FileId(0), STYLE).diagnostics, []);
}

#[test]
fn a_fault_names_what_is_wrong() {
    let cases = [
        ("[page]\n", "[page\n", "this is not TOML"),
        ("width = 11906", "width = \"wide\"", "expected a whole number of twentieths"),
        ("width = 11906", "width = 99999", "the length is out of range"),
        ("id = \"BodyText\"\n", "", "the field `id` is missing"),
        ("[style.quote]", "[style.quotation]", "the style `quote` is missing"),
        ("italic = true", "slanted = true", "there is no field `slanted` here"),
        ("align = \"justify\"", "align = \"full\"", "`full` is not known here"),
        ("based-on = \"normal\"", "based-on = \"none\"", "there is no style `none`"),
        ("id = \"Quote\"", "id = \"bodytext\"", "two styles share the id"),
        ("name = \"Normal\"", "name = \"Normal\"\nbased-on = \"quote\"", "in a circle"),
    ];
    for (from, to, expected) in cases {
        let said = faults(from, to);
        let found = said.iter().any(|message| message.contains(expected));
        assert!(found, "{said:?} does not say {expected:?}");
    }
}

#[test]
fn all_faults_are_reported_at_once() {
    let changed = STYLE.replacen("width = 11906", "width = 99999", 1);
    let changed = changed.replacen("align = \"justify\"", "align = \"full\"", 1);
    assert_eq!(PaperStyle::parse(FileId(0), &changed).diagnostics.len(), 2);
}
