//! The memory that queries may take together, and the disk that they spill to.
//!
//! Sorts, joins and aggregates reserve their memory in one pool. Those that can spill get an equal share of it and write what
//! is more to disk; those that can't fail with SQLSTATE 53200 when it is used up.

use std::path::PathBuf;
use std::sync::Arc;

use datafusion::execution::disk_manager::{DiskManagerBuilder, DiskManagerMode};
use datafusion::execution::memory_pool::{FairSpillPool, MemoryPool, UnboundedMemoryPool};
use datafusion::execution::runtime_env::{RuntimeEnv, RuntimeEnvBuilder};

use crate::error::Error;

/// Limits of what queries take.
#[derive(Debug, Clone, Default)]
pub struct MemoryConfig {
    /// Bytes that they may reserve together; no limit if not set.
    pub limit_bytes: Option<u64>,
    /// Directory that they spill to, emptied at the start; the system's for temporary files if not set.
    pub spill_dir: Option<PathBuf>,
    /// Bytes that they may spill; DataFusion's default if not set.
    pub spill_limit_bytes: Option<u64>,
}

/// What running queries take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueryMemory {
    /// Bytes reserved.
    pub reserved: usize,
    /// Bytes that may be.
    pub limit: Option<u64>,
}

/// The environment that queries run in.
pub(super) fn runtime_env(config: &MemoryConfig) -> Result<Arc<RuntimeEnv>, Error> {
    let pool: Arc<dyn MemoryPool> = match config.limit_bytes {
        Some(limit) => Arc::new(FairSpillPool::new(usize::try_from(limit).unwrap_or(usize::MAX))),
        None => Arc::new(UnboundedMemoryPool::default()),
    };
    let mut disk = DiskManagerBuilder::default();
    if let Some(dir) = &config.spill_dir {
        clear(dir)?;
        disk = disk.with_mode(DiskManagerMode::Directories(vec![dir.clone()]));
    }
    if let Some(limit) = config.spill_limit_bytes {
        disk = disk.with_max_temp_directory_size(limit);
    }
    let builder = RuntimeEnvBuilder::new()
        .with_memory_pool(pool)
        .with_disk_manager_builder(disk);
    Ok(builder.build_arc()?)
}

/// What a sort keeps back to merge what it has spilled, in bytes: DataFusion's own share would be most of a small limit.
pub(super) fn merge_reservation_bytes(config: &MemoryConfig, partitions: usize) -> Option<usize> {
    /// Sorts that shall be able to run at the same time.
    const SORTS: usize = 16;
    let share = usize::try_from(config.limit_bytes?).ok()? / (SORTS * partitions.max(1));
    Some(share.clamp(64 << 10, 10 << 20))
}

/// What a server that was killed has left there is of no use.
fn clear(dir: &PathBuf) -> Result<(), Error> {
    let failed = |e: std::io::Error| Error::new("58030", format!("cannot use \"{}\" to spill to: {e}", dir.display()));
    match std::fs::remove_dir_all(dir) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(failed(e)),
        _ => {}
    }
    std::fs::create_dir_all(dir).map_err(failed)
}
