//! Where in the sources does a byte of assembled text come from?

use std::ops::Range;

use sources::{FileId, Span};

/// Maps assembled text back to the files that it came from: a page with includes, or prose
/// from a data file whose lines lost their indentation.
#[derive(Clone, Debug)]
pub struct Origin {
    /// Ordered by start in the text.
    pieces: Vec<Piece>,
}

/// A part of the text and its place.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it begins in the text.
    start: usize,
    place: Span,
    /// Whether it stands there byte for byte. If not, no byte of it has a place of its own.
    verbatim: bool,
}

impl Origin {
    /// Text that stands in one piece at `span`.
    #[must_use]
    pub fn whole(span: Span) -> Self {
        Self::pieces(vec![(0, span)])
    }

    /// Text that is put together from pieces: where each begins in the text, and its place.
    #[must_use]
    pub(crate) fn pieces(pieces: Vec<(usize, Span)>) -> Self {
        let pieces = pieces.into_iter();
        let verbatim = |(start, place)| Piece { start, place, verbatim: true };
        Self { pieces: pieces.map(verbatim).collect() }
    }

    /// The lines of a scalar: each is looked for in the file, from `span` on. A line that does
    /// not stand there word for word (a folded or escaped scalar) gets the whole scalar's span.
    #[must_use]
    pub fn lines(file_text: &str, span: Span, text: &str) -> Self {
        let mut from = (span.start as usize).min(file_text.len());
        let end = (span.end as usize).clamp(from, file_text.len());
        let mut pieces = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches('\n');
            let found = file_text.get(from..end).and_then(|rest| rest.find(words));
            let piece = match found {
                Some(offset) if !words.is_empty() => {
                    let start = from + offset;
                    from = start + words.len();
                    let place = Span::new(span.file, start..from);
                    Piece { start: at, place, verbatim: true }
                }
                _ => Piece { start: at, place: span, verbatim: false },
            };
            pieces.push(piece);
            at += line.len();
        }
        if pieces.is_empty() {
            pieces.push(Piece { start: 0, place: span, verbatim: false });
        }
        Self { pieces }
    }

    /// The place of `range` of the text.
    #[must_use]
    pub fn locate(&self, range: Range<usize>) -> Span {
        let after = self.pieces.partition_point(|piece| piece.start <= range.start);
        let Some(Piece { start, place, verbatim }) = self.pieces.get(after.saturating_sub(1))
        else {
            return Span::new(FileId(0), 0..0);
        };
        if !verbatim {
            return *place;
        }
        let offset = range.start.saturating_sub(*start);
        let length = range.end.saturating_sub(range.start);
        let begin = (place.start as usize + offset).min(place.end as usize);
        let end = (begin + length).min(place.end as usize);
        Span::new(place.file, begin..end)
    }
}
