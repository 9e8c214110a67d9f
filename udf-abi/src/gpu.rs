//! The contract between GPU kernels and whoever launches them: entry point, parameters, error word, launch shape.
//!
//! A GPU kernel computes one launch's rows in a one-dimensional grid-stride loop: the thread with global id `g` computes rows
//! `g`, `g + total`, `g + 2 total`, … So every launch shape gives the same result, as long as blockDim.x is a multiple of
//! [`GpuCode::block_multiple`].
//!
//! Its parameters are eight bytes each, in the order of [`parameters`]. They say what the call frame of the CPU
//! ([`crate::frame`]) says, with four differences, which keep memory accesses whole and coalesced, and columns on the device
//! as they are:
//! - bitmaps begin at bit 0 and are read and written in 32-bit words, so that a warp's rows share one: buffers of bitmaps have
//!   room for whole words;
//! - a complex column is two buffers of doubles, as in Arrow, and so is a complex result;
//! - a value that all rows share stands once in memory, with stride 0;
//! - strict functions, too, are given their arguments' validity.

use serde::{Deserialize, Serialize};

use crate::error::RowError;
use crate::signature::Signature;
use crate::types::{ParameterType, ScalarType};

/// The kernel's name in [`GpuCode::ptx`].
pub const GPU_KERNEL_SYMBOL: &str = "rbc_gpu_kernel";

/// Threads of a warp.
pub const WARP_THREADS: u32 = 32;

/// Rows that one launch may have, at most: row numbers take 32 bits of [`Failure::to_slot`]'s word.
pub const LAUNCH_ROWS_MAX: u64 = 1 << 31;

/// What the error slot holds before a launch, and after one in which no row failed.
pub const NO_FAILURE: u64 = u64::MAX;

/// One parameter of a GPU kernel, eight bytes: a device address or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KernelParameter {
    /// Result values, one buffer per plane: written for every row of the launch, zero in rows that aren't computed. A
    /// BOOLEAN is zero, too, in rows whose result is NULL: a filter's values are others' mask.
    Out {
        /// 0, or 1 for the imaginary part of a complex result.
        plane: usize,
    },
    /// Bitmap of the result's validity for a function whose result can be NULL by itself
    /// ([`crate::artifact::Metadata::nullable_result`]); else ignored, and 0. Bits of rows that aren't computed are 0.
    OutValidity,
    /// Bitmap of the rows to compute, or 0 for all: a filter's result. A strict function computes those of them in which no
    /// argument is NULL.
    Mask,
    /// Number of rows, at most [`LAUNCH_ROWS_MAX`].
    Rows,
    /// The error slot: a 64-bit word that starts as [`NO_FAILURE`] and ends as the least [`Failure::to_slot`] of all rows that
    /// failed.
    Failure,
    /// A 32-bit word of the host's memory: the kernel ends early, its outputs unspecified, some time after it is seen not to be 0.
    Cancel,
    /// A 32-bit word of the host's memory that starts as 0 and is 1 some time after a row has failed, for a host that doesn't want
    /// to wait for the rows after it, which may never end. Only set by functions that look at [`KernelParameter::Cancel`].
    Alarm,
    /// Values of an argument, one buffer per plane; of an array, the elements of all rows.
    Values {
        /// Index of the SQL parameter.
        column: usize,
        /// 0, or 1 for the imaginary part of a complex column.
        plane: usize,
    },
    /// Validity bitmap of the elements of all rows of an argument that is an array, or 0 where none is NULL.
    ElementValidity {
        /// Index of the SQL parameter.
        column: usize,
    },
    /// Of an argument that is an array: where each row's elements start among those of all rows, and after the last row where
    /// its elements end, in 32 bits. A shared array has the first two.
    Offsets {
        /// Index of the SQL parameter.
        column: usize,
    },
    /// Validity bitmap of an argument, or 0 where no row is NULL.
    Validity {
        /// Index of the SQL parameter.
        column: usize,
    },
    /// 1: one value (and validity bit) per row; 0: one value for all rows, at index 0.
    Stride {
        /// Index of the SQL parameter.
        column: usize,
    },
}

/// The parameters of a function's GPU kernel, in order.
pub fn parameters(signature: &Signature) -> Vec<KernelParameter> {
    parameters_of(&signature.parameter_types(), signature.result)
}

/// The same, for a function with parameters and a result of these types.
pub fn parameters_of(types: &[ParameterType], result: ScalarType) -> Vec<KernelParameter> {
    let mut list: Vec<KernelParameter> = (0..planes(result))
        .map(|plane| KernelParameter::Out { plane })
        .collect();
    list.extend([
        KernelParameter::OutValidity,
        KernelParameter::Mask,
        KernelParameter::Rows,
        KernelParameter::Failure,
        KernelParameter::Cancel,
        KernelParameter::Alarm,
    ]);
    for (column, ty) in types.iter().enumerate() {
        match *ty {
            ParameterType::Scalar(ty) => {
                list.extend((0..planes(ty)).map(|plane| KernelParameter::Values { column, plane }));
            }
            ParameterType::Array(_) => list.extend([
                KernelParameter::Values { column, plane: 0 },
                KernelParameter::ElementValidity { column },
                KernelParameter::Offsets { column },
            ]),
        }
        list.push(KernelParameter::Validity { column });
        list.push(KernelParameter::Stride { column });
    }
    list
}

