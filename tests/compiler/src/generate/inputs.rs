//! Arguments: half the rows tame, so that programs run far; half adversarial.

use rbcdb_udf_abi::{ParameterType, ScalarType, Signature};
use rbcdb_udf_compiler::ir::arbitrary::Random;
use rbcdb_udf_compiler::ir::{Datum, RowValue};

/// Rows of arguments for a function.
pub(super) fn rows(random: &mut Random, signature: &Signature, count: usize) -> Vec<Vec<RowValue>> {
    let nulls = if signature.called_on_null_input { 25 } else { 2 };
    let mut row = |index: usize| {
        let tame = index.is_multiple_of(2);
        let types = signature.parameters.iter().map(|parameter| parameter.ty);
        types
            .map(|ty| {
                let null = random.chance(nulls);
                match ty {
                    ParameterType::Scalar(ty) => RowValue::Scalar((!null).then(|| datum(random, ty, tame))),
                    ParameterType::Array(ty) => RowValue::Array((!null).then(|| elements(random, ty, tame))),
                }
            })
            .collect()
    };
    (0..count).map(&mut row).collect()
}

/// A short array; among wild ones are empty ones and elements that are NULL.
fn elements(random: &mut Random, ty: ScalarType, tame: bool) -> Vec<Option<Datum>> {
    let len = if tame { 3 + random.below(4) } else { random.below(5) };
    let nulls = if tame { 0 } else { random.pick(&[0, 0, 20]) };
    let element = |_| {
        let null = random.chance(nulls);
        (!null).then(|| datum(random, ty, tame))
    };
    (0..len).map(element).collect()
}

fn datum(random: &mut Random, ty: ScalarType, tame: bool) -> Datum {
    if tame {
        return tame_datum(random, ty);
    }
    match ty {
        ScalarType::Float32 => Datum::Float32(float32(random)),
        ScalarType::Float64 => Datum::Float64(random.float()),
        ScalarType::Complex128 => Datum::Complex128 {
            re: random.float(),
            im: random.float(),
        },
        _ => integer(random, ty),
    }
}

/// An edge of the type itself, or an integer that fits.
fn integer(random: &mut Random, ty: ScalarType) -> Datum {
    let Some((low, high)) = ty.integer_range() else {
        return Datum::Bool(random.chance(50));
    };
    let n = match random.below(3) {
        0 => random.pick(&[low, high, low + 1, high - 1]),
        _ => i128::from(random.integer()).clamp(low, high),
    };
    Datum::from_bits(ty, n as u128)
}

fn float32(random: &mut Random) -> f32 {
    match random.below(3) {
        0 => f32::from_bits(random.bits() as u32),
        1 => random.pick(&[
            f32::MAX,
            f32::MIN_POSITIVE,
            1e-45,
            -0.0,
            16_777_216.0,
            f32::INFINITY,
            f32::NAN,
        ]),
        _ => random.float() as f32,
    }
}

fn tame_datum(random: &mut Random, ty: ScalarType) -> Datum {
    let small = random.below(21) as i64 - 10;
    let quarter = small as f64 / 4.0;
    match ty {
        ScalarType::Bool => Datum::Bool(small > 0),
        ScalarType::Float32 => Datum::Float32(quarter as f32),
        ScalarType::Float64 => Datum::Float64(if random.chance(50) { quarter } else { quarter * 1.1 }),
        ScalarType::Complex128 => Datum::Complex128 {
            re: quarter,
            im: random.below(9) as f64 - 4.0,
        },
        _ => {
            let (low, _) = ty.integer_range().unwrap_or((0, 0));
            Datum::from_bits(ty, i128::from(small).max(low) as u128)
        }
    }
}
