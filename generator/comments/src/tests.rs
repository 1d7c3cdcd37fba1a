//! Do comments survive the way from Word to YAML and back, and are bad ones found?

mod rules;
mod sheets;
mod trips;
