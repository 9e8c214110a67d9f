//! What goes wrong while a kernel runs is found, and never reaches the host.

use rbcdb_udf_analysis::simulate::{
    Argument, ArgumentValue, Element, FindingKind, Init, Kind, Limits, Outcome, Schedule, SimulateError, Spec, simulate,
};

use crate::support::*;

/// Runs `body` with a buffer of 8 words under each schedule; the outcomes.
fn outcomes(globals: &str, body: &str, threads: u32) -> Vec<Outcome> {
    let program = compile(&module(globals, "ptr %out", &format!("{body}\n  ret void")));
    SCHEDULES
        .map(|schedule| run(&program, &[zeros(8)], launch(1, threads), schedule))
        .into()
}

fn all_end_with(outcomes: &[Outcome], kind: FindingKind) {
    for outcome in outcomes {
        assert!(!outcome.is_complete());
        assert!(kinds(outcome).contains(&kind), "{:?}", outcome.findings);
    }
}

#[test]
fn accesses_out_of_bounds_on_each_side() {
    for (offset, access) in [
        (-1, "store i8 1, ptr %p"),
        (-4, "store i32 1, ptr %p"),
        (32, "store i8 1, ptr %p"),
        (29, "store i32 1, ptr %p, align 1"),
        (1 << 30, "store i32 1, ptr %p"),
        (-1, "%v = load i8, ptr %p"),
        (32, "%v = load i32, ptr %p"),
        (28, "%v = load i64, ptr %p, align 4"),
        (28, "%v = atomicrmw add ptr %p, i64 1 seq_cst, align 4"),
        (16, "call void @llvm.memset.p0.i64(ptr %p, i8 1, i64 17, i1 false)"),
        (
            16,
            "call void @llvm.memcpy.p0.p0.i64(ptr %p, ptr %out, i64 17, i1 false)",
        ),
        (
            16,
            "call void @llvm.memmove.p0.p0.i64(ptr %out, ptr %p, i64 17, i1 false)",
        ),
        (0, "call void @llvm.memset.p0.i64(ptr %p, i8 1, i64 -1, i1 false)"),
    ] {
        let declarations = "declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)
declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)
declare void @llvm.memmove.p0.p0.i64(ptr, ptr, i64, i1)";
        let body = format!("  %p = getelementptr i8, ptr %out, i64 {offset}\n  {access}");
        let outcomes = outcomes(declarations, &body, 1);
        all_end_with(&outcomes, FindingKind::OutOfBounds);
        let place = outcomes[0].findings[0].place.clone().expect("in memory");
        assert_eq!(
            (place.object.as_deref(), place.offset),
            (Some("out"), offset),
            "{access}"
        );
        assert_eq!(words_of(&outcomes[0], 0), [0; 8], "nothing was written");
    }
}

#[test]
fn accesses_to_nowhere() {
    for address in ["0", "8", "-8", "140737488355328", "4294967296", "4629771061636907072"] {
        let body = format!("  %p = inttoptr i64 {address} to ptr\n  store i32 1, ptr %p");
        all_end_with(&outcomes("", &body, 1), FindingKind::OutOfBounds);
    }
}

#[test]
fn the_host_is_out_of_reach() {
    // Addresses of the thread's own stack: there is nothing to take them from but these.
    let body = "  %a = alloca [4 x i32]
  %p = getelementptr i8, ptr %a, i64 64
  store i64 0, ptr %p, align 1
  store ptr %a, ptr %out";
    all_end_with(&outcomes("", body, 1), FindingKind::OutOfBounds);
}

#[test]
fn shared_variables_are_apart() {
    let globals =
        "@a = internal addrspace(3) global [4 x i32] undef\n@b = internal addrspace(3) global [4 x i32] undef";
    let body = "  store i32 1, ptr addrspace(3) @b
  %p = getelementptr i32, ptr addrspace(3) @a, i32 4
  store i32 1, ptr addrspace(3) %p";
    let outcomes = outcomes(globals, body, 1);
    all_end_with(&outcomes, FindingKind::OutOfBounds);
    assert_eq!(
        outcomes[0].findings[0]
            .place
            .as_ref()
            .and_then(|place| place.object.clone())
            .as_deref(),
        Some("a")
    );
}

#[test]
fn constants_are_not_written() {
    let globals = "@c = addrspace(4) constant [2 x i32] [i32 1, i32 2]";
    let body = "  %p = addrspacecast ptr addrspace(4) @c to ptr\n  store i32 1, ptr %p";
    all_end_with(&outcomes(globals, body, 1), FindingKind::ReadOnly);
}

#[test]
fn misaligned_accesses() {
    let body = "  %p = getelementptr i8, ptr %out, i64 2\n  store i32 1, ptr %p, align 4";
    all_end_with(&outcomes("", body, 1), FindingKind::Misaligned);
    let body = "  %p = getelementptr i8, ptr %out, i64 4\n  %v = load <2 x i32>, ptr %p, align 8";
    all_end_with(&outcomes("", body, 1), FindingKind::Misaligned);
}

