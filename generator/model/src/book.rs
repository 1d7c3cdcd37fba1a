//! What does `book.toml` say of this toolkit?
//!
//! mdBook's keys keep mdBook's meanings; what mdBook does not know stands in `[toolkit]`.

use sources::decode::{Decode, Plain};
use sources::{Code, Diagnostic, Sources, Span, closed_set, did_you_mean, record, toml};
use text::RawHtml;

use crate::form::Key;
use crate::redirect::{Redirect, Redirects};

record! {
    /// The whole file.
    pub struct Written {
        book: WrittenBook,
        output: Option<WrittenOutput>,
        toolkit: WrittenToolkit,
    }
}

record! {
    /// `[book]`, as in mdBook.
    pub struct WrittenBook {
        title: Plain,
        description: Plain,
        language: Plain,
        authors: Option<Vec<Plain>>,
        src: Plain,
    }
}

record! {
    /// `[output]`, as in mdBook.
    pub struct WrittenOutput {
        html: Option<WrittenHtml>,
    }
}

record! {
    /// `[output.html]`: the keys of mdBook that we use.
    pub struct WrittenHtml {
        site_url: Option<Plain>,
        edit_url_template: Option<Plain>,
        git_repository_url: Option<Plain>,
        raw_html: Option<RawHtmlWord>,
        redirect: Option<Redirects>,
    }
}

record! {
    /// `[toolkit]`.
    pub struct WrittenToolkit {
        edition: Plain,
        sector: Option<Key>,
        languages: Option<Vec<Plain>>,
        contact: Option<Plain>,
        contact_expires: Option<Plain>,
        profile: WrittenProfile,
    }
}

record! {
    /// `[toolkit.profile]`.
    pub struct WrittenProfile {
        deliverable: Option<Deliverable>,
        stage: Option<Stage>,
        sheet: Option<WrittenSheet>,
        allow: Option<Vec<WrittenAllowance>>,
        introductory: Option<Plain>,
        main: Plain,
        complementary: Option<Plain>,
        status: Plain,
        publisher: Plain,
        licence: Plain,
        notices: Vec<Plain>,
        comment_url_template: Option<Plain>,
    }
}

record! {
    /// `[toolkit.profile.sheet]`: the cover sheet of a contribution to a working group.
    pub struct WrittenSheet {
        group: Plain,
        source: Plain,
        action: Plain,
        target: Option<Plain>,
        deadline: Option<Plain>,
        related: Option<Plain>,
    }
}

record! {
    /// `[[toolkit.profile.allow]]`: a finding of a drafting rule that stays, and why.
    pub struct WrittenAllowance {
        rule: Plain,
        at: Option<Plain>,
        because: Plain,
    }
}

closed_set! {
    /// The kinds of document that the profile can be.
    pub enum Deliverable {
        /// A public specification of an outside project.
        Profile = "profile",
        /// A working document handed to a working group.
        Contribution = "contribution",
        /// Text proposed for a technical report: no requirements.
        TechnicalReport = "tr",
        /// Text proposed for a technical specification.
        TechnicalSpecification = "ts",
        /// Text proposed for a workshop agreement.
        WorkshopAgreement = "cwa",
        /// Text proposed for a European Standard.
        EuropeanDraft = "en-draft",
    }
}

closed_set! {
    /// How far the profile has come.
    pub enum Stage {
        /// Comments are asked for.
        Draft = "draft",
        /// Every comment has its answer.
        Release = "release",
    }
}

closed_set! {
    /// What becomes of HTML in pages that are for the site alone.
    pub enum RawHtmlWord {
        /// It is a fault.
        Refuse = "refuse",
        /// What shows text stays, the rest goes with a warning.
        Clean = "clean",
    }
}

