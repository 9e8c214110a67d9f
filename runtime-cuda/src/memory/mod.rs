//! What runs are made of: a device that may be lost, memory on it and on the host's side, and queues of operations which
//! hold on to the memory that they use.
//!
//! A block of memory is shared by reference count. A queue keeps a reference to each block until the operations that use
//! it have ended; so memory is never freed, reused or looked at by the host while the device may still access it.

mod gpu;
mod pool;
mod raw;

pub(crate) use gpu::Gpu;
pub(crate) use pool::{Block, Pool};
pub(crate) use raw::{Code, DeviceBuffer, HostBuffer, LaunchArgument, Queue, into_arrow};

/// Memory on a device.
pub(crate) type DeviceBlock = Block<DeviceBuffer>;
/// Memory of the host's that a device copies from and to.
pub(crate) type HostBlock = Block<HostBuffer>;
