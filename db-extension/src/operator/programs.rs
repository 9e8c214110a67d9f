//! Functions made of expressions, and their code, kept between queries.
//!
//! Code for the CPU takes milliseconds to compile, and saves one or two nanoseconds per row. So a function is compiled, in the
//! background, when it has been asked for about as many rows as would pay for it: by one query or by many.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use rbcdb_runtime_cpu::Function;
use rbcdb_udf_abi::artifact::CacheKey;
use rbcdb_udf_abi::{Language, Options, Signature};
use rbcdb_udf_compiler::CompileRequest;
use rbcdb_udf_compiler::ir::Module;
use rbcdb_udf_compiler::pipeline::Compiler;

use crate::fuse::Fused;
use crate::gpu::program::{self, Program};

/// Functions that are kept; beyond, the one that wasn't used for longest goes.
const KEPT_MAX: usize = 256;
/// Rows after which a small function is compiled for the CPU, and each function for each of its values.
const ROWS_MIN: u64 = 1 << 19;
const ROWS_PER_VALUE: u64 = 1 << 12;
/// Functions that are compiled at the same time.
const COMPILING_MAX: u64 = 2;

/// The functions, by their typed IR.
#[derive(Debug)]
pub(crate) struct Programs {
    maker: Arc<Maker>,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    /// Each with the time when it was last asked for.
    by_key: HashMap<CacheKey, (Arc<FusedFunction>, u64)>,
    clock: u64,
}

/// What makes code for the CPU.
struct Maker {
    compiler: Arc<Compiler>,
    compiling: AtomicU64,
}

impl std::fmt::Debug for Maker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Maker")
    }
}

impl Programs {
    /// None, yet.
    pub(crate) fn new(compiler: Arc<Compiler>) -> Programs {
        let compiling = AtomicU64::new(0);
        Programs {
            maker: Arc::new(Maker { compiler, compiling }),
            kept: Mutex::default(),
        }
    }

    /// The function of a fused expression.
    pub(crate) fn get(&self, fused: &Fused) -> Arc<FusedFunction> {
        let key = program::key(&fused.module, &fused.signature);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.clock += 1;
        let now = kept.clock;
        if let Some((function, used)) = kept.by_key.get_mut(&key) {
            *used = now;
            return Arc::clone(function);
        }
        if kept.by_key.len() >= KEPT_MAX {
            let oldest = kept.by_key.iter().min_by_key(|(_, (_, used))| *used);
            if let Some(oldest) = oldest.map(|(key, _)| *key) {
                kept.by_key.remove(&oldest);
            }
        }
        let function = Arc::new(FusedFunction {
            gpu: Program::of_rows(Arc::clone(&fused.module), fused.signature.clone(), key),
            cpu: CpuCode::new(fused, Arc::clone(&self.maker)),
        });
        kept.by_key.insert(key, (Arc::clone(&function), now));
        function
    }
}

/// An expression as a function.
#[derive(Debug)]
pub(crate) struct FusedFunction {
    /// Its code for GPUs.
    pub gpu: Program,
    /// Its code for the CPU.
    pub cpu: CpuCode,
}

/// A function's code for the CPU, when there is one.
#[derive(Debug)]
pub(crate) struct CpuCode {
    module: Arc<Module>,
    signature: Signature,
    maker: Arc<Maker>,
    /// Rows that it was asked for.
    rows: AtomicU64,
    asked: AtomicBool,
    made: OnceLock<Result<Made, String>>,
}

#[derive(Debug)]
struct Made {
    function: Arc<Function>,
    compile_time: Duration,
}

impl CpuCode {
    fn new(fused: &Fused, maker: Arc<Maker>) -> CpuCode {
        CpuCode {
            module: Arc::clone(&fused.module),
            signature: fused.signature.clone(),
            maker,
            rows: AtomicU64::new(0),
            asked: AtomicBool::new(false),
            made: OnceLock::new(),
        }
    }

    /// The code, if it is there.
    pub(crate) fn function(&self) -> Option<&Arc<Function>> {
        self.made.get()?.as_ref().ok().map(|made| &made.function)
    }

    /// How long its compilation took; zero if there was none.
    pub(crate) fn compile_time(&self) -> Duration {
        let made = self.made.get().and_then(|made| made.as_ref().ok());
        made.map(|made| made.compile_time).unwrap_or_default()
    }

    /// Compiles it, unless it is there, for milliseconds.
    pub(crate) fn make(&self) {
        self.made.get_or_init(|| self.compile());
    }

