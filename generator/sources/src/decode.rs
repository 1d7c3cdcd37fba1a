//! How does a node become a typed value, with every fault reported at its place?
//!
//! Types as written are declared with [`crate::record!`] and [`crate::closed_set!`]: the
//! declaration is the decoder, so a field cannot be read and forgotten.

use unicode_normalization::is_nfc;

use crate::{Code, Diagnostic, Node, Span, Spanned, Value, did_you_mean};

/// A type that can be read from a node.
pub trait Decode: Sized {
    /// Whether a sector may append to a field of this type: lists and passages of prose.
    const APPENDABLE: bool = false;

    /// Reads the value; `None` means that at least one fault was reported.
    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self>;

    /// The value that takes the place of one with a fault: empty, zero or the first of a set.
    fn stand_in(span: Span) -> Self;

    /// Reads what can be read: parts with a fault are stand-ins, and then the truth is `false`.
    ///
    /// It lets later checks look at the sound parts of a value, so that one fault does not hide
    /// another. What comes of it is never published.
    fn recover(node: &Node, faults: &mut Vec<Diagnostic>) -> (Self, bool) {
        match Self::decode(node, faults) {
            Some(value) => (value, true),
            None => (Self::stand_in(node.span), false),
        }
    }

    /// The value of a field that was left out; `None` means that the field is required.
    #[must_use]
    fn missing() -> Option<Self> {
        None
    }

    /// What the type accepts.
    #[must_use]
    fn shape() -> Shape {
        Shape::Any
    }
}

/// What a type accepts, for the schemas that editors use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Anything: the type checks its values itself.
    Any,
    /// Text, on one line or not.
    Text,
    /// `true` or `false`.
    Truth,
    /// A whole number from zero on.
    Whole,
    /// A number.
    Number,
    /// Text that matches a regular expression (ECMA-262).
    Pattern(&'static str),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A list with at least one item.
    List(Box<Shape>),
    /// A group of fields.
    Group {
        /// What the group is.
        about: &'static str,
        /// Its fields, in order.
        fields: Vec<FieldShape>,
    },
    /// One shape or another.
    Either(Vec<Shape>),
}

/// A field of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldShape {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub about: &'static str,
    /// Whether it has to be there.
    pub required: bool,
    /// Whether a sector may append to it.
    pub appendable: bool,
    /// What it accepts.
    pub shape: Shape,
}

/// Text on one line, without mark-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain {
    /// The text: not empty, trimmed, in NFC.
    pub text: String,
    /// Where it is written.
    pub span: Span,
}

/// Markdown in a data file, not parsed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// The Markdown: not empty, in NFC.
    pub text: String,
    /// Where it is written, with the quotes or the block's indicator.
    pub span: Span,
}

impl Decode for Plain {
    fn stand_in(span: Span) -> Self {
        Self { text: String::new(), span }
    }

    fn shape() -> Shape {
        Shape::Text
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let text = text(node, faults)?;
        let line = text.trim();
        if line.contains('\n') {
            let message = "this is one line of plain text, but it has a line break";
            faults.push(
                Diagnostic::error(Code::WrongType, node.span, message)
                    .help("write it on one line, in quotes if it is long"),
            );
            return None;
        }
        Some(Self { text: line.to_owned(), span: node.span })
    }
}

impl Decode for Prose {
    fn stand_in(span: Span) -> Self {
        Self { text: String::new(), span }
    }

    fn shape() -> Shape {
        Shape::Text
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        Some(Self { text: text(node, faults)?.to_owned(), span: node.span })
    }
}

impl<T: Decode> Decode for Spanned<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        T::decode(node, faults).map(|value| Spanned::new(value, node.span))
    }

    fn stand_in(span: Span) -> Self {
        Spanned::new(T::stand_in(span), span)
    }
}

impl Decode for bool {
    fn stand_in(_: Span) -> Self {
        false
    }

    fn shape() -> Shape {
        Shape::Truth
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Bool(yes) = node.value else {
            return wrong_type(node, "`true` or `false`", faults);
        };
        Some(yes)
    }
}

impl Decode for u32 {
    fn stand_in(_: Span) -> Self {
        0
    }

    fn shape() -> Shape {
        Shape::Whole
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Integer(integer) = node.value else {
            return wrong_type(node, "a whole number", faults);
        };
        let Ok(number) = u32::try_from(integer) else {
            let message = format!("`{integer}` is out of range");
            faults.push(
                Diagnostic::error(Code::OutOfRange, node.span, message)
                    .help(format!("write a whole number from 0 to {}", u32::MAX)),
            );
            return None;
        };
        Some(number)
    }
}

impl<T: Decode> Decode for Option<T> {
    const APPENDABLE: bool = T::APPENDABLE;

    fn shape() -> Shape {
        T::shape()
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        T::decode(node, faults).map(Some)
    }

    fn stand_in(_: Span) -> Self {
        None
    }

