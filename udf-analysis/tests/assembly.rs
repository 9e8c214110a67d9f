//! Inline assembly that only computes is followed.

mod common;

use rbcdb_udf_analysis::{Report, Verdict};

/// The report on a kernel in which each thread writes `%r`, an i32 computed from its own number `%i` and `%x`, to its element.
fn report(snippet: &str) -> Report {
    common::report("i64 %texture, i32 %x", "", snippet)
}

#[test]
fn what_only_computes_is_a_function_of_its_operands() {
    for snippet in [
        "%r = call i32 asm \"lop3.b32 $0, $1, $2, $3, 0x96;\", \"=r,r,r,r\"(i32 %i, i32 %x, i32 %n)",
        "%both = call { i32, i32 } asm sideeffect \"{\\0A\\09mad.lo.cc.u32 $0, $2, $3, $4;\\0A\\09madc.hi.u32 $1, $2, $3, 0;\\0A\\09}\", \
         \"=r,=r,r,r,r\"(i32 %i, i32 %x, i32 %n)\n%r = extractvalue { i32, i32 } %both, 1",
    ] {
        let report = report(snippet);
        assert_eq!(report.verdict, Verdict::IndependentIf, "{}", report.to_text());
        assert_eq!(report.conditions, ["gridDim.x*blockDim.x >= n"]);
    }
}

#[test]
fn what_goes_into_it_counts() {
    let size = report("%r = call i32 asm \"add.u32 $0, $1, $2;\", \"=r,r,r\"(i32 %i, i32 %size)");
    assert_eq!(size.verdict, Verdict::DependsOn, "{}", size.to_text());
}

#[test]
fn textures_are_taken_not_to_be_written() {
    let fetch = report(
        "%u = sitofp i32 %i to float\n\
         %texel = call { i32, i32, i32, i32 } asm \"tex.1d.v4.u32.f32 {$0, $1, $2, $3}, [$4, {$5}];\", \"=r,=r,=r,=r,l,f\"(i64 %texture, float %u)\n\
         %r = extractvalue { i32, i32, i32, i32 } %texel, 0",
    );
    assert_eq!(fetch.verdict, Verdict::IndependentIf, "{}", fetch.to_text());
    assert!(fetch.assumptions.iter().any(|text| text == "no texture is written"));
}

#[test]
fn what_does_more_is_unknown() {
    for snippet in [
        "%r = call i32 asm \"mov.u32 $0, %laneid;\", \"=r\"()",
        "%s = call i32 asm sideeffect \"add.cc.u32 $0, $1, $2;\", \"=r,r,r\"(i32 %i, i32 %x)\n\
         %r = call i32 asm sideeffect \"addc.u32 $0, 0, 0;\", \"=r\"()",
        "%r = call i32 asm \"ld.global.u32 $0, [$1];\", \"=r,l\"(ptr %out)",
    ] {
        let report = report(snippet);
        assert_eq!(report.verdict, Verdict::Unknown, "{}", report.to_text());
    }
}
