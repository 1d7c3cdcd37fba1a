//! Which terms occur in which sections, and how often?

use std::collections::{BTreeMap, BTreeSet};

use tantivy::directory::RamDirectory;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer,
    TextAnalyzer, TokenStream, TokenizerManager,
};
use tantivy::{DocSet, Index, SegmentReader, TERMINATED, TantivyDocument};

use super::sections::Section;

/// Title, headings, body and key, in this order.
pub const FIELDS: usize = 4;

/// The longest term in bytes, tantivy's own default.
const LONGEST_TERM: usize = 40;

/// What tantivy found, ready to be written down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inverted {
    /// Every stem with the forms that occur of it.
    pub vocabulary: BTreeMap<String, BTreeSet<String>>,
    /// What is known of each stem of the vocabulary, in the same order.
    pub terms: Vec<Term>,
    /// For each field: the number of terms in each section.
    pub lengths: [Vec<u32>; FIELDS],
    /// For each field: the average number of terms in a section.
    pub averages: [f32; FIELDS],
}

/// One term.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    /// The inverse document frequency.
    pub weight: f32,
    /// For each field: section and how often the term occurs in it.
    pub postings: [Vec<(u32, u32)>; FIELDS],
}

/// Indexes `sections`; the number of a section is its document number.
///
/// # Errors
///
/// When tantivy fails, which in memory it does not.
pub fn build(sections: &[Section], language: &str) -> tantivy::Result<Inverted> {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(ANALYZER)
        .set_index_option(IndexRecordOption::WithFreqs);
    let options = TextOptions::default().set_indexing_options(indexing);
    let fields: [Field; FIELDS] = ["title", "headings", "body", "key"]
        .map(|name| schema.add_text_field(name, options.clone()));
    let mut stems = stem_analyzer(language);
    let mut forms = form_analyzer();
    let tokenizers = TokenizerManager::new();
    tokenizers.register(ANALYZER, stems.clone());
    // One thread and one segment: documents keep the order in which they are added.
    let mut writer =
        Index::builder()
            .schema(schema.build())
            .tokenizers(tokenizers.clone())
            .single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), BUDGET)?;
    let mut inverted = Inverted::default();
    for section in sections {
        let mut document = TantivyDocument::default();
        for (field, words) in fields.iter().zip(words(section)) {
            learn(&words, &mut forms, &mut stems, &mut inverted.vocabulary);
            document.add_text(*field, words);
        }
        writer.add_document(document)?;
    }
    let mut index = writer.finalize()?;
    index.set_tokenizers(tokenizers);
    read(&index, fields, sections.len(), &mut inverted)?;
    Ok(inverted)
}

const ANALYZER: &str = "words";

/// Memory for the writer's table of terms, in bytes.
const BUDGET: usize = 64 << 20;

fn words(section: &Section) -> [String; FIELDS] {
    [
        section.title.clone(),
        section.headings.join(" "),
        section.body.clone(),
        section.key.clone().unwrap_or_default(),
    ]
}

fn form_analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST_TERM))
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .build()
}

fn stem_analyzer(language: &str) -> TextAnalyzer {
    let forms = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST_TERM))
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter);
    match stemmer(language) {
        Some(language) => forms.filter(Stemmer::new(language)).build(),
        None => forms.build(),
    }
}

/// The stemmer for a BCP 47 tag. Folding to ASCII first suits those that need no accents.
fn stemmer(language: &str) -> Option<Language> {
    match language.split('-').next()? {
        "en" => Some(Language::English),
        "nl" => Some(Language::Dutch),
        _ => None,
    }
}

/// Enters every form in `words` below its stem: both analyzers cut the same tokens.
fn learn(
    words: &str,
    forms: &mut TextAnalyzer,
    stems: &mut TextAnalyzer,
    vocabulary: &mut BTreeMap<String, BTreeSet<String>>,
) {
    let (mut forms, mut stems) = (forms.token_stream(words), stems.token_stream(words));
    while forms.advance() && stems.advance() {
        let (form, stem) = (&forms.token().text, &stems.token().text);
        let known = vocabulary.entry(stem.clone()).or_default();
        if form != stem && !known.contains(form) {
            known.insert(form.clone());
        }
    }
}

