//! The compilation of one function: the one place that orders the stages and times them.
//!
//! request → front end → typed IR → verifier → key → simplified IR → LLVM IR → passes → object → artifact. The front end runs on the
//! caller's thread (it asks the caller's environment), LLVM on the compiler's own.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Instant;

use inkwell::context::Context;
use inkwell::module::Module;
use inkwell::targets::TargetMachine;
use rbcdb_udf_abi::Language;
use rbcdb_udf_abi::artifact::{Artifact, CacheKey, Metadata};
use rbcdb_udf_abi::gpu::GpuCode;

use crate::codegen::shape::{Plan, Shape};
use crate::codegen::target::ModuleTarget;
use crate::codegen::workers::{Machines, Workers};
use crate::codegen::{self, Failure, GpuTarget, HostCpu, Lanes, OptLevel, build_id, grid, shape, target};
use crate::diagnostic::codes;
use crate::kernel_rows::{self, Regions};
use crate::simplify::{for_lanes, simplify};
use crate::{CompileRequest, Diagnostic, Diagnostics, Environment, frontend, ir};

/// Instructions of the typed IR, of all functions of a module together, that a compilation accepts: several thousand
/// lines of source, about a second.
pub const INSTRUCTIONS_MAX: usize = 20_000;

/// Functions of the library that are used most.
const WARM: [&str; 12] = [
    "exp", "log", "sin", "cos", "tan", "asin", "acos", "atan", "tanh", "erf", "erfc", "log10",
];

/// Why there is no artifact.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CompileError {
    /// What the user wrote is wrong.
    #[error(transparent)]
    Diagnostics(#[from] Diagnostics),
    /// The compiler is wrong.
    #[error("internal compiler error: {0}")]
    Internal(String),
}

impl From<Failure> for CompileError {
    fn from(failure: Failure) -> CompileError {
        CompileError::Internal(failure.to_string())
    }
}

/// Time spent in each stage, in nanoseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Timings {
    /// Parsing, name resolution, typing, lowering.
    pub frontend_ns: u64,
    /// Checking the typed IR and computing its key.
    pub verify_ns: u64,
    /// Waiting for a compiler thread.
    pub wait_ns: u64,
    /// Emitting LLVM IR and linking the math functions.
    pub emit_ns: u64,
    /// LLVM's passes.
    pub optimize_ns: u64,
    /// Machine code and object file.
    pub object_ns: u64,
}

impl Timings {
    /// The sum.
    pub fn total_ns(&self) -> u64 {
        self.frontend_ns + self.verify_ns + self.wait_ns + self.emit_ns + self.optimize_ns + self.object_ns
    }
}

/// Objects for the CPU.
struct Code {
    /// The kernel's.
    object: Vec<u8>,
    /// Those of the library that it calls.
    library: Vec<Vec<u8>>,
}

/// A function in typed IR that is valid: all but its code.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The typed IR, with all that the function calls.
    pub module: Arc<ir::Module>,
    /// The key of the artifact that [`Compiler::finish`] makes of it.
    pub key: CacheKey,
    /// The keys of the functions that are compiled in.
    dependencies: Vec<CacheKey>,
    /// How long it has taken so far.
    pub timings: Timings,
}

impl Checked {
    /// The typed IR and the keys of the functions that are compiled in.
    pub fn into_module(self) -> (Arc<ir::Module>, Vec<CacheKey>) {
        (self.module, self.dependencies)
    }
}

/// What a compilation gives.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// The function, ready to be loaded.
    pub artifact: Artifact,
    /// Its typed IR, for callers of the function and for readers.
    pub module: Arc<ir::Module>,
    /// How long it took.
    pub timings: Timings,
}

/// The compiler for one CPU, mostly this machine's. Share one: it holds warm threads.
pub struct Compiler {
    cpu: Arc<HostCpu>,
    workers: Workers,
    level: OptLevel,
}

