//! Test machinery for the compiler and the CPU runtime: everything between a `CREATE FUNCTION` text and a row's outcome,
//! without a query engine.
//!
//! In reading order: [`outcome`] (how a row ends), [`text`] (values and outcomes as filetests write them), [`columns`]
//! (values as Arrow arrays), [`program`] (functions that call each other, compiled), [`filetest`] (the `.rbc` files), [`files`] (where
//! such files are),
//! [`oracle`] (the same functions in CPython), [`generate`] (random programs), [`compare`] (all three against each other),
//! [`labelled`] (the analysis's labelled kernels as kernel functions), [`lanes`] (the same functions in vectors of all widths), [`emulated`] (the same functions' GPU code in the SIMT emulator), [`bundle`] (functions for `gpu-check`), [`watchdog`] (for what doesn't end).

pub mod bundle;
pub mod columns;
pub mod compare;
pub mod emulated;
pub mod files;
pub mod filetest;
pub mod generate;
pub mod labelled;
pub mod lanes;
pub mod oracle;
pub mod outcome;
pub mod program;
pub mod text;
pub mod watchdog;
