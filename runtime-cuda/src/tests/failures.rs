//! Rows that fail, kernels that don't end, calls that are cancelled.

use std::thread;
use std::time::{Duration, Instant};

use rbcdb_runtime_cpu::CallError;

use super::*;

const INT: ScalarType = ScalarType::Int64;

/// Fails where `b` is 0, and doesn't end where it is negative.
fn divide_or_hang() -> Artifact {
    compile(
        "n = 0\nwhile b < 0 and n > -1:\n    n = (n + 1) % 1000\nreturn a // b + n",
        &[("a", INT), ("b", INT)],
        INT,
        true,
    )
}

/// `rows` numbers that are 1, but for some rows.
fn ones(rows: usize, others: &[(usize, i64)]) -> ArrayRef {
    let mut values = vec![1; rows];
    others.iter().for_each(|(row, value)| values[*row] = *value);
    integers(values)
}

fn failure(result: Result<impl std::fmt::Debug, Error>) -> (usize, String) {
    match result {
        Err(Error::Call(CallError::Row(failure))) => (failure.row, failure.to_string()),
        other => panic!("not a row's failure: {other:?}"),
    }
}

#[test]
fn the_first_failing_row_is_reported_as_on_the_cpu() {
    let artifact = divide_or_hang();
    let a = integers(100..500);
    for zeros in [
        &[(0, 0)][..],
        &[(399, 0)],
        &[(130, 0), (131, 0), (77, 0), (390, 0)],
        &[(64, 0), (200, 0)],
    ] {
        let b = ones(400, zeros);
        let args = [Argument::Array(a.clone()), Argument::Array(b.clone())];
        let expected = on_cpu(&artifact, &args, 400).unwrap_err();
        for chunk_rows in [64, 128, 1024] {
            let device = device(chunk_rows);
            let kernel = Kernel::load(&device, &artifact).unwrap();
            let error = kernel.call(&args, 400, &CancelFlag::new(), &Stats::new()).unwrap_err();
            assert_eq!(error, expected, "chunks of {chunk_rows}");
            assert!(!error.is_device_trouble());
            let cut = simple(&kernel, vec![pieces(&a, &[7, 50]), pieces(&b, &[90])]);
            assert_eq!(run(&device, &cut).unwrap_err(), expected, "chunks of {chunk_rows}");
        }
    }
}

#[test]
fn rows_after_a_failing_one_may_take_for_ever() {
    let artifact = divide_or_hang();
    let a = integers(0..300);
    // Whatever runs first: the failing rows, or those that don't end.
    for (others, first) in [
        (&[(100, 0), (290, -1)][..], 100),
        (&[(100, 0), (101, -1), (102, 0)], 100),
        (&[(3, 0), (200, -1), (100, -1)], 3),
        (&[(0, 0), (1, -1)], 0),
        (&[(40, 0), (70, 0), (299, -1)], 40),
    ] {
        for chunk_rows in [64, 1024] {
            let device = device(chunk_rows);
            let kernel = Kernel::load(&device, &artifact).unwrap();
            let args = [Argument::Array(a.clone()), Argument::Array(ones(300, others))];
            let (row, text) = failure(kernel.call(&args, 300, &CancelFlag::new(), &Stats::new()));
            assert_eq!(row, first, "{others:?}, chunks of {chunk_rows}: {text}");
            // The device is as good as before.
            let fine = [Argument::Array(a.clone()), Argument::Array(ones(300, &[]))];
            let called = kernel.call(&fine, 300, &CancelFlag::new(), &Stats::new()).unwrap();
            assert_same(&called, &a, "after a failure");
        }
    }
}

#[test]
fn of_several_calls_the_first_row_counts_and_then_the_first_call() {
    let divide = divide_or_hang();
    let shift = compile("return a << (b - 1)", &[("a", INT), ("b", INT)], INT, true);
    let device = device(64);
    let kernels = [&divide, &shift].map(|artifact| Kernel::load(&device, artifact).unwrap());
    for (others, first, message) in [
        (&[(100, 0)][..], 100, "division by zero"),
        (&[(100, 0), (99, -5)], 99, "negative count"),
    ] {
        let columns = vec![pieces(&ones(200, &[]), &[200]), pieces(&ones(200, others), &[200])];
        let arguments = vec![CallArgument::Column(0), CallArgument::Column(1)];
        let outputs = kernels.clone().map(|kernel| Call {
            kernel,
            arguments: arguments.clone(),
        });
        let whole = Run {
            columns,
            rows: 200,
            filter: None,
            outputs: outputs.into(),
            shape: None,
        };
        // Where the division hangs, it hangs before the shift fails: only earlier failures end it.
        if others.iter().any(|(_, b)| *b < 0) {
            let swapped = Run {
                outputs: whole.outputs.iter().rev().cloned().collect(),
                ..whole
            };
            let (row, text) = failure(run(&device, &swapped));
            assert!(row == first && text.contains(message), "{text}");
        } else {
            let (row, text) = failure(run(&device, &whole));
            assert!(row == first && text.contains(message), "{text}");
        }
    }
}

