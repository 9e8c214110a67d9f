//! Kernels in users' LLVM IR: what is refused and why, and that what is accepted gives the same output, or the same thread's error, in the SIMT
//! emulator, on an emulated GPU and, where threads don't wait, as rows of a compiled loop.

use std::sync::{Arc, OnceLock};

use arrow::array::{ArrayRef, AsArray, Int32Array, ListArray, UInt32Array};
use arrow::buffer::{Buffer, OffsetBuffer};
use arrow::datatypes::{DataType, Field, Int32Type};
use rbcdb_runtime_cpu::call::Ended;
use rbcdb_runtime_cpu::simt::{Schedule, SharedMemory};
use rbcdb_runtime_cpu::{Argument, CancelFlag, Function};
use rbcdb_runtime_cuda::{Devices, Error, GridKernel, LaunchShape, Stats};
use rbcdb_tests_compiler::emulated;
use rbcdb_tests_compiler::program::Declared;
use rbcdb_udf_abi::artifact::{Artifact, Metadata};
use rbcdb_udf_abi::gpu::{GPU_KERNEL_SYMBOL, GpuCode};
use rbcdb_udf_abi::{ErrorCode, RowError};
use rbcdb_udf_analysis::simulate::{ArgumentValue, Limits, Program};
use rbcdb_udf_compiler::codegen::GpuTarget;
use rbcdb_udf_compiler::ir::Module;
use rbcdb_udf_compiler::ir::kernel::{Dimension, Register};
use rbcdb_udf_compiler::kernel_rows::positions;
use rbcdb_udf_compiler::pipeline::CompileError;
use rbcdb_udf_compiler::{Diagnostic, EmptyEnvironment};

use crate::kit::{compilers, statement};

const HEAD: &str = "k(x int[], n int, out r int[])";
const DECLARATIONS: &str = "target triple = \"nvptx64-nvidia-cuda\"
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.y()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
declare void @llvm.memcpy.p0.p3.i64(ptr, ptr addrspace(3), i64, i1)
@table = internal constant [3 x i32] [i32 7, i32 8, i32 9]
@s = internal addrspace(3) global [4 x i32] undef, align 4
define internal ptx_kernel void @other() {
  ret void
}
define internal void @set(ptr %where, i32 %what) {
  store i32 %what, ptr %where
  ret void
}
define internal i32 @get(ptr %from, i64 %at) {
  %p = getelementptr i32, ptr %from, i64 %at
  %v = load i32, ptr %p
  ret i32 %v
}
";

/// A kernel with these instructions; `%t` is the thread's number, `%i` the same in 64 bits, `%to` its element of the output.
fn kernel(lines: &str) -> String {
    format!(
        "{DECLARATIONS}define ptx_kernel void @k(ptr %x, i32 %n, ptr %r) {{
entry:
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %i = zext i32 %t to i64
  %to = getelementptr i32, ptr %r, i64 %i
{lines}
  ret void
}}
"
    )
}

fn check(head: &str, ir: &str) -> Result<(Declared, Arc<Module>), CompileError> {
    let declared = Declared::from_sql(&statement(head, ir, Some("k")));
    let module = compilers()[0]
        .check(&declared.request(), &EmptyEnvironment)?
        .into_module()
        .0;
    Ok((declared, module))
}

#[track_caller]
fn refused(head: &str, ir: &str) -> Diagnostic {
    match check(head, ir) {
        Err(CompileError::Diagnostics(mut found)) => {
            let first = found.list.remove(0);
            assert!(first.hint.is_some(), "no hint: {}", first.message);
            first
        }
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it is accepted:\n{ir}"),
    }
}

/// What comes of a launch of one block: the output, or the first failing thread's error and what it says.
#[derive(Debug, Clone, PartialEq)]
enum Ends {
    Output(Vec<i32>),
    Failed(ErrorCode, String),
}

