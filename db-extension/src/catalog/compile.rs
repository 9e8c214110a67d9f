//! From a definition to a catalog entry: compile, load, find what it calls.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rbcdb_runtime_cpu::Function;
use rbcdb_udf_abi::ParameterType;
use rbcdb_udf_compiler::Diagnostics;
use rbcdb_udf_compiler::ir::Module;
use rbcdb_udf_compiler::pipeline::{CompileError, Compiled, Compiler};

use super::artifacts::Artifacts;
use super::entry::{Code, Definition, FunctionEntry, RowCode};
use super::snapshot::Snapshot;
use crate::error::Error;
use crate::gpu::program::Program;
use crate::kernel::KernelFunction;

/// What functions are compiled with.
pub(super) struct Workshop {
    /// The compiler.
    pub compiler: Arc<Compiler>,
    /// What it has made before.
    pub artifacts: Artifacts,
}

impl Workshop {
    /// What the compiler makes of a definition, with the functions of `snapshot`, or has made of it before.
    pub fn compiled(&self, snapshot: &Snapshot, definition: &Definition) -> Result<Compiled, Error> {
        let request = definition.request();
        let checked = self.compiler.check(&request, snapshot);
        let checked = checked.map_err(|e| compile_error(e, definition))?;
        if let Some(artifact) = self.artifacts.get(checked.key) {
            return Ok(Compiled {
                artifact,
                module: checked.module,
                timings: checked.timings,
            });
        }
        let compiled = self.compiler.finish(&request, checked);
        let compiled = compiled.map_err(|e| compile_error(e, definition))?;
        self.artifacts.put(&compiled.artifact);
        Ok(compiled)
    }

    /// Compiles a function against the functions of `snapshot`, and loads its code.
    pub fn build(
        &self,
        snapshot: &Snapshot,
        definition: Definition,
        oid: u32,
        comment: Option<String>,
    ) -> Result<FunctionEntry, Error> {
        let started = Instant::now();
        let mut entry = self.load(snapshot, definition, oid, comment)?;
        if let Code::Kernel(kernel) = &entry.code {
            kernel.code()?;
            entry.compile_time = started.elapsed();
        }
        Ok(entry)
    }

    /// The same of a function that was created before: a kernel function's code is made when it is first called.
    pub fn load(
        &self,
        snapshot: &Snapshot,
        definition: Definition,
        oid: u32,
        comment: Option<String>,
    ) -> Result<FunctionEntry, Error> {
        if let Some(form) = &definition.signature.kernel {
            let started = Instant::now();
            let kernel = KernelFunction::read(&self.compiler, snapshot, &definition, form)?;
            return Ok(FunctionEntry {
                oid,
                comment,
                callees: kernel.module().map(|module| callees(module)).unwrap_or_default(),
                key: kernel.key(),
                code: Code::Kernel(Arc::new(kernel)),
                compile_time: started.elapsed(),
                definition,
            });
        }
        let Compiled {
            artifact,
            module,
            timings,
        } = self.compiled(snapshot, &definition)?;
        let function = Function::load(&artifact)
            .map_err(|e| Error::internal(format!("the compiled function doesn't load: {e}")))?;
        let callees = callees(&module);
        let gpu = Program::of_rows(Arc::clone(&module), definition.signature.clone(), artifact.key);
        let code = RowCode {
            function,
            gpu: Arc::new(gpu),
            module,
        };
        Ok(FunctionEntry {
            oid,
            definition,
            comment,
            code: Code::Rows(code),
            callees,
            key: artifact.key,
            compile_time: Duration::from_nanos(timings.total_ns()),
        })
    }

    /// Compiles a function again because something that it calls has changed.
    pub fn rebuild(&self, snapshot: &Snapshot, old: &FunctionEntry) -> Result<FunctionEntry, Error> {
        self.build(snapshot, old.definition.clone(), old.oid, old.comment.clone())
    }
}

/// Names and parameter types of all functions of a module but its entry.
fn callees(module: &Module) -> Vec<(String, Vec<ParameterType>)> {
    let entry = module.functions.len().saturating_sub(1);
    let id = |f: &rbcdb_udf_compiler::ir::Function| (f.name.clone(), f.params.iter().map(|p| p.ty).collect());
    module.functions[..entry].iter().map(id).collect()
}

pub(crate) fn compile_error(error: CompileError, definition: &Definition) -> Error {
    match error {
        CompileError::Diagnostics(diagnostics) => diagnostics_error(&diagnostics, definition),
        CompileError::Internal(message) => {
            let function = &definition.signature.name;
            tracing::error!(%function, "internal compiler error: {message}");
            Error::internal(format!("internal compiler error: {message}"))
                .detail(format!("Function {function} was not created."))
        }
    }
}

/// The first finding makes the error's fields; all of them, with their source lines, are in its detail.
fn diagnostics_error(diagnostics: &Diagnostics, definition: &Definition) -> Error {
    let Some(first) = diagnostics.list.first() else {
        return Error::internal("the compiler refused the function without saying why");
    };
    let mut error = Error::new(first.sqlstate, format!("{} ({})", first.message, first.code));
    error.detail = Some(diagnostics.render(&definition.source, &definition.signature.name));
    error.hint = first.hint.clone();
    error.position = Some(definition.body.position(first.span.start));
    error.context = Some(format!("compilation of function {}", definition.signature.name));
    error
}

/// The compiler that all sessions share.
pub(super) fn host() -> Result<Arc<Compiler>, Error> {
    Compiler::host()
        .map(Arc::new)
        .map_err(|e| Error::internal(format!("the compiler doesn't start: {e}")))
}