/// Buffers that a column of this type has on a GPU.
pub fn planes(ty: ScalarType) -> usize {
    match ty {
        ScalarType::Complex128 => 2,
        _ => 1,
    }
}

/// Bytes that one plane of `rows` rows takes on a GPU: bitmaps in whole 32-bit words.
pub fn plane_bytes(ty: ScalarType, rows: usize) -> usize {
    match ty.byte_width() {
        None => bitmap_bytes(rows),
        Some(width) => rows * width / planes(ty),
    }
}

/// Bytes of a bitmap of `rows` bits on a GPU, in whole 32-bit words.
pub fn bitmap_bytes(rows: usize) -> usize {
    rows.div_ceil(32) * 4
}

/// The parameters of the kernel that moves values of chosen rows together, which isn't any function's, in order; eight bytes
/// each. Its name is [`GPU_KERNEL_SYMBOL`], too, and its loop the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompactParameter {
    /// Where the values go: as many as rows are chosen.
    Out,
    /// One value per row.
    Values,
    /// Bitmap of the chosen rows.
    Chosen,
    /// Per 32-bit word of the bitmap, how many rows before it are chosen, in 32 bits.
    Before,
    /// Number of rows.
    Rows,
    /// Bytes of a value: 1, 2, 4 or 8.
    Width,
}

impl CompactParameter {
    /// All, in order.
    pub const ALL: [CompactParameter; 6] = [
        CompactParameter::Out,
        CompactParameter::Values,
        CompactParameter::Chosen,
        CompactParameter::Before,
        CompactParameter::Rows,
        CompactParameter::Width,
    ];
}

/// A row's failure as the error slot has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failure {
    /// Row of the launch, from 0.
    pub row: u32,
    /// Why and where.
    pub word: u32,
}

impl Failure {
    /// The slot's word: of two failures, the one of the earlier row is less.
    pub fn to_slot(self) -> u64 {
        u64::from(self.row) << 32 | u64::from(self.word)
    }

    /// Reads the slot; `None` for [`NO_FAILURE`].
    pub fn from_slot(slot: u64) -> Option<Failure> {
        (slot != NO_FAILURE).then_some(Failure {
            row: (slot >> 32) as u32,
            word: slot as u32,
        })
    }

    /// Why and where; `None` for a word that no compiler of this version emits.
    pub fn error(self) -> Option<RowError> {
        RowError::from_word(self.word)
    }
}

/// A function's code for GPUs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GpuCode {
    /// PTX that defines [`GPU_KERNEL_SYMBOL`]; a driver compiles it for any GPU of [`GpuCode::capability`] or newer.
    pub ptx: String,
    /// The least compute capability that runs it, ten times the major number plus the minor one: 70, 75, 90.
    pub capability: u32,
    /// What blockDim.x must be a multiple of: [`WARP_THREADS`] where warps write bitmaps, else 1.
    pub block_multiple: u32,
    /// What drivers made of it.
    #[serde(skip)]
    pub cubins: Vec<Cubin>,
}

/// Machine code for GPUs of one compute capability.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cubin {
    /// Ten times the major number plus the minor one.
    pub capability: u32,
    /// The ELF image that a driver loads.
    pub image: Vec<u8>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;
    use crate::signature::Parameter;

    #[test]
    fn parameters_stand_in_one_order() {
        let parameter = |name: &str, ty: ParameterType| Parameter { name: name.into(), ty };
        let signature = Signature {
            name: "f".into(),
            parameters: vec![
                parameter("z", ScalarType::Complex128.into()),
                parameter("n", ScalarType::Int32.into()),
                parameter("a", ParameterType::Array(ScalarType::Bool)),
            ],
            result: ScalarType::Bool,
            called_on_null_input: false,
            kernel: None,
        };
        use KernelParameter::*;
        let expected = [
            Out { plane: 0 },
            OutValidity,
            Mask,
            Rows,
            Failure,
            Cancel,
            Alarm,
            Values { column: 0, plane: 0 },
            Values { column: 0, plane: 1 },
            Validity { column: 0 },
            Stride { column: 0 },
            Values { column: 1, plane: 0 },
            Validity { column: 1 },
            Stride { column: 1 },
            Values { column: 2, plane: 0 },
            ElementValidity { column: 2 },
            Offsets { column: 2 },
            Validity { column: 2 },
            Stride { column: 2 },
        ];
        assert_eq!(parameters(&signature), expected);
    }

    #[test]
    fn sizes_hold_whole_words() {
        assert_eq!(plane_bytes(ScalarType::Bool, 33), 8);
        assert_eq!(plane_bytes(ScalarType::Complex128, 3), 24);
        assert_eq!(plane_bytes(ScalarType::Int16, 3), 6);
        assert_eq!(bitmap_bytes(0), 0);
    }

    #[test]
    fn earlier_failures_are_less() {
        let word = RowError {
            code: ErrorCode::Raised,
            site: 3,
        }
        .to_word();
        let (first, second) = (Failure { row: 1, word }, Failure { row: 2, word: 1 });
        assert!(first.to_slot() < second.to_slot() && second.to_slot() < NO_FAILURE);
        assert_eq!(Failure::from_slot(first.to_slot()), Some(first));
        assert_eq!(Failure::from_slot(NO_FAILURE), None);
        assert_eq!(first.error().map(|e| e.site), Some(3));
    }
}
