//! Does the program keep its promises to those who start it: statuses, files, pages?
//!
//! Everything here runs the real binary. `kit` makes a small toolkit in a folder of its own.

#![allow(
    clippy::disallowed_methods,
    reason = "these tests are the world: they write toolkits, kill builds and read what is left"
)]

mod drafting;
mod killed;
mod kit;
#[cfg(feature = "links")]
mod links;
mod profiles;
mod served;
mod sheets;
mod statuses;
