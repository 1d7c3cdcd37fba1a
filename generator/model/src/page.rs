//! What does a page of `content/` say of itself?

use std::collections::BTreeSet;

use sources::decode::{Decode, Plain};
use sources::{Code, Diagnostic, FileId, Sources, Span, Spanned, closed_set, record};
use text::{Block, BlockKind, Footnote, Inline, PageText, RawHtml, Written};

use crate::form::{Date, Key};
use crate::{Kind, Record, Resolved, Target, To, Translation, View};

closed_set! {
    /// What kind of page it is; the word is also the scheme of links to it.
    pub enum PageKind {
        /// A page of its own kind.
        Page = "page",
        /// The law in plain words.
        Law = "law",
        /// A guide of the development lifecycle.
        Guide = "guide",
        /// A playbook of vulnerability handling.
        Playbook = "playbook",
        /// The page of a configuration baseline.
        Baseline = "baseline",
    }
}

closed_set! {
    /// How a page is laid out.
    pub enum PageLayout {
        /// The entrance.
        Home = "home",
        /// Text.
        Page = "page",
    }
}

closed_set! {
    /// What a page of `content/profile/` is in the document.
    pub enum ProfileElement {
        /// The foreword.
        Foreword = "foreword",
        /// The introduction.
        Introduction = "introduction",
        /// Clause 1.
        Scope = "scope",
        /// Clause 2.
        NormativeReferences = "normative-references",
        /// Clause 3.
        Terms = "terms",
        /// Any other clause.
        Clause = "clause",
        /// An annex.
        Annex = "annex",
        /// The bibliography.
        Bibliography = "bibliography",
    }
}

closed_set! {
    /// Who a page is for.
    pub enum Audience {
        /// Who answers for the product.
        ProductOwner = "product-owner",
        /// Who builds it.
        Developer = "developer",
        /// Who answers for its security.
        SecurityLead = "security-lead",
    }
}

closed_set! {
    /// Whether an annex holds requirements.
    pub enum AnnexNature {
        /// It does.
        Normative = "normative",
        /// It does not.
        Informative = "informative",
    }
}

record! {
    /// Front matter.
    pub struct Front {
        description: Plain,
        key: Option<Key>,
        kind: Option<PageKind>,
        audience: Option<Vec<Audience>>,
        checked: Option<Date>,
        layout: Option<PageLayout>,
        collection: Option<Plain>,
        element: Option<ProfileElement>,
        annex: Option<AnnexNature>,
        tags: Option<Vec<Plain>>,
        redirect_from: Option<Vec<Plain>>,
        reading_path: Option<Plain>,
        translates: Option<Plain>,
        reviewed: Option<Date>,
    }
}

/// A page before its links are looked up.
pub(crate) struct Draft {
    pub(crate) file: FileId,
    /// Path below `content/`.
    pub(crate) path: String,
    pub(crate) front: Option<Front>,
    pub(crate) title: Vec<Inline<Written>>,
    pub(crate) blocks: Vec<Block<Written>>,
    pub(crate) footnotes: Vec<Footnote<Written>>,
    pub(crate) collection: Option<Kind>,
    pub(crate) span: Span,
}

/// A page of `content/`.
#[derive(Clone, Debug)]
pub struct Page {
    /// Path below `content/`, such as `guides/sbom.md`.
    pub path: String,
    /// The permanent key, when it has one.
    pub key: Option<String>,
    /// The title in plain words.
    pub title: String,
    /// The words of its first-level heading.
    pub heading: Vec<Inline<Resolved>>,
    /// One sentence about it.
    pub description: String,
    /// What kind of page it is.
    pub kind: PageKind,
    /// How it is laid out.
    pub layout: PageLayout,
    /// Who it is for.
    pub audience: Vec<Audience>,
    /// The day on which it was last checked.
    pub checked: Option<Date>,
    /// The kind of records that hang under it.
    pub collection: Option<Kind>,
    /// What it is in the profile; `None` for a page of the site.
    pub element: Option<ProfileElement>,
    /// For an annex: whether it holds requirements.
    pub annex: Option<AnnexNature>,
    /// What it is about, in a word or two each.
    pub tags: Vec<String>,
    /// Addresses at which it stood before.
    pub redirect_from: Vec<Plain>,
    /// For a reading path: how long it takes, in the reader's words.
    pub reading_time: Option<Plain>,
    /// For a translation: of what, and how well it is known.
    pub translation: Option<Translation>,
    /// The text below the title.
    pub blocks: Vec<Block<Resolved>>,
    /// The footnotes.
    pub footnotes: Vec<Footnote<Resolved>>,
    /// The anchors of its headings.
    pub anchors: BTreeSet<String>,
    /// The file.
    pub file: FileId,
    /// Where its text begins.
    pub span: Span,
}

