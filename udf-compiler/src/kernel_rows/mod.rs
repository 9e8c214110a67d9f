//! Kernel functions as functions of rows: on a CPU, a row is a thread.
//!
//! The row's arguments are the function's, then the output array, which is written in place, then where the thread is in its launch.
//! Threads that don't wait for each other, and have no arrays in shared memory, may be of any blocks. All others run block by block, in
//! [`Regions`]: the thread's number in its block comes behind its position, then what the host orders, then the arrays of the block.

mod regions;

use rbcdb_udf_abi::{ParameterType, ScalarType, Signature};

use crate::ir::kernel::{Dimension, Register};
use crate::ir::{Function, Module, Param};
use regions::{cut, has_barrier};

pub use regions::{Regions, Step};

/// A kernel function as one of rows.
pub(crate) struct Rows {
    pub module: Module,
    /// For blocks whose threads wait for each other, or share memory.
    pub regions: Option<Regions>,
}

/// The parameters behind the output array, in order: names as in CUDA, each an integer of 32 bits without sign.
pub fn positions() -> impl Iterator<Item = (Register, Dimension)> {
    Register::ALL
        .iter()
        .flat_map(|(register, ..)| Dimension::ALL.map(|dimension| (*register, dimension)))
}

/// The name of the parameter behind those: the thread's number in its block.
const THREAD: &str = "thread";
/// And of the array behind that: [`ORDERED_BLOCK`] and [`ORDERED_REGION`] are in it.
const ORDERS: &str = "orders";
/// Where in the orders the position of the block is, in x, y and z.
pub const ORDERED_BLOCK: usize = 0;
/// Where in the orders the number of the region is that is to be run.
pub const ORDERED_REGION: usize = 3;
/// How long they are.
pub const ORDERS_LENGTH: usize = 4;

/// The type under which an array that threads write to is handed over: booleans are bytes there.
pub fn written_type(element: ScalarType) -> ParameterType {
    ParameterType::Array(match element {
        ScalarType::Bool => ScalarType::UInt8,
        other => other,
    })
}

/// The function of rows; `None` for a body that can't be cut into regions.
pub(crate) fn of_rows(module: &Module) -> Option<Rows> {
    let mut module = module.clone();
    let entry = module.functions.last_mut()?;
    let kernel = entry.kernel.as_ref()?;
    let param = |name: String, ty: ParameterType| Param {
        name,
        ty,
        optional: false,
    };
    let output = param(kernel.output.name.clone(), written_type(kernel.output.element));
    if entry.user.as_ref().is_some_and(|user| user.waits()) {
        return None;
    }
    let alone = kernel.shared.is_empty() && !has_barrier(&entry.body);
    let rows = entry.params.len() as u32;
    entry.params.push(output);
    let positions = positions().map(|(register, dimension)| format!("{}.{}", register.name(), dimension.letter()));
    let positions = positions.map(|name| param(name, ScalarType::UInt32.into()));
    entry.params.extend(positions);
    if let Some(kernel) = &mut entry.kernel {
        kernel.rows = Some(rows);
    }
    let regions = match alone {
        true => None,
        false => {
            entry.params.push(param(THREAD.to_owned(), ScalarType::UInt32.into()));
            let orders = ParameterType::Array(ScalarType::UInt32);
            entry.params.push(param(ORDERS.to_owned(), orders));
            Some(cut(entry)?)
        }
    };
    let shared = entry.kernel.iter().flat_map(|kernel| &kernel.shared);
    let arrays = shared.map(|shared| param(shared.array.name.clone(), written_type(shared.array.element)));
    entry.params.extend(arrays.collect::<Vec<Param>>());
    Some(Rows { module, regions })
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
    entry.kernel.as_ref()?.rows.map(|rows| rows as usize)
}

/// The number of a position among the parameters.
pub(crate) fn position_param(entry: &Function, register: Register, dimension: Dimension) -> Option<usize> {
    let number = positions().position(|known| known == (register, dimension))?;
    Some(output_param(entry)? + 1 + number)
}

/// The number of the thread's number among them, in front of that of the orders.
fn thread_param(entry: &Function) -> Option<usize> {
    Some(output_param(entry)? + 1 + positions().count())
}

/// The number of an array of the block among the parameters.
pub(crate) fn shared_param(entry: &Function, array: u32) -> Option<usize> {
    Some(thread_param(entry)? + 2 + array as usize)
}

/// Per parameter, whether it is the same for all rows of a call: all are but where the threads are. The position of blocks is the same, too, where rows are
/// threads of one block.
pub(crate) fn same_for_all(entry: &Function, one_block: bool) -> Vec<bool> {
    let mut same = vec![true; entry.params.len()];
    let places = positions().filter(|(register, _)| match register {
        Register::ThreadIdx => true,
        Register::BlockIdx => !one_block,
        Register::BlockDim | Register::GridDim => false,
    });
    let places = places.filter_map(|(register, dimension)| position_param(entry, register, dimension));
    for place in places.chain(thread_param(entry)) {
        if let Some(same) = same.get_mut(place) {
            *same = false;
        }
    }
    same
}
