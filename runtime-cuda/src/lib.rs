//! Runs compiled functions over Arrow arrays on GPUs: artifact + arrays in, arrays out, with the bits that
//! `rbcdb-runtime-cpu` gives. Links no LLVM; loads the CUDA driver at run time, and starts without one.
//!
//! ```text
//! Artifact ── Kernel::load ──▶ Kernel ┐
//! Arrow arrays ── PiecedColumn ───────┴─ Run ── Device::run ──▶ arrays, or the first failing row
//!
//! Artifact ── GridKernel::load ──▶ GridKernel ── launch ──▶ one array, or the least error word
//! ```
//!
//! In reading order: [`config`], [`devices`] and [`device`] say what there is; [`kernel`] turns an artifact into code on a
//! device; [`column`] and [`run`] are one call, cut into chunks that several lanes upload, compute and download at the
//! same time; [`launch`] is one call of a kernel function; `cache` keeps columns on the device between calls; `background`
//! waits for drivers; `memory` is what all of it is made of; [`driver`] is the one thing that knows whether a device is
//! real; [`stats`] and [`measure`] are for whoever decides where to run.
//!
//! Invariants:
//! - `unsafe` is only in modules with `raw` in their name.
//! - No call panics for want of a driver, a device or memory, and none waits for a device without end: each has an
//!   [`Error`] that lets the caller go on with the CPU.
//! - Everything above [`driver`] also runs on emulated devices, whose memory is the host's and whose kernels run in
//!   [`rbcdb_runtime_cpu::simt`].

mod arrays;
mod background;
mod cache;
pub mod column;
pub mod config;
pub mod device;
pub mod devices;
pub mod driver;
pub mod error;
pub mod kernel;
pub mod launch;
pub mod measure;
mod memory;
pub mod run;
mod shape;
pub mod stats;
#[cfg(test)]
mod tests;

pub use column::PiecedColumn;
pub use config::Config;
pub use device::Device;
pub use devices::Devices;
pub use driver::emulated::Emulator;
pub use error::Error;
pub use kernel::Kernel;
pub use launch::GridKernel;
pub use launch::inputs::{Input as LaunchInput, inputs as launch_inputs};
pub use measure::Constants;
pub use rbcdb_udf_abi::kernel::LaunchShape;
pub use run::{Call, CallArgument, Ran, Run};
pub use stats::Stats;
