//! Is the catalog what the standard says, and what OSCAL allows?

mod checked;
mod crowded;
mod reading;
mod shape;
