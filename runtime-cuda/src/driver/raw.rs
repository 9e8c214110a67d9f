//! The operations of a device, as every driver has them.

use std::fmt;
use std::ptr::NonNull;

use rbcdb_udf_abi::artifact::Artifact;
use rbcdb_udf_abi::gpu::GpuCode;
use rbcdb_udf_abi::kernel::LaunchShape;

use super::{Failure, HostMemory, LaunchParameter, Loaded, Properties};

/// A device's operations. All may be called from any thread. What takes an address, a stream, an event, a module or a
/// function is unsafe: it must be one that this driver gave, and that wasn't given back.
pub(crate) trait Driver: Send + Sync + fmt::Debug {
    fn properties(&self) -> &Properties;
    /// Bytes that are free.
    fn free_bytes(&self) -> Result<u64, Failure>;

    fn allocate(&self, bytes: usize) -> Result<u64, Failure>;
    /// # Safety
    /// No operation may be under way on the memory.
    unsafe fn free(&self, address: u64) -> Result<(), Failure>;
    /// Zeroed memory of the host that copies run fastest with, and that kernels can read and write.
    fn allocate_host(&self, bytes: usize) -> Result<HostMemory, Failure>;
    /// # Safety
    /// No operation may be under way on the memory.
    unsafe fn free_host(&self, start: NonNull<u8>) -> Result<(), Failure>;

    /// Streams are many, but a device works on few of them at once: a stream may wait for another's kernels.
    fn create_stream(&self) -> Result<u64, Failure>;
    /// # Safety
    /// All operations on the stream must have ended.
    unsafe fn destroy_stream(&self, stream: u64) -> Result<(), Failure>;
    fn create_event(&self) -> Result<u64, Failure>;
    /// # Safety
    /// As for all.
    unsafe fn destroy_event(&self, event: u64) -> Result<(), Failure>;
    /// Lets the event happen when the stream has come to here.
    /// # Safety
    /// As for all.
    unsafe fn record(&self, event: u64, stream: u64) -> Result<(), Failure>;
    /// Whether the event has happened as often as it was recorded.
    /// # Safety
    /// As for all.
    unsafe fn has_happened(&self, event: u64) -> Result<bool, Failure>;
    /// Time between two events that have happened.
    /// # Safety
    /// As for all.
    unsafe fn elapsed_ns(&self, start: u64, end: u64) -> Result<u64, Failure>;

    /// Copies from memory that [`Driver::allocate_host`] gave, when the stream comes to it.
    /// # Safety
    /// Until then nothing writes to the source, and both stay allocated.
    unsafe fn upload(&self, stream: u64, to: u64, from: NonNull<u8>, bytes: usize) -> Result<(), Failure>;
    /// Copies to memory that [`Driver::allocate_host`] gave, when the stream comes to it.
    /// # Safety
    /// Until then nothing reads or writes the destination, and both stay allocated.
    unsafe fn download(&self, stream: u64, to: NonNull<u8>, from: u64, bytes: usize) -> Result<(), Failure>;

    /// Copies within the device's memory, when the stream comes to it.
    /// # Safety
    /// Both stay allocated until then, and don't overlap.
    unsafe fn copy(&self, stream: u64, to: u64, from: u64, bytes: usize) -> Result<(), Failure>;

    /// Sets all bytes of a part of the device's memory, when the stream comes to it.
    /// # Safety
    /// It stays allocated until then.
    unsafe fn fill(&self, stream: u64, to: u64, byte: u8, bytes: usize) -> Result<(), Failure>;

    /// Loads a kernel: an artifact's, or the one that compacts.
    fn load(&self, artifact: Option<&Artifact>, code: &GpuCode) -> Result<Loaded, Failure>;
    /// # Safety
    /// No launch of the module's functions may be under way.
    unsafe fn unload(&self, module: u64) -> Result<(), Failure>;
    /// Launches a function, when the stream comes to it.
    /// # Safety
    /// The parameters must be the function's, and the memory that they mean must stay allocated until the launch has ended.
    unsafe fn launch(
        &self,
        stream: u64,
        function: u64,
        shape: LaunchShape,
        parameters: &[LaunchParameter],
    ) -> Result<(), Failure>;
}
