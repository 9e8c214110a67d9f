//! Runs kernels on the CPU, as a grid of blocks of threads.

pub mod spec;

pub use spec::{Argument, Element, Init, Kind, Spec};
