//! Assertions about positions as conditions of launches: where a launch fulfils them no thread fails, as the emulator sees it.

use rbcdb_udf_analysis::condition::holds;
use rbcdb_udf_analysis::report::Launch;
use rbcdb_udf_analysis::simulate::{ArgumentValue, Limits, Program, Schedule};
use rbcdb_udf_analysis::{Report, Verdict, analyze};

/// The length of the output and of the input.
const LENGTHS: [(u64, u64); 4] = [(96, 96), (64, 200), (200, 64), (7, 7)];

/// A kernel with `%tid`, `%ntid`, `%block` and `%gid` as 64-bit numbers and the label `failed`.
fn kernel(body: &str) -> String {
    format!(
        "target triple = \"nvptx64-nvidia-cuda\"\n\
         @s = internal addrspace(3) global [100 x i64] undef\n\
         declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()\n\
         declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()\n\
         declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()\n\
         declare i32 @llvm.nvvm.read.ptx.sreg.tid.y()\n\
         declare i32 @llvm.nvvm.read.ptx.sreg.ntid.y()\n\
         declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) convergent\n\
         declare void @rbc_fail(ptr, i32) noreturn cold\n\
         define ptx_kernel void @k(ptr noalias %out, i64 %out.length, ptr noalias %failure, i64 %x.length) {{\n\
         entry:\n\
           %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()\n\
           %n = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()\n\
           %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()\n\
           %tid = zext i32 %t to i64\n\
           %ntid = zext i32 %n to i64\n\
           %block = zext i32 %b to i64\n\
           %before = mul i64 %block, %ntid\n\
           %gid = add i64 %before, %tid\n\
           {body}\n\
         failed:\n\
           call void @rbc_fail(ptr %failure, i32 1)\n\
           unreachable\n\
         }}\n"
    )
}

fn report(text: &str) -> Report {
    analyze(text.as_bytes(), None).unwrap().remove(0)
}

/// Whether some thread fails.
fn fails(program: &Program, launch: Launch, (out, x): (u64, u64)) -> bool {
    let number = |n: u64| ArgumentValue::Value(n.to_le_bytes().to_vec());
    let buffer = |words: usize| ArgumentValue::Buffer(vec![0; 8 * words]);
    let arguments = [buffer(2048), number(out), buffer(1), number(x)];
    let outcome = program
        .run(&arguments, launch, Schedule::Forward, &Limits::default())
        .unwrap();
    outcome.raised.is_some()
}

/// The conditions, after looking for launches that fulfil them and fail, or fail to fulfil them and don't.
///
/// Where every thread comes to the assertion, the conditions must say exactly when one fails.
fn bounds(body: &str, exact: bool) -> Vec<String> {
    let text = kernel(body);
    let report = report(&text);
    let program = Program::compile(text.as_bytes(), "k").unwrap();
    let (mut failed, mut passed) = (0, 0);
    for (out, x) in LENGTHS {
        let parameter = |name: &str| match name {
            "out.length" => Some(i128::from(out)),
            "x.length" => Some(i128::from(x)),
            _ => None,
        };
        for block in [1, 2, 31, 32, 48, 63, 64, 65, 96, 99, 100, 101, 128, 200, 256] {
            for (grid, rows) in [(1, 1), (2, 1), (3, 1), (7, 2)] {
                let launch = Launch {
                    grid: [grid, 1, 1],
                    block: [block, rows, 1],
                };
                let within = report
                    .bounds
                    .iter()
                    .all(|text| holds(text, &launch, &parameter) == Some(true));
                let fails = fails(&program, launch, (out, x));
                assert!(!(within && fails), "{launch:?} fails: {}", report.to_text());
                assert!(
                    !exact || within || fails,
                    "{launch:?} with {out}, {x} fits: {}",
                    report.to_text()
                );
                failed += u32::from(fails);
                passed += u32::from(within);
            }
        }
    }
    assert!(
        report.bounds.is_empty() || failed > 0 && passed > 0,
        "{failed} failed, {passed} may pass: {}",
        report.to_text()
    );
    assert!(report.bounds.iter().all(|text| report.conditions.contains(text)));
    report.bounds
}

/// Behind an assertion: each thread writes its element.
const WRITES: &str = "inside:\n\
    %more = icmp ult i64 %gid, %out.length\n\
    br i1 %more, label %write, label %end\n\
    write:\n\
    %to = getelementptr i64, ptr %out, i64 %gid\n\
    store i64 %gid, ptr %to\n\
    br label %end\n\
    end:\n\
    ret void";

fn asserted(condition: &str) -> String {
    format!("{condition}\nbr i1 %inside.bounds, label %inside, label %failed\n{WRITES}")
}

#[test]
fn an_index_made_of_the_thread_alone_bounds_the_block() {
    for (condition, expected) in [
        ("%inside.bounds = icmp ult i64 %tid, 100", "100 >= blockDim.x"),
        ("%inside.bounds = icmp slt i64 %tid, 64", "64 >= blockDim.x"),
        (
            "%twice = shl i64 %tid, 1\n%inside.bounds = icmp ult i64 %twice, 128",
            "64 >= blockDim.x",
        ),
        (
            "%off = add i64 %tid, 3\n%inside.bounds = icmp ult i64 %off, 100",
            "97 >= blockDim.x",
        ),
        // In reverse, where negative indexes would be large numbers.
        (
            "%back = sub i64 63, %tid\n%inside.bounds = icmp ult i64 %back, 64",
            "64 >= blockDim.x",
        ),
        // One per warp: rounded down.
        (
            "%warp = lshr i64 %tid, 5\n%inside.bounds = icmp ult i64 %warp, 2",
            "64 >= blockDim.x",
        ),
        (
            "%third = udiv i64 %tid, 3\n%inside.bounds = icmp ult i64 %third, 21",
            "63 >= blockDim.x",
        ),
        ("%inside.bounds = icmp ne i64 %tid, 70", "70 >= blockDim.x"),
        (
            "%inside.bounds = icmp ult i64 %tid, %x.length",
            "x.length >= blockDim.x",
        ),
    ] {
        assert_eq!(bounds(&asserted(condition), true), [expected], "{condition}");
    }
}

