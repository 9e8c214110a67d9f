//! Members of aggregates are told apart.

use rbcdb_udf_analysis::{Verdict, analyze};

/// Whether threads that write the one or the other member of a pair to one place are accepted.
fn accepted(first: u32, second: u32) -> bool {
    let text = format!(
        "target triple = \"nvptx64-nvidia-cuda\"\n\
         declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()\n\
         define ptx_kernel void @k(ptr noalias %out, {{ i32, i32 }} %pair) {{\n\
         %a = extractvalue {{ i32, i32 }} %pair, {first}\n\
         %b = extractvalue {{ i32, i32 }} %pair, {second}\n\
         %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()\n\
         %odd = trunc i32 %t to i1\n\
         br i1 %odd, label %one, label %other\n\
         one:\n\
         store i32 %a, ptr %out\n\
         ret void\n\
         other:\n\
         store i32 %b, ptr %out\n\
         ret void\n\
         }}\n"
    );
    let report = analyze(text.as_bytes(), None).unwrap().remove(0);
    report.block_independent || matches!(report.verdict, Verdict::Independent | Verdict::IndependentIf)
}

#[test]
fn the_same_member_is_the_same_value() {
    assert!(accepted(1, 1));
}

#[test]
fn another_member_is_another_value() {
    assert!(!accepted(0, 1));
}
