//! What the tests share: kernels out of snippets, launches, and what is expected of them.

use rbcdb_udf_analysis::report::Launch;
use rbcdb_udf_analysis::simulate::{ArgumentValue, FindingKind, Limits, Outcome, Program, Schedule, SimulateError};

/// Every schedule that tests try.
pub const SCHEDULES: [Schedule; 5] = [
    Schedule::Forward,
    Schedule::Reverse,
    Schedule::Random(1),
    Schedule::Random(2),
    Schedule::Random(3),
];

/// A launch in one dimension.
pub fn launch(grid: u32, block: u32) -> Launch {
    Launch {
        grid: [grid, 1, 1],
        block: [block, 1, 1],
    }
}

/// A module with one kernel `k` whose parameter list and body are given, and declarations in front.
///
/// In the body `%tid`, `%ntid`, `%ctaid` and `%gid` are threadIdx.x, blockDim.x, blockIdx.x and the global index.
pub fn module(globals: &str, parameters: &str, body: &str) -> String {
    format!(
        "target triple = \"nvptx64-nvidia-cuda\"
{globals}
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
define ptx_kernel void @k({parameters}) {{
entry:
  %tid = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %ntid = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %ctaid = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %start = mul i32 %ctaid, %ntid
  %gid = add i32 %start, %tid
{body}
}}
"
    )
}

/// Compiles a kernel that must compile.
pub fn compile(ir: &str) -> Program {
    match Program::compile(ir.as_bytes(), "k") {
        Ok(program) => program,
        Err(error) => panic!("{error}\n{ir}"),
    }
}

/// Compiles a kernel that must be refused; the message.
pub fn refusal(ir: &str) -> String {
    match Program::compile(ir.as_bytes(), "k") {
        Ok(_) => panic!("it was compiled:\n{ir}"),
        Err(SimulateError::Llvm(message)) => panic!("LLVM: {message}\n{ir}"),
        Err(error) => error.to_string(),
    }
}

/// Runs a launch.
pub fn run(program: &Program, args: &[ArgumentValue], launch: Launch, schedule: Schedule) -> Outcome {
    program
        .run(args, launch, schedule, &Limits::default())
        .expect("the launch fits")
}

/// The kinds of what was found.
pub fn kinds(outcome: &Outcome) -> Vec<FindingKind> {
    outcome.findings.iter().map(|finding| finding.kind).collect()
}

/// A buffer of 32-bit words.
pub fn words(words: &[u32]) -> ArgumentValue {
    ArgumentValue::Buffer(words.iter().flat_map(|word| word.to_le_bytes()).collect())
}

/// A buffer of zero words.
pub fn zeros(count: usize) -> ArgumentValue {
    words(&vec![0; count])
}

/// A 32-bit scalar.
pub fn scalar(value: u32) -> ArgumentValue {
    ArgumentValue::Value(value.to_le_bytes().to_vec())
}

/// The words in a buffer after a run.
pub fn words_of(outcome: &Outcome, argument: usize) -> Vec<u32> {
    let bytes = outcome.buffers[argument].as_ref().expect("a buffer");
    bytes
        .chunks_exact(4)
        .map(|word| u32::from_le_bytes(word.try_into().expect("4 bytes")))
        .collect()
}

/// Runs a kernel with one output buffer of `count` words under every schedule, which must complete without findings and
/// agree; the words.
pub fn output(ir: &str, launch: Launch, count: usize) -> Vec<u32> {
    let program = compile(ir);
    let mut first = None;
    for schedule in SCHEDULES {
        let outcome = run(&program, &[zeros(count)], launch, schedule);
        assert_eq!(outcome.findings, [], "{schedule:?}\n{ir}");
        let words = words_of(&outcome, 0);
        assert_eq!(first.get_or_insert_with(|| words.clone()), &words, "{schedule:?}\n{ir}");
    }
    first.expect("there are schedules")
}

/// Words that each thread of one block writes to its place: the snippet defines `%r`, an i32.
pub fn per_thread(globals: &str, snippet: &str, threads: u32) -> Vec<u32> {
    let body = format!(
        "{snippet}
  %place = getelementptr i32, ptr %out, i32 %gid
  store i32 %r, ptr %place
  ret void"
    );
    output(
        &module(globals, "ptr %out", &body),
        launch(1, threads),
        threads as usize,
    )
}
