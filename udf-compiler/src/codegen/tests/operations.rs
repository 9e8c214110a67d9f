//! Each operation, for each type that it takes, over edge values, in both shapes of kernel and both levels.

use rbcdb_udf_abi::{ErrorCode, ScalarType};

use super::harness::{Row, Way, check};
use crate::ir::{
    BinaryOp, CheckedOp, Datum, Function, Inst, Module, Op, Param, Site, SiteId, Type, UnaryOp, Value, verify,
};

/// The widest declared type of each inside type.
fn declared(ty: Type) -> ScalarType {
    match ty {
        Type::Bool => ScalarType::Bool,
        Type::I64 => ScalarType::Int64,
        Type::U64 => ScalarType::UInt64,
        Type::F32 => ScalarType::Float32,
        Type::F64 => ScalarType::Float64,
        Type::C128 => ScalarType::Complex128,
    }
}

fn edges(ty: Type) -> Vec<Datum> {
    let integers: Vec<i64> = (0..64)
        .step_by(7)
        .flat_map(|n| [1i64 << n, (1i64 << n).wrapping_sub(1), (1i64 << n).wrapping_neg()])
        .chain([
            0,
            2,
            3,
            -2,
            -3,
            62,
            63,
            64,
            65,
            i64::MIN,
            i64::MIN + 1,
            i64::MAX,
            i64::MAX - 1,
        ])
        .chain([127, 128, -128, -129, 255, 256, 32767, 32768, -32769, 65535, 65536])
        .chain([2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296])
        .collect();
    let floats = [
        0.0,
        0.25,
        0.5,
        0.75,
        1.0,
        1.5,
        2.0,
        2.5,
        3.5,
        1e10,
        1e300,
        f64::MAX,
        f64::MIN_POSITIVE,
        5e-324,
        1e-40,
        3.4e38,
        3.5e38,
        f64::INFINITY,
        f64::NAN,
        4503599627370495.5,
        9007199254740993.0,
        9223372036854774784.0,
        9223372036854775808.0,
        18446744073709549568.0,
        18446744073709551616.0,
        3.4028235677973366e38,
        3.4028235677973362e38,
    ];
    let floats = floats.into_iter().flat_map(|x: f64| [x, -x]);
    match ty {
        Type::Bool => vec![Datum::Bool(false), Datum::Bool(true)],
        Type::I64 => integers.into_iter().map(Datum::Int64).collect(),
        Type::U64 => integers.into_iter().map(|n| Datum::UInt64(n as u64)).collect(),
        Type::F32 => floats.map(|x| Datum::Float32(x as f32)).collect(),
        Type::F64 => floats.map(Datum::Float64).collect(),
        Type::C128 => floats.map(|re| Datum::Complex128 { re, im: 1.0 - re }).collect(),
    }
}

/// A function that is one operation, on its own or in a loop, where kernels have another shape.
fn module(operands: &[Type], op: &Op, result: Type, looped: bool) -> Module {
    let arity = operands.len() as u32;
    let param = |(n, ty): (usize, &Type)| Param {
        name: format!("p{n}"),
        ty: declared(*ty).into(),
        optional: false,
    };
    let mut body: Vec<Inst> = (0..arity)
        .map(|n| Inst::Let {
            result: Value(n),
            op: Op::Param(n),
        })
        .collect();
    body.push(Inst::Let {
        result: Value(arity),
        op: op.clone(),
    });
    body.push(Inst::Return(Value(arity)));
    if looped {
        body = vec![Inst::Loop {
            body,
            step: Vec::new(),
            rounds_max: Some(1),
        }];
    }
    let module = Module {
        functions: vec![Function {
            name: "op".to_owned(),
            params: operands.iter().enumerate().map(param).collect(),
            result: declared(result),
            nullable: false,
            values: operands.iter().copied().chain([result]).collect(),
            locals: Vec::new(),
            sites: vec![Site {
                line: 3,
                column: 5,
                message: None,
            }],
            body,
            user: None,
            kernel: None,
        }],
    };
    verify::verify(&module).unwrap_or_else(|errors| panic!("{errors:?}\n{module}"));
    module
}

fn check_everywhere(operands: &[Type], op: &Op, result: Type) {
    let mut rows: Vec<Row> = vec![Vec::new()];
    for operand in operands {
        let extend = |row: &Row| {
            let values = edges(*operand).into_iter();
            let row = row.clone();
            values
                .map(move |value| row.iter().copied().chain([Some(value)]).collect())
                .collect::<Vec<Row>>()
        };
        rows = rows.iter().flat_map(extend).collect();
    }
    for looped in [false, true] {
        let module = module(operands, op, result, looped);
        for level in [Way::Quick, Way::Lanes(1, 1), Way::Best, Way::Portable] {
            check(&module, &rows, level);
        }
    }
}

