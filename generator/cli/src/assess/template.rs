//! With which product file does somebody begin?

use std::fmt::Write as _;

use model::record::RiskMethod;
use model::{Model, Scale};

/// A product file to fill, its fields explained with the anchors of the method.
pub(crate) fn template(model: &Model, method: &RiskMethod) -> String {
    let mut text = String::from(
        "# A product file: fill the fields, delete what does not hold, and run\n\
         # `cra-toolkit assess` on it. Lines with # are for you.\n\
         product: My product\n\
         version: \"0.1\"\n\
         # The day of the assessment.\n\
         date: \"2027-01-01\"\n",
    );
    let _ = writeln!(text, "method: {}", method.key);
    text.push_str(
        "# What it is for, who uses it, where.\n\
         purpose: What the product is for.\n\
         # Does the Regulation apply: inside, outside or depends? Why, with the article?\n\
         gate:\n  verdict: inside\n\
         \x20 why: It is software that runs on the customer's system (Art. 2(1)).\n\
         # default, important-1, important-2 (Annex III) or critical (Annex IV).\n\
         class: default\n\
         # Are users essential or important entities under NIS2?\n\
         essential_users: false\n\
         # What is true of the product? Delete the others.\nfacts:\n",
    );
    for (_, fact) in model.facts.iter() {
        let _ = writeln!(text, "  # {}\n  - {}", fact.question, fact.key);
    }
    text.push_str("# The functions that have to go on.\nfunctions:\n");
    text.push_str("  - {name: The main function, outage: 1 day}\n");
    text.push_str("# The data that it handles. Kinds:");
    for kind in &method.data {
        let _ = write!(text, "\n#   {}: {}", kind.key, kind.title);
    }
    text.push_str("\n# People whom one incident can concern:");
    for band in &method.persons {
        let _ = write!(text, "\n#   {}: {}", band.key, band.title);
    }
    let kind = method.data.last().map_or("", |kind| kind.key.as_str());
    let band = method.persons.first().map_or("", |band| band.key.as_str());
    let _ = write!(text, "\ndata:\n  - {{kind: {kind}, persons: {band}, because: Say why.}}\n");
    text.push_str(
        "# The worst credible impact, before your controls. Confidentiality follows from `data`.\n\
         impact:\n",
    );
    for scale in [Scale::Safety, Scale::Continuity, Scale::Trust, Scale::Network] {
        anchors(&mut text, method, scale, "  ");
        let _ = writeln!(text, "  {}: {{value: 1, because: Say why.}}", scale.word());
    }
    text.push_str(
        "# The ways into it: the exposure as intended, and as foreseeable when it is higher.\n",
    );
    anchors(&mut text, method, Scale::Exposure, "");
    text.push_str("# Delete the ways that do not exist.\nentries:\n");
    for (_, entry) in model.entry_points.iter() {
        let _ = writeln!(text, "  # {}", entry.title);
        let _ = writeln!(text, "  - {{entry: {}, intended: 3, because: Say why.}}", entry.key);
    }
    text.push_str(
        "# Later: what you verified, and where the evidence is.\n\
         # controls:\n#   - {control: KEY, state: verified, evidence: tests/login.md}\n\
         # Who answers for the risks that stay, and who signs:\n\
         # owner: Name\n\
         # signed:\n#   - {role: management, name: Name, date: \"2027-01-01\"}\n",
    );
    text
}

fn anchors(text: &mut String, method: &RiskMethod, scale: Scale, indent: &str) {
    for anchor in method.anchors.iter().filter(|anchor| anchor.scale == scale) {
        let _ = writeln!(text, "{indent}# {}: {}", anchor.value, anchor.text);
    }
}