#[test]
fn endless_loops_end() {
    let forever = [
        "  br label %loop\nloop:\n  br label %loop\nend:",
        "  br label %loop\nloop:\n  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)\n  br label %loop\nend:",
        "  br label %loop\nloop:\n  %m = call i32 @llvm.nvvm.activemask()\n  br label %loop\nend:",
        "  br label %loop\nloop:\n  call void @llvm.memset.p0.i64(ptr %out, i8 1, i64 32, i1 false)\n  br label %loop\nend:",
        "  br label %loop\nloop:\n  fence seq_cst\n  %old = atomicrmw add ptr %out, i32 1 seq_cst\n  br label %loop\nend:",
    ];
    let globals = "declare i32 @llvm.nvvm.activemask()\ndeclare void @llvm.memset.p0.i64(ptr, i8, i64, i1)";
    let limits = Limits {
        steps: 300_000,
        ..Limits::default()
    };
    for body in forever {
        let program = compile(&module(globals, "ptr %out", &format!("{body}\n  ret void")));
        for schedule in SCHEDULES {
            let outcome = program
                .run(&[zeros(8)], launch(2, 100), schedule, &limits)
                .expect("the launch fits");
            assert!(!outcome.is_complete());
            assert!(
                kinds(&outcome).contains(&FindingKind::StepLimit),
                "{:?}",
                outcome.findings
            );
            assert!(outcome.steps >= 300_000);
        }
    }
}

#[test]
fn a_thread_may_wait_for_another_of_its_block() {
    // Thread 0 spins until thread 1 has written.
    let body = "  %first = icmp eq i32 %tid, 0
  br i1 %first, label %spin, label %write
spin:
  %v = load atomic volatile i32, ptr %out monotonic, align 4
  %set = icmp eq i32 %v, 7
  br i1 %set, label %end, label %spin
write:
  store atomic volatile i32 7, ptr %out monotonic, align 4
  br label %end
end:";
    for outcome in outcomes("", body, 2) {
        assert_eq!(outcome.findings, []);
        assert_eq!(words_of(&outcome, 0)[0], 7);
    }
}

#[test]
fn barriers_that_not_all_reach() {
    let body = "  %odd = and i32 %tid, 1
  %is = icmp eq i32 %odd, 1
  br i1 %is, label %a, label %b
a:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  br label %end
b:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 1)
  br label %end
end:";
    all_end_with(&outcomes("", body, 4), FindingKind::Deadlock);
    // At one barrier, from two places.
    let body = body.replace("i32 1)\n  br", "i32 0)\n  br");
    for outcome in outcomes("", &body, 4) {
        assert!(outcome.is_complete());
        assert_eq!(kinds(&outcome), [FindingKind::DivergentBarrier]);
    }
}

#[test]
fn threads_that_have_ended_do_not_count_at_a_barrier() {
    let body = "  %early = icmp ult i32 %tid, 3
  br i1 %early, label %end, label %go
go:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  br label %end
end:";
    for outcome in outcomes("", body, 40) {
        assert_eq!(outcome.findings, []);
    }
}

#[test]
fn warp_operations_that_not_all_lanes_reach() {
    let globals =
        "declare i32 @llvm.nvvm.shfl.sync.idx.i32(i32, i32, i32, i32)\ndeclare void @llvm.nvvm.bar.warp.sync(i32)";
    let body = "  %low = icmp ult i32 %tid, 16
  br i1 %low, label %a, label %b
a:
  %x = call i32 @llvm.nvvm.shfl.sync.idx.i32(i32 -1, i32 1, i32 0, i32 31)
  br label %end
b:
  call void @llvm.nvvm.bar.warp.sync(i32 -1)
  br label %end
end:";
    all_end_with(&outcomes(globals, body, 32), FindingKind::Deadlock);
    let body = "  %x = call i32 @llvm.nvvm.shfl.sync.idx.i32(i32 1, i32 1, i32 0, i32 31)";
    all_end_with(&outcomes(globals, body, 32), FindingKind::InvalidSynchronization);
}

#[test]
fn traps_assertions_and_what_is_unreachable() {
    all_end_with(
        &outcomes("declare void @llvm.trap()", "  call void @llvm.trap()", 2),
        FindingKind::Trap,
    );
    let body = "  %c = icmp ugt i32 %tid, 0\n  br i1 %c, label %no, label %yes\nno:\n  unreachable\nyes:";
    all_end_with(&outcomes("", body, 2), FindingKind::Unreachable);
    let globals = "@text = private constant [6 x i8] c\"i < n\\00\"
@file = private constant [2 x i8] c\"f\\00\"
@name = private constant [2 x i8] c\"g\\00\"
declare void @__assertfail(ptr, ptr, i32, ptr, i64)";
    let body = "  call void @__assertfail(ptr @text, ptr @file, i32 12, ptr @name, i64 1)";
    let outcomes = outcomes(globals, body, 1);
    all_end_with(&outcomes, FindingKind::Assertion);
    assert_eq!(outcomes[0].findings[0].text.as_deref(), Some("i < n in g"));
}

