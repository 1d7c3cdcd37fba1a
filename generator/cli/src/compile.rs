//! How do sources become every file that is published?
//!
//! Nothing here touches the world: the same sources give the same bytes. A stage that found
//! faults does not stop the next one, so that an author sees them all at once.

pub mod profile;
mod theme;

use documents::{Build, Deliverable, Documents, Labels, Standard};
use model::Model;
use sources::{Checked, Code, Diagnostic, Severity, Sources};
use website::Tree;

use profile::{Shelf, Wanted};

use crate::archive;
use crate::manifest::{self, Counts};

/// The folder of the tree in which the files of the profile stand.
pub const DOWNLOADS: &str = "downloads/";
/// Where the site for use without a network stands in the tree.
pub const ARCHIVE: &str = "downloads/toolkit.zip";
/// What the copy for the disk leaves out: itself, and what differs from another download only by
/// its line numbers.
const LEFT_OUT: [&str; 4] = [
    ARCHIVE,
    MANIFEST,
    "downloads/profile-line-numbered.docx",
    "downloads/profile-line-numbered.pdf",
];
/// Where the versions and hashes stand in the tree.
pub const MANIFEST: &str = "build.json";

/// A part of what is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Part {
    /// The website.
    Site,
    /// The implementation profile.
    Profile,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 2] = [Self::Site, Self::Profile];
}

/// A step of the work, for those who measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Files are parsed and linked.
    Model,
    /// Every output is planned.
    Documents,
    /// The website is written.
    Site,
    /// The profile is written.
    Profile,
    /// The site is packed and every file is hashed.
    Packing,
}

impl Stage {
    /// The name that people read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Documents => "documents",
            Self::Site => "site",
            Self::Profile => "profile",
            Self::Packing => "packing",
        }
    }
}

/// How the outputs are to be made.
pub struct Options<'a> {
    /// What the world says of this build.
    pub build: &'a Build,
    /// The parts to make.
    pub parts: &'a [Part],
    /// The formats of the profile.
    pub profile: &'a [profile::Format],
    /// Where PDFs of earlier builds are.
    pub shelf: Option<&'a dyn Shelf>,
    /// Where the site is shown, if not where `book.toml` says: an absolute URL.
    pub address: Option<&'a str>,
    /// The texts that the profile may not repeat.
    pub compared: &'a [lint::Compared],
}

impl<'a> Options<'a> {
    /// Everything, as `book.toml` says, made anew and compared with nothing.
    #[must_use]
    pub fn whole(build: &'a Build) -> Self {
        let (parts, profile) = (&Part::ALL, profile::Format::ALL);
        Self { build, parts, profile, shelf: None, address: None, compared: &[] }
    }
}

/// The outputs before they are packed.
#[derive(Clone, Debug, Default)]
pub struct Outputs {
    /// The files but [`ARCHIVE`] and [`MANIFEST`].
    pub tree: Tree,
    /// What [`MANIFEST`] says.
    pub counts: Counts,
}

/// Makes every file that is published.
///
/// With an error among the diagnostics the tree is what could be made, and not fit to publish.
#[must_use]
pub fn compile(sources: &Sources, build: &Build) -> Checked<Tree> {
    let outputs = formats(sources, &Options::whole(build), &mut |_| {});
    Checked { value: pack(outputs.value), diagnostics: outputs.diagnostics }
}

/// Makes the outputs, and reports every fault of the sources. `finished` hears of each stage.
#[must_use]
pub fn formats(
    sources: &Sources,
    options: &Options<'_>,
    finished: &mut dyn FnMut(Stage),
) -> Checked<Outputs> {
    let mut faults = Vec::new();
    let model = model::build(sources).take(&mut faults);
    finished(Stage::Model);
    let mut outputs = Outputs::default();
    if let Some(model) = model {
        let labels = theme::labels(sources, &model.book, &mut faults);
        let planned = plan(sources, &model, &labels, options, &mut faults);
        finished(Stage::Documents);
        outputs.counts = Counts::new(&planned.site, options.build);
        if options.parts.contains(&Part::Site) {
            outputs.tree = website::write(&planned.site, &theme::site(sources)).take(&mut faults);
            finished(Stage::Site);
        }
        if options.parts.contains(&Part::Profile) {
            let (formats, shelf) = (options.profile, options.shelf);
            let wanted = Wanted { formats, line_numbers: true, base: None, earlier: None, shelf };
            let files = written(sources, &labels, &planned.standard, &wanted, &mut faults);
            let files =
                files.into_iter().map(|(name, bytes)| (format!("{DOWNLOADS}{name}"), bytes));
            outputs.tree.extend(files);
            finished(Stage::Profile);
        }
        if labels.are_missing(sources) {
            // One fault, and it was reported: every single label would bury the rest.
            faults.retain(|fault| fault.code != Code::MissingLabel);
        }
    }
    Checked { value: outputs, diagnostics: ordered(faults) }
}

