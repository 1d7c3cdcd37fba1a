//! Are references found that are uncited, unlisted, misplaced or undated?

use super::Case;

pub(super) const CASES: &[Case] = &[
    Case("RF02", &[("rules", "See EN 99999 for windows.")], &["unlisted-reference EN 99999"]),
    Case("RF02", &[("rules", "See EN 10101-1 for locks, and Regulation (EU) 2024/2847.")], &[]),
    Case("RF02", &[("rules", "CVE-2026-12345 and version 1.2.3 are no documents.")], &[]),
    Case("RF03", &[("data/references/en-2.yaml", NORMATIVE)], &["uncited"]),
    Case("RF03", &[("data/references/en-2.yaml", NORMATIVE), ("rules", REQUIRED)], &[]),
    Case(
        "RF04",
        &[("data/references/en-2.yaml", NORMATIVE), ("annex", "See [](reference:EN-2).")],
        &["citation-form [](reference:EN-2)", "misplaced-reference"],
    ),
    Case(
        "RF06",
        &[("data/references/en-2.yaml", INFORMATIVE), ("rules", REQUIRED)],
        &["misplaced-reference [](reference:EN-2)"],
    ),
    Case(
        "RF06",
        &[("data/references/en-2.yaml", INFORMATIVE), ("rules", "Read [](reference:EN-2).")],
        &[],
    ),
    Case(
        "RF07",
        &[("data/references/en-2.yaml", UNDATED), ("rules", "Read [](reference:EN-2), 5.2.")],
        &["undated-reference [](reference:EN-2)"],
    ),
    Case(
        "RF07",
        &[("data/references/en-2.yaml", UNDATED), ("rules", "Read [](reference:EN-2).")],
        &[],
    ),
    Case(
        "RF11",
        &[("rules", "For locks, see [](reference:EN-1).")],
        &["citation-form [](reference:EN-1)"],
    ),
    Case("RF11", &[("rules", "For age, see [](annex.md).")], &[]),
    Case("RF14", &[("introduction", "ISO27001 is known.")], &["citation-form ISO27001"]),
    Case("RF14", &[("introduction", "The word ISOLATION is known.")], &[]),
    Case("RF16", &[("rules", "The list given below is short.")], &["citation-form given below"]),
    Case("RF16", &[("rules", "Doors below 2 m are low.")], &[]),
    Case("RF17", &[("rules", "Table: Keys\n\n| Key |\n|---|\n| iron |")], &["uncited | Key |"]),
    Case(
        "RF17",
        &[("rules", "Table 2 lists keys.\n\nTable: Keys\n\n| Key |\n|---|\n| iron |")],
        &[],
    ),
    Case(
        "RF04",
        &[
            ("data/references/en-2.yaml", NORMATIVE),
            ("rules", REQUIRED),
            ("annex", "See EN 20202."),
        ],
        &[],
    ),
    Case("RF05", &[("data/terms/latch.yaml", SOURCED)], &[]),
    Case("RF08", &[("rules", "Read EN 10101-1:2019.")], &["undated-reference EN 10101-1:2019"]),
    Case("RF08", &[("rules", "Read EN 10101-1:2024, and EN 10101-1.")], &[]),
    Case(
        "RF10",
        &[("data/references/rfc.yaml", FROM_ELSEWHERE), ("rules", WELL_MADE)],
        &["misplaced-reference"],
    ),
    Case("RF10", &[("data/references/en-2.yaml", NORMATIVE), ("rules", REQUIRED)], &[]),
    Case(
        "RF17",
        &[("rules", "Table: Keys\n\n| Key |\n|---|\n| iron |\n\nTable 2 listed keys.")],
        &["uncited | Key |"],
    ),
];

const NORMATIVE: &str = "key: EN-2\nkind: standard\ndesignation: EN 20202:2024\ntitle: Keys\n\
    publisher: CEN\nnormative: true\nconfidence: secondary\nchecked: \"2026-11-23\"\n";

const INFORMATIVE: &str = "key: EN-2\nkind: standard\ndesignation: EN 20202:2024\ntitle: Keys\n\
    publisher: CEN\nconfidence: secondary\nchecked: \"2026-11-23\"\n";

const UNDATED: &str = "key: EN-2\nkind: standard\ndesignation: EN 20202\ntitle: Keys\n\
    publisher: CEN\nconfidence: secondary\nchecked: \"2026-11-23\"\n";

const REQUIRED: &str = "- **LV-02** A key shall be in accordance with [](reference:EN-2).";

const SOURCED: &str = "key: latch\nterm: latch\ndefinition: bar that holds a door\nsource:\n  \
    reference: BOOK\n  locator: page 1\n";

const FROM_ELSEWHERE: &str = "key: RFC\nkind: specification\ndesignation: RFC 9999\ntitle: Keys\n\
    publisher: IETF\nnormative: true\nconfidence: secondary\nchecked: \"2026-11-23\"\n";

const WELL_MADE: &str = "- **LV-02** A key shall be in accordance with [](reference:RFC).";
