//! Is it found when the document repeats the law or a draft, and not when it quotes?

use super::plan;
use crate::check;
use crate::copied::{Compared, Standing};

/// A rule, a changed page, its text, and the words that are found.
pub(crate) struct Case(
    pub(crate) &'static str,
    pub(crate) &'static str,
    pub(crate) &'static str,
    pub(crate) &'static [&'static str],
);

/// An act about doors, in lines as a law has them.
const ACT: &str = "Article 1\nWhoever makes a door shall see to it that nobody\n\
    who has no key can open it from outside, and that everybody\n\
    can open it from inside.\n\
    Regulation (EU) 1/2 of the European Parliament and of the Council of 1 May 2020 on doors.";

pub(crate) const CASES: &[Case] = &[
    Case(
        "LG02",
        "introduction",
        "The law says that whoever makes a door shall see to it that\n\
         nobody who has no key gets in.",
        &["whoever makes a door shall see to it that"],
    ),
    // Eleven words are no copy yet.
    Case("LG02", "annex", "Who has no key can open it from outside, and thieves.", &[]),
    Case(
        "LG02",
        "annex",
        "It says \"nobody who has no key can open it from outside, and that everybody can\".",
        &[],
    ),
    Case(
        "LG02",
        "annex",
        "> Nobody who has no key can open it from outside, and that everybody can.",
        &[],
    ),
    Case(
        "LG02",
        "annex",
        "The act is Regulation (EU) 1/2 of the European Parliament and of the Council of 1 May \
         2020 on doors.",
        &[],
    ),
    Case(
        "LG02",
        "data/terms/latch.yaml",
        "key: latch\nterm: latch\ndefinition: door that nobody who has no key can open it from \
         outside, and that everybody can open\nsource:\n  reference: BOOK\n  locator: page 1\n",
        &[],
    ),
    Case(
        "LG03",
        "annex",
        "Nobody who has no key can open it from outside, and that everybody can.",
        &["Nobody who has no key can open it from outside, and that everybody can"],
    ),
    Case("LG03", "annex", "Article 1 asks for keys.", &[]),
];

#[test]
fn copies_are_found_and_quotations_are_left_alone() {
    for Case(rule, page, text, expected) in CASES {
        let (sources, standard) = plan(&[(page, text)]);
        let standing = if *rule == "LG02" { Standing::Law } else { Standing::Draft };
        let act = Compared { name: "../law/doors.txt".to_owned(), text: ACT.to_owned(), standing };
        let with = check(&standard, &sources, &[], std::slice::from_ref(&act));
        let without = check(&standard, &sources, &[], &[]);
        let found = with.iter().filter(|finding| !without.contains(finding));
        let words = found.map(|finding| {
            assert!(finding.help.as_ref().is_some_and(|help| help.contains(rule)));
            let span = finding.span.expect("a copy has a place");
            let words = &sources.file(span.file).text[span.range()];
            words.lines().next().unwrap_or_default()
        });
        assert_eq!(words.collect::<Vec<_>>(), *expected, "{rule} {text}");
    }
}