fn failed(module: &Module, word: u32) -> Ends {
    let error = RowError::from_word(word).expect("an error word");
    let site = module.artifact_sites().into_iter().nth(error.site as usize);
    Ends::Failed(error.code, site.and_then(|site| site.message).unwrap_or_default())
}

/// Runs a launch of one block in each of the ways that there are; all end alike.
#[track_caller]
fn run(ir: &str, x: &[i32], n: i32, length: usize, threads: u32) -> Ends {
    let (declared, module) = match check(HEAD, ir) {
        Ok(checked) => checked,
        Err(CompileError::Diagnostics(found)) => panic!("{}", found.render(ir, "k")),
        Err(other) => panic!("{other}"),
    };
    let emulated = in_emulator(&module, x, n, length, threads);
    let on_gpu = on_gpu(&declared, &module, x, n, length, threads);
    assert_eq!(on_gpu, emulated, "on a GPU\n{ir}");
    if let Some(rows) = as_rows(&declared, &module, x, n, length, threads) {
        assert_eq!(rows, emulated, "as rows\n{ir}");
    }
    emulated
}

fn in_emulator(module: &Arc<Module>, x: &[i32], n: i32, length: usize, threads: u32) -> Ends {
    let text = compilers()[0].kernel_text(module).expect("a kernel");
    let program = Program::compile(text.as_bytes(), GPU_KERNEL_SYMBOL).expect("a kernel that can be emulated");
    let word = |value: i64| ArgumentValue::Value(value.to_le_bytes().to_vec());
    let bytes: Vec<u8> = x.iter().flat_map(|v| v.to_le_bytes()).collect();
    let arguments = [
        ArgumentValue::Buffer(vec![0; 4 * length]),
        word(length as i64),
        word(0),
        ArgumentValue::Buffer(vec![0; 4]),
        ArgumentValue::Buffer(bytes),
        word(x.len() as i64),
        word(n.into()),
    ];
    let shape = LaunchShape::linear(1, threads);
    let outcome = program.run(&arguments, shape, Schedule::Forward, &Limits::default());
    let outcome = outcome.expect("a launch");
    match outcome.raised {
        Some(word) => failed(module, word),
        None => {
            // Nothing but checks of its own keeps the kernel inside.
            assert!(outcome.is_complete(), "{:?}\n{text}", outcome.findings);
            let bytes = outcome.buffers[0].as_deref().expect("the output");
            let (words, _) = bytes.as_chunks::<4>();
            Ends::Output(words.iter().map(|word| i32::from_le_bytes(*word)).collect())
        }
    }
}

fn list(values: &[i32]) -> ArrayRef {
    let field = Arc::new(Field::new_list_field(DataType::Int32, true));
    let offsets = OffsetBuffer::from_lengths([values.len()]);
    Arc::new(ListArray::new(
        field,
        offsets,
        Arc::new(Int32Array::from(values.to_vec())),
        None,
    ))
}

fn on_gpu(declared: &Declared, module: &Arc<Module>, x: &[i32], n: i32, length: usize, threads: u32) -> Ends {
    static DEVICES: OnceLock<Devices> = OnceLock::new();
    let devices = DEVICES.get_or_init(|| emulated::devices_for_launches(Schedule::Random(5)));
    let device = devices.list().first().expect("a device");
    let target = GpuTarget::default();
    let artifact = Artifact {
        metadata: Metadata {
            signature: declared.signature.clone(),
            options: declared.options,
            nullable_result: false,
            source: declared.body.clone(),
            language: declared.language.clone(),
            sites: module.artifact_sites(),
            dependencies: Vec::new(),
            target_cpu: String::new(),
            target_features: String::new(),
            compiler: String::new(),
            launch: None,
        },
        key: rbcdb_udf_abi::artifact::CacheKey::builder()
            .field("ir", &declared.body)
            .finish(),
        object: Vec::new(),
        library: Vec::new(),
        gpu: Some(GpuCode {
            ptx: compilers()[0].gpu_llvm_text(module, target).expect("code for GPUs"),
            capability: target.capability(),
            block_multiple: 1,
            cubins: Vec::new(),
        }),
    };
    let kernel = GridKernel::load(device, &artifact).expect("a kernel");
    let arguments = [list(x), Arc::new(Int32Array::from(vec![n])) as ArrayRef];
    let shape = LaunchShape::linear(1, threads);
    match kernel.launch(&arguments, length, shape, &CancelFlag::new(), &Stats::new()) {
        Ok(output) => Ends::Output(output.as_primitive::<Int32Type>().values().to_vec()),
        Err(Error::Thread { word, .. }) => failed(module, word),
        Err(other) => panic!("{other}"),
    }
}

