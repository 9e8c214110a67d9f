//! The C library's settings of its allocator.

#[cfg(target_env = "gnu")]
fn set(parameter: i32, value: i32) -> bool {
    // SAFETY: mallopt may be called at any time with any values; it refuses those that it doesn't know.
    unsafe { libc::mallopt(parameter, value) == 1 }
}

#[cfg(target_env = "gnu")]
pub(super) fn set_trim_threshold(bytes: i32) -> bool {
    set(libc::M_TRIM_THRESHOLD, bytes)
}

#[cfg(target_env = "gnu")]
pub(super) fn set_mmap_threshold(bytes: i32) -> bool {
    set(libc::M_MMAP_THRESHOLD, bytes)
}

#[cfg(target_env = "gnu")]
pub(super) fn set_top_pad(bytes: i32) -> bool {
    set(libc::M_TOP_PAD, bytes)
}

#[cfg(not(target_env = "gnu"))]
pub(super) fn set_trim_threshold(_: i32) -> bool {
    false
}

#[cfg(not(target_env = "gnu"))]
pub(super) fn set_mmap_threshold(_: i32) -> bool {
    false
}

#[cfg(not(target_env = "gnu"))]
pub(super) fn set_top_pad(_: i32) -> bool {
    false
}
