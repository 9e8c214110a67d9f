//! From a statement to results.

use std::sync::{Arc, OnceLock};

use rbcdb_runtime_cpu::Function;
use rbcdb_runtime_cpu::simt::Schedule;
use rbcdb_runtime_cuda::Devices;
use rbcdb_sql::{CreateFunction, Statement};
use rbcdb_tests_compiler::emulated;
use rbcdb_tests_compiler::outcome::Outcome;
use rbcdb_tests_compiler::program::{Catalog, Rows, run, scalar_rows};
use rbcdb_udf_compiler::Diagnostic;
use rbcdb_udf_compiler::codegen::OptLevel;
use rbcdb_udf_compiler::ir::Datum;
use rbcdb_udf_compiler::pipeline::{CompileError, Compiled, Compiler};

/// The compilers that tests share: the fastest code, and the fastest compilation.
pub fn compilers() -> &'static [Compiler; 2] {
    static COMPILERS: OnceLock<[Compiler; 2]> = OnceLock::new();
    let make = |level| Compiler::with_level(level).expect("LLVM has the host's target");
    COMPILERS.get_or_init(|| [make(OptLevel::Full), make(OptLevel::Quick)])
}

/// The CREATE FUNCTION statements of a text.
pub fn statements(sql: &str) -> Vec<CreateFunction> {
    let parsed = rbcdb_sql::parse(sql).unwrap_or_else(|e| panic!("{e:?}\n{sql}"));
    let functions = parsed.into_iter().filter_map(|s| match s.statement {
        Statement::CreateFunction(create) => Some(*create),
        _ => None,
    });
    functions.collect()
}

/// `CREATE FUNCTION head LANGUAGE llvm AS $ir$…$ir$`, with the symbol if one is named.
pub fn statement(head: &str, ir: &str, symbol: Option<&str>) -> CreateFunction {
    let symbol = symbol.map_or(String::new(), |s| format!(", '{s}'"));
    let sql = format!("CREATE FUNCTION {head} LANGUAGE llvm AS $ir${ir}$ir${symbol}");
    statements(&sql).pop().expect("a CREATE FUNCTION statement")
}

/// Compiles it at a level.
pub fn compile(compiler: &Compiler, head: &str, ir: &str, symbol: Option<&str>) -> Result<Compiled, CompileError> {
    Catalog::default().compile_sql(compiler, &statement(head, ir, symbol))
}

/// Loads what must compile.
#[track_caller]
pub fn load(compiled: Result<Compiled, CompileError>, ir: &str) -> Arc<Function> {
    match compiled {
        Ok(compiled) => Function::load(&compiled.artifact).expect("the host runs its own code"),
        Err(CompileError::Diagnostics(found)) => panic!("{}", found.render(ir, "f")),
        Err(other) => panic!("{other}\n{ir}"),
    }
}

/// What each row gives, the same at both levels and on a GPU.
#[track_caller]
pub fn outcomes(head: &str, ir: &str, symbol: Option<&str>, rows: &[Vec<Datum>]) -> Vec<Outcome> {
    let rows = scalar_rows(rows);
    let [full, quick] = compilers().each_ref().map(|compiler| {
        let function = load(compile(compiler, head, ir, symbol), ir);
        run(&function, &rows).unwrap_or_else(|e| panic!("{e}\n{ir}"))
    });
    for (n, (a, b)) in full.iter().zip(&quick).enumerate() {
        assert!(a.same(b), "row {n} {:?}: {a:?} optimised, {b:?} not\n{ir}", rows[n]);
    }
    let some = rows.len().min(GPU_ROWS_MAX);
    on_gpu(compile(&compilers()[0], head, ir, symbol), &rows[..some], &full[..some])
        .unwrap_or_else(|e| panic!("{e}\n{ir}"));
    full
}

/// Rows that the GPU's code is run over: after each that fails, the rest is run again.
const GPU_ROWS_MAX: usize = 48;

fn on_gpu(compiled: Result<Compiled, CompileError>, rows: &Rows, outcomes: &[Outcome]) -> Result<(), String> {
    static DEVICES: OnceLock<[Devices; 1]> = OnceLock::new();
    let devices = DEVICES.get_or_init(|| [emulated::devices(Schedule::Random(1))]);
    let compiled = compiled.map_err(|error| error.to_string())?;
    emulated::check(devices, &compilers()[0], &compiled, rows, outcomes)
}

/// The finding that an IR is refused with.
#[track_caller]
pub fn refused(head: &str, ir: &str, symbol: Option<&str>) -> Diagnostic {
    match compile(&compilers()[1], head, ir, symbol) {
        Err(CompileError::Diagnostics(mut found)) => {
            let first = found.list.remove(0);
            assert_ne!(first.sqlstate, "XX000", "{}", first.message);
            assert!(first.hint.is_some(), "no hint: {}", first.message);
            first
        }
        Err(other) => panic!("{other}\n{ir}"),
        Ok(_) => panic!("it compiles:\n{ir}"),
    }
}
