//! Launches of kernel functions that are written by hand, in several shapes, and what may become of them.

use std::thread;
use std::time::{Duration, Instant};

use arrow::array::{BooleanArray, Int8Array, Int32Array, ListArray, StructArray, UInt32Array, new_null_array};
use arrow::buffer::OffsetBuffer;
use arrow::datatypes::{DataType, Field};
use rbcdb_runtime_cpu::simt::Schedule;
use rbcdb_runtime_cpu::{CallError, arrow_type};
use rbcdb_udf_abi::ParameterType;
use rbcdb_udf_abi::artifact::Metadata;
use rbcdb_udf_abi::gpu::GpuCode;
use rbcdb_udf_abi::kernel::KernelForm;

use super::*;
use crate::{GridKernel, LaunchShape};

const BOOL: ScalarType = ScalarType::Bool;
const INT: ScalarType = ScalarType::Int32;
const LONG: ScalarType = ScalarType::Int64;
const DOUBLE: ScalarType = ScalarType::Float64;

/// What all kernels call: a thread's position in the grid.
const POSITIONS: &str = "
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.tid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.tid.z()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.z()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.z()
define internal i64 @position(i32 %thread, i32 %threads, i32 %block) {
  %first = mul i32 %block, %threads
  %position = add i32 %first, %thread
  %wide = zext i32 %position to i64
  ret i64 %wide
}
define internal i64 @x() {
  %thread = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %threads = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %position = call i64 @position(i32 %thread, i32 %threads, i32 %block)
  ret i64 %position
}
define internal i64 @y() {
  %thread = call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
  %threads = call i32 @llvm.nvvm.read.ptx.sreg.ntid.y()
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.y()
  %position = call i64 @position(i32 %thread, i32 %threads, i32 %block)
  ret i64 %position
}
define internal i64 @z() {
  %thread = call i32 @llvm.nvvm.read.ptx.sreg.tid.z()
  %threads = call i32 @llvm.nvvm.read.ptx.sreg.ntid.z()
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.z()
  %position = call i64 @position(i32 %thread, i32 %threads, i32 %block)
  ret i64 %position
}
";

/// `out[i] = a * x[i] + y[i]`
const SAXPY: &str = "double %a, ptr %x, i64 %x.n, ptr %y, i64 %y.n) {
  %i = call i64 @x()
  %inside = icmp ult i64 %i, %n
  br i1 %inside, label %compute, label %done
compute:
  %x.at = getelementptr double, ptr %x, i64 %i
  %x.i = load double, ptr %x.at
  %y.at = getelementptr double, ptr %y, i64 %i
  %y.i = load double, ptr %y.at
  %product = fmul double %a, %x.i
  %sum = fadd double %product, %y.i
  %out.at = getelementptr double, ptr %out, i64 %i
  store double %sum, ptr %out.at
  br label %done
done:
  ret void
}";

/// `out[z, x, y] = a[z, y, x]`, for planes of `width` columns and `height` rows.
const TRANSPOSE: &str = "i64 %width, i64 %height, ptr %a, i64 %a.n) {
  %x = call i64 @x()
  %y = call i64 @y()
  %z = call i64 @z()
  %plane = mul i64 %width, %height
  %planes = udiv i64 %n, %plane
  %x.inside = icmp ult i64 %x, %width
  %y.inside = icmp ult i64 %y, %height
  %z.inside = icmp ult i64 %z, %planes
  %xy.inside = and i1 %x.inside, %y.inside
  %inside = and i1 %xy.inside, %z.inside
  br i1 %inside, label %compute, label %done
compute:
  %start = mul i64 %z, %plane
  %row = mul i64 %y, %width
  %in.plane = add i64 %row, %x
  %from = add i64 %start, %in.plane
  %column = mul i64 %x, %height
  %in.output = add i64 %column, %y
  %to = add i64 %start, %in.output
  %a.at = getelementptr i32, ptr %a, i64 %from
  %value = load i32, ptr %a.at
  %out.at = getelementptr i32, ptr %out, i64 %to
  store i32 %value, ptr %out.at
  br label %done
done:
  ret void
}";

/// `out[i] = 100 / x[i]`: fails with the word `i << 8 | 2` where `x[i]` is 0, and waits to be cancelled where it is
/// negative.
const DIVIDE: &str = "ptr %x, i64 %x.n) {
  %i = call i64 @x()
  %inside = icmp ult i64 %i, %n
  br i1 %inside, label %compute, label %done
