//! Compiled code against the reference interpreter, by bits, through the real runtime.

mod divergence;
mod gpu;
mod harness;
mod kernels;
mod library;
mod operations;
mod random;
