//! Kernel functions: functions whose body sees its position in a launch, and the contract between their code and whoever
//! launches it.
//!
//! A call of a kernel function is one launch of its body by every thread of a grid of blocks. It reads its parameters, of which
//! arrays are one array each, and writes an output array, which is the call's result. Elements of arrays aren't NULL here.

use serde::{Deserialize, Serialize};

use crate::gpu::planes;
use crate::signature::{Language, Signature};
use crate::types::{ParameterType, ScalarType};

/// What a kernel function's declaration says beyond parameters and result.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct KernelForm {
    /// The name of the output array, the OUT parameter.
    pub output: String,
    /// How many parameters are declared before it.
    pub position: usize,
    /// `WITH (length = '…')`: the number of its elements, an expression of the parameters in the language rbc.
    pub length: String,
    /// `WITH (threads = '…')`: the number of threads in each dimension, expressions of the same kind; empty for one thread
    /// per element.
    pub threads: Vec<String>,
    /// `WITH (launch = 'unchecked')`: whatever the launch-shape analysis says.
    pub unchecked: bool,
    /// `WITH (trusted = true)`: LLVM IR as it is. It runs where each of its accesses to memory is checked.
    #[serde(default)]
    pub trusted: bool,
}

/// What the launch-shape analysis has found of a kernel function: whoever launches it must hold to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaunchContract {
    /// How the output depends on the launch's shape, such as `independent_if`.
    pub verdict: String,
    /// What a launch has to fulfil, such as `gridDim.x*blockDim.x >= n`, in terms of the code's parameters.
    pub conditions: Vec<String>,
    /// What is taken for granted, such as that buffers don't overlap.
    pub assumptions: Vec<String>,
}

/// The function that threads call where they fail, with the address of the error slot and the error's word. It doesn't
/// return.
pub const FAIL_SYMBOL: &str = "rbc_fail";

/// One parameter of a kernel function's code, a device address or a number. In a launch on a GPU each takes eight bytes, with
/// the number in the low ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LaunchParameter {
    /// The output array, one value after the other; a BOOLEAN is a byte, 0 or 1. Zeros before the launch.
    Output,
    /// The number of its elements, in 64 bits.
    OutputLength,
    /// On GPUs: the error slot. A 64-bit word that starts as [`crate::gpu::NO_FAILURE`]; of all threads that failed, the least pair of
    /// number, in the order of blocks and positions, and error word, as [`crate::gpu::Failure::to_slot`] has it, is left in it.
    Failure,
    /// A 32-bit word of the host's memory: threads end early, the output unspecified, some time after it is seen not to be 0.
    Cancel,
    /// The value of a parameter that isn't an array: an integer or boolean in 64 bits (booleans as 0 or 1), a REAL as its bits in the
    /// low half of 64, a DOUBLE as it is.
    Value {
        /// Index of the SQL parameter.
        column: usize,
        /// 0, or 1 for the imaginary part of a complex number.
        plane: usize,
    },
    /// The elements of an array of the type that [`handed_over`] gives, in Arrow's layout, which begins at element 0: booleans are bits.
    Elements {
        /// Index of the SQL parameter.
        column: usize,
    },
    /// The number of an array's elements, in 64 bits.
    Length {
        /// Index of the SQL parameter.
        column: usize,
    },
}

/// The parameters of a kernel function's code, in order.
pub fn launch_parameters(signature: &Signature) -> Vec<LaunchParameter> {
    launch_parameters_of(&signature.parameter_types())
}

/// The same, for a function with parameters of these types.
pub fn launch_parameters_of(types: &[ParameterType]) -> Vec<LaunchParameter> {
    let mut list = vec![
        LaunchParameter::Output,
        LaunchParameter::OutputLength,
        LaunchParameter::Failure,
        LaunchParameter::Cancel,
    ];
    for (column, ty) in types.iter().enumerate() {
        match *ty {
            ParameterType::Scalar(ty) => {
                list.extend((0..planes(ty)).map(|plane| LaunchParameter::Value { column, plane }));
            }
            ParameterType::Array(_) => {
                list.extend([LaunchParameter::Elements { column }, LaunchParameter::Length { column }])
            }
        }
    }
    list
}

/// The type under which a parameter is handed to code that was written in a language: in LLVM IR, booleans in arrays are bytes.
pub fn handed_over(ty: ParameterType, language: &Language) -> ParameterType {
    match (ty, language) {
        (ParameterType::Array(ScalarType::Bool), Language::Llvm { .. }) => ParameterType::Array(ScalarType::UInt8),
        _ => ty,
    }
}

/// Bytes of an element of the output array.
pub fn output_width(ty: ScalarType) -> usize {
    ty.byte_width().unwrap_or(1)
}

/// The grid and block of a launch, in blocks and threads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LaunchShape {
    /// Blocks in x, y and z.
    pub grid: [u32; 3],
    /// Threads per block in x, y and z.
    pub block: [u32; 3],
}

impl LaunchShape {
    /// The largest grid in each dimension, the same on every GPU.
    pub const GRID_MAX: [u32; 3] = [i32::MAX as u32, 65_535, 65_535];
    /// The largest block in each dimension, the same on every GPU. How many threads it has in all is limited, too.
    pub const BLOCK_MAX: [u32; 3] = [1024, 1024, 64];

    /// So many blocks of so many threads, in one dimension.
    pub const fn linear(blocks: u32, threads: u32) -> LaunchShape {
        LaunchShape {
            grid: [blocks, 1, 1],
            block: [threads, 1, 1],
        }
    }

    /// Threads of a block.
    pub fn block_threads(self) -> u64 {
        // Saturates, since a shape may come from anywhere.
        self.block.iter().fold(1, |n, size| n.saturating_mul(u64::from(*size)))
    }
}
