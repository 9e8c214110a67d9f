//! A column that comes in pieces, as batches bring it.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BooleanBufferBuilder};
use arrow::buffer::Buffer;
use arrow::datatypes::DataType;
use rbcdb_runtime_cpu::call::{complex_parts, validity};
use rbcdb_runtime_cpu::{parameter_type, scalar_type};
use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_abi::gpu::{plane_bytes as plane_size, planes};

/// Arrays of one type that stand for one column, one after the other.
#[derive(Debug, Clone)]
pub struct PiecedColumn {
    pieces: Vec<ArrayRef>,
    /// Where each piece ends, in rows.
    ends: Vec<usize>,
    keep: bool,
}

impl PiecedColumn {
    /// A column of these arrays.
    pub fn new(pieces: Vec<ArrayRef>) -> PiecedColumn {
        let mut rows = 0;
        let end = |piece: &ArrayRef| {
            rows += piece.len();
            rows
        };
        let ends = pieces.iter().map(end).collect();
        let keep = false;
        PiecedColumn { pieces, ends, keep }
    }

    /// Says whether the column is worth keeping on the device: because it belongs to a table whose arrays will be
    /// asked for again.
    pub fn cached(mut self, worth_it: bool) -> PiecedColumn {
        self.keep = worth_it;
        self
    }

    /// The arrays.
    pub fn pieces(&self) -> &[ArrayRef] {
        &self.pieces
    }

    /// Rows of all arrays.
    pub fn rows(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    /// Where each array ends, in rows.
    pub(crate) fn ends(&self) -> &[usize] {
        &self.ends
    }

    /// Bytes of its values, about.
    pub(crate) fn bytes(&self) -> usize {
        let ty = self.scalar_type();
        ty.map_or(0, |ty| planes(ty) * plane_size(ty, self.rows()))
    }

    /// Whether it is worth keeping.
    pub fn is_worth_keeping(&self) -> bool {
        self.keep
    }

    /// The arrays' types, each type once in a row.
    pub(crate) fn types(&self) -> impl Iterator<Item = &DataType> {
        self.pieces.iter().map(|piece| piece.data_type())
    }

    /// The type, where all arrays have the same and it is one that functions take.
    pub(crate) fn scalar_type(&self) -> Option<ScalarType> {
        let mut types = self.types().map(scalar_type);
        let first = types.next()??;
        types.all(|ty| ty == Some(first)).then_some(first)
    }

    /// The type of the elements, where all arrays are lists of the same that functions take.
    pub(crate) fn element_type(&self) -> Option<ScalarType> {
        let mut types = self.types().map(|ty| parameter_type(ty)?.element());
        let first = types.next()??;
        types.all(|ty| ty == Some(first)).then_some(first)
    }

    /// The array and the index in it at which a row is.
    pub(crate) fn locate(&self, row: usize) -> Option<(&dyn Array, usize)> {
        let first = self.piece_of(row);
        let piece = self.pieces.get(first)?;
        Some((piece.as_ref(), row + piece.len() - self.ends[first]))
    }

    /// Which piece a row is in.
    fn piece_of(&self, row: usize) -> usize {
        self.ends.partition_point(|end| *end <= row)
    }

    /// The column's validity in words, `None` where no row is NULL.
    pub(crate) fn validity(&self) -> Option<Arc<[u64]>> {
        let of_pieces: Vec<_> = self.pieces.iter().map(|piece| validity(piece.as_ref())).collect();
        if of_pieces.iter().all(Option::is_none) {
            return None;
        }
        let mut bits = BooleanBufferBuilder::new(self.rows());
        for (piece, nulls) in self.pieces.iter().zip(of_pieces) {
            match nulls {
                Some(nulls) => bits.append_buffer(nulls.inner()),
                None => bits.append_n(piece.len(), true),
            }
        }
        Some(words(&mut bits))
    }

    /// The values of a column of booleans in words.
    pub(crate) fn bits(&self) -> Arc<[u64]> {
        let mut bits = BooleanBufferBuilder::new(self.rows());
        for piece in &self.pieces {
            if let Some(piece) = piece.as_boolean_opt() {
                bits.append_buffer(piece.values());
            }
        }
        words(&mut bits)
    }

    /// Copies the values of some rows in one plane: not of booleans.
    ///
    /// # Panics
    /// If `out` isn't as long as they are.
    pub(crate) fn copy_values(&self, ty: ScalarType, plane: usize, start: usize, mut out: &mut [u8]) {
        let width = ty.byte_width().unwrap_or(0) / planes(ty);
        let first = self.piece_of(start);
        let mut skip = start - first.checked_sub(1).map_or(0, |before| self.ends[before]);
        for piece in self.pieces.iter().skip(first) {
            if out.is_empty() {
                break;
            }
            let values = plane_bytes(piece.as_ref(), ty, plane);
            let values = &values[skip * width..piece.len() * width];
            let taken = values.len().min(out.len());
            let (head, tail) = out.split_at_mut(taken);
            head.copy_from_slice(&values[..taken]);
            out = tail;
            skip = 0;
        }
        assert!(out.is_empty(), "the column has the rows");
    }
}

fn words(bits: &mut BooleanBufferBuilder) -> Arc<[u64]> {
    bits.finish().bit_chunks().iter_padded().collect()
}

/// The bytes of an array's values in one plane, from its first row on: not of booleans.
pub(crate) fn plane_bytes(array: &dyn Array, ty: ScalarType, plane: usize) -> Buffer {
    let data = match ty {
        ScalarType::Complex128 => {
            let (re, im) = complex_parts(array.as_struct());
            [re, im][plane].to_data()
        }
        _ => array.to_data(),
    };
    // Offsets in an `ArrayData` of primitive values are zero: slicing moves the buffer's start.
    let width = ty.byte_width().unwrap_or(0) / planes(ty);
    data.buffers()[0].slice_with_length(data.offset() * width, data.len() * width)
}
