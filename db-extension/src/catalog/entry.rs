//! One function of the catalog: its definition, and what the compiler made of it.

use std::sync::Arc;
use std::time::Duration;

use arrow::datatypes::DataType;
use rbcdb_runtime_cpu::{Function, arrow_type};
use rbcdb_sql::{CreateFunction, NullCall, ParameterDefault, Volatility};
use rbcdb_udf_abi::artifact::CacheKey;
use rbcdb_udf_abi::{FloatErrors, Language, Options, Overflow, Parameter, ParameterType, Signature};
use rbcdb_udf_compiler::CompileRequest;
use rbcdb_udf_compiler::ir::Module;

use crate::gpu::program::Program;
use crate::kernel::KernelFunction;

/// What CREATE FUNCTION said.
#[derive(Debug, Clone)]
pub struct Definition {
    /// Name, parameters, result.
    pub signature: Signature,
    /// `WITH (…)`
    pub options: Options,
    /// What the body is written in.
    pub language: Language,
    /// The body.
    pub source: String,
    /// Declared volatility; nothing declared is IMMUTABLE, which every body is.
    pub volatility: Volatility,
    /// One per parameter.
    pub defaults: Vec<Option<ParameterDefault>>,
    /// The statement's map from body to text, for errors while it is created.
    pub(crate) body: rbcdb_sql::QuotedText,
}

impl Definition {
    pub(super) fn new(statement: &CreateFunction) -> Definition {
        let parameters = statement
            .parameters
            .iter()
            .map(|p| Parameter {
                name: p.name.clone(),
                ty: p.ty,
            })
            .collect();
        Definition {
            signature: Signature {
                name: statement.name.name.clone(),
                parameters,
                result: statement.result,
                called_on_null_input: statement.null_call == NullCall::Called,
                kernel: statement.kernel.clone(),
            },
            options: statement.options,
            language: statement.language.clone(),
            source: statement.body.text.clone(),
            volatility: statement.volatility.unwrap_or(Volatility::Immutable),
            defaults: statement.parameters.iter().map(|p| p.default.clone()).collect(),
            body: statement.body.clone(),
        }
    }

    /// What the compiler is asked for.
    pub(crate) fn request(&self) -> CompileRequest<'_> {
        CompileRequest {
            signature: &self.signature,
            options: self.options,
            body: &self.source,
            language: self.language.clone(),
        }
    }

    /// What `WITH (…)` gives that isn't so without it, each with its value; of a kernel function also its length.
    pub fn options_given(&self) -> Vec<(&'static str, String)> {
        let mut list = Vec::new();
        if self.options.float_errors == FloatErrors::Ieee {
            list.push(("float_error", "ieee".to_owned()));
        }
        if self.options.overflow == Overflow::Wrap {
            list.push(("overflow", "wrap".to_owned()));
        }
        if let Some(kernel) = &self.signature.kernel {
            list.push(("length", kernel.length.clone()));
            if !kernel.threads.is_empty() {
                list.push(("threads", kernel.threads.join(", ")));
            }
            if kernel.unchecked {
                list.push(("launch", "unchecked".to_owned()));
            }
            if kernel.trusted {
                list.push(("trusted", "true".to_owned()));
            }
        }
        list
    }

    /// How many arguments a call must give at least.
    pub fn required_parameters(&self) -> usize {
        self.defaults.iter().take_while(|d| d.is_none()).count()
    }
}

/// What the compiler makes of a function.
#[derive(Debug, Clone)]
pub enum Code {
    /// Of one that computes each row by itself.
    Rows(RowCode),
    /// Of a kernel function.
    Kernel(Arc<KernelFunction>),
}

/// A function that computes each row by itself.
#[derive(Debug, Clone)]
pub struct RowCode {
    /// Its code.
    pub function: Arc<Function>,
    /// Its code for GPUs, made when it is first needed.
    pub(crate) gpu: Arc<Program>,
    /// Its typed IR, with all that it calls.
    pub module: Arc<Module>,
}

/// A compiled function.
#[derive(Debug, Clone)]
pub struct FunctionEntry {
    /// Object identifier, for pg_catalog; kept by OR REPLACE.
    pub oid: u32,
    /// What the user wrote.
    pub definition: Definition,
    /// COMMENT ON FUNCTION.
    pub comment: Option<String>,
    /// What the compiler made of it.
    pub code: Code,
    /// Its artifact's key.
    pub key: CacheKey,
    /// How long the compiler took.
    pub compile_time: Duration,
    /// What it calls, directly or through others: names and parameter types.
    pub callees: Vec<(String, Vec<ParameterType>)>,
}

impl FunctionEntry {
    /// Name, parameters, result.
    pub fn signature(&self) -> &Signature {
        &self.definition.signature
    }

    /// The name, folded.
    pub fn name(&self) -> &str {
        &self.definition.signature.name
    }

    /// `name(types)`, as DROP FUNCTION takes it.
    pub fn label(&self) -> String {
        super::label(self.name(), &self.signature().parameter_types())
    }

    /// Its code; `None` for a kernel function.
    pub fn rows(&self) -> Option<&RowCode> {
        match &self.code {
            Code::Rows(rows) => Some(rows),
            Code::Kernel(_) => None,
        }
    }

    /// The type of its result, as Arrow has it.
    pub fn result_type(&self) -> DataType {
        arrow_type(self.signature().result_type())
    }

    /// Bytes of machine code and constants; for a kernel function, of its LLVM IR, once that is made.
    pub fn code_bytes(&self) -> Option<usize> {
        match &self.code {
            Code::Rows(rows) => Some(rows.function.code_bytes()),
            Code::Kernel(kernel) => Some(kernel.code_so_far()?.llvm.len()),
        }
    }

    /// Whether it calls `other`, directly or through others.
    pub fn calls(&self, other: &FunctionEntry) -> bool {
        let types = other.signature().parameter_types();
        self.callees.iter().any(|(name, t)| name == other.name() && *t == types)
    }

    /// Whether both are the same overload.
    pub(crate) fn same_overload(&self, other: &FunctionEntry) -> bool {
        self.name() == other.name() && self.signature().parameter_types() == other.signature().parameter_types()
    }
}

/// `INTEGER, DOUBLE`
pub fn type_list(types: &[ParameterType]) -> String {
    let names: Vec<String> = types.iter().map(ParameterType::to_string).collect();
    names.join(", ")
}