compute:
  %x.at = getelementptr i64, ptr %x, i64 %i
  %x.i = load i64, ptr %x.at
  %is.zero = icmp eq i64 %x.i, 0
  br i1 %is.zero, label %failed, label %look
failed:
  %site = shl i64 %i, 8
  %word = or i64 %site, 2
  %before = atomicrmw umin ptr %failure, i64 %word monotonic
  br label %done
look:
  %is.endless = icmp slt i64 %x.i, 0
  br i1 %is.endless, label %wait, label %divide
wait:
  %cancelled = load atomic i32, ptr %cancel monotonic, align 4
  %go.on = icmp eq i32 %cancelled, 0
  br i1 %go.on, label %wait, label %done
divide:
  %quotient = sdiv i64 100, %x.i
  %out.at = getelementptr i64, ptr %out, i64 %i
  store i64 %quotient, ptr %out.at
  br label %done
done:
  ret void
}";

/// `out[i] = bits[i] != flip`
const FLIP: &str = "ptr %bits, i64 %bits.n, i64 %flip) {
  %i = call i64 @x()
  %inside = icmp ult i64 %i, %n
  br i1 %inside, label %compute, label %done
compute:
  %byte.index = lshr i64 %i, 3
  %byte.at = getelementptr i8, ptr %bits, i64 %byte.index
  %byte = load i8, ptr %byte.at
  %i.8 = trunc i64 %i to i8
  %bit.index = and i8 %i.8, 7
  %shifted = lshr i8 %byte, %bit.index
  %flip.8 = trunc i64 %flip to i8
  %flipped = xor i8 %shifted, %flip.8
  %value = and i8 %flipped, 1
  %out.at = getelementptr i8, ptr %out, i64 %i
  store i8 %value, ptr %out.at
  br label %done
done:
  ret void
}";

/// The words that parameters of several types are given, and the arrays' lengths.
const WORDS: &str = "i64 %b, i64 %i, i64 %u, i64 %f, double %re, double %im, ptr %none, i64 %none.n) {
  %thread = call i64 @x()
  %first = icmp eq i64 %thread, 0
  br i1 %first, label %write, label %done
write:
  store i64 %b, ptr %out
  %i.at = getelementptr i64, ptr %out, i64 1
  store i64 %i, ptr %i.at
  %u.at = getelementptr i64, ptr %out, i64 2
  store i64 %u, ptr %u.at
  %f.at = getelementptr i64, ptr %out, i64 3
  store i64 %f, ptr %f.at
  %re.at = getelementptr double, ptr %out, i64 4
  store double %re, ptr %re.at
  %im.at = getelementptr double, ptr %out, i64 5
  store double %im, ptr %im.at
  %n.at = getelementptr i64, ptr %out, i64 6
  store i64 %n, ptr %n.at
  %none.at = getelementptr i64, ptr %out, i64 7
  store i64 %none.n, ptr %none.at
  br label %done
done:
  ret void
}";

/// The artifact of a kernel function with this code, which begins after the parameters that all have.
fn kernel_function(code: &str, parameters: &[(&str, ParameterType)], result: ScalarType) -> Artifact {
    let head = "define ptx_kernel void @rbc_gpu_kernel(ptr %out, i64 %n, ptr %failure, ptr %cancel, ";
    let ir = format!("{POSITIONS}{head}{code}");
    let parameter = |(name, ty): &(&str, ParameterType)| Parameter {
        name: (*name).to_owned(),
        ty: *ty,
    };
    let key = CacheKey::builder().field("ir", &ir).finish();
    KERNELS.lock().unwrap().insert(key, ir);
    Artifact {
        metadata: Metadata {
            signature: Signature {
                name: "k".to_owned(),
                parameters: parameters.iter().map(parameter).collect(),
                result,
                called_on_null_input: false,
                kernel: Some(KernelForm {
                    output: "out".to_owned(),
                    position: parameters.len(),
                    length: String::new(),
                    threads: Vec::new(),
                    unchecked: false,
                    trusted: false,
                }),
            },
            options: Options::default(),
            nullable_result: false,
            source: String::new(),
            language: Language::Rbc,
            sites: Vec::new(),
            dependencies: Vec::new(),
            target_cpu: String::new(),
            target_features: String::new(),
            compiler: String::new(),
            launch: None,
        },
        key,
        object: Vec::new(),
        library: Vec::new(),
        gpu: Some(GpuCode {
            ptx: String::new(),
            capability: 70,
            block_multiple: 1,
            cubins: Vec::new(),
        }),
    }
}

