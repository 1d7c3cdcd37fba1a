//! Which terms occur in which sections, and how much does each occurrence say?

use std::collections::{BTreeMap, BTreeSet};

use documents::Named;
use tantivy::directory::RamDirectory;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{DocSet, Index, SegmentReader, TERMINATED, TantivyDocument};

use crate::meanings::{CITATION, Meanings, citations, meaning_term};
use crate::sections::Section;
use crate::words::Analyzer;

/// Title, headings above, body, and names.
const FIELDS: usize = 4;
const TITLE: usize = 0;
const NAMES: usize = 3;

/// How much an occurrence in a field counts against one in the body.
const BOOSTS: [f32; FIELDS] = [5.0, 1.5, 1.0, 6.0];

/// How much the length of a field takes away, from 0 to 1. Names and headings above are lists, in
/// which a longer list says nothing against an entry.
const LENGTH: [f32; FIELDS] = [0.4, 0.0, 0.75, 0.0];

/// How soon a further occurrence says little: tantivy's value.
const K1: f32 = 1.2;

/// The largest [`Posting::impact`]: five bits, the sixth says [`Posting::in_title`].
const MOST: f32 = 31.0;

/// Weights are written as whole numbers of this part of one.
const WEIGHT_UNIT: f32 = 256.0;

/// Where the positions of each field begin: a phrase never runs from one into the next.
const OFFSETS: [u32; FIELDS] = [0, 256, 1024, 512];

/// What tantivy found, ready to be written down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inverted {
    /// The terms: stems, then meanings.
    pub terms: Vec<Term>,
    /// Every form with the terms that it is a form of.
    pub forms: BTreeMap<String, BTreeSet<usize>>,
    /// For each list of names that mean the same: its term, if one of them occurs.
    pub meanings: Vec<(Vec<String>, Option<usize>)>,
    /// Points of a law as they are cited, `13 8` for `13(8)`, each with its term.
    pub citations: BTreeMap<String, usize>,
    /// The weight of a term that occurs nowhere.
    pub unseen: u32,
}

/// A term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// The inverse document frequency, as a number of 256ths.
    pub weight: u32,
    /// The sections that hold it, in order.
    pub postings: Vec<Posting>,
}

/// A term in a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posting {
    /// The index of the section.
    pub section: u32,
    /// How much the section says of the term, from 1 to 31.
    pub impact: u32,
    /// Whether the term is in the section's own title or names.
    pub in_title: bool,
    /// Where it occurs, in order.
    pub positions: Vec<u32>,
}

/// Indexes `sections`; the number of a section is its document number.
///
/// # Errors
///
/// When tantivy fails, which in memory it does not.
pub fn build(
    sections: &[Section],
    names: &[Named],
    same_words: &[Vec<String>],
    analyzer: &Analyzer,
) -> tantivy::Result<Inverted> {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let options = TextOptions::default().set_indexing_options(indexing);
    let fields: [Field; FIELDS] = ["title", "headings", "body", "names"]
        .map(|name| schema.add_text_field(name, options.clone()));
    // One thread and one segment: documents keep the order in which they are added.
    let mut writer = Index::builder()
        .schema(schema.build())
        .single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), BUDGET)?;
    let meanings = Meanings::of(names, same_words, analyzer);
    let mut stems: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for section in sections {
        let mut document = TantivyDocument::default();
        for (field, text) in fields.iter().zip(texts(section)) {
            let tokens = tokens(&text, analyzer, &meanings, &mut stems);
            document.add_pre_tokenized_text(*field, PreTokenizedString { text, tokens });
        }
        writer.add_document(document)?;
    }
    let index = writer.finalize()?;
    let mut inverted = Inverted { unseen: weight(0, sections.len()), ..Inverted::default() };
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for (stem, term) in read(&index, fields, sections.len())? {
        numbers.insert(stem, inverted.terms.len());
        inverted.terms.push(term);
    }
    for (stem, forms) in stems {
        for form in forms {
            inverted.forms.entry(form).or_default().extend(numbers.get(&stem));
        }
    }
    inverted.meanings = meanings.known(&numbers);
    let citations = numbers
        .iter()
        .filter_map(|(term, number)| Some((term.strip_prefix(CITATION)?.to_owned(), *number)));
    inverted.citations = citations.collect();
    Ok(inverted)
}