    fn compile(&self) -> Result<Made, String> {
        let started = Instant::now();
        let request = CompileRequest {
            signature: &self.signature,
            options: Options::default(),
            body: "",
            language: Language::default(),
        };
        let compiled = self
            .maker
            .compiler
            .compile_module(&request, Arc::clone(&self.module), Vec::new());
        let artifact = compiled.map_err(|error| error.to_string())?.artifact;
        let function = Function::load(&artifact).map_err(|error| error.to_string())?;
        Ok(Made {
            function,
            compile_time: started.elapsed(),
        })
    }
}

impl FusedFunction {
    /// Notes rows that the function's code was wanted for. When they are many, it is compiled in the background.
    pub(crate) fn want(self: &Arc<Self>, rows: usize) {
        let cpu = &self.cpu;
        let before = cpu.rows.fetch_add(rows as u64, Ordering::Relaxed);
        if before + (rows as u64) < rows_until(&cpu.module) || cpu.asked.swap(true, Ordering::Relaxed) {
            return;
        }
        let Some(turn) = Turn::take(&cpu.maker) else {
            cpu.asked.store(false, Ordering::Relaxed);
            return;
        };
        let function = Arc::clone(self);
        let compile = move || {
            let _turn = turn;
            function.cpu.make();
        };
        let thread = std::thread::Builder::new().name("rbc-fuse".to_owned());
        if let Err(error) = thread.spawn(compile) {
            // Nothing is lost but speed.
            tracing::warn!("no thread to compile an expression: {error}");
        }
    }
}

/// The right to compile, given back when it is dropped.
struct Turn(Arc<Maker>);

impl Turn {
    /// None if as many compile as may.
    fn take(maker: &Arc<Maker>) -> Option<Turn> {
        let turn = (maker.compiling.fetch_add(1, Ordering::Relaxed) < COMPILING_MAX).then(|| Turn(Arc::clone(maker)));
        if turn.is_none() {
            maker.compiling.fetch_sub(1, Ordering::Relaxed);
        }
        turn
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.compiling.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Rows whose computation without a function takes about as long as compiling it.
fn rows_until(module: &Module) -> u64 {
    let values: usize = module.functions.iter().map(|f| f.values.len()).sum();
    ROWS_MIN.max(ROWS_PER_VALUE * values as u64)
}

#[cfg(test)]
mod tests {
    use arrow::datatypes::{DataType, Field, Schema};
    use datafusion::common::ScalarValue;
    use datafusion::logical_expr::Operator;
    use datafusion::physical_expr::PhysicalExpr;
    use datafusion::physical_expr::expressions::{BinaryExpr, Column, Literal};

    use super::*;
    use crate::fuse::fuse;

    /// `n + addend`
    fn sum(addend: i64) -> Fused {
        let schema = Schema::new(vec![Field::new("n", DataType::Int64, false)]);
        let column = Arc::new(Column::new("n", 0));
        let literal = Arc::new(Literal::new(ScalarValue::Int64(Some(addend))));
        let expr: Arc<dyn PhysicalExpr> = Arc::new(BinaryExpr::new(column, Operator::Plus, literal));
        fuse(&expr, &schema).unwrap()
    }

    fn programs() -> Programs {
        Programs::new(Arc::new(Compiler::host().unwrap()))
    }

    #[test]
    fn the_same_expression_is_the_same_function_until_others_take_its_place() {
        let programs = programs();
        let first = programs.get(&sum(0));
        let second = programs.get(&sum(1));
        assert!(!Arc::ptr_eq(&first, &second));
        for addend in 2..KEPT_MAX as i64 {
            programs.get(&sum(addend));
            assert!(Arc::ptr_eq(&first, &programs.get(&sum(0))));
        }
        programs.get(&sum(-1));
        assert!(Arc::ptr_eq(&first, &programs.get(&sum(0))));
        assert!(!Arc::ptr_eq(&second, &programs.get(&sum(1))));
    }

    #[test]
    fn many_rows_are_worth_a_compilation_and_few_are_not() {
        let programs = programs();
        let function = programs.get(&sum(1));
        let rows = ROWS_MIN as usize;
        function.want(rows - 1);
        assert!(!function.cpu.asked.load(Ordering::Relaxed) && function.cpu.function().is_none());
        // Others compile.
        let turns: Vec<Option<Turn>> = (0..COMPILING_MAX).map(|_| Turn::take(&programs.maker)).collect();
        assert!(turns.iter().all(Option::is_some));
        function.want(1);
        assert!(!function.cpu.asked.load(Ordering::Relaxed));
        drop(turns);
        function.want(1);
        let started = Instant::now();
        while function.cpu.function().is_none() {
            assert!(started.elapsed() < Duration::from_secs(60), "it isn't compiled");
            std::thread::yield_now();
        }
        assert!(function.cpu.compile_time() > Duration::ZERO);
    }
}
