//! How are comments kept as text?

mod read;
mod write;

pub use read::from_yaml;
pub use write::to_yaml;
