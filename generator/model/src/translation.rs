//! Which page does a translation translate, and is it still what that page says?
//!
//! A page below a folder of `content/` that is named like a language of `book.toml` translates the
//! page of the same path outside of it. It says in `translates` which text it translates, as a
//! digest; so a reader is told when the text has changed since. That is no fault: nobody has to
//! translate before mending the original.

use sources::{Code, Diagnostic, Sources};

use crate::edition::Digests;
use crate::links::Index;
use crate::page::{Draft, Page};
use crate::{Date, Id};

/// What is known of a translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// BCP 47 tag of its language.
    pub language: String,
    /// What it translates.
    pub of: Id<Page>,
    /// Whether the original still reads as it did when it was translated.
    pub is_current: bool,
    /// The day on which a second person read it.
    pub reviewed: Option<Date>,
}

/// The language in whose folder a path lies, and the path without it.
pub(crate) fn language<'a>(index: &Index, path: &'a str) -> Option<(String, &'a str)> {
    let (folder, rest) = path.split_once('/')?;
    let is_language = index.languages.iter().any(|language| language == folder);
    is_language.then(|| (folder.to_owned(), rest))
}

/// What `draft` translates, if it is a translation.
pub(crate) fn of(
    sources: &Sources,
    index: &Index,
    draft: &Draft,
    faults: &mut Vec<Diagnostic>,
) -> Option<Translation> {
    let front = draft.front.as_ref()?;
    let Some((language, original)) = language(index, &draft.path) else {
        if let Some(translates) = &front.translates {
            let message = format!("`{}` lies in the folder of no language", draft.path);
            faults
                .push(Diagnostic::error(Code::Translation, translates.span, message).help(
                    "name the language in `languages` of `book.toml`, or take the field out",
                ));
        }
        return None;
    };
    let Some(at) = index.pages.get(original) else {
        let message = format!("there is no page `{original}` that this page could translate");
        let known = index.pages.keys().map(String::as_str);
        let help = sources::did_you_mean(original, known, "a translation has the same path");
        faults.push(Diagnostic::error(Code::Translation, draft.span, message).help(help));
        return None;
    };
    let text = sources.find(&format!("content/{original}")).map(|(_, file)| file.text.as_str());
    let digest = Digests::of_page("", text.unwrap_or_default()).whole;
    let Some(translates) = &front.translates else {
        let message = "the translation does not say which text it translates";
        faults.push(
            Diagnostic::error(Code::Translation, front.span, message)
                .help(format!("if it is the text of today, add `translates: \"{digest}\"`")),
        );
        return None;
    };
    let is_current = translates.text == digest;
    Some(Translation { language, of: Id::new(*at), is_current, reviewed: front.reviewed })
}
