//! Filters: which rows are computed, and what comes back.

use arrow::array::{AsArray, BooleanArray};
use arrow::compute::filter;
use rbcdb_runtime_cpu::CallError;

use super::*;

const INT: ScalarType = ScalarType::Int64;

/// Integers, NULL where `null` says so.
fn nullable(rows: usize, value: impl Fn(usize) -> i64, null: impl Fn(usize) -> bool) -> ArrayRef {
    Arc::new(Int64Array::from_iter(
        (0..rows).map(|row| (!null(row)).then(|| value(row))),
    ))
}

/// One device that chooses rows itself, and one that leaves it to the host.
fn both(chunk_rows: usize, races: bool) -> [Arc<Device>; 2] {
    let devices = [0, 1].map(|_| device_of(emulator().races(races), chunk_rows));
    let code = COMPILER.gpu_compact_code(GpuTarget::default()).expect("GPU code");
    devices[0].set_compact_code(&code).unwrap();
    devices
}

fn filtered(
    device: &Arc<Device>,
    condition: &Artifact,
    function: &Artifact,
    columns: [&PiecedColumn; 2],
) -> Result<Ran, Error> {
    let call = |artifact| Call {
        kernel: Kernel::load(device, artifact).unwrap(),
        arguments: vec![CallArgument::Column(0), CallArgument::Column(1)],
    };
    let whole = Run {
        rows: columns[0].rows(),
        columns: columns.map(PiecedColumn::clone).into(),
        filter: Some(call(condition)),
        outputs: vec![call(function), call(condition)],
        shape: None,
    };
    run(device, &whole)
}

#[test]
fn only_rows_that_pass_are_computed_and_come_back() {
    let parameters = [("a", INT), ("b", INT)];
    let divide = compile("return a // b", &parameters, INT, true);
    let strict = compile("return b != 0 and a % 3 != 1", &parameters, ScalarType::Bool, true);
    // NULL for some rows although no argument is, and true or false for rows with NULLs.
    let seeing = compile(
        "if a is None or b is None:\n    return True\nif a % 5 == 4:\n    return None\nreturn b != 0",
        &parameters,
        ScalarType::Bool,
        false,
    );
    assert!(seeing.metadata.nullable_result);
    let never = compile("return b > 99", &parameters, ScalarType::Bool, true);
    let always = compile("return True", &parameters, ScalarType::Bool, false);
    let rows = 777;
    let a = nullable(rows, |row| row as i64 * 7, |row| row % 13 == 0);
    let b = nullable(rows, |row| row as i64 % 4, |row| row % 17 == 1);
    let b_not_zero = nullable(rows, |row| row as i64 % 4 + 1, |row| row % 17 == 1);
    for (condition, b) in [(&strict, &b), (&seeing, &b), (&never, &b), (&always, &b_not_zero)] {
        let args = [Argument::Array(a.clone()), Argument::Array(b.clone())];
        let passes = on_cpu(condition, &args, rows).unwrap();
        let passes: BooleanArray = (0..rows)
            .map(|row| Some(passes.is_valid(row) && passes.as_boolean().value(row)))
            .collect();
        let args = [&a, b].map(|array| Argument::Array(filter(array, &passes).unwrap()));
        let expected = [&divide, condition].map(|artifact| on_cpu(artifact, &args, passes.true_count()).unwrap());
        for (chunk_rows, length) in [(64, 50), (256, 777), (1024, 100)] {
            for device in both(chunk_rows, false) {
                let columns = [&pieces(&a, &[length]), &pieces(b, &[60])];
                let ran = filtered(&device, condition, &divide, columns).unwrap();
                assert_eq!(ran.rows, passes.true_count());
                assert_eq!(ran.selection.as_ref(), Some(passes.values()));
                for (actual, expected) in ran.arrays.iter().zip(&expected) {
                    assert_eq!(actual, expected, "{condition:?}");
                }
            }
        }
    }
}

#[test]
fn failures_of_rows_that_pass_count_and_those_of_the_filter_first() {
    let parameters = [("a", INT), ("b", INT)];
    let divide = compile("return a // b", &parameters, INT, true);
    let condition = compile(
        "if a == 500:\n    raise ValueError('the filter')\nreturn a % 2 == 0",
        &parameters,
        ScalarType::Bool,
        true,
    );
    let devices = both(128, false);
    for (start, zeros, row, message) in [
        (0, &[31, 101, 300, 301][..], 300, "division by zero"),
        (0, &[31, 501], 500, "the filter"),
        (0, &[500], 500, "the filter"),
        (200, &[300], 300, "the filter"),
    ] {
        let a = integers(start..start + 600);
        let b = integers((0..600).map(|row| i64::from(!zeros.contains(&row))));
        for device in &devices {
            let ran = filtered(device, &condition, &divide, [&pieces(&a, &[600]), &pieces(&b, &[600])]);
            let Err(Error::Call(CallError::Row(failure))) = ran else {
                panic!("not a row's failure: {ran:?}");
            };
            assert_eq!((failure.row, failure.message.as_str()), (row, message));
        }
    }
}

