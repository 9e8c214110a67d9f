//! Grid and block of a launch: what a device takes, and what is best for a number of rows.

use rbcdb_udf_abi::gpu::WARP_THREADS;
use rbcdb_udf_abi::kernel::LaunchShape;

use crate::device::Device;
use crate::memory::Code;

/// Blocks launched per block that fits on the device at once: some, so that blocks whose rows take long don't leave the
/// device idle at the end.
const BLOCKS_PER_RESIDENT: u64 = 4;

/// The shape to launch code in for so many rows.
pub(crate) fn for_rows(device: &Device, code: &Code, rows: usize) -> LaunchShape {
    let loaded = code.loaded();
    let unit = code.block_multiple().next_multiple_of(WARP_THREADS);
    // A block size that the contract allows, of at most what the function's registers allow.
    let block = (loaded.block / unit * unit).max(unit);
    let needed = (rows as u64).div_ceil(u64::from(block)).max(1);
    let resident = u64::from(device.multiprocessors()) * u64::from(loaded.resident_blocks.max(1));
    LaunchShape::linear(needed.min(resident * BLOCKS_PER_RESIDENT) as u32, block)
}

/// Checks that GPUs take a shape, and that the code and its device allow the block; else says what doesn't fit.
pub(crate) fn check(shape: LaunchShape, code: &Code) -> Result<(), String> {
    let LaunchShape { grid, block } = shape;
    let (most, multiple) = (code.loaded().block_max, code.block_multiple());
    if grid.contains(&0) || block.contains(&0) {
        return Err(format!("{} blocks of {} threads are none", size(grid), size(block)));
    }
    for (what, given, most) in [
        ("blocks", grid, LaunchShape::GRID_MAX),
        ("threads per block", block, LaunchShape::BLOCK_MAX),
    ] {
        if given.iter().zip(most).any(|(given, most)| *given > most) {
            return Err(format!(
                "{} {what} are more than the {} that a launch may have",
                size(given),
                size(most)
            ));
        }
    }
    if !block[0].is_multiple_of(multiple) {
        return Err(format!(
            "blocks of {} threads, its code needs a multiple of {multiple}",
            size(block)
        ));
    }
    if shape.block_threads() > u64::from(most) {
        return Err(format!(
            "blocks of {} threads, its code and the device allow {most}",
            size(block)
        ));
    }
    Ok(())
}

/// A size as messages have it: without the dimensions after the last that isn't 1.
fn size([x, y, z]: [u32; 3]) -> String {
    match (y, z) {
        (1, 1) => x.to_string(),
        (_, 1) => format!("{x}×{y}"),
        _ => format!("{x}×{y}×{z}"),
    }
}
