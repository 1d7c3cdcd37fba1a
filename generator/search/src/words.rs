//! Where does a word begin and end, and which words are forms of one?

use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer,
    TextAnalyzer, TokenStream,
};

/// The longest word in bytes, tantivy's own default.
const LONGEST: usize = 40;

/// How the words of a language are read.
#[derive(Clone)]
pub struct Analyzer {
    forms: TextAnalyzer,
    stems: TextAnalyzer,
}

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without accents: what a query is compared with.
    pub form: String,
    /// What all forms of the word have in common.
    pub stem: String,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Analyzer {
    /// The analyzer for a BCP 47 tag.
    pub fn new(language: &str) -> Self {
        let cut = || {
            TextAnalyzer::builder(SimpleTokenizer::default())
                .filter(RemoveLongFilter::limit(LONGEST))
                .filter(LowerCaser)
        };
        // A stemmer knows the accents of its language, so folding follows it, not the reverse.
        let stems = match stemmer(language) {
            Some(language) => cut().filter(Stemmer::new(language)).build(),
            None => cut().build(),
        };
        Self { forms: cut().filter(AsciiFoldingFilter).build(), stems }
    }

    /// The words of `text`.
    pub fn words(&self, text: &str) -> Vec<Word> {
        let (mut forms, mut stems) = (self.forms.clone(), self.stems.clone());
        let (mut forms, mut stems) = (forms.token_stream(text), stems.token_stream(text));
        let mut words = Vec::new();
        while forms.advance() && stems.advance() {
            let (form, stem) = (forms.token(), stems.token());
            words.push(Word {
                form: form.text.clone(),
                stem: stem.text.clone(),
                start: form.offset_from,
                end: form.offset_to,
            });
        }
        words
    }
}

/// The forms in `text`, as a query is cut: the same in every language.
pub fn forms(text: &str) -> Vec<String> {
    let words = Analyzer::new("").words(text).into_iter();
    words.map(|word| word.form).collect()
}

/// The stemmer for a BCP 47 tag: every one that tantivy has.
fn stemmer(language: &str) -> Option<Language> {
    match language.split('-').next()? {
        "ar" => Some(Language::Arabic),
        "da" => Some(Language::Danish),
        "de" => Some(Language::German),
        "el" => Some(Language::Greek),
        "en" => Some(Language::English),
        "es" => Some(Language::Spanish),
        "fi" => Some(Language::Finnish),
        "fr" => Some(Language::French),
        "hu" => Some(Language::Hungarian),
        "it" => Some(Language::Italian),
        "nb" | "nn" | "no" => Some(Language::Norwegian),
        "nl" => Some(Language::Dutch),
        "pt" => Some(Language::Portuguese),
        "ro" => Some(Language::Romanian),
        "ru" => Some(Language::Russian),
        "sv" => Some(Language::Swedish),
        "ta" => Some(Language::Tamil),
        "tr" => Some(Language::Turkish),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_has_no_case_and_no_accent() {
        assert_eq!(forms("CR-D06: Éclair ß, naïve"), ["cr", "d06", "eclair", "ss", "naive"]);
        assert_eq!(forms(&"x".repeat(41)), Vec::<String>::new());
    }

    #[test]
    fn the_stemmer_of_the_language_sees_its_accents() {
        let stem = |language: &str, word: &str| Analyzer::new(language).words(word)[0].stem.clone();
        assert_eq!(stem("en", "updates"), stem("en", "updating"));
        assert_eq!(stem("de", "Häuser"), stem("de", "Hauses"));
        assert_ne!(stem("xx", "updates"), stem("xx", "update"));
    }
}
