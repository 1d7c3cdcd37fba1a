//! Is what we write a package that Word, and whoever receives it, can work with?

mod archive;
mod order;
mod package;
mod parts;
mod redline;
mod sample;
mod style;
mod template;
mod variant;
