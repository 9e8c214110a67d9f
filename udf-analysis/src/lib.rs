//! Does a kernel's output depend on the grid and block that it is launched with? LLVM IR → report.
//!
//! [`report`] is what comes out: a verdict with its conditions, assumptions, reasons and, for a rejection, a witness.
//! [`simulate`] runs kernels on the CPU as a grid of blocks of threads, to find witnesses and to confirm verdicts.

pub mod report;
pub mod simulate;
