//! The same bits as on the CPU: every type, with and without NULLs, in any pieces, chunks and launch shapes.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray, Float64Array, StructArray, new_empty_array};
use arrow::buffer::NullBuffer;
use arrow::compute::cast;
use rbcdb_runtime_cpu::arrow_types::complex_fields;
use rbcdb_runtime_cpu::simt::Schedule;
use rbcdb_runtime_cpu::{Argument, CancelFlag, arrow_type};
use rbcdb_udf_abi::ScalarType;

use super::*;
use crate::LaunchShape;

/// Values of a type, all different where it has so many, NULL where `null` says so.
fn values(ty: ScalarType, rows: usize, seed: u64, null: impl Fn(usize) -> bool) -> ArrayRef {
    let nulls = NullBuffer::from_iter((0..rows).map(|row| !null(row)));
    let nulls = (nulls.null_count() > 0).then_some(nulls);
    let number = |row: usize| (row as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(seed) >> 20;
    match ty {
        ScalarType::Bool => {
            let bits = (0..rows).map(|row| number(row) % 3 == 0).collect();
            Arc::new(BooleanArray::new(bits, nulls))
        }
        ScalarType::Complex128 => {
            let part = |scale: f64| -> ArrayRef { doubles((0..rows).map(|row| number(row) as f64 * scale)) };
            Arc::new(StructArray::new(complex_fields(), vec![part(0.5), part(-3.0)], nulls))
        }
        ty => {
            let small = Float64Array::new((0..rows).map(|row| (number(row) % 101) as f64).collect(), nulls);
            cast(&small, &arrow_type(ty)).expect("a number")
        }
    }
}

/// Compares a function of two columns with the CPU, in many ways.
fn compare(artifact: &Artifact, a: &ArrayRef, b: &ArrayRef) {
    let rows = a.len();
    let expected = on_cpu(
        artifact,
        &[Argument::Array(a.clone()), Argument::Array(b.clone())],
        rows,
    )
    .unwrap();
    let shape = |grid, block| Some(LaunchShape::linear(grid, block));
    for (chunk_rows, lengths, shape) in [
        (1 << 20, &[rows][..], None),
        (64, &[1, 63, 5, 0, 129], shape(1, 32)),
        (192, &[100, 7], shape(3, 64)),
        (256, &[37], shape(5, 96)),
    ] {
        let device = device(chunk_rows);
        let kernel = Kernel::load(&device, artifact).unwrap();
        let whole = Run {
            shape,
            ..simple(&kernel, vec![pieces(a, lengths), pieces(b, &[rows])])
        };
        let ran = run(&device, &whole).unwrap_or_else(|error| panic!("{error}"));
        let what = format!("chunks of {chunk_rows}, {shape:?}, {}", artifact.metadata.signature);
        assert_eq!((ran.rows, ran.selection), (rows, None), "{what}");
        assert_same(&ran.arrays[0], &expected, &what);
    }
}

#[test]
fn strict_functions_of_every_type() {
    for ty in ScalarType::ALL {
        let artifact = compile(
            "return a if c else b",
            &[("a", ty), ("b", ty), ("c", ScalarType::Bool)],
            ty,
            true,
        );
        let rows = 333;
        let a = values(ty, rows + 3, 1, |row| row % 7 == 2).slice(3, rows);
        let b = values(ty, rows + 1, 2, |row| row % 50 == 0).slice(1, rows);
        let c = values(ScalarType::Bool, rows + 5, 3, |_| false).slice(5, rows);
        let args = [&a, &b, &c].map(|array| Argument::Array(array.clone()));
        let expected = on_cpu(&artifact, &args, rows).unwrap();
        for chunk_rows in [64, 1024] {
            let device = device_of(Emulator::new(kernel).schedule(Schedule::Random(7)), chunk_rows);
            let kernel = Kernel::load(&device, &artifact).unwrap();
            let called = kernel.call(&args, rows, &CancelFlag::new(), &Stats::new()).unwrap();
            assert_same(&called, &expected, &format!("{ty}, chunks of {chunk_rows}"));
        }
    }
}

#[test]
fn functions_that_see_nulls_of_every_type() {
    for ty in ScalarType::ALL {
        let artifact = compile("return b if a is None else a", &[("a", ty), ("b", ty)], ty, false);
        assert!(artifact.metadata.nullable_result);
        let rows = 301;
        let a = values(ty, rows + 2, 1, |row| row % 3 != 1).slice(2, rows);
        let b = values(ty, rows + 9, 2, |row| row % 5 == 4).slice(9, rows);
        compare(&artifact, &a, &b);
        let none = values(ty, rows, 2, |_| true);
        compare(&artifact, &none, &b);
        compare(&artifact, &none, &none);
    }
}

#[test]
fn arithmetic_in_any_pieces_chunks_and_shapes() {
    let artifact = compile(
        "s = 0.0\nfor i in range(int(b) % 9):\n    s = s + a / (i + 1)\nreturn s",
        &[("a", ScalarType::Float64), ("b", ScalarType::Int32)],
        ScalarType::Float64,
        true,
    );
    let rows = 1003;
    let a = values(ScalarType::Float64, rows, 5, |row| row % 11 == 3);
    compare(&artifact, &a, &values(ScalarType::Int32, rows, 6, |_| false));
    compare(&artifact, &a, &values(ScalarType::Int32, rows, 6, |row| row > 500));
    compare(&artifact, &a.slice(0, 1), &values(ScalarType::Int32, 1, 6, |_| false));
}

#[test]
fn complex_numbers_are_null_where_a_part_is_and_have_their_parts_in_either_order() {
    let artifact = compile(
        "return a * b",
        &[("a", ScalarType::Complex128), ("b", ScalarType::Complex128)],
        ScalarType::Complex128,
        true,
    );
    let part = |nth: usize| -> ArrayRef {
        Arc::new(Float64Array::from_iter(
            (0..200).map(|row| (row % nth != 0).then_some(row as f64 / 8.0)),
        ))
    };
    let usual: ArrayRef = Arc::new(StructArray::new(complex_fields(), vec![part(3), part(4)], None));
    let (re, im) = (complex_fields()[0].clone(), complex_fields()[1].clone());
    let nulls = NullBuffer::from_iter((0..200).map(|row| row % 5 != 0));
    let turned: ArrayRef = Arc::new(StructArray::new(
        vec![im, re].into(),
        vec![part(7), part(200)],
        Some(nulls),
    ));
    compare(&artifact, &usual, &turned);
    compare(&artifact, &turned.slice(3, 190), &usual.slice(1, 190));
}

#[test]
fn one_value_for_all_rows() {
    let device = device(64);
    for ty in ScalarType::ALL {
        let artifact = compile("return b if a is None else a", &[("a", ty), ("b", ty)], ty, false);
        let kernel = Kernel::load(&device, &artifact).unwrap();
        let column = Argument::Array(values(ty, 100, 4, |row| row % 3 == 0));
        let one = Argument::Scalar(values(ty, 2, 9, |_| false).slice(1, 1));
        let null = Argument::Scalar(values(ty, 1, 9, |_| true));
        for args in [
            [one.clone(), column.clone()],
            [column.clone(), one.clone()],
            [null.clone(), column.clone()],
            [column.clone(), null.clone()],
            [null.clone(), one.clone()],
            [null.clone(), null.clone()],
        ] {
            let expected = on_cpu(&artifact, &args, 100).unwrap();
            let called = kernel.call(&args, 100, &CancelFlag::new(), &Stats::new()).unwrap();
            assert_same(&called, &expected, &format!("{args:?}"));
        }
    }
}

#[test]
fn what_needs_no_device_is_not_launched() {
    let device = device(64);
    let ty = ScalarType::Float64;
    let artifact = compile("return 1.0 / (a - a + b - b)", &[("a", ty), ("b", ty)], ty, true);
    let kernel = Kernel::load(&device, &artifact).unwrap();
    let null = || Argument::Scalar(values(ty, 1, 0, |_| true));
    let all_null = || Argument::Array(values(ty, 70, 0, |_| true));
    let some = |rows| Argument::Array(values(ty, rows, 0, |row| row % 2 == 0));
    let stats = Stats::new();
    for (args, rows) in [
        ([null(), some(70)], 70),
        ([some(70), all_null()], 70),
        ([some(70), Argument::Array(values(ty, 70, 0, |row| row % 2 == 1))], 70),
        ([some(0), some(0)], 0),
        ([null(), null()], 70),
        ([null(), null()], 0),
    ] {
        let expected = on_cpu(&artifact, &args, rows).unwrap();
        let called = kernel.call(&args, rows, &CancelFlag::new(), &stats).unwrap();
        assert_same(&called, &expected, &format!("{args:?}"));
    }
    assert_eq!((stats.runs(), stats.chunks(), stats.bytes_up()), (0, 0, 0));
    let empty = new_empty_array(&arrow_type(ty));
    let ran = run(
        &device,
        &simple(
            &kernel,
            vec![PiecedColumn::new(vec![empty.clone()]), PiecedColumn::new(vec![])],
        ),
    );
    assert_eq!(ran.unwrap().arrays[0].len(), 0);
}

#[test]
fn functions_without_parameters_and_of_scalars_alone() {
    let device = device(64);
    let artifact = compile("return 42", &[], ScalarType::Int64, true);
    let kernel = Kernel::load(&device, &artifact).unwrap();
    let called = kernel.call(&[], 100, &CancelFlag::new(), &Stats::new()).unwrap();
    assert_same(&called, &on_cpu(&artifact, &[], 100).unwrap(), "42");
    // In a run, they have a value per row.
    let whole = Run {
        rows: 100,
        ..simple(&kernel, vec![])
    };
    let ran = run(&device, &whole).unwrap();
    assert_eq!(
        ran.arrays[0].as_primitive::<arrow::datatypes::Int64Type>().values(),
        &[42; 100]
    );
}

#[test]
fn several_functions_share_columns() {
    let device = device(128);
    let ty = ScalarType::Float64;
    let artifacts = ["return a + b", "return a * b", "return a if a < b else b"]
        .map(|body| compile(body, &[("a", ty), ("b", ty)], ty, true));
    let (a, b) = (
        values(ty, 1000, 1, |row| row % 9 == 0),
        values(ty, 1000, 2, |row| row % 10 == 1),
    );
    let call = |artifact, arguments| Call {
        kernel: Kernel::load(&device, artifact).unwrap(),
        arguments,
    };
    use CallArgument::Column;
    let whole = Run {
        columns: vec![pieces(&a, &[300]), pieces(&b, &[77])],
        rows: 1000,
        filter: None,
        outputs: vec![
            call(&artifacts[0], vec![Column(0), Column(1)]),
            call(&artifacts[1], vec![Column(1), Column(1)]),
            call(&artifacts[2], vec![Column(1), Column(0)]),
        ],
        shape: None,
    };
    let stats = Stats::new();
    let ran = device.run(&whole, &CancelFlag::new(), &stats).unwrap();
    for (i, pair) in [[&a, &b], [&b, &b], [&b, &a]].into_iter().enumerate() {
        let args = pair.map(|array| Argument::Array(array.clone()));
        assert_same(&ran.arrays[i], &on_cpu(&artifacts[i], &args, 1000).unwrap(), "shared");
    }
    assert_eq!((stats.runs(), stats.rows(), stats.chunks()), (1, 1000, 8));
    // Each column goes up once: 16 bytes and two bits per row, and some words per chunk.
    let up = stats.bytes_up();
    assert!((16_250..16_250 + 8 * 2048).contains(&up), "{up}");
    let down = stats.bytes_down();
    assert!((24_000..24_000 + 8 * 2048).contains(&down), "{down}");
    assert!(stats.wall_time() >= stats.kernel_time() / 3 && !stats.kernel_time().is_zero());
}

#[test]
fn many_threads_share_a_device() {
    let device = device(128);
    let ty = ScalarType::Int64;
    let artifact = compile("return a * 3 + b", &[("a", ty), ("b", ty)], ty, true);
    let kernel = Kernel::load(&device, &artifact).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..6 {
            let kernel = &kernel;
            scope.spawn(move || {
                for round in 0..8 {
                    let rows = 100 * thread + 37 * round + 1;
                    let args = [
                        Argument::Array(integers((0..rows as i64).map(|row| row * 5))),
                        Argument::Scalar(integers([round as i64])),
                    ];
                    let called = kernel.call(&args, rows, &CancelFlag::new(), &Stats::new()).unwrap();
                    assert_same(
                        &called,
                        &integers((0..rows as i64).map(|row| row * 15 + round as i64)),
                        "threads",
                    );
                }
            });
        }
    });
    let left = device.memory_used();
    assert!(left <= 6 * 4096, "only the cancel words of six runs: {left}");
}

