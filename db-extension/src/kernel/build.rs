//! What CREATE FUNCTION makes of a kernel function.

use std::fmt;
use std::sync::{Arc, OnceLock};

use rbcdb_runtime_cpu::Function;
use rbcdb_udf_abi::artifact::{CacheKey, Metadata};
use rbcdb_udf_abi::gpu::GPU_KERNEL_SYMBOL;
use rbcdb_udf_abi::{KernelForm, Language, Options, ScalarType, Signature};
use rbcdb_udf_analysis::simulate::Program;
use rbcdb_udf_analysis::{Budget, analyze_and_search};
use rbcdb_udf_compiler::frontend::closes_its_brackets;
use rbcdb_udf_compiler::ir::Module;
use rbcdb_udf_compiler::pipeline::Compiler;
use rbcdb_udf_compiler::{CompileRequest, EmptyEnvironment};

use super::accept::{accept, contract};
use super::bind::Convention;
use super::{GridProgram, KernelCode, Rows};
use crate::catalog::{Definition, Snapshot, compile_error};
use crate::error::Error;

/// What a kernel function is compiled from.
#[derive(Debug)]
enum Body {
    /// A body that the compiler reads: it checks every access to memory.
    Checked {
        module: Arc<Module>,
        dependencies: Vec<CacheKey>,
    },
    /// LLVM IR that is taken as it is, with the kernel's name, if that is given.
    Trusted(Option<String>),
}

/// What a kernel function's body becomes.
struct Source {
    llvm: String,
    /// The kernel's name in the IR.
    symbol: String,
    rows: Option<Rows>,
}

/// A kernel function: its code is made, and analysed, when it is first asked for, which CREATE FUNCTION does. After a server's start
/// that is its first call.
pub struct KernelFunction {
    compiler: Arc<Compiler>,
    definition: Definition,
    form: KernelForm,
    body: Body,
    key: CacheKey,
    code: OnceLock<Result<KernelCode, Error>>,
}

impl fmt::Debug for KernelFunction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KernelFunction")
            .field("definition", &self.definition)
            .field("code", &self.code)
            .finish_non_exhaustive()
    }
}

impl KernelFunction {
    /// Reads a kernel function's body against the functions of `snapshot`.
    ///
    /// # Errors
    /// The compiler's findings.
    pub(crate) fn read(
        compiler: &Arc<Compiler>,
        snapshot: &Snapshot,
        definition: &Definition,
        form: &KernelForm,
    ) -> Result<KernelFunction, Error> {
        let body = match &definition.language {
            Language::Llvm { symbol } if form.trusted => Body::Trusted(symbol.clone()),
            _ => {
                let checked = compiler.check(&definition.request(), snapshot);
                let (module, dependencies) = checked.map_err(|e| compile_error(e, definition))?.into_module();
                Body::Checked { module, dependencies }
            }
        };
        // The code is for GPUs: which CPU there is doesn't matter.
        let mut key = CacheKey::builder()
            .field("compiler", rbcdb_udf_compiler::codegen::build_id::build_id())
            .field("signature", format!("{:?}", definition.signature))
            .field("options", format!("{:?}", definition.options))
            .field("source", &definition.source);
        if let Body::Checked { module, .. } = &body {
            key = key.field("ir", module.to_string());
        }
        let key = key.finish();
        Ok(KernelFunction {
            compiler: Arc::clone(compiler),
            definition: definition.clone(),
            form: form.clone(),
            body,
            key,
            code: OnceLock::new(),
        })
    }

    /// Its code. Compiles and analyses in the calling thread, the first time.
    ///
    /// # Errors
    /// The compiler's findings; 42P13 with the analysis's report for a function that isn't accepted.
    pub fn code(&self) -> Result<&KernelCode, Error> {
        self.code.get_or_init(|| self.build()).as_ref().map_err(Error::clone)
    }

    /// Its code, if that has been asked for.
    pub(crate) fn code_so_far(&self) -> Option<&KernelCode> {
        self.code.get()?.as_ref().ok()
    }

    /// Its artifact's key.
    pub(crate) fn key(&self) -> CacheKey {
        self.key
    }

    /// Its typed IR; none for LLVM IR that is taken as it is.
    pub(crate) fn module(&self) -> Option<&Arc<Module>> {
        match &self.body {
            Body::Checked { module, .. } => Some(module),
            Body::Trusted(_) => None,
        }
    }

