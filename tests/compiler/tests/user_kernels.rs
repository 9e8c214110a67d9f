//! Kernels that clang and Numba have made, as LLVM IR from users: what is tamed of them computes what they compute, the analysis
//! says as much of it as of the original, and nothing that isn't so. What is refused contains something that the table names.

use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use rbcdb_tests_analysis::check;
use rbcdb_tests_analysis::emulator::Emulated;
use rbcdb_tests_analysis::files;
use rbcdb_tests_analysis::label::Accept;
use rbcdb_tests_compiler::labelled::Declared;
use rbcdb_udf_abi::gpu::GPU_KERNEL_SYMBOL;
use rbcdb_udf_abi::kernel::{LaunchParameter, launch_parameters};
use rbcdb_udf_analysis::analyze;
use rbcdb_udf_analysis::simulate::{Argument, ArgumentValue, Limits, Program, Schedule, Spec};
use rbcdb_udf_compiler::codegen::GpuTarget;
use rbcdb_udf_compiler::pipeline::Compiler;

/// What stands in the text of a kernel that is refused, and with which code.
const REFUSED: [(&str, &str); 22] = [
    ("addrspace(3) global [0 x", "RBC0404"),
    ("atomicrmw fadd", "RBC0404"),
    ("= cmpxchg", "RBC0404"),
    ("ptrtoint", "RBC0404"),
    (" asm ", "RBC0404"),
    ("externally_initialized", "RBC0404"),
    ("call noundef i32 %", "RBC0404"),
    ("icmp ult ptr %a, %out", "RBC0406"),
    ("store volatile i32 1, ptr %stop", "RBC0406"),
    ("call noundef i32 @_Z9fibonaccii", "RBC0407"),
    ("@_Z9elsewherePii", "RBC0405"),
    ("@vprintf", "RBC0405"),
    (".shfl.sync.", "RBC0405"),
    (".vote.", "RBC0405"),
    (".activemask", "RBC0405"),
    ("nvvm.atomic.", "RBC0405"),
    ("barrier.cta.red", "RBC0405"),
    ("sreg.clock", "RBC0405"),
    ("sreg.smid", "RBC0405"),
    ("sreg.laneid", "RBC0405"),
    ("nvvm.match", "RBC0405"),
    ("nvvm.redux", "RBC0405"),
];

/// Kernels of which less is said than of the original: whose promises about overflow (nsw) are what the proof stands on, one whose
/// own assertion is all that keeps threads inside of the output, and such as compare or move addresses by bytes.
const LESS: [&str; 6] = [
    "dimensions/volume.cu",
    "dimensions/volume_o0.cu",
    "functions/assertion.cu",
    "gridstride/three_dimensions.cu",
    "histogram/shared_o0.cu",
    "pointers/walking.cu",
];

/// Steps of a launch, at most.
const STEPS_MAX: u64 = 8_000_000;

fn main() -> ExitCode {
    let compiler: &'static Compiler = Box::leak(Box::new(Compiler::host().expect("a compiler")));
    let root = files::root();
    let trials: Vec<Trial> = files::labelled()
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap_or(&path).display().to_string();
            Trial::test(name.clone(), move || {
                check(compiler, &path, &name).map_err(Failed::from)
            })
        })
        .collect();
    assert!(trials.len() > 400, "{} kernels", trials.len());
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn check(compiler: &Compiler, path: &Path, name: &str) -> Result<(), String> {
    let Some(declared) = Declared::read(path)? else {
        return Ok(());
    };
    let expected = REFUSED.iter().find(|(part, _)| declared.text.contains(part));
    let module = match (declared.load(), expected) {
        (Ok(module), None) => std::sync::Arc::new(module),
        (Ok(_), Some((part, _))) => return Err(format!("it is accepted with {part}")),
        (Err(found), Some((_, code))) if found.list[0].code == *code => return Ok(()),
        (Err(found), _) => return Err(found.render(&declared.text, name)),
    };
    let tamed = compiler.kernel_text(&module).map_err(|error| error.to_string())?;
    let code = compiler.gpu_code(&module, GpuTarget::default());
    code.map_err(|error| error.to_string())?;
    if !module.entry().user.as_ref().is_some_and(|user| user.waits()) {
        let rows = compiler.kernel_rows(&request(&declared), &module);
        rows.map_err(|error| error.to_string())?
            .ok_or("threads wait for nobody, but aren't rows")?;
    }
    same_output(&declared, &tamed).map_err(|error| format!("{error}\n{tamed}"))?;
    check_report(&declared, &tamed, LESS.contains(&name)).map_err(|error| format!("{error}\n{tamed}"))
}

