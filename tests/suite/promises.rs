//! Does what holds for every input hold for any input, and for the real one?

mod languages;
mod parsing;
pub mod real;
mod repeated;
mod search;
