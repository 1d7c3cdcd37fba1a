//! Does the document repeat another text word for word?
//!
//! The texts come from outside: the law is not restated, and the drafts of others cannot be kept
//! here. Quotations are marked as such and belong to neither.

use std::collections::BTreeMap;
use std::ops::Range;

use documents::{Element, Standard};
use sources::Code;
use sources::Severity::{Error, Warning};

use crate::passage::{Passage, Place};
use crate::report::{Report, Rule};

const LG02: Rule = Rule(Warning, Code::CopiedText, "LG02");
const LG03: Rule = Rule(Error, Code::CopiedText, "LG03");

/// So many words in a row are no accident.
const RUN: usize = 12;

/// A text that the document is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What the author calls it: its path.
    pub name: String,
    /// What it says.
    pub text: String,
    /// What it is.
    pub standing: Standing,
}

/// What a text is that the document is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The law: everybody may quote it, and a standard does not restate it.
    Law,
    /// A draft that others own.
    Draft,
}

/// Compares every passage with every text.
pub(crate) fn check(report: &mut Report<'_>, texts: &[Compared]) {
    let cited: Vec<_> = sourced(report.standard);
    for text in texts {
        let folded = text.text.to_lowercase();
        let reference: Vec<&str> = words(&folded).into_iter().map(|range| &folded[range]).collect();
        let index = shingles(&reference);
        for passage in report.passages {
            // A definition of the law that names its source is quoted, and so is a title.
            let is_quoted = passage.place == Place::Definition && cited.contains(&passage.span);
            let is_skipped = matches!(passage.place, Place::Reference | Place::Fixed);
            if !(is_skipped || is_quoted && text.standing == Standing::Law) {
                compare(report, passage, text, &reference, &index);
            }
        }
    }
}

/// Where the entries stand that name a source.
fn sourced(standard: &Standard) -> Vec<sources::Span> {
    let elements = standard.clauses.iter().flat_map(|clause| &clause.body);
    let spans = elements.filter_map(|element| match element {
        Element::Term(entry) => entry.source.as_ref().map(|_| entry.span),
        _ => None,
    });
    spans.collect()
}

/// The runs of letters and digits. Words that were blanked are one word that nothing equals.
fn words(folded: &str) -> Vec<Range<usize>> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in folded.char_indices().filter(|(_, letter)| is_word(*letter)) {
        match words.last_mut() {
            Some(last) if last.end == at => last.end = at + letter.len_utf8(),
            _ => words.push(at..at + letter.len_utf8()),
        }
    }
    words
}

/// The hash of each run of words, and where it stands.
fn shingles(words: &[&str]) -> BTreeMap<u64, usize> {
    words.windows(RUN).enumerate().map(|(at, run)| (hash(run), at)).collect()
}

/// FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>), the same on every machine.
fn hash(run: &[&str]) -> u64 {
    let bytes = run.iter().flat_map(|word| word.bytes().chain([b' ']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn compare(
    report: &mut Report<'_>,
    passage: &Passage<'_>,
    text: &Compared,
    reference: &[&str],
    index: &BTreeMap<u64, usize>,
) {
    let folded = &passage.folded;
    let places = words(folded);
    let own: Vec<&str> = places.iter().map(|range| &folded[range.clone()]).collect();
    let mut at = 0;
    while at + RUN <= own.len() {
        let found = index.get(&hash(&own[at..at + RUN])).copied();
        let same = |from: usize| {
            own[at..].iter().zip(&reference[from..]).take_while(|(one, other)| one == other).count()
        };
        let length = found.map_or(0, same);
        if length < RUN {
            at += 1;
            continue;
        }
        let range = places[at].start..places[at + length - 1].end;
        at += length;
        if names_an_act(&folded[range.clone()]) {
            continue;
        }
        let message = format!("{length} words in a row are those of `{}`", text.name);
        let (rule, help) = match text.standing {
            Standing::Law => (LG02, "say it in your own words, or mark it as a quotation"),
            Standing::Draft => (LG03, "name its identifiers only, and say it in your own words"),
        };
        report.words(rule, passage, range, message, help);
    }
}

/// The title of an act is as long as its makers wanted.
fn names_an_act(folded: &str) -> bool {
    folded.contains("of the european parliament and of the council")
}