fn read(
    index: &Index,
    fields: [Field; FIELDS],
    sections: usize,
    inverted: &mut Inverted,
) -> tantivy::Result<()> {
    let searcher = index.reader()?.searcher();
    let empty = Term::default();
    let mut terms: BTreeMap<&String, Term> =
        inverted.vocabulary.keys().map(|stem| (stem, empty.clone())).collect();
    let mut first = 0;
    for segment in searcher.segment_readers() {
        for (number, field) in fields.into_iter().enumerate() {
            let norms = segment.get_fieldnorms_reader(field)?;
            let lengths = (0..segment.max_doc()).map(|document| norms.fieldnorm(document));
            inverted.lengths[number].extend(lengths);
            read_postings(segment, field, first, |stem, postings| {
                if let Some(term) = terms.get_mut(&stem.to_owned()) {
                    term.postings[number].extend(postings);
                }
            })?;
            let tokens = segment.inverted_index(field)?.total_num_tokens();
            inverted.averages[number] += ratio(tokens, sections as u64);
        }
        first += segment.max_doc();
    }
    inverted.terms =
        terms.into_values().map(|term| Term { weight: weight(&term, sections), ..term }).collect();
    Ok(())
}

fn read_postings(
    segment: &SegmentReader,
    field: Field,
    first: u32,
    mut found: impl FnMut(&str, Vec<(u32, u32)>),
) -> tantivy::Result<()> {
    let inverted = segment.inverted_index(field)?;
    let mut stream = inverted.terms().stream()?;
    while let Some((bytes, info)) = stream.next() {
        let stem = String::from_utf8_lossy(bytes).into_owned();
        let mut list = Vec::new();
        let mut postings =
            inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
        while postings.doc() != TERMINATED {
            list.push((first + postings.doc(), postings.term_freq()));
            postings.advance();
        }
        found(&stem, list);
    }
    Ok(())
}

/// Inverse document frequency as in tantivy's BM25, over all fields together.
fn weight(term: &Term, sections: usize) -> f32 {
    let holders: BTreeSet<u32> =
        term.postings.iter().flatten().map(|(section, _)| *section).collect();
    let (all, some) = (float(sections as u64), float(holders.len() as u64));
    ((all - some + 0.5) / (some + 0.5)).ln_1p()
}

fn ratio(part: u64, whole: u64) -> f32 {
    if whole == 0 { 0.0 } else { float(part) / float(whole) }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^24, or may round")]
fn float(count: u64) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(title: &str, body: &str) -> Section {
        Section { title: title.to_owned(), body: body.to_owned(), ..Section::default() }
    }

    fn sample() -> Inverted {
        let sections = [section("Signed updates", "An update is signed."), section("Logs", "x")];
        build(&sections, "en").expect("memory does not fail")
    }

    #[test]
    fn forms_are_kept_below_their_stem() {
        let inverted = sample();
        let forms = &inverted.vocabulary["updat"];
        assert_eq!(forms.iter().collect::<Vec<_>>(), ["update", "updates"]);
        assert_eq!(inverted.vocabulary["log"].iter().collect::<Vec<_>>(), ["logs"]);
    }

    #[test]
    fn postings_say_section_and_frequency_of_each_field() {
        let inverted = sample();
        let number = inverted.vocabulary.keys().position(|stem| stem == "updat");
        let term = &inverted.terms[number.expect("the stem occurs")];
        assert_eq!(term.postings, [vec![(0, 1)], vec![], vec![(0, 1)], vec![]]);
        assert_eq!(inverted.lengths[0], [2, 1]);
        assert!((inverted.averages[0] - 1.5).abs() < f32::EPSILON);
    }

    #[test]
    fn a_word_of_every_section_weighs_less_than_a_rare_one() {
        let sections = [section("a b", ""), section("a", ""), section("a", "")];
        let inverted = build(&sections, "xx").expect("memory does not fail");
        assert!(inverted.terms[0].weight < inverted.terms[1].weight);
    }
}