impl Compiler {
    /// A compiler for the CPU that this process runs on.
    ///
    /// # Errors
    /// If LLVM lacks the target or the system gives no threads.
    pub fn host() -> Result<Compiler, CompileError> {
        Compiler::with_level(OptLevel::Full)
    }

    /// A compiler for this CPU that puts more or less work into the code.
    ///
    /// # Errors
    /// As [`Compiler::host`].
    pub fn with_level(level: OptLevel) -> Result<Compiler, CompileError> {
        Compiler::for_cpu(HostCpu::detect()?, level)
    }

    /// A compiler for another CPU: its artifacts may not run here.
    ///
    /// # Errors
    /// As [`Compiler::host`].
    pub fn for_cpu(cpu: HostCpu, level: OptLevel) -> Result<Compiler, CompileError> {
        let cpu = Arc::new(cpu);
        let workers = Workers::start(&cpu).map_err(|error| CompileError::Internal(error.to_string()))?;
        Ok(Compiler { cpu, workers, level })
    }

    /// Compiles small functions and forgets them: the first compilation in a process takes ten times as long as the
    /// next ones, and the first that uses a function of the library makes its form for lanes. For a background thread at start.
    ///
    /// # Errors
    /// If even those functions don't compile.
    pub fn warm_up(&self) -> Result<(), CompileError> {
        let mut calls = String::new();
        for (n, builtin) in WARM.iter().enumerate() {
            // Writing to a string can't fail.
            let _ = writeln!(calls, "  %{}: f64 = builtin {builtin}(%{n})", n + 1);
        }
        let straight = format!("  %0: f64 = param 0\n{calls}  return %{}\n", WARM.len());
        // Bodies with loops take vectors of another width.
        let looped = straight.replace("return", "loop rounds_max 1 {\n    return") + "  }\n";
        for body in [straight, looped] {
            let text = format!("function f0 warm_up(x: DOUBLE) -> DOUBLE {{\n{body}}}\n");
            let module = ir::parse::parse(&text).map_err(|error| CompileError::Internal(error.to_string()))?;
            self.code(Arc::new(module))?;
        }
        Ok(())
    }

    /// Compiles a function.
    ///
    /// # Errors
    /// [`CompileError::Diagnostics`] for what the user wrote, [`CompileError::Internal`] for a mistake of the compiler.
    pub fn compile(&self, request: &CompileRequest<'_>, env: &dyn Environment) -> Result<Compiled, CompileError> {
        self.finish(request, self.check(request, env)?)
    }

    /// The first part of [`Compiler::compile`]: whoever has the artifact of its key needs no second.
    ///
    /// # Errors
    /// As [`Compiler::compile`].
    pub fn check(&self, request: &CompileRequest<'_>, env: &dyn Environment) -> Result<Checked, CompileError> {
        let started = Instant::now();
        let (module, dependencies) = match &request.language {
            Language::Rbc => {
                let lowered = frontend::lower(request, env)?;
                (lowered.module, lowered.dependencies)
            }
            Language::Llvm { symbol } => {
                let function = crate::user_ir::load(request.body, symbol.as_deref(), request.signature)?;
                (
                    ir::Module {
                        functions: vec![function],
                    },
                    Vec::new(),
                )
            }
        };
        let frontend_ns = elapsed_ns(started);
        self.check_module(request, Arc::new(module), dependencies, frontend_ns)
    }

    /// Compiles a module that is already typed IR.
    ///
    /// # Errors
    /// [`CompileError::Diagnostics`] for a module that is too large, [`CompileError::Internal`] for an invalid one.
    pub fn compile_module(
        &self,
        request: &CompileRequest<'_>,
        module: Arc<ir::Module>,
        dependencies: Vec<CacheKey>,
    ) -> Result<Compiled, CompileError> {
        self.finish(request, self.check_module(request, module, dependencies, 0)?)
    }

