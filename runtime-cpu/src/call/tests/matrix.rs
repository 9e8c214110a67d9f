//! Every type × argument shape × offset × validity × number of rows.

use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, ArrowPrimitiveType, AsArray, BooleanArray, Float64Array, PrimitiveArray, StructArray,
};
use arrow::buffer::NullBuffer;
use arrow::datatypes::{
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use rbcdb_udf_abi::ScalarType;

use super::super::inputs::with_primitive;
use super::{call, function, raw_kernels};
use crate::Argument;
use crate::arrow_types::{arrow_type, complex_fields};

const ROWS: [usize; 9] = [0, 1, 7, 63, 64, 65, 511, 513, 1100];
const OFFSETS: [usize; 4] = [0, 1, 8, 67];

/// A value by a number that says all about it, so that results can be checked without Arrow.
type Seed = u8;

/// Which values are NULL.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Nulls {
    None,
    Some,
    All,
}

/// One argument as a test describes it.
#[derive(Debug, Clone, Copy)]
struct Shape {
    scalar: bool,
    offset: usize,
    nulls: Nulls,
    salt: usize,
}

impl Shape {
    /// The value in a row of the batch.
    fn expected(self, row: usize) -> Option<Seed> {
        let row = if self.scalar { 0 } else { row };
        let null = match self.nulls {
            Nulls::None => false,
            Nulls::Some => (row * 7 + self.salt).is_multiple_of(3),
            Nulls::All => true,
        };
        (!null).then_some(((row * 31 + self.salt * 13) % 251) as Seed)
    }

    /// The argument, a slice out of an array with other values around it.
    fn argument(self, ty: ScalarType, rows: usize) -> Argument {
        let length = if self.scalar { 1 } else { rows };
        let junk = |i: usize| i.is_multiple_of(2).then_some(99);
        let values = (0..self.offset)
            .map(junk)
            .chain((0..length).map(|row| self.expected(row)))
            .chain((0..70).map(junk));
        let values: Vec<Option<Seed>> = values.collect();
        let plain = self.nulls == Nulls::None;
        let values: Vec<Option<Seed>> = if plain {
            values.iter().map(|v| v.or(Some(98))).collect()
        } else {
            values
        };
        let array = array(ty, &values, 0x5a).slice(self.offset, length);
        if self.scalar {
            Argument::Scalar(array)
        } else {
            Argument::Array(array)
        }
    }
}

/// An array of these values, with `under_null` as the seed of what is under NULLs.
fn array(ty: ScalarType, values: &[Option<Seed>], under_null: Seed) -> ArrayRef {
    let has_nulls = values.iter().any(Option::is_none);
    let nulls = has_nulls.then(|| NullBuffer::from(values.iter().map(Option::is_some).collect::<Vec<bool>>()));
    let seeds: Vec<Seed> = values.iter().map(|v| v.unwrap_or(under_null)).collect();
    with_primitive!(
        ty,
        primitive(&seeds, nulls),
        bool => Arc::new(BooleanArray::new(seeds.iter().map(|s| s % 2 == 1).collect(), nulls)),
        complex => {
            let part = |scale: f64| -> ArrayRef { Arc::new(seeds.iter().map(|s| f64::from(*s) * scale).collect::<Float64Array>()) };
            Arc::new(StructArray::new(complex_fields(), vec![part(1.5), part(2.0)], nulls))
        }
    )
}

fn primitive<T: ArrowPrimitiveType<Native: FromSeed>>(seeds: &[Seed], nulls: Option<NullBuffer>) -> ArrayRef {
    Arc::new(PrimitiveArray::<T>::new(
        seeds.iter().map(|s| T::Native::from_seed(*s)).collect(),
        nulls,
    ))
}

/// A value that uses all bytes of its type; zero for zero.
trait FromSeed {
    fn from_seed(seed: Seed) -> Self;
}

macro_rules! integer_from_seed {
    ($($ty:ty),*) => {
        $(impl FromSeed for $ty {
            fn from_seed(seed: Seed) -> Self {
                (seed as Self).wrapping_mul(0x0102_0304_0506_0781_u64 as Self)
            }
        })*
    };
}
integer_from_seed!(i8, i16, i32, i64, u8, u16, u32, u64);

