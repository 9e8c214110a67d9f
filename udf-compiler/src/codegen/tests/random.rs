//! Random modules over random and adversarial arguments.

use rbcdb_udf_abi::ScalarType;

use super::harness::{Row, Way, check};
use crate::ir::arbitrary::{self, Random};
use crate::ir::{Datum, Module};

/// Arguments for the module's entry; NULL where a parameter may be.
pub fn rows(module: &Module, random: &mut Random, count: usize) -> Vec<Row> {
    (0..count)
        .map(|_| {
            let params = module.entry().params.iter();
            params
                .map(|p| (!(p.optional && random.chance(20))).then(|| value(p.ty, random)))
                .collect()
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
