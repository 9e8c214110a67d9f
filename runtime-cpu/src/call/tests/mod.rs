//! Calls of hand-written kernels: every type, offset, validity and shape of arguments, against plain Rust.

mod matrix;
mod raw_kernels;

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use arrow::array::{Array, ArrayRef, AsArray, Float64Array, Int32Array, Int64Array};
use arrow::datatypes::{DataType, Float64Type, Int64Type};
use rbcdb_udf_abi::artifact::{Metadata, Site};
use rbcdb_udf_abi::{ErrorCode, KernelFn, Language, Options, Parameter, ScalarType, Signature};

use super::raw_run;
use crate::{Argument, CallError, CallStats, CancelFlag, Function};

/// A function `f(a, b)` around a kernel.
fn function(kernel: KernelFn, parameters: &[(&str, ScalarType)], result: ScalarType, strict: bool) -> Function {
    let site = |function: &str, line: u32| Site {
        function: function.into(),
        line,
        column: 5,
        message: None,
    };
    let metadata = Metadata {
        signature: Signature {
            name: "f".into(),
            parameters: parameters
                .iter()
                .map(|(name, ty)| Parameter {
                    name: (*name).into(),
                    ty: (*ty).into(),
                })
                .collect(),
            result,
            called_on_null_input: !strict,
            kernel: None,
        },
        options: Options::default(),
        nullable_result: !strict,
        source: String::new(),
        language: Language::Rbc,
        sites: vec![site("helper", 7), site("f", 3)],
        dependencies: vec![],
        target_cpu: String::new(),
        target_features: String::new(),
        compiler: String::new(),
        launch: None,
    };
    Function::with_kernel(metadata, kernel)
}

fn of_integers(kernel: KernelFn) -> Function {
    function(
        kernel,
        &[("a", ScalarType::Int64), ("b", ScalarType::Int64)],
        ScalarType::Int64,
        true,
    )
}

fn integers(values: impl Into<Int64Array>) -> ArrayRef {
    Arc::new(values.into())
}

fn call(function: &Function, args: &[Argument], rows: usize) -> Result<ArrayRef, CallError> {
    function.call(args, rows, &CancelFlag::new())
}

#[test]
fn the_first_failing_row_is_reported_with_its_arguments() {
    let divide = of_integers(raw_kernels::divide);
    let a = integers(vec![Some(8), None, Some(-6), Some(5), Some(4)]);
    let b = integers(vec![Some(2), Some(0), Some(3), Some(0), Some(0)]);
    let args = [Argument::Array(a.slice(1, 4)), Argument::Array(b.slice(1, 4))];
    let CallError::Row(failure) = call(&divide, &args, 4).unwrap_err() else {
        panic!("not a row's failure")
    };
    assert_eq!(
        (failure.code, failure.row, failure.line, failure.column),
        (ErrorCode::DivisionByZero, 2, 3, 5)
    );
    assert_eq!(
        failure.to_string(),
        "division by zero in function f, line 3, row 2 (a = 5, b = 0)"
    );
    assert_eq!(
        failure.context(),
        "function f(a BIGINT, b BIGINT), line 3; a = 5, b = 0"
    );
    // The NULL row never fails: it isn't computed.
    let result = call(
        &divide,
        &[Argument::Array(a.slice(0, 3)), Argument::Array(b.slice(0, 3))],
        3,
    )
    .unwrap();
    assert_eq!(
        result.as_primitive::<Int64Type>(),
        &Int64Array::from(vec![Some(4), None, Some(-2)])
    );
    let shared = [Argument::Array(a), Argument::Scalar(integers(vec![0]))];
    let CallError::Row(failure) = call(&divide, &shared, 5).unwrap_err() else {
        panic!("not a row's failure")
    };
    assert_eq!((failure.row, failure.argument_list().as_str()), (0, "a = 8, b = 0"));
}

#[test]
fn a_row_of_the_last_word_is_reported_by_its_number_in_the_batch() {
    let divide = of_integers(raw_kernels::divide);
    for rows in [65, 191, 193] {
        let last = |value: i64| {
            integers(
                (0..rows)
                    .map(|row| if row + 1 == rows { value } else { 1 })
                    .collect::<Vec<_>>(),
            )
        };
        let args = [Argument::Array(last(7)), Argument::Array(last(0))];
        let Err(CallError::Row(failure)) = call(&divide, &args, rows as usize) else {
            panic!("no row has failed")
        };
        assert_eq!(failure.row, rows as usize - 1);
        assert_eq!(failure.argument_list(), "a = 7, b = 0");
    }
}

