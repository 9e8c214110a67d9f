//! One call: arrays → call frame → kernel → array or error.
//!
//! NULLs: a strict function gets a mask of the rows where all arguments are valid, computed as the AND of their
//! validity bitmaps, and that mask is also the result's validity. `CALLED ON NULL INPUT` functions get each argument's
//! bitmap. Scalar arguments become a tile of copies (see [`rbcdb_udf_abi::frame`]), never an array.
//!
//! What is public here is what calls on other devices have in common with those on the CPU: which arguments fit, how a
//! result looks, what an error says.

mod inputs;
mod nulls;
mod output;
mod raw;
mod raw_run;
mod render;
mod scratch;
#[cfg(test)]
mod tests;
mod threads;

use std::time::{Duration, Instant};

use arrow::array::{Array, ArrayRef};
use arrow::datatypes::DataType;
use rbcdb_udf_abi::artifact::Metadata;
use rbcdb_udf_abi::{RowError, Signature, Status};

use crate::arrow_types::parameter_type;
use crate::cancel::CancelFlag;
use crate::error::{CallError, RowFailure};
use crate::function::Argument;
use crate::loader::Code;
use output::Output;

pub use inputs::parts as complex_parts;
pub use nulls::{Mask, is_null, validity};
pub use output::{all_null, array, assemble, tidy};
pub use threads::Threads;

/// Checks number, types and lengths of the arguments.
pub(crate) fn check_arguments(signature: &Signature, args: &[Argument], rows: usize) -> Result<(), CallError> {
    check_argument_count(signature, args.len())?;
    for (i, arg) in args.iter().enumerate() {
        let array = arg.array();
        let expected = match arg {
            Argument::Array(_) => rows,
            Argument::Scalar(_) => 1,
        };
        check_argument(signature, i, array.data_type(), array.len(), expected)?;
    }
    Ok(())
}

/// Checks the number of arguments.
///
/// # Errors
/// [`CallError::Shape`].
pub fn check_argument_count(signature: &Signature, given: usize) -> Result<(), CallError> {
    if given != signature.parameters.len() {
        return Err(shape(signature, format!("{given} arguments for {signature}")));
    }
    Ok(())
}

/// Checks one argument's type and length; the parameter with this index must be there.
///
/// # Errors
/// [`CallError::Type`] and [`CallError::Shape`].
pub fn check_argument(
    signature: &Signature,
    index: usize,
    ty: &DataType,
    length: usize,
    expected_length: usize,
) -> Result<(), CallError> {
    let parameter = &signature.parameters[index];
    if parameter_type(ty) != Some(parameter.ty) {
        return Err(CallError::Type {
            function: signature.name.clone(),
            parameter: parameter.name.clone(),
            expected: parameter.ty,
            actual: ty.clone(),
        });
    }
    if length != expected_length {
        let name = &parameter.name;
        let what = format!("{length} values for parameter {name}, expected {expected_length}");
        return Err(shape(signature, what));
    }
    Ok(())
}

fn shape(signature: &Signature, what: String) -> CallError {
    CallError::Shape {
        function: signature.name.clone(),
        what,
    }
}

/// Computes `rows` rows from arguments that fit the signature, or those of them that are wanted. `record` is told how long the
/// kernel took, if it was needed at all.
pub(crate) fn run(
    metadata: &Metadata,
    code: &Code,
    args: &[Argument],
    (rows, wanted): (usize, Option<&Mask>),
    cancel: &CancelFlag,
    record: impl FnOnce(Duration),
) -> Result<ArrayRef, CallError> {
    run_to_word(metadata, code, args, (rows, wanted), cancel, record).map_err(|ended| match ended {
        Ended::Row { row, word } => row_failure(metadata, rows, row, word, |i, row| {
            (args[i].array().as_ref(), args[i].index(row))
        }),
        Ended::Call(error) => error,
    })
}

/// Why rows weren't all computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// A row failed, the first that does.
    Row {
        /// Its number.
        row: u64,
        /// Its error word, see [`RowError::from_word`].
        word: u32,
    },
    /// For another reason.
    Call(CallError),
}

impl From<CallError> for Ended {
    fn from(error: CallError) -> Ended {
        Ended::Call(error)
    }
}

/// [`run`], but an error of a row isn't put in words.
fn run_to_word(
    metadata: &Metadata,
    code: &Code,
    args: &[Argument],
    (rows, wanted): (usize, Option<&Mask>),
    cancel: &CancelFlag,
    record: impl FnOnce(Duration),
) -> Result<ArrayRef, Ended> {
    let signature = &metadata.signature;
    let strict = !signature.called_on_null_input;
    if rows == 0 || strict && args.iter().any(Argument::is_null_scalar) {
        return Ok(output::all_null(signature.result, rows));
    }
    let mask = if strict { nulls::valid_in_all(args, rows) } else { None };
    let mask = match (mask, wanted) {
        (Some(mask), Some(wanted)) => Some(mask.and(wanted)),
        (mask, wanted) => mask.or_else(|| wanted.cloned()),
    };
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
        let end = raw_run::run(
            code,
            &columns,
            mask.as_ref(),
            output.memory(),
            &mut scratch.tails,
            cancel,
        );
        record(started.elapsed());
        outcome(metadata, end)?;
        Ok(output.finish(mask))
    })
}

/// What the end of a run means.
fn outcome(metadata: &Metadata, end: raw_run::End) -> Result<(), Ended> {
    match Status::from_u32(end.status) {
        Some(Status::Ok) => Ok(()),
        Some(Status::Cancelled) => Err(CallError::Cancelled.into()),
        Some(Status::Error) => Err(Ended::Row {
            row: end.error_row,
            word: end.error_word,
        }),
        None => Err(internal(metadata, format!("ended with status {}", end.status)).into()),
    }
}

/// The error that a kernel reported for a row of `rows`, in words. `argument` says where a parameter's value in a row is:
/// an array and an index into it.
pub fn row_failure<'a>(
    metadata: &Metadata,
    rows: usize,
    error_row: u64,
    error_word: u32,
    argument: impl Fn(usize, usize) -> (&'a dyn Array, usize),
) -> CallError {
    let signature = &metadata.signature;
    let row = usize::try_from(error_row).ok().filter(|row| *row < rows);
    let error = RowError::from_word(error_word);
    let site = error.and_then(|error| metadata.sites.get(error.site as usize));
    let (Some(row), Some(error), Some(site)) = (row, error, site) else {
        let what = format!("reported error word {error_word:#x} for row {error_row} of {rows}");
        return internal(metadata, what);
    };
    let parameters = &signature.parameters;
    let declared: Vec<String> = parameters.iter().map(|p| format!("{} {}", p.name, p.ty)).collect();
    let arguments = parameters.iter().enumerate().map(|(i, parameter)| {
        let (array, index) = argument(i, row);
        (parameter.name.clone(), render::value(array, parameter.ty, index))
    });
    CallError::Row(Box::new(RowFailure {
        code: error.code,
        message: site.message.clone().unwrap_or_else(|| error.code.message().into()),
        function: site.function.clone(),
        line: site.line,
        column: site.column,
        called: format!("{}({})", signature.name, declared.join(", ")),
        in_called: site.function == signature.name,
        row,
        arguments: arguments.collect(),
    }))
}

/// The error for compiled code that did what it never should.
pub fn internal(metadata: &Metadata, what: String) -> CallError {
    CallError::Internal {
        function: metadata.signature.name.clone(),
        what,
    }
}
