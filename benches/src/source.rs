//! From a `CREATE FUNCTION` text to a compiled function, without a server.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use rbcdb_runtime_cpu::Function;
use rbcdb_sql::{CreateFunction, NullCall, Statement};
use rbcdb_udf_abi::{Language, Parameter, Signature};
use rbcdb_udf_compiler::pipeline::{Compiled, Compiler};
use rbcdb_udf_compiler::{Callee, CompileRequest, Environment};

/// The functions of the statements compiled so far, by name.
#[derive(Debug, Default)]
pub struct Catalog {
    callees: HashMap<String, Vec<Callee>>,
}

impl Environment for Catalog {
    fn lookup(&self, name: &str) -> Vec<Callee> {
        self.callees.get(name).cloned().unwrap_or_default()
    }

    fn names(&self) -> Vec<String> {
        self.callees.keys().cloned().collect()
    }
}

/// The `CREATE FUNCTION` statements of a text.
///
/// # Errors
/// If the text isn't SQL.
pub fn statements(text: &str) -> Result<Vec<CreateFunction>, Box<dyn Error>> {
    let parsed = rbcdb_sql::parse(text).map_err(|error| error.message)?;
    let functions = parsed.into_iter().filter_map(|span| match span.statement {
        Statement::CreateFunction(function) => Some(*function),
        _ => None,
    });
    Ok(functions.collect())
}

/// The signature that a statement declares.
pub fn signature(statement: &CreateFunction) -> Signature {
    let parameters = statement.parameters.iter();
    Signature {
        name: statement.name.name.clone(),
        parameters: parameters
            .map(|p| Parameter {
                name: p.name.clone(),
                ty: p.ty,
            })
            .collect(),
        result: statement.result,
        called_on_null_input: statement.null_call == NullCall::Called,
        kernel: statement.kernel.clone(),
    }
}

/// Compiles a statement.
///
/// # Errors
/// What the compiler says.
pub fn compile(compiler: &Compiler, statement: &CreateFunction, catalog: &Catalog) -> Result<Compiled, Box<dyn Error>> {
    let signature = signature(statement);
    let request = CompileRequest {
        signature: &signature,
        options: statement.options,
        body: &statement.body.text,
        language: Language::Rbc,
    };
    Ok(compiler.compile(&request, catalog)?)
}

/// Compiles and loads the functions of a text, in order; the result is the last one.
///
/// # Errors
/// What the compiler or the loader says, or that there is no function.
pub fn load(compiler: &Compiler, text: &str) -> Result<Arc<Function>, Box<dyn Error>> {
    let mut catalog = Catalog::default();
    let mut last = None;
    for statement in statements(text)? {
        let compiled = compile(compiler, &statement, &catalog)?;
        last = Some(Function::load(&compiled.artifact)?);
        let key = compiled.artifact.key;
        let callee = Callee {
            signature: signature(&statement),
            module: compiled.module,
            key,
        };
        catalog
            .callees
            .entry(statement.name.name.clone())
            .or_default()
            .push(callee);
    }
    last.ok_or_else(|| "no function in the text".into())
}
