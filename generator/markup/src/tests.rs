//! Do both files say the same, all of it, and nothing else?

mod hostile;
mod page;
mod reading;
mod sample;
mod words;
