//! What passes have in common: the module means the same afterwards.

mod checks;

use std::ops::Range;

use rbcdb_udf_abi::ParameterType;

use crate::ir::interpret::{Interpreter, Outcome};
use crate::ir::{Datum, Module, RowValue, arbitrary, verify};

/// What two modules give for random rows is the same.
pub(super) fn agree(one: &Module, other: &Module, random: &mut arbitrary::Random) {
    verify::verify(other).unwrap_or_else(|errors| panic!("{errors:?}\n{one}\n{other}"));
    let (mut before, mut after) = (Interpreter::new(one), Interpreter::new(other));
    for _ in 0..20 {
        let params = one.entry().params.iter();
        let mut datum = |ty| Some(Datum::from_bits(ty, u128::from(random.bits() >> random.below(64))));
        let row: Vec<RowValue> = params
            .map(|p| match p.ty {
                ParameterType::Scalar(ty) => RowValue::Scalar(datum(ty)),
                ParameterType::Array(ty) => RowValue::Array(Some(vec![datum(ty), None, datum(ty)])),
            })
            .collect();
        let outcomes = [before.run(&row, 20_000), after.run(&row, 20_000)];
        if !outcomes.contains(&Outcome::OutOfFuel) {
            let [expected, found] = outcomes.map(|outcome| format!("{outcome:?}"));
            assert_eq!(expected, found, "{row:?}\n{one}\n{other}");
        }
    }
}

/// Random modules mean the same after a pass.
pub(super) fn mean_the_same(seeds: Range<u64>, pass: impl Fn(&mut Module)) {
    for seed in seeds {
        let module = arbitrary::module(seed);
        let mut simpler = module.clone();
        pass(&mut simpler);
        agree(&module, &simpler, &mut arbitrary::Random(seed));
    }
}
