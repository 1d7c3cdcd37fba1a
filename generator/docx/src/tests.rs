//! Is what we write a package that Word, and whoever receives it, can work with?

mod package;
mod sample;
mod style;