    fn check_module(
        &self,
        request: &CompileRequest<'_>,
        module: Arc<ir::Module>,
        dependencies: Vec<CacheKey>,
        frontend_ns: u64,
    ) -> Result<Checked, CompileError> {
        let started = Instant::now();
        check_size(&module, request.body.len())?;
        ir::verify::verify(&module).map_err(|errors| CompileError::Internal(list(&errors)))?;
        let key = self.key(request, &module, &dependencies);
        let timings = Timings {
            frontend_ns,
            verify_ns: elapsed_ns(started),
            ..Timings::default()
        };
        Ok(Checked {
            module,
            key,
            dependencies,
            timings,
        })
    }

    /// Makes code of what [`Compiler::check`] gave for the same request.
    ///
    /// # Errors
    /// [`CompileError::Internal`] for a mistake of the compiler.
    pub fn finish(&self, request: &CompileRequest<'_>, checked: Checked) -> Result<Compiled, CompileError> {
        let Checked {
            module,
            key,
            dependencies,
            timings: before,
        } = checked;
        if request.signature.kernel.is_some() {
            let what = "a kernel function is compiled by kernel_text, kernel_rows and gpu_code";
            return Err(CompileError::Internal(what.to_owned()));
        }
        let (code, mut timings) = self.code(Arc::clone(&module))?;
        timings.frontend_ns = before.frontend_ns;
        timings.verify_ns = before.verify_ns;
        let metadata = Metadata {
            signature: request.signature.clone(),
            options: request.options,
            nullable_result: module.entry().nullable,
            source: request.body.to_owned(),
            language: request.language.clone(),
            sites: module.artifact_sites(),
            dependencies,
            target_cpu: self.cpu.name.clone(),
            target_features: self.cpu.features.clone(),
            compiler: build_id::build_id().to_owned(),
            launch: None,
        };
        Ok(Compiled {
            artifact: Artifact {
                metadata,
                key,
                object: code.object,
                library: code.library,
                gpu: None,
            },
            module,
            timings,
        })
    }

    /// The optimised LLVM IR of a module, as text.
    ///
    /// # Errors
    /// [`CompileError::Internal`] for an invalid module.
    pub fn llvm_text(&self, module: &Arc<ir::Module>) -> Result<String, CompileError> {
        let (module, level) = (Arc::clone(module), self.level);
        let text = self.workers.run(move |machines| {
            let context = Context::create();
            let (llvm, ..) = optimized_for_cpu(&context, &module, machines, level)?;
            Ok::<_, Failure>(llvm.print_to_string().to_string())
        })?;
        Ok(text?)
    }

    /// How many rows a module's code computes at once, and why.
    pub fn lanes_text(&self, module: &ir::Module) -> String {
        let plan = Plan::of(&simplify(module), self.cpu.module(), self.level);
        let shape = match plan.shape {
            Shape::Rows => "row by row".to_owned(),
            Shape::Lanes(Lanes { width, gangs: 1 }) => format!("{width} rows at once"),
            Shape::Lanes(Lanes { width, gangs }) => {
                format!(
                    "{} rows at once, {gangs} vectors of {width} side by side",
                    width * gangs
                )
            }
        };
        let shared: Vec<&str> = std::iter::zip(&module.entry().params, &plan.shared)
            .filter(|(_, shared)| **shared)
            .map(|(param, _)| param.name.as_str())
            .collect();
        match shared.is_empty() {
            true => format!("{shape}: {}", plan.why),
            false => format!(
                "{shape}: {}; once more for calls with the same {} in all rows",
                plan.why,
                shared.join(", ")
            ),
        }
    }

