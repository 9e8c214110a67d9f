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
            let device = device(chunk_rows);
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
    let device = device(128);
    for (start, zeros, row, message) in [
        (0, &[31, 101, 300, 301][..], 300, "division by zero"),
        (0, &[31, 501], 500, "the filter"),
        (0, &[500], 500, "the filter"),
        (200, &[300], 300, "the filter"),
    ] {
        let a = integers(start..start + 600);
        let b = integers((0..600).map(|row| i64::from(!zeros.contains(&row))));
        let ran = filtered(&device, &condition, &divide, [&pieces(&a, &[600]), &pieces(&b, &[600])]);
        let Err(Error::Call(CallError::Row(failure))) = ran else {
            panic!("not a row's failure: {ran:?}");
        };
        assert_eq!((failure.row, failure.message.as_str()), (row, message));
    }
}

#[test]
fn a_filter_that_is_null_for_all_rows_lets_none_through() {
    let parameters = [("a", INT), ("b", INT)];
    let divide = compile("return a // (b - b)", &parameters, INT, true);
    let condition = compile("return a < b", &parameters, ScalarType::Bool, true);
    let device = device(64);
    let none = nullable(100, |_| 0, |_| true);
    let columns = [&pieces(&none, &[100]), &pieces(&integers(0..100), &[100])];
    let ran = filtered(&device, &condition, &divide, columns).unwrap();
    assert_eq!((ran.rows, ran.arrays[0].len(), ran.arrays[1].len()), (0, 0, 0));
    assert_eq!(ran.selection.map(|selection| selection.count_set_bits()), Some(0));
}
