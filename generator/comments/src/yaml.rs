//! How are comments kept as text?

mod read;
mod write;

pub use read::from_yaml;
pub(crate) use read::unanswered;
pub use write::to_yaml;
