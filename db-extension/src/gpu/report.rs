//! What runs on a GPU did, and why rows were computed where they were: shared between an operator's partitions and the
//! calls in it, for EXPLAIN ANALYZE.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rbcdb_runtime_cpu::CallStats;
use rbcdb_runtime_cuda::Stats;

use super::placement::Placement;

/// The runs of one operator, or of one call that stands alone.
#[derive(Debug, Default)]
pub(crate) struct Runs {
    /// Rows, bytes and times, added up.
    pub stats: Stats,
    /// On the CPU, by fused code: rows and batches of the input, time in the code.
    pub fused: CallStats,
    compile_ns: AtomicU64,
    fused_compile_ns: AtomicU64,
    why: Mutex<Why>,
}

/// The latest reasons for either device.
#[derive(Debug, Default, Clone)]
pub(crate) struct Why {
    /// Why rows went to a GPU.
    pub gpu: Option<Reason>,
    /// Why rows stayed on the CPU.
    pub cpu: Option<Reason>,
}

/// Why rows were computed where they were.
#[derive(Debug, Clone)]
pub(crate) enum Reason {
    /// The setting says so.
    Chosen,
    /// It was estimated to take less time.
    Placed(Placement),
    /// A row's cost on the CPU wasn't known.
    Unknown,
    /// In words, why a GPU couldn't.
    Trouble(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Chosen => f.write_str("gpu: rbc.device = gpu"),
            Reason::Placed(placed) => write!(f, "{placed}"),
            Reason::Unknown => f.write_str("cpu: to learn what a row takes"),
            Reason::Trouble(what) => write!(f, "cpu: {what}"),
        }
    }
}

impl Runs {
    /// Notes why rows went to a GPU.
    pub(crate) fn gpu_because(&self, reason: Reason) {
        self.why.lock().unwrap_or_else(PoisonError::into_inner).gpu = Some(reason);
    }

    /// Notes why rows stayed on the CPU.
    pub(crate) fn cpu_because(&self, reason: Reason) {
        self.why.lock().unwrap_or_else(PoisonError::into_inner).cpu = Some(reason);
    }

    /// Notes what was weighed.
    pub(crate) fn placed(&self, placed: Placement) {
        if placed.gpu {
            self.gpu_because(Reason::Placed(placed));
        } else {
            self.cpu_because(Reason::Placed(placed));
        }
    }

    /// The reasons.
    pub(crate) fn why(&self) -> Why {
        self.why.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Notes how long fused code was compiled for.
    pub(crate) fn fused_compiled(&self, time: Duration) {
        let ns = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        self.fused_compile_ns.store(ns, Ordering::Relaxed);
    }

    /// How long fused code was compiled for.
    pub(crate) fn fused_compile_time(&self) -> Duration {
        Duration::from_nanos(self.fused_compile_ns.load(Ordering::Relaxed))
    }

    /// Notes how long code was compiled for.
    pub(crate) fn compiled(&self, time: Duration) {
        let ns = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        self.compile_ns.store(ns, Ordering::Relaxed);
    }

    /// How long code was compiled for.
    pub(crate) fn compile_time(&self) -> Duration {
        Duration::from_nanos(self.compile_ns.load(Ordering::Relaxed))
    }
}
