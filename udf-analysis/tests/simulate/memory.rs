//! Shared, constant, global and local memory, atomics, and IR of older compilers.

use rbcdb_udf_analysis::simulate::{ArgumentValue, FindingKind, Limits, Program, Schedule};

use crate::support::*;

#[test]
fn each_atomic_operation() {
    // 8 threads apply the operation to the first word, which starts as 100; then thread 0 reads nothing: the result is
    // what stands there. The second word collects the sum of what was there before each.
    for (operation, start, value, expected) in [
        ("add", 100, "i32 %tid", 128),
        ("sub", 100, "i32 %tid", 72),
        ("and", 0xff, "i32 %ones", 0x01),
        ("nand", 1, "i32 %zero", u32::MAX),
        ("or", 0, "i32 %bit", 0xff),
        ("xor", 0xf0, "i32 %bit", 0x0f),
        ("max", -5i32 as u32, "i32 %tid", 7),
        ("min", 5, "i32 %minus", -7i32 as u32),
        ("umax", 3, "i32 %minus", u32::MAX),
        ("umin", 3, "i32 %minus", 0),
        ("uinc_wrap", 0, "i32 %two", 2),
        ("udec_wrap", 0, "i32 %two", 1),
        ("usub_cond", 9, "i32 %two", 1),
        ("usub_sat", 9, "i32 %two", 0),
    ] {
        let body = format!(
            "  %bit = shl i32 1, %tid
  %ones = sub i32 %bit, 1
  %mask = or i32 %ones, 1
  %minus = sub i32 0, %tid
  %zero = sub i32 %gid, %tid
  %two = add i32 %zero, 2
  %old = atomicrmw {operation} ptr %out, {value} seq_cst
  ret void"
        )
        .replace("and ptr %out, i32 %ones", "and ptr %out, i32 %mask");
        let program = compile(&module("", "ptr %out", &body));
        for schedule in SCHEDULES {
            let outcome = run(&program, &[words(&[start])], launch(1, 8), schedule);
            assert_eq!(outcome.findings, [], "{operation}");
            assert_eq!(words_of(&outcome, 0), [expected], "{operation} {schedule:?}");
        }
    }
}

#[test]
fn atomic_floats_exchange_and_compare() {
    let body = "  %f = uitofp i32 %tid to float
  %a = atomicrmw fadd ptr %out, float %f seq_cst
  %q = getelementptr i32, ptr %out, i32 1
  %b = atomicrmw fmax ptr %q, float %f seq_cst
  %r = getelementptr i32, ptr %out, i32 2
  %c = atomicrmw xchg ptr %r, i32 77 seq_cst
  %s = getelementptr i32, ptr %out, i32 3
  %pair = cmpxchg ptr %s, i32 0, i32 5 seq_cst seq_cst
  %won = extractvalue {i32, i1} %pair, 1
  %one = zext i1 %won to i32
  %t = getelementptr i32, ptr %out, i32 4
  %d = atomicrmw add ptr %t, i32 %one monotonic
  %w = getelementptr i64, ptr %out, i64 3
  %e = atomicrmw add ptr %w, i64 1099511627776 acq_rel
  ret void";
    let words = output(&module("", "ptr %out", body), launch(1, 16), 8);
    assert_eq!((f32::from_bits(words[0]), f32::from_bits(words[1])), (120.0, 15.0));
    assert_eq!(words[2..], [77, 5, 1, 0, 0, 16 << 8]);
}

#[test]
fn atomics_of_a_scope() {
    for (operation, start, values, expected) in [
        ("add", 100, "i32 %tid", 128),
        ("max", 5, "i32 %tid", 7),
        ("min", 5, "i32 %tid", 0),
        ("inc", 0, "i32 %three", 0),
        ("dec", 0, "i32 %three", 0),
        ("exch", 0, "i32 %three", 3),
        ("cas", 0, "i32 %zero, i32 %three", 3),
    ] {
        let parameters = if operation == "cas" {
            "ptr, i32, i32"
        } else {
            "ptr, i32"
        };
        let globals = format!("declare i32 @llvm.nvvm.atomic.{operation}.gen.i.cta.i32.p0({parameters})");
        let body = format!(
            "  %zero = sub i32 %gid, %tid
  %three = add i32 %zero, 3
  %old = call i32 @llvm.nvvm.atomic.{operation}.gen.i.cta.i32.p0(ptr %out, {values})
  ret void"
        );
        let program = compile(&module(&globals, "ptr %out", &body));
        for schedule in SCHEDULES {
            let outcome = run(&program, &[words(&[start])], launch(1, 8), schedule);
            assert_eq!(outcome.findings, [], "{operation}");
            assert_eq!(words_of(&outcome, 0), [expected], "{operation}");
        }
    }
}