fn request(declared: &Declared) -> rbcdb_udf_compiler::CompileRequest<'_> {
    rbcdb_udf_compiler::CompileRequest {
        signature: &declared.signature,
        options: rbcdb_udf_abi::Options::default(),
        body: &declared.text,
        language: rbcdb_udf_abi::Language::Llvm {
            symbol: Some(declared.symbol.clone()),
        },
    }
}

/// Where the original comes to its end, so does what was made of it, with the same output; where it doesn't, neither does that.
fn same_output(declared: &Declared, tamed: &str) -> Result<(), String> {
    let labelled = &declared.labelled;
    let launches = labelled.launches.iter().chain(&labelled.refuted_by).take(3);
    // Sums are rounded one by one, whatever contraction the original allows.
    let original = declared.text.replace(" contract ", " ");
    let limits = Limits {
        steps: STEPS_MAX,
        ..Limits::default()
    };
    let before = Program::compile(original.as_bytes(), &declared.symbol).map_err(|error| error.to_string())?;
    let after = Program::compile(tamed.as_bytes(), GPU_KERNEL_SYMBOL).map_err(|error| error.to_string())?;
    let values = values(&before, &labelled.arguments, &limits)?;
    let mut new_values = self::values(&after, &declared.arguments(), &limits)?;
    // Random contents depend on an argument's number.
    for (parameter, value) in launch_parameters(&declared.signature).iter().zip(&mut new_values) {
        match *parameter {
            LaunchParameter::Output => value.clone_from(&values[declared.output()]),
            LaunchParameter::Elements { column } => value.clone_from(&values[declared.column(column)]),
            _ => {}
        }
    }
    for launch in launches {
        let outcome = before.run(&values, *launch, Schedule::Forward, &limits);
        let outcome = outcome.map_err(|error| error.to_string())?;
        let expected = outcome
            .is_complete()
            .then(|| outcome.buffers[declared.output()].clone());
        let outcome = after.run(&new_values, *launch, Schedule::Forward, &limits);
        let outcome = outcome.map_err(|error| error.to_string())?;
        let found = outcome.is_complete().then(|| outcome.buffers[0].clone());
        if expected != found {
            return Err(format!("{launch:?} gives {found:?}, the original {expected:?}"));
        }
    }
    Ok(())
}

fn values(program: &Program, arguments: &[Argument], limits: &Limits) -> Result<Vec<ArgumentValue>, String> {
    let spec = Spec {
        args: arguments.to_vec(),
        launches: Vec::new(),
        schedules: 1,
    };
    let values = spec.arguments(program.parameters(), limits);
    values.map_err(|error| error.to_string())
}

/// The analysis says what the label says, and the emulator doesn't refute it.
fn check_report(declared: &Declared, tamed: &str, less: bool) -> Result<(), String> {
    let labelled = &declared.labelled;
    let reports = analyze(tamed.as_bytes(), Some(GPU_KERNEL_SYMBOL)).map_err(|error| error.to_string())?;
    let report = reports.first().ok_or("the analysis says nothing")?;
    let said = check::holds(report);
    // More may hold under the conditions: that each access lies in its array.
    let label = labelled.label.holds;
    let holds = (said.block || !label.block) && (said.grid || !label.grid) && (said.fixed_total || !label.fixed_total);
    let as_much = labelled.label.accept != Accept::Must || holds;
    if !as_much && !less {
        return Err(format!(
            "it says {said:?}, the label {:?}: {report:#?}",
            labelled.label.holds
        ));
    }
    let launches = [labelled.launches.as_slice(), &labelled.refuted_by].concat();
    if launches.is_empty() {
        return Ok(());
    }
    let emulated = Emulated::new(tamed, GPU_KERNEL_SYMBOL)?;
    let trial = check::attempt(report, &emulated, &declared.arguments(), &launches, labelled.schedules)?;
    match trial.refuted {
        None => Ok(()),
        Some(finding) => Err(format!("{:?} {:?}, but {finding}", report.verdict, report.conditions)),
    }
}
