//! A kernel around what a test is about.

use rbcdb_udf_analysis::{Report, analyze};

/// The report on a kernel in which each thread whose number `%i` is below `%n` writes `%r`, an i32 that `body` computes, to its
/// element of `%out`. `parameters` come behind these two; `declarations` before the kernel. `%size` is the block's size.
pub fn report(parameters: &str, declarations: &str, body: &str) -> Report {
    let text = format!(
        "target triple = \"nvptx64-nvidia-cuda\"\n\
         declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()\n\
         declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()\n\
         declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()\n\
         {declarations}\n\
         define ptx_kernel void @k(ptr noalias %out, i32 %n, {parameters}) {{\n\
         %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()\n\
         %size = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()\n\
         %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()\n\
         %before = mul i32 %b, %size\n\
         %i = add i32 %before, %t\n\
         %more = icmp slt i32 %i, %n\n\
         br i1 %more, label %write, label %end\n\
         write:\n\
         {body}\n\
         %to = getelementptr i32, ptr %out, i32 %i\n\
         store i32 %r, ptr %to\n\
         br label %end\n\
         end:\n\
         ret void\n\
         }}\n"
    );
    analyze(text.as_bytes(), None).unwrap().remove(0)
}
