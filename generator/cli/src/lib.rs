//! How do the toolkit's files become a published site? The only door to the world.
//!
//! [`read()`] brings the files of a toolkit into memory, [`compile()`] makes every output from
//! them without touching the world again, and [`publish()`] writes the outputs in one step.
//! `check` stops before the last; `serve` keeps the outputs in memory and makes them anew.
//!
//! * [`arguments`]: the command line as written; [`run`]: what each command does.
//! * [`read()`], [`build_info`]: the world comes in.
//! * [`compile()`], `archive`, `manifest`: from sources to a tree of files, a pure function.
//! * [`publish()`]: a tree replaces a folder, or nothing changes.
//! * [`report`], [`explain`], `console`: faults for people and machines.
//! * `links`: addresses outside, the only code that goes to the network.
//! * `serve`: the development server.
//!
//! The exit status is 0 when all is well, 1 when the sources have faults, 2 when the command line
//! is wrong and 3 when the machine failed ([`Failure`]).

#![allow(
    clippy::disallowed_methods,
    reason = "this crate is the door to the world: disk, clock and environment are read here alone"
)]

mod archive;
pub mod arguments;
mod assess;
pub mod build_info;
mod comments;
pub mod compile;
mod console;
mod create;
pub mod edition;
mod explain;
mod failure;
mod kept;
#[cfg(feature = "links")]
mod links;
mod manifest;
pub mod publish;
pub mod read;
pub mod report;
pub mod run;
mod search;
mod serve;

pub use compile::compile;
pub use failure::Failure;
pub use publish::publish;
pub use read::read;