/// What `book.toml` says.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// The toolkit's title.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// BCP 47 tag of its language.
    pub language: String,
    /// The languages, as BCP 47 tags, into which pages are translated: each is a folder of
    /// `content/`.
    pub languages: Vec<String>,
    /// The release.
    pub edition: String,
    /// The sector that the toolkit is built for: the name of a folder in `data/sectors/`.
    pub sector: Option<String>,
    /// Where the site is published, with a final `/`.
    pub site_url: Option<String>,
    /// The address at which a source file is edited, with `{path}` in it.
    pub edit_url_template: Option<String>,
    /// Old addresses and where they lead.
    pub redirects: Vec<Redirect>,
    /// What becomes of HTML in pages that are for the site alone.
    pub raw_html: RawHtml,
    /// The address for reports of vulnerabilities in the toolkit itself (RFC 9116), and the
    /// day until which it holds.
    pub contact: Option<(String, String)>,
    /// What the profile's cover says.
    pub profile: ProfileTitle,
}

/// A finding of a drafting rule that stays, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The rule: the code of its findings, such as `must`, or its id, such as `VF10`.
    pub rule: String,
    /// The file or folder in which it may be broken; everywhere when it is not said.
    pub at: Option<String>,
    /// Why.
    pub because: String,
    /// Where it is written.
    pub span: Span,
}

