//! What the tests of the launch-shape analysis share: labelled kernels, random kernels, and what both are held against.
//!
//! In reading order: [`expression`] and [`condition`] (what a launch has to fulfil), [`notation`] (arguments and launches as
//! headers write them), [`label`] (what is true of a kernel), [`files`] (where the labelled kernels are), [`emulator`] (what
//! launches show), [`check`] (labels and reports against that), [`random`], [`generate`] and
//! [`optimise`] (random kernels).

pub mod check;
pub mod condition;
pub mod emulator;
pub mod expression;
pub mod files;
pub mod generate;
pub mod label;
pub mod notation;
pub mod optimise;
pub mod random;