#[test]
fn endless_calls_are_cancelled_at_once() {
    let artifact = divide_or_hang();
    let device = device(64);
    let kernel = Kernel::load(&device, &artifact).unwrap();
    let hang = [
        Argument::Array(ones(1000, &[])),
        Argument::Array(ones(1000, &[(70, -1)])),
    ];
    for _ in 0..3 {
        let cancel = CancelFlag::new();
        thread::scope(|scope| {
            let running = scope.spawn(|| kernel.call(&hang, 1000, &cancel, &Stats::new()));
            thread::sleep(Duration::from_millis(50));
            assert!(!running.is_finished());
            let asked = Instant::now();
            cancel.cancel();
            assert_eq!(running.join().unwrap().unwrap_err(), Error::Call(CallError::Cancelled));
            assert!(asked.elapsed() < Duration::from_millis(100), "{:?}", asked.elapsed());
        });
        let error = kernel.call(&hang, 1000, &cancel, &Stats::new()).unwrap_err();
        assert_eq!(error, Error::Call(CallError::Cancelled), "a flag stays set");
        let fine = [Argument::Array(ones(1000, &[])), Argument::Array(ones(1000, &[]))];
        assert!(kernel.call(&fine, 1000, &CancelFlag::new(), &Stats::new()).is_ok());
    }
    // Kernels that were asked to stop do so, and their memory can be used again.
    let deadline = Instant::now() + Duration::from_secs(20);
    while device.memory_used() > 1 << 16 {
        assert!(Instant::now() < deadline, "{} bytes stay in use", device.memory_used());
        thread::sleep(Duration::from_millis(5));
        drop(device.take_queue().map(|queue| device.give_back(queue)));
    }
}

#[test]
fn arguments_that_do_not_fit_are_refused_as_on_the_cpu() {
    let artifact = divide_or_hang();
    let device = device(64);
    let kernel = Kernel::load(&device, &artifact).unwrap();
    let two = || Argument::Array(integers([1, 2]));
    let one = || Argument::Scalar(integers([1]));
    for (args, rows) in [
        (vec![two(), Argument::Array(doubles([1.0, 2.0]))], 2),
        (vec![], 2),
        (vec![two()], 2),
        (vec![two(), two(), two()], 2),
        (vec![two(), two()], 3),
        (vec![two(), one()], 1),
        (vec![one(), Argument::Scalar(integers([1, 2]))], 1),
        (vec![one(), Argument::Scalar(integers([]))], 0),
    ] {
        let expected = on_cpu(&artifact, &args, rows).unwrap_err();
        let error = kernel.call(&args, rows, &CancelFlag::new(), &Stats::new()).unwrap_err();
        assert_eq!(error, expected, "{args:?}");
    }
    let fits = simple(&kernel, vec![PiecedColumn::new(vec![integers([1])]); 2]);
    for wrong in [
        Run {
            columns: vec![fits.columns[0].clone()],
            ..fits.clone()
        },
        Run {
            columns: vec![PiecedColumn::new(vec![integers([1]), doubles([])]); 2],
            ..fits.clone()
        },
        Run {
            columns: vec![PiecedColumn::new(vec![]); 2],
            ..fits.clone()
        },
        Run {
            filter: fits.outputs.first().cloned(),
            ..fits.clone()
        },
    ] {
        let error = run(&device, &wrong).unwrap_err();
        let wrong_call = matches!(&error, Error::Call(CallError::Shape { .. } | CallError::Type { .. }));
        assert!(wrong_call, "{error}");
    }
}