#[test]
fn unary_operations() {
    let mut checked = 0;
    for (op, _) in UnaryOp::ALL {
        for ty in Type::ALL {
            if let Some(result) = op.result_type(ty) {
                check_everywhere(&[ty], &Op::Unary(op, Value(0)), result);
                checked += 1;
            }
        }
    }
    assert!(checked >= UnaryOp::ALL.len());
}

#[test]
fn binary_operations() {
    let mut checked = 0;
    for (op, _) in BinaryOp::ALL {
        for a in Type::ALL {
            for b in Type::ALL {
                if let Some(result) = op.result_type(a, b) {
                    check_everywhere(&[a, b], &Op::Binary(op, Value(0), Value(1)), result);
                    checked += 1;
                }
            }
        }
    }
    assert!(checked >= BinaryOp::ALL.len());
}

#[test]
fn checked_operations() {
    let plain = CheckedOp::PLAIN.into_iter().map(|(op, _)| op);
    let narrow = ScalarType::ALL
        .into_iter()
        .filter(|ty| ty.is_integer())
        .map(CheckedOp::Narrow);
    let mut checked = 0;
    for op in plain.chain(narrow) {
        let before = checked;
        for a in Type::ALL {
            if let Some(result) = op.result_type(&[a]) {
                check_everywhere(&[a], &Op::Checked(op, vec![Value(0)], SiteId(0)), result);
                checked += 1;
            }
            for b in Type::ALL {
                if let Some(result) = op.result_type(&[a, b]) {
                    check_everywhere(&[a, b], &Op::Checked(op, vec![Value(0), Value(1)], SiteId(0)), result);
                    checked += 1;
                }
            }
        }
        assert!(checked > before, "{op:?}");
    }
}

#[test]
fn selections_and_constants() {
    for ty in Type::ALL {
        let op = Op::Select(Value(0), Value(1), Value(2));
        let small = |ty| edges(ty).into_iter().take(8);
        let mut rows: Vec<Row> = Vec::new();
        for cond in [false, true] {
            for a in small(ty) {
                rows.extend(small(ty).map(|b| vec![Some(Datum::Bool(cond)), Some(a), Some(b)]));
            }
        }
        for looped in [false, true] {
            check(&module(&[Type::Bool, ty, ty], &op, ty, looped), &rows, Way::Best);
        }
    }
}

/// Every function of the device library, called from compiled code.
#[test]
fn builtins() {
    for builtin in rbcdb_device_lib::builtins() {
        let operands: Vec<Type> = builtin.params.iter().map(|ty| Type::of_builtin(*ty)).collect();
        let arguments = (0..operands.len() as u32).map(Value).collect();
        let op = Op::Builtin(builtin, arguments);
        let module = module(&operands, &op, Type::of_builtin(builtin.ret), false);
        let mut random = crate::ir::arbitrary::Random(7);
        let rows: Vec<Row> = (0..200)
            .map(|_| {
                operands
                    .iter()
                    .map(|ty| Some(super::random::value(declared(*ty), &mut random)))
                    .collect()
            })
            .collect();
        check(&module, &rows, Way::Best);
    }
}

#[test]
fn the_first_failure_of_a_row_counts() {
    let module = super::harness::parse(
        "function f0 two(a: BIGINT, b: BIGINT) -> BIGINT {\n  site @0 1:1\n  site @1 2:2\n\n  %0: i64 = param 0\n  \
         %1: i64 = param 1\n  %2: i64 = const 0\n  %3: bool = eq %0, %2\n  fail_if %3, DivisionByZero @0\n  \
         %4: bool = eq %1, %2\n  fail_if %4, Raised @1\n  return %0\n}\n",
    );
    let row = |a, b| vec![Some(Datum::Int64(a)), Some(Datum::Int64(b))];
    check(&module, &[row(1, 1), row(1, 0), row(0, 1), row(0, 0)], Way::Best);
    let failure = super::harness::failure(&module, &[row(1, 1), row(0, 0), row(1, 0)]);
    assert_eq!(
        (failure.code, failure.row, failure.line),
        (ErrorCode::DivisionByZero, 1, 1)
    );
}
