//! What the benchmarks share: compiling a function from its SQL text, timing several contenders in turn, and the peers
//! that run in other processes.

pub mod peer;
mod raw;
pub mod source;
pub mod timing;
pub mod workload;
