//! What undefined values do to a verdict.

use rbcdb_udf_analysis::{Verdict, analyze};

fn verdict(value: &str) -> (Verdict, String) {
    let text = format!(
        "target triple = \"nvptx64-nvidia-cuda\"\n\
         define ptx_kernel void @k(ptr %out) {{\n\
           %old = atomicrmw add ptr %out, i32 {value} monotonic\n\
           ret void\n\
         }}\n"
    );
    let report = analyze(text.as_bytes(), None).unwrap().remove(0);
    (report.verdict, format!("{:?}", report.reasons))
}

/// LLVM's optimiser makes it of a read of shared memory that nobody has written.
#[test]
fn an_undefined_value_is_no_number() {
    let (found, reasons) = verdict("undef");
    assert_eq!(found, Verdict::Unknown);
    assert!(reasons.contains("undefined"), "{reasons}");
    assert_ne!(verdict("3").0, Verdict::Unknown);
}
