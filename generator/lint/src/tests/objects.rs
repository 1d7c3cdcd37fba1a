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
];
