//! What do experts say of a draft, and what becomes of it?
//!
//! A working group collects comments in a table for Word with eight columns. [`read()`] makes a
//! [`Sheet`] of such a file, [`write()`] makes the file, and YAML keeps the comments where they
//! can be compared and reviewed. [`faults()`] says what a secretary would send back,
//! [`disposition()`] what became of each comment, [`implausible()`] which line numbers do not
//! fit their clause. [`check()`] and [`unanswered()`] look at the sheets that a toolkit keeps.

mod disposition;
mod faults;
mod grid;
mod kept;
mod line_map;
mod order;
mod read;
mod sheet;
#[cfg(test)]
mod tests;
mod write;
mod yaml;

pub use disposition::{Disposition, Outcome, Row, disposition, open};
pub use faults::{Fault, faults};
pub use kept::{check, unanswered};
pub use line_map::implausible;
pub use order::sort;
pub use read::{Unreadable, read};
pub use sheet::{Comment, Field, Sheet};
pub use write::write;
pub use yaml::{from_yaml, to_yaml};
