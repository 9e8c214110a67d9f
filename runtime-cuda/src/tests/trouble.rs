//! Devices that are missing, too small, broken, or asked for what they can't do.

use rbcdb_udf_abi::gpu::GpuCode;

use super::*;
use crate::LaunchShape;

const INT: ScalarType = ScalarType::Int64;

fn sum() -> Artifact {
    compile("return a + b", &[("a", INT), ("b", INT)], INT, true)
}

#[test]
fn looking_for_devices_never_panics_and_says_why_there_is_none() {
    let devices = Devices::detect(&Config::default());
    match devices.unavailable() {
        Some(why) => assert!(devices.list().is_empty() && !why.is_empty()),
        None => assert!(devices.list().iter().all(|device| device.memory_bytes() > 0)),
    }
    let none = Devices::emulated(emulator().devices(0), &Config::default());
    assert!(none.list().is_empty() && none.unavailable().is_some());
    let two = Devices::emulated(emulator().devices(2), &Config::default());
    assert_eq!(
        two.list().iter().map(|device| device.ordinal()).collect::<Vec<_>>(),
        [0, 1]
    );
}

#[test]
fn a_small_memory_makes_small_chunks_and_too_small_a_one_an_error() {
    let artifact = sum();
    let rows = 60_000;
    let (a, b) = (integers(0..rows), integers((0..rows).rev()));
    let expected = on_cpu(
        &artifact,
        &[&a, &b].map(|array| Argument::Array(array.clone())),
        rows as usize,
    )
    .unwrap();
    // All in one chunk; less memory than that; less than the least chunk needs.
    for (limit, chunks) in [(8 << 20, 1..=1), (1 << 20, 2..=4), (100 << 10, 0..=0)] {
        let device = device(1 << 20);
        let kernel = Kernel::load(&device, &artifact).unwrap();
        device.set_memory_limit(limit);
        let stats = Stats::new();
        let whole = simple(&kernel, vec![pieces(&a, &[9000]).cached(true), pieces(&b, &[8192])]);
        match device.run(&whole, &CancelFlag::new(), &stats) {
            Ok(ran) => assert_same(&ran.arrays[0], &expected, "small memory"),
            Err(error) => {
                assert!(
                    matches!(error, Error::OutOfMemory { .. }) && error.is_device_trouble(),
                    "{error}"
                );
                assert_eq!(*chunks.start(), 0, "{error}");
            }
        }
        assert!(
            chunks.contains(&stats.chunks()),
            "{} chunks for {limit}",
            stats.chunks()
        );
        assert!(device.memory_used() <= limit);
    }
}

#[test]
fn kept_columns_make_room_for_calls() {
    let artifact = sum();
    let device = device(1 << 20);
    device.set_memory_limit(400 << 10);
    device.set_cache_limit(300 << 10);
    let kernel = Kernel::load(&device, &artifact).unwrap();
    let (a, b) = (integers(0..10_000), integers(0..10_000));
    run(
        &device,
        &simple(&kernel, vec![pieces(&a, &[10_000]).cached(true), pieces(&b, &[10_000])]),
    )
    .unwrap();
    assert!(device.cache_bytes() > 0);
    let wide = simple(&kernel, vec![pieces(&integers(0..14_000), &[14_000]); 2]);
    run(&device, &wide).unwrap();
    assert_eq!(device.cache_bytes(), 0, "it went to make room");
}

#[test]
fn the_devices_own_memory_may_be_less_than_the_limit() {
    let artifact = sum();
    let config = Config {
        memory_limit: Some(1 << 40),
        ..Config::default()
    };
    let devices = Devices::emulated(emulator().memory_bytes(1 << 20), &config);
    let device = &devices.list()[0];
    let kernel = Kernel::load(device, &artifact).unwrap();
    let a = integers(0..60_000);
    let stats = Stats::new();
    let whole = simple(&kernel, vec![pieces(&a, &[60_000]), pieces(&a, &[60_000])]);
    let ran = device.run(&whole, &CancelFlag::new(), &stats).unwrap();
    assert_same(&ran.arrays[0], &integers((0..60_000).map(|i| 2 * i)), "halved");
    assert!(stats.chunks() > 1);
}

#[test]
fn a_lost_device_is_lost_for_good_whenever_that_happens() {
    let artifact = sum();
    let a = integers(0..1000);
    let args = [Argument::Array(a.clone()), Argument::Array(a)];
    let mut ended_well = 0;
    for operations in (1..400).step_by(3) {
        let device = device_of(emulator().lost_after(operations), 128);
        let called = Kernel::load(&device, &artifact)
            .and_then(|kernel| kernel.call(&args, 1000, &CancelFlag::new(), &Stats::new()));
        match called {
            Ok(_) => ended_well += 1,
            Err(error) => {
                assert!(
                    matches!(error, Error::Lost { .. }) && error.is_device_trouble(),
                    "{error}"
                );
                assert!(device.lost().is_some());
                assert!(matches!(Kernel::load(&device, &artifact), Err(Error::Lost { .. })));
                assert!(matches!(device.measure(), Err(Error::Lost { .. })));
            }
        }
    }
    assert!(ended_well > 0 && ended_well < 133, "{ended_well}");
}