fn as_rows(declared: &Declared, module: &Arc<Module>, x: &[i32], n: i32, length: usize, threads: u32) -> Option<Ends> {
    let (compiled, _) = compilers()[0].kernel_rows(&declared.request(), module).expect("rows")?;
    let function = Function::load(&compiled.artifact).expect("the host runs its own code");
    let memory = SharedMemory::zeroed(4 * length).expect("memory");
    let output: Buffer = memory.as_buffer();
    let values = Int32Array::new(output.slice_with_length(0, 4 * length).into(), None);
    let field = Arc::new(Field::new_list_field(DataType::Int32, true));
    let output = ListArray::new(field, OffsetBuffer::from_lengths([length]), Arc::new(values), None);
    let mut args = vec![
        Argument::Scalar(list(x)),
        Argument::Scalar(Arc::new(Int32Array::from(vec![n]))),
        Argument::Scalar(Arc::new(output)),
    ];
    args.extend(positions().map(|position| match position {
        (Register::ThreadIdx, Dimension::X) => Argument::Array(Arc::new(UInt32Array::from_iter_values(0..threads))),
        (Register::BlockDim, Dimension::X) => Argument::Scalar(Arc::new(UInt32Array::from(vec![threads]))),
        (Register::BlockDim | Register::GridDim, _) => Argument::Scalar(Arc::new(UInt32Array::from(vec![1]))),
        _ => Argument::Scalar(Arc::new(UInt32Array::from(vec![0]))),
    }));
    Some(
        match function.threads(&args, threads as usize, &CancelFlag::new(), |threads| threads.run(true)) {
            Ok(Ok(())) => {
                let mut bytes = vec![0; 4 * length];
                memory.read(0, &mut bytes);
                let (words, _) = bytes.as_chunks::<4>();
                Ends::Output(words.iter().map(|word| i32::from_le_bytes(*word)).collect())
            }
            Ok(Err(Ended::Row { word, .. })) => failed(module, word),
            Ok(Err(Ended::Call(error))) | Err(error) => panic!("{error}"),
        },
    )
}

const X: [i32; 4] = [10, 20, 30, 40];

#[track_caller]
fn gives(lines: &str, output: [i32; 4]) {
    assert_eq!(run(&kernel(lines), &X, 4, 4, 4), Ends::Output(output.to_vec()));
}

#[track_caller]
fn fails(lines: &str, message: &str) {
    let ends = run(&kernel(lines), &X, 4, 4, 4);
    assert_eq!(
        ends,
        Ends::Failed(ErrorCode::IndexOutOfRange, message.to_owned()),
        "{lines}"
    );
}

