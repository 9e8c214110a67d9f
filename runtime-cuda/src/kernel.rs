//! An artifact's kernel on a device.

use std::sync::Arc;

use arrow::array::ArrayRef;
use rbcdb_runtime_cpu::{Argument, CancelFlag};
use rbcdb_udf_abi::artifact::{Artifact, Metadata};
use rbcdb_udf_abi::gpu::Cubin;
use rbcdb_udf_abi::kernel::LaunchShape;

use crate::background;
use crate::device::Device;
use crate::error::Error;
use crate::memory::Code;
use crate::run;
use crate::shape;
use crate::stats::Stats;

/// A function's code on one device. Shared by all threads that call it.
#[derive(Debug)]
pub struct Kernel {
    device: Arc<Device>,
    metadata: Metadata,
    code: Arc<Code>,
}

impl Kernel {
    /// Loads the artifact's GPU code: machine code for the device's compute capability if the artifact has it, else what
    /// the driver makes of the PTX, which is then in [`Kernel::cubin`].
    ///
    /// # Errors
    /// [`Error::NoGpuCode`], or [`Error::Load`] with what the driver says.
    pub fn load(device: &Arc<Device>, artifact: &Artifact) -> Result<Arc<Kernel>, Error> {
        let code = load_code(device, artifact, Form::Rows)?;
        Ok(Arc::new(Kernel {
            device: Arc::clone(device),
            metadata: artifact.metadata.clone(),
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
        shape::for_rows(&self.device, &self.code, rows)
    }

    /// Checks that the code allows a shape.
    pub(crate) fn check_shape(&self, shape: LaunchShape) -> Result<(), Error> {
        let what = if shape == LaunchShape::linear(shape.grid[0], shape.block[0]) {
            match shape::check(shape, &self.code) {
                Ok(()) => return Ok(()),
                Err(what) => what,
            }
        } else {
            "its code runs in one dimension".to_owned()
        };
        let function = self.metadata.signature.name.clone();
        Err(Error::Shape { function, what })
    }
}

/// What the code of an artifact is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Rows, as [`rbcdb_udf_abi::gpu`] says.
    Rows,
    /// Launches over whole arrays, as [`rbcdb_udf_abi::kernel`] says.
    Launches,
}

/// Loads the artifact's GPU code, if it is of this form.
pub(crate) fn load_code(device: &Arc<Device>, artifact: &Artifact, form: Form) -> Result<Arc<Code>, Error> {
    let signature = &artifact.metadata.signature;
    let load = |what: String| Error::Load {
        function: signature.name.clone(),
        device: device.name().to_owned(),
        what,
    };
    // The other form's code would take its parameters for something else.
    match (&signature.kernel, form) {
        (None, Form::Rows) | (Some(_), Form::Launches) => {}
        (Some(_), Form::Rows) => return Err(load("a kernel function computes no rows".to_owned())),
        (None, Form::Launches) => return Err(load("it isn't a kernel function".to_owned())),
    }
    let Some(gpu) = &artifact.gpu else {
        let function = signature.name.clone();
        return Err(Error::NoGpuCode { function });
    };
    if gpu.capability > device.capability() {
        return Err(load(format!(
            "it is for compute capability {} and newer, the device has {}",
            gpu.capability,
            device.capability()
        )));
    }
    device
        .trouble(Code::load(device.gpu(), Some(artifact), gpu))
        .map_err(|error| match error {
            Error::Device { what, .. } => load(what),
            other => other,
        })
}
