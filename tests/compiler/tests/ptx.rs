//! Every filetest's and example's PTX, assembled by NVIDIA's ptxas for several GPUs: no GPU is needed for that. The text must
//! not have approximate instructions, instructions whose rounding is the assembler's choice, or calls to what isn't there.
//!
//! `RBCDB_PTXAS` is the path of ptxas (`scripts/ptxas.sh` fetches it and prints it; `make test` does so). Registers and spills of
//! each kernel go to `ptx_registers.tsv` in cargo's folder for tests.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use rbcdb_tests_compiler::labelled::Declared;
use rbcdb_tests_compiler::{files, program};
use rbcdb_udf_compiler::EmptyEnvironment;
use rbcdb_udf_compiler::codegen::GpuTarget;
use rbcdb_udf_compiler::ir::Module;
use rbcdb_udf_compiler::pipeline::Compiler;

/// GPUs to assemble for; the PTX is made for each, and once for the oldest that is supported.
const CAPABILITIES: [u32; 3] = [75, 80, 90];

#[test]
fn ptx_is_assembled_for_every_gpu() {
    let Some(ptxas) = std::env::var_os("RBCDB_PTXAS").map(PathBuf::from) else {
        println!("skipped: RBCDB_PTXAS isn't set; scripts/ptxas.sh fetches ptxas and prints its path");
        return;
    };
    let files = files::functions().unwrap_or_else(|error| panic!("{error}"));
    assert!(files.len() > 200, "{} files", files.len());
    let (next, kernels) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let (failures, table) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    let threads = std::thread::available_parallelism().map_or(2, |n| n.get());
    let compiler = Compiler::host().unwrap_or_else(|error| panic!("{error}"));
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let (ptxas, files, next, kernels, failures, table, compiler) =
                (&ptxas, &files, &next, &kernels, &failures, &table, &compiler);
            scope.spawn(move || {
                let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("ptx-{thread}"));
                std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let functions = files::compiled(file, compiler);
                    for compiled in functions.unwrap_or_else(|error| panic!("{}: {error}", file.display())) {
                        kernels.fetch_add(1, Ordering::Relaxed);
                        let name = format!("{} {}", file.display(), compiled.artifact.metadata.signature);
                        match assembled(&compiled.module, compiler, ptxas, &folder) {
                            Ok(rows) => lock(table).extend(rows.iter().map(|row| format!("{name}\t{row}"))),
                            Err(error) => lock(failures).push(format!("{name}: {error}")),
                        }
                    }
                }
            });
        }
    });
    let (failures, mut table) = (lock(&failures), lock(&table));
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    let kernels = kernels.into_inner();
    assert!(kernels > 150, "{kernels} kernels");
    table.sort();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ptx_registers.tsv");
    let header = "kernel\tcapability\tregisters\tstack bytes\tspill stores\tspill loads\n";
    std::fs::write(&path, format!("{header}{}\n", table.join("\n")))
        .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let spilled = table.iter().filter(|row| !row.ends_with("\t0\t0")).count();
    println!(
        "{kernels} kernels, each assembled for {CAPABILITIES:?}; {spilled} of {} spill registers",
        table.len()
    );
}