    fn recover(node: &Node, faults: &mut Vec<Diagnostic>) -> (Self, bool) {
        let (value, is_whole) = T::recover(node, faults);
        (Some(value), is_whole)
    }

    fn missing() -> Option<Self> {
        Some(None)
    }
}

/// Markdown that a sector may append to: the core's passage first, then each appended one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passages(pub Vec<Prose>);

impl Decode for Passages {
    const APPENDABLE: bool = true;

    fn shape() -> Shape {
        Shape::Text
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        whole(Self::recover(node, faults))
    }

    fn stand_in(_: Span) -> Self {
        Self(Vec::new())
    }

    fn recover(node: &Node, faults: &mut Vec<Diagnostic>) -> (Self, bool) {
        let parts = match &node.value {
            Value::Joined(parts) => parts.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let (passages, is_whole) = recover_all(parts, faults);
        (Self(passages), is_whole)
    }
}

impl<T: Decode> Decode for Vec<T> {
    const APPENDABLE: bool = true;

    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        whole(Self::recover(node, faults))
    }

    fn stand_in(_: Span) -> Self {
        Vec::new()
    }

    fn recover(node: &Node, faults: &mut Vec<Diagnostic>) -> (Self, bool) {
        let Value::List(items) = &node.value else {
            let _: Option<Self> = wrong_type(node, "a list", faults);
            return (Vec::new(), false);
        };
        if items.is_empty() {
            faults.push(
                Diagnostic::error(Code::EmptyValue, node.span, "the list is empty")
                    .help("leave the field out, or write at least one item"),
            );
            return (Vec::new(), false);
        }
        recover_all(items, faults)
    }
}

fn recover_all<T: Decode>(nodes: &[Node], faults: &mut Vec<Diagnostic>) -> (Vec<T>, bool) {
    let mut values = Vec::with_capacity(nodes.len());
    let mut are_whole = true;
    for node in nodes {
        let (value, is_whole) = T::recover(node, faults);
        values.push(value);
        are_whole &= is_whole;
    }
    (values, are_whole)
}

/// What [`Decode::recover`] gave, when it has no stand-in.
pub fn whole<T>((value, is_whole): (T, bool)) -> Option<T> {
    is_whole.then_some(value)
}

/// The text of a node: not empty and in Unicode's normal form C.
fn text<'a>(node: &'a Node, faults: &mut Vec<Diagnostic>) -> Option<&'a str> {
    let text = match &node.value {
        Value::Text(text) => text,
        Value::Null => {
            faults.push(
                Diagnostic::error(Code::EmptyValue, node.span, "nothing is written here")
                    .help("write a value, or leave the field out if it is optional"),
            );
            return None;
        }
        Value::Bool(_)
        | Value::Integer(_)
        | Value::Decimal(_)
        | Value::List(_)
        | Value::Refused
        | Value::Joined(_)
        | Value::Map(_) => return wrong_type(node, "text", faults),
    };
    if text.trim().is_empty() {
        faults.push(
            Diagnostic::error(Code::EmptyValue, node.span, "the text is empty")
                .help("write a value, or leave the field out if it is optional"),
        );
        return None;
    }
    if !is_nfc(text) {
        faults.push(
            Diagnostic::error(Code::NotNormalised, node.span, "the text is not in NFC")
                .help("retype the accented letters, or save the file in Unicode form NFC"),
        );
        return None;
    }
    Some(text)
}

/// Reports that `node` is not what was wanted; gives `None`.
pub fn wrong_type<T>(node: &Node, wanted: &str, faults: &mut Vec<Diagnostic>) -> Option<T> {
    if node.value == Value::Refused {
        return None;
    }
    let message = format!("expected {wanted}, found {}", node.kind());
    let quotable = matches!(node.value, Value::Bool(_) | Value::Integer(_) | Value::Decimal(_));
    let help = if wanted == "text" && quotable {
        "put it in quotes: YAML reads it as something else".to_owned()
    } else {
        format!("write {wanted} here")
    };
    faults.push(Diagnostic::error(Code::WrongType, node.span, message).help(help));
    None
}

/// Reads the fields of a group one by one. Used by [`crate::record!`].
#[derive(Debug)]
pub struct Fields<'a> {
    node: &'a Node,
    entries: &'a [(Spanned<String>, Node)],
}

