//! In which languages is a page there, and how well is a translation known?

use documents::{Page, Site};
use serde::Serialize;

use crate::address::Origin;
use crate::page::absolute;

/// A language that the reader can change to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LanguageValues<'a> {
    /// BCP 47 tag.
    pub language: &'a str,
    /// What its readers call it.
    pub name: &'a str,
    /// Where the page is in this language, or else the first page that is.
    pub href: String,
    /// The absolute URL of this very page in this language, when there is one; relative while
    /// the site's is not known.
    pub alternate: Option<String>,
    /// Whether it is the language of the page.
    pub current: bool,
}

/// What a reader has to know of a translation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoteValues<'a> {
    /// The title of the original.
    pub title: &'a str,
    /// Where the original is.
    pub href: String,
    /// Its language.
    pub language: &'a str,
    /// Whether the original has changed since it was translated.
    pub outdated: bool,
    /// Whether nobody has read the translation a second time.
    pub unreviewed: bool,
}

/// The languages of `site` as `page` offers them; none where there is only one.
pub fn all<'a>(site: &'a Site, page: &'a Page, origin: &Origin) -> Vec<LanguageValues<'a>> {
    if site.languages.is_empty() {
        return Vec::new();
    }
    let own = page.finding.language.as_deref().unwrap_or(&site.language);
    let main = (site.language.as_str(), site.labels.get("language.name"), crate::page::home(site));
    let others = site.languages.iter().filter_map(|language| {
        let mut items = language.navigation.iter().flat_map(|part| &part.items);
        let first = items.find_map(|item| item.path.as_deref())?;
        Some((language.tag.as_str(), language.name.as_str(), first))
    });
    let values = [main].into_iter().chain(others).map(|(language, name, entrance)| {
        let version = page.finding.versions.iter().find(|it| it.language == language);
        let path = version.map_or(entrance, |version| version.path.as_str());
        let path = if language == own { page.path.as_str() } else { path };
        let alternate = version.map(|version| match &site.url {
            Some(url) => absolute(url, &version.path),
            None => origin.to(&version.path),
        });
        let current = language == own;
        LanguageValues { language, name, href: origin.to(path), alternate, current }
    });
    values.collect()
}

/// What the reader of `page` has to know of it as a translation.
pub fn note<'a>(page: &'a Page, origin: &Origin) -> Option<NoteValues<'a>> {
    let note = page.finding.translation.as_ref()?;
    let path = note.original.path.as_deref()?;
    let original = page.finding.versions.iter().find(|version| version.path == path)?;
    Some(NoteValues {
        title: &note.original.title,
        href: origin.to(path),
        language: &original.language,
        outdated: !note.is_current,
        unreviewed: !note.is_reviewed,
    })
}
