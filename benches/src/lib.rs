//! What the benchmarks share: the workloads, compiling a function from its SQL text, timing several contenders in turn, the
//! peers that run in other processes, and tables of what came out.

pub mod kernel;
pub mod options;
pub mod peer;
mod raw;
pub mod report;
pub mod source;
pub mod timing;
pub mod workload;

/// What ends a benchmark.
pub type Failure = Box<dyn std::error::Error>;
