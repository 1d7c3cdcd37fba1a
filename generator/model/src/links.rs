//! Where does a link lead?

use std::collections::{BTreeMap, BTreeSet};

use sources::{Code, Diagnostic, Sources, Span, did_you_mean};
use text::{Block, Inline, Links, Written};

use crate::form::Key;
use crate::page::PageKind;
use crate::written::Part;
use crate::{Edge, Id, Kind, Record, Relation, translation};

/// A record or page, of whatever kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The kind.
    pub kind: Kind,
    pub(crate) at: u32,
}

/// A link whose target was looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// Where it leads.
    pub to: To,
    /// Where it is written.
    pub span: Span,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// A record or page, and a place on its page.
    Target(Target, Option<String>),
    /// A place on the same page.
    Fragment(String),
    /// A file of `content/` that is copied as it is: its path in the site.
    File(String),
    /// An absolute URL.
    External(String),
    /// A generated block.
    View(View),
}

/// A block that is generated from records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// How many records of each kind there are.
    Counts,
    /// The dates, as a table.
    Dates,
    /// The clocks of a regime, as a table.
    Clocks(String),
    /// The focus areas.
    Areas,
    /// All records of a kind, grouped.
    Records(Kind),
    /// The rules of a baseline.
    BaselineRules(Target),
    /// A decision table, and the tool that goes through it.
    Decision(Target),
    /// Clause 2: intro and list.
    NormativeReferences,
    /// Clause 3: intro and entries.
    Definitions,
    /// The abbreviated terms.
    Abbreviations,
    /// The threats, for the security problem definition.
    ProfileThreats,
    /// The assets, for the security problem definition.
    ProfileAssets,
    /// The security objectives.
    ProfileObjectives,
    /// The controls as requirements, for one part of the Annex.
    ProfileControls(Part),
    /// The table of correspondence with Annex I.
    Correspondence,
    /// The table of correspondence with a framework.
    ProfileMappings(Target),
    /// The bibliography.
    Bibliography,
    /// Requirement by requirement: controls, threats and evidence.
    Traceability,
    /// Requirement by requirement: how much there is, and where there is nothing.
    Coverage,
}

/// The files that a build makes for people to take away, below `downloads/`.
pub const DOWNLOADS: &[&str] = &[
    "profile.docx",
    "profile-line-numbered.docx",
    "profile.pdf",
    "profile-line-numbered.pdf",
    "profile-lines.csv",
    "profile.sts.xml",
    "profile.html",
    "profile.md",
    "oscal/catalog.json",
    "toolkit.zip",
    "controls.csv",
    "threats.csv",
    "traceability.csv",
];

/// Those of [`DOWNLOADS`] that the profile becomes. A build may leave some of them out.
pub const PROFILE_DOWNLOADS: &[&str] = DOWNLOADS.split_at(9).0;

const VIEWS: &[&str] = &[
    "counts",
    "dates",
    "clocks",
    "areas",
    "requirements",
    "controls",
    "threats",
    "terms",
    "references",
    "facts",
    "assets",
    "baseline-rules",
    "decision",
    "normative-references",
    "definitions",
    "abbreviations",
    "profile-threats",
    "profile-assets",
    "profile-objectives",
    "profile-controls",
    "correspondence",
    "profile-mappings",
    "bibliography",
    "traceability",
    "coverage",
];