/// Memory for the writer's table of terms, in bytes.
const BUDGET: usize = 64 << 20;

fn texts(section: &Section) -> [String; FIELDS] {
    [
        section.title.clone(),
        section.headings.join(" "),
        section.body.clone(),
        section.names.join(" "),
    ]
}

/// The stems of `text`, and a meaning where a name begins. Every form is entered below its stem.
fn tokens(
    text: &str,
    analyzer: &Analyzer,
    meanings: &Meanings,
    stems: &mut BTreeMap<String, BTreeSet<String>>,
) -> Vec<Token> {
    let words = analyzer.words(text);
    let mut tokens = Vec::with_capacity(words.len());
    for (position, word) in words.iter().enumerate() {
        let token = |text: String| Token {
            offset_from: word.start,
            offset_to: word.end,
            position,
            text,
            position_length: 1,
        };
        let known = stems.entry(word.stem.clone()).or_default();
        if !known.contains(&word.form) {
            known.insert(word.form.clone());
        }
        tokens.push(token(word.stem.clone()));
        let rest = words[position..].iter().map(|word| word.stem.as_str());
        tokens.extend(meanings.at(&rest).into_iter().map(|meaning| token(meaning_term(meaning))));
        tokens.extend(citations(text, &words[position..]).into_iter().map(token));
    }
    tokens
}

/// How often and where a term occurs in one section, field by field.
#[derive(Clone, Debug, Default)]
struct Occurrences {
    counts: [u32; FIELDS],
    positions: Vec<u32>,
}

/// Every term with its postings, in order of the stem.
fn read(
    index: &Index,
    fields: [Field; FIELDS],
    sections: usize,
) -> tantivy::Result<BTreeMap<String, Term>> {
    let searcher = index.reader()?.searcher();
    let mut found: BTreeMap<String, BTreeMap<u32, Occurrences>> = BTreeMap::new();
    let mut lengths: [Vec<u32>; FIELDS] = Default::default();
    let mut averages = [0.0; FIELDS];
    let mut first = 0;
    for segment in searcher.segment_readers() {
        for (number, field) in fields.into_iter().enumerate() {
            let norms = segment.get_fieldnorms_reader(field)?;
            lengths[number].extend((0..segment.max_doc()).map(|at| norms.fieldnorm(at)));
            let tokens = segment.inverted_index(field)?.total_num_tokens();
            averages[number] += float(tokens) / float(sections as u64).max(1.0);
            read_field(segment, field, |stem, section, count, positions| {
                let occurrences = found.entry(stem.to_owned()).or_default();
                let own = occurrences.entry(first + section).or_default();
                own.counts[number] += count;
                own.positions.extend(positions.iter().map(|at| at + OFFSETS[number]));
            })?;
        }
        first += segment.max_doc();
    }
    let terms = found.into_iter().map(|(stem, holders)| {
        let weight = weight(holders.len(), sections);
        let postings = holders.into_iter().map(|(section, mut own)| {
            own.positions.sort_unstable();
            let length = |field: usize| lengths[field][section as usize];
            Posting {
                section,
                impact: impact(&own.counts, &std::array::from_fn(length), &averages),
                in_title: own.counts[TITLE] + own.counts[NAMES] > 0,
                positions: own.positions,
            }
        });
        (stem, Term { weight, postings: postings.collect() })
    });
    Ok(terms.collect())
}

fn read_field(
    segment: &SegmentReader,
    field: Field,
    mut found: impl FnMut(&str, u32, u32, &[u32]),
) -> tantivy::Result<()> {
    let inverted = segment.inverted_index(field)?;
    let mut stream = inverted.terms().stream()?;
    let mut positions = Vec::new();
    while let Some((bytes, info)) = stream.next() {
        let stem = String::from_utf8_lossy(bytes).into_owned();
        let option = IndexRecordOption::WithFreqsAndPositions;
        let mut postings = inverted.read_postings_from_terminfo(info, option)?;
        while postings.doc() != TERMINATED {
            postings.positions(&mut positions);
            found(&stem, postings.doc(), postings.term_freq(), &positions);
            postings.advance();
        }
    }
    Ok(())
}

