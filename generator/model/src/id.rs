//! How does one record name another, once links are checked?

use std::fmt;
use std::marker::PhantomData;

use sources::Span;

use crate::{Kind, Target};

/// A kind of record, at the level of types.
pub trait Record {
    /// The kind that all records of this type have.
    const KIND: Kind;

    /// The author's permanent name.
    fn key(&self) -> &str;

    /// The name for people.
    fn title(&self) -> &str;

    /// Where the record is written.
    fn span(&self) -> Span;

    /// The target that a link to this record has.
    #[must_use]
    fn target(id: Id<Self>) -> Target
    where
        Self: Sized,
    {
        Target { kind: Self::KIND, at: id.at }
    }
}

/// An index into the [`Arena`] of one type of record; valid by construction.
pub struct Id<T> {
    pub(crate) at: u32,
    record: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    pub(crate) fn new(at: u32) -> Self {
        Self { at, record: PhantomData }
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.at.cmp(&other.at)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.at)
    }
}

/// All records of one type, in the order of their keys.
#[derive(Clone, Debug)]
pub struct Arena<T> {
    records: Vec<T>,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self { records: Vec::new() }
    }
}

impl<T> Arena<T> {
    pub(crate) fn new(records: Vec<T>) -> Self {
        Self { records }
    }

    /// The record with this id.
    #[must_use]
    pub fn get(&self, id: Id<T>) -> &T {
        &self.records[id.at as usize]
    }

    /// Every record with its id.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Id<T>, &T)> {
        self.records.iter().enumerate().map(|(at, record)| {
            (Id::new(u32::try_from(at).expect("files are counted in 32 bits")), record)
        })
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    pub(crate) fn at(&self, at: u32) -> &T {
        &self.records[at as usize]
    }
}
