//! Compiled code against the reference interpreter, by bits, through the real runtime.

mod gpu;
mod harness;
mod kernels;
mod operations;
mod random;
