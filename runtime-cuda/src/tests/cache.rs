//! Columns that stay on the device.

use std::thread;
use std::time::Duration;

use arrow::array::{BooleanArray, StructArray};
use arrow::compute::concat;

use super::*;
use crate::cache::{Found, Resident};
use crate::run::Placed;

const INT: ScalarType = ScalarType::Int64;

fn sum() -> Artifact {
    compile("return a + b", &[("a", INT), ("b", INT)], INT, true)
}

fn column(values: &ArrayRef) -> PiecedColumn {
    pieces(values, &[300]).cached(true)
}

#[test]
fn a_column_goes_up_once_and_is_found_by_its_buffers() {
    let device = device(128);
    let kernel = Kernel::load(&device, &sum()).unwrap();
    let (a, b) = (integers(0..1000), integers((0..1000).rev()));
    let nulls: ArrayRef = Arc::new(Int64Array::from_iter(
        (0..1000).map(|row| (row % 3 != 0).then_some(row)),
    ));
    let whole = |a: &ArrayRef, b: &ArrayRef| simple(&kernel, vec![column(a), column(b)]);
    let mut up = Vec::new();
    let mut results = Vec::new();
    for (x, y, hits) in [
        (&a, &b, 0),
        (&a, &b, 2),
        (&b, &a, 2),
        (&a, &nulls, 1),
        (&nulls, &nulls, 2),
    ] {
        let stats = Stats::new();
        results.push(device.run(&whole(x, y), &CancelFlag::new(), &stats).unwrap());
        assert_eq!((stats.cache_hits(), stats.cache_misses()), (hits, 2 - hits));
        up.push(stats.bytes_up());
        let args = [x, y].map(|array| Argument::Array(array.clone()));
        let expected = on_cpu(&sum(), &args, 1000).unwrap();
        assert_same(&results[results.len() - 1].arrays[0], &expected, "kept");
    }
    assert!(
        up[0] > 16_000 && up[1] < 1000 && up[2] < 1000 && up[3] > 8_000 && up[3] < 9_000 && up[4] < 1000,
        "{up:?}"
    );
    assert_eq!((device.cache_hits(), device.cache_misses()), (7, 3));
    assert!(device.is_cached(&column(&a)) && !device.is_cached(&column(&integers(0..1000))));
    // Other pieces, or another part, are another column.
    assert!(!device.is_cached(&pieces(&a, &[500]).cached(true)) && !device.is_cached(&column(&a.slice(1, 999))));
    // A column that isn't worth it is neither looked up nor kept.
    let bytes = device.cache_bytes();
    run(
        &device,
        &simple(&kernel, vec![pieces(&a, &[300]), pieces(&integers(0..1000), &[300])]),
    )
    .unwrap();
    assert_eq!(
        (device.cache_hits(), device.cache_misses(), device.cache_bytes()),
        (7, 3, bytes)
    );
    device.clear_cache();
    assert_eq!((device.cache_bytes(), device.is_cached(&column(&a))), (0, false));
}

#[test]
fn columns_that_nobody_else_refers_to_go() {
    let device = device(128);
    let kernel = Kernel::load(&device, &sum()).unwrap();
    let (a, b) = (integers(0..1000), integers(0..1000));
    run(&device, &simple(&kernel, vec![column(&a), column(&b)])).unwrap();
    let both = device.cache_bytes();
    assert!(both >= 16_000);
    drop(b);
    let c = integers(0..1000);
    run(&device, &simple(&kernel, vec![column(&a), column(&c)])).unwrap();
    assert_eq!(device.cache_bytes(), both, "c came and b went");
    assert!(device.is_cached(&column(&a)) && device.is_cached(&column(&c)));
}

#[test]
fn the_limit_holds_and_what_was_used_longest_ago_goes() {
    let device = device(128);
    let kernel = Kernel::load(&device, &sum()).unwrap();
    let all: Vec<ArrayRef> = (0..4).map(|i| integers(i..1000 + i)).collect();
    let use_both = |i: usize, j: usize| {
        run(&device, &simple(&kernel, vec![column(&all[i]), column(&all[j])])).unwrap();
        let kept: Vec<bool> = all.iter().map(|values| device.is_cached(&column(values))).collect();
        kept
    };
    assert_eq!(use_both(0, 1), [true, true, false, false]);
    let each = device.cache_bytes() / 2;
    device.set_cache_limit(each * 3);
    assert_eq!(use_both(2, 0), [true, true, true, false]);
    assert_eq!(use_both(0, 3), [true, false, true, true]);
    assert_eq!(device.cache_bytes(), each * 3);
    device.set_cache_limit(each);
    assert_eq!(device.cache_bytes(), each);
    device.set_cache_limit(each - 1);
    assert_eq!(use_both(0, 1), [false; 4]);
    assert_eq!(device.cache_bytes(), 0);
}