    /// The assembly of a module, as text.
    ///
    /// # Errors
    /// [`CompileError::Internal`] for an invalid module.
    pub fn assembly_text(&self, module: &Arc<ir::Module>) -> Result<String, CompileError> {
        let (module, level) = (Arc::clone(module), self.level);
        let text = self.workers.run(move |machines| {
            let context = Context::create();
            let (llvm, machine, plan) = optimized_for_cpu(&context, &module, machines, level)?;
            target::lower(&llvm, machine, &plan)?;
            target::assembly(&llvm, machine)
        })?;
        Ok(text?)
    }

    /// A module's code for GPUs.
    ///
    /// # Errors
    /// [`CompileError::Internal`] for an invalid module.
    pub fn gpu_code(&self, module: &Arc<ir::Module>, target: GpuTarget) -> Result<GpuCode, CompileError> {
        let module = Arc::clone(module);
        let code = self.workers.run(move |_| {
            let context = Context::create();
            let (llvm, machine, plan) = optimized_for_gpu(&context, &module, target, |plan| plan)?;
            codegen::launch::define_fail(&llvm)?;
            target::lower(&llvm, &machine, &plan)?;
            Ok::<_, Failure>(GpuCode {
                ptx: target::assembly(&llvm, &machine)?,
                capability: target.capability(),
                block_multiple: grid::block_multiple(module.entry()),
                cubins: Vec::new(),
            })
        })?;
        Ok(code?)
    }

    /// A kernel function as a function of rows, see [`crate::kernel_rows`], with the regions of its blocks if its threads wait for each
    /// other; `None` for one that can't be cut into regions.
    ///
    /// # Errors
    /// As [`Compiler::compile_module`].
    pub fn kernel_rows(
        &self,
        request: &CompileRequest<'_>,
        module: &ir::Module,
    ) -> Result<Option<(Compiled, Option<Regions>)>, CompileError> {
        let Some(rows) = kernel_rows::of_rows(module) else {
            return Ok(None);
        };
        let signature = kernel_rows::signature(request.signature, rows.module.entry());
        let request = CompileRequest {
            signature: &signature,
            ..request.clone()
        };
        let compiled = self.compile_module(&request, Arc::new(rows.module), Vec::new())?;
        Ok(Some((compiled, rows.regions)))
    }

    /// The optimised LLVM IR from which [`Compiler::gpu_code`] makes PTX, as text.
    ///
    /// # Errors
    /// [`CompileError::Internal`] for an invalid module.
    pub fn gpu_llvm_text(&self, module: &Arc<ir::Module>, target: GpuTarget) -> Result<String, CompileError> {
        let module = Arc::clone(module);
        let text = self.workers.run(move |_| {
            let context = Context::create();
            let (llvm, ..) = optimized_for_gpu(&context, &module, target, |plan| plan)?;
            codegen::launch::define_fail(&llvm)?;
            Ok::<_, Failure>(llvm.print_to_string().to_string())
        })?;
        Ok(text?)
    }

    /// The same of a kernel function, as it is analysed and emulated: it doesn't look at the cancel flag, and
    /// [`rbcdb_udf_abi::kernel::FAIL_SYMBOL`] isn't defined.
    ///
    /// # Errors
    /// [`CompileError::Internal`] for an invalid module.
    pub fn kernel_text(&self, module: &Arc<ir::Module>) -> Result<String, CompileError> {
        let module = Arc::clone(module);
        let text = self.workers.run(move |_| {
            let context = Context::create();
            let (llvm, ..) = optimized_for_gpu(&context, &module, GpuTarget::default(), Plan::unpolled)?;
            Ok::<_, Failure>(llvm.print_to_string().to_string())
        })?;
        Ok(text?)
    }

    /// The kernel that moves values of chosen rows together, for a runtime that filters on GPUs.
    ///
    /// # Errors
    /// [`CompileError::Internal`] if LLVM lacks the target.
    pub fn gpu_compact_code(&self, target: GpuTarget) -> Result<GpuCode, CompileError> {
        let code = self.workers.run(move |_| {
            let context = Context::create();
            let machine = target.machine(OptLevel::Full)?;
            let llvm = codegen::compact::module(&context, &target.module()?)?;
            target::optimize_for_gpu(&llvm, &machine)?;
            Ok::<_, Failure>(GpuCode {
                ptx: target::assembly(&llvm, &machine)?,
                capability: target.capability(),
                block_multiple: 1,
                cubins: Vec::new(),
            })
        })?;
        Ok(code?)
    }

