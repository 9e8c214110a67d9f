//! An artifact's kernel on a device.

use std::sync::Arc;

use arrow::array::ArrayRef;
use rbcdb_runtime_cpu::{Argument, CancelFlag};
use rbcdb_udf_abi::artifact::{Artifact, Metadata};
use rbcdb_udf_abi::gpu::{Cubin, WARP_THREADS};

use crate::background;
use crate::device::Device;
use crate::error::Error;
use crate::memory::Code;
use crate::run;
use crate::stats::Stats;

/// Blocks launched per block that fits on the device at once: some, so that blocks whose rows take long don't leave the
/// device idle at the end.
const BLOCKS_PER_RESIDENT: u64 = 4;

/// Grid and block of a launch, in one dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LaunchShape {
    /// Blocks.
    pub grid: u32,
    /// Threads per block.
    pub block: u32,
}

/// A function's code on one device. Shared by all threads that call it.
#[derive(Debug)]
pub struct Kernel {
    device: Arc<Device>,
    metadata: Metadata,
    block_multiple: u32,
    code: Arc<Code>,
}

impl Kernel {
    /// Loads the artifact's GPU code: machine code for the device's compute capability if the artifact has it, else what
    /// the driver makes of the PTX, which is then in [`Kernel::cubin`].
    ///
    /// # Errors
    /// [`Error::NoGpuCode`], or [`Error::Load`] with what the driver says.
    pub fn load(device: &Arc<Device>, artifact: &Artifact) -> Result<Arc<Kernel>, Error> {
        let function = &artifact.metadata.signature.name;
        let Some(gpu) = &artifact.gpu else {
            let function = function.clone();
            return Err(Error::NoGpuCode { function });
        };
        let load = |what: String| Error::Load {
            function: function.clone(),
            device: device.name().to_owned(),
            what,
        };
        if gpu.capability > device.capability() {
            return Err(load(format!(
                "it is for compute capability {} and newer, the device has {}",
                gpu.capability,
                device.capability()
            )));
        }
        let code = device
            .trouble(Code::load(device.gpu(), Some(artifact), gpu))
            .map_err(|error| match error {
                Error::Device { what, .. } => load(what),
                other => other,
            })?;
        Ok(Arc::new(Kernel {
            device: Arc::clone(device),
            metadata: artifact.metadata.clone(),
            block_multiple: gpu.block_multiple.max(1),
            code,
        }))
    }

    /// [`Kernel::load`] for a call that may be cancelled meanwhile: a driver takes its time to compile, and may not load
    /// anything before running kernels have ended.
    ///
    /// # Errors
    /// As [`Kernel::load`], and if the call is cancelled.
    pub fn load_for(device: &Arc<Device>, artifact: &Artifact, cancel: &CancelFlag) -> Result<Arc<Kernel>, Error> {
        let (on, artifact) = (Arc::clone(device), artifact.clone());
        background::call(device, cancel, move || Kernel::load(&on, &artifact))?
    }

    /// Signature, source, error sites.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// The device that it is on.
    pub fn device(&self) -> &Arc<Device> {
        &self.device
    }

    /// Machine code that the driver made when this was loaded: worth keeping in the artifact.
    pub fn cubin(&self) -> Option<&Cubin> {
        self.code.loaded().cubin.as_ref()
    }

    /// Registers per thread.
    pub fn registers(&self) -> u32 {
        self.code.loaded().registers
    }

    /// Computes `rows` rows as [`rbcdb_runtime_cpu::Function::call`] does.
    ///
    /// # Errors
    /// As [`Device::run`].
    pub fn call(
        self: &Arc<Self>,
        args: &[Argument],
        rows: usize,
        cancel: &CancelFlag,
        stats: &Stats,
    ) -> Result<ArrayRef, Error> {
        run::call(self, args, rows, cancel, stats)
    }

    pub(crate) fn code(&self) -> &Arc<Code> {
        &self.code
    }

    /// The shape to launch so many rows in.
    pub(crate) fn shape(&self, rows: usize) -> LaunchShape {
        shape(&self.device, &self.code, self.block_multiple, rows)
    }

    /// Checks that the code allows a shape.
    pub(crate) fn check_shape(&self, shape: LaunchShape) -> Result<(), Error> {
        let LaunchShape { grid, block } = shape;
        let multiple = self.block_multiple;
        let what = if grid == 0 || block == 0 {
            format!("{grid} blocks of {block} threads are none")
        } else if grid > i32::MAX as u32 {
            format!("{grid} blocks are more than a launch may have")
        } else if !block.is_multiple_of(multiple) {
            format!("blocks of {block} threads, its code needs a multiple of {multiple}")
        } else if block > self.code.loaded().block_max {
            let most = self.code.loaded().block_max;
            format!("blocks of {block} threads, its code and the device allow {most}")
        } else {
            return Ok(());
        };
        let function = self.metadata.signature.name.clone();
        Err(Error::Shape { function, what })
    }
}

/// The shape to launch code in for so many rows.
pub(crate) fn shape(device: &Device, code: &Code, block_multiple: u32, rows: usize) -> LaunchShape {
    let loaded = code.loaded();
    let unit = block_multiple.next_multiple_of(WARP_THREADS);
    // A block size that the contract allows, of at most what the function's registers allow.
    let block = (loaded.block / unit * unit).max(unit);
    let needed = (rows as u64).div_ceil(u64::from(block)).max(1);
    let resident = u64::from(device.multiprocessors()) * u64::from(loaded.resident_blocks.max(1));
    LaunchShape {
        grid: needed.min(resident * BLOCKS_PER_RESIDENT) as u32,
        block,
    }
}