#[test]
fn division_never_traps() {
    let cases = [
        ("sdiv i32 7, %z", u32::MAX, FindingKind::DivisionByZero),
        ("udiv i32 7, %z", u32::MAX, FindingKind::DivisionByZero),
        ("srem i32 7, %z", 7, FindingKind::DivisionByZero),
        ("urem i32 7, %z", 7, FindingKind::DivisionByZero),
        ("sdiv i32 -2147483648, %m", 0x8000_0000, FindingKind::DivisionOverflow),
        ("srem i32 -2147483648, %m", 0, FindingKind::DivisionOverflow),
    ];
    for (operation, result, kind) in cases {
        let body =
            format!("  %z = sub i32 %tid, %gid\n  %m = sub i32 %z, 1\n  %r = {operation}\n  store i32 %r, ptr %out");
        for outcome in outcomes("", &body, 1) {
            assert_eq!(words_of(&outcome, 0)[0], result, "{operation}");
            assert_eq!(kinds(&outcome), [kind]);
        }
    }
    let body = "  %z = sub i32 %tid, %gid
  %v = insertelement <2 x i32> <i32 3, i32 3>, i32 %z, i32 1
  %q = sdiv <2 x i32> <i32 9, i32 9>, %v
  store <2 x i32> %q, ptr %out";
    for outcome in outcomes("", body, 1) {
        assert_eq!(words_of(&outcome, 0)[..2], [3, u32::MAX]);
        assert_eq!(kinds(&outcome), [FindingKind::DivisionByZero]);
    }
}

#[test]
fn arguments_and_shapes_that_do_not_fit() {
    let program = compile(&module("", "ptr %out, i32 %n", "  ret void"));
    let try_run = |args: &[ArgumentValue], shape| match program.run(args, shape, Schedule::Forward, &Limits::default())
    {
        Err(SimulateError::Launch(error)) => error.to_string(),
        other => panic!("{other:?}"),
    };
    let good = [zeros(1), scalar(1)];
    assert!(try_run(&good[..1], launch(1, 1)).contains("2 parameters"));
    assert!(try_run(&[scalar(1), scalar(1)], launch(1, 1)).contains("(`out`) must be a buffer"));
    assert!(try_run(&[zeros(1), zeros(1)], launch(1, 1)).contains("(`n`) must be a value of 4 bytes"));
    assert!(try_run(&good, launch(0, 1)).contains("empty"));
    assert!(try_run(&good, launch(1, 1025)).contains("larger"));
    let mut shape = launch(1, 64);
    shape.block = [64, 64, 1];
    assert!(try_run(&good, shape).contains("4096 threads"));
    assert!(try_run(&good, launch(i32::MAX as u32, 1024)).contains("threads"));
    let large = ArgumentValue::Buffer(vec![0; 65 << 20]);
    assert!(try_run(&[large, scalar(1)], launch(1, 1)).contains("memory"));
}

#[test]
fn a_specification_is_checked() {
    let ir = module("", "ptr %out, i32 %n", "  ret void");
    let buffer = Argument {
        name: "out".to_owned(),
        kind: Kind::Buffer,
        element: Element::I32,
        len: Some(4),
        init: None,
        out: true,
        value: None,
    };
    let scalar = Argument {
        name: "n".to_owned(),
        kind: Kind::Scalar,
        len: None,
        out: false,
        value: Some(4.into()),
        ..buffer.clone()
    };
    let spec = |args: Vec<Argument>| Spec {
        args,
        launches: vec![launch(1, 1)],
        schedules: 3,
    };
    let message = |spec: &Spec| match simulate(ir.as_bytes(), "k", spec) {
        Err(SimulateError::Spec(message)) => message,
        other => panic!("{other:?}"),
    };
    assert!(simulate(ir.as_bytes(), "k", &spec(vec![buffer.clone(), scalar.clone()])).is_ok_and(|s| s.is_equal()));
    assert!(message(&spec(vec![buffer.clone()])).contains("2 parameters"));
    assert!(message(&spec(vec![scalar.clone(), scalar.clone()])).contains("pointer"));
    assert!(message(&spec(vec![buffer.clone(), buffer.clone()])).contains("isn't a pointer"));
    let wide = Argument {
        element: Element::I64,
        ..scalar.clone()
    };
    assert!(message(&spec(vec![buffer.clone(), wide])).contains("8 bytes"));
    let huge = Argument {
        len: Some(usize::MAX),
        ..buffer.clone()
    };
    assert!(message(&spec(vec![huge, scalar.clone()])).contains("memory"));
    let short = Argument {
        init: Some(Init::Values(vec![1.into()])),
        ..buffer.clone()
    };
    assert!(message(&spec(vec![short, scalar.clone()])).contains("number of values"));
    let mut none = spec(vec![
        Argument {
            len: Some(1 << 20),
            ..buffer
        },
        scalar,
    ]);
    none.schedules = 1000;
    assert!(message(&none).contains("1000 runs"));
    none.schedules = 0;
    assert!(message(&none).contains("schedules"));
    none.launches.clear();
    assert!(message(&none).contains("no launches"));
}
