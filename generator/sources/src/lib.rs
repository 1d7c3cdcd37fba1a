//! What did the author write, and how do we point at it?
//!
//! [`Sources`] holds every input file in memory, ordered by path.
//! A [`Span`] points into one of them; a [`Diagnostic`] says what is wrong there and what to do.
//! [`yaml`] and [`toml`] turn a file into a [`Node`] tree with a span on every value, and
//! [`decode`] turns a node into a typed value while it collects every fault.
//!
//! This crate never touches the disk: whoever fills [`Sources`] does.

pub mod code;
pub mod decode;
mod diagnostic;
mod file;
pub mod human;
mod node;
mod span;
pub mod toml;
pub mod yaml;

pub use code::Code;
pub use diagnostic::{Checked, Diagnostic, Severity, closest, did_you_mean};
pub use file::{File, Position, Sources};
pub use node::{Node, Value};
pub use span::{FileId, Span, Spanned};