#[test]
fn every_access_lies_in_its_array_or_fails() {
    let read = |index: &str| {
        format!("  %p = getelementptr i32, ptr %x, i64 {index}\n  %v = load i32, ptr %p\n  store i32 %v, ptr %to")
    };
    let written = |index: &str| format!("  %p = getelementptr i32, ptr %r, i64 {index}\n  store i32 5, ptr %p");
    gives(&read("%i"), X);
    gives(&written("3"), [0, 0, 0, 5]);
    for index in ["4", "-1", "1152921504606846976", "2305843009213693951", "1000000000"] {
        fails(&read(index), "an access outside of x");
        fails(&written(index), "an access outside of r");
    }
    // Offsets wrap around: that is element 0 again.
    gives(&read("4611686018427387904"), [10; 4]);
    // In part outside.
    fails(
        "  %p = getelementptr i8, ptr %r, i64 13\n  store i32 1, ptr %p",
        "an access outside of r",
    );
    fails(
        "  %v = load i64, ptr %x\n  %p = getelementptr i8, ptr %r, i64 9\n  store i64 %v, ptr %p",
        "an access outside of r",
    );
    // Bytes of an array may be read as something else, wherever they stand.
    gives(
        "  %p = getelementptr i8, ptr %x, i64 1\n  %v = load i16, ptr %p, align 8\n  %w = zext i16 %v to i32\n  store i32 %w, ptr %to",
        [0; 4],
    );
    gives(
        "  %p = getelementptr i8, ptr %x, i64 3\n  %v = load <2 x i32>, ptr %p\n  %w = extractelement <2 x i32> %v, i32 0\n  store i32 %w, ptr %to",
        [20 << 8; 4],
    );
    fails("  store i32 1, ptr null", "an access outside of a variable or table");
    // What is undefined is zero.
    gives(&written("undef"), [5, 0, 0, 0]);
    gives(&written("poison"), [5, 0, 0, 0]);
}

#[test]
fn the_first_thread_that_fails_is_told() {
    let lines = "  %p = getelementptr i32, ptr %r, i64 %i
  %c = icmp eq i32 %t, 3
  br i1 %c, label %far, label %near
far:
  %q = getelementptr i32, ptr %x, i64 100
  %v = load i32, ptr %q
  br label %near
near:
  %w = phi i32 [ 1, %entry ], [ %v, %far ]
  %f = getelementptr i32, ptr %r, i64 %i
  %g = getelementptr i32, ptr %f, i64 2
  store i32 %w, ptr %g";
    // Threads 2 and 3 fail: in different places, the latter first.
    fails(lines, "an access outside of r");
}

#[test]
fn one_array_or_another() {
    gives(
        "  %c = icmp ult i32 %t, 2
  %p = select i1 %c, ptr %x, ptr %r
  %q = getelementptr i32, ptr %p, i64 %i
  %v = load i32, ptr %q
  %w = add i32 %v, 1
  store i32 %w, ptr %to",
        [11, 21, 1, 1],
    );
    // Bytes of which object is known only when it runs.
    fails(
        "  %c = icmp ult i32 %t, 2
  %p = select i1 %c, ptr %x, ptr @table
  %v = call i32 @get(ptr %p, i64 3)
  store i32 %v, ptr %to",
        "an access outside of a variable or table",
    );
    gives(
        "  %c = icmp ult i32 %t, 2
  %p = select i1 %c, ptr %x, ptr @table
  %v = call i32 @get(ptr %p, i64 2)
  store i32 %v, ptr %to",
        [30, 30, 9, 9],
    );
    gives(
        "  %end = getelementptr i32, ptr %x, i64 4
  br label %loop
loop:
  %p = phi ptr [ %x, %entry ], [ %next, %loop ]
  %sum = phi i32 [ 0, %entry ], [ %sum2, %loop ]
  %v = load i32, ptr %p
  %sum2 = add i32 %sum, %v
  %next = getelementptr i32, ptr %p, i64 1
  %more = icmp ult ptr %next, %end
  br i1 %more, label %loop, label %done
done:
  %same = icmp eq ptr %next, %end
  %other = icmp eq ptr %next, %r
  %one = zext i1 %same to i32
  %none = zext i1 %other to i32
  %a = add i32 %sum2, %one
  %b = add i32 %a, %none
  store i32 %b, ptr %to",
        [101; 4],
    );
}

