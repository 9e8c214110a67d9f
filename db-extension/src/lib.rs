//! rbcdb-db-extension
pub mod rules;