/// Everything that a link can name.
#[derive(Default)]
pub(crate) struct Index {
    /// Records by kind and key; pages by path.
    pub(crate) records: BTreeMap<Kind, BTreeMap<String, u32>>,
    /// Pages with a key, by the scheme of their kind.
    pub(crate) keyed_pages: BTreeMap<(&'static str, String), u32>,
    /// Pages by path below `content/`.
    pub(crate) pages: BTreeMap<String, u32>,
    /// The languages into which pages are translated.
    pub(crate) languages: Vec<String>,
    /// Records that were found and could not be read, by key or by their file's name.
    pub(crate) broken: BTreeSet<(Kind, String)>,
    /// Why a record is not there.
    pub(crate) excluded: BTreeMap<(Kind, String), String>,
}

/// What resolving a whole record or page brought to light.
pub(crate) struct Found {
    pub(crate) edges: Vec<Edge>,
    pub(crate) faults: Vec<Diagnostic>,
}

/// Resolves the links of one record or page after the other.
pub(crate) struct Resolver<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) index: &'a Index,
    /// What is being resolved: the start of every edge.
    pub(crate) from: Target,
    /// Its path below `content/`, when it is a page: relative links start there.
    pub(crate) page: Option<String>,
    pub(crate) edges: Vec<Edge>,
    /// Faults that hold whatever else is wrong with the record: of its links and its Markdown.
    pub(crate) link_faults: Vec<Diagnostic>,
    /// Faults that follow from several fields; they mean something only of a whole record.
    pub(crate) faults: Vec<Diagnostic>,
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(sources: &'a Sources, index: &'a Index, from: Target) -> Self {
        Self {
            sources,
            index,
            from,
            page: None,
            edges: Vec::new(),
            link_faults: Vec::new(),
            faults: Vec::new(),
        }
    }

    pub(crate) fn found(mut self) -> Found {
        self.faults.append(&mut self.link_faults);
        Found { edges: self.edges, faults: self.faults }
    }

    /// The record of type `T` that `key` names.
    pub(crate) fn id<T: Record>(&mut self, key: &Key, relation: Relation) -> Option<Id<T>> {
        // An empty key stands in for one with a fault, which was reported.
        let written = Some(key).filter(|key| !key.text.is_empty())?;
        let target = self.record(T::KIND, &written.text, written.span)?;
        self.edges.push(Edge { to: target, relation, from: self.from });
        Some(Id::new(target.at))
    }

    fn record(&mut self, kind: Kind, key: &str, span: Span) -> Option<Target> {
        let known = self.index.records.get(&kind);
        if let Some(at) = known.and_then(|records| records.get(key)) {
            return Some(Target { kind, at: *at });
        }
        let is_broken = |key: String| self.index.broken.contains(&(kind, key));
        if is_broken(key.to_owned()) || is_broken(key.to_lowercase()) {
            return None;
        }
        let message = format!("there is no {} `{key}`", kind.scheme());
        let help = match self.index.excluded.get(&(kind, key.to_owned())) {
            Some(because) => format!("the sector leaves it out: {because}"),
            None => {
                let keys = known.into_iter().flat_map(|keys| keys.keys().map(String::as_str));
                let folder = kind.folder();
                did_you_mean(key, keys, format!("the keys are the file names in `data/{folder}/`"))
            }
        };
        self.link_faults.push(Diagnostic::error(Code::DanglingLink, span, message).help(help));
        None
    }

    fn resolve(&mut self, written: &Written) -> Option<Resolved> {
        let destination = written.destination.as_str();
        let span = written.span;
        let to = if let Some(fragment) = destination.strip_prefix('#') {
            To::Fragment(fragment.to_owned())
        } else if let Some((scheme, rest)) = scheme(destination) {
            self.with_scheme(scheme, rest, destination, span)?
        } else {
            self.relative(destination, span)?
        };
        if let To::Target(to, _) = to {
            self.edges.push(Edge { to, relation: Relation::Mentions, from: self.from });
        }
        Some(Resolved { to, span })
    }

    fn with_scheme(
        &mut self,
        scheme: &str,
        rest: &str,
        destination: &str,
        span: Span,
    ) -> Option<To> {
        if matches!(scheme, "https" | "http" | "mailto") {
            return Some(To::External(destination.to_owned()));
        }
        if scheme == "view" {
            return self.view(rest, span).map(To::View);
        }
        if scheme == "download" {
            return self.download(rest, span);
        }
        let (key, fragment) = split_fragment(rest);
        if let Some(kind) = Kind::RECORDS.iter().find(|kind| kind.scheme() == scheme) {
            return self.record(*kind, key, span).map(|target| To::Target(target, fragment));
        }
        if let Some(kind) = PageKind::ALL.iter().find(|kind| kind.word() == scheme) {
            return self.keyed_page(*kind, key, span).map(|target| To::Target(target, fragment));
        }
        let known = Kind::RECORDS.iter().map(|kind| kind.scheme());
        let known = known.chain(PageKind::ALL.iter().map(|kind| kind.word()));
        let known: Vec<&str> = known.chain(["view", "download", "https", "mailto"]).collect();
        let message = format!("links of the scheme `{scheme}:` are not known");
        let help = did_you_mean(scheme, known, "write a path, `https://…` or `control:CR-D06`");
        self.link_faults.push(Diagnostic::error(Code::UnknownScheme, span, message).help(help));
        None
    }

    fn download(&mut self, name: &str, span: Span) -> Option<To> {
        if DOWNLOADS.contains(&name) {
            return Some(To::File(format!("downloads/{name}")));
        }
        let message = format!("a build makes no file `{name}`");
        let list = sources::decode::listing(DOWNLOADS);
        let help = did_you_mean(name, DOWNLOADS.iter().copied(), format!("it makes {list}"));
        self.link_faults.push(Diagnostic::error(Code::DanglingLink, span, message).help(help));
        None
    }

    fn keyed_page(&mut self, kind: PageKind, key: &str, span: Span) -> Option<Target> {
        let pages = &self.index.keyed_pages;
        if let Some(at) = pages.get(&(kind.word(), key.to_owned())) {
            return Some(Target { kind: Kind::Page, at: *at });
        }
        let keys = pages.keys().filter(|(word, _)| *word == kind.word());
        let keys = keys.map(|(_, key)| key.as_str());
        let help = did_you_mean(key, keys, "a page gets its key in its front matter");
        let message = format!("there is no {} `{key}`", kind.word());
        self.link_faults.push(Diagnostic::error(Code::DanglingLink, span, message).help(help));
        None
    }

    fn relative(&mut self, destination: &str, span: Span) -> Option<To> {
        let Some(page) = self.page.clone() else {
            let message = format!("`{destination}` is a path, but a record has no place in it");
            self.link_faults.push(
                Diagnostic::error(Code::DanglingLink, span, message)
                    .help("name what you mean: `control:KEY`, `guide:KEY`, `https://…`"),
            );
            return None;
        };
        let (path, fragment) = split_fragment(destination);
        let path = path.replace("%20", " ");
        let Some(path) = text::join(&page, &path) else {
            let message = format!("`{destination}` leads out of `content/`");
            self.link_faults.push(
                Diagnostic::error(Code::OutsideRoot, span, message)
                    .help("link to the published address with `https://…`"),
            );
            return None;
        };
        if let Some(at) = self.index.pages.get(&path) {
            return Some(To::Target(Target { kind: Kind::Page, at: *at }, fragment));
        }
        let is_file = self.sources.find(&format!("content/{path}")).is_some();
        if is_file && !has_ending(&path, "md") {
            return Some(To::File(path));
        }
        // What is not translated is read in the original, so that translators keep the links.
        if let Some((_, original)) = translation::language(self.index, &path)
            && let Some(at) = self.index.pages.get(original)
        {
            return Some(To::Target(Target { kind: Kind::Page, at: *at }, fragment));
        }
        let message = format!("there is no page or file `{path}`");
        let pages = self.index.pages.keys().map(String::as_str);
        let help = did_you_mean(&path, pages, "paths are relative to the page's folder");
        self.link_faults.push(Diagnostic::error(Code::DanglingLink, span, message).help(help));
        None
    }

    fn view(&mut self, words: &str, span: Span) -> Option<View> {
        let (name, argument) = words.split_once('/').unwrap_or((words, ""));
        let view = match (name, argument) {
            ("counts", "") => View::Counts,
            ("dates", "") => View::Dates,
            ("areas", "") => View::Areas,
            ("normative-references", "") => View::NormativeReferences,
            ("definitions", "") => View::Definitions,
            ("abbreviations", "") => View::Abbreviations,
            ("profile-threats", "") => View::ProfileThreats,
            ("profile-assets", "") => View::ProfileAssets,
            ("profile-objectives", "") => View::ProfileObjectives,
            ("profile-controls", "product") => View::ProfileControls(Part::Product),
            ("profile-controls", "handling") => View::ProfileControls(Part::Handling),
            ("correspondence", "") => View::Correspondence,
            ("bibliography", "") => View::Bibliography,
            ("traceability", "") => View::Traceability,
            ("coverage", "") => View::Coverage,
            ("clocks", regime) if !regime.is_empty() => View::Clocks(regime.to_owned()),
            ("baseline-rules", key) if !key.is_empty() => {
                return self.record(Kind::Baseline, key, span).map(View::BaselineRules);
            }
            ("decision", key) if !key.is_empty() => {
                return self.record(Kind::DecisionTable, key, span).map(View::Decision);
            }
            ("profile-mappings", key) if !key.is_empty() => {
                return self.record(Kind::Framework, key, span).map(View::ProfileMappings);
            }
            (folder, "") if VIEWS.contains(&folder) && Kind::of_folder(folder).is_some() => {
                View::Records(Kind::of_folder(folder)?)
            }
            _ => {
                let message = format!("there is no generated block `{words}`");
                let list = sources::decode::listing(VIEWS);
                let help = did_you_mean(name, VIEWS.iter().copied(), format!("there are {list}"));
                self.link_faults
                    .push(Diagnostic::error(Code::UnknownView, span, message).help(help));
                return None;
            }
        };
        Some(view)
    }
}