/// Runs a call in 16 threads at once, more than the device has queues for; what each gave.
fn sixteen<T: Send>(call: impl Fn(usize) -> T + Sync, meanwhile: impl FnOnce()) -> Vec<T> {
    thread::scope(|scope| {
        let call = &call;
        let threads: Vec<_> = (0..16).map(|i| scope.spawn(move || call(i))).collect();
        meanwhile();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

#[test]
fn sixteen_endless_calls_at_once_are_cancelled_one_by_one() {
    let artifact = divide_or_hang();
    let device = device_of(emulator().connections(4), 64);
    let kernel = Kernel::load(&device, &artifact).unwrap();
    let hang = [Argument::Array(ones(300, &[])), Argument::Array(ones(300, &[(70, -1)]))];
    let flags: Vec<CancelFlag> = (0..16).map(|_| CancelFlag::new()).collect();
    let ended: Vec<Mutex<Option<Instant>>> = (0..16).map(|_| Mutex::default()).collect();
    let call = |i: usize| {
        let result = kernel.call(&hang, 300, &flags[i], &Stats::new());
        *ended[i].lock().unwrap() = Some(Instant::now());
        result.unwrap_err()
    };
    let mut asked = Vec::new();
    let errors = sixteen(call, || {
        thread::sleep(Duration::from_millis(200));
        assert!(ended.iter().all(|ended| ended.lock().unwrap().is_none()));
        for flag in &flags {
            asked.push(Instant::now());
            flag.cancel();
            thread::sleep(Duration::from_millis(5));
        }
    });
    assert!(errors.iter().all(|error| *error == Error::Call(CallError::Cancelled)));
    for (ended, asked) in ended.iter().zip(asked) {
        let took = ended.lock().unwrap().unwrap() - asked;
        assert!(took < Duration::from_millis(500), "{took:?}");
    }
    // All kernels end, and the device is as good as before.
    let fine = [Argument::Array(ones(300, &[])), Argument::Array(ones(300, &[]))];
    let called = kernel.call(&fine, 300, &CancelFlag::new(), &Stats::new()).unwrap();
    assert_same(&called, &ones(300, &[]), "after all of them");
}

#[test]
fn sixteen_calls_at_once_fail_although_later_rows_take_for_ever() {
    let artifact = divide_or_hang();
    let device = device_of(emulator().connections(4), 64);
    let kernel = Kernel::load(&device, &artifact).unwrap();
    let call = |i: usize| {
        // Those of the next chunk may be in the way of others' first.
        let others = [(i, 0), (40, -1), (41, 0), (100, -1), (150, -1)];
        let args = [Argument::Array(ones(300, &[])), Argument::Array(ones(300, &others))];
        failure(kernel.call(&args, 300, &CancelFlag::new(), &Stats::new())).0
    };
    let rows = sixteen(call, || {});
    assert_eq!(rows, (0..16).collect::<Vec<_>>());
}

#[test]
fn calls_that_a_driver_keeps_waiting_are_cancelled_too() {
    let artifact = divide_or_hang();
    let device = device_of(emulator().waits(true), 1 << 20);
    let kernel = Kernel::load(&device, &artifact).unwrap();
    let args = |rows: usize, others: &[(usize, i64)]| {
        let columns = [ones(rows, &[]), ones(rows, others)];
        columns.map(Argument::Array)
    };
    let (endless, cancel) = (CancelFlag::new(), CancelFlag::new());
    thread::scope(|scope| {
        let hanging = scope.spawn(|| kernel.call(&args(100, &[(70, -1)]), 100, &endless, &Stats::new()));
        thread::sleep(Duration::from_millis(50));
        // Neither gets what it needs from the driver now: memory, and code.
        let calling = scope.spawn(|| {
            kernel
                .call(&args(100_000, &[]), 100_000, &cancel, &Stats::new())
                .map(drop)
        });
        let loading = scope.spawn(|| Kernel::load_for(&device, &artifact, &cancel).map(drop));
        thread::sleep(Duration::from_millis(50));
        assert!(!calling.is_finished() && !loading.is_finished() && !hanging.is_finished());
        let asked = Instant::now();
        cancel.cancel();
        for waiting in [calling, loading] {
            assert_eq!(waiting.join().unwrap(), Err(Error::Call(CallError::Cancelled)));
        }
        endless.cancel();
        assert_eq!(hanging.join().unwrap(), Err(Error::Call(CallError::Cancelled)));
        assert!(asked.elapsed() < Duration::from_millis(200), "{:?}", asked.elapsed());
    });
    let called = kernel.call(&args(100_000, &[]), 100_000, &CancelFlag::new(), &Stats::new());
    assert_same(&called.unwrap(), &ones(100_000, &[]), "after all of it");
}
