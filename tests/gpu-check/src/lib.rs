//! Holds what a GPU computes against what the CPU computes, bit by bit, and measures both: a program for a machine with an
//! NVIDIA driver and nothing else. Links no LLVM; functions come compiled, in a [`pack`].
//!
//! In reading order: [`pack`] (the functions and their inputs, in one file), [`random`] (inputs), [`arrays`] (inputs as Arrow
//! arrays, results compared), [`report`] (what was found), [`watch`] (for what
//! doesn't end); then the checks: [`operations`] (each operation over many inputs),
//! [`programs`] (whole programs in several launch shapes), [`runs`] (columns, filters, NULLs, lengths), [`behaviour`]
//! (cancelling, failing, running out of memory); then the measurements: [`copies`] (how fast memory is), [`bench`].
//!
//! The checks take any device: tests run them on emulated ones.

pub mod arrays;
pub mod behaviour;
pub mod bench;
pub mod copies;
pub mod operations;
pub mod pack;
pub mod programs;
pub mod random;
pub mod report;
pub mod runs;
pub mod watch;
