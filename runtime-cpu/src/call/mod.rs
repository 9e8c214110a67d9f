//! One call: arrays → call frame → kernel → array or error.
//!
//! NULLs: a strict function gets a mask of the rows where all arguments are valid, computed as the AND of their
//! validity bitmaps, and that mask is also the result's validity. `CALLED ON NULL INPUT` functions get each argument's
//! bitmap. Scalar arguments become a tile of copies (see [`rbcdb_udf_abi::frame`]), never an array.

mod inputs;
mod nulls;
mod output;
mod raw;
mod render;
mod scratch;
#[cfg(test)]
mod tests;

use std::time::{Duration, Instant};

use arrow::array::{Array, ArrayRef};
use rbcdb_udf_abi::artifact::Metadata;
use rbcdb_udf_abi::{RowError, Signature, Status};

use crate::arrow_types::scalar_type;
use crate::cancel::CancelFlag;
use crate::error::{CallError, RowFailure};
use crate::function::Argument;
use crate::loader::Code;
use nulls::Mask;
use output::Output;

pub(crate) use nulls::is_null;

/// Checks number, types and lengths of the arguments.
pub(crate) fn check_arguments(signature: &Signature, args: &[Argument], rows: usize) -> Result<(), CallError> {
    let shape = |what: String| CallError::Shape {
        function: signature.name.clone(),
        what,
    };
    if args.len() != signature.parameters.len() {
        return Err(shape(format!("{} arguments for {signature}", args.len())));
    }
    for (arg, parameter) in args.iter().zip(&signature.parameters) {
        let array = arg.array();
        if scalar_type(array.data_type()) != Some(parameter.ty) {
            return Err(CallError::Type {
                function: signature.name.clone(),
                parameter: parameter.name.clone(),
                expected: parameter.ty,
                actual: array.data_type().clone(),
            });
        }
        let expected = match arg {
            Argument::Array(_) => rows,
            Argument::Scalar(_) => 1,
        };
        if array.len() != expected {
            return Err(shape(format!(
                "{} values for parameter {}, expected {expected}",
                array.len(),
                parameter.name
            )));
        }
    }
    Ok(())
}

/// Computes `rows` rows from arguments that fit the signature. `record` is told how long the kernel took, if it was
/// needed at all.
pub(crate) fn run(
    metadata: &Metadata,
    code: &Code,
    args: &[Argument],
    rows: usize,
    cancel: &CancelFlag,
    record: impl FnOnce(Duration),
) -> Result<ArrayRef, CallError> {
    let signature = &metadata.signature;
    let strict = !signature.called_on_null_input;
    if rows == 0 || strict && args.iter().any(Argument::is_null_scalar) {
        return Ok(output::all_null(signature.result, rows));
    }
    let mask = if strict { nulls::valid_in_all(args, rows) } else { None };
    if mask.as_ref().is_some_and(Mask::is_empty) {
        return Ok(output::all_null(signature.result, rows));
    }
    let validity = if strict { Vec::new() } else { nulls::of_each(args) };
    scratch::with(|scratch| {
        let mut output = Output::new(
            signature.result,
            rows,
            metadata.nullable_result,
            &mut scratch.complex_out,
        );
        let columns = inputs::bind(args, signature, rows, &validity, &mut scratch.inputs);
        let started = Instant::now();
        let end = raw::run(code, &columns, mask.as_ref(), output.memory(), cancel);
        record(started.elapsed());
        match Status::from_u32(end.status) {
            Some(Status::Ok) => Ok(output.finish(mask)),
            Some(Status::Cancelled) => Err(CallError::Cancelled),
            Some(Status::Error) => Err(row_failure(metadata, args, rows, &end)),
            None => Err(internal(metadata, format!("ended with status {}", end.status))),
        }
    })
}

/// The error that the kernel reported, in words.
fn row_failure(metadata: &Metadata, args: &[Argument], rows: usize, end: &raw::End) -> CallError {
    let signature = &metadata.signature;
    let row = usize::try_from(end.error_row).ok().filter(|row| *row < rows);
    let error = RowError::from_word(end.error_word);
    let site = error.and_then(|error| metadata.sites.get(error.site as usize));
    let (Some(row), Some(error), Some(site)) = (row, error, site) else {
        let what = format!(
            "reported error word {:#x} for row {} of {rows}",
            end.error_word, end.error_row
        );
        return internal(metadata, what);
    };
    let parameters: Vec<String> = signature
        .parameters
        .iter()
        .map(|p| format!("{} {}", p.name, p.ty))
        .collect();
    let values = args
        .iter()
        .zip(&signature.parameters)
        .map(|(arg, parameter)| render::value(arg.array().as_ref(), parameter.ty, arg.index(row)));
    CallError::Row(Box::new(RowFailure {
        code: error.code,
        message: site.message.clone().unwrap_or_else(|| error.code.message().into()),
        function: site.function.clone(),
        line: site.line,
        column: site.column,
        called: format!("{}({})", signature.name, parameters.join(", ")),
        in_called: site.function == signature.name,
        row,
        arguments: signature
            .parameters
            .iter()
            .map(|p| p.name.clone())
            .zip(values)
            .collect(),
    }))
}

fn internal(metadata: &Metadata, what: String) -> CallError {
    CallError::Internal {
        function: metadata.signature.name.clone(),
        what,
    }
}