#[test]
fn a_variable_may_have_any_name() {
    let globals = "@rbc.init.0 = addrspace(1) global i32 3\n@rbc_kernel = addrspace(1) global i32 4\n\
                   @rbc.init.1 = addrspace(1) global i32 5\ndefine internal i32 @rbc.step(i32 %x) {\n  ret i32 %x\n}";
    let body = "  %a = load i32, ptr addrspace(1) @rbc_kernel
  %b = load i32, ptr addrspace(1) @rbc.init.1
  %c = load i32, ptr addrspace(1) @rbc.init.0
  %d = call i32 @rbc.step(i32 %c)
  %e = mul i32 %a, 100
  %f = mul i32 %b, 10
  %g = add i32 %e, %f
  %r = add i32 %g, %d
  store i32 %r, ptr %out
  ret void";
    assert_eq!(output(&module(globals, "ptr %out", body), launch(1, 1), 1), [453]);
}

#[test]
fn shared_memory_is_the_blocks() {
    let globals = "@s = internal addrspace(3) global [64 x i32] undef, align 4";
    let body = "  %v = mul i32 %gid, 2
  %here = getelementptr [64 x i32], ptr addrspace(3) @s, i32 0, i32 %tid
  store i32 %v, ptr addrspace(3) %here
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %last = sub i32 %ntid, 1
  %mirror = sub i32 %last, %tid
  %there = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %mirror
  %r = load i32, ptr %there
  %place = getelementptr i32, ptr %out, i32 %gid
  store i32 %r, ptr %place
  ret void";
    let words = output(&module(globals, "ptr %out", body), launch(3, 64), 192);
    for (i, word) in words.into_iter().enumerate() {
        assert_eq!(word as usize, (i / 64 * 64 + 63 - i % 64) * 2);
    }
}

#[test]
fn dynamic_shared_memory_has_the_size_of_the_launch() {
    // Two names of the same memory, as CUDA has it.
    let globals = "@d = external addrspace(3) global [0 x i32], align 16
@e = external addrspace(3) global [0 x i8], align 16
declare i32 @llvm.nvvm.read.ptx.sreg.dynamic_smem_size()";
    let body = "  %size = call i32 @llvm.nvvm.read.ptx.sreg.dynamic_smem_size()
  %here = getelementptr i32, ptr addrspace(3) @d, i32 %tid
  store i32 %size, ptr addrspace(3) %here
  %at = mul i32 %tid, 4
  %same = getelementptr i8, ptr addrspace(3) @e, i32 %at
  %r = load i32, ptr addrspace(3) %same
  %place = getelementptr i32, ptr %out, i32 %gid
  store i32 %r, ptr %place
  ret void";
    let program = compile(&module(globals, "ptr %out", body));
    let limits = |dynamic_shared_bytes| Limits {
        dynamic_shared_bytes,
        ..Limits::default()
    };
    let run = |bytes| {
        program
            .run(&[zeros(8)], launch(1, 8), Schedule::Forward, &limits(bytes))
            .expect("it runs")
    };
    assert_eq!(words_of(&run(32), 0), [32; 8]);
    let outcome = run(31);
    assert_eq!(kinds(&outcome), [FindingKind::OutOfBounds]);
    assert_eq!(
        outcome.findings[0].place.as_ref().map(|place| place.object_bytes),
        Some(31)
    );
    assert!(
        program
            .run(&[zeros(8)], launch(1, 8), Schedule::Forward, &limits(300_000))
            .is_err()
    );
}

#[test]
fn variables_hold_pointers_to_each_other() {
    let globals = "@a = addrspace(1) global [3 x i32] [i32 7, i32 8, i32 9]
@p = addrspace(1) global ptr getelementptr (i32, ptr addrspacecast (ptr addrspace(1) @a to ptr), i64 2)
@c = internal addrspace(4) constant {i8, i32, [2 x float]} {i8 3, i32 500, [2 x float] [float 0.5, float 1.5]}
@z = internal addrspace(1) global [4 x i32] zeroinitializer";
    let body = "  %p = load ptr, ptr addrspace(1) @p
  %v = load i32, ptr %p
  %q = getelementptr {i8, i32, [2 x float]}, ptr addrspace(4) @c, i32 0, i32 1
  %w = load i32, ptr addrspace(4) %q
  %s = add i32 %v, %w
  %zp = getelementptr i32, ptr addrspace(1) @z, i32 %tid
  store i32 %s, ptr addrspace(1) %zp
  %t = load i32, ptr addrspace(1) %zp
  %place = getelementptr i32, ptr %out, i32 %gid
  store i32 %t, ptr %place
  ret void";
    assert_eq!(output(&module(globals, "ptr %out", body), launch(1, 4), 4), [509; 4]);
}

