//! The search for witnesses, by kernels whose faults are known.

use std::fmt::Write as _;
use std::time::Duration;

use rbcdb_udf_analysis::report::{Launch, Report, Verdict};
use rbcdb_udf_analysis::{Budget, analyze, analyze_and_search, refute};

/// Time is no bound in tests.
const BUDGET: Budget = Budget {
    time: Duration::from_secs(120),
    launches: 1000,
};

/// A kernel `k` with these parameters and instructions, which may use `%tid`, `%ntid`, `%ctaid`, `%nctaid` and `%gid`.
fn module(parameters: &str, globals: &str, body: &str) -> String {
    let mut ir = format!("target triple = \"nvptx64-nvidia-cuda\"\n{globals}\n");
    let registers = ["tid", "ntid", "ctaid", "nctaid"];
    for register in registers {
        let _ = writeln!(ir, "declare i32 @llvm.nvvm.read.ptx.sreg.{register}.x()");
    }
    let _ = writeln!(ir, "declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)");
    let _ = writeln!(ir, "define ptx_kernel void @k({parameters}) {{\nentry:");
    for register in registers {
        let _ = writeln!(ir, "  %{register} = call i32 @llvm.nvvm.read.ptx.sreg.{register}.x()");
    }
    let _ = writeln!(ir, "  %before = mul i32 %ctaid, %ntid\n  %gid = add i32 %before, %tid");
    ir + body + "}\n"
}

/// Stores `value` in `out[index]`.
fn store(index: &str, value: &str) -> String {
    format!(
        "  %wide = sext i32 {index} to i64\n  %to = getelementptr i32, ptr %out, i64 %wide\n  store i32 {value}, ptr %to\n  \
         ret void\n"
    )
}

fn searched(ir: &str) -> Report {
    let mut reports = analyze_and_search(ir.as_bytes(), Some("k"), BUDGET).expect("it is read");
    reports.remove(0)
}

#[test]
fn the_block_size_as_a_value() {
    let ir = module("ptr %out", "", &store("0", "%ntid"));
    let report = searched(&ir);
    assert_eq!(report.verdict, Verdict::DependsOn, "{}", report.to_text());
    let witness = report.witness.expect("a witness");
    assert_eq!((witness.argument.as_str(), witness.element), ("out", 0));
    // The values are those of blockDim.
    assert_eq!(witness.a, witness.launch_a.block[0]);
    assert_eq!(witness.b, witness.launch_b.block[0]);
    assert_ne!(witness.a, witness.b);
}

#[test]
fn neighbours_that_race() {
    // out[gid] = out[gid + 1] + 1
    let body =
        "  %next = add i32 %gid, 1\n  %far = sext i32 %next to i64\n  %from = getelementptr i32, ptr %out, i64 %far\n  \
                %old = load i32, ptr %from\n  %new = add i32 %old, 1\n"
            .to_owned() + &store("%gid", "%new");
    let ir = module("ptr %out", "", &body);
    let plain = analyze(ir.as_bytes(), None).expect("it is read");
    assert_ne!(plain[0].verdict, Verdict::Racy, "racy takes a witness");
    let report = searched(&ir);
    assert_eq!(report.verdict, Verdict::Racy, "{}", report.to_text());
    let witness = report.witness.as_ref().expect("a witness");
    assert_eq!(witness.launch_a, witness.launch_b);
    assert_ne!(witness.a, witness.b);
    assert!(!report.block_independent && !report.grid_independent && !report.fixed_total_independent);
    assert!(
        report.reasons.iter().any(|r| r.message.starts_with("race on 4 bytes")),
        "{:?}",
        report.reasons
    );
}

#[test]
fn shared_memory_that_nothing_has_written_is_no_race() {
    let globals = "@tile = internal addrspace(3) global [64 x i32] undef, align 4";
    let body = "  %i = and i32 %tid, 63\n  %at = sext i32 %i to i64\n  %cell = getelementptr [64 x i32], ptr addrspace(3) @tile, i64 0, \
                i64 %at\n  %old = load i32, ptr addrspace(3) %cell\n"
        .to_owned()
        + &store("%gid", "%old");
    let report = searched(&module("ptr %out", globals, &body));
    assert_ne!(report.verdict, Verdict::Racy, "{}", report.to_text());
    assert!(
        report.witness.as_ref().is_none_or(|w| w.launch_a != w.launch_b),
        "{report:?}"
    );
}

