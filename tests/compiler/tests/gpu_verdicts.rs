//! The GPU kernels of all functions of the filetests and examples, analysed from the LLVM IR that will run: their output
//! depends on no launch shape, under the one condition that the contract names.

use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Failed, Trial};
use rbcdb_sql::Statement;
use rbcdb_tests_compiler::program::Catalog;
use rbcdb_udf_abi::gpu::GPU_KERNEL_SYMBOL;
use rbcdb_udf_analysis::{Verdict, analyze};
use rbcdb_udf_compiler::codegen::{GpuTarget, grid};
use rbcdb_udf_compiler::pipeline::{Compiled, Compiler};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

fn main() {
    let compiler: &'static Compiler = Box::leak(Box::new(Compiler::host().expect("a compiler")));
    let mut paths = Vec::new();
    find(&Path::new(ROOT).join("tests/filetests"), "rbc", &mut paths);
    find(&Path::new(ROOT).join("examples/functions"), "sql", &mut paths);
    paths.sort();
    let trials = paths.into_iter().map(|path| {
        let name = path.strip_prefix(ROOT).unwrap_or(&path).display().to_string();
        Trial::test(name, move || check(compiler, &path).map_err(Failed::from))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn find(folder: &Path, extension: &str, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            find(&path, extension, paths);
        } else if path.extension().is_some_and(|e| e == extension) {
            paths.push(path);
        }
    }
}

/// The verdicts of all functions that a file creates.
fn check(compiler: &Compiler, path: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    // Filetests have a header before the statements and expectations behind them.
    let sql: Vec<&str> = text
        .lines()
        .skip_while(|line| line.starts_with(';'))
        .take_while(|line| !line.starts_with("==== "))
        .collect();
    // What isn't SQL, or doesn't compile, is the matter of other tests.
    let Ok(statements) = rbcdb_sql::parse(&sql.join("\n")) else {
        return Ok(());
    };
    let mut catalog = Catalog::default();
    for span in statements {
        if let Statement::CreateFunction(create) = &span.statement
            && let Ok(compiled) = catalog.compile_sql(compiler, create)
        {
            verdict(compiler, &compiled)?;
        }
    }
    Ok(())
}

fn verdict(compiler: &Compiler, compiled: &Compiled) -> Result<(), String> {
    let name = &compiled.artifact.metadata.signature.name;
    let ir = compiler
        .gpu_llvm_text(&compiled.module, GpuTarget::default())
        .map_err(|error| format!("{name}: {error}"))?;
    if let Ok(folder) = std::env::var("DUMP") {
        use std::sync::atomic::*;
        static N: AtomicU32 = AtomicU32::new(0);
        let n = N.fetch_add(1, Ordering::Relaxed);
        let m = grid::block_multiple(compiled.module.entry());
        std::fs::write(format!("{folder}/{name}-{n}-{m}.ll"), &ir).expect("written");
        return Ok(());
    }
    let reports = analyze(ir.as_bytes(), Some(GPU_KERNEL_SYMBOL)).map_err(|error| format!("{name}: {error}"))?;
    let [report] = &reports[..] else {
        return Err(format!("{name}: {} kernels", reports.len()));
    };
    let expected = match grid::block_multiple(compiled.module.entry()) {
        1 => (Verdict::Independent, vec![]),
        multiple => (Verdict::IndependentIf, vec![format!("blockDim.x % {multiple} == 0")]),
    };
    if (report.verdict, report.conditions.clone()) != expected {
        let wanted = expected.0;
        return Err(format!("{name}: {wanted:?} is expected of\n{ir}\n{report:#?}"));
    }
    Ok(())
}