#[test]
fn a_run_leaves_nothing_for_the_next() {
    let globals = "@g = addrspace(1) global i32 5\n@s = internal addrspace(3) global i32 undef";
    let body = "  %a = alloca [4 x i32]
  %p = getelementptr [4 x i32], ptr %a, i32 0, i32 %tid
  %l = load i32, ptr %p
  store i32 99, ptr %p
  %o = load i32, ptr addrspace(1) @g
  %n = add i32 %o, 1
  store i32 %n, ptr addrspace(1) @g
  %r = add i32 %n, %l
  store i32 %r, ptr %out
  ret void";
    let program = compile(&module(globals, "ptr %out", body));
    for _ in 0..3 {
        let outcome = run(&program, &[zeros(1)], launch(1, 1), Schedule::Forward);
        assert_eq!(words_of(&outcome, 0), [6]);
    }
}

#[test]
fn local_memory_is_the_threads_own() {
    let body = "  %a = alloca [8 x i32]
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %next, %loop ]
  %p = getelementptr [8 x i32], ptr %a, i32 0, i32 %i
  %v = mul i32 %i, %gid
  store i32 %v, ptr %p
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %next = add i32 %i, 1
  %more = icmp ult i32 %next, 8
  br i1 %more, label %loop, label %end
end:
  %k = and i32 %tid, 7
  %q = getelementptr i32, ptr %a, i32 %k
  %r = load i32, ptr %q
  %place = getelementptr i32, ptr %out, i32 %gid
  store i32 %r, ptr %place
  ret void";
    let words = output(&module("", "ptr %out", body), launch(2, 20), 40);
    for (gid, word) in words.into_iter().enumerate() {
        assert_eq!(word as usize, ((gid % 20) & 7) * gid);
    }
}

#[test]
fn blocks_of_bytes_move() {
    let globals = "declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)
declare void @llvm.memmove.p0.p0.i32(ptr, ptr, i32, i1)
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)";
    let body = "  %b = getelementptr i8, ptr %out, i64 4
  call void @llvm.memmove.p0.p0.i32(ptr %b, ptr %out, i32 12, i1 false)
  %a = alloca [2 x i32]
  %at = getelementptr i32, ptr %a, i32 %gid
  store i32 41, ptr %at
  %c = getelementptr i8, ptr %out, i64 16
  call void @llvm.memcpy.p0.p0.i64(ptr %c, ptr %a, i64 8, i1 false)
  %d = getelementptr i8, ptr %out, i64 25
  call void @llvm.memset.p0.i64(ptr %d, i8 -1, i64 2, i1 false)
  ret void";
    let program = compile(&module(globals, "ptr %out", body));
    let outcome = run(
        &program,
        &[words(&[1, 2, 3, 4, 5, 6, 7, 8])],
        launch(1, 1),
        Schedule::Forward,
    );
    assert_eq!(words_of(&outcome, 0), [1, 1, 2, 3, 41, 0, 0x00ff_ff07, 8]);
}

#[test]
fn values_of_odd_types() {
    // Booleans, small integers, vectors and structures in memory.
    let body = "  %flag = icmp eq i32 %tid, 1
  %byte = getelementptr i8, ptr %out, i32 %tid
  store i1 %flag, ptr %byte
  %again = load i1, ptr %byte
  %v = zext i1 %again to i32
  %place = getelementptr i32, ptr %out, i32 4
  %old = atomicrmw add ptr %place, i32 %v seq_cst
  %q = getelementptr i8, ptr %out, i32 32
  %x = load i24, ptr %q, align 1
  %y = trunc i24 %x to i3
  %z = zext i3 %y to i32
  %h = sitofp i32 %z to half
  %w = fptosi half %h to i32
  %p5 = getelementptr i32, ptr %out, i32 5
  %first = icmp eq i32 %tid, 0
  br i1 %first, label %one, label %end
one:
  store i32 %w, ptr %p5
  %pv = getelementptr i32, ptr %out, i32 8
  %vec = load <4 x i32>, ptr %pv, align 4
  %sum = add <4 x i32> %vec, <i32 1, i32 2, i32 3, i32 4>
  store <4 x i32> %sum, ptr %pv, align 4
  %pair = insertvalue {i32, i64} {i32 7, i64 8}, i32 %tid, 0
  %ps = getelementptr i32, ptr %out, i32 12
  store {i32, i64} %pair, ptr %ps
  %loaded = load {i32, i64}, ptr %ps
  %e = extractvalue {i32, i64} %loaded, 1
  store i64 %e, ptr %ps
  br label %end
end:
  ret void";
    let program = compile(&module("", "ptr %out", body));
    let mut input = vec![0; 16];
    input[8] = 0xffff_fff6;
    for schedule in SCHEDULES {
        let outcome = run(&program, &[words(&input)], launch(1, 3), schedule);
        assert!(outcome.is_complete(), "{:?}", outcome.findings);
        let words = words_of(&outcome, 0);
        assert_eq!((words[0], words[4]), (0x100, 1));
        assert_eq!(words[8..], [0xffff_fff7, 2, 3, 4, 8, 0, 8, 0]);
    }
}