#[test]
fn structs_with_addresses_are_taken_apart() {
    // As Numba keeps arrays.
    gives(
        "  %a0 = insertvalue { ptr, i64, [2 x i64] } undef, ptr %x, 0
  %a1 = insertvalue { ptr, i64, [2 x i64] } %a0, i64 4, 1
  %pair = insertvalue [2 x i64] undef, i64 %i, 0
  %a2 = insertvalue { ptr, i64, [2 x i64] } %a1, [2 x i64] %pair, 2
  %kept = alloca { ptr, i64, [2 x i64] }
  %cell = alloca i32
  %holds = alloca { i64, ptr }
  store { ptr, i64, [2 x i64] } zeroinitializer, ptr %kept
  store { ptr, i64, [2 x i64] } %a2, ptr %kept
  %hp = getelementptr { i64, ptr }, ptr %holds, i32 0, i32 1
  store ptr %cell, ptr %hp
  br label %loop
loop:
  %some = phi { ptr, i64, [2 x i64] } [ zeroinitializer, %entry ], [ %b, %loop ]
  %b = load { ptr, i64, [2 x i64] }, ptr %kept
  %before = extractvalue { ptr, i64, [2 x i64] } %some, 1
  %go = icmp eq i64 %before, 0
  br i1 %go, label %loop, label %done
done:
  %c = icmp eq i32 %t, 3
  %chosen = select i1 %c, { ptr, i64, [2 x i64] } %some, { ptr, i64, [2 x i64] } %b
  %from = extractvalue { ptr, i64, [2 x i64] } %chosen, 0
  %both = extractvalue { ptr, i64, [2 x i64] } %chosen, 2
  %at = extractvalue [2 x i64] %both, 0
  %p = getelementptr i32, ptr %from, i64 %at
  %v = load i32, ptr %p
  %held = load ptr, ptr %hp
  store i32 %v, ptr %held
  %w = load i32, ptr %cell
  store i32 %w, ptr %to",
        X,
    );
    for (lines, part) in [
        // Into an array that others can write.
        (
            "  %a = insertvalue { ptr, i64 } undef, ptr %x, 0\n  store { ptr, i64 } %a, ptr %r",
            "a struct with an address in it",
        ),
        // At an index.
        (
            "  %a = alloca [4 x { ptr, i64 }]\n  %p = getelementptr [4 x { ptr, i64 }], ptr %a, i64 0, i64 %i, i32 0\n  store ptr %x, ptr %p\n  \
             %q = load ptr, ptr %p\n  %v = load i32, ptr %q\n  store i32 %v, ptr %to",
            "an address that is stored to memory",
        ),
        // As another type.
        (
            "  %a = alloca { ptr, i64 }\n  store i64 4096, ptr %a\n  %q = load ptr, ptr %a\n  store i32 1, ptr %q",
            "an address that is loaded from memory",
        ),
    ] {
        let found = refused(HEAD, &kernel(lines));
        assert_eq!((found.code, found.message.as_str()), ("RBC0406", part), "{lines}");
    }
}

#[test]
fn shared_memory_has_its_size() {
    let shared = |index: &str| {
        format!(
            "  %p = getelementptr [4 x i32], ptr addrspace(3) @s, i64 0, i64 %i
  store i32 %t, ptr addrspace(3) %p
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %o = sub i64 {index}, %i
  %q = getelementptr [4 x i32], ptr addrspacecast (ptr addrspace(3) @s to ptr), i64 0, i64 %o
  %v = load i32, ptr %q
  store i32 %v, ptr %to"
        )
    };
    gives(&shared("3"), [3, 2, 1, 0]);
    fails(&shared("4"), "an access outside of s");
    fails(&shared("2"), "an access outside of s");
    let copied = |bytes: u32| {
        format!(
            "  %p = getelementptr [4 x i32], ptr addrspace(3) @s, i64 0, i64 %i
  store i32 %t, ptr addrspace(3) %p
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %c = icmp eq i32 %t, 0
  br i1 %c, label %copy, label %done
copy:
  call void @llvm.memcpy.p0.p3.i64(ptr %r, ptr addrspace(3) @s, i64 {bytes}, i1 false)
  br label %done
done:"
        )
    };
    gives(&copied(16), [0, 1, 2, 3]);
    fails(&copied(17), "a copy or fill outside of a variable or table");
    let large = "@big = internal addrspace(3) global [49153 x i8] undef\ndefine ptx_kernel void @k(ptr %x, i32 %n, ptr %r) {\n  store i8 1, ptr addrspace(3) @big\n  ret void\n}\n";
    let dynamic = "@big = external addrspace(3) global [0 x i8]\ndefine ptx_kernel void @k(ptr %x, i32 %n, ptr %r) {\n  store i8 1, ptr addrspace(3) @big\n  ret void\n}\n";
    assert_eq!(refused(HEAD, large).code, "RBC0408");
    let found = refused(HEAD, dynamic);
    assert!(found.message.contains("chosen at the launch"), "{}", found.message);
}