fn saxpy() -> Artifact {
    let array = ParameterType::Array(DOUBLE);
    kernel_function(SAXPY, &[("a", DOUBLE.into()), ("x", array), ("y", array)], DOUBLE)
}

fn divide() -> Artifact {
    kernel_function(DIVIDE, &[("x", ParameterType::Array(LONG))], LONG)
}

/// One list of these elements.
fn list(elements: impl Into<ArrayRef>) -> ArrayRef {
    let elements = elements.into();
    let field = Arc::new(Field::new_list_field(elements.data_type().clone(), true));
    let offsets = OffsetBuffer::from_lengths([elements.len()]);
    Arc::new(ListArray::new(field, offsets, elements, None))
}

/// Numbers that the division takes: 1, but for some.
fn ones(count: usize, others: &[(usize, i64)]) -> ArrayRef {
    let mut values = vec![1; count];
    others.iter().for_each(|(i, value)| values[*i] = *value);
    list(integers(values))
}

fn launch(
    kernel: &Arc<GridKernel>,
    arguments: &[ArrayRef],
    length: usize,
    shape: LaunchShape,
) -> Result<ArrayRef, Error> {
    kernel.launch(arguments, length, shape, &CancelFlag::new(), &Stats::new())
}

/// Waits until no memory of the device is in use: kernels that were stopped end some time.
fn assert_memory_returned(device: &Device) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while device.memory_used() > 0 {
        assert!(Instant::now() < deadline, "{} bytes stay in use", device.memory_used());
        thread::sleep(Duration::from_millis(1));
        drop(device.take_queue().map(|queue| device.give_back(queue)));
    }
}

#[test]
fn a_launch_computes_the_same_in_every_shape_that_covers_the_output() {
    let artifact = saxpy();
    let (x, y) = (
        doubles((0..1000).map(f64::from)),
        doubles((0..1000).map(|i| 0.5 * f64::from(i))),
    );
    let expected = doubles((0..1000).map(|i| 2.5 * f64::from(i)));
    let arguments = [doubles([2.0]), list(x), list(y)];
    for schedule in [Schedule::Forward, Schedule::Reverse, Schedule::Random(3)] {
        // The output comes down directly to its array, and is copied once more.
        for chunk_rows in [64, 1024] {
            let device = device_of(emulator().schedule(schedule).races(true), chunk_rows);
            let kernel = GridKernel::load(&device, &artifact).unwrap();
            for (grid, block) in [(1, 1000), (8, 125), (1000, 1), (9, 128), (40, 96)] {
                let output = launch(&kernel, &arguments, 1000, LaunchShape::linear(grid, block)).unwrap();
                assert_same(&output, &expected, &format!("{grid} x {block}"));
                assert_memory_returned(&device);
            }
            // What no thread writes is 0.
            let output = launch(&kernel, &arguments, 1000, LaunchShape::linear(2, 100)).unwrap();
            let first = doubles((0..1000).map(|i| if i < 200 { 2.5 * f64::from(i) } else { 0.0 }));
            assert_same(&output, &first, "too few threads");
        }
    }
}

#[test]
fn grids_and_blocks_have_three_dimensions() {
    let parameters = [
        ("width", LONG.into()),
        ("height", LONG.into()),
        ("a", ParameterType::Array(INT)),
    ];
    let artifact = kernel_function(TRANSPOSE, &parameters, INT);
    let device = device(64);
    let kernel = GridKernel::load(&device, &artifact).unwrap();
    let (width, height, planes) = (7, 5, 3);
    let ints = |values: &mut dyn Iterator<Item = i32>| -> ArrayRef { Arc::new(Int32Array::from_iter_values(values)) };
    let all = width * height * planes;
    let arguments = [
        integers([i64::from(width)]),
        integers([i64::from(height)]),
        list(ints(&mut (0..all))),
    ];
    let expected = ints(&mut (0..all).map(|at| {
        let (plane, x, y) = (at / (width * height), at / height % width, at % height);
        plane * width * height + y * width + x
    }));
    for (grid, block) in [
        ([1, 1, 1], [7, 5, 3]),
        ([7, 5, 3], [1, 1, 1]),
        ([2, 3, 2], [4, 2, 2]),
        ([3, 1, 4], [3, 8, 1]),
    ] {
        let output = launch(&kernel, &arguments, all as usize, LaunchShape { grid, block }).unwrap();
        assert_same(&output, &expected, &format!("{grid:?} x {block:?}"));
    }
    assert_memory_returned(&device);
}

