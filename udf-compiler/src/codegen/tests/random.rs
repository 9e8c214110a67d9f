//! Random modules over random and adversarial arguments.

use rbcdb_udf_abi::{ParameterType, ScalarType};

use super::harness::{Way, check};
use crate::ir::arbitrary::{self, Random};
use crate::ir::{Datum, Module, RowValue};

/// Arguments for the module's entry; NULL where a parameter may be.
pub fn rows(module: &Module, random: &mut Random, count: usize) -> Vec<Vec<RowValue>> {
    (0..count)
        .map(|_| {
            let params = module.entry().params.iter();
            params
                .map(|p| {
                    let null = p.optional && random.chance(20);
                    match p.ty {
                        ParameterType::Scalar(ty) => RowValue::Scalar((!null).then(|| value(ty, random))),
                        ParameterType::Array(element) => RowValue::Array((!null).then(|| elements(element, random))),
                    }
                })
                .collect()
        })
        .collect()
}

/// The elements of a short array, some of them NULL.
fn elements(ty: ScalarType, random: &mut Random) -> Vec<Option<Datum>> {
    let nulls = random.pick(&[0, 0, 30]);
    let len = random.below(6);
    (0..len)
        .map(|_| match random.chance(nulls) {
            true => None,
            false => Some(value(ty, random)),
        })
        .collect()
}

pub fn value(ty: ScalarType, random: &mut Random) -> Datum {
    let bits = match ty {
        ScalarType::Float32 => (random.float() as f32).to_bits().into(),
        ScalarType::Float64 => random.float().to_bits().into(),
        ScalarType::Complex128 => u128::from(random.float().to_bits()) << 64 | u128::from(random.float().to_bits()),
        _ => random.integer() as u64 as u128,
    };
    Datum::from_bits(ty, bits)
}

fn compare(seeds: std::ops::Range<u64>, level: Way) {
    for seed in seeds {
        let module = arbitrary::module(seed);
        let mut random = Random(seed);
        let count = 1 + random.below(150);
        check(&module, &rows(&module, &mut random, count), level);
    }
}

#[test]
fn quick_code_agrees_with_the_interpreter() {
    compare(0..300, Way::Quick);
}

#[test]
fn optimised_code_agrees_with_the_interpreter() {
    compare(1000..1150, Way::Best);
}

#[test]
fn portable_code_agrees_with_the_interpreter() {
    compare(1200..1300, Way::Portable);
}

/// Row by row, and in vectors of every width, alone and side by side.
#[test]
fn code_of_every_width_agrees_with_the_interpreter() {
    for (n, (width, gangs)) in [(1, 1), (2, 1), (2, 4), (4, 1), (4, 2), (8, 1), (8, 4), (16, 1), (16, 4)]
        .into_iter()
        .enumerate()
    {
        let first = 2000 + 100 * n as u64;
        compare(first..first + 60, Way::Lanes(width, gangs));
    }
}
