//! Kernel functions as functions of rows: on a CPU, a row is a thread.
//!
//! That works for those whose threads don't wait for each other: without barriers, and without arrays in shared memory. The row's
//! arguments are the function's, then the output array, which is written in place, then where the thread is in its launch.

use rbcdb_udf_abi::{ParameterType, ScalarType, Signature};

use crate::ir::kernel::{Dimension, Effect, Register};
use crate::ir::{Block, Function, Inst, Module, Param};

/// The parameters behind the output array, in order: names as in CUDA, each an integer of 32 bits without sign.
pub fn positions() -> impl Iterator<Item = (Register, Dimension)> {
    Register::ALL
        .iter()
        .flat_map(|(register, ..)| Dimension::ALL.map(|dimension| (*register, dimension)))
}

/// The type under which the output array is handed over: booleans are bytes there.
pub fn output_type(element: ScalarType) -> ParameterType {
    ParameterType::Array(match element {
        ScalarType::Bool => ScalarType::UInt8,
        other => other,
    })
}

/// The function of rows; `None` for a kernel function whose threads wait for each other.
pub(crate) fn of_rows(module: &Module) -> Option<Module> {
    let mut module = module.clone();
    let entry = module.functions.last_mut()?;
    let kernel = entry.kernel.as_ref()?;
    let waits = entry.user.as_ref().is_some_and(|user| user.waits());
    if waits || !kernel.shared.is_empty() || has_barrier(&entry.body) {
        return None;
    }
    let output = Param {
        name: kernel.output.name.clone(),
        ty: output_type(kernel.output.element),
        optional: false,
    };
    entry.params.push(output);
    entry.params.extend(positions().map(|(register, dimension)| Param {
        name: format!("{}.{}", register.name(), dimension.letter()),
        ty: ScalarType::UInt32.into(),
        optional: false,
    }));
    Some(module)
}

/// The signature of that function.
pub(crate) fn signature(kernel: &Signature, entry: &Function) -> Signature {
    let parameter = |param: &Param| rbcdb_udf_abi::Parameter {
        name: param.name.clone(),
        ty: param.ty,
    };
    Signature {
        name: kernel.name.clone(),
        parameters: entry.params.iter().map(parameter).collect(),
        result: ScalarType::Bool,
        called_on_null_input: false,
        kernel: None,
    }
}

/// The number of the output array among the parameters.
pub(crate) fn output_param(entry: &Function) -> Option<usize> {
    entry.params.len().checked_sub(positions().count() + 1)
}

/// The number of a position among the parameters.
pub(crate) fn position_param(entry: &Function, register: Register, dimension: Dimension) -> Option<usize> {
    let number = positions().position(|known| known == (register, dimension))?;
    Some(output_param(entry)? + 1 + number)
}

fn has_barrier(block: &Block) -> bool {
    block.iter().any(|inst| match inst {
        Inst::Kernel(Effect::Barrier) => true,
        Inst::If { then, otherwise, .. } => has_barrier(then) || has_barrier(otherwise),
        Inst::Loop { body, step, .. } => has_barrier(body) || has_barrier(step),
        _ => false,
    })
}
