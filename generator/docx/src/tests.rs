//! Is what we write a package that Word, and whoever receives it, can work with?

mod archive;
mod base;
mod order;
mod package;
mod parts;
mod redline;
mod sample;
mod style;
mod variant;
