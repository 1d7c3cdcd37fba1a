//! What does the author write of a sector, and of a baseline?

use sources::decode::{Passages, Plain, Prose};
use sources::record;

use super::{Level, Outcome};
use crate::form::{Date, Key};

record! {
    /// `data/baselines/`.
    pub struct Baseline {
        /// For example `NGX`.
        key: Key,
        /// What is configured.
        technology: Plain,
        /// What it protects.
        summary: Passages,
        /// When and how it was run.
        tested: Tested,
        /// Where it was run.
        platforms: Vec<Platform>,
        /// Its rules.
        rules: Vec<Rule>,
        /// Authorities.
        references: Option<Vec<Key>>,
        /// What a sector adds.
        notes: Option<Passages>,
    }
}

record! {
    /// When and how a baseline was run.
    pub struct Tested {
        /// The day.
        date: Date,
        /// How.
        method: Passages,
    }
}

record! {
    /// A platform on which a baseline was run.
    pub struct Platform {
        /// Its name in results.
        key: Key,
        /// The name for people.
        title: Plain,
        /// The version of the technology on it.
        version: Plain,
    }
}

record! {
    /// A rule of a baseline.
    pub struct Rule {
        /// For example `NGX-01`.
        key: Key,
        /// The state that is reached.
        title: Plain,
        /// The level from which it is required.
        level: Level,
        /// The points of Annex I that it serves.
        requirements: Vec<Key>,
        /// The controls that it serves.
        controls: Vec<Key>,
        /// Why.
        why: Prose,
        /// A shell command whose exit status 0 means pass.
        check: Prose,
        /// The configuration or command that makes it pass.
        fix: Prose,
        /// What may stop working.
        breaks: Option<Prose>,
        /// What the check gave on each platform, before and after the fix.
        results: Vec<RunResult>,
    }
}

record! {
    /// What a rule gave on a platform, before and after the fix.
    pub struct RunResult {
        /// The platform.
        platform: Key,
        /// What the check gave before the fix.
        default: Outcome,
        /// What it gave after the fix.
        hardened: Outcome,
    }
}

record! {
    /// `data/sectors/<sector>/sector.yaml`.
    pub struct Sector {
        /// The folder's name.
        key: Key,
        /// The name for people.
        title: Plain,
        /// What the keys of its own records begin with.
        prefix: Key,
        /// What it is.
        summary: Passages,
        /// What is outside it.
        boundary: Passages,
        /// The acts and standards that make the sector what it is.
        reference: Vec<Key>,
        /// Words that belong to it and not to the core.
        words: Option<Vec<Plain>>,
        /// Parameters that the sector sets.
        set: Option<Vec<Setting>>,
        /// Records that the sector leaves out.
        exclude: Option<Vec<Exclusion>>,
    }
}

record! {
    /// A declared parameter of a control, set by a sector.
    pub struct Setting {
        /// The control.
        control: Key,
        /// The parameter that it declares.
        parameter: Key,
        /// The value in this sector.
        value: Plain,
        /// Why.
        because: Plain,
    }
}

record! {
    /// A record that a sector leaves out.
    pub struct Exclusion {
        /// The record, named like a link.
        record: Plain,
        /// Why the sector does without it.
        because: Plain,
    }
}
