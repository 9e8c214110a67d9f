//! What a launch on the CPU hands to compiled code besides the call's arguments.

use std::sync::Arc;

use arrow::array::{ArrayRef, ListArray};
use arrow::buffer::OffsetBuffer;
use arrow::compute::cast;
use arrow::datatypes::{DataType, Field};
use arrow::error::ArrowError;
use rbcdb_runtime_cpu::call::array;
use rbcdb_runtime_cpu::simt::SharedMemory;
use rbcdb_runtime_cpu::{Argument, CallError, Function, arrow_type};
use rbcdb_udf_abi::kernel::output_width;
use rbcdb_udf_abi::{ParameterType, ScalarType};
use rbcdb_udf_compiler::kernel_rows::written_type;

/// An array that threads write to.
pub(super) struct Written {
    pub memory: Arc<SharedMemory>,
    pub element: ScalarType,
    pub length: usize,
}

impl Written {
    /// One of zeros; `None` where the system hasn't so much memory.
    pub fn zeroed(element: ScalarType, length: usize) -> Option<Written> {
        let memory = SharedMemory::zeroed(length * output_width(element))?;
        Some(Written {
            memory,
            element,
            length,
        })
    }

    /// The array as an argument.
    pub fn argument(&self) -> Argument {
        let element = written_type(self.element).element().unwrap_or(self.element);
        let values = array(element, self.length, vec![self.memory.as_buffer()], None);
        let field = Arc::new(Field::new_list_field(arrow_type(element), true));
        let offsets = OffsetBuffer::from_lengths([self.length]);
        Argument::Scalar(Arc::new(ListArray::new(field, offsets, values, None)))
    }
}

/// The call's arguments and the output, which come first.
///
/// # Errors
/// [`CallError::Shape`] for what the code doesn't take.
pub(super) fn first_arguments(
    function: &Function,
    values: &[ArrayRef],
    output: &Written,
) -> Result<Vec<Argument>, CallError> {
    let signature = &function.metadata().signature;
    let values = values.iter().zip(&signature.parameters).map(|(value, parameter)| {
        let value = handed_over(value, parameter.ty).map_err(|error| CallError::Shape {
            function: signature.name.clone(),
            what: error.to_string(),
        })?;
        Ok(Argument::Scalar(value))
    });
    values.chain([Ok(output.argument())]).collect()
}

/// A value as the code takes it: booleans in an array as bytes, where it takes bytes.
fn handed_over(value: &ArrayRef, ty: ParameterType) -> Result<ArrayRef, ArrowError> {
    let booleans = matches!(value.data_type(), DataType::List(field) if *field.data_type() == DataType::Boolean);
    match ty.element() {
        Some(element @ ScalarType::UInt8) if booleans => {
            let to = DataType::List(Arc::new(Field::new_list_field(arrow_type(element), true)));
            cast(value, &to)
        }
        _ => Ok(Arc::clone(value)),
    }
}