impl Page {
    /// The decision tables that the page shows, and where it asks for each.
    #[must_use]
    pub fn decision_tables(&self) -> Vec<(Target, Span)> {
        let mut found = Vec::new();
        text::visit_inlines(&self.blocks, &mut |inline| {
            if let Inline::Link { target, .. } = inline
                && let To::View(View::Decision(table)) = target.to
            {
                found.push((table, target.span));
            }
        });
        found
    }
}

impl Record for Page {
    const KIND: Kind = Kind::Page;

    fn key(&self) -> &str {
        self.key.as_deref().unwrap_or(&self.path)
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn span(&self) -> Span {
        self.span
    }
}

/// Reads the page at `file`, up to its links.
///
/// A page of the profile becomes documents that have no place for HTML.
pub(crate) fn read(
    sources: &Sources,
    file: FileId,
    raw_html: RawHtml,
    faults: &mut Vec<Diagnostic>,
) -> Draft {
    let is_profile = sources.file(file).path.starts_with("content/profile/");
    let raw_html = if is_profile { RawHtml::Refused } else { raw_html };
    let faults_before = faults.len();
    let PageText { front, span, text } = text::page(sources, file, raw_html).take(faults);
    // Front matter that could not be read was reported; it is not missing as well.
    if front.is_none() && faults.len() == faults_before {
        faults.push(
            Diagnostic::error(Code::MissingField, span, "the page has no front matter")
                .help("begin the file with `---`, `description: …` and `---`"),
        );
    }
    let front = front.and_then(|node| Front::decode(&node, faults));
    if let Some(front) = &front {
        check_description(&front.description, faults);
    }
    let collection = front.as_ref().and_then(|front| collection(front, faults));
    let path = sources.file(file).path.trim_start_matches("content/").to_owned();
    let mut blocks = text.blocks;
    let title = take_title(&mut blocks, span, faults);
    Draft { file, path, front, title, blocks, footnotes: text.footnotes, collection, span }
}

fn collection(front: &Front, faults: &mut Vec<Diagnostic>) -> Option<Kind> {
    let name = front.collection.as_ref()?;
    let kind = Kind::of_folder(&name.text);
    if kind.is_none() {
        let folders: Vec<&str> = Kind::RECORDS.iter().map(|kind| kind.folder()).collect();
        let list = format!("a collection is one of {}", sources::decode::listing(&folders));
        let help = sources::did_you_mean(&name.text, folders.iter().copied(), list);
        let message = format!("there is no collection `{}`", name.text);
        faults.push(Diagnostic::error(Code::UnknownValue, name.span, message).help(help));
    }
    kind
}

/// Search results and link previews cut a description after about 160 characters.
const MAX_DESCRIPTION: usize = 160;

fn check_description(description: &Plain, faults: &mut Vec<Diagnostic>) {
    let length = description.text.chars().count();
    if length > MAX_DESCRIPTION {
        let message = format!("the description has {length} characters");
        faults.push(
            Diagnostic::warning(Code::BadForm, description.span, message)
                .help(format!("say it in {MAX_DESCRIPTION} characters: what is longer is cut")),
        );
    }
}

/// Takes the first-level heading off the text: a page has exactly one, first.
fn take_title(
    blocks: &mut Vec<Block<Written>>,
    span: Span,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Inline<Written>> {
    let mut title = None;
    let mut at = 0;
    blocks.retain(|block| {
        let position = at;
        at += 1;
        let BlockKind::Heading(heading) = &block.kind else { return true };
        if heading.level != 1 {
            return true;
        }
        if title.is_some() || position > 0 {
            faults.push(
                Diagnostic::error(Code::PageTitle, block.span, "a page has one title, first")
                    .help("write `##` for the sections below the title"),
            );
        }
        title.get_or_insert_with(|| heading.content.clone());
        false
    });
    title.unwrap_or_else(|| {
        faults.push(
            Diagnostic::error(Code::PageTitle, span, "the page has no title")
                .help("begin the text with a line `# Title`"),
        );
        Vec::new()
    })
}

/// The tags of a page, without those that are written twice.
pub(crate) fn tags(front: &Front) -> Vec<String> {
    let written = front.tags.iter().flatten().map(|tag| tag.text.clone());
    written.collect::<BTreeSet<String>>().into_iter().collect()
}

/// Whether a flag was written and is true.
pub(crate) fn is_set(flag: Option<&Spanned<bool>>) -> bool {
    flag.is_some_and(|flag| flag.value)
}