#[test]
fn booleans_go_up_as_bits_from_bit_0_and_come_down_as_bytes() {
    let parameters = [("bits", ParameterType::Array(BOOL)), ("flip", BOOL.into())];
    let artifact = kernel_function(FLIP, &parameters, BOOL);
    let device = device(64);
    let kernel = GridKernel::load(&device, &artifact).unwrap();
    let values: Vec<bool> = (0..200).map(|i| i % 3 == 0 || i % 7 == 2).collect();
    let all: ArrayRef = Arc::new(BooleanArray::from(values.clone()));
    for (start, count) in [(0, 200), (0, 13), (3, 13), (8, 64), (61, 100), (5, 0), (199, 1)] {
        // Sliced in the elements, and by offsets that don't begin at 0.
        let sliced = list(all.slice(start, count));
        let field = Arc::new(Field::new_list_field(arrow_type(BOOL), true));
        let offsets = OffsetBuffer::new(vec![start as i32, (start + count) as i32].into());
        let within: ArrayRef = Arc::new(ListArray::new(field, offsets, all.clone(), None));
        for argument in [sliced, within] {
            for flip in [false, true] {
                let arguments = [argument.clone(), Arc::new(BooleanArray::from(vec![flip]))];
                let output = launch(&kernel, &arguments, count, LaunchShape::linear(2, 100)).unwrap();
                let expected = values[start..start + count].iter().map(|value| *value != flip);
                let expected: ArrayRef = Arc::new(BooleanArray::from_iter(expected.map(Some)));
                assert_eq!(output.as_ref(), expected.as_ref(), "{start}, {count}, {flip}");
            }
        }
    }
    assert_memory_returned(&device);
}

#[test]
fn values_are_passed_in_64_bits_and_complex_ones_in_two_parameters() {
    let parameters = [
        ("b", BOOL.into()),
        ("i", ScalarType::Int8.into()),
        ("u", ScalarType::UInt32.into()),
        ("f", ScalarType::Float32.into()),
        ("z", ScalarType::Complex128.into()),
        ("none", ParameterType::Array(DOUBLE)),
    ];
    let artifact = kernel_function(WORDS, &parameters, LONG);
    let kernel = GridKernel::load(&device(64), &artifact).unwrap();
    let DataType::Struct(parts) = arrow_type(ScalarType::Complex128) else {
        panic!("complex numbers are structs");
    };
    let complex = StructArray::new(parts, vec![doubles([9.0, 1.5]), doubles([9.0, -2.0])], None);
    let arguments: [ArrayRef; 6] = [
        Arc::new(BooleanArray::from(vec![true])),
        Arc::new(Int8Array::from(vec![-2])),
        Arc::new(UInt32Array::from(vec![u32::MAX])),
        Arc::new(arrow::array::Float32Array::from(vec![0.25])),
        Arc::new(complex.slice(1, 1)),
        list(doubles([])),
    ];
    let output = launch(&kernel, &arguments, 8, LaunchShape::linear(1, 32)).unwrap();
    let expected = [
        1,
        -2,
        i64::from(u32::MAX),
        i64::from(0.25f32.to_bits()),
        1.5f64.to_bits() as i64,
        (-2.0f64).to_bits() as i64,
        8,
        0,
    ];
    assert_same(&output, &integers(expected), "words");
}

#[test]
fn empty_arrays_and_outputs_are_launched_too() {
    let device = device(1024);
    let kernel = GridKernel::load(&device, &saxpy()).unwrap();
    let none = [doubles([2.0]), list(doubles([])), list(doubles([]))];
    let stats = Stats::new();
    let shape = LaunchShape::linear(1, 32);
    let output = kernel.launch(&none, 0, shape, &CancelFlag::new(), &stats).unwrap();
    assert_same(&output, &doubles([]), "nothing");
    assert_eq!(stats.runs(), 1);
    let divide = GridKernel::load(&device, &divide()).unwrap();
    let output = launch(&divide, &[ones(0, &[])], 0, shape).unwrap();
    assert_same(&output, &integers([]), "nothing");
    assert_memory_returned(&device);
}