/// What the cover of the implementation profile says.
#[derive(Clone, Debug, Default)]
pub struct ProfileTitle {
    /// Which kind of document it is; `None` is a profile.
    pub deliverable: Option<Deliverable>,
    /// How far it has come; `None` is a draft.
    pub stage: Option<Stage>,
    /// The cover sheet of a contribution: what is asked and its answer, in order.
    pub sheet: Vec<(&'static str, String)>,
    /// The findings of drafting rules that stay.
    pub allow: Vec<Allowance>,
    /// The introductory element of the title.
    pub introductory: Option<String>,
    /// The main element.
    pub main: String,
    /// The complementary element.
    pub complementary: Option<String>,
    /// The document's standing, such as "Draft implementation profile".
    pub status: String,
    /// Who publishes it.
    pub publisher: String,
    /// Its licence.
    pub licence: String,
    /// What it is not.
    pub notices: Vec<String>,
    /// The address by which readers comment on a clause, with `{clause}`, `{key}` and `{edition}`
    /// in it.
    pub comment_url_template: Option<String>,
}

/// What could be read of `book.toml`.
pub(crate) struct Reading {
    /// Everything, if no field has a fault.
    pub(crate) book: Option<Book>,
    /// The sector: without it the links to its records would look dangling.
    pub(crate) sector: Option<String>,
    /// Where the sector is named.
    pub(crate) sector_span: Span,
}

/// Reads `book.toml`. `None` when it says too little to read the other files by.
pub(crate) fn read(sources: &Sources, faults: &mut Vec<Diagnostic>) -> Option<Reading> {
    let Some((id, file)) = sources.find("book.toml") else {
        faults.push(
            Diagnostic::error(Code::MissingFile, None, "there is no `book.toml`")
                .help("run this in the toolkit's folder, or name it with `--root`"),
        );
        return None;
    };
    let faults_before = faults.len();
    let node = toml::parse(id, &file.text).take(faults);
    // What could not be read would look missing as well.
    if faults.len() > faults_before {
        return None;
    }
    let Some(written) = Written::decode(&node, faults) else {
        let sector = node.field("toolkit")?.field("sector")?;
        let name = sector.text()?.to_owned();
        return Some(Reading { book: None, sector: Some(name), sector_span: sector.span });
    };
    if written.book.src.text != "content" {
        let message =
            format!("pages are read from `content`, not from `{}`", written.book.src.text);
        faults.push(
            Diagnostic::error(Code::BadForm, written.book.src.span, message)
                .help("write `src = \"content\"`"),
        );
    }
    let allow = allowances(written.toolkit.profile.allow.as_deref(), faults);
    if let Some(template) = &written.toolkit.profile.comment_url_template
        && !["https://", "http://", "mailto:"].iter().any(|it| template.text.starts_with(it))
    {
        let message = format!("`{}` is no address that a link can have", template.text);
        faults.push(
            Diagnostic::error(Code::BadForm, template.span, message)
                .help("begin it with `https://` or `mailto:`"),
        );
    }
    let sector_span = written.toolkit.sector.as_ref().map_or(node.span, |key| key.span);
    let mut book = meant(written);
    book.profile.allow = allow;
    Some(Reading { sector: book.sector.clone(), book: Some(book), sector_span })
}

fn meant(written: Written) -> Book {
    let text = |plain: Plain| plain.text;
    let html = written.output.and_then(|output| output.html);
    let raw_html = html.as_ref().and_then(|html| html.raw_html);
    let redirects = html.as_ref().and_then(|html| html.redirect.clone());
    let (site_url, edit_url_template) = html
        .map_or((None, None), |html| (html.site_url.map(text), html.edit_url_template.map(text)));
    let profile = written.toolkit.profile;
    let absolute = |url: &String| url.starts_with("https://") || url.starts_with("http://");
    let raw_html = match raw_html {
        Some(RawHtmlWord::Clean) => RawHtml::Cleaned,
        Some(RawHtmlWord::Refuse) | None => RawHtml::Refused,
    };
    Book {
        raw_html,
        title: written.book.title.text,
        description: written.book.description.text,
        language: written.book.language.text,
        languages: written.toolkit.languages.into_iter().flatten().map(text).collect(),
        edition: written.toolkit.edition.text,
        sector: written.toolkit.sector.map(|key| key.text),
        site_url: site_url.filter(absolute).map(|url| format!("{}/", url.trim_end_matches('/'))),
        edit_url_template,
        redirects: redirects.map_or_else(Vec::new, |redirects| redirects.0),
        contact: written
            .toolkit
            .contact
            .zip(written.toolkit.contact_expires)
            .map(|(contact, expires)| (contact.text, expires.text)),
        profile: ProfileTitle {
            deliverable: profile.deliverable,
            stage: profile.stage,
            sheet: profile.sheet.map_or_else(Vec::new, sheet),
            allow: Vec::new(),
            introductory: profile.introductory.map(text),
            main: profile.main.text,
            complementary: profile.complementary.map(text),
            status: profile.status.text,
            publisher: profile.publisher.text,
            licence: profile.licence.text,
            notices: profile.notices.into_iter().map(text).collect(),
            comment_url_template: profile.comment_url_template.map(text),
        },
    }
}

fn allowances(
    written: Option<&[WrittenAllowance]>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Allowance> {
    let known = written.unwrap_or_default().iter().filter_map(|allowance| {
        let rule = &allowance.rule;
        let is_known = Code::find(&rule.text).is_some() || is_rule_id(&rule.text);
        if !is_known {
            let names = Code::ALL.iter().map(|code| code.id());
            let help = did_you_mean(&rule.text, names, "`explain` lists the rules");
            let message = format!("there is no rule `{}`", rule.text);
            faults.push(Diagnostic::error(Code::UnknownValue, rule.span, message).help(help));
        }
        is_known.then(|| Allowance {
            rule: rule.text.clone(),
            at: allowance.at.as_ref().map(|at| at.text.clone()),
            because: allowance.because.text.clone(),
            span: allowance.span,
        })
    });
    known.collect()
}

/// `VF10` or `ST-W`: whether there is such a rule shows when the profile is held against them all.
fn is_rule_id(word: &str) -> bool {
    let (series, number) = word.split_at_checked(2).unwrap_or_default();
    let is_capital = |text: &str| text.bytes().all(|letter| letter.is_ascii_uppercase());
    let is_number = number.len() == 2 && number.bytes().all(|digit| digit.is_ascii_digit());
    let is_style = number.strip_prefix('-').is_some_and(|it| it.len() == 1 && is_capital(it));
    series.len() == 2 && is_capital(series) && (is_number || is_style)
}

fn sheet(written: WrittenSheet) -> Vec<(&'static str, String)> {
    let lines = [
        ("group", Some(written.group)),
        ("source", Some(written.source)),
        ("action", Some(written.action)),
        ("target", written.target),
        ("deadline", written.deadline),
        ("related", written.related),
    ];
    lines.into_iter().filter_map(|(name, plain)| Some((name, plain?.text))).collect()
}
