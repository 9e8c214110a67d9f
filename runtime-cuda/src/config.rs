//! Limits of what a device is used for.

use std::time::Duration;

/// What a device's memory and a call's chunks may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Bytes of device memory to use at most, per device; `None` for 80% of what is free when the device is found.
    pub memory_limit: Option<u64>,
    /// Bytes of it that columns kept between calls may take; `None` for half of it.
    pub cache_limit: Option<u64>,
    /// Rows that are uploaded, computed and downloaded at once, at most.
    pub chunk_rows: usize,
    /// Results of so many bytes and more come down into the memory that their arrays have: pinned memory, of which arrays
    /// take [`Config::direct_limit`] at most. Others are copied once more.
    pub direct_bytes: usize,
    /// Bytes of pinned memory that arrays may take, per device.
    pub direct_limit: u64,
    /// Chunks of one call that are on their way at the same time: one each that is staged, goes up, is computed and comes down, and
    /// one more that none of them waits for.
    pub lanes: usize,
    /// A call's first chunk that takes longer has the device for itself, as far as that call is concerned: it may be waiting for
    /// another call's kernels, and these for this one's later chunks.
    pub patience: Duration,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            memory_limit: None,
            cache_limit: None,
            chunk_rows: 1 << 20,
            direct_bytes: 1 << 20,
            direct_limit: 2 << 30,
            lanes: 5,
            patience: Duration::from_secs(1),
        }
    }
}