    /// Compiles it, and finds out whether its result depends on the launch.
    fn build(&self) -> Result<KernelCode, Error> {
        let (compiler, definition, form) = (&self.compiler, &self.definition, &self.form);
        let (source, dependencies) = match &self.body {
            Body::Trusted(symbol) => (of_trusted(definition, symbol.as_deref())?, Vec::new()),
            Body::Checked { module, dependencies } => (of_checked(compiler, definition, module)?, dependencies.clone()),
        };
        let module = self.module().cloned();
        let ir = source.llvm.as_bytes();
        let program = Program::compile(ir, &source.symbol).map_err(|e| not_usable(&e.to_string(), definition))?;
        let convention = Convention::of(&definition.signature, form.trusted, program.parameters()).map_err(|what| {
            Error::new("42P13", what)
                .hint(CONVENTION_HINT)
                .at(definition.body.position(0))
        })?;
        let reports = analyze_and_search(ir, Some(&source.symbol), Budget::default());
        let reports = reports.map_err(|e| not_usable(&e.to_string(), definition))?;
        let [mut report] = <[_; 1]>::try_from(reports).map_err(|_| Error::internal("a kernel without one report"))?;
        report.kernel.clone_from(&definition.signature.name);
        accept(&report, definition)?;
        let signature = &definition.signature;
        let metadata = Metadata {
            signature: signature.clone(),
            options: definition.options,
            nullable_result: false,
            source: definition.source.clone(),
            language: definition.language.clone(),
            sites: module.as_ref().map_or_else(Vec::new, |module| module.artifact_sites()),
            dependencies,
            target_cpu: String::new(),
            target_features: String::new(),
            compiler: rbcdb_udf_compiler::codegen::build_id::build_id().to_owned(),
            launch: Some(contract(&report)),
        };
        let size = |what: &str, expression: &str| size_function(compiler, signature, what, expression);
        let length = size("length", &form.length)?;
        let threads = form.threads.iter().map(|expression| size("threads", expression));
        Ok(KernelCode {
            report,
            on_gpu: module
                .clone()
                .map(|module| GridProgram::new(module, metadata.clone(), self.key)),
            emulated: program.into_kernel(),
            rows: source.rows,
            llvm: source.llvm,
            module,
            metadata,
            key: self.key,
            convention,
            length,
            threads: threads.collect::<Result<_, _>>()?,
        })
    }
}

const CONVENTION_HINT: &str = "A kernel in LLVM IR has one parameter per SQL parameter, OUT included, in the declared order: a pointer for an \
    array, or seven as Numba hands over an array.";

/// A body that the compiler has read.
fn of_checked(compiler: &Compiler, definition: &Definition, module: &Arc<Module>) -> Result<Source, Error> {
    let llvm = compiler.kernel_text(module).map_err(|e| compile_error(e, definition))?;
    let rows = compiler
        .kernel_rows(&definition.request(), module)
        .map_err(|e| compile_error(e, definition))?;
    let rows = rows.map(|(compiled, regions)| {
        let function = Function::load(&compiled.artifact)?;
        Ok::<_, rbcdb_runtime_cpu::LoadError>(Rows { function, regions })
    });
    Ok(Source {
        rows: rows.transpose().map_err(|e| Error::internal(e.to_string()))?,
        llvm,
        symbol: GPU_KERNEL_SYMBOL.to_owned(),
    })
}

/// LLVM IR that is taken as it is, from whoever may: it is emulated, and its accesses are checked there.
fn of_trusted(definition: &Definition, symbol: Option<&str>) -> Result<Source, Error> {
    let ir = definition.source.as_bytes();
    let symbol = match symbol {
        Some(symbol) => symbol.to_owned(),
        None => {
            let names = rbcdb_udf_analysis::kernels(ir).map_err(|e| not_usable(&e.to_string(), definition))?;
            match names.as_slice() {
                [one] => one.clone(),
                [] => {
                    return Err(not_usable("the IR defines no kernel", definition)
                        .hint("A kernel has the calling convention ptx_kernel, or is named in !nvvm.annotations."));
                }
                several => {
                    let message = format!("the IR defines several kernels: {}", several.join(", "));
                    return Err(not_usable(&message, definition).hint("Name one: AS $$ … $$, 'name'."));
                }
            }
        }
    };
    Ok(Source {
        rows: None,
        llvm: definition.source.clone(),
        symbol,
    })
}

fn not_usable(what: &str, definition: &Definition) -> Error {
    let name = &definition.signature.name;
    Error::new(
        "42P13",
        format!("the code of kernel function {name} can't be used: {what}"),
    )
    .at(definition.body.position(0))
}

/// An expression of a kernel function's parameters, as a function of them.
fn size_function(
    compiler: &Compiler,
    signature: &Signature,
    what: &str,
    expression: &str,
) -> Result<Arc<Function>, Error> {
    let signature = Signature {
        name: what.to_owned(),
        parameters: signature.parameters.clone(),
        result: ScalarType::Int64,
        called_on_null_input: false,
        kernel: None,
    };
    let invalid = |message: &str| {
        Error::new("42P13", format!("invalid value for option \"{what}\": {message}"))
            .hint("Write an integer expression of the parameters, such as len(x) or n * m.")
    };
    if !closes_its_brackets(expression) {
        return Err(invalid("syntax error: its brackets don't match"));
    }
    let body = format!("return ({expression}\n)");
    let request = CompileRequest {
        signature: &signature,
        options: Options::default(),
        body: &body,
        language: Language::Rbc,
    };
    let compiled = compiler
        .compile(&request, &EmptyEnvironment)
        .map_err(|error| match error {
            rbcdb_udf_compiler::pipeline::CompileError::Diagnostics(found) => {
                let message = found.list.first().map_or("", |finding| finding.message.as_str());
                invalid(message).detail(found.render(&body, what))
            }
            other => Error::internal(other.to_string()),
        })?;
    Function::load(&compiled.artifact).map_err(|e| Error::internal(e.to_string()))
}