impl<'a> Fields<'a> {
    /// Opens `node`, which shall be a group, and reports every field that is not in `known`.
    pub fn open(node: &'a Node, known: &[&str], faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            return wrong_type(node, "a group of fields", faults);
        };
        for (name, _) in entries {
            if !known.contains(&name.value.replace('-', "_").as_str()) {
                let message = format!("there is no field `{}` here", name.value);
                let list = format!("the fields are {}", listing(known));
                faults.push(
                    Diagnostic::error(Code::UnknownField, name.span, message).help(did_you_mean(
                        &name.value,
                        known.iter().copied(),
                        list,
                    )),
                );
            }
        }
        Some(Self { node, entries })
    }

    /// Recovers the field `name`; reports it when it is required and was left out.
    pub fn take<T: Decode>(&self, name: &str, faults: &mut Vec<Diagnostic>) -> (T, bool) {
        let named = |field: &Spanned<String>| field.value.replace('-', "_") == name;
        if let Some((_, node)) = self.entries.iter().find(|(field, _)| named(field)) {
            return T::recover(node, faults);
        }
        if let Some(value) = T::missing() {
            return (value, true);
        }
        let at = self.entries.first().map_or(self.node.span, |(field, _)| field.span);
        let message = format!("the field `{name}` is missing");
        faults.push(
            Diagnostic::error(Code::MissingField, at, message)
                .help(format!("add the field `{name}` to this group")),
        );
        (T::stand_in(self.node.span), false)
    }
}

/// `a`, `b` and `c`, each in backticks.
#[must_use]
pub fn listing(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

/// Declares a type as written: a struct, its fields in order, and the decoder for both.
///
/// Every struct gets a field `span`. A field of type `Option<…>` may be left out.
#[macro_export]
macro_rules! record {
    (
        $(#[doc = $about:literal])*
        pub struct $name:ident {
            $( $(#[doc = $field_about:literal])* $field:ident : $type:ty ),* $(,)?
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            /// Where the group of fields is written.
            pub span: $crate::Span,
            $( $(#[doc = $field_about])* pub $field: $type ),*
        }

        impl $name {
            /// The names of the fields, in order.
            pub const FIELDS: &'static [&'static str] = &[$( stringify!($field) ),*];

            /// Whether a sector may append to each field, in the order of [`Self::FIELDS`].
            pub const APPENDABLE: &'static [bool] =
                &[$( <$type as $crate::decode::Decode>::APPENDABLE ),*];
        }

        impl $crate::decode::Decode for $name {
            fn decode(
                node: &$crate::Node,
                faults: &mut Vec<$crate::Diagnostic>,
            ) -> Option<Self> {
                $crate::decode::whole(Self::recover(node, faults))
            }

            fn stand_in(span: $crate::Span) -> Self {
                Self {
                    span,
                    $( $field: <$type as $crate::decode::Decode>::stand_in(span) ),*
                }
            }

            fn recover(
                node: &$crate::Node,
                faults: &mut Vec<$crate::Diagnostic>,
            ) -> (Self, bool) {
                let known = Self::FIELDS;
                let Some(fields) = $crate::decode::Fields::open(node, known, faults) else {
                    return (Self::stand_in(node.span), false);
                };
                $( let $field = fields.take::<$type>(stringify!($field), faults); )*
                let is_whole = true $( && $field.1 )*;
                (Self { span: node.span, $( $field: $field.0 ),* }, is_whole)
            }

            fn shape() -> $crate::decode::Shape {
                $crate::decode::Shape::Group {
                    about: concat!($( $about, "\n" ),*).trim_ascii(),
                    fields: vec![$( $crate::decode::FieldShape {
                        name: stringify!($field),
                        about: concat!($( $field_about, "\n" ),*).trim_ascii(),
                        required: <$type as $crate::decode::Decode>::missing().is_none(),
                        appendable: <$type as $crate::decode::Decode>::APPENDABLE,
                        shape: <$type as $crate::decode::Decode>::shape(),
                    } ),*],
                }
            }
        }
    };
}

/// Declares a closed set of words: an enum, the word for each variant, and the decoder.
#[macro_export]
macro_rules! closed_set {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$variant_meta])* $variant ),* }

        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),*];

            /// The word that data files use.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $( Self::$variant => $word ),* }
            }
        }

        impl $crate::decode::Decode for $name {
            fn decode(
                node: &$crate::Node,
                faults: &mut Vec<$crate::Diagnostic>,
            ) -> Option<Self> {
                let words = [$( $word ),*];
                $crate::decode::one_of(node, &words, faults).map(|at| Self::ALL[at])
            }

            fn stand_in(_: $crate::Span) -> Self {
                Self::ALL[0]
            }

            fn shape() -> $crate::decode::Shape {
                $crate::decode::Shape::OneOf(&[$( $word ),*])
            }
        }

    };
}

/// The index of the word that `node` holds among `words`. Used by [`crate::closed_set!`].
pub fn one_of(node: &Node, words: &[&str], faults: &mut Vec<Diagnostic>) -> Option<usize> {
    let Some(written) = node.text() else {
        return wrong_type(node, &format!("one of {}", listing(words)), faults);
    };
    let found = words.iter().position(|word| *word == written);
    if found.is_none() {
        let message = format!("`{written}` is not known here");
        let list = format!("write one of {}", listing(words));
        faults.push(Diagnostic::error(Code::UnknownValue, node.span, message).help(did_you_mean(
            written,
            words.iter().copied(),
            list,
        )));
    }
    found
}