/// The kernel sees to it by itself that it is given no word of which no row is wanted.
#[test]
fn words_without_wanted_rows_are_zero() {
    let divide = of_integers(raw_kernels::divide);
    for (rows, wanted) in [
        (700, 130..131),
        (700, 640..700),
        (300, 0..1),
        (300, 298..300),
        (256, 64..192),
    ] {
        let mut rows: Vec<Option<i64>> = vec![None; rows];
        rows[wanted].fill(Some(6));
        rows[5] = Some(8);
        let args = [
            Argument::Array(integers(rows.clone())),
            Argument::Scalar(integers(vec![2])),
        ];
        let result = call(&divide, &args, rows.len()).unwrap();
        let result = result.as_primitive::<Int64Type>();
        let expected: Vec<Option<i64>> = rows.iter().map(|a| a.map(|a| a / 2)).collect();
        assert_eq!(result, &Int64Array::from(expected));
        let bytes: Vec<i64> = rows.iter().map(|a| a.map_or(0, |a| a / 2)).collect();
        assert_eq!(result.values(), &bytes);
    }
}

#[test]
fn what_no_kernel_may_answer_is_an_internal_error() {
    let misbehave = of_integers(raw_kernels::misbehave);
    for (status, row, word, what) in [
        (7, 0, 0, "ended with status 7"),
        (1, 0, 0, "error word 0x0 for row 0 of 2"),
        (1, 0, 0xff, "error word 0xff"),
        (1, 0, 2 << 8 | 2, "error word 0x202"),
        (1, 2, 2, "for row 2 of 2"),
        (1, -1, 2, "for row 18446744073709551615 of 2"),
    ] {
        let args = [
            Argument::Array(integers(vec![status, row])),
            Argument::Scalar(integers(vec![word])),
        ];
        let error = call(&misbehave, &args, 2).unwrap_err();
        assert!(matches!(&error, CallError::Internal { .. }), "{error}");
        assert!(error.to_string().contains(what), "{error}");
        assert_eq!(error.sqlstate(), "XX000");
    }
    let args = [
        Argument::Array(integers(vec![1, 1])),
        Argument::Scalar(integers(vec![4])),
    ];
    let CallError::Row(failure) = call(&misbehave, &args, 2).unwrap_err() else {
        panic!("not a row's failure")
    };
    assert_eq!(
        (failure.function.as_str(), failure.in_called, failure.code),
        ("helper", false, ErrorCode::InvalidParameter)
    );
}

#[test]
fn a_running_call_is_cancelled_from_another_thread() {
    let endless = of_integers(raw_kernels::run_until_cancelled);
    let cancel = CancelFlag::new();
    let args = [
        Argument::Array(integers(vec![1, 2])),
        Argument::Scalar(integers(vec![1])),
    ];
    thread::scope(|scope| {
        let running = scope.spawn(|| endless.call(&args, 2, &cancel));
        thread::sleep(Duration::from_millis(20));
        assert!(!running.is_finished());
        cancel.cancel();
        assert_eq!(running.join().unwrap().unwrap_err(), CallError::Cancelled);
    });
    assert_eq!(endless.call(&args, 2, &cancel).unwrap_err(), CallError::Cancelled);
}

#[test]
fn arguments_that_do_not_fit_are_refused() {
    let divide = of_integers(raw_kernels::divide);
    let two = || Argument::Array(integers(vec![1, 2]));
    let scalar = || Argument::Scalar(integers(vec![1]));
    let wrong = Argument::Array(Arc::new(Int32Array::from(vec![1, 2])));
    let error = call(&divide, &[two(), wrong], 2).unwrap_err();
    let expected = CallError::Type {
        function: "f".into(),
        parameter: "b".into(),
        expected: ScalarType::Int64.into(),
        actual: DataType::Int32,
    };
    assert_eq!(error, expected);
    assert_eq!(
        error.to_string(),
        "function f takes BIGINT for parameter b, but was given Arrow type Int32: cast it"
    );
    for (args, rows) in [
        (vec![], 2),
        (vec![two()], 2),
        (vec![two(), two(), two()], 2),
        (vec![two(), two()], 3),
        (vec![two(), scalar()], 1),
        (vec![scalar(), Argument::Scalar(integers(vec![1, 2]))], 1),
        (vec![scalar(), Argument::Scalar(integers(Vec::<i64>::new()))], 0),
    ] {
        let error = call(&divide, &args, rows).unwrap_err();
        assert!(matches!(error, CallError::Shape { .. }), "{error}");
    }
}

