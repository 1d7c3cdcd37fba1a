//! Which files of `data/` hold which records, and what does the sector change in them?
//!
//! The core is read from `data/<kind>/`, then the sector's four verbs are carried out on nodes,
//! before anything has a type: **add** (files in the same folders below the sector), **refine**
//! (append to named parts), **set** (a declared parameter, later, in `resolve`) and
//! **exclude … because**.

use std::collections::BTreeMap;

use rayon::prelude::*;
use sources::decode::{Decode, listing};
use sources::{Code, Diagnostic, FileId, Node, Sources, Span, Value, did_you_mean, yaml};

use crate::form::Key;
use crate::{Kind, written};

/// A record that has not been given a type yet.
pub(crate) struct Raw {
    pub(crate) file: FileId,
    pub(crate) node: Node,
}

/// Everything that `data/` holds.
#[derive(Default)]
pub(crate) struct Raws {
    pub(crate) records: BTreeMap<Kind, Vec<Raw>>,
    /// What the sector says, and whether all of it could be read.
    pub(crate) sector: Option<(written::Sector, bool)>,
    /// The files that could not be read at all: kind and the file's name without its ending.
    pub(crate) unreadable: Vec<(Kind, String)>,
    /// Why a record is not there: kind and key → reason.
    pub(crate) excluded: BTreeMap<(Kind, String), String>,
}

/// What a file below `data/` is.
enum Role {
    Record(Kind),
    Refinement(Kind),
    Sector,
    /// Belongs to a sector that the toolkit is not built for.
    Elsewhere,
    Unknown,
}

/// Reads every file of `data/` for `sector`.
pub(crate) fn load(
    sources: &Sources,
    sector: Option<&str>,
    sector_span: Option<Span>,
    faults: &mut Vec<Diagnostic>,
) -> Raws {
    let files: Vec<(FileId, Role)> = sources
        .below("data/")
        .filter(|(_, file)| file.bytes.is_none())
        .map(|(id, file)| (id, role(&file.path, sector)))
        .collect();
    let parsed: Vec<_> = files
        .into_par_iter()
        .filter(|(_, role)| !matches!(role, Role::Elsewhere))
        .map(|(id, role)| (id, role, yaml::parse(id, &sources.file(id).text, 0)))
        .collect();
    let mut raws = Raws::default();
    let mut refinements = Vec::new();
    for (file, role, checked) in parsed {
        let Some(node) = checked.take(faults) else {
            if let Role::Record(kind) = role {
                raws.unreadable.push((kind, stem(&sources.file(file).path)));
            }
            continue;
        };
        match role {
            Role::Record(kind) => {
                raws.records.entry(kind).or_default().push(Raw { file, node });
            }
            Role::Refinement(kind) => refinements.push((kind, node)),
            Role::Sector => raws.sector = Some(written::Sector::recover(&node, faults)),
            Role::Unknown | Role::Elsewhere => faults.push(unknown_folder(sources, file)),
        }
    }
    if let (Some(sector), None, Some(span)) = (sector, &raws.sector, sector_span) {
        let wanted = format!("data/sectors/{sector}/sector.yaml");
        if sources.find(&wanted).is_none() {
            let message = format!("there is no sector `{sector}`");
            faults.push(
                Diagnostic::error(Code::MissingFile, span, message)
                    .help(format!("write `{wanted}`, or remove `sector` to build the core alone")),
            );
        }
    }
    for (kind, node) in refinements {
        refine(&mut raws, kind, node, faults);
    }
    exclude(&mut raws, faults);
    raws
}

fn role(path: &str, sector: Option<&str>) -> Role {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let record = |folder: &str| Kind::of_folder(folder).map_or(Role::Unknown, Role::Record);
    match parts.as_slice() {
        ["sectors", name, ..] if Some(*name) != sector => Role::Elsewhere,
        ["sectors", _, "sector.yaml"] => Role::Sector,
        ["sectors", _, "refine", folder, _] => {
            Kind::of_folder(folder).map_or(Role::Unknown, Role::Refinement)
        }
        ["sectors", _, folder, name] | [folder, name] if is_yaml(name) => record(folder),
        _ => Role::Unknown,
    }
}

/// The name of a file without its folder and ending: the record's key in lower case.
pub(crate) fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase()
}

fn is_yaml(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending == "yaml")
}

fn unknown_folder(sources: &Sources, file: FileId) -> Diagnostic {
    let path = &sources.file(file).path;
    let folder = path.rsplit('/').nth(1).unwrap_or_default();
    let folders: Vec<&str> = Kind::RECORDS.iter().map(|kind| kind.folder()).collect();
    let list = format!("records are `.yaml` files in {}", listing(&folders));
    let message = format!("`{path}` is not a place for a record");
    let help = if folders.contains(&folder) {
        list
    } else {
        did_you_mean(folder, folders.iter().copied(), list)
    };
    Diagnostic::error(Code::UnknownFolder, Span::new(file, 0..0), message).help(help)
}