impl FromSeed for f32 {
    fn from_seed(seed: Seed) -> f32 {
        f32::from(seed) * 1.1
    }
}

impl FromSeed for f64 {
    fn from_seed(seed: Seed) -> f64 {
        f64::from(seed) * 1.1
    }
}

/// Compares by type, values, NULLs and the bytes under NULLs, which are zero.
fn assert_result(ty: ScalarType, result: &ArrayRef, expected: &[Option<Seed>], what: &str) {
    assert_eq!(result.data_type(), &arrow_type(ty), "{what}");
    let wanted = array(ty, expected, 0);
    assert_eq!(result, &wanted, "{what}");
    result.to_data().validate_full().unwrap();
    let without_nulls = |array: &ArrayRef| match ty {
        ScalarType::Complex128 => array.as_struct().columns().iter().map(|c| c.to_data()).collect(),
        _ => vec![array.to_data().into_builder().nulls(None).build().unwrap()],
    };
    assert_eq!(
        without_nulls(result),
        without_nulls(&wanted),
        "{what}: values under NULLs"
    );
    if expected.iter().all(Option::is_some) {
        assert_eq!(result.null_count(), 0, "{what}");
    }
}

/// Calls `check` with all pairs of shapes.
fn each_pair(mut check: impl FnMut(usize, [Shape; 2])) {
    let all_nulls = [Nulls::None, Nulls::Some, Nulls::All];
    for (i, rows) in ROWS.into_iter().enumerate() {
        for (j, (nulls_a, nulls_b)) in all_nulls
            .iter()
            .flat_map(|a| all_nulls.iter().map(move |b| (*a, *b)))
            .enumerate()
        {
            for (scalar_a, scalar_b) in [(false, false), (false, true), (true, false), (true, true)] {
                for k in 0..OFFSETS.len() {
                    let offset_b = OFFSETS[(i + j + k) % OFFSETS.len()];
                    let a = Shape {
                        scalar: scalar_a,
                        offset: OFFSETS[k],
                        nulls: nulls_a,
                        salt: j,
                    };
                    let b = Shape {
                        scalar: scalar_b,
                        offset: offset_b,
                        nulls: nulls_b,
                        salt: j + k + 1,
                    };
                    check(rows, [a, b]);
                }
            }
        }
    }
}

/// Rows of the result: one for scalars alone.
fn result_rows(rows: usize, shapes: [Shape; 2]) -> usize {
    if shapes.iter().all(|shape| shape.scalar) {
        rows.min(1)
    } else {
        rows
    }
}

#[test]
fn strict_functions_over_all_shapes() {
    for ty in ScalarType::ALL {
        let f = function(raw_kernels::alternate(ty), &[("a", ty), ("b", ty)], ty, true);
        each_pair(|rows, shapes| {
            let args = shapes.map(|shape| shape.argument(ty, rows));
            let result = call(&f, &args, rows).unwrap();
            let row = |row: usize| {
                let values = shapes.map(|shape| shape.expected(row));
                if values.contains(&None) { None } else { values[row % 2] }
            };
            let expected: Vec<Option<Seed>> = (0..result_rows(rows, shapes)).map(row).collect();
            assert_result(ty, &result, &expected, &format!("{ty}, {rows} rows, {shapes:?}"));
        });
    }
}

#[test]
fn functions_called_on_null_input_over_all_shapes() {
    for ty in ScalarType::ALL {
        let f = function(raw_kernels::coalesce(ty), &[("a", ty), ("b", ty)], ty, false);
        each_pair(|rows, shapes| {
            let args = shapes.map(|shape| shape.argument(ty, rows));
            let result = call(&f, &args, rows).unwrap();
            let row = |row: usize| shapes[0].expected(row).or(shapes[1].expected(row));
            let expected: Vec<Option<Seed>> = (0..result_rows(rows, shapes)).map(row).collect();
            assert_result(ty, &result, &expected, &format!("{ty}, {rows} rows, {shapes:?}"));
        });
    }
}

