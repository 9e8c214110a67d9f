//! Statements through [`rbcdb_db_extension::Session`], as a server sends them.

#![allow(
    clippy::result_large_err,
    reason = "errors end statements; a box around each would only hide its fields"
)]

mod harness;

mod arithmetic;
mod calls;
mod embedding;
mod errors;
mod functions;
mod guarding;
mod looking_inside;
mod prepared;
mod privileges;
mod stopping;
mod tables;
