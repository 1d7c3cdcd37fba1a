//! What does the author write of levels, evidence, verification and assessment?

use sources::decode::{Plain, Prose};
use sources::{closed_set, record};

use super::Level;
use crate::form::{Days, Key};

record! {
    /// What a control asks at one level, beyond the level below.
    pub struct LevelAsk {
        /// The level.
        level: Level,
        /// What is asked beyond the level below.
        asks: Prose,
    }
}

record! {
    /// What shows that a control is met, and where it is kept.
    pub struct Evidence {
        /// What it is.
        what: Plain,
        /// Its type.
        kind: Key,
        /// The name of its file in the evidence folder.
        file: Option<Plain>,
    }
}

record! {
    /// A way to find out whether a control works.
    pub struct Verification {
        /// How.
        method: Method,
        /// What is tried.
        title: Plain,
        /// The steps.
        steps: Option<Prose>,
        /// The command.
        command: Option<Prose>,
        /// What shows when the control works.
        expected: Plain,
        /// When, where and with which version it was run.
        run: Option<Plain>,
    }
}

closed_set! {
    /// How a control is verified (NIST SP 800-53A, examine, interview and test, in our words).
    pub enum Method {
        /// A command that gives an answer.
        Command = "command",
        /// A test with steps.
        Test = "test",
        /// Reading a document or a setting.
        Inspection = "inspection",
    }
}

record! {
    /// How an assessor comes to a verdict (the pattern of EN 18031).
    pub struct Assessment {
        /// What the assessment finds out.
        objective: Prose,
        /// What the assessor needs: identifier and what it says.
        information: Vec<Information>,
        /// Whether the concept is right.
        conceptual: Prose,
        /// Whether everything that exists is in the documentation.
        completeness: Prose,
        /// Whether what exists works.
        sufficiency: Prose,
        /// Which outcome gives which verdict.
        verdict: Prose,
        /// The decision tree, first node first.
        tree: Option<Vec<Decision>>,
    }
}

record! {
    /// A piece of information that the assessment needs.
    pub struct Information {
        /// Its identifier, such as `E-D06-1`.
        key: Key,
        /// What the maker provides.
        text: Plain,
    }
}

record! {
    /// A node of a decision tree: each answer names the next node or a verdict.
    pub struct Decision {
        /// Its name, such as `DN-1`.
        key: Key,
        /// A question with the answers yes and no.
        question: Plain,
        /// Where yes leads: a node or a verdict.
        yes: Key,
        /// Where no leads: a node or a verdict.
        no: Key,
    }
}

record! {
    /// Planning figures in person-days for a firm of 5 to 15.
    pub struct Effort {
        /// To introduce it.
        first: Days,
        /// For each release.
        release: Days,
        /// For each year.
        year: Days,
    }
}
