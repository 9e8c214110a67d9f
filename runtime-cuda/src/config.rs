//! Limits of what a device is used for.

/// What a device's memory and a call's chunks may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Bytes of device memory to use at most, per device; `None` for 80% of what is free when the device is found.
    pub memory_limit: Option<u64>,
    /// Bytes of it that columns kept between calls may take; `None` for half of it.
    pub cache_limit: Option<u64>,
    /// Rows that are uploaded, computed and downloaded at once, at most.
    pub chunk_rows: usize,
    /// Chunks of one call that are on their way at the same time.
    pub lanes: usize,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            memory_limit: None,
            cache_limit: None,
            chunk_rows: 1 << 20,
            lanes: 3,
        }
    }
}