/// BM25F: the counts of all fields become one, then saturate.
fn impact(counts: &[u32; FIELDS], lengths: &[u32; FIELDS], averages: &[f32; FIELDS]) -> u32 {
    let mut count = 0.0;
    for field in 0..FIELDS {
        let relative = float(u64::from(lengths[field])) / averages[field].max(0.01);
        let norm = 1.0 - LENGTH[field] + LENGTH[field] * relative;
        count += BOOSTS[field] * float(u64::from(counts[field])) / norm;
    }
    rounded(MOST * count / (count + K1)).clamp(1, rounded(MOST))
}

/// Inverse document frequency as in tantivy's BM25, over all fields together.
fn weight(holders: usize, sections: usize) -> u32 {
    let (all, some) = (float(sections as u64), float(holders as u64));
    rounded(WEIGHT_UNIT * ((all - some + 0.5) / (some + 0.5)).ln_1p())
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^24, or may round")]
fn float(count: u64) -> f32 {
    count as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and what is rounded here is between 0 and some thousands"
)]
fn rounded(value: f32) -> u32 {
    value.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(title: &str, body: &str) -> Section {
        Section { title: title.to_owned(), body: body.to_owned(), ..Section::default() }
    }

    fn built(sections: &[Section], same_words: &[Vec<String>]) -> Inverted {
        build(sections, &[], same_words, &Analyzer::new("en")).expect("memory does not fail")
    }

    fn term<'a>(inverted: &'a Inverted, form: &str) -> &'a Term {
        let terms = &inverted.forms[form];
        &inverted.terms[*terms.first().expect("every form has a term")]
    }

    #[test]
    fn forms_of_a_word_have_one_term() {
        let sections = [section("Signed updates", "An update is signed."), section("Logs", "x")];
        let inverted = built(&sections, &[]);
        assert_eq!(inverted.forms["update"], inverted.forms["updates"]);
        let postings = &term(&inverted, "update").postings;
        assert_eq!(postings.len(), 1);
        assert_eq!(postings[0].positions, [1, 1025], "the second word of title and body");
        assert!(postings[0].in_title);
    }

    #[test]
    fn a_word_of_every_section_weighs_less_than_a_rare_one() {
        let sections = [section("a b", ""), section("a", ""), section("a", "")];
        let inverted = built(&sections, &[]);
        assert!(term(&inverted, "a").weight < term(&inverted, "b").weight);
        assert!(term(&inverted, "b").weight < inverted.unseen);
    }

    #[test]
    fn a_title_says_more_than_the_body_and_a_short_body_more_than_a_long_one() {
        let long = format!("b {}", "x ".repeat(50));
        let sections = [section("b", "y"), section("y", "b"), section("y", &long)];
        let inverted = built(&sections, &[]);
        let impacts: Vec<u32> =
            term(&inverted, "b").postings.iter().map(|posting| posting.impact).collect();
        assert!(impacts[0] > impacts[1] && impacts[1] > impacts[2], "{impacts:?}");
    }

    #[test]
    fn a_point_of_a_law_is_a_term() {
        let texts = ["as Art. 13(8) says", "Art. 2(2)(a) and 13 (8)", "point (2)(d), see 1 (a)"];
        let inverted = built(&texts.map(|text| section("", text)), &[]);
        let names: Vec<&str> = inverted.citations.keys().map(String::as_str).collect();
        assert_eq!(names, ["13 8", "2 2", "2 2 a", "2 a", "2 d"]);
        assert_eq!(inverted.terms[inverted.citations["13 8"]].postings.len(), 1);
        assert!(inverted.forms.keys().all(|form| !form.contains(' ')));
    }

    #[test]
    fn each_name_of_a_thing_is_an_occurrence_of_its_meaning() {
        let names = vec!["multi-factor authentication".to_owned(), "MFA".to_owned()];
        let sections = [
            section("", "ask for MFA"),
            section("", "Multi-factor authentications help"),
            section("", "authentication of a factor"),
        ];
        let inverted = built(&sections, &[names]);
        let meaning = inverted.meanings[0].1.expect("two sections have it");
        let holders: Vec<u32> =
            inverted.terms[meaning].postings.iter().map(|posting| posting.section).collect();
        assert_eq!(holders, [0, 1]);
    }
}