#[test]
fn large_chunks_are_staged_side_by_side_and_come_out_in_order() {
    let int = ScalarType::Int64;
    let artifact = compile("return a // b", &[("a", int), ("b", int)], int, true);
    let rows = 400_000;
    let a = integers(0..rows as i64);
    let numbers = |zeros: &[usize]| integers((0..rows).map(|row| i64::from(!zeros.contains(&row))));
    let device = device(1 << 17);
    let kernel = Kernel::load(&device, &artifact).unwrap();
    for _ in 0..2 {
        let stats = Stats::new();
        let whole = simple(&kernel, vec![pieces(&a, &[8192]), pieces(&numbers(&[]), &[rows])]);
        let ran = device.run(&whole, &CancelFlag::new(), &stats).unwrap();
        assert_same(&ran.arrays[0], &a, "large");
        assert_eq!(stats.chunks(), 4);
    }
    let args = [Argument::Array(a), Argument::Array(numbers(&[150_001, 399_999]))];
    let expected = on_cpu(&artifact, &args, rows).unwrap_err();
    let error = kernel.call(&args, rows, &CancelFlag::new(), &Stats::new()).unwrap_err();
    assert_eq!(error, expected);
}

#[test]
fn chunks_that_are_held_back_are_sent_off_again() {
    let int = ScalarType::Int64;
    let artifact = compile("return a // b", &[("a", int), ("b", int)], int, true);
    let less = compile("return a % 5 < b", &[("a", int), ("b", int)], ScalarType::Bool, true);
    let rows = 3000;
    let a = integers(0..rows);
    for (chunk_rows, waits) in [(64, false), (256, false), (256, true)] {
        let config = Config {
            chunk_rows,
            direct_bytes: 0,
            patience: Duration::ZERO,
            ..Config::default()
        };
        let devices = Devices::emulated(emulator().connections(3).waits(waits), &config);
        let device = &devices.list()[0];
        let [kernel, filter] = [&artifact, &less].map(|artifact| Kernel::load(device, artifact).unwrap());
        thread::scope(|scope| {
            for fails in [None, Some(2500), None, Some(70)] {
                let (kernel, filter, artifact, a) = (&kernel, &filter, &artifact, &a);
                scope.spawn(move || {
                    let b = integers((0..rows).map(|row| i64::from(Some(row) != fails)));
                    let args = [Argument::Array(a.clone()), Argument::Array(b.clone())];
                    let expected = on_cpu(artifact, &args, rows as usize);
                    match kernel.call(&args, rows as usize, &CancelFlag::new(), &Stats::new()) {
                        Ok(array) => assert_same(&array, &expected.unwrap(), "all rows"),
                        Err(error) => assert_eq!(error, expected.unwrap_err()),
                    }
                    let mut whole = simple(kernel, vec![pieces(a, &[700]).cached(true), pieces(&b, &[3000])]);
                    whole.filter = Some(Call {
                        kernel: Arc::clone(filter),
                        ..whole.outputs[0].clone()
                    });
                    // Where the division would fail, the filter lets nothing through.
                    let chosen = run(device, &whole).unwrap();
                    let expected = integers((0..rows).filter(|row| row % 5 == 0 && Some(*row) != fails));
                    assert_same(&chosen.arrays[0], &expected, "chosen rows");
                });
            }
        });
    }
}
