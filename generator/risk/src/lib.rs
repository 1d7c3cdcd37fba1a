//! What does the method say about one product?
//!
//! [`read`] turns a product file into a [`Product`], with every fault at its place; [`assess`]
//! looks it up in the tables of the method and gives an [`Assessment`]; [`json`] writes it down.
//! No number that a table could hold stands in this crate, and nothing depends on the order in
//! which things are written.

mod assess;
mod changes;
mod criteria;
mod json;
pub mod ladder;
mod product;
mod rate;
mod written;

pub use assess::{Assessment, CloseCall, Criterion, Point, Ratings, Standing, applies, assess};
pub use changes::changes;
pub use json::{FORMAT, json};
pub use product::{Claim, Entry, Product, read};
pub use rate::{Cause, Rating, Scenario, State, rate, vector};
pub use written::{ProductFile, Progress, Role};
