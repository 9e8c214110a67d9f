//! What runs did, for EXPLAIN ANALYZE and for whoever decides where to run.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Counters that any number of threads add to at once.
#[derive(Debug, Default)]
pub struct Stats {
    runs: AtomicU64,
    rows: AtomicU64,
    chunks: AtomicU64,
    bytes_up: AtomicU64,
    bytes_down: AtomicU64,
    kernel_ns: AtomicU64,
    wall_ns: AtomicU64,
    cache_hits: AtomicU64,
    cache_misses: AtomicU64,
}

macro_rules! counters {
    ($($(#[$doc:meta])* $name:ident, $add:ident;)*) => {
        $(
            $(#[$doc])*
            pub fn $name(&self) -> u64 {
                self.$name.load(Ordering::Relaxed)
            }

            pub(crate) fn $add(&self, n: u64) {
                self.$name.fetch_add(n, Ordering::Relaxed);
            }
        )*
    };
}

impl Stats {
    /// Counters at zero.
    pub fn new() -> Stats {
        Stats::default()
    }

    counters! {
        /// Runs that needed the device and ended well.
        runs, add_runs;
        /// Rows that these runs were given.
        rows, add_rows;
        /// Chunks that were computed.
        chunks, add_chunks;
        /// Bytes copied to the device.
        bytes_up, add_bytes_up;
        /// Bytes copied from the device.
        bytes_down, add_bytes_down;
        /// Columns that were on the device already.
        cache_hits, add_cache_hits;
        /// Columns that were worth keeping on the device and had to be uploaded.
        cache_misses, add_cache_misses;
    }

    /// Time in kernels as the device measures it; that of kernels which run at the same time adds up.
    pub fn kernel_time(&self) -> Duration {
        Duration::from_nanos(self.kernel_ns.load(Ordering::Relaxed))
    }

    /// Time from the start to the end of runs, summed over threads.
    pub fn wall_time(&self) -> Duration {
        Duration::from_nanos(self.wall_ns.load(Ordering::Relaxed))
    }

    pub(crate) fn add_kernel_time(&self, ns: u64) {
        self.kernel_ns.fetch_add(ns, Ordering::Relaxed);
    }

    pub(crate) fn add_wall_time(&self, time: Duration) {
        let ns = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        self.wall_ns.fetch_add(ns, Ordering::Relaxed);
    }

    /// Adds another's counts.
    pub fn add(&self, other: &Stats) {
        self.add_runs(other.runs());
        self.add_rows(other.rows());
        self.add_chunks(other.chunks());
        self.add_bytes_up(other.bytes_up());
        self.add_bytes_down(other.bytes_down());
        self.add_cache_hits(other.cache_hits());
        self.add_cache_misses(other.cache_misses());
        self.add_kernel_time(other.kernel_ns.load(Ordering::Relaxed));
        self.add_wall_time(other.wall_time());
    }
}