#[test]
fn booleans_and_filters_work_on_kept_columns_of_any_chunk_size() {
    let parameters = [("a", ScalarType::Bool), ("b", ScalarType::Bool)];
    let artifact = compile("return a and not b", &parameters, ScalarType::Bool, true);
    let column = |nth: usize| -> ArrayRef {
        Arc::new(BooleanArray::from_iter(
            (0..999).map(|row| (row % 31 != nth).then_some(row % nth == 0)),
        ))
    };
    let (a, b) = (column(3), column(5));
    let args = [&a, &b].map(|array| Argument::Array(array.clone()));
    let expected = on_cpu(&artifact, &args, 999).unwrap();
    for chunk_rows in [64, 320, 2048] {
        let device = device(chunk_rows);
        let kernel = Kernel::load(&device, &artifact).unwrap();
        for _ in 0..2 {
            let whole = simple(
                &kernel,
                [&a, &b].map(|values| pieces(values, &[77]).cached(true)).into(),
            );
            assert_same(&run(&device, &whole).unwrap().arrays[0], &expected, "booleans");
        }
        assert_eq!(device.cache_hits(), 2);
    }
}

#[test]
fn a_run_that_fails_keeps_nothing() {
    let artifact = compile("return a // b", &[("a", INT), ("b", INT)], INT, true);
    let device = device(128);
    let kernel = Kernel::load(&device, &artifact).unwrap();
    let (a, b) = (integers(0..1000), integers((0..1000).map(|row| row - 999)));
    assert!(run(&device, &simple(&kernel, vec![column(&a), column(&b)])).is_err());
    assert_eq!(device.cache_bytes(), 0);
}

#[test]
fn who_needs_a_column_that_another_run_brings_waits_for_it_not_too_long_and_not_when_cancelled() {
    let device = device(64);
    // So many rows that there is time to wait for it; they share one buffer.
    let array = integers(0..1 << 16);
    let huge = PiecedColumn::new(vec![array; 1 << 15]).cached(true);
    let other = column(&integers(0..10));
    let never = CancelFlag::new();
    let (found, claims) = device.cache().find(&[&huge, &huge], &never);
    assert!(
        matches!(found[..], [Found::Missing, Found::Busy]),
        "one of them is to be brought"
    );
    let (found, _other_claims) = device.cache().find(&[&other], &never);
    assert!(matches!(found[..], [Found::Missing]));
    let (found, _none) = device.cache().find(&[&other], &never);
    assert!(matches!(found[..], [Found::Busy]), "a small one isn't waited for long");
    let cancel = CancelFlag::new();
    let find = |cancel: &CancelFlag| {
        let (found, _claims) = device.cache().find(&[&huge], cancel);
        found
    };
    thread::scope(|scope| {
        let waiting = scope.spawn(|| find(&never));
        let cancelled = scope.spawn(|| find(&cancel));
        thread::sleep(Duration::from_millis(30));
        assert!(!waiting.is_finished() && !cancelled.is_finished());
        cancel.cancel();
        assert!(matches!(cancelled.join().unwrap()[..], [Found::Busy]));
        assert!(!waiting.is_finished());
        let resident = Resident {
            block: device.allocate(64).unwrap(),
            placed: Placed::default(),
            validity: None,
        };
        device.cache().insert(&huge, Arc::new(resident));
        drop(claims);
        assert!(matches!(waiting.join().unwrap()[..], [Found::Resident(_)]));
    });
    // A run that gave up lets another one try.
    device.clear_cache();
    let (found, claims) = device.cache().find(&[&huge], &never);
    assert!(matches!(found[..], [Found::Missing]));
    thread::scope(|scope| {
        let waiting = scope.spawn(|| matches!(find(&never)[..], [Found::Missing]));
        thread::sleep(Duration::from_millis(10));
        drop(claims);
        assert!(waiting.join().unwrap());
    });
}

