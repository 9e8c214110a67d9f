//! Large kernels: the analysis takes time by their length, and gives up on those of which terms get too large.

mod common;

use rbcdb_udf_analysis::{Report, Verdict};

/// The report on a kernel that computes the values `first` and then those of each of so many steps, and writes `last`.
fn report(first: &str, steps: u32, step: impl Fn(u32, u32) -> String, last: &str) -> Report {
    let steps: String = (0..steps).map(|i| step(i, i + 1)).collect();
    let declarations = "declare i32 @llvm.smin.i32(i32, i32)";
    common::report(
        "ptr noalias readonly %in, i32 %p",
        declarations,
        &format!("{first}\n{steps}%r = {last}"),
    )
}

/// Each step mentions the one before twice: what is asked of a term must not be asked again of all that it is made of.
#[test]
fn a_chain_of_minima_takes_time_by_its_length() {
    let step = |i, next| {
        format!(
            "%l{i} = add i32 %v{i}, {next}\n%r{i} = sub i32 %p, %v{i}\n%v{next} = call i32 @llvm.smin.i32(i32 %l{i}, i32 %r{i})\n"
        )
    };
    let report = report("%v0 = add i32 %i, %p", 300, step, "add i32 %v300, 0");
    assert_eq!(report.verdict, Verdict::IndependentIf, "{}", report.to_text());
    assert_eq!(report.conditions, ["gridDim.x*blockDim.x >= n"]);
}

/// The same of conditions.
#[test]
fn a_chain_of_choices_takes_time_by_its_length() {
    let step = |i, next| {
        format!(
            "%a{i} = getelementptr i32, ptr %in, i64 {i}\n%x{i} = load i32, ptr %a{i}\n%y{i} = icmp slt i32 %x{i}, %p\n\
             %z{i} = icmp sgt i32 %x{i}, {next}\n%c{next} = select i1 %c{i}, i1 %y{i}, i1 %z{i}\n"
        )
    };
    let report = report("%c0 = icmp slt i32 %p, 0", 300, step, "select i1 %c300, i32 1, i32 %i");
    assert_eq!(report.verdict, Verdict::IndependentIf, "{}", report.to_text());
}

/// The sum of the first loaded numbers is a term of as many parts, and so is each sum on the way.
fn of_sum(count: u32) -> Report {
    let step = |i, next| {
        format!(
            "%a{i} = getelementptr i32, ptr %in, i64 {i}\n%x{i} = load i32, ptr %a{i}\n%s{next} = add i32 %s{i}, %x{i}\n"
        )
    };
    report("%s0 = add i32 %p, 0", count, step, &format!("add i32 %s{count}, 0"))
}

#[test]
fn a_kernel_is_too_large_when_its_terms_are() {
    let small = of_sum(500);
    assert_eq!(small.verdict, Verdict::IndependentIf, "{}", small.to_text());
    let large = of_sum(5000);
    assert_eq!(large.verdict, Verdict::Unknown);
    assert_eq!(large.reasons[0].message, "the kernel is too large");
}