/// Those of docs/kernels.md and of the sqllogictests.
#[test]
fn kernel_functions_are_assembled_for_every_gpu() {
    let Some(ptxas) = std::env::var_os("RBCDB_PTXAS").map(PathBuf::from) else {
        println!("skipped: RBCDB_PTXAS isn't set; scripts/ptxas.sh fetches ptxas and prints its path");
        return;
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |path: PathBuf| std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let page = read(root.join("docs/kernels.md"));
    let mut texts: Vec<String> = page.split("```sql\n").skip(1).map(|rest| before(rest, "```")).collect();
    for file in std::fs::read_dir(root.join("tests/slt/kernel"))
        .expect("the folder")
        .flatten()
    {
        let text = read(file.path());
        let created = text
            .split("\n\n")
            .filter_map(|record| record.trim_start().strip_prefix("statement ok\n"));
        texts.extend(created.map(str::to_owned));
    }
    let compiler = Compiler::host().unwrap_or_else(|error| panic!("{error}"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ptx-kernels");
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut count = 0;
    for statement in texts.iter().flat_map(|text| rbcdb_sql::parse(text).unwrap_or_default()) {
        let rbcdb_sql::Statement::CreateFunction(create) = statement.statement else {
            continue;
        };
        let declared = program::Declared::from_sql(&create);
        if declared.signature.kernel.as_ref().is_none_or(|kernel| kernel.trusted) {
            continue;
        }
        // Some call functions that stand elsewhere.
        let Ok(checked) = compiler.check(&declared.request(), &EmptyEnvironment) else {
            continue;
        };
        count += 1;
        if let Err(error) = assembled(&checked.module, &compiler, &ptxas, &folder) {
            panic!("{}: {error}", declared.signature);
        }
    }
    assert!(count > 40, "{count} kernel functions");
}

/// Kernels that clang and Numba have made, as LLVM IR from users.
#[test]
fn kernels_of_users_are_assembled_for_every_gpu() {
    let Some(ptxas) = std::env::var_os("RBCDB_PTXAS").map(PathBuf::from) else {
        println!("skipped: RBCDB_PTXAS isn't set; scripts/ptxas.sh fetches ptxas and prints its path");
        return;
    };
    let compiler = Compiler::host().unwrap_or_else(|error| panic!("{error}"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ptx-users");
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut count = 0;
    // Assembling takes some 30 ms for each of six.
    for path in rbcdb_tests_analysis::files::labelled().into_iter().step_by(8) {
        let declared = Declared::read(&path).unwrap_or_else(|error| panic!("{error}"));
        let Some(Ok(module)) = declared.map(|declared| declared.load()) else {
            continue;
        };
        count += 1;
        if let Err(error) = assembled(&Arc::new(module), &compiler, &ptxas, &folder) {
            panic!("{}: {error}", path.display());
        }
    }
    assert!(count > 30, "{count} kernels");
}

/// A text up to a mark.
fn before(text: &str, mark: &str) -> String {
    text.split(mark).next().unwrap_or_default().to_owned()
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poison| poison.into_inner())
}

/// Makes PTX for each capability, looks through it, and has it assembled; the rows of the table.
fn assembled(module: &Arc<Module>, compiler: &Compiler, ptxas: &Path, folder: &Path) -> Result<Vec<String>, String> {
    let mut rows = Vec::new();
    for capability in CAPABILITIES {
        let target = GpuTarget::new(capability).ok_or("an unknown capability")?;
        let ptx = compiler
            .gpu_code(module, target)
            .map_err(|error| error.to_string())?
            .ptx;
        look_through(&ptx).map_err(|error| format!("{error}\n{ptx}"))?;
        rows.push(assemble(&ptx, capability, ptxas, folder).map_err(|error| format!("{error}\n{ptx}"))?);
    }
    let oldest = compiler
        .gpu_code(module, GpuTarget::default())
        .map_err(|error| error.to_string())?;
    for capability in CAPABILITIES {
        assemble(&oldest.ptx, capability, ptxas, folder)?;
    }
    Ok(rows)
}

/// Finds what must not be in PTX whose results are the CPU's.
fn look_through(ptx: &str) -> Result<(), String> {
    for line in ptx.lines() {
        let code = line.split("//").next().unwrap_or_default().trim();
        let instruction = code
            .split_whitespace()
            .find(|word| !word.starts_with('@'))
            .unwrap_or_default();
        let float = [".f32", ".f64"].iter().any(|ty| instruction.ends_with(ty));
        let arithmetic = ["add.", "sub.", "mul.", "div.", "sqrt.", "rcp.", "fma."]
            .iter()
            .any(|name| instruction.starts_with(name));
        if instruction.contains(".approx") || instruction.contains(".ftz") {
            return Err(format!("an approximate instruction: {code}"));
        }
        if float && arithmetic && !instruction.contains(".rn") {
            return Err(format!("an instruction whose rounding the assembler chooses: {code}"));
        }
        if code.starts_with(".target") && code.contains("debug") {
            return Err(format!("a target that keeps the assembler from optimising: {code}"));
        }
        if code.starts_with(".extern") {
            return Err(format!("a call to what isn't there: {code}"));
        }
    }
    Ok(())
}

/// Assembles; what ptxas says of registers and spills.
fn assemble(ptx: &str, capability: u32, ptxas: &Path, folder: &Path) -> Result<String, String> {
    let (input, output) = (folder.join("kernel.ptx"), folder.join("kernel.cubin"));
    std::fs::write(&input, ptx).map_err(|error| error.to_string())?;
    let done = Command::new(ptxas)
        .arg(format!("-arch=sm_{capability}"))
        .arg("-v")
        .arg(&input)
        .arg("-o")
        .arg(&output)
        .output()
        .map_err(|error| format!("{}: {error}", ptxas.display()))?;
    let report = String::from_utf8_lossy(&done.stderr).into_owned();
    if !done.status.success() {
        return Err(format!("ptxas: {report}"));
    }
    let number = |after: &str| {
        let words: Vec<&str> = report.split([',', '\n']).collect();
        let found = words.iter().find(|part| part.contains(after))?;
        found.split_whitespace().find_map(|word| word.parse::<u32>().ok())
    };
    let mut row = capability.to_string();
    for what in [
        "registers",
        "bytes stack frame",
        "bytes spill stores",
        "bytes spill loads",
    ] {
        let number = number(what).ok_or_else(|| format!("ptxas says nothing of {what}: {report}"))?;
        // Writing to a string can't fail.
        let _ = write!(row, "\t{number}");
    }
    Ok(row)
}

#[test]
fn what_must_not_be_in_ptx_is_found() {
    for bad in [
        "div.approx.f32 \t%f1, %f2, %f3;",
        "@%p1 mul.f64 \t%fd1, %fd2, %fd3;",
        "add.ftz.rn.f32 \t%f1, %f2, %f3;",
        ".extern .func (.param .b64 r) sin",
        ".target sm_90, debug",
    ] {
        assert!(look_through(bad).is_err(), "{bad}");
    }
    look_through("mul.rn.f64 \t%fd1, %fd2, %fd3;\nmul.lo.s64 \t%rd1, %rd2, %rd3;\n// mul.f64 x").unwrap();
}
