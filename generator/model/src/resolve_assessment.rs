//! How do assessments and mappings as written become meant ones?

use std::collections::BTreeSet;

use sources::{Code, Diagnostic, did_you_mean};

use crate::links::Resolver;
use crate::record as meant;
use crate::{Relation, written};

/// The ends of a decision tree.
const VERDICTS: [&str; 3] = ["PASS", "FAIL", "NOT-APPLICABLE"];

impl Resolver<'_> {
    /// Each level once, in order, and only levels from the control's own on.
    pub(crate) fn level_asks(&mut self, asks: &[written::LevelAsk]) -> Vec<meant::LevelAsk> {
        for pair in asks.windows(2) {
            if pair[1].level <= pair[0].level {
                let message = format!("`{}` does not follow in order", pair[1].level.word());
                self.faults.push(
                    Diagnostic::error(Code::OutOfRange, pair[1].span, message)
                        .help("write each level once: `basic`, `standard`, `high`"),
                );
            }
        }
        let asks = asks.iter();
        asks.map(|ask| meant::LevelAsk { level: ask.level, asks: self.passage(&ask.asks) })
            .collect()
    }

    pub(crate) fn evidence(&mut self, w: &written::Evidence) -> meant::Evidence {
        let file = w.file.as_ref().map(|plain| plain.text.clone());
        meant::Evidence {
            what: self.line(&w.what),
            kind: self.id(&w.kind, Relation::ShownBy),
            file,
        }
    }

    pub(crate) fn verifications(
        &mut self,
        all: &[written::Verification],
    ) -> Vec<meant::Verification> {
        let meant = all.iter().map(|w| {
            if w.steps.is_none() && w.command.is_none() {
                let message = "a verification says neither its steps nor its command";
                self.faults.push(
                    Diagnostic::error(Code::MissingField, w.span, message)
                        .help("add `steps:` or `command:`"),
                );
            }
            meant::Verification {
                method: w.method,
                title: w.title.text.clone(),
                steps: w.steps.as_ref().map(|prose| self.passage(prose)),
                command: w.command.as_ref().map(|prose| prose.text.trim_end().to_owned()),
                expected: w.expected.text.clone(),
                run: w.run.as_ref().map(|plain| plain.text.clone()),
            }
        });
        meant.collect()
    }

    pub(crate) fn assessment(&mut self, w: &written::Assessment) -> meant::Assessment {
        let tree = w.tree.as_deref().unwrap_or_default();
        self.check_tree(tree);
        let information = w.information.iter();
        meant::Assessment {
            objective: self.passage(&w.objective),
            information: information
                .map(|information| (information.key.text.clone(), information.text.text.clone()))
                .collect(),
            conceptual: self.passage(&w.conceptual),
            completeness: self.passage(&w.completeness),
            sufficiency: self.passage(&w.sufficiency),
            verdict: self.passage(&w.verdict),
            tree: tree
                .iter()
                .map(|node| meant::Decision {
                    key: node.key.text.clone(),
                    question: node.question.text.clone(),
                    yes: node.yes.text.clone(),
                    no: node.no.text.clone(),
                })
                .collect(),
        }
    }

    /// Every answer leads to a later node or a verdict, so that every path ends; and every node
    /// but the first is led to.
    fn check_tree(&mut self, tree: &[written::Decision]) {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        for (at, node) in tree.iter().enumerate() {
            if at > 0 && !reached.contains(node.key.text.as_str()) {
                let message = format!("no answer leads to the node `{}`", node.key.text);
                self.faults.push(
                    Diagnostic::error(Code::Orphan, node.key.span, message)
                        .help("lead an answer of an earlier node to it, or remove it"),
                );
            }
            for answer in [&node.yes, &node.no] {
                let later = tree[at + 1..].iter().map(|next| next.key.text.as_str());
                let names: Vec<&str> = later.chain(VERDICTS).collect();
                if names.contains(&answer.text.as_str()) {
                    reached.insert(&answer.text);
                    continue;
                }
                let message = format!("`{}` is no later node and no verdict", answer.text);
                let help = did_you_mean(
                    &answer.text,
                    names.iter().copied(),
                    "an answer leads to a node further down, `PASS`, `FAIL` or `NOT-APPLICABLE`",
                );
                let fault = Diagnostic::error(Code::DanglingLink, answer.span, message).help(help);
                self.faults.push(fault);
            }
        }
    }

    pub(crate) fn framework(&mut self, w: &written::Framework) -> meant::Framework {
        let ids: Vec<&str> = w.provisions.iter().map(|provision| &*provision.id.text).collect();
        for (at, provision) in w.provisions.iter().enumerate() {
            if ids[..at].contains(&provision.id.text.as_str()) {
                let message = format!("the provision `{}` stands twice", provision.id.text);
                self.faults.push(
                    Diagnostic::error(Code::DuplicateKey, provision.id.span, message)
                        .help("keep one of them"),
                );
            }
        }
        let maps = w.maps.iter().filter_map(|map| self.mapping(map, &ids)).collect();
        let provisions = w.provisions.iter();
        meant::Framework {
            key: w.key.text.clone(),
            title: w.title.text.clone(),
            references: self.linked(&w.references, Relation::Cites),
            nature: w.nature,
            basis: self.passages(&w.basis),
            checked: w.checked,
            confidence: w.confidence,
            reviews: Self::reviews(w.reviews.as_ref()),
            provisions: provisions
                .map(|provision| (provision.id.text.clone(), provision.title.text.clone()))
                .collect(),
            maps,
            notes: self.optional(w.notes.as_ref()),
            span: w.span,
        }
    }

    fn mapping(&mut self, w: &written::Mapping, ids: &[&str]) -> Option<meant::Mapping> {
        let mut provisions = Vec::new();
        for wanted in &w.provisions {
            match ids.iter().position(|id| *id == wanted.text) {
                Some(at) => provisions.push(at),
                None => {
                    let message = format!("the framework has no provision `{}`", wanted.text);
                    let help = did_you_mean(
                        &wanted.text,
                        ids.iter().copied(),
                        "a mapping names provisions of the list above it",
                    );
                    let fault = Diagnostic::error(Code::DanglingLink, wanted.span, message);
                    self.faults.push(fault.help(help));
                }
            }
        }
        let control = self.id(&w.control, Relation::Maps)?;
        Some(meant::Mapping {
            control,
            provisions,
            relation: w.relation,
            remark: w.remark.text.clone(),
            confidence: w.confidence,
            seen: (w.seen.text.clone(), w.seen.span),
        })
    }
}