#[test]
fn of_failing_threads_the_least_word_is_reported() {
    let device = device_of(emulator().schedule(Schedule::Reverse), 64);
    let kernel = GridKernel::load(&device, &divide()).unwrap();
    for (zeros, word) in [
        (&[(0, 0)][..], 2),
        (&[(299, 0)], 299 << 8 | 2),
        (&[(130, 0), (77, 0), (290, 0)], 77 << 8 | 2),
    ] {
        let error = launch(&kernel, &[ones(300, zeros)], 300, LaunchShape::linear(5, 64)).unwrap_err();
        let function = "k".to_owned();
        assert_eq!(error, Error::Thread { function, word });
        assert!(!error.is_device_trouble());
        assert_memory_returned(&device);
    }
    let output = launch(&kernel, &[ones(3, &[(1, 7)])], 3, LaunchShape::linear(1, 32)).unwrap();
    assert_same(&output, &integers([100, 14, 100]), "after failures");
}

#[test]
fn endless_launches_are_cancelled_at_once() {
    let device = device(64);
    let kernel = GridKernel::load(&device, &divide()).unwrap();
    let (shape, stats) = (LaunchShape::linear(3, 64), Stats::new());
    // A failure doesn't count then: the other threads' may not be there yet.
    let endless = [ones(150, &[(70, -1), (3, 0)])];
    for _ in 0..3 {
        let cancel = CancelFlag::new();
        thread::scope(|scope| {
            let running = scope.spawn(|| kernel.launch(&endless, 150, shape, &cancel, &stats));
            thread::sleep(Duration::from_millis(50));
            assert!(!running.is_finished());
            let asked = Instant::now();
            cancel.cancel();
            assert_eq!(running.join().unwrap().unwrap_err(), Error::Call(CallError::Cancelled));
            assert!(asked.elapsed() < Duration::from_millis(100), "{:?}", asked.elapsed());
        });
        let error = kernel.launch(&endless, 150, shape, &cancel, &stats).unwrap_err();
        assert_eq!(error, Error::Call(CallError::Cancelled), "a flag stays set");
        assert_memory_returned(&device);
    }
    assert_eq!(stats.runs(), 0);
    let output = launch(&kernel, &[ones(2, &[])], 2, shape).unwrap();
    assert_same(&output, &integers([100, 100]), "after cancelled launches");
}

#[test]
fn launches_that_a_driver_keeps_waiting_are_cancelled_too() {
    let device = device_of(emulator().waits(true), 64);
    let (artifact, shape) = (divide(), LaunchShape::linear(1, 64));
    let kernel = GridKernel::load(&device, &artifact).unwrap();
    let (endless, cancel) = (CancelFlag::new(), CancelFlag::new());
    thread::scope(|scope| {
        let hanging = scope.spawn(|| kernel.launch(&[ones(50, &[(7, -1)])], 50, shape, &endless, &Stats::new()));
        thread::sleep(Duration::from_millis(50));
        // Neither gets what it needs from the driver now: memory, and code.
        let calling = scope.spawn(|| {
            let launched = kernel.launch(&[ones(100_000, &[])], 100_000, shape, &cancel, &Stats::new());
            launched.map(drop)
        });
        let loading = scope.spawn(|| GridKernel::load_for(&device, &artifact, &cancel).map(drop));
        thread::sleep(Duration::from_millis(50));
        assert!(!calling.is_finished() && !loading.is_finished() && !hanging.is_finished());
        cancel.cancel();
        for waiting in [calling, loading] {
            assert_eq!(waiting.join().unwrap(), Err(Error::Call(CallError::Cancelled)));
        }
        endless.cancel();
        assert_eq!(hanging.join().unwrap(), Err(Error::Call(CallError::Cancelled)));
    });
    assert_memory_returned(&device);
}

