//! Why a call on a device gave no arrays.

use rbcdb_runtime_cpu::CallError;
use thiserror::Error;

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Error {
    /// What the same call on the CPU would give: a failing row, arguments that don't fit, a cancelled call.
    #[error(transparent)]
    Call(#[from] CallError),
    /// Threads of a kernel function failed.
    #[error("a thread of function {function} failed with error word {word:#x}")]
    Thread {
        /// The function.
        function: String,
        /// The error word of the first thread that failed: see [`rbcdb_udf_abi::RowError::from_word`].
        word: u32,
    },
    /// The artifact has no code for GPUs.
    #[error("function {function} has no GPU code")]
    NoGpuCode {
        /// The function.
        function: String,
    },
    /// The device's driver doesn't take the artifact's code.
    #[error("function {function} can't be loaded on {device}: {what}")]
    Load {
        /// The function.
        function: String,
        /// The device's name.
        device: String,
        /// What the driver says.
        what: String,
    },
    /// A launch shape that the kernel's code doesn't allow.
    #[error("function {function} can't be launched: {what}")]
    Shape {
        /// The function.
        function: String,
        /// What doesn't fit.
        what: String,
    },
    /// The device hasn't enough memory even for the smallest chunk.
    #[error("out of memory on {device}: {needed} bytes needed, {limit} may be used")]
    OutOfMemory {
        /// The device's name.
        device: String,
        /// Bytes that the least chunk needs.
        needed: u64,
        /// Bytes that may be used altogether.
        limit: u64,
    },
    /// The device broke down: nothing runs on it any more in this process.
    #[error("{device} is lost: {what}")]
    Lost {
        /// The device's name.
        device: String,
        /// What the driver said when it was noticed.
        what: String,
    },
    /// Something else that the driver refused.
    #[error("{device} failed: {what}")]
    Device {
        /// The device's name.
        device: String,
        /// What the driver says.
        what: String,
    },
}

impl Error {
    /// Whether the fault is the device's, or the code's for it: the same call can still be made on the CPU.
    pub fn is_device_trouble(&self) -> bool {
        match self {
            Error::Call(_) | Error::Thread { .. } => false,
            Error::NoGpuCode { .. }
            | Error::Load { .. }
            | Error::Shape { .. }
            | Error::OutOfMemory { .. }
            | Error::Lost { .. }
            | Error::Device { .. } => true,
        }
    }
}
