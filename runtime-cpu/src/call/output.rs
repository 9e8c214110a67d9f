//! The kernel's output → an array. Values under NULLs are zero, bits beyond the last row too, so that equal results are
//! equal in all their bytes.

use std::sync::Arc;

use arrow::array::{ArrayRef, ArrowPrimitiveType, BooleanArray, PrimitiveArray, StructArray};
use arrow::buffer::{BooleanBuffer, Buffer, MutableBuffer, NullBuffer, ScalarBuffer};
use arrow::datatypes::{
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_abi::gpu::planes as planes_of;

use super::inputs::with_primitive;
use super::nulls::Mask;
use super::raw_run::{OutMemory, OutValues};
use super::scratch::Complex;
use crate::arrow_types::complex_fields;

/// Memory for one call's result.
pub(super) struct Output<'a> {
    ty: ScalarType,
    rows: usize,
    /// Values in Arrow's layout; unused for complex results.
    values: MutableBuffer,
    /// Values of a complex result.
    complex: &'a mut Vec<Complex>,
    /// Validity that the kernel writes, in words, where its result can be NULL by itself.
    validity: Option<Vec<u64>>,
}

impl<'a> Output<'a> {
    /// Room for `rows` rows, rounded up to 64.
    pub fn new(ty: ScalarType, rows: usize, nullable: bool, complex: &'a mut Vec<Complex>) -> Output<'a> {
        let room = rows.next_multiple_of(64);
        let values = match ty {
            ScalarType::Complex128 => {
                complex.resize(room.max(complex.len()), [0.0; 2]);
                MutableBuffer::new(0)
            }
            _ => MutableBuffer::with_capacity(ty.byte_width().map_or(room / 8, |width| room * width)),
        };
        Output {
            ty,
            rows,
            values,
            complex,
            validity: nullable.then(|| vec![0; room / 64]),
        }
    }

    /// The memory, for the kernel to write.
    pub fn memory(&mut self) -> OutMemory<'_> {
        let values = match self.ty {
            ScalarType::Complex128 => OutValues::Complex(self.complex),
            ty => OutValues::Fresh {
                buffer: &mut self.values,
                row_bits: ty.byte_width().map_or(1, |width| width * 8),
            },
        };
        OutMemory {
            values,
            validity: self.validity.as_deref_mut(),
            rows: self.rows,
        }
    }

    /// The result, after a run that ended well; `mask` is what the kernel was given.
    pub fn finish(self, mask: Option<Mask>) -> ArrayRef {
        let planes = match self.ty {
            ScalarType::Complex128 => [0, 1]
                .map(|part| self.complex[..self.rows].iter().map(|value| value[part]).collect())
                .into(),
            _ => vec![self.values],
        };
        assemble(self.ty, self.rows, planes, self.validity, mask)
    }
}

/// Makes the result's array out of what a kernel wrote for `rows` rows: its values (in one buffer, or in one for the real
/// and one for the imaginary parts), its own validity in words where it has one, and the mask of the rows that it was to
/// compute.
///
/// # Panics
/// If there are too few values.
pub fn assemble(
    ty: ScalarType,
    rows: usize,
    mut planes: Vec<MutableBuffer>,
    validity: Option<Vec<u64>>,
    mask: Option<Mask>,
) -> ArrayRef {
    let mut slices: Vec<&mut [u8]> = planes.iter_mut().map(MutableBuffer::as_slice_mut).collect();
    let nulls = tidy(ty, rows, &mut slices, validity, mask);
    array(ty, rows, planes.into_iter().map(Buffer::from).collect(), nulls)
}

/// The first half of [`assemble`]: zeroes what is beyond the last row and under NULLs, and says where these are.
pub fn tidy(
    ty: ScalarType,
    rows: usize,
    planes: &mut [&mut [u8]],
    validity: Option<Vec<u64>>,
    mask: Option<Mask>,
) -> Option<NullBuffer> {
    assert_eq!(planes.len(), planes_of(ty));
    let nulls = match validity {
        None => mask.map(Mask::into_nulls),
        Some(own) => clear_own_nulls(ty, rows, planes, own, mask.as_ref()),
    };
    if ty == ScalarType::Bool {
        clear_tail(planes[0], rows);
    }
    nulls
}

/// The second half of [`assemble`].
///
/// # Panics
/// If there are too few values.
pub fn array(ty: ScalarType, rows: usize, planes: Vec<Buffer>, nulls: Option<NullBuffer>) -> ArrayRef {
    assert_eq!(planes.len(), planes_of(ty));
    let mut planes = planes.into_iter();
    let mut next = || planes.next().unwrap_or_default();
    with_primitive!(
        ty,
        primitive(next(), rows, nulls),
        bool => Arc::new(BooleanArray::new(BooleanBuffer::new(next(), 0, rows), nulls)),
        complex => {
            let parts = [next(), next()].map(|part| primitive::<Float64Type>(part, rows, None));
            Arc::new(StructArray::new(complex_fields(), parts.into(), nulls))
        }
    )
}

/// Joins the kernel's validity with the mask and zeroes what is under its NULLs; `None` if there are none.
fn clear_own_nulls(
    ty: ScalarType,
    rows: usize,
    planes: &mut [&mut [u8]],
    mut own: Vec<u64>,
    mask: Option<&Mask>,
) -> Option<NullBuffer> {
    if let Some(mask) = mask {
        own.iter_mut().zip(mask.words()).for_each(|(own, mask)| *own &= mask);
    }
    let tail = rows % 64;
    if let (Some(last), true) = (own.last_mut(), tail > 0) {
        *last &= (1 << tail) - 1;
    }
    for (i, word) in own.iter().enumerate().filter(|(_, word)| **word != u64::MAX) {
        let mut nulls = !word;
        while nulls != 0 {
            let row = i * 64 + nulls.trailing_zeros() as usize;
            if row < rows {
                planes.iter_mut().for_each(|plane| clear(ty, plane, row));
            }
            nulls &= nulls - 1;
        }
    }
    let nulls = Mask::new(own, rows).into_nulls();
    (nulls.null_count() > 0).then_some(nulls)
}

fn clear(ty: ScalarType, values: &mut [u8], row: usize) {
    match ty.byte_width() {
        Some(width) => {
            let width = width / planes_of(ty);
            values[row * width..][..width].fill(0);
        }
        None => values[row / 8] &= !(1 << (row % 8)),
    }
}

fn clear_tail(bits: &mut [u8], rows: usize) {
    let tail = rows % 8;
    if let (Some(last), true) = (bits.last_mut(), tail > 0) {
        *last &= (1 << tail) - 1;
    }
}

fn primitive<T: ArrowPrimitiveType>(values: Buffer, rows: usize, nulls: Option<NullBuffer>) -> ArrayRef {
    Arc::new(PrimitiveArray::<T>::new(ScalarBuffer::new(values, 0, rows), nulls))
}

/// `rows` NULLs, with zeros under them.
pub fn all_null(ty: ScalarType, rows: usize) -> ArrayRef {
    let mask = (rows > 0).then(|| Mask::new(vec![0; rows.div_ceil(64)], rows));
    let bytes = match ty.byte_width() {
        Some(width) => rows * width / planes_of(ty),
        None => rows.div_ceil(8),
    };
    let planes = (0..planes_of(ty)).map(|_| MutableBuffer::from_len_zeroed(bytes));
    assemble(ty, rows, planes.collect(), None, mask)
}
