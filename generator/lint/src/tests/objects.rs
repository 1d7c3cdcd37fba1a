//! Are tables and lists found that do not have the form of standards?

use super::Case;

pub(super) const CASES: &[Case] = &[
    Case(
        "TB01",
        &[("rules", "Table 2 lists keys.\n\n| Key |\n|---|\n| iron |")],
        &["table-form | Key |"],
    ),
    Case(
        "TB01",
        &[("rules", "Table 2 lists keys.\n\nTable: Keys\n\n| Key |\n|---|\n| iron |")],
        &[],
    ),
    Case(
        "TB02",
        &[("rules", "Table 2 lists keys.\n\nTable: Keys\n\n| |\n|---|\n| iron |")],
        &["table-form | |"],
    ),
    Case("TB08", &[("rules", "First:\n\n1. one.\n\nThen:\n\n1. two.")], &["list-form 1. two."]),
    Case("TB08", &[("rules", "First:\n\n1. one.\n\nThen:\n\n- two.")], &[]),
    Case("TB10", &[("rules", "Doors have:\n\n- locks;\n- keys")], &["list-form - keys"]),
    Case("TB10", &[("rules", "Doors have:\n\n- locks;\n- wood,\n- keys.")], &["list-form - wood,"]),
    Case("TB10", &[("rules", "Doors have\n\n- locks;\n- keys.")], &["list-form - locks;"]),
    Case("TB10", &[("rules", "Doors have:\n\n- locks; and\n- keys.")], &[]),
    Case("TB10", &[("rules", "Doors differ.\n\n- Some lock.\n- Some do not.")], &[]),
    Case(
        "TB12",
        &[("rules", "> [!NOTE]\n> Doors.\n>\n> > [!NOTE]\n> > Keys.")],
        &["list-form > [!NOTE]"],
    ),
    Case("TB12", &[("rules", "> [!NOTE]\n> Doors.\n\n> [!NOTE]\n> Keys.")], &[]),
    Case(
        "TB02",
        &[(
            "rules",
            "Table 2 lists keys.\n\nTable: Keys\n\n| | Metal |\n|---|---|\n| old | iron |",
        )],
        &[],
    ),
    Case("TB04", &[("rules", "NOTE 2 Doors are old.")], &["list-form NOTE 2 Doors are old."]),
    Case("TB04", &[("rules", "EXAMPLE 1 A door.")], &["list-form EXAMPLE 1 A door."]),
    Case("TB04", &[("rules", "EXAMPLE Two doors.\n\nNOTE Three doors.")], &[]),
    Case("TB09", &[("rules", FIVE_LEVELS)], &["list-form - Five."]),
    Case("TB09", &[("rules", FOUR_LEVELS)], &[]),
    Case(
        "TB15",
        &[(
            "rules",
            "Table 2 lists locks.\n\nTable: Locks\n\n| Lock | Opening time |\n|---|---|\n\
             | old | 3,5 |\n| new | 2 |",
        )],
        &["table-form | Lock | Opening time |"],
    ),
    Case(
        "TB15",
        &[(
            "rules",
            "Table 2 lists locks.\n\nTable: Locks\n\n| Locks | Opening time (s) | Delay |\n\
             |---|---|---|\n| 4 | 3,5 | 2 s |",
        )],
        &[],
    ),
];

const FOUR_LEVELS: &str = "Doors differ.\n\n- One.\n  - Two.\n    - Three.\n      - Four.";

const FIVE_LEVELS: &str =
    "Doors differ.\n\n- One.\n  - Two.\n    - Three.\n      - Four.\n        - Five.";
