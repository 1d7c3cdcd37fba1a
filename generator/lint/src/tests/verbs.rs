//! Are verbal forms found where they may not stand, and left alone where they may?

use super::Case;

pub(super) const CASES: &[Case] = &[
    Case("VF01", &[("foreword", "Readers should send comments.")], &["verbal-form should"]),
    Case("VF01", &[("foreword", "Feedback is welcome until May 2027.")], &[]),
    Case("VF02", &[("introduction", "Doors shall close.")], &["verbal-form shall"]),
    Case("VF02", &[("introduction", "A lock can help, and may be old.")], &[]),
    Case("VF03", &[("scope", "It may apply to windows.")], &["verbal-form may"]),
    Case("VF03", &[("scope", "It is applicable to doors made since May 2026.")], &[]),
    Case("VF03", &[("scope", "Quoted: \"doors shall close\".")], &[]),
    Case("VF04", &[("rules", "> [!NOTE]\n> Doors should\n> close.")], &["verbal-form should"]),
    Case("VF04", &[("rules", "EXAMPLE A door shall close.")], &["verbal-form shall"]),
    Case(
        "VF04",
        &[("rules", "Old[^1].\n\n[^1]: It is not allowed.")],
        &["verbal-form is not allowed"],
    ),
    Case("VF04", &[("rules", "> [!NOTE]\n> A lock can be old.")], &[]),
    Case("VF05", &[("data/terms/latch.yaml", DEMANDING)], &["verbal-form shall"]),
    Case("VF06", &[("annex", "A door shall close.")], &["verbal-form shall"]),
    Case("VF06", &[("annex", "A door should close, and may squeak.")], &[]),
    Case("VF06", &[("annex", "> The manufacturer shall close doors.")], &[]),
    Case("VF07", &[("book.toml", REPORT), ("foreword", EUROPEAN)], &["verbal-form shall"]),
    Case("VF08", &[("rules", "## What doors shall do\n\nThey close.")], &["verbal-form shall"]),
    Case("VF08", &[("rules", "## Duties in May 2026\n\nThey close.")], &[]),
    Case("VF10", &[("rules", "A door must close.")], &["must must"]),
    Case("VF10", &[("rules", "- **LV-02** A door shall close and must lock.")], &["must must"]),
    Case(
        "VF10",
        &[("rules", "A lock is a must-have; the word `must` and \"must\" are quoted.")],
        &[],
    ),
    Case("VF10", &[("annex", "Wood must swell in water.")], &[]),
    Case("VF11", &[("rules", "A door may not close.")], &["ambiguous-form may not"]),
    Case("VF11", &[("rules", "A door need not close, and cannot.")], &[]),
    Case(
        "VF13",
        &[("rules", "- **LV-02** A door shall close and shall lock.")],
        &["mixed-requirement shall"],
    ),
    Case("VF13", &[("rules", "- **LV-02** A door shall close and lock.")], &[]),
    Case("VF15", &[("rules", "A door shall close.")], &["unmarked-requirement shall"]),
    Case("VF15", &[("rules", "- **AM-2** A door closes.\n- **LV-02** A door shall close.")], &[]),
    Case(
        "VF18",
        &[("rules", "- **LV-02** A door shall close and should lock.")],
        &["mixed-requirement should"],
    ),
    Case("VF18", &[("rules", "A door should lock.")], &[]),
    Case(
        "VF19",
        &[("rules", "- **LV-02** A door shall close and will lock.")],
        &["ambiguous-form will"],
    ),
    Case("VF19", &[("rules", "A lock will rust.")], &[]),
    Case(
        "ST-V",
        &[("rules", "- **LV-02** A door shall have an adequate lock.")],
        &["vague-word adequate"],
    ),
    Case(
        "ST-V",
        &[(
            "rules",
            "- **LV-02** Adequate means at least two: a door shall have an \
        adequate lock.",
        )],
        &[],
    ),
    Case("ST-V", &[("rules", "An adequate lock is heavy.")], &[]),
    Case(
        "LG04",
        &[("rules", "- **LV-02** A door shall have a lock, unless otherwise agreed.")],
        &["vague-word unless otherwise agreed"],
    ),
    Case("LG04", &[("rules", "- **LV-02** A door shall have a lock as ordered.")], &[]),
    Case("VF02", &[("introduction", "Only locks are permitted.")], &["verbal-form are permitted"]),
    Case(
        "VF05",
        &[("data/terms/latch.yaml", "key: latch\nterm: latch\ndefinition: bar that can hold\n")],
        &[],
    ),
    Case(
        "VF07",
        &[
            ("book.toml", REPORT),
            ("foreword", EUROPEAN),
            (
                "rules",
                "# Rules\n\n## General\n\nRead [](reference:EN-1) and [](annex.md).\n\n\
                 ## More\n\nA door should close.\n",
            ),
        ],
        &[],
    ),
];

const DEMANDING: &str = "key: latch\nterm: latch\ndefinition: bar that shall hold a door\n";

const EUROPEAN: &str = "# European foreword\n\nThis document was prepared by nobody.\n";

const REPORT: &str = r#"[book]
title = "Doors"
description = "All about doors."
language = "en"
src = "content"

[toolkit]
edition = "1.0"

[toolkit.profile]
deliverable = "tr"
main = "Profile for doors"
status = "Draft"
publisher = "The Door Project"
licence = "CC BY 4.0"
notices = ["This is a test."]
"#;