#[test]
fn columns_that_many_runs_need_at_once_come_out_right() {
    let artifact = compile("return a + b", &[("a", INT), ("b", INT)], INT, true);
    let device = device(4096);
    let kernel = Kernel::load(&device, &artifact).unwrap();
    let (a, b) = (integers(0..20_000), integers((0..20_000).rev()));
    let expected = integers((0..20_000).map(|_| 19_999));
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let ran = run(&device, &simple(&kernel, vec![column(&a), column(&b)])).unwrap();
                assert_same(&ran.arrays[0], &expected, "at once");
            });
        }
    });
    let stats = Stats::new();
    let again = simple(&kernel, vec![column(&a), column(&b)]);
    device.run(&again, &CancelFlag::new(), &stats).unwrap();
    assert_eq!(stats.cache_hits(), 2);
}

#[test]
fn a_column_is_put_together_from_parts_of_others() {
    let complex = ScalarType::Complex128;
    let sum = sum();
    let product = compile("return a * a + b", &[("a", complex), ("b", INT)], complex, true);
    let cut = |array: &ArrayRef| -> Vec<ArrayRef> { (0..12).map(|i| array.slice(100 * i, 100)).collect() };
    let a = cut(&integers(0..1200));
    let b = cut(&(Arc::new(Int64Array::from_iter(
        (0..1200).map(|row| (row % 7 != 3).then_some(row * row)),
    )) as ArrayRef));
    let parts = [
        doubles((0..1200).map(f64::from)),
        doubles((0..1200).map(|row| f64::from(row) / 3.0)),
    ];
    let fields = rbcdb_runtime_cpu::arrow_types::complex_fields();
    let z = cut(&(Arc::new(StructArray::new(fields, parts.into(), None)) as ArrayRef));
    let choose = |pieces: &[ArrayRef], chosen: &[usize]| {
        let pieces: Vec<ArrayRef> = chosen.iter().map(|i| Arc::clone(&pieces[*i])).collect();
        (
            concat(&pieces.iter().map(AsRef::as_ref).collect::<Vec<_>>()).unwrap(),
            PiecedColumn::new(pieces).cached(true),
        )
    };
    for chunk_rows in [64, 256, 2048] {
        let device = device(chunk_rows);
        let kernels = [&sum, &product].map(|artifact| Kernel::load(&device, artifact).unwrap());
        let call = |chosen: &[usize]| {
            let [a, b, z] = [&a, &b, &z].map(|pieces| choose(pieces, chosen));
            let mut up = 0;
            for (kernel, artifact, first) in [(&kernels[0], &sum, &a), (&kernels[1], &product, &z)] {
                let stats = Stats::new();
                let whole = simple(kernel, vec![first.1.clone(), b.1.clone()]);
                let args = [&first.0, &b.0].map(|array| Argument::Array(array.clone()));
                let expected = on_cpu(artifact, &args, whole.rows).unwrap();
                let ran = device.run(&whole, &CancelFlag::new(), &stats).unwrap();
                assert_same(
                    &ran.arrays[0],
                    &expected,
                    &format!("{chosen:?}, chunks of {chunk_rows}"),
                );
                up += stats.bytes_up();
            }
            up
        };
        assert!(call(&[0, 1, 2, 3, 4, 5]) > 600 * 32);
        assert!(call(&[6, 7, 8, 9, 10, 11]) > 600 * 32);
        let kept = device.cache_bytes();
        for chosen in [
            &[1, 2, 3, 4][..],
            &[5, 6],
            &[3, 4, 5, 6, 7, 8, 9],
            &[10, 11, 0, 1, 2, 8],
            &[7],
            &[4, 4, 4],
        ] {
            assert!(device.is_cached(&choose(&a, chosen).1));
            // Values take 32 bytes per row; only validity goes up, and little else.
            let up = call(chosen);
            assert!(up < 1600 * chosen.len() as u64, "{chosen:?}: {up} bytes");
            assert_eq!(device.cache_bytes(), kept);
        }
        // Too many parts are no use, and what is only partly there isn't either.
        assert!(call(&[11, 9, 7, 5, 3, 1]) > 600 * 32);
        device.clear_cache();
        assert!(!device.is_cached(&choose(&a, &[1]).1));
        assert!(call(&[0, 1]) > 200 * 32);
        assert!(!device.is_cached(&choose(&a, &[1, 2]).1));
    }
}
