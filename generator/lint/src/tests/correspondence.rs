//! Are tables of correspondence found that leave out points, or promise what no clause gives?

use super::Case;

pub(super) const CASES: &[Case] = &[
    Case(
        "MP01",
        &[("annex", NO_CLAUSE)],
        &["correspondence | Point | Clauses | Coverage | Remarks |"],
    ),
    Case("MP01", &[("annex", NARROW)], &[]),
    Case(
        "MP02",
        &[("annex", NO_DEMAND)],
        &["correspondence | Point | Clauses | Coverage | Remarks |"],
    ),
    Case("MP02", &[("annex", SUPPORTS)], &[]),
    Case("MP03", &[("annex", ONE_MISSING)], &["correspondence"]),
    Case("MP03", &[("annex", COMPLETE)], &[]),
    // A table about one part of the Annex does not set out to be complete.
    Case("MP03", &[("annex", NARROW)], &[]),
    Case(
        "MP06",
        &[("annex", NO_REMARK)],
        &["correspondence | Point | Clauses | Coverage | Remarks |"],
    ),
    Case("MP06", &[("annex", NARROW)], &[]),
];

const NO_CLAUSE: &str = "Table A.1 tells more.\n\nTable: Correspondence\n\n\
    | Point | Clauses | Coverage | Remarks |\n|---|---|---|---|\n\
    | Annex I, Part I, point (1) | 4.2, 4.9 | full | |\n";

const NO_DEMAND: &str = "Table A.1 tells more.\n\nTable: Correspondence\n\n\
    | Point | Clauses | Coverage | Remarks |\n|---|---|---|---|\n\
    | Annex I, Part I, point (1) | 4.3 | full | |\n";

const SUPPORTS: &str = "Table A.1 tells more.\n\nTable: Correspondence\n\n\
    | Point | Clauses | Coverage | Remarks |\n|---|---|---|---|\n\
    | Annex I, Part I, point (1) | 4.3 | supports | |\n\
    | Annex I, Part I, point (2)(a) | | not addressed | |\n";

const NARROW: &str = "Table A.1 tells more.\n\nTable: Correspondence\n\n\
    | Point | Clauses | Coverage | Remarks |\n|---|---|---|---|\n\
    | Annex I, Part I, point (1) | Clause 4 | partial | doors only |\n\
    | Annex I, Part II, point (1) | 4.2 | full | |\n";

const NO_REMARK: &str = "Table A.1 tells more.\n\nTable: Correspondence\n\n\
    | Point | Clauses | Coverage | Remarks |\n|---|---|---|---|\n\
    | Annex I, Part I, point (1) | 4.2 | partial | |\n";

const ONE_MISSING: &str = "Table A.1 tells more.\n\nTable: Correspondence\n\n\
    | Point | Clauses |\n|---|---|\n\
    | Part I, (1) | 4.2 |\n| Part I, (2)(a) | 4.2 |\n| Part I, (2)(b) | 4.2 |\n\
    | Part I, (2)(c) | 4.2 |\n| Part I, (2)(d) | 4.2 |\n| Part I, (2)(e) | 4.2 |\n\
    | Part I, (2)(f) | 4.2 |\n| Part I, (2)(g) | 4.2 |\n| Part I, (2)(h) | 4.2 |\n\
    | Part I, (2)(i) | 4.2 |\n| Part I, (2)(j) | 4.2 |\n| Part I, (2)(k) | 4.2 |\n\
    | Part I, (2)(l) | 4.2 |\n| Part I, (2)(m) | 4.2 |\n| Part II, (1) | 4.2 |\n\
    | Part II, (2) | 4.2 |\n| Part II, (3) | 4.2 |\n| Part II, (4) | 4.2 |\n\
    | Part II, (5) | 4.2 |\n| Part II, (6) | 4.2 |\n| Part II, (8) | 4.2 |\n";

const COMPLETE: &str = "Table A.1 tells more.\n\nTable: Correspondence\n\n\
    | Point | Clauses |\n|---|---|\n\
    | Part I, (1) | 4.2 |\n| Part I, (2)(a) | 4.2 |\n| Part I, (2)(b) | 4.2 |\n\
    | Part I, (2)(c) | 4.2 |\n| Part I, (2)(d) | 4.2 |\n| Part I, (2)(e) | 4.2 |\n\
    | Part I, (2)(f) | 4.2 |\n| Part I, (2)(g) | 4.2 |\n| Part I, (2)(h) | 4.2 |\n\
    | Part I, (2)(i) | 4.2 |\n| Part I, (2)(j) | 4.2 |\n| Part I, (2)(k) | 4.2 |\n\
    | Part I, (2)(l) | 4.2 |\n| Part I, (2)(m) | 4.2 |\n| Part II, (1) | 4.2 |\n\
    | Part II, (2) | 4.2 |\n| Part II, (3) | 4.2 |\n| Part II, (4) | 4.2 |\n\
    | Part II, (5) | 4.2 |\n| Part II, (6) | 4.2 |\n| Part II, (7) | 4.2 |\n\
    | Part II, (8) | 4.2 |\n";