#[test]
fn what_differs_by_nothing_is_unknown() {
    // 0 * blockDim by way of a division that the analysis may or may not see through, by a buffer's value.
    let body = "  %zero = and i32 %ntid, 0\n  %old = load i32, ptr %a\n  %same = xor i32 %old, %old\n".to_owned()
        + &store("0", "%same");
    let report = searched(&module("ptr %out, ptr %a", "", &body));
    assert!(report.witness.is_none(), "{report:?}");
    assert!(
        !matches!(report.verdict, Verdict::DependsOn | Verdict::Racy),
        "{report:?}"
    );
}

#[test]
fn inputs_out_of_bounds_are_no_witness() {
    // out[a[gid] * 1000]: most contents lead out of every buffer.
    let body = "  %far = sext i32 %gid to i64\n  %from = getelementptr i32, ptr %a, i64 %far\n  %index = load i32, ptr %from\n  \
                %scaled = mul i32 %index, 1000\n"
        .to_owned()
        + &store("%scaled", "%gid");
    let report = searched(&module("ptr %out, ptr %a, i32 %n", "", &body));
    // Equal indices race: found with the contents that stay in bounds.
    assert_eq!(report.verdict, Verdict::Racy, "{}", report.to_text());
}

#[test]
fn what_isn_t_emulated_is_said() {
    let body = "  call void @other()\n  ret void\n";
    let ir = module("ptr %out", "declare void @other()", body);
    let report = searched(&ir);
    assert_eq!(report.verdict, Verdict::Unknown);
    let told = |reason: &rbcdb_udf_analysis::report::Reason| reason.message.starts_with("no witness was looked for");
    assert!(report.reasons.iter().any(told), "{:?}", report.reasons);
}

#[test]
fn a_budget_is_kept() {
    let ir = module("ptr %out, i32 %n", "", &store("0", "%ntid"));
    let none = Budget { launches: 1, ..BUDGET };
    let reports = analyze_and_search(ir.as_bytes(), None, none).expect("it is read");
    assert!(reports[0].witness.is_none());
    let within = |reason: &rbcdb_udf_analysis::report::Reason| reason.message.contains("within 1 launches");
    assert!(reports[0].reasons.iter().any(within), "{:?}", reports[0].reasons);
}

#[test]
fn the_same_search_finds_the_same() {
    let ir = module("ptr %out", "", &store("%tid", "%ntid"));
    let (a, b) = (searched(&ir), searched(&ir));
    assert!(a.witness.is_some());
    assert_eq!(a.witness, b.witness);
}

#[test]
fn a_wrong_report_is_refuted_and_a_right_one_is_not() {
    let guarded = "  %in = icmp slt i32 %gid, %n\n  br i1 %in, label %body, label %end\nend:\n  ret void\nbody:\n"
        .to_owned()
        + &store("%gid", "%gid");
    let ir = module("ptr %out, i32 %n", "", &guarded);
    let mut report = analyze(ir.as_bytes(), None).expect("it is read").remove(0);
    assert_eq!(report.verdict, Verdict::IndependentIf, "{}", report.to_text());
    let attempt = |report: &Report| refute(ir.as_bytes(), "k", report, BUDGET).expect("it is read");
    assert_eq!(attempt(&report), None);

    // Without its condition it is wrong: too few threads leave elements as they were.
    report.conditions.retain(|condition| !condition.contains(">= n"));
    let witness = attempt(&report).expect("a refutation");
    let threads = |launch: Launch| launch.grid[0] * launch.block[0];
    let few = threads(witness.launch_a).min(threads(witness.launch_b));
    assert!(few as usize <= witness.element, "{witness:?}");
}
