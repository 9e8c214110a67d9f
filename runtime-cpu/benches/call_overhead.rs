//! What a call costs beyond its kernel, per batch of 8,192 rows, and what loading an object costs:
//! `cargo bench -p rbcdb-runtime-cpu`. The kernel is compiled by rustc, so that the numbers don't depend on the
//! compiler crate.

use std::process::Command;
use std::sync::Arc;
use std::time::Instant;
use std::{env, fs};

use arrow::array::{ArrayRef, Float64Array};
use rbcdb_runtime_cpu::{Argument, CallStats, CancelFlag, Function, allocator};
use rbcdb_udf_abi::artifact::{Artifact, CacheKey, Metadata};
use rbcdb_udf_abi::{Language, Options, Parameter, ScalarType, Signature};

const ROWS: usize = 8192;
const ROUNDS: usize = 200;
const CALLS: u32 = 50;

fn main() {
    let object = object();
    let function = Function::load(&artifact(object.clone(), 2)).expect("loads");
    let column = |nulls: bool| -> ArrayRef {
        let valid = |i: &usize| !nulls || !i.is_multiple_of(10);
        Arc::new(
            (0..ROWS)
                .map(|i| valid(&i).then_some(i as f64))
                .collect::<Float64Array>(),
        )
    };
    let array = |nulls| Argument::Array(column(nulls));
    let scalar = || Argument::Scalar(column(false).slice(3, 1));
    println!("per call of {ROWS} rows, best of {ROUNDS}: total, kernel, beyond the kernel (ns)");
    report("two columns", &function, &[array(false), array(false)]);
    report("column and scalar", &function, &[array(false), scalar()]);
    report("one column with NULLs", &function, &[array(true), array(false)]);
    report("two columns with NULLs", &function, &[array(true), array(true)]);
    let shifted = Argument::Array(column(true).slice(3, ROWS - 3));
    report("two shifted with NULLs", &function, &[shifted.clone(), shifted]);
    held_results("as the C library is", &function, &[array(false), array(false)]);
    allocator::keep_freed_memory();
    held_results("with freed memory kept", &function, &[array(false), array(false)]);
    let artifact = artifact(object, 2);
    let bytes = artifact.to_bytes().expect("serialises");
    let best = |f: &mut dyn FnMut()| {
        (0..ROUNDS)
            .map(|_| {
                let start = Instant::now();
                f();
                start.elapsed().as_nanos()
            })
            .min()
    };
    let load = best(&mut || drop(Function::load(&artifact)));
    let read = best(&mut || drop(Artifact::from_bytes(&bytes)));
    println!(
        "artifact of {} bytes: read {} ns, load {} ns",
        bytes.len(),
        read.unwrap_or(0),
        load.unwrap_or(0)
    );
}

fn report(name: &str, function: &Function, args: &[Argument]) {
    let cancel = CancelFlag::new();
    let rows = args[0].array().len();
    let mut best = (u128::MAX, 0);
    for _ in 0..ROUNDS {
        let stats = CallStats::new();
        let start = Instant::now();
        for _ in 0..CALLS {
            drop(
                function
                    .call_counted(args, rows, &cancel, &stats)
                    .expect("the call succeeds"),
            );
        }
        let total = start.elapsed().as_nanos() / u128::from(CALLS);
        let kernel = stats.time().as_nanos() / u128::from(CALLS);
        best = best.min((total, kernel));
    }
    let (total, kernel) = best;
    println!("{name:24} {total:7} {kernel:7} {:7}", total - kernel);
}

/// With more results alive at a time, as in a query of several operators.
fn held_results(name: &str, function: &Function, args: &[Argument]) {
    const HELD: u32 = 20;
    let cancel = CancelFlag::new();
    let start = Instant::now();
    for _ in 0..ROUNDS {
        let call = |_| function.call(args, ROWS, &cancel).expect("the call succeeds");
        drop((0..HELD).map(call).collect::<Vec<ArrayRef>>());
    }
    let nanoseconds = start.elapsed().as_nanos() / (ROUNDS as u128 * u128::from(HELD));
    println!("{HELD} results alive, {name}: {nanoseconds} ns per call");
}

/// `a * 2 + b`, ignoring the mask, as fast as memory.
const KERNEL: &str = r#"
#![no_std]
#[repr(C)] pub struct Column { data: *const f64, validity: *const u8, offsets: [u64; 2], stride: u64, others: [usize; 5] }
#[repr(C)] pub struct Frame { columns: *const Column, out: *mut f64, validity: *mut u8, mask: *const u64, mask_stride: u64,
    first: u64, end: u64 }
#[unsafe(no_mangle)] pub unsafe extern "C" fn rbc_kernel(frame: &Frame) -> u32 { unsafe {
    let (a, b) = (&*frame.columns, &*frame.columns.add(1));
    for word in frame.first as usize..frame.end as usize {
        let start = word * 64;
        let (x, y) = (a.data.add(start * a.stride as usize), b.data.add(start * b.stride as usize));
        for i in 0..64 { *frame.out.add(start + i) = *x.add(i) * 2.0 + *y.add(i); }
    }
    0
} }
"#;

fn object() -> Vec<u8> {
    let folder = env::temp_dir().join(format!("rbcdb-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the kernel");
    let (source, target) = (folder.join("kernel.rs"), folder.join("kernel.o"));
    fs::write(&source, KERNEL).expect("the kernel's source is written");
    let status = Command::new("rustc")
        .args([
            "--edition=2024",
            "--crate-type=lib",
            "--emit=obj",
            "-Cpanic=abort",
            "-Copt-level=3",
        ])
        .args(["-Ctarget-cpu=native", "-o"])
        .args([&target, &source])
        .status()
        .expect("rustc runs");
    assert!(status.success());
    let object = fs::read(&target).expect("rustc wrote an object");
    fs::remove_dir_all(&folder).expect("the folder can be removed");
    object
}

fn artifact(object: Vec<u8>, parameters: usize) -> Artifact {
    let parameters = (0..parameters)
        .map(|i| Parameter {
            name: format!("p{i}"),
            ty: ScalarType::Float64.into(),
        })
        .collect();
    let metadata = Metadata {
        signature: Signature {
            name: "axpy".into(),
            parameters,
            result: ScalarType::Float64,
            called_on_null_input: false,
            kernel: None,
        },
        options: Options::default(),
        nullable_result: false,
        source: String::new(),
        language: Language::Rbc,
        sites: vec![],
        dependencies: vec![],
        target_cpu: "native".into(),
        target_features: "+sse2".into(),
        compiler: String::new(),
        launch: None,
    };
    Artifact {
        metadata,
        key: CacheKey([0; 32]),
        object,
        library: Vec::new(),
        gpu: None,
    }
}
