//! Are terms found that are badly defined, unused or abbreviated without a list?

use super::Case;

const LATCH: &str = "data/terms/latch.yaml";

pub(super) const CASES: &[Case] = &[
    Case(
        "TD01",
        &[(LATCH, "key: latch\nterm: latch\ndefinition: a bar that holds a door\n")],
        &["definition-form a bar that holds a door"],
    ),
    Case("TD01", &[(LATCH, "key: latch\nterm: latch\ndefinition: another bar\n")], &[]),
    Case(
        "TD02",
        &[(LATCH, "key: latch\nterm: latch\ndefinition: bar.\n")],
        &["definition-form bar."],
    ),
    Case(
        "TD03",
        &[(LATCH, "key: latch\nterm: latch\ndefinition: bar that shall hold\n")],
        &["verbal-form shall"],
    ),
    Case(
        "TD11",
        &[(LATCH, "key: latch\nterm: Latch\ndefinition: bar\n")],
        &["definition-form key: latch"],
    ),
    Case(
        "TD11",
        &[
            (LATCH, "key: latch\nterm: DOOR latch\ndefinition: bar\n"),
            (
                "annex",
                "A DOOR \
        latch is old.",
            ),
        ],
        &[],
    ),
    Case(
        "TD14",
        &[
            (LATCH, "key: latch\nterm: recall\ndefinition: bar\n"),
            (
                "annex",
                "Recalls \
        are rare.",
            ),
        ],
        &["term-conflict key: latch"],
    ),
    Case(
        "TD14",
        &[
            (
                LATCH,
                "key: latch\nterm: recall\ndefinition: bar\nsource:\n  \
        reference: BOOK\n  locator: page 1\n",
            ),
            ("annex", "Recalls are rare."),
        ],
        &[],
    ),
    Case(
        "TD08",
        &[
            (LATCH, "key: latch\nterm: latch\ndefinition: bar on a [leaf](term:leaf)\n"),
            (LEAF, "key: leaf\nterm: leaf\ndefinition: wood with a [latch](term:latch)\n"),
            ("annex", "A leaf is old."),
        ],
        &["term-conflict key: leaf"],
    ),
    Case(
        "TD08",
        &[
            (LATCH, "key: latch\nterm: latch\ndefinition: bar on a [leaf](term:leaf)\n"),
            (LEAF, "key: leaf\nterm: leaf\ndefinition: wood\n"),
            ("annex", "A leaf is old."),
        ],
        &[],
    ),
    Case(
        "TD05",
        &[
            (LEAF, "key: leaf\nterm: leaf\ndefinition: wood\n"),
            (
                "annex",
                "A leaf-blower \
        is loud.",
            ),
        ],
        &["unused-term key: leaf"],
    ),
    Case(
        "TD05",
        &[
            (LEAF, "key: body\nterm: body\ndefinition: wood\n"),
            (
                "annex",
                "Both bodies \
        are old.",
            ),
        ],
        &[],
    ),
    Case(
        "TD06",
        &[SHORT, IN_SUMMARY, LEAF_SHORT, ("introduction", "DLX and DL and port 443.")],
        &["abbreviation DLX"],
    ),
    Case(
        "TD06",
        &[
            SHORT,
            IN_SUMMARY,
            LEAF_SHORT,
            (
                "introduction",
                "Extra door locks (DLX), then \
        DLX, DL, PASS, `TLS` and \"TLS\".",
            ),
        ],
        &[],
    ),
    Case(
        "TD06",
        &[IN_SUMMARY, (SHORT.0, LISTED)],
        &["abbreviation [The list](view:abbreviations)"],
    ),
    Case(
        "ST09",
        &[SHORT, IN_SUMMARY, LEAF_SHORT, ("introduction", "A DL."), (SHORT.0, MORE)],
        &["abbreviation [The list](view:abbreviations)"],
    ),
    Case("TD02", &[(LATCH, "key: latch\nterm: latch\ndefinition: bar, rod etc\n")], &[]),
    Case("TD03", &[(LATCH, "key: latch\nterm: latch\ndefinition: bar that can hold\n")], &[]),
    Case(
        "TD04",
        &[(LEAF, "key: leaf\nterm: Latch\ndefinition: wood\n")],
        &["definition-form key: leaf", "term-conflict key: leaf"],
    ),
    Case(
        "TD04",
        &[(LEAF, "key: leaf\nterm: latch key\ndefinition: wood\n"), ("annex", "A latch key.")],
        &[],
    ),
    Case(
        "TD07",
        &[
            (LEAF, "key: leaf\nterm: leaf\ndefinition: wood with two latches and a latch\n"),
            ("annex", "A leaf."),
        ],
        &["definition-form latch"],
    ),
    Case(
        "TD07",
        &[
            (
                LEAF,
                "key: leaf\nterm: leaf\ndefinition: wood with a \
                 [latch](term:latch) or a latch-key\n",
            ),
            ("annex", "A leaf."),
        ],
        &[],
    ),
    Case(
        "TD09",
        &[
            (LATCH, SOURCE_UNLISTED),
            ("introduction", "# Introduction\n\nDoors.\n"),
            (NO_BIBLIOGRAPHY.0, NO_BIBLIOGRAPHY.1),
        ],
        &["unlisted-reference"],
    ),
    Case("TD09", &[(LATCH, SOURCE_UNLISTED)], &[]),
    Case("TD15", &[(LATCH, OTHER_NAME), ("annex", "Bolts are old.")], &["term-conflict Bolts"]),
    Case("TD15", &[(LATCH, OTHER_NAME), ("annex", "Boltzmann and \"bolts\".")], &[]),
    Case("ST09", &[SHORT, IN_SUMMARY, LEAF_SHORT, ("introduction", "A DL.")], &[]),
];

const LEAF: &str = "data/terms/leaf.yaml";

const LEAF_SHORT: (&str, &str) =
    (LEAF, "key: dl\nterm: door lock\nabbreviation: DL\ndefinition: device\n");

const SHORT: (&str, &str) = (
    "content/profile/short.md",
    "---\ndescription: Short.\nelement: clause\n---\n\n# Abbreviated terms\n\n\
     [The list](view:abbreviations)\n",
);

const LISTED: &str = "---\ndescription: Short.\nelement: clause\n---\n\n# Abbreviated terms\n\n\
    - DL: door lock\n\n[The list](view:abbreviations)\n";

const MORE: &str = "---\ndescription: Short.\nelement: clause\n---\n\n# Abbreviated terms\n\n\
    Doors.\n\n[The list](view:abbreviations)\n\nWindows.\n";

const IN_SUMMARY: (&str, &str) = (
    "content/profile/SUMMARY.md",
    "[f](foreword.md)\n[i](introduction.md)\n[s](scope.md)\n[r](references.md)\n[t](terms.md)\n\
     [k](short.md)\n[c](rules.md)\n[a](annex.md)\n[b](bibliography.md)\n",
);

const SOURCE_UNLISTED: &str = "key: latch\nterm: latch\ndefinition: bar that holds a door\n\
    source:\n  reference: BOOK\n  locator: page 1\n";

const NO_BIBLIOGRAPHY: (&str, &str) = (
    "content/profile/SUMMARY.md",
    "[f](foreword.md)\n[i](introduction.md)\n[s](scope.md)\n[r](references.md)\n[t](terms.md)\n\
     [c](rules.md)\n[a](annex.md)\n",
);

const OTHER_NAME: &str =
    "key: latch\nterm: latch\navoid: [bolt]\ndefinition: bar that holds a door\n";
