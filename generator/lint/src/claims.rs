//! Does the document claim only what it is?

use documents::{ClauseKind, Deliverable};
use sources::Code;
use sources::Severity::Error;

use crate::phrase;
use crate::report::{Report, Rule};

const LG01: Rule = Rule(Error, Code::Claim, "LG01");

/// Claims that nobody can make of a document, or that only the law makes.
const CLAIMS: [&str; 12] = [
    "presumption of conformity",
    "presumed to be in conformity",
    "presumed to conform",
    "cra compliant",
    "cra-compliant",
    "cra certified",
    "cra-certified",
    "compliant with the cyber resilience act",
    "certified under the cyber resilience act",
    "this document is a harmonised standard",
    "this document is a european standard",
    "annex za",
];

/// Words by which a sentence takes back or only tells of a claim.
const DENIALS: [&str; 12] = [
    "no", "not", "never", "neither", "nor", "without", "none", "cannot", "only", "if", "when",
    "once",
];

/// Checks what the cover and the text claim. Law itself speaks of presumption, so a sentence
/// that denies it, or says when it arises, claims nothing.
pub(crate) fn check(report: &mut Report<'_>) {
    cover(report);
    let deliverable = report.standard.deliverable;
    if deliverable == Deliverable::EuropeanDraft {
        return;
    }
    for passage in report.passages {
        for claim in CLAIMS {
            if claim == "annex za" && deliverable == Deliverable::Contribution {
                continue;
            }
            for range in phrase::places(&passage.folded, claim) {
                let sentence = phrase::sentence(&passage.own, range.start);
                if phrase::has_any(&passage.folded[sentence], &DENIALS) {
                    continue;
                }
                let words = &passage.text[range.clone()];
                let message = format!("`{words}` claims what this document does not have");
                let help = "say what the document is: it gives no presumption and no certificate";
                report.words(LG01, passage, range, message, help);
            }
        }
    }
    for clause in &report.standard.clauses {
        let is_annex = clause.kind == ClauseKind::InformativeAnnex;
        let title = text::plain(&clause.title).to_lowercase();
        if is_annex && title.contains("relationship between this european standard") {
            let message = "the annex imitates the Annex ZA of a harmonised standard";
            let help = "call it a correspondence between this document and the act";
            report.at(LG01, clause.span, message, help);
        }
    }
}

/// Names of bodies that only their own documents carry.
const BODIES: [&str; 3] = ["CEN", "CENELEC", "ETSI"];

fn cover(report: &mut Report<'_>) {
    let standard = report.standard;
    let own = matches!(standard.deliverable, Deliverable::Profile | Deliverable::Contribution);
    if !own {
        return;
    }
    let publisher = &standard.publisher;
    if phrase::tokens(publisher).iter().any(|(_, word)| BODIES.contains(word)) {
        let message = format!("the publisher `{publisher}` has the name of a standards body");
        report.at(LG01, None, message, "name who publishes it, in `book.toml`");
    }
    let titles = [&standard.title_introductory, &standard.title_complementary];
    let titles = titles.into_iter().flatten().chain([&standard.title_main]);
    for title in titles {
        let tokens = phrase::tokens(title);
        let numbered = tokens.windows(2).any(|pair| {
            ["EN", "prEN"].contains(&pair[0].1)
                && pair[1].1.starts_with(|digit: char| digit.is_ascii_digit())
        });
        if numbered {
            let message = format!("the title `{title}` has the number of a European Standard");
            report.at(LG01, None, message, "take the number away");
        }
    }
}