#[test]
fn sixteen_launches_at_once_keep_to_themselves() {
    let device = device_of(emulator().connections(4), 1024);
    let kernel = GridKernel::load(&device, &saxpy()).unwrap();
    thread::scope(|scope| {
        for i in 0..16 {
            let kernel = &kernel;
            scope.spawn(move || {
                let count = 100 + 37 * i;
                let x = list(doubles((0..count).map(f64::from)));
                let arguments = [doubles([f64::from(i)]), x.clone(), x];
                let output = launch(kernel, &arguments, count as usize, LaunchShape::linear(12, 64)).unwrap();
                let expected = doubles((0..count).map(|k| f64::from(i) * f64::from(k) + f64::from(k)));
                assert_same(&output, &expected, "one of sixteen");
            });
        }
    });
    assert_memory_returned(&device);
}

#[test]
fn want_of_memory_is_an_error_and_leaves_none_in_use() {
    let config = Config {
        memory_limit: Some(1 << 40),
        ..Config::default()
    };
    let limited = device(1024);
    limited.set_memory_limit(1 << 20);
    let small = Arc::clone(&Devices::emulated(emulator().memory_bytes(1 << 20), &config).list()[0]);
    for device in [limited, small] {
        let kernel = GridKernel::load(&device, &divide()).unwrap();
        for (count, length) in [
            (10, 140_000),
            (140_000, 10),
            (10, usize::MAX),
            (10, usize::MAX / 8),
            (70_000, 70_000),
        ] {
            let error = launch(&kernel, &[ones(count, &[])], length, LaunchShape::linear(1, 32)).unwrap_err();
            assert!(
                matches!(error, Error::OutOfMemory { needed, limit, .. } if needed > limit.min(1 << 20)),
                "{error}"
            );
            assert!(error.is_device_trouble());
            assert_eq!(device.memory_used(), 0);
        }
        let others = device.allocate(600 << 10).unwrap();
        let error = launch(&kernel, &[ones(10, &[])], 70_000, LaunchShape::linear(1, 10)).unwrap_err();
        assert!(matches!(error, Error::OutOfMemory { .. }), "{error}");
        drop(others);
        assert_eq!(device.memory_used(), 0);
        let output = launch(&kernel, &[ones(2, &[])], 2, LaunchShape::linear(1, 32)).unwrap();
        assert_same(&output, &integers([100, 100]), "with less");
    }
}

#[test]
fn a_device_may_be_lost_at_any_operation_of_a_launch() {
    let artifact = divide();
    let (mut ended_well, mut lost) = (0, 0);
    for operations in 1..60 {
        let device = device_of(emulator().lost_after(operations), 64);
        let launched = GridKernel::load(&device, &artifact)
            .and_then(|kernel| launch(&kernel, &[ones(9, &[])], 9, LaunchShape::linear(1, 32)));
        match launched {
            Ok(_) => ended_well += 1,
            Err(error) => {
                assert!(
                    matches!(error, Error::Lost { .. }) && error.is_device_trouble(),
                    "{error}"
                );
                assert!(device.lost().is_some());
                lost += 1;
            }
        }
    }
    assert!(ended_well > 0 && lost > 10, "{ended_well} {lost}");
    // What a kernel does wrong is the device's end.
    let device = device_of(emulator(), 64);
    let kernel = GridKernel::load(&device, &artifact).unwrap();
    let error = launch(&kernel, &[ones(9, &[])], 10, LaunchShape::linear(1, 32)).unwrap_err();
    assert!(
        matches!(&error, Error::Lost { what, .. } if what.contains("OutOfBounds")),
        "{error}"
    );
}