#[test]
fn atomic_updates_are_checked_and_whole() {
    let add = |offset: &str| {
        format!(
            "  %p = getelementptr i8, ptr %r, i64 {offset}\n  %before = atomicrmw add ptr %p, i32 %n seq_cst, align 4"
        )
    };
    gives(&add("4"), [0, 16, 0, 0]);
    fails(&add("16"), "an access outside of r");
    fails(
        &add("6"),
        "an atomic update at an address that isn't a multiple of its size",
    );
    gives(
        "  %p = getelementptr i8, ptr %r, i64 8\n  %b = atomicrmw umax ptr %p, i64 4294967298 syncscope(\"device\") monotonic",
        [0, 0, 2, 1],
    );
    for (line, part) in [
        (
            "  %b = atomicrmw fadd ptr %r, float 1.0 seq_cst",
            "the atomic operation `fadd` is not allowed",
        ),
        (
            "  %b = atomicrmw nand ptr %r, i32 1 seq_cst",
            "the atomic operation `nand` is not allowed",
        ),
        (
            "  %b = atomicrmw add ptr %r, i8 1 seq_cst",
            "an atomic update of `i8` is not supported",
        ),
        (
            "  %b = cmpxchg ptr %r, i32 0, i32 1 seq_cst seq_cst",
            "the instruction `cmpxchg` is not allowed",
        ),
        ("  fence seq_cst", "the instruction `fence` is not allowed"),
        (
            "  %b = load atomic i32, ptr %r seq_cst, align 4",
            "atomic access is not allowed",
        ),
    ] {
        let found = refused(HEAD, &kernel(line));
        assert_eq!((found.code, found.message.as_str()), ("RBC0404", part));
    }
    let read_only = refused(HEAD, &kernel("  %b = atomicrmw add ptr %x, i32 1 seq_cst"));
    assert_eq!(read_only.code, "RBC0406");
}

