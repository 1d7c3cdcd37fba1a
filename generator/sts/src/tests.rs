//! Is what we write what a reader of the file expects, and is a change for the worse found?

mod mutation;
mod written;
