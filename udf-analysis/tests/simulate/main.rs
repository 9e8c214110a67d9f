//! The SIMT emulator, from LLVM IR to what a launch leaves in memory.

mod basics;
mod cuda;
mod faults;
mod hostile;
mod intrinsics;
mod memory;
mod races;
mod refusals;
mod support;
