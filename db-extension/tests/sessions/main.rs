//! Statements through [`rbcdb_db_extension::Session`], as a server sends them.

mod harness;

mod calls;
mod embedding;
mod errors;
mod first_error;
mod functions;
mod guarding;
mod looking_inside;
mod prepared;
mod stopping;
mod tables;