#[test]
fn strict_functions_with_nulls_of_their_own_over_all_shapes() {
    for ty in ScalarType::ALL {
        // This kernel ignores the mask and calls every row valid: the runtime joins both.
        let mut f = function(raw_kernels::coalesce(ty), &[("a", ty), ("b", ty)], ty, true);
        f.metadata_mut().nullable_result = true;
        each_pair(|rows, shapes| {
            let args = shapes.map(|shape| shape.argument(ty, rows));
            let result = call(&f, &args, rows).unwrap();
            let row = |row: usize| shapes[1].expected(row).and(shapes[0].expected(row));
            let expected: Vec<Option<Seed>> = (0..result_rows(rows, shapes)).map(row).collect();
            assert_result(ty, &result, &expected, &format!("{ty}, {rows} rows, {shapes:?}"));
        });
    }
}

#[test]
fn functions_called_on_null_input_that_never_give_null() {
    for ty in ScalarType::ALL {
        let mut f = function(
            raw_kernels::which_valid,
            &[("a", ty), ("b", ty)],
            ScalarType::Int8,
            false,
        );
        f.metadata_mut().nullable_result = false;
        each_pair(|rows, shapes| {
            let args = shapes.map(|shape| shape.argument(ty, rows));
            let result = call(&f, &args, rows).unwrap();
            let bit = |i: usize, row: usize| i8::from(shapes[i].expected(row).is_some()) << i;
            let expected: Vec<i8> = (0..result_rows(rows, shapes))
                .map(|row| bit(0, row) | bit(1, row))
                .collect();
            assert_eq!(result.null_count(), 0);
            assert_eq!(
                result.as_primitive::<Int8Type>().values(),
                &expected,
                "{ty}, {rows} rows, {shapes:?}"
            );
        });
    }
}

#[test]
fn a_complex_number_is_null_where_the_struct_or_a_part_is() {
    let ty = ScalarType::Complex128;
    let part = |nulls: [bool; 5]| -> ArrayRef {
        Arc::new(
            nulls
                .iter()
                .enumerate()
                .map(|(i, null)| (!null).then_some(i as f64))
                .collect::<Float64Array>(),
        )
    };
    let re = part([false, true, false, false, false]);
    let im = part([false, false, true, false, false]);
    let nulls = NullBuffer::from(vec![true, true, true, false, true]);
    let z: ArrayRef = Arc::new(StructArray::new(complex_fields(), vec![re, im], Some(nulls)));
    for strict in [true, false] {
        let kernel = if strict {
            raw_kernels::alternate(ty)
        } else {
            raw_kernels::coalesce(ty)
        };
        let f = function(kernel, &[("a", ty), ("b", ty)], ty, strict);
        let args = [Argument::Array(z.slice(1, 4)), Argument::Array(z.slice(1, 4))];
        let result = call(&f, &args, 4).unwrap();
        let valid: Vec<bool> = (0..4).map(|row| result.is_valid(row)).collect();
        assert_eq!(valid, [false, false, false, true], "strict: {strict}");
        let parts: Vec<f64> = result
            .as_struct()
            .columns()
            .iter()
            .flat_map(|c| c.as_primitive::<Float64Type>().values().to_vec())
            .collect();
        assert_eq!(parts, [0.0, 0.0, 0.0, 4.0, 0.0, 0.0, 0.0, 4.0], "strict: {strict}");
        for null in 1..4 {
            let scalar = Argument::Scalar(z.slice(null, 1));
            let result = call(&f, &[scalar.clone(), scalar], 1).unwrap();
            assert_eq!(result.null_count(), 1, "strict: {strict}, {null}");
        }
    }
}

#[test]
fn im_may_come_before_re() {
    let ty = ScalarType::Complex128;
    let fields: Vec<_> = complex_fields().iter().rev().cloned().collect();
    let part = |x: f64| -> ArrayRef { Arc::new(Float64Array::from(vec![x, x])) };
    let z: ArrayRef = Arc::new(StructArray::new(fields.into(), vec![part(2.0), part(1.0)], None));
    let f = function(raw_kernels::alternate(ty), &[("a", ty), ("b", ty)], ty, true);
    let result = call(&f, &[Argument::Array(z.clone()), Argument::Scalar(z.slice(0, 1))], 2).unwrap();
    let expected: ArrayRef = Arc::new(StructArray::new(complex_fields(), vec![part(1.0), part(2.0)], None));
    assert_eq!(&result, &expected);
}