impl Links<Written, Resolved> for Resolver<'_> {
    fn link(&mut self, target: &Written, content: Vec<Inline<Resolved>>) -> Vec<Inline<Resolved>> {
        match self.resolve(target) {
            Some(target) => vec![Inline::Link { target, content }],
            None => content,
        }
    }

    fn image(&mut self, target: &Written, alternative: &str) -> Option<Inline<Resolved>> {
        if alternative.trim().is_empty() {
            let message = "the picture has no text alternative";
            self.link_faults.push(
                Diagnostic::error(Code::BadForm, target.span, message)
                    .help("say in the square brackets what the picture shows"),
            );
        }
        let target = self.resolve(target)?;
        Some(Inline::Image { target, alternative: alternative.to_owned() })
    }

    fn block(&mut self, _: &Written, _: Span) -> Option<Vec<Block<Resolved>>> {
        None
    }
}

fn scheme(destination: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = destination.split_once(':')?;
    let letters =
        scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    let first = scheme.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
    (letters && first).then_some((scheme, rest))
}

fn split_fragment(text: &str) -> (&str, Option<String>) {
    match text.split_once('#') {
        Some((path, fragment)) if !fragment.is_empty() => (path, Some(fragment.to_owned())),
        Some((path, _)) => (path, None),
        None => (text, None),
    }
}

/// Whether a path ends in `.ending`.
pub(crate) fn has_ending(path: &str, ending: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, found)| found == ending)
}