/// Makes the profile alone, as `deliverable` when it is not the kind that `book.toml` names.
///
/// With an error among the diagnostics the files are not fit to publish.
#[must_use]
pub fn profile_alone(
    sources: &Sources,
    build: &Build,
    deliverable: Option<Deliverable>,
    wanted: &Wanted<'_>,
) -> Checked<Tree> {
    let mut faults = Vec::new();
    let mut tree = Tree::new();
    if let Some((standard, labels)) = standard(sources, build, deliverable, &mut faults) {
        tree.extend(written(sources, &labels, &standard, wanted, &mut faults));
    }
    Checked { value: tree, diagnostics: ordered(faults) }
}

/// Plans the profile.
pub fn standard(
    sources: &Sources,
    build: &Build,
    deliverable: Option<Deliverable>,
    faults: &mut Vec<Diagnostic>,
) -> Option<(Standard, theme::Words)> {
    let mut model = model::build(sources).take(faults)?;
    if deliverable.is_some() {
        model.book.profile.deliverable = deliverable;
    }
    let labels = theme::labels(sources, &model.book, faults);
    let options = Options { parts: &[Part::Profile], profile: &[], ..Options::whole(build) };
    let planned = plan(sources, &model, &labels, &options, faults);
    Some((planned.standard, labels))
}

/// The search index of the site alone; `None` when there is no book.
///
/// Faults are not reported: who searches wants to know what is there.
#[must_use]
pub fn search_index(sources: &Sources, build: &Build) -> Option<Tree> {
    let mut faults = Vec::new();
    let model = model::build(sources).take(&mut faults)?;
    let labels = theme::labels(sources, &model.book, &mut faults);
    let planned = documents::plan(sources, &model, &labels.labels, build).take(&mut faults);
    Some(::search::build(&planned.site).expect("an index in memory cannot fail"))
}

/// Plans the website, without writing a file of it.
#[cfg(feature = "links")]
pub fn site(
    sources: &Sources,
    build: &Build,
    faults: &mut Vec<Diagnostic>,
) -> Option<documents::Site> {
    let model = model::build(sources).take(faults)?;
    let labels = theme::labels(sources, &model.book, faults);
    Some(plan(sources, &model, &labels, &Options::whole(build), faults).site)
}

/// The files of the profile, by name.
fn written(
    sources: &Sources,
    labels: &theme::Words,
    standard: &Standard,
    wanted: &Wanted<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<(String, Vec<u8>)> {
    let Some(style) = theme::paper(sources, labels, faults) else { return Vec::new() };
    profile::files(standard, sources, &style, wanted, faults)
}

fn plan(
    sources: &Sources,
    model: &Model,
    labels: &theme::Words,
    options: &Options<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Documents {
    let labels: &Labels = &labels.labels;
    let build = Build { left_out: left_out(options), ..options.build.clone() };
    let mut planned = documents::plan(sources, model, labels, &build).take(faults);
    let allowed = model.book.profile.allow.iter().map(|allowance| lint::Suppression {
        rule: allowance.rule.clone(),
        at: allowance.at.clone(),
        because: allowance.because.clone(),
        span: allowance.span,
    });
    let allowed: Vec<lint::Suppression> = allowed.collect();
    faults.extend(comments::check(sources));
    if model.book.profile.stage == Some(model::Stage::Release) {
        faults.extend(comments::unanswered(sources));
    }
    // What follows from a fault that was found already would only hide it.
    if faults.iter().all(|fault| fault.severity != Severity::Error) {
        faults.extend(lint::check(&planned.standard, sources, &allowed, options.compared));
    }
    if let Some(address) = options.address {
        planned.site.url = Some(address.to_owned());
    }
    planned
}

/// The files of the profile that are not made: the site must not lead to them.
fn left_out(options: &Options<'_>) -> Vec<String> {
    let formats = if options.parts.contains(&Part::Profile) { options.profile } else { &[] };
    let made: Vec<&str> = formats.iter().flat_map(|format| format.files()).copied().collect();
    let files = model::PROFILE_DOWNLOADS.iter().filter(|name| !made.contains(name));
    files.map(|name| (*name).to_owned()).collect()
}

/// Adds what is made from the outputs themselves: the copy for use without a network, and the
/// versions and hashes.
#[must_use]
pub fn pack(outputs: Outputs) -> Tree {
    let Outputs { mut tree, counts } = outputs;
    if !tree.is_empty() {
        let copy = website::disk_copy(&tree, &LEFT_OUT);
        tree.insert(ARCHIVE.to_owned(), archive::write(&copy));
        tree.insert(MANIFEST.to_owned(), manifest::write(&tree, &counts));
    }
    tree
}

/// By place; what has none comes first, since it may explain the rest.
fn ordered(mut faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    faults.sort_by_key(|fault| fault.span);
    faults.dedup();
    faults
}

/// A missing file that the program needs.
fn missing(path: &str, help: &str) -> Diagnostic {
    Diagnostic::error(Code::MissingFile, None, format!("there is no `{path}`")).help(help)
}

#[cfg(test)]
mod tests;
