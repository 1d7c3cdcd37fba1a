//! Are missing, misplaced, mistitled and misdivided elements found?

use super::Case;

const SUMMARY: &str = "content/profile/SUMMARY.md";

pub(super) const CASES: &[Case] = &[
    Case(
        "ST01",
        &[(
            SUMMARY,
            "[s](scope.md)\n[r](references.md)\n[t](terms.md)\n[i](introduction.md)\n\
             [c](rules.md)\n[a](annex.md)\n[b](bibliography.md)\n",
        )],
        &["element-order # Introduction", "missing-element"],
    ),
    Case(
        "ST02",
        &[(
            SUMMARY,
            "[f](foreword.md)\n[i](introduction.md)\n[s](scope.md)\n[t](terms.md)\n\
             [r](references.md)\n[c](rules.md)\n[a](annex.md)\n[b](bibliography.md)\n",
        )],
        &["element-order # Normative references"],
    ),
    Case(
        "ST03",
        &[("scope", "# Scope of doors\n\nThis document specifies doors.\n")],
        &["element-title # Scope of doors"],
    ),
    Case("ST03", &[("annex", "# Scope\n\nDoors are old.\n")], &[]),
    Case(
        "ST04",
        &[("foreword", "# Foreword\n\n## One\n\nOne.\n\n## Two\n\nTwo.\n")],
        &["clause-depth ## One"],
    ),
    Case("ST04", &[("introduction", DIVIDED)], &[]),
    Case(
        "ST05",
        &[("annex", "## One\n\nOne.\n\n## Two\n\nTwo.\n")],
        &["hanging-paragraph Doors are old."],
    ),
    Case("ST05", &[("annex", "# History\n\n## One\n\nOne.\n\n## Two\n\nTwo.\n")], &[]),
    Case("ST06", &[("annex", "# History\n\n## One\n\nOne.\n")], &["lone-subclause ## One"]),
    Case("ST06", &[("annex", "# History\n\n## One\n\nOne.\n\n## Two\n\nTwo.\n")], &[]),
    Case("ST08", &[("annex", DEEP)], &["clause-depth ###### Five", "clause-depth ###### Six"]),
    Case("ST08", &[("annex", FLAT)], &[]),
    Case(
        "ST10",
        &[("references", "# Normative references\n\nDoors have locks.\n")],
        &["fixed-sentence # Normative references", "unlisted-reference [](reference:EN-1)"],
    ),
    Case("ST10", &[("annex", "There are no normative references in this document.")], &[]),
    Case(
        "ST11",
        &[(
            "terms",
            "# Terms and definitions\n\nFor the purposes of this document, the \
        following terms and definitions apply.\n",
        )],
        &["fixed-sentence # Terms and definitions"],
    ),
    Case(
        "ST12",
        &[("introduction", "# Introduction\n\nDoors are old.\n")],
        &["empty-element # Bibliography"],
    ),
    Case("ST13", &[("book.toml", TYPE_IN_TITLE)], &["element-title"]),
    Case("ST14", &[("rules", "## Empty\n")], &["empty-element ## Empty"]),
    Case("TB13", &[("rules", "## Locks.\n\nLocks close.")], &["element-title ."]),
    Case("TB13", &[("rules", "## Locks, keys etc.\n\nLocks close.")], &[]),
    Case("ST01", &[("book.toml", CONTRIBUTION), (SUMMARY, NO_FOREWORD)], &[]),
    Case(
        "ST02",
        &[
            (
                SUMMARY,
                "[f](foreword.md)\n[s](scope.md)\n[r](references.md)\n[t](terms.md)\n\
                 [c](rules.md)\n\
             [a](annex.md)\n[b](bibliography.md)\n",
            ),
            ("annex", "The book is [](reference:BOOK)."),
        ],
        &[],
    ),
    Case("ST03", &[("book.toml", SPECIFICATION)], &[]),
    Case("ST11", &[("terms", TYPED_TERMS)], &[]),
    Case("ST12", &[("introduction", "Doors are old.")], &[]),
    Case("ST13", &[("book.toml", PROPOSAL)], &[]),
    Case("ST13", &[("book.toml", NEAR_TYPE)], &[]),
    Case(
        "ST14",
        &[("rules", "Table 2 is short.\n\nTable: Keys\n\n| Key |\n|---|\n")],
        &["empty-element | Key |"],
    ),
    Case("ST14", &[("rules", "## Short\n\nYes.")], &[]),
];

const DIVIDED: &str =
    "# Introduction\n\n## One\n\nThe book [](reference:BOOK).\n\n## Two\n\nTwo.\n";

const DEEP: &str = "# History\n\n## A\n\n### B\n\n#### C\n\n##### D\n\n###### Five\n\nText.\n\n\
    ###### Six\n\nText.\n\n##### E\n\nText.\n\n#### F\n\nText.\n\n### G\n\nText.\n\n\
    ## H\n\nText.\n";

const FLAT: &str = "# History\n\n## A\n\n### B\n\n#### C\n\n##### D\n\nText.\n\n##### E\n\nText.\n\
    \n#### F\n\nText.\n\n### G\n\nText.\n\n## H\n\nText.\n";

const TYPE_IN_TITLE: &str = r#"[book]
title = "Doors"
description = "All about doors."
language = "en"
src = "content"

[toolkit]
edition = "1.0"

[toolkit.profile]
main = "Technical report on doors"
status = "Draft"
publisher = "The Door Project"
licence = "CC BY 4.0"
notices = ["This is a test."]
"#;

const NO_FOREWORD: &str = "[i](introduction.md)\n[s](scope.md)\n[r](references.md)\n[t](terms.md)\n\
     [c](rules.md)\n[a](annex.md)\n[b](bibliography.md)\n";

const TYPED_TERMS: &str = "# Terms and definitions\n\nFor the purposes of this document, the \
    following terms and definitions apply.\n\nISO and IEC maintain terminology databases for use \
    in standardization at the following addresses:\n\n\
    - ISO Online browsing platform: available at https://www.iso.org/obp\n\
    - IEC Electropedia: available at https://www.electropedia.org\n";

/// What is proposed may be named in the title of the paper that proposes it.
const PROPOSAL: &str = r#"[book]
title = "Doors"
description = "All about doors."
language = "en"
src = "content"

[toolkit]
edition = "1.0"

[toolkit.profile]
deliverable = "contribution"
main = "Text for a technical report on doors"
status = "Draft"
publisher = "The Door Project"
licence = "CC BY 4.0"
notices = ["This is a test."]
"#;

const CONTRIBUTION: &str = r#"[book]
title = "Doors"
description = "All about doors."
language = "en"
src = "content"

[toolkit]
edition = "1.0"

[toolkit.profile]
deliverable = "contribution"
main = "Doors"
status = "Draft"
publisher = "The Door Project"
licence = "CC BY 4.0"
notices = ["This is a test."]
"#;

/// The foreword of a specification has another title, which the program writes.
const SPECIFICATION: &str = r#"[book]
title = "Doors"
description = "All about doors."
language = "en"
src = "content"

[toolkit]
edition = "1.0"

[toolkit.profile]
deliverable = "ts"
main = "Doors"
status = "Draft"
publisher = "The Door Project"
licence = "CC BY 4.0"
notices = ["This is a test."]
"#;

const NEAR_TYPE: &str = r#"[book]
title = "Doors"
description = "All about doors."
language = "en"
src = "content"

[toolkit]
edition = "1.0"

[toolkit.profile]
main = "Technical reporting on doors"
status = "Draft"
publisher = "The Door Project"
licence = "CC BY 4.0"
notices = ["This is a test."]
"#;
