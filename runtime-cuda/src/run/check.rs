//! Whether a run's calls fit its columns and its device: the same errors as on the CPU.

use std::sync::Arc;

use arrow::array::Array;
use rbcdb_runtime_cpu::CallError;
use rbcdb_runtime_cpu::call::{check_argument, check_argument_count};
use rbcdb_udf_abi::ScalarType;

use super::{Call, CallArgument, Run};
use crate::device::Device;
use crate::error::Error;

pub(super) fn check(device: &Arc<Device>, run: &Run) -> Result<(), Error> {
    for call in run.filter.iter().chain(&run.outputs) {
        check_call(device, run, call)?;
    }
    if let Some(filter) = &run.filter {
        let signature = &filter.kernel.metadata().signature;
        if signature.result != ScalarType::Bool {
            return Err(wrong(filter, format!("a filter that gives {}", signature.result)));
        }
    }
    Ok(())
}

fn check_call(device: &Arc<Device>, run: &Run, call: &Call) -> Result<(), Error> {
    let signature = &call.kernel.metadata().signature;
    if !Arc::ptr_eq(call.kernel.device(), device) {
        return Err(wrong(call, "it is loaded on another device".to_owned()));
    }
    if let Some(shape) = run.shape {
        call.kernel.check_shape(shape)?;
    }
    check_argument_count(signature, call.arguments.len())?;
    for (i, argument) in call.arguments.iter().enumerate() {
        match argument {
            CallArgument::Scalar(array) => check_argument(signature, i, array.data_type(), array.len(), 1)?,
            CallArgument::Column(column) => {
                let Some(column) = run.columns.get(*column) else {
                    return Err(wrong(call, format!("column {column} of {}", run.columns.len())));
                };
                for ty in column.types() {
                    check_argument(signature, i, ty, column.rows(), run.rows)?;
                }
                if column.pieces().is_empty() && run.rows > 0 {
                    return Err(wrong(call, format!("a column without rows, {} expected", run.rows)));
                }
            }
        }
    }
    Ok(())
}

fn wrong(call: &Call, what: String) -> Error {
    let function = call.kernel.metadata().signature.name.clone();
    CallError::Shape { function, what }.into()
}
