//! Threads know where they are, and memory holds what they write.

use rbcdb_udf_analysis::report::Launch;

use crate::support::*;

#[test]
fn every_thread_runs_once() {
    let body = "  %place = getelementptr i32, ptr %out, i32 %gid
  %old = load i32, ptr %place
  %v = mul i32 %gid, 3
  %new = add i32 %old, %v
  store i32 %new, ptr %place
  ret void";
    let words = output(&module("", "ptr %out", body), launch(5, 70), 350);
    assert_eq!(words, (0..350).map(|i| i * 3).collect::<Vec<u32>>());
}

#[test]
fn positions_have_three_dimensions() {
    let registers = ["tid", "ctaid", "ntid", "nctaid"];
    let mut declarations = String::new();
    let mut body = String::new();
    for register in registers {
        for axis in ["x", "y", "z"] {
            declarations += &format!("declare i32 @llvm.nvvm.read.ptx.sreg.{register}.{axis}()\n");
            body += &format!("  %{register}.{axis} = call i32 @llvm.nvvm.read.ptx.sreg.{register}.{axis}()\n");
        }
    }
    // Linear block, linear thread, then the position in the output: block * threads + thread.
    body += "
  %b1 = mul i32 %ctaid.z, %nctaid.y
  %b2 = add i32 %b1, %ctaid.y
  %b3 = mul i32 %b2, %nctaid.x
  %b = add i32 %b3, %ctaid.x
  %t1 = mul i32 %tid.z, %ntid.y
  %t2 = add i32 %t1, %tid.y
  %t3 = mul i32 %t2, %ntid.x
  %t = add i32 %t3, %tid.x
  %n1 = mul i32 %ntid.x, %ntid.y
  %n = mul i32 %n1, %ntid.z
  %s = mul i32 %b, %n
  %at = add i32 %s, %t
  %place = getelementptr i32, ptr %out, i32 %at
  %v = add i32 %at, 1
  store i32 %v, ptr %place
  ret void";
    let ir = format!(
        "target triple = \"nvptx64-nvidia-cuda\"\n{declarations}define ptx_kernel void @k(ptr %out) {{\n{body}\n}}\n"
    );
    let shape = Launch {
        grid: [3, 2, 2],
        block: [4, 3, 5],
    };
    assert_eq!(output(&ir, shape, 720), (1..=720).collect::<Vec<u32>>());
}