#[test]
fn a_global_position_bounds_the_number_of_threads() {
    let unguarded = "%inside.bounds = icmp ult i64 %gid, %x.length";
    assert_eq!(bounds(&asserted(unguarded), true), ["x.length >= gridDim.x*blockDim.x"]);
}

#[test]
fn an_assertion_about_the_launch_is_a_condition_of_it() {
    let equal = "%inside.bounds = icmp eq i64 %ntid, 64";
    assert_eq!(bounds(&asserted(equal), true), ["blockDim.x == 64"]);
}

#[test]
fn guards_count() {
    let guarded = |guard: &str, checked: &str| {
        format!(
            "%guard = {guard}\nbr i1 %guard, label %check, label %inside\n\
             check:\n%inside.bounds = {checked}\nbr i1 %inside.bounds, label %inside, label %failed\n{WRITES}"
        )
    };
    let none: [&str; 0] = [];
    // Within the guard every index is inside.
    assert_eq!(
        bounds(&guarded("icmp ult i64 %tid, 64", "icmp ult i64 %tid, 100"), true),
        none
    );
    // It doesn't keep all out.
    assert_eq!(
        bounds(&guarded("icmp ult i64 %tid, 101", "icmp ult i64 %tid, 100"), true),
        ["100 >= blockDim.x"]
    );
    // Either is enough.
    assert_eq!(
        bounds(
            &guarded("icmp ult i64 %gid, %x.length", "icmp ult i64 %gid, %out.length"),
            true
        ),
        ["(out.length >= x.length or out.length >= gridDim.x*blockDim.x)"]
    );
    // Nobody comes there.
    assert_eq!(
        bounds(&guarded("icmp ugt i64 %x.length, 100", "icmp ult i64 %tid, 32"), true),
        ["(100 >= x.length or 32 >= blockDim.x)"]
    );
    // What keeps threads away isn't followed: more is asked for than need be.
    let marked = format!(
        "%from = getelementptr i64, ptr %failure, i64 0\n\
         %loaded = load i64, ptr %from\n\
         %guard = icmp ne i64 %loaded, 0\n\
         br i1 %guard, label %check, label %inside\n\
         check:\n\
         %fits = icmp ult i64 %tid, 100\n\
         br i1 %fits, label %mark, label %failed\n\
         mark:\n\
         %at = getelementptr i64, ptr addrspacecast (ptr addrspace(3) @s to ptr), i64 %tid\n\
         store volatile i64 %gid, ptr %at\n\
         br label %inside\n{WRITES}"
    );
    assert_eq!(report(&kernel(&marked)).bounds, ["100 >= blockDim.x"]);
}

#[test]
fn indexes_in_loops() {
    // for k in 0..3: s[32*k + tid] of 100.
    let body = format!(
        "br label %loop\n\
         loop:\n\
         %k = phi i64 [ 0, %entry ], [ %next, %checked ]\n\
         %row = shl i64 %k, 5\n\
         %cell = add i64 %row, %tid\n\
         %fits = icmp ult i64 %cell, 100\n\
         br i1 %fits, label %checked, label %failed\n\
         checked:\n\
         %at = getelementptr i64, ptr addrspacecast (ptr addrspace(3) @s to ptr), i64 %cell\n\
         store volatile i64 %gid, ptr %at\n\
         %next = add i64 %k, 1\n\
         %again = icmp ult i64 %next, 3\n\
         br i1 %again, label %loop, label %inside\n{WRITES}"
    );
    assert_eq!(bounds(&body, true), ["36 >= blockDim.x"]);
}

#[test]
fn several_dimensions() {
    let plane = "%u = call i32 @llvm.nvvm.read.ptx.sreg.tid.y()\n\
        %v = zext i32 %u to i64\n\
        %row = mul i64 %v, 32\n\
        %cell = add i64 %row, %tid\n\
        %inside.bounds = icmp ult i64 %cell, 100";
    // The rows' last thread decides.
    assert_eq!(bounds(&asserted(plane), true), ["132 >= blockDim.x + 32*blockDim.y"]);
}

#[test]
fn what_the_launch_cannot_change_stays_an_assertion() {
    let none: [&str; 0] = [];
    for condition in [
        "%inside.bounds = icmp ugt i64 %out.length, 6",
        "%from = getelementptr i64, ptr %failure, i64 0\n%loaded = load i64, ptr %from\n%inside.bounds = icmp ult i64 %loaded, 100",
    ] {
        assert_eq!(report(&kernel(&asserted(condition))).bounds, none, "{condition}");
    }
}

#[test]
fn an_unguarded_element_per_thread_asks_for_as_many_threads() {
    let text = kernel(
        "%outside = icmp uge i64 %gid, %out.length\n\
         br i1 %outside, label %failed, label %inside\n\
         inside:\n\
         %to = getelementptr i64, ptr %out, i64 %gid\n\
         store i64 %gid, ptr %to\n\
         ret void",
    );
    let report = report(&text);
    assert_eq!(report.verdict, Verdict::IndependentIf, "{}", report.to_text());
    assert_eq!(
        report.conditions,
        [
            "gridDim.x*blockDim.x >= out.length",
            "out.length >= gridDim.x*blockDim.x"
        ]
    );
}
