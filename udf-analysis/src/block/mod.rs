//! Trees of partial sums and scans in shared memory: what a block's threads find is seen by running blocks of all sizes.
//!
//! A block has at most 1024 threads. Where addresses and conditions of accesses to shared memory are functions of threadIdx.x,
//! blockDim.x and of loops that count alike, a block of a certain size can be run with numbers in their place ([`run`]), and what
//! each thread brings as a symbol. What a read finds is then known as the set of threads whose values were gathered. If it is
//! the same set for all sizes that fulfil a condition, the read finds the sum over these threads ([`gather`]): *Lemma T*.

mod contents;
mod gather;
mod number;
mod program;
mod reads;
mod resolve;
mod run;
mod sizes;
mod sums;

pub use resolve::resolved;
