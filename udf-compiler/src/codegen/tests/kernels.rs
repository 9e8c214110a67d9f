//! The kernel's side of the call frame: masks, offsets, shared values, bits, NULLs, errors, cancelling.

use std::sync::Arc;
use std::time::{Duration, Instant};

use arrow::array::Array;
use rbcdb_runtime_cpu::{Argument, CallError, CancelFlag};
use rbcdb_udf_abi::{ErrorCode, ScalarType};

use super::harness::{Way, array, compile, datum, load, parse};
use crate::codegen::shape::{Plan, Shape};
use crate::codegen::{HostCpu, Lanes, OptLevel};
use crate::ir::Datum;
use crate::ir::arbitrary::Random;

/// Kernels of all kinds.
const WAYS: [Way; 4] = [Way::Quick, Way::Lanes(1, 1), Way::Best, Way::Lanes(4, 2)];
const LENGTHS: [usize; 9] = [1, 5, 63, 64, 65, 127, 512, 513, 1000];

/// `f(a, b)` gives `a`, and divides by zero where `b` is zero; in either shape.
fn divide(ty: ScalarType, looped: bool) -> String {
    let (inside, zero) = match ty {
        ScalarType::Float64 => ("f64", "const 0.0"),
        _ => ("i64", "const 0"),
    };
    let body = format!(
        "  %0: {inside} = param 0\n  %1: {inside} = param 1\n  %2: {inside} = {zero}\n  %3: bool = eq %1, %2\n  \
         fail_if %3, DivisionByZero @0\n  return %0\n"
    );
    let body = if looped {
        format!("  loop rounds_max 1 {{\n{body}  }}\n")
    } else {
        body
    };
    let ty = ty.sql_name();
    format!("function f0 f(a: {ty}, b: {ty}) -> {ty} {{\n  site @0 1:1\n\n{body}}}\n")
}

#[test]
fn shapes_are_as_meant() {
    let plan = |cpu: HostCpu, text: &str| Plan::of(&parse(text), cpu.module(), OptLevel::Full).shape;
    let (one, two) = (Lanes { width: 1, gangs: 1 }, Lanes { width: 2, gangs: 2 });
    for looped in [false, true] {
        let text = divide(ScalarType::Int64, looped);
        assert!(matches!(plan(HostCpu::detect().unwrap(), &text), Shape::Lanes(_)));
        assert_eq!(plan(HostCpu::detect().unwrap().with_lanes(one), &text), Shape::Rows);
        assert_eq!(
            plan(HostCpu::detect().unwrap().with_lanes(two), &text),
            Shape::Lanes(two)
        );
    }
}

/// Rows that are NULL never fail, although their slots hold zeros; the first other one does.
#[test]
fn masked_rows_neither_fail_nor_leave_values() {
    for ty in [
        ScalarType::Int8,
        ScalarType::Int16,
        ScalarType::Int32,
        ScalarType::Int64,
        ScalarType::Float64,
    ] {
        for looped in [false, true] {
            for way in WAYS {
                let function = load(&parse(&divide(ty, looped)), way);
                for length in LENGTHS {
                    for nulls in [0, 3, 50, 97, 100] {
                        masked(&function, ty, length, nulls);
                    }
                }
            }
        }
    }
}

fn masked(function: &Arc<rbcdb_runtime_cpu::Function>, ty: ScalarType, length: usize, nulls: usize) {
    let mut random = Random((length * 101 + nulls) as u64);
    let one = match ty {
        ScalarType::Float64 => Datum::Float64(1.0),
        _ => Datum::from_bits(ty, 1),
    };
    let mut divisors: Vec<Option<Datum>> = vec![Some(one); length];
    for divisor in &mut divisors {
        if random.chance(nulls) {
            *divisor = None;
        }
    }
    let values: Vec<Option<Datum>> = (0..length)
        .map(|n| Some(super::random::value(ty, &mut Random(n as u64))))
        .collect();
    let arguments = [
        Argument::Array(array(ty, &values)),
        Argument::Array(array(ty, &divisors)),
    ];
    let result = function.call(&arguments, length, &CancelFlag::new()).unwrap();
    for n in 0..length {
        let expected = divisors[n].and(values[n]).map(|v| v.canonical().bits());
        assert_eq!(
            datum(result.as_ref(), n).map(Datum::bits),
            expected,
            "row {n} of {length}"
        );
    }
    let raw = result.to_data().buffers()[0].clone();
    let width = ty.byte_width().unwrap();
    for n in (0..length).filter(|&n| divisors[n].is_none()) {
        let slot = &raw.as_slice()[n * width..(n + 1) * width];
        assert!(slot.iter().all(|byte| *byte == 0), "row {n} of {length} isn't zero");
    }
    let Some(first) = (0..length).rev().find(|&n| divisors[n].is_some()) else {
        return;
    };
    divisors[first] = Some(Datum::from_bits(ty, 0));
    let arguments = [
        Argument::Array(array(ty, &values)),
        Argument::Array(array(ty, &divisors)),
    ];
    match function.call(&arguments, length, &CancelFlag::new()) {
        Err(CallError::Row(failure)) => assert_eq!((failure.code, failure.row), (ErrorCode::DivisionByZero, first)),
        other => panic!("{other:?}"),
    }
}