/// Appends what a sector says to the named parts of a record.
fn refine(raws: &mut Raws, kind: Kind, node: Node, faults: &mut Vec<Diagnostic>) {
    let span = node.span;
    let Value::Map(fields) = node.value else {
        faults.push(refinement(span, "a refinement is a group of fields"));
        return;
    };
    let Some(key) = fields
        .iter()
        .find(|(name, _)| name.value == "refine")
        .and_then(|(_, value)| Key::decode(value, faults))
    else {
        faults.push(refinement(span, "the field `refine` is missing"));
        return;
    };
    // What is wrong with the record was said where it stands.
    if raws.unreadable.contains(&(kind, key.text.to_lowercase())) {
        return;
    }
    let records = raws.records.entry(kind).or_default();
    let keys = || records.iter().filter_map(|raw| raw.node.field("key").and_then(Node::text));
    let Some(at) = keys().position(|known| known == key.text) else {
        let message = format!("there is no {} `{}` to refine", kind.scheme(), key.text);
        let help = did_you_mean(&key.text, keys(), "a sector refines records of the core");
        faults.push(Diagnostic::error(Code::SectorRule, key.span, message).help(help));
        return;
    };
    let appendable = appendable(kind);
    for (name, value) in fields {
        if name.value == "refine" {
            continue;
        }
        if !appendable.contains(&name.value.as_str()) {
            let message = format!("a sector cannot change `{}`", name.value);
            let list = format!("it appends to {}", listing(&appendable));
            let help = did_you_mean(&name.value, appendable.iter().copied(), list);
            faults.push(Diagnostic::error(Code::SectorRule, name.span, message).help(help));
            continue;
        }
        append(&mut records[at].node, name, value);
    }
}

fn append(record: &mut Node, name: sources::Spanned<String>, value: Node) {
    let Value::Map(fields) = &mut record.value else { return };
    let Some((_, part)) = fields.iter_mut().find(|(field, _)| field.value == name.value) else {
        fields.push((name, value));
        return;
    };
    match (&mut part.value, value.value) {
        (Value::List(items), Value::List(added)) => items.extend(added),
        (Value::Joined(passages), added) => {
            passages.push(Node { span: value.span, value: added });
        }
        (_, added) => {
            let passages = vec![part.clone(), Node { span: value.span, value: added }];
            part.value = Value::Joined(passages);
        }
    }
}

fn refinement(span: Span, message: &str) -> Diagnostic {
    Diagnostic::error(Code::SectorRule, span, message)
        .help("write `refine: KEY`, then the fields to append to")
}

/// The fields of a kind that a sector may append to.
fn appendable(kind: Kind) -> Vec<&'static str> {
    macro_rules! of {
        ($type:ident) => {
            (written::$type::FIELDS, written::$type::APPENDABLE)
        };
    }
    let (fields, appendable) = match kind {
        Kind::Requirement => of!(Requirement),
        Kind::Control => of!(Control),
        Kind::Threat => of!(Threat),
        Kind::Reference => of!(Reference),
        Kind::Term => of!(Term),
        Kind::Area => of!(Area),
        Kind::Fact => of!(Fact),
        Kind::EntryPoint => of!(EntryPoint),
        Kind::Asset => of!(Asset),
        Kind::Date => of!(LegalDate),
        Kind::Clock => of!(Clock),
        Kind::Baseline => of!(Baseline),
        Kind::Framework => of!(Framework),
        Kind::Objective => of!(Objective),
        Kind::EvidenceType => of!(EvidenceType),
        Kind::Product => of!(Product),
        Kind::Misreading => of!(Misreading),
        Kind::DecisionTable => of!(DecisionTable),
        Kind::RiskMethod => of!(RiskMethod),
        Kind::Page => return Vec::new(),
    };
    let pairs = fields.iter().zip(appendable);
    pairs.filter(|(_, can)| **can).map(|(name, _)| *name).collect()
}

/// Leaves out what the sector excludes.
fn exclude(raws: &mut Raws, faults: &mut Vec<Diagnostic>) {
    let exclusions = raws.sector.as_ref().and_then(|(sector, _)| sector.exclude.clone());
    for exclusion in exclusions.unwrap_or_default() {
        let link = &exclusion.record;
        if link.text.is_empty() {
            continue;
        }
        let parts = link.text.split_once(':');
        let target = parts.and_then(|(scheme, key)| {
            let kind = Kind::RECORDS.iter().find(|kind| kind.scheme() == scheme)?;
            Some((*kind, key))
        });
        let removed = target.and_then(|(kind, key)| {
            let records = raws.records.get_mut(&kind)?;
            let has = |raw: &Raw| raw.node.field("key").and_then(Node::text) == Some(key);
            let at = records.iter().position(has)?;
            records.remove(at);
            Some((kind, key.to_owned()))
        });
        match removed {
            Some(target) => {
                raws.excluded.insert(target, exclusion.because.text.clone());
            }
            None => faults.push(
                Diagnostic::error(
                    Code::SectorRule,
                    link.span,
                    format!("there is no record `{}` to exclude", link.text),
                )
                .help("name it like a link, such as `control:CR-D06`"),
            ),
        }
    }
}
