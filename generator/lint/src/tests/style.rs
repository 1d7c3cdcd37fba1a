//! Are words, numbers and claims found that standards avoid?

use super::Case;

pub(super) const CASES: &[Case] = &[
    Case("ST-W", &[("rules", "Locks and/or keys.")], &["wording and/or"]),
    Case("ST-W", &[("rules", "Locks & keys.")], &["wording &"]),
    Case(
        "ST-W",
        &[("rules", "- **LV-02** A door shall have a lock that might rust.")],
        &["wording might"],
    ),
    Case("ST-W", &[("rules", "A lock might rust; cybersecurity and `and/or` are fine.")], &[]),
    Case(
        "ST-N",
        &[("rules", "10,000 doors of 3.5 m in 3 secs, 50% of them.")],
        &["number-form 10,000", "number-form 3.5", "number-form secs", "number-form 50%"],
    ),
    Case("ST-N", &[("rules", "10 000 doors of 3,5 m in 3 s, 50 % of them, by port 11112.")], &[]),
    Case(
        "ST-N",
        &[(
            "rules",
            "Regulation (EU) 2024/2847, CVE-2026-12345, release 1.2.3, \
        clause 5.2, May 2026.",
        )],
        &[],
    ),
    Case(
        "LG01",
        &[("introduction", "Its use gives a presumption of conformity.")],
        &["claim presumption of conformity"],
    ),
    Case("LG01", &[("introduction", "The product is CRA compliant.")], &["claim CRA compliant"]),
    Case(
        "LG01",
        &[(
            "introduction",
            "No presumption of conformity follows. It is not an \
        Annex ZA.",
        )],
        &[],
    ),
    Case(
        "ST-W",
        &[("rules", "The maker has his key from the E.U. office.")],
        &["wording his", "wording E.U"],
    ),
    Case("ST-W", &[("rules", "- **LV-02** A door shall not be unprotected.")], &["wording not"]),
    Case("ST-W", &[("rules", "This is history, e.g. of doors, i.e. of wood.")], &[]),
    Case(
        "ST-N",
        &[("rules", "A door of 25kg at -5 °C or 25° C, 10 ± 2 % off, holds 5000 kg.")],
        &[
            "number-form 25kg",
            "number-form -5",
            "number-form 25° C",
            "number-form 10 ± 2 %",
            "number-form 5000",
        ],
    ),
    Case(
        "ST-N",
        &[("rules", "A 5G door of 25 kg at −5 °C, (10 ± 2) % off, since 2024 d passed.")],
        &[],
    ),
    Case(
        "ST-V",
        &[("rules", "- **LV-02** A door shall ensure that thieves stay out.")],
        &["vague-word ensure that"],
    ),
    Case(
        "ST-V",
        &[("rules", "- **LV-02** A door shall ensure that thieves stay out by two locks.")],
        &[],
    ),
];
