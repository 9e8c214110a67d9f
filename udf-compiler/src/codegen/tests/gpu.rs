//! PTX and the kernel's IR for GPUs: what stands in them. What they compute is tested in the SIMT emulator, by the tests of
//! the whole compiler.

use std::sync::Arc;

use rbcdb_udf_abi::gpu::CompactParameter;

use super::harness::{Way, compiler, parse};
use crate::codegen::GpuTarget;
use crate::codegen::control::POLL_OWN_COST;

fn ptx(text: &str, capability: u32) -> String {
    let module = Arc::new(parse(text));
    let target = GpuTarget::new(capability).unwrap();
    compiler(Way::Best).gpu_code(&module, target).unwrap().ptx
}

const EXP: &str =
    "function f0 f(x: DOUBLE) -> DOUBLE {\n  %0: f64 = param 0\n  %1: f64 = builtin exp(%0)\n  return %1\n}\n";

#[test]
fn ptx_has_the_lowest_version_that_its_target_allows() {
    for (capability, target, version) in [
        (70, "sm_70", "6.0"),
        (75, "sm_75", "6.3"),
        (80, "sm_80", "7.0"),
        (90, "sm_90", "7.8"),
        (91, "sm_90", "7.8"),
    ] {
        let ptx = ptx(EXP, capability);
        assert!(ptx.contains(&format!(".target {target}")), "{ptx}");
        assert!(ptx.contains(&format!(".version {version}")), "{ptx}");
    }
    assert_eq!(GpuTarget::new(61), None);
}

#[test]
fn arithmetic_is_rounded_as_written() {
    let text = "function f0 f(x: DOUBLE, y: DOUBLE) -> DOUBLE {\n  %0: f64 = param 0\n  %1: f64 = param 1\n  \
                %2: f64 = fmul %0, %1\n  %3: f64 = fadd %2, %0\n  %4: f64 = fdiv %3, %1\n  %5: f64 = fsqrt %4\n  \
                return %5\n}\n";
    let ptx = ptx(text, 70);
    for wanted in [
        "mul.rn.f64",
        "add.rn.f64",
        "div.rn.f64",
        "sqrt.rn.f64",
        "ld.global.nc",
        "st.global",
    ] {
        assert!(ptx.contains(wanted), "no {wanted} in\n{ptx}");
    }
    assert!(!ptx.contains("fma."), "{ptx}");
}

#[test]
fn what_is_polled_leaves_and_what_is_short_does_not_poll() {
    let looped = "function f0 f(n: BIGINT) -> BIGINT {\n  local $0 i: i64\n  %0: i64 = param 0\n  %1: i64 = const 1\n  loop {\n    \
                  %2: i64 = get $0\n    %3: i64 = add.wrap %2, %1\n    set $0, %3\n    %4: bool = eq %3, %0\n    if %4 {\n      \
                  break\n    }\n  }\n  %5: i64 = get $0\n  return %5\n}\n";
    let looped = ptx(looped, 70);
    assert!(
        looped.contains("ld.relaxed.sys") || looped.contains("ld.volatile"),
        "{looped}"
    );
    assert!(!ptx(EXP, 70).contains("ld.relaxed"));
}

/// Polls are counted by what was computed between them: rounds in which that is nothing must count too, or an endless loop of
/// them never ends, and the GPU with it.
#[test]
fn empty_rounds_count() {
    let text = "function f0 f(n: BIGINT) -> BIGINT {\n  loop {\n  }\n}\n";
    let ptx = ptx(text, 70);
    let counts =
        |line: &str| line.trim_start().starts_with("add.s32") && line.ends_with(&format!(", {POLL_OWN_COST};"));
    assert!(ptx.lines().any(counts), "{ptx}");
}

/// A shift count of 64 bits may be any: only its masked low bits may get into an instruction, whose count has 32.
#[test]
fn shift_counts_are_cut_to_64_bits_before_they_are_cut_to_32() {
    for op in ["shr", "shl.wrap"] {
        let text = format!(
            "function f0 f(x: UBIGINT, n: UBIGINT) -> UBIGINT {{\n  %0: u64 = param 0\n  %1: u64 = param 1\n  %2: i64 = u64_as_i64 %1\n  \
             %3: u64 = {op} %0, %2\n  return %3\n}}\n"
        );
        let ptx = ptx(&text, 90);
        assert!(ptx.contains("and.b32") && ptx.contains(", 63;"), "{op}: {ptx}");
    }
}

#[test]
fn the_kernel_that_compacts_has_ptx_for_every_target() {
    let compiler = compiler(Way::Best);
    for capability in [70, 90, 120] {
        let code = compiler.gpu_compact_code(GpuTarget::new(capability).unwrap()).unwrap();
        assert_eq!((code.capability, code.block_multiple), (capability, 1));
        assert!(code.ptx.contains(".visible .entry rbc_gpu_kernel("), "{}", code.ptx);
        let parameters = code.ptx.matches(".param .u64").count();
        assert_eq!(parameters, CompactParameter::ALL.len(), "{}", code.ptx);
        for wanted in ["popc.b32", "st.global", "ld.global.nc"] {
            assert!(code.ptx.contains(wanted), "no {wanted} in\n{}", code.ptx);
        }
    }
}