/// Slices, shared values, booleans at any bit, NULLs of optional parameters.
#[test]
fn offsets_scalars_bits_and_nulls() {
    let body = "  %0: bool = param 0\n  %1: bool = param_null 0\n  %2: i64 = param 1\n  %3: i64 = const 3\n  \
                %4: bool = lt %2, %3\n  %5: bool = bitxor %0, %4\n  if %1 {\n    return null\n  }\n  return %5\n";
    for looped in [false, true] {
        let body = if looped {
            format!("  loop rounds_max 1 {{\n{body}  }}\n")
        } else {
            body.to_owned()
        };
        let text = format!("function f0 f(a: BOOLEAN?, b: SMALLINT) -> BOOLEAN? {{\n{body}}}\n");
        let module = parse(&text);
        let function = load(&module, Way::Best);
        let mut random = Random(5);
        let flags: Vec<Option<Datum>> = (0..1200)
            .map(|_| (!random.chance(20)).then(|| Datum::Bool(random.chance(50))))
            .collect();
        let numbers: Vec<Option<Datum>> = (0..1200).map(|n| Some(Datum::Int16(n % 7))).collect();
        let (flag_array, number_array) = (array(ScalarType::Bool, &flags), array(ScalarType::Int16, &numbers));
        for offset in [0, 1, 7, 8, 64, 67] {
            for length in LENGTHS {
                let slice = |array: &arrow::array::ArrayRef, n: usize| array.slice(offset + n, length);
                let arguments = [
                    Argument::Array(slice(&flag_array, 0)),
                    Argument::Array(slice(&number_array, 3)),
                ];
                let result = function.call(&arguments, length, &CancelFlag::new()).unwrap();
                let scalar = [Argument::Scalar(flag_array.slice(offset, 1)), arguments[1].clone()];
                let shared = function.call(&scalar, length, &CancelFlag::new()).unwrap();
                for n in 0..length {
                    let expected = |flag: Option<Datum>| {
                        flag.map(|flag| flag.bits() ^ u128::from(numbers[offset + 3 + n].unwrap().bits() < 3))
                    };
                    let found = |array: &dyn Array| datum(array, n).map(Datum::bits);
                    assert_eq!(
                        found(result.as_ref()),
                        expected(flags[offset + n]),
                        "row {n} of {length} from {offset}"
                    );
                    assert_eq!(
                        found(shared.as_ref()),
                        expected(flags[offset]),
                        "row {n} of {length} from {offset}"
                    );
                }
            }
        }
    }
}

/// `while True: pass` stops soon after the flag is set, and so does a long count with a known bound.
#[test]
fn loops_that_do_not_end_are_cancelled() {
    let forever = "function f0 f(a: BIGINT) -> BIGINT {\n  loop {\n  }\n}\n";
    let long = "function f0 f(a: BIGINT) -> BIGINT {\n  local $0 i: i64\n\n  loop rounds_max 9000000000000000000 {\n    \
                %0: i64 = get $0\n    %1: i64 = const 1\n    %2: i64 = add.wrap %0, %1\n    set $0, %2\n  }\n}\n";
    for text in [forever, long] {
        for level in WAYS {
            let function = load(&parse(text), level);
            let cancel = CancelFlag::new();
            let running = {
                let cancel = cancel.clone();
                std::thread::spawn(move || {
                    let argument = Argument::Array(array(ScalarType::Int64, &[Some(Datum::Int64(1))]));
                    let result = function.call(&[argument], 1, &cancel);
                    (matches!(result, Err(CallError::Cancelled)), Instant::now())
                })
            };
            std::thread::sleep(Duration::from_millis(20));
            let asked = Instant::now();
            cancel.cancel();
            let (cancelled, ended) = running.join().unwrap();
            assert!(cancelled);
            assert!(ended >= asked, "it ended by itself");
            assert!(ended - asked < Duration::from_millis(100));
        }
    }
}

#[test]
fn the_same_input_gives_the_same_artifact() {
    for seed in [3, 4, 5] {
        let module = crate::ir::arbitrary::module(seed);
        let [a, b] = [(); 2].map(|()| compile(&module, Way::Best).artifact.to_bytes().unwrap());
        assert!(a == b);
    }
}