#[test]
fn scalars_alone_are_computed_once() {
    let divide = of_integers(raw_kernels::divide);
    let scalar = |n: Option<i64>| Argument::Scalar(integers(vec![n]));
    let stats = CallStats::new();
    let args = [scalar(Some(9)), scalar(Some(3))];
    let result = divide.call_counted(&args, 5000, &CancelFlag::new(), &stats).unwrap();
    assert_eq!(result.as_primitive::<Int64Type>(), &Int64Array::from(vec![3]));
    assert_eq!((stats.calls(), stats.rows()), (1, 1));
    // Nothing is computed for no rows and for a NULL, not even an error.
    for (args, rows, length) in [
        ([scalar(Some(9)), scalar(Some(0))], 0, 0),
        ([scalar(None), scalar(Some(0))], 7, 1),
    ] {
        let result = divide.call_counted(&args, rows, &CancelFlag::new(), &stats).unwrap();
        assert_eq!((result.len(), result.null_count()), (length, length));
    }
    let mixed = [scalar(None), Argument::Array(integers(vec![0, 0]))];
    let result = divide.call_counted(&mixed, 2, &CancelFlag::new(), &stats).unwrap();
    assert_eq!((result.len(), result.null_count(), stats.calls()), (2, 2, 1));
    let answer = function(raw_kernels::answer, &[], ScalarType::Int64, true);
    assert_eq!(
        call(&answer, &[], 3).unwrap().as_primitive::<Int64Type>(),
        &Int64Array::from(vec![42])
    );
}

#[test]
fn calls_rows_and_time_are_counted() {
    let divide = of_integers(raw_kernels::divide);
    let stats = CallStats::new();
    let args = [
        Argument::Array(integers(vec![1, 2, 3])),
        Argument::Scalar(integers(vec![1])),
    ];
    for _ in 0..4 {
        divide.call_counted(&args, 3, &CancelFlag::new(), &stats).unwrap();
    }
    call(&divide, &args, 3).unwrap();
    assert_eq!((stats.calls(), stats.rows()), (4, 12));
    assert_eq!((divide.stats().calls(), divide.stats().rows()), (5, 15));
    assert!(divide.stats().time() >= stats.time());
}

#[test]
fn denormals_are_kept_whatever_the_host_program_set() {
    const FLUSH_TO_ZERO: u32 = 1 << 15 | 1 << 6;
    let multiply = function(
        raw_kernels::multiply,
        &[("a", ScalarType::Float64), ("b", ScalarType::Float64)],
        ScalarType::Float64,
        true,
    );
    let tiny: ArrayRef = Arc::new(Float64Array::from(vec![f64::MIN_POSITIVE, 5e-324]));
    let args = [
        Argument::Array(tiny),
        Argument::Scalar(Arc::new(Float64Array::from(vec![1.0 + f64::EPSILON]))),
    ];
    let host = raw_run::mxcsr();
    raw_run::set_mxcsr(host | FLUSH_TO_ZERO);
    let result = call(&multiply, &args, 2);
    let after = raw_run::mxcsr();
    raw_run::set_mxcsr(host);
    assert_eq!(after & FLUSH_TO_ZERO, FLUSH_TO_ZERO, "the host's setting is restored");
    let expected = Float64Array::from(vec![f64::MIN_POSITIVE * (1.0 + f64::EPSILON), 5e-324]);
    assert_eq!(result.unwrap().as_primitive::<Float64Type>(), &expected);
}

#[test]
fn many_threads_share_one_function() {
    let divide = of_integers(raw_kernels::divide);
    thread::scope(|scope| {
        for thread in 1..=4i64 {
            let divide = &divide;
            scope.spawn(move || {
                for round in 1..200i64 {
                    let args = [
                        Argument::Array(integers((0..700).map(|i| i * thread).collect::<Vec<i64>>())),
                        Argument::Scalar(integers(vec![round])),
                    ];
                    let result = call(divide, &args, 700).unwrap();
                    let expected: Vec<i64> = (0..700).map(|i| i * thread / round).collect();
                    assert_eq!(result.as_primitive::<Int64Type>().values(), &expected);
                }
            });
        }
    });
    assert_eq!(divide.stats().calls(), 4 * 199);
}