#[test]
fn a_filter_that_is_null_for_all_rows_lets_none_through() {
    let parameters = [("a", INT), ("b", INT)];
    let divide = compile("return a // (b - b)", &parameters, INT, true);
    let condition = compile("return a < b", &parameters, ScalarType::Bool, true);
    let [device, _] = both(64, false);
    let none = nullable(100, |_| 0, |_| true);
    let columns = [&pieces(&none, &[100]), &pieces(&integers(0..100), &[100])];
    let ran = filtered(&device, &condition, &divide, columns).unwrap();
    assert_eq!((ran.rows, ran.arrays[0].len(), ran.arrays[1].len()), (0, 0, 0));
    assert_eq!(ran.selection.map(|selection| selection.count_set_bits()), Some(0));
}

#[test]
fn rows_chosen_on_the_device_are_those_that_the_host_chooses_for_every_type() {
    use ScalarType::*;
    let parameters = [("a", INT), ("b", INT)];
    let condition = compile("return a % 7 < b", &parameters, Bool, true);
    let functions = [
        ("return a % 100", Int16),
        ("return a - b", Int32),
        ("return a + b", Int64),
        ("return a / 8", Float32),
        ("return a / 7", Float64),
        ("return a % 2 == 0", Bool),
        ("return complex(a, b)", Complex128),
        ("return a + 1", Int64),
    ];
    // Strict; with NULLs of its own; seeing NULLs.
    let artifacts: Vec<Artifact> = (functions.iter())
        .flat_map(|(body, ty)| {
            let own = format!("if a % 5 == 4:\n    return None\n{body}");
            let seeing = format!("if a is None or b is None:\n    return None\n{body}");
            [(body.to_string(), true), (own, true), (seeing, false)]
                .map(|(body, strict)| compile(&body, &parameters, *ty, strict))
        })
        .collect();
    let rows = 1000;
    let a = nullable(rows, |row| row as i64 * 3, |row| row % 13 == 0);
    for (name, b) in [
        ("some rows", nullable(rows, |row| row as i64 % 5, |row| row % 17 == 1)),
        (
            "a stretch of rows",
            nullable(rows, |row| if (100..230).contains(&row) { 7 } else { 0 }, |_| false),
        ),
        (
            "the last row",
            nullable(rows, |row| if row == 999 { 7 } else { 0 }, |_| false),
        ),
        ("all rows that aren't NULL", nullable(rows, |_| 7, |_| false)),
    ] {
        for chunk_rows in [64, 320, 1024] {
            let devices = both(chunk_rows, chunk_rows == 320);
            let ran = devices.each_ref().map(|device| {
                let call = |artifact| Call {
                    kernel: Kernel::load(device, artifact).unwrap(),
                    arguments: vec![CallArgument::Column(0), CallArgument::Column(1)],
                };
                let whole = Run {
                    columns: vec![pieces(&a, &[90]), pieces(&b, &[1000])],
                    rows,
                    filter: Some(call(&condition)),
                    outputs: artifacts.iter().map(call).collect(),
                    shape: None,
                };
                run(device, &whole).unwrap()
            });
            let [chosen, host] = &ran;
            assert!(chosen.rows > 0 && chosen.rows < rows);
            assert_eq!((chosen.rows, &chosen.selection), (host.rows, &host.selection));
            for (i, (chosen, host)) in chosen.arrays.iter().zip(&host.arrays).enumerate() {
                assert_eq!(chosen.len(), host.len());
                assert_same(chosen, host, &format!("{name}, chunks of {chunk_rows}, function {i}"));
            }
        }
    }
}

#[test]
fn only_chosen_rows_come_down() {
    let parameters = [("a", INT), ("b", INT)];
    let condition = compile("return a % 100 == b", &parameters, ScalarType::Bool, true);
    let sum = compile("return a + b", &parameters, INT, true);
    let (a, b) = (integers(0..10_000), integers((0..10_000).map(|_| 1)));
    let down = both(2048, false).map(|device| {
        let call = |artifact| Call {
            kernel: Kernel::load(&device, artifact).unwrap(),
            arguments: vec![CallArgument::Column(0), CallArgument::Column(1)],
        };
        let whole = Run {
            columns: vec![pieces(&a, &[9000]), pieces(&b, &[9000])],
            rows: 10_000,
            filter: Some(call(&condition)),
            outputs: vec![call(&sum)],
            shape: None,
        };
        let stats = Stats::new();
        let ran = device.run(&whole, &CancelFlag::new(), &stats).unwrap();
        assert_same(&ran.arrays[0], &integers((0..100).map(|i| 100 * i + 2)), "chosen");
        stats.bytes_down()
    });
    assert!(down[0] < 6000 && down[1] > 80_000, "{down:?}");
}
