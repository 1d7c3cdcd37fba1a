//! Which old addresses does `book.toml` know, and where do they lead?
//!
//! The table is mdBook's `[output.html.redirect]`: an old address on the left, on the right what
//! took its place, as an address or relative to the old one.

use sources::decode::{Decode, Plain, wrong_type};
use sources::{Code, Diagnostic, Node, Span, Spanned, Value};

/// An old address and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The old address.
    pub from: Spanned<String>,
    /// What took its place.
    pub to: Plain,
}

/// The whole table: its names are addresses, so none is known beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirects(pub Vec<Redirect>);

impl Decode for Redirects {
    fn stand_in(_: Span) -> Self {
        Self(Vec::new())
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            return wrong_type(node, "a table of addresses", faults);
        };
        if entries.is_empty() {
            faults.push(
                Diagnostic::error(Code::EmptyValue, node.span, "the table is empty")
                    .help("leave it out, or write `\"/old.html\" = \"/new.html\"`"),
            );
            return None;
        }
        let read = entries.iter().map(|(from, to)| {
            let to = Plain::decode(to, faults)?;
            Some(Redirect { from: from.clone(), to })
        });
        // Every entry is looked at, also behind one with a fault.
        let read: Vec<Option<Redirect>> = read.collect();
        read.into_iter().collect::<Option<Vec<_>>>().map(Self)
    }
}