    fn code(&self, module: Arc<ir::Module>) -> Result<(Code, Timings), CompileError> {
        let (level, asked) = (self.level, Instant::now());
        let result = self.workers.run(move |machines| {
            let wait_ns = elapsed_ns(asked);
            generate(&module, machines, level, wait_ns)
        })?;
        Ok(result?)
    }

    fn key(&self, request: &CompileRequest<'_>, module: &ir::Module, dependencies: &[CacheKey]) -> CacheKey {
        let mut key = CacheKey::builder()
            .field("compiler", build_id::build_id())
            .field("level", format!("{:?}", self.level))
            .field("cpu", &self.cpu.name)
            .field("features", &self.cpu.features)
            .field("lanes", format!("{:?}", self.cpu.lanes()))
            .field("signature", request.signature.to_string())
            .field("options", format!("{:?}", request.options))
            .field("ir", module.to_string());
        for dependency in dependencies {
            key = key.field("callee", dependency.to_string());
        }
        key.finish()
    }
}

/// Emits and optimises for a GPU on a compiler thread.
fn optimized_for_gpu<'c>(
    context: &'c Context,
    module: &ir::Module,
    target: GpuTarget,
    adapt: fn(Plan) -> Plan,
) -> Result<(Module<'c>, TargetMachine, Plan), Failure> {
    let target_module = target.module()?;
    let module = &simplify(module);
    let plan = adapt(Plan::of(module, &target_module, OptLevel::Full));
    let machine = target.machine(plan.level)?;
    let llvm = codegen::emit_module(context, module, &target_module, &plan)?;
    target::optimize(&llvm, &machine, &plan)?;
    Ok((llvm, machine, plan))
}

/// Emits and optimises for the CPU on a compiler thread.
fn optimized_for_cpu<'c, 'm>(
    context: &'c Context,
    module: &ir::Module,
    machines: &'m Machines,
    wanted: OptLevel,
) -> Result<(Module<'c>, &'m TargetMachine, Plan), Failure> {
    let (module, plan) = planned(module, machines.cpu.module(), wanted);
    let machine = machines.get(plan.level)?;
    let llvm = codegen::emit_module(context, &module, machines.cpu.module(), &plan)?;
    codegen::library::add_small(&llvm, &machines.cpu, machine)?;
    target::optimize(&llvm, machine, &plan)?;
    Ok((llvm, machine, plan))
}

/// The module as code for a CPU is made from it, and how.
fn planned(module: &ir::Module, target: &ModuleTarget, wanted: OptLevel) -> (ir::Module, Plan) {
    let module = simplify(module);
    let plan = Plan::of(&module, target, wanted);
    match plan.shape {
        Shape::Lanes(_) => (for_lanes(module), plan),
        Shape::Rows => (module, plan),
    }
}

/// Emits, optimises and assembles on a compiler thread.
fn generate(
    module: &ir::Module,
    machines: &Machines,
    level: OptLevel,
    wait_ns: u64,
) -> Result<(Code, Timings), Failure> {
    let mut timings = Timings {
        wait_ns,
        ..Timings::default()
    };
    let started = Instant::now();
    let (module, plan) = planned(module, machines.cpu.module(), level);
    let machine = machines.get(plan.level)?;
    let context = Context::create();
    let llvm = codegen::emit_module(&context, &module, machines.cpu.module(), &plan)?;
    codegen::library::add_small(&llvm, &machines.cpu, machine)?;
    timings.emit_ns = elapsed_ns(started);
    let started = Instant::now();
    target::optimize(&llvm, machine, &plan)?;
    timings.optimize_ns = elapsed_ns(started);
    let started = Instant::now();
    target::lower(&llvm, machine, &plan)?;
    let object = target::object(&llvm, machine)?;
    let library = codegen::library::objects(&llvm, &machines.cpu, machine)?;
    timings.object_ns = elapsed_ns(started);
    let code = Code {
        object,
        library: library.iter().map(|object| object.to_vec()).collect(),
    };
    Ok((code, timings))
}