#[test]
fn arguments_that_do_not_fit_are_refused() {
    let device = device(64);
    let kernel = GridKernel::load(&device, &saxpy()).unwrap();
    let (a, x) = (doubles([2.0]), list(doubles([1.0, 2.0])));
    let with_null: ArrayRef = Arc::new(Float64Array::from(vec![Some(1.0), None]));
    let (no_value, no_list) = (new_null_array(a.data_type(), 1), new_null_array(x.data_type(), 1));
    for (arguments, what) in [
        (vec![], "0 arguments"),
        (vec![a.clone(), x.clone()], "2 arguments"),
        (vec![a.clone(), x.clone(), x.clone(), x.clone()], "4 arguments"),
        (
            vec![integers([2]), x.clone(), x.clone()],
            "takes DOUBLE for parameter a",
        ),
        (
            vec![a.clone(), x.clone(), list(integers([1]))],
            "takes DOUBLE[] for parameter y",
        ),
        (vec![a.clone(), x.clone(), a.clone()], "takes DOUBLE[] for parameter y"),
        (
            vec![doubles([1.0, 2.0]), x.clone(), x.clone()],
            "2 values for parameter a",
        ),
        (vec![a.clone(), x.slice(0, 0), x.clone()], "0 values for parameter x"),
        (vec![no_value, x.clone(), x.clone()], "NULL for parameter a"),
        (vec![a.clone(), no_list, x.clone()], "NULL for parameter x"),
        (
            vec![a.clone(), x.clone(), list(with_null)],
            "an array with NULLs for parameter y",
        ),
    ] {
        let error = launch(&kernel, &arguments, 2, LaunchShape::linear(1, 32)).unwrap_err();
        let is_callers = matches!(&error, Error::Call(CallError::Shape { .. } | CallError::Type { .. }));
        assert!(is_callers && error.to_string().contains(what), "{what}: {error}");
    }
    let complex = kernel_function(
        "double %a) { ret void }",
        &[("a", DOUBLE.into())],
        ScalarType::Complex128,
    );
    let complex = GridKernel::load(&device, &complex).unwrap();
    let error = launch(&complex, &[a], 1, LaunchShape::linear(1, 32)).unwrap_err();
    assert!(error.to_string().contains("no arrays of COMPLEX"), "{error}");
    assert_eq!((device.memory_used(), device.lost()), (0, None));
}

#[test]
fn shapes_that_no_gpu_or_not_the_code_allows_are_refused() {
    let device = device(64);
    let artifact = divide();
    let kernel = GridKernel::load(&device, &artifact).unwrap();
    assert_eq!(kernel.block_max(), 1024);
    let whole_warps = Artifact {
        gpu: artifact.gpu.clone().map(|gpu| GpuCode {
            block_multiple: 32,
            ..gpu
        }),
        ..artifact.clone()
    };
    let whole_warps = GridKernel::load(&device, &whole_warps).unwrap();
    for (kernel, grid, block, what) in [
        (
            &kernel,
            [1, 1, 1],
            [1025, 1, 1],
            "1025 threads per block are more than the 1024×1024×64",
        ),
        (&kernel, [1, 1, 1], [1, 1, 65], "1×1×65 threads per block are more"),
        (
            &kernel,
            [1, 1, 1],
            [32, 33, 1],
            "blocks of 32×33 threads, its code and the device allow 1024",
        ),
        (&kernel, [1, 1, 1], [u32::MAX; 3], "threads per block are more"),
        (&kernel, [0, 1, 1], [32, 1, 1], "0 blocks of 32 threads are none"),
        (&kernel, [1, 1, 1], [32, 0, 1], "are none"),
        (&kernel, [1 << 31, 1, 1], [32, 1, 1], "blocks are more"),
        (&kernel, [1, 1 << 16, 1], [32, 1, 1], "1×65536 blocks are more"),
        (&kernel, [1, 1, 1 << 16], [32, 1, 1], "blocks are more"),
        (&whole_warps, [1, 1, 1], [33, 1, 1], "its code needs a multiple of 32"),
    ] {
        let error = launch(kernel, &[ones(2, &[])], 2, LaunchShape { grid, block }).unwrap_err();
        assert!(
            matches!(&error, Error::Shape { .. }) && error.to_string().contains(what),
            "{what}: {error}"
        );
    }
    assert!(launch(&kernel, &[ones(2, &[])], 2, LaunchShape::linear(1, 1024)).is_ok());
    assert_eq!(device.lost(), None);
}

#[test]
fn code_is_loaded_only_as_what_it_is_made_for() {
    let device = device(64);
    let error = Kernel::load(&device, &divide()).unwrap_err();
    assert!(
        error.to_string().contains("a kernel function computes no rows"),
        "{error}"
    );
    let rows = compile("return a + 1", &[("a", LONG)], LONG, true);
    let error = GridKernel::load(&device, &rows).unwrap_err();
    assert!(error.to_string().contains("it isn't a kernel function"), "{error}");
    let without = Artifact { gpu: None, ..divide() };
    let error = GridKernel::load(&device, &without).unwrap_err();
    assert!(matches!(error, Error::NoGpuCode { .. }), "{error}");
}
