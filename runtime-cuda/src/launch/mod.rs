//! Kernel functions on a device: a call is one launch over whole arrays, whose result is one output array.
//!
//! ```text
//! Artifact ── GridKernel::load ──▶ GridKernel ─┐
//! Arrow arrays ── inputs ──────────────────────┴─ flight: upload, launch, download ──▶ array, or the first failing thread's error word
//! ```
//!
//! [`rbcdb_udf_abi::kernel`] is the contract with the code. How long the output is and in which shape to launch,
//! callers compute from the function's declaration.

mod flight;
pub(crate) mod inputs;

use std::sync::Arc;

use arrow::array::ArrayRef;
use rbcdb_runtime_cpu::{CallError, CancelFlag};
use rbcdb_udf_abi::ParameterType;
use rbcdb_udf_abi::artifact::{Artifact, Metadata};
use rbcdb_udf_abi::gpu::Cubin;
use rbcdb_udf_abi::kernel::LaunchShape;

use crate::background;
use crate::device::Device;
use crate::error::Error;
use crate::kernel::{Form, load_code};
use crate::memory::Code;
use crate::shape;
use crate::stats::Stats;

/// A kernel function's code on one device. Shared by all threads that call it.
#[derive(Debug)]
pub struct GridKernel {
    device: Arc<Device>,
    metadata: Metadata,
    code: Arc<Code>,
}

impl GridKernel {
    /// Loads the GPU code of a kernel function's artifact, as [`crate::Kernel::load`] does that of other functions.
    ///
    /// # Errors
    /// [`Error::NoGpuCode`], or [`Error::Load`] with what the driver says, or if it isn't a kernel function.
    pub fn load(device: &Arc<Device>, artifact: &Artifact) -> Result<Arc<GridKernel>, Error> {
        let code = load_code(device, artifact, Form::Launches)?;
        Ok(Arc::new(GridKernel {
            device: Arc::clone(device),
            metadata: artifact.metadata.clone(),
            code,
        }))
    }

    /// [`GridKernel::load`] for a call that may be cancelled meanwhile.
    ///
    /// # Errors
    /// As [`GridKernel::load`], and if the call is cancelled.
    pub fn load_for(device: &Arc<Device>, artifact: &Artifact, cancel: &CancelFlag) -> Result<Arc<GridKernel>, Error> {
        let (on, artifact) = (Arc::clone(device), artifact.clone());
        background::call(device, cancel, move || GridKernel::load(&on, &artifact))?
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

    /// Threads that a block may have, since each needs its registers.
    pub fn block_max(&self) -> u32 {
        self.code.loaded().block_max
    }

    /// Launches the code once. Each argument is an array of length 1: of the parameter's value, or of one list for a
    /// parameter that is an array. The result has `output_length` elements, those that no thread writes 0 or false.
    ///
    /// # Errors
    /// - [`Error::Thread`] if threads failed.
    /// - [`Error::Call`] if the call is cancelled; also for the wrong number, types or lengths of arguments, and for a
    ///   NULL in one: NULLs are the caller's business.
    /// - [`Error::Shape`] for a shape that the device or the code doesn't allow.
    /// - Others if the device can't do it.
    pub fn launch(
        self: &Arc<Self>,
        arguments: &[ArrayRef],
        output_length: usize,
        shape: LaunchShape,
        cancel: &CancelFlag,
        stats: &Stats,
    ) -> Result<ArrayRef, Error> {
        let signature = &self.metadata.signature;
        if ParameterType::array(signature.result).is_none() {
            let what = format!("there are no arrays of {}", signature.result);
            return Err(inputs::wrong(signature, what).into());
        }
        let inputs = inputs::inputs(signature, &self.metadata.language, arguments)?;
        shape::check(shape, &self.code).map_err(|what| {
            let function = signature.name.clone();
            Error::Shape { function, what }
        })?;
        if cancel.is_cancelled() {
            return Err(CallError::Cancelled.into());
        }
        let job = {
            let (kernel, cancel) = (Arc::clone(self), cancel.clone());
            move || {
                let counts = Stats::new();
                let outcome = flight::fly(&kernel, &inputs, output_length, shape, &cancel, &counts);
                // The outcome is all that is left of it when it is known.
                drop((kernel, inputs));
                (outcome, counts)
            }
        };
        let (outcome, counts) = background::call(&self.device, cancel, job)?;
        stats.add(&counts);
        outcome
    }
}