#[test]
fn a_kernel_that_goes_wrong_loses_the_device_with_the_reason() {
    let artifact = sum();
    let device = device_of(emulator().steps(2000), 128);
    let kernel = Kernel::load(&device, &artifact).unwrap();
    let a = integers(0..1000);
    let args = [Argument::Array(a.clone()), Argument::Array(a)];
    let error = kernel.call(&args, 1000, &CancelFlag::new(), &Stats::new()).unwrap_err();
    assert!(
        matches!(&error, Error::Lost { what, .. } if what.contains("StepLimit")),
        "{error}"
    );
}

#[test]
fn code_that_a_device_can_not_run_is_refused() {
    let device = device(64);
    let artifact = sum();
    let without = Artifact {
        library: Vec::new(),
        gpu: None,
        ..artifact.clone()
    };
    assert!(matches!(Kernel::load(&device, &without), Err(Error::NoGpuCode { .. })));
    let code = artifact.gpu.clone().unwrap();
    let newer = Artifact {
        gpu: Some(GpuCode {
            capability: 120,
            ..code
        }),
        ..artifact.clone()
    };
    let error = Kernel::load(&device, &newer).unwrap_err();
    assert!(error.to_string().contains("compute capability 120"), "{error}");
    let unknown = Artifact {
        key: CacheKey([7; 32]),
        ..artifact
    };
    let error = Kernel::load(&device, &unknown).unwrap_err();
    assert!(
        matches!(&error, Error::Load { what, .. } if what.contains("no IR")),
        "{error}"
    );
    assert_eq!(device.lost(), None);
}

#[test]
fn shapes_that_the_code_does_not_allow_are_refused() {
    let device = device(64);
    let less = compile("return a < b", &[("a", INT), ("b", INT)], ScalarType::Bool, true);
    let (sum, less) = (
        Kernel::load(&device, &sum()).unwrap(),
        Kernel::load(&device, &less).unwrap(),
    );
    let a = integers(0..100);
    for (kernel, grid, block, fine) in [
        (&sum, 1, 1, true),
        (&sum, 3, 33, true),
        (&sum, 1, 1024, true),
        (&sum, 1, 1025, false),
        (&sum, 0, 32, false),
        (&sum, 1, 0, false),
        (&sum, u32::MAX, 32, false),
        (&less, 2, 64, true),
        (&less, 2, 48, false),
        (&less, 2, 1, false),
    ] {
        let whole = Run {
            shape: Some(LaunchShape::linear(grid, block)),
            ..simple(kernel, vec![pieces(&a, &[100]), pieces(&a, &[100])])
        };
        match run(&device, &whole) {
            Ok(_) => assert!(fine, "{grid} x {block}"),
            Err(error) => assert!(
                !fine && matches!(error, Error::Shape { .. }),
                "{grid} x {block}: {error}"
            ),
        }
    }
    for (grid, block) in [
        ([2, 2, 1], [32, 1, 1]),
        ([2, 1, 1], [32, 2, 1]),
        ([1, 1, 2], [32, 1, 1]),
    ] {
        let whole = Run {
            shape: Some(LaunchShape { grid, block }),
            ..simple(&sum, vec![pieces(&a, &[100]), pieces(&a, &[100])])
        };
        let error = run(&device, &whole).unwrap_err();
        assert!(error.to_string().contains("one dimension"), "{error}");
    }
    let other = super::device(64);
    let error = run(&other, &simple(&sum, vec![pieces(&a, &[100]); 2])).unwrap_err();
    assert!(error.to_string().contains("another device"), "{error}");
}

#[test]
fn results_outlive_the_device_and_take_no_more_pinned_memory_than_they_may() {
    let artifact = sum();
    let config = Config {
        direct_bytes: 0,
        direct_limit: 50 << 10,
        chunk_rows: 1024,
        ..Config::default()
    };
    let device = Arc::clone(&Devices::emulated(emulator(), &config).list()[0]);
    let kernel = Kernel::load(&device, &artifact).unwrap();
    let a = integers(0..4000);
    // The first comes down directly, the second finds no pinned memory left.
    let whole = simple(&kernel, vec![pieces(&a, &[999]), pieces(&a, &[4000])]);
    let arrays = [0, 1].map(|_| run(&device, &whole).unwrap().arrays.remove(0));
    drop((whole, kernel, device));
    let expected = integers((0..4000).map(|i| 2 * i));
    arrays
        .iter()
        .for_each(|array| assert_same(array, &expected, "after the device is gone"));
}

#[test]
fn costs_are_measured() {
    let constants = device(64).measure().unwrap();
    for value in [
        constants.upload_bytes_per_s,
        constants.download_bytes_per_s,
        constants.staging_bytes_per_s,
        constants.launch_ns,
    ] {
        assert!(value.is_finite() && value > 0.0, "{constants:?}");
    }
}