#[test]
fn hostile_kernels_are_refused() {
    for (lines, code, part) in [
        ("  store i32 1, ptr %x", "RBC0406", "only read"),
        ("  call void @set(ptr %x, i32 1)", "RBC0406", "only read"),
        (
            "  %c = icmp eq i32 %t, 0\n  %p = select i1 %c, ptr %r, ptr %x\n  store i32 1, ptr %p",
            "RBC0406",
            "only read",
        ),
        ("  store ptr %x, ptr %r", "RBC0406", "stored to memory"),
        (
            "  %p = load ptr, ptr %x\n  %v = load i32, ptr %p\n  store i32 %v, ptr %to",
            "RBC0406",
            "loaded from memory",
        ),
        ("  store ptr %r, ptr addrspace(3) @s", "RBC0406", "stored to memory"),
        (
            "  %p = inttoptr i64 4096 to ptr\n  store i32 1, ptr %p",
            "RBC0404",
            "inttoptr",
        ),
        (
            "  %p = ptrtoint ptr %x to i64\n  %v = trunc i64 %p to i32\n  store i32 %v, ptr %to",
            "RBC0404",
            "ptrtoint",
        ),
        (
            "  %c = icmp ult ptr %x, %r\n  %v = zext i1 %c to i32\n  store i32 %v, ptr %to",
            "RBC0406",
            "order of addresses",
        ),
        (
            "  %c = icmp eq i32 %t, 0\n  %p = select i1 %c, ptr %r, ptr %x\n  %e = icmp eq ptr %p, %r\n  %v = zext i1 %e to i32\n  store i32 %v, ptr %to",
            "RBC0406",
            "different arrays",
        ),
        (
            "  %a = alloca [100000 x i8]\n  store i8 1, ptr %a",
            "RBC0408",
            "bytes of variables",
        ),
        (
            "  %a = alloca i32, i32 %n\n  store i32 1, ptr %a",
            "RBC0406",
            "at run time",
        ),
        ("  call void asm sideeffect \"exit;\", \"\"()", "RBC0404", "assembly"),
        ("  call void %x()", "RBC0404", "pointer"),
        ("  %v = call i32 @vprintf(ptr @table, ptr null)", "RBC0405", "@vprintf"),
        (
            "  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 1)",
            "RBC0405",
            "can't be called as",
        ),
        (
            "  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 %t)",
            "RBC0405",
            "can't be called as",
        ),
        ("  call void @llvm.nvvm.exit()", "RBC0405", "nvvm.exit"),
        (
            "  %v = call i64 @llvm.nvvm.read.ptx.sreg.clock64()",
            "RBC0405",
            "clock64",
        ),
        ("  call void @k(ptr %x, i32 %n, ptr %r)", "RBC0407", "calls itself"),
        ("  call void @other()", "RBC0404", "is a kernel"),
    ] {
        let found = refused(HEAD, &kernel(lines));
        assert!(
            found.code == code && found.message.contains(part),
            "{}: {}\n{lines}",
            found.code,
            found.message
        );
    }
    let printing = refused(HEAD, &kernel("  %v = call i32 @vprintf(ptr @table, ptr null)"));
    assert!(printing.hint.is_some_and(|hint| hint.contains("output array")));
    let recursive = "define i32 @f(i32 %n) {\n  %r = call i32 @f(i32 %n)\n  ret i32 %r\n}\n\
        define ptx_kernel void @k(ptr %x, i32 %n, ptr %r) {\n  %v = call i32 @f(i32 %n)\n  store i32 %v, ptr %r\n  ret void\n}\n";
    assert_eq!(refused(HEAD, recursive).code, "RBC0407");
    let global = "@g = global i32 0\ndefine ptx_kernel void @k(ptr %x, i32 %n, ptr %r) {\n  store i32 1, ptr @g\n  ret void\n}\n";
    assert_eq!(refused(HEAD, global).code, "RBC0404");
}

