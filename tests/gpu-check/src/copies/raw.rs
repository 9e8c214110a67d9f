//! Pinned memory.

use std::sync::Arc;

use cudarc::driver::{CudaContext, DriverError, PinnedHostSlice};

/// Pinned memory of so many bytes, zeroed, cached as ordinary memory is.
pub fn pinned(context: &Arc<CudaContext>, bytes: usize) -> Result<PinnedHostSlice<u8>, DriverError> {
    // SAFETY: the memory isn't initialised, and is written below before anything reads it.
    let mut memory = unsafe { context.alloc_pinned_with_flags::<u8>(bytes, 0) }?;
    memory.as_mut_slice()?.fill(0);
    Ok(memory)
}
