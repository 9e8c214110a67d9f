//! The kernel's output → an array. Values under NULLs are zero, bits beyond the last row too, so that equal results are
//! equal in all their bytes.

use std::sync::Arc;

use arrow::array::{ArrayRef, ArrowPrimitiveType, BooleanArray, Float64Array, PrimitiveArray, StructArray};
use arrow::buffer::{BooleanBuffer, Buffer, MutableBuffer, NullBuffer, ScalarBuffer};
use arrow::datatypes::{
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use rbcdb_udf_abi::ScalarType;

use super::inputs::with_primitive;
use super::nulls::Mask;
use super::raw::{OutMemory, OutValues};
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
    pub fn finish(mut self, mask: Option<Mask>) -> ArrayRef {
        let nulls = match self.validity.take() {
            None => mask.map(Mask::into_nulls),
            Some(own) => self.clear_own_nulls(own, mask.as_ref()),
        };
        let rows = self.rows;
        if self.ty == ScalarType::Bool {
            clear_tail(self.values.as_slice_mut(), rows);
        }
        let values = Buffer::from(self.values);
        with_primitive!(
            self.ty,
            primitive(values, rows, nulls),
            bool => Arc::new(BooleanArray::new(BooleanBuffer::new(values, 0, rows), nulls)),
            complex => deinterleave(&self.complex[..rows], nulls)
        )
    }

    /// Joins the kernel's validity with the mask and zeroes what is under its NULLs; `None` if there are none.
    fn clear_own_nulls(&mut self, mut own: Vec<u64>, mask: Option<&Mask>) -> Option<NullBuffer> {
        if let Some(mask) = mask {
            own.iter_mut().zip(mask.words()).for_each(|(own, mask)| *own &= mask);
        }
        let tail = self.rows % 64;
        if let (Some(last), true) = (own.last_mut(), tail > 0) {
            *last &= (1 << tail) - 1;
        }
        for (i, word) in own.iter().enumerate().filter(|(_, word)| **word != u64::MAX) {
            let mut nulls = !word;
            while nulls != 0 {
                let row = i * 64 + nulls.trailing_zeros() as usize;
                if row < self.rows {
                    self.clear(row);
                }
                nulls &= nulls - 1;
            }
        }
        let nulls = Mask::new(own, self.rows).into_nulls();
        (nulls.null_count() > 0).then_some(nulls)
    }

    fn clear(&mut self, row: usize) {
        match self.ty.byte_width() {
            _ if self.ty == ScalarType::Complex128 => self.complex[row] = [0.0; 2],
            Some(width) => self.values.as_slice_mut()[row * width..][..width].fill(0),
            None => self.values.as_slice_mut()[row / 8] &= !(1 << (row % 8)),
        }
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

fn deinterleave(values: &[Complex], nulls: Option<NullBuffer>) -> ArrayRef {
    let part = |i: usize| -> ArrayRef {
        let values: Vec<f64> = values.iter().map(|value| value[i]).collect();
        Arc::new(Float64Array::new(values.into(), None))
    };
    Arc::new(StructArray::new(complex_fields(), vec![part(0), part(1)], nulls))
}

/// `rows` NULLs, with zeros under them.
pub(super) fn all_null(ty: ScalarType, rows: usize) -> ArrayRef {
    let nulls = (rows > 0).then(|| NullBuffer::new_null(rows));
    let bytes = ty.byte_width().map_or(rows.div_ceil(8), |width| rows * width);
    let zeros = |bytes: usize| Buffer::from(MutableBuffer::from_len_zeroed(bytes));
    with_primitive!(
        ty,
        primitive(zeros(bytes), rows, nulls),
        bool => Arc::new(BooleanArray::new(BooleanBuffer::new(zeros(bytes), 0, rows), nulls)),
        complex => deinterleave(&vec![[0.0; 2]; rows], nulls)
    )
}