#[test]
fn parameters_fit_the_declaration() {
    let with = |params: &str| format!("define ptx_kernel void @k({params}) {{\n  ret void\n}}\n");
    for params in [
        "ptr %x, i32 %n",
        "ptr %x, i64 %n, ptr %r",
        "ptr %x, ptr %n, ptr %r",
        "i64 %x, i32 %n, ptr %r",
        "ptr byval(i32) %x, i32 %n, ptr %r",
        "ptr %x, i32 %n, ptr sret(i32) %r",
        "ptr %x, i32 %n, ptr %r, i32 %m",
    ] {
        assert_eq!(refused(HEAD, &with(params)).code, "RBC0403", "{params}");
    }
    let returning = "define ptx_kernel i32 @k(ptr %x, i32 %n, ptr %r) {\n  ret i32 0\n}\n";
    assert_eq!(refused(HEAD, returning).code, "RBC0403");
    assert_eq!(
        refused("k(c complex, x int[], out r int[])", &with("double %c, ptr %x, ptr %r")).code,
        "RBC0403"
    );
    check(
        "k(b boolean, out r boolean[], x boolean[])",
        &with("i1 %b, ptr %r, ptr addrspace(1) %x"),
    )
    .expect("it fits");
    // As Numba has them.
    let array = |name: &str| {
        format!(
            "ptr %{name}.0, ptr %{name}.1, i64 %{name}.2, i64 %{name}.3, ptr %{name}.4, i64 %{name}.5, i64 %{name}.6"
        )
    };
    check(HEAD, &with(&format!("{}, i32 %n, {}", array("x"), array("r")))).expect("it fits");
    let wrong = with(&format!(
        "{}, i32 %n, {}",
        array("x"),
        array("r").replacen("i64", "i32", 1)
    ));
    assert_eq!(refused(HEAD, &wrong).code, "RBC0403");
    let without_symbol = |ir: &str| {
        let declared = Declared::from_sql(&statement(HEAD, ir, None));
        compilers()[0].check(&declared.request(), &EmptyEnvironment)
    };
    without_symbol(&with("ptr %x, i32 %n, ptr %r")).expect("there is one kernel");
    for (ir, wanted) in [
        ("define void @k(ptr %x, i32 %n, ptr %r) {\n  ret void\n}\n", "no kernel"),
        (
            "define ptx_kernel void @a(ptr %x, i32 %n, ptr %r) {\n  ret void\n}\ndefine ptx_kernel void @b(ptr %x, i32 %n, ptr %r) {\n  ret void\n}\n",
            "several kernels",
        ),
    ] {
        let Err(CompileError::Diagnostics(found)) = without_symbol(ir) else {
            panic!("it is accepted");
        };
        let found = &found.list[0];
        assert!(
            found.code == "RBC0402" && found.message.contains(wanted),
            "{}",
            found.message
        );
    }
    let annotated = "define void @k(ptr %x, i32 %n, ptr %r) {\n  ret void\n}\ndefine void @other() {\n  ret void\n}\n\
        !nvvm.annotations = !{!0}\n!0 = !{ptr @k, !\"maxntidx\", i32 64, !\"kernel\", i32 1}\n";
    check(HEAD, annotated).expect("it is a kernel");
}

#[test]
fn what_kernels_do_is_refused_elsewhere() {
    let row = |lines: &str| format!("{DECLARATIONS}define i32 @f(i32 %x) {{\n{lines}\n  ret i32 %x\n}}\n");
    for (lines, code, part) in [
        (
            "  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()",
            "RBC0405",
            "only a kernel can call",
        ),
        (
            "  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)",
            "RBC0405",
            "only a kernel can call",
        ),
        ("  store i32 1, ptr addrspace(3) @s", "RBC0404", "can change"),
        (
            "  %a = alloca i32\n  %b = atomicrmw add ptr %a, i32 1 seq_cst",
            "RBC0404",
            "atomicrmw",
        ),
    ] {
        let declared = Declared::from_sql(&statement("f(x int) returns int", &row(lines), Some("f")));
        match compilers()[0].check(&declared.request(), &EmptyEnvironment) {
            Err(CompileError::Diagnostics(found)) => {
                let first = &found.list[0];
                assert!(
                    first.code == code && first.message.contains(part),
                    "{}: {}",
                    first.code,
                    first.message
                );
            }
            other => panic!("{lines}: {:?}", other.map(|checked| checked.key)),
        }
    }
}

/// On a GPU a loop looks at the cancel flag; the emulator stops it by other means.
#[test]
fn loops_can_be_cancelled() {
    let lines = "  br label %loop\nloop:\n  store i32 1, ptr %to\n  br label %loop\nnever:";
    let (_, module) = check(HEAD, &kernel(lines)).unwrap_or_else(|error| panic!("{error}"));
    let gpu = compilers()[0]
        .gpu_llvm_text(&module, GpuTarget::default())
        .expect("code for GPUs");
    // Beside its declaration.
    let looks = |text: &str| text.matches("%cancel").count() > 1;
    assert!(looks(&gpu), "{gpu}");
    assert!(!looks(&compilers()[0].kernel_text(&module).expect("a kernel")));
}
