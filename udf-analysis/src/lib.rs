//! Does a kernel's output depend on the grid and block that it is launched with? LLVM IR → report.
//!
//! Modules in the order that data flows: [`llvm`] (reading), `asserts` (which are taken to hold), `flags` (polled words that nobody sets), `kernel` (control flow of
//! one kernel, with its `regions`), `evaluate` (what it does: a `summary` in symbolic `term`s), `locals` (what threads keep in arrays of their own), `rolled` (loops over several
//! steps at once), `bounds` (assertions about positions, as conditions), `meetings` (exchanges within warps), `shared` (shared memory, by its `intervals` between barriers,
//! replaced by what is read from it), `distribute` (sums as their summands), `frame` (how threads may be counted),
//! `instance` (an access in a frame), `interference` (whether two accesses meet), `decide` (the proof, with `prove` for inequalities), `hypotheses` (what it is
//! tried under, with `block_sizes`), `stated` (conditions as texts);
//! [`report`] is what comes out: a verdict with its conditions, assumptions, reasons and, for a rejection, a witness. Each rule
//! and why it holds stands in docs/launch-independence.md. [`simulate`] runs kernels on the CPU as a grid of blocks of threads, to find witnesses ([`witness`])
//! and to confirm verdicts.

pub mod analyze;
mod asserts;
mod block;
mod block_sizes;
mod bounds;
pub mod condition;
mod decide;
mod distribute;
mod evaluate;
mod flags;
mod flush;
mod frame;
mod hypotheses;
mod instance;
mod interference;
mod intervals;
mod kernel;
pub mod llvm;
mod locals;
mod loosen;
mod meetings;
mod operation;
mod prove;
mod regions;
mod render;
pub mod report;
mod rolled;
mod shared;
pub mod simulate;
mod stated;
mod summary;
mod term;
pub mod witness;

pub use analyze::{analyze, analyze_and_search, kernels, refute};
pub use llvm::ReadError as AnalyzeError;
pub use report::{Report, Verdict};
pub use witness::Budget;
