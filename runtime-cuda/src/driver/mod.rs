//! The few operations that a device must have. Addresses, streams, events, modules and functions are numbers here; what
//! keeps them alive as long as they are used is in [`crate::memory`].
//!
//! [`cuda`] is the real thing, [`emulated`] stands in for it where there is none.

pub(crate) mod cuda;
mod cuda_raw;
pub mod emulated;
mod emulated_raw;
mod raw;

use std::fmt;
use std::ptr::NonNull;

use rbcdb_udf_abi::gpu::Cubin;

pub(crate) use raw::Driver;

/// What a device is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Properties {
    /// Its name, as the vendor calls it.
    pub name: String,
    /// Its number among the machine's devices.
    pub ordinal: usize,
    /// Ten times the major number of its compute capability plus the minor one.
    pub capability: u32,
    /// Bytes of its memory.
    pub memory_bytes: u64,
    pub multiprocessors: u32,
}

/// What kind of failure it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailureKind {
    /// Memory can't be had; all else goes on.
    OutOfMemory,
    /// The device, or this process's access to it, is broken for good.
    Lost,
    /// This operation failed.
    Other,
}

/// An operation that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    pub kind: FailureKind,
    pub what: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

/// A kernel in a device's memory.
#[derive(Debug, Clone)]
pub(crate) struct Loaded {
    pub module: u64,
    pub function: u64,
    /// Registers per thread.
    pub registers: u32,
    /// Threads that a block may have.
    pub block_max: u32,
    /// Threads that a block should have.
    pub block: u32,
    /// Blocks of that size which one multiprocessor runs at once.
    pub resident_blocks: u32,
    /// What was compiled just now.
    pub cubin: Option<Cubin>,
}

/// Memory of the host's that a device can reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HostMemory {
    /// Where it is, aligned to 64 bytes or more.
    pub start: NonNull<u8>,
    /// Where kernels see it.
    pub address: u64,
}

/// One eight-byte parameter of a launch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LaunchParameter {
    Value(u64),
    /// An address, and how many bytes from there on are meant.
    Memory {
        address: u64,
        bytes: usize,
    },
    /// The same, of the host's memory as the device sees it.
    Host {
        address: u64,
        bytes: usize,
    },
}
