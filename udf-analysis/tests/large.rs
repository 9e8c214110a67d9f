//! Large kernels: the analysis takes time by their length, and gives up on those of which terms get too large.

use std::fmt::Write as _;

use rbcdb_udf_analysis::{Report, Verdict, analyze};

/// A kernel that stores `%v` in the element of its thread, which `%gid` counts and `%n` bounds.
fn report(body: &str) -> Report {
    let text = format!(
        "target triple = \"nvptx64-nvidia-cuda\"\n\
         declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()\n\
         declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()\n\
         declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()\n\
         declare i32 @llvm.smin.i32(i32, i32)\n\
         define ptx_kernel void @k(ptr noalias %out, ptr noalias readonly %in, i32 %n, i32 %p) {{\n\
         entry:\n\
           %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()\n\
           %d = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()\n\
           %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()\n\
           %before = mul i32 %b, %d\n\
           %gid = add i32 %before, %t\n\
           %inside = icmp slt i32 %gid, %n\n\
           br i1 %inside, label %then, label %end\n\
         then:\n\
           %place = zext i32 %gid to i64\n\
           {body}\n\
           %at = getelementptr i32, ptr %out, i64 %place\n\
           store i32 %v, ptr %at\n\
           br label %end\n\
         end:\n\
           ret void\n\
         }}\n"
    );
    analyze(text.as_bytes(), None).unwrap().remove(0)
}

/// Each step mentions the one before twice: what is asked of a term must not be asked again of all that it is made of.
#[test]
fn a_chain_of_minima_takes_time_by_its_length() {
    let mut body = String::from("%v0 = add i32 %gid, %p\n");
    for i in 0..300 {
        let next = i + 1;
        write!(
            body,
            "%l{i} = add i32 %v{i}, {next}\n%r{i} = sub i32 %p, %v{i}\n%v{next} = call i32 @llvm.smin.i32(i32 %l{i}, i32 %r{i})\n"
        )
        .unwrap();
    }
    body.push_str("%v = add i32 %v300, 0");
    let report = report(&body);
    assert_eq!(report.verdict, Verdict::IndependentIf, "{}", report.to_text());
    assert_eq!(report.conditions, ["gridDim.x*blockDim.x >= n"]);
}

/// The same of conditions.
#[test]
fn a_chain_of_choices_takes_time_by_its_length() {
    let mut body = String::from("%c0 = icmp slt i32 %p, 0\n");
    for i in 0..300 {
        let next = i + 1;
        write!(
            body,
            "%a{i} = getelementptr i32, ptr %in, i64 {i}\n%x{i} = load i32, ptr %a{i}\n%y{i} = icmp slt i32 %x{i}, %p\n\
             %z{i} = icmp sgt i32 %x{i}, {next}\n%c{next} = select i1 %c{i}, i1 %y{i}, i1 %z{i}\n"
        )
        .unwrap();
    }
    body.push_str("%v = select i1 %c300, i32 1, i32 %gid");
    let report = report(&body);
    assert_eq!(report.verdict, Verdict::IndependentIf, "{}", report.to_text());
}

/// The sum of the first loaded numbers is a term of as many parts, and so is each sum on the way.
fn sum(count: u32) -> String {
    let mut body = String::from("%s0 = add i32 %p, 0\n");
    for i in 0..count {
        let next = i + 1;
        write!(
            body,
            "%a{i} = getelementptr i32, ptr %in, i64 {i}\n%x{i} = load i32, ptr %a{i}\n%s{next} = add i32 %s{i}, %x{i}\n"
        )
        .unwrap();
    }
    write!(body, "%v = add i32 %s{count}, 0").unwrap();
    body
}

#[test]
fn a_kernel_is_too_large_when_its_terms_are() {
    let small = report(&sum(500));
    assert_eq!(small.verdict, Verdict::IndependentIf, "{}", small.to_text());
    let large = report(&sum(5000));
    assert_eq!(large.verdict, Verdict::Unknown);
    assert_eq!(large.reasons[0].message, "the kernel is too large");
}
