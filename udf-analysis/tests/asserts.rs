//! What calls of functions that end a thread, such as those that bounds checks make, do to a verdict.

use rbcdb_udf_analysis::{Report, Verdict, analyze};

/// The report on a kernel of one dimension, with `%tid`, `%ntid`, `%gid` as 64-bit numbers and the labels `entry`, `failed`.
fn report(body: &str) -> Report {
    let text = format!(
        "target triple = \"nvptx64-nvidia-cuda\"\n\
         @s = internal addrspace(3) global [64 x i64] undef\n\
         declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()\n\
         declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()\n\
         declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()\n\
         declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) convergent\n\
         declare void @rbc_fail(ptr, i32) noreturn cold\n\
         define ptx_kernel void @k(ptr noalias %out, i64 %out.length, ptr noalias %failure, ptr noalias readonly %x, i64 %x.length) {{\n\
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
    );
    analyze(text.as_bytes(), None).unwrap().remove(0)
}

fn assumes(report: &Report) -> bool {
    report.assumptions.iter().any(|text| text == "no assertion fails")
}

#[test]
fn a_check_before_a_barrier_does_not_part_the_threads_of_a_block() {
    let report = report(
        "%outside = icmp uge i64 %tid, 64\n\
         br i1 %outside, label %failed, label %inside\n\
         inside:\n\
         %cell = getelementptr i64, ptr addrspacecast (ptr addrspace(3) @s to ptr), i64 %tid\n\
         store i64 %gid, ptr %cell\n\
         call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)\n\
         %value = load i64, ptr %cell\n\
         %more = icmp ult i64 %gid, %out.length\n\
         br i1 %more, label %write, label %end\n\
         write:\n\
         %to = getelementptr i64, ptr %out, i64 %gid\n\
         store i64 %value, ptr %to\n\
         br label %end\n\
         end:\n\
         ret void",
    );
    assert!(
        matches!(report.verdict, Verdict::Independent | Verdict::IndependentIf),
        "{}",
        report.to_text()
    );
    assert!(assumes(&report), "{}", report.to_text());
}

#[test]
fn without_a_check_nothing_is_assumed() {
    let report = report(
        "%more = icmp ult i64 %gid, %out.length\n\
         br i1 %more, label %write, label %end\n\
         write:\n\
         %to = getelementptr i64, ptr %out, i64 %gid\n\
         store i64 1, ptr %to\n\
         br label %end\n\
         end:\n\
         ret void",
    );
    // The call is there, though nothing leads to it.
    assert_eq!(report.verdict, Verdict::IndependentIf, "{}", report.to_text());
    assert_eq!(report.conditions, ["gridDim.x*blockDim.x >= out.length"]);
}

/// What is written behind a check, and whether it may be accepted.
#[test]
fn what_depends_on_the_launch_behind_a_check_still_does() {
    let behind = |value: &str, index: &str| {
        report(&format!(
            "%outside = icmp uge i64 {index}, %out.length\n\
             br i1 %outside, label %failed, label %inside\n\
             inside:\n\
             %to = getelementptr i64, ptr %out, i64 {index}\n\
             store i64 {value}, ptr %to\n\
             ret void"
        ))
    };
    for (value, index, accepted) in [
        // All threads write, or else fail: as many as there are elements.
        ("1", "%gid", true),
        ("%ntid", "%gid", false),
        // Each writes the same.
        ("1", "0", true),
        ("%ntid", "0", false),
        ("%gid", "0", false),
        ("1", "%ntid", false),
    ] {
        let report = behind(value, index);
        let found = matches!(report.verdict, Verdict::Independent | Verdict::IndependentIf);
        assert_eq!(found, accepted, "{value} at {index}: {}", report.to_text());
        assert!(assumes(&report), "{}", report.to_text());
    }
}

#[test]
fn a_check_of_the_launch_itself() {
    // Only blocks of 64 get through, and their output is the same.
    let report = report(
        "%other = icmp ne i64 %ntid, 64\n\
         br i1 %other, label %failed, label %inside\n\
         inside:\n\
         %more = icmp ult i64 %gid, %out.length\n\
         br i1 %more, label %write, label %end\n\
         write:\n\
         %to = getelementptr i64, ptr %out, i64 %gid\n\
         store i64 %ntid, ptr %to\n\
         br label %end\n\
         end:\n\
         ret void",
    );
    let accepted = matches!(report.verdict, Verdict::Independent | Verdict::IndependentIf);
    // Accepted or not: never as if the block's size were any number.
    assert!(!accepted || assumes(&report), "{}", report.to_text());
}

#[test]
fn a_check_that_ends_only_its_thread_is_no_assertion() {
    // Threads beyond the end return: what they don't write nobody does.
    let report = report(
        "%outside = icmp uge i64 %gid, %out.length\n\
         br i1 %outside, label %leave, label %inside\n\
         leave:\n\
         ret void\n\
         inside:\n\
         %to = getelementptr i64, ptr %out, i64 %gid\n\
         store i64 %gid, ptr %to\n\
         ret void",
    );
    assert_eq!(report.verdict, Verdict::IndependentIf, "{}", report.to_text());
    assert_eq!(report.conditions, ["gridDim.x*blockDim.x >= out.length"]);
}