/// Refuses a module that would keep LLVM busy for too long.
///
/// # Errors
/// RBC0007 for a module of more than [`INSTRUCTIONS_MAX`] instructions.
pub fn check_size(module: &ir::Module, body_bytes: usize) -> Result<(), Diagnostics> {
    let count: usize = module.functions.iter().map(shape::instructions).sum();
    if count <= INSTRUCTIONS_MAX {
        return Ok(());
    }
    let finding = Diagnostic {
        code: codes::TOO_LARGE.number,
        sqlstate: codes::TOO_LARGE.sqlstate,
        span: 0..body_bytes,
        message: format!(
            "the function is too large: {count} instructions with the functions that it calls, {INSTRUCTIONS_MAX} at most"
        ),
        labels: Vec::new(),
        hint: Some("split it into functions that are called from SQL one by one, or use a loop".to_owned()),
    };
    Err(Diagnostics { list: vec![finding] })
}

fn list(errors: &[ir::verify::VerifyError]) -> String {
    let mut text = "the front end made invalid IR".to_owned();
    for error in errors {
        // Writing to a string can't fail.
        let _ = write!(text, "; {error}");
    }
    text
}

fn elapsed_ns(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use rbcdb_udf_abi::{Options, Parameter, ScalarType, Signature};

    use super::*;
    use crate::EmptyEnvironment;

    fn compile(body: &str) -> Result<Compiled, CompileError> {
        let parameter = Parameter {
            name: "x".to_owned(),
            ty: ScalarType::Float64.into(),
        };
        let signature = Signature {
            name: "f".to_owned(),
            parameters: vec![parameter],
            result: ScalarType::Float64,
            called_on_null_input: false,
            kernel: None,
        };
        let request = CompileRequest {
            signature: &signature,
            options: Options::default(),
            body,
            language: Language::Rbc,
        };
        Compiler::host()?.compile(&request, &EmptyEnvironment)
    }

    #[test]
    fn source_becomes_an_artifact_with_times_and_sites() {
        let compiled = compile("return 1.0 / x").unwrap();
        let timings = compiled.timings;
        assert!(
            [
                timings.frontend_ns,
                timings.emit_ns,
                timings.optimize_ns,
                timings.object_ns
            ]
            .iter()
            .all(|ns| *ns > 0)
        );
        assert_eq!(compiled.artifact.metadata.sites.len(), 1);
        assert_eq!(compiled.artifact.metadata.source, "return 1.0 / x");
        let again = compile("return 1.0 / x").unwrap();
        assert!(again.artifact == compiled.artifact);
        let other = compile("return 2.0 / x").unwrap();
        assert_ne!(other.artifact.key, compiled.artifact.key);
    }

    #[test]
    fn what_is_too_large_is_refused_and_what_is_large_compiles_soon() {
        let body = |lines: usize| format!("y = x\n{}return y", "y = y * x + 1.0\n".repeat(lines));
        match compile(&body(9000)) {
            Err(CompileError::Diagnostics(found)) => assert_eq!(found.list[0].code, "RBC0007"),
            other => panic!("{:?}", other.map(|c| c.timings)),
        }
        let started = Instant::now();
        compile(&body(2500)).unwrap();
        assert!(started.elapsed().as_secs() < 30);
    }

    #[test]
    fn warms_up() {
        Compiler::host().unwrap().warm_up().unwrap();
    }
}
