//! The SIMT emulator: runs a GPU kernel on the CPU as a grid of blocks of threads.
//!
//! A kernel comes as an [`Image`]: x86-64 code in which everything that reaches beyond a thread's own values is a
//! [`protocol::Op`], and a list of its variables. Each GPU thread is a coroutine; a block's threads take turns in one
//! thread of the host, and blocks run one after another, in the order that a [`Schedule`] gives. So a launch is
//! repeatable, and needs no atomics of the host's.
//!
//! The kernel's addresses are not the host's ([`protocol::address`]): each access is looked up, checked against the
//! objects that the thread can reach, and recorded to find races. Whatever the kernel does, it can't touch other memory,
//! and its steps are counted, so that it ends.
//!
//! In reading order: [`protocol`], [`image`], `launch` (a grid), `block` (its threads taking turns), `serve` (answers to
//! requests), `memory`, `races`, `warp`, `ready`, [`findings`]; `raw` holds coroutines and memory.

mod block;
pub mod findings;
pub mod image;
mod launch;
mod memory;
pub mod protocol;
mod races;
mod random;
mod raw;
mod ready;
mod serve;
mod warp;

use std::sync::Arc;

use thiserror::Error;

pub use findings::{Finding, FindingKind, Place, ThreadId};
pub use image::{FunctionFn, Image, Kernel, LocalVariable, Parameter, ParameterKind, SharedVariable, Variable};
pub use raw::SharedMemory;
pub use rbcdb_udf_abi::kernel::LaunchShape;

/// In which order blocks and threads run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Schedule {
    /// The lowest first.
    Forward,
    /// The highest first.
    Reverse,
    /// In an order that the seed decides, with changes of turn at accesses to memory that threads share.
    Random(u64),
}

impl Schedule {
    /// What each byte of a block's shared memory holds before the kernel writes it: programs that read it there can be told
    /// from those that depend on the order of threads.
    pub const fn shared_fill(self) -> u8 {
        match self {
            Schedule::Forward => 0,
            Schedule::Reverse => 0xa5,
            Schedule::Random(seed) => 0x5a ^ seed as u8,
        }
    }
}

/// How far a launch may go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Instructions over all threads; other work is charged in proportion.
    pub steps: u64,
    /// Bytes of all arguments and variables.
    pub memory_bytes: u64,
    /// Threads of the grid.
    pub threads: u64,
    /// Bytes of dynamic shared memory that the launch gives to each block.
    pub dynamic_shared_bytes: u32,
    /// Whether to look for races; costs time, and memory of up to four times [`Limits::memory_bytes`].
    pub races: bool,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            steps: 50_000_000,
            memory_bytes: 64 << 20,
            threads: 1 << 20,
            dynamic_shared_bytes: 48 << 10,
            races: true,
        }
    }
}

/// An argument of a launch.
#[derive(Debug, Clone)]
pub enum Argument {
    /// A pointer to memory with this content.
    Buffer(Vec<u8>),
    /// A pointer to a part of memory that outlives the launch.
    Shared {
        /// The whole.
        memory: Arc<SharedMemory>,
        /// Where the part starts, in bytes.
        at: usize,
        /// Its size.
        bytes: usize,
    },
    /// The bytes of a value, little-endian. For a pointer: the address, such as 0.
    Value(Vec<u8>),
}

/// What a launch did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Per argument: a buffer's content afterwards.
    pub buffers: Vec<Option<Vec<u8>>>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The error word of the first thread, in the order of blocks and positions, that failed by
    /// [`rbcdb_udf_abi::kernel::FAIL_SYMBOL`].
    pub raised: Option<u32>,
    /// Instructions executed, over all threads.
    pub steps: u64,
}

impl Outcome {
    /// Whether all threads ran to their end, and none failed.
    pub fn is_complete(&self) -> bool {
        self.raised.is_none() && !self.findings.iter().any(|finding| finding.kind.ends_launch())
    }
}

/// Why a launch can't be run.
#[derive(Debug, Error)]
pub enum LaunchError {
    /// Too many or too few arguments.
    #[error("the kernel has {expected} parameters, and {given} arguments are given")]
    ArgumentCount {
        /// The kernel's.
        expected: usize,
        /// The caller's.
        given: usize,
    },
    /// An argument of the wrong kind or size.
    #[error("argument {} (`{name}`) must be {expected}", index + 1)]
    ArgumentType {
        /// Which, from 0.
        index: usize,
        /// The parameter's name.
        name: String,
        /// What the parameter takes.
        expected: String,
    },
    /// A shape that no GPU takes, or that is too large for the emulator.
    #[error("{0}")]
    Shape(String),
    /// Memory beyond the limit.
    #[error("the launch needs {needed} bytes of memory, {limit} are allowed")]
    Memory {
        /// Bytes that it needs.
        needed: u64,
        /// Bytes that it may have.
        limit: u64,
    },
    /// The launch's cancel flag was set.
    #[error("the launch was cancelled")]
    Cancelled,
    /// The system gave no memory for a stack.
    #[error("no memory for a thread's stack: {0}")]
    Stack(#[from] std::io::Error),
}