#[test]
fn byte_and_boolean_parameters() {
    let ir = module(
        "",
        "ptr %out, i1 %flag, i8 %small, <2 x float> %pair, i64 %address",
        "  %a = zext i1 %flag to i32
  %b = sext i8 %small to i32
  %f = extractelement <2 x float> %pair, i32 1
  %c = fptosi float %f to i32
  %s = add i32 %a, %b
  %t = add i32 %s, %c
  %p = inttoptr i64 %address to ptr
  %null = icmp eq ptr %p, null
  %n = zext i1 %null to i32
  %r = add i32 %t, %n
  store i32 %r, ptr %out
  ret void",
    );
    let pair: Vec<u8> = [1.0f32, 40.0].into_iter().flat_map(f32::to_le_bytes).collect();
    let args = [
        zeros(1),
        ArgumentValue::Value(vec![0xff]),
        ArgumentValue::Value(vec![0xfe]),
        ArgumentValue::Value(pair),
        ArgumentValue::Value(vec![0; 8]),
    ];
    let outcome = run(&compile(&ir), &args, launch(1, 1), Schedule::Forward);
    assert_eq!(words_of(&outcome, 0), [1 + 40 + 1 - 2]);
}

#[test]
fn addresses_are_the_same_in_every_run() {
    let body = "  %a = alloca i32
  store volatile i32 1, ptr %a
  %l = ptrtoint ptr %a to i64
  %g = ptrtoint ptr %out to i64
  %x = xor i64 %l, %g
  %place = getelementptr i64, ptr %out, i32 %gid
  store i64 %x, ptr %place
  ret void";
    let words = output(&module("", "ptr %out", body), launch(2, 40), 160);
    assert!(
        words.chunks_exact(2).all(|address| address == &words[..2]),
        "one address, in each thread's own memory"
    );
}

#[test]
fn ir_of_older_compilers() {
    // Typed pointers, an annotated kernel, old intrinsics: as Numba and older clang write it.
    let ir = r#"
target triple = "nvptx64-nvidia-cuda"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"
@s = internal addrspace(3) global [32 x i32] undef, align 4
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare void @llvm.nvvm.barrier0()
declare i32 @llvm.nvvm.atomic.load.add.f32.p0f32(float*, float)
define void @k(i32* nocapture %out, i8* %unused) {
  %tid = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %wide = sext i32 %tid to i64
  %p = getelementptr [32 x i32], [32 x i32] addrspace(3)* @s, i64 0, i64 %wide
  store i32 %tid, i32 addrspace(3)* %p
  call void @llvm.nvvm.barrier0()
  %m = sub i64 31, %wide
  %q = getelementptr [32 x i32], [32 x i32] addrspace(3)* @s, i64 0, i64 %m
  %v = load i32, i32 addrspace(3)* %q
  %o = getelementptr i32, i32* %out, i64 %wide
  store i32 %v, i32* %o
  ret void
}
!nvvm.annotations = !{!0}
!0 = !{void (i32*, i8*)* @k, !"kernel", i32 1}
"#;
    let ir = ir.replace("declare i32 @llvm.nvvm.atomic.load.add.f32.p0f32(float*, float)\n", "");
    let program = compile(&ir);
    let outcome = run(
        &program,
        &[zeros(32), ArgumentValue::Value(vec![0; 8])],
        launch(1, 32),
        Schedule::Forward,
    );
    assert_eq!(words_of(&outcome, 0), (0..32).rev().collect::<Vec<u32>>());
}

#[test]
fn programs_run_on_many_threads_at_once() {
    let body = "  %place = getelementptr i32, ptr %out, i32 %gid
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %v = mul i32 %gid, 5
  store i32 %v, ptr %place
  ret void";
    let ir = module("", "ptr %out", body);
    let shared = compile(&ir);
    let expected: Vec<u32> = (0..1024).map(|gid| gid * 5).collect();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let (ir, shared, expected) = (&ir, &shared, &expected);
            scope.spawn(move || {
                let own = Program::compile(ir.as_bytes(), "k").expect("it compiles");
                for round in 0..5 {
                    for program in [&own, shared] {
                        let schedule = Schedule::Random(thread * 10 + round);
                        let outcome = run(program, &[zeros(1024)], launch(4, 256), schedule);
                        assert_eq!(outcome.findings, []);
                        assert_eq!(&words_of(&outcome, 0), expected);
                    }
                }
            });
        }
    });
}
