//! A call that stands alone, in an aggregation, a sort key or a join: one batch after the other, on a GPU where that is
//! wanted or faster.

use std::sync::Arc;
use std::time::Duration;

use arrow::array::{Array, ArrayRef};
use rbcdb_runtime_cpu::{Argument, CallError};
use rbcdb_runtime_cuda::{Device, Error as GpuError, Stats};
use rbcdb_udf_abi::gpu::{bitmap_bytes, plane_bytes, planes};
use rbcdb_udf_abi::{Parameter, ParameterType};

use super::Gpu;
use super::placement::{self, Costs, Work};
use super::report::{Reason, Runs};
use crate::catalog::{FunctionEntry, RowCode};
use crate::device::{self, DeviceChoice};
use crate::statement::StatementContext;

/// Computes a batch on a GPU; `None` if the CPU shall. Notes why in `runs`.
///
/// # Errors
/// The call's own error: a failing row, a cancelled statement.
pub(crate) fn compute(
    (entry, code): (&FunctionEntry, &RowCode),
    statement: &StatementContext,
    args: &[Argument],
    rows: usize,
    runs: &Runs,
) -> Result<Option<ArrayRef>, CallError> {
    let Some(gpu) = statement.gpu().filter(|_| !device::is_on_cpu()) else {
        return Ok(None);
    };
    let Some(device) = gpu.device(0) else {
        runs.cpu_because(Reason::Trouble(gpu.unavailable().unwrap_or_default()));
        return Ok(None);
    };
    match statement.device() {
        DeviceChoice::Cpu => return Ok(None),
        DeviceChoice::Gpu => runs.gpu_because(Reason::Chosen),
        DeviceChoice::Auto if !is_faster((entry, code), gpu, device, args, rows, runs) => return Ok(None),
        DeviceChoice::Auto => {}
    }
    let kernel = match code.gpu.kernel(gpu, device) {
        Ok(kernel) => kernel,
        Err(reason) => {
            runs.cpu_because(Reason::Trouble(reason));
            return Ok(None);
        }
    };
    runs.compiled(code.gpu.compile_time());
    let stats = Stats::new();
    match kernel.call(args, rows, statement.cancel_flag(), &stats) {
        Ok(array) => {
            runs.stats.add(&stats);
            gpu.costs(code.gpu.key(), || Costs::estimate([code.module.as_ref()]));
            gpu.observe(code.gpu.key(), |costs| {
                costs
                    .gpu
                    .observe(rows as u64, stats.kernel_time().min(stats.wall_time()))
            });
            Ok(Some(array))
        }
        Err(GpuError::Call(error)) => Err(error),
        Err(other) => {
            runs.cpu_because(Reason::Trouble(other.to_string()));
            Ok(None)
        }
    }
}

/// Notes what a batch took on the CPU.
pub(crate) fn observe_cpu(code: &RowCode, statement: &StatementContext, rows: usize, time: Duration) {
    if let Some(gpu) = statement.gpu().filter(|_| statement.device() == DeviceChoice::Auto) {
        gpu.costs(code.gpu.key(), || Costs::estimate([code.module.as_ref()]));
        gpu.observe(code.gpu.key(), |costs| costs.cpu.observe(rows as u64, time));
    }
}

/// Whether a GPU is estimated to be faster. Calls on other threads are taken to leave the device alone.
fn is_faster(
    (entry, code): (&FunctionEntry, &RowCode),
    gpu: &Gpu,
    device: &Arc<Device>,
    args: &[Argument],
    rows: usize,
    runs: &Runs,
) -> bool {
    let link = match gpu.link(device) {
        Ok(link) => link,
        Err(reason) => {
            runs.cpu_because(Reason::Trouble(reason));
            return false;
        }
    };
    let signature = entry.signature();
    let bytes = |ty| (planes(ty) * plane_bytes(ty, rows) + bitmap_bytes(rows)) as u64;
    let given = |(arg, parameter): (&Argument, &Parameter)| match (arg, parameter.ty) {
        (Argument::Scalar(_), _) => 0,
        (Argument::Array(_), ParameterType::Scalar(ty)) => bytes(ty),
        (Argument::Array(array), ParameterType::Array(_)) => array.get_array_memory_size() as u64,
    };
    let work = Work {
        rows: rows as u64,
        upload_bytes: args.iter().zip(&signature.parameters).map(given).sum(),
        download_bytes: bytes(signature.result),
        kernels: 1,
        sharers: 1,
    };
    let costs = gpu.costs(code.gpu.key(), || Costs::estimate([code.module.as_ref()]));
    if costs.is_a_guess() {
        runs.cpu_because(Reason::Unknown);
        return false;
    }
    let placed = placement::place(&work, &costs, &link);
    runs.placed(placed);
    placed.gpu
}
