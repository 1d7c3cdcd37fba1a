//! Does the document hold what it promises?

mod hostile;
mod reading;
mod sample;
mod tables;
