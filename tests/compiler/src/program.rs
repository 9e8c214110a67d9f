//! Functions that call each other, from their declarations to loaded code.

use std::sync::Arc;

use arrow::array::ArrayRef;
use rbcdb_runtime_cpu::{Argument, CallError, CancelFlag, Function};
use rbcdb_udf_abi::artifact::Metadata;
use rbcdb_udf_abi::{Language, Options, Signature};
use rbcdb_udf_compiler::ir::interpret::Interpreter;
use rbcdb_udf_compiler::ir::{Datum, RowValue};
use rbcdb_udf_compiler::pipeline::{CompileError, Compiled, Compiler};
use rbcdb_udf_compiler::{Callee, CompileRequest, Environment};

use crate::columns::{from_array, to_column};
use crate::outcome::{Failure, Outcome};
use crate::watchdog::watch;

/// What a CREATE FUNCTION says.
#[derive(Debug, Clone, PartialEq)]
pub struct Declared {
    /// Name, parameters, result, NULL handling.
    pub signature: Signature,
    /// `WITH (…)`
    pub options: Options,
    /// The `AS` text.
    pub body: String,
    /// What that is written in.
    pub language: Language,
}

impl Declared {
    /// From a parsed statement.
    pub fn from_sql(statement: &rbcdb_sql::CreateFunction) -> Declared {
        let parameters = statement.parameters.iter().map(|parameter| rbcdb_udf_abi::Parameter {
            name: parameter.name.clone(),
            ty: parameter.ty,
        });
        let signature = Signature {
            name: statement.name.name.clone(),
            parameters: parameters.collect(),
            result: statement.result,
            called_on_null_input: statement.null_call == rbcdb_sql::NullCall::Called,
            kernel: statement.kernel.clone(),
        };
        Declared {
            signature,
            options: statement.options,
            body: statement.body.text.clone(),
            language: statement.language.clone(),
        }
    }

    /// What the compiler is asked.
    pub fn request(&self) -> CompileRequest<'_> {
        CompileRequest {
            signature: &self.signature,
            options: self.options,
            body: &self.body,
            language: self.language.clone(),
        }
    }
}

/// The functions compiled so far.
#[derive(Debug, Default)]
pub struct Catalog {
    functions: Vec<Callee>,
}

impl Environment for Catalog {
    fn lookup(&self, name: &str) -> Vec<Callee> {
        self.functions
            .iter()
            .filter(|callee| callee.signature.name == name)
            .cloned()
            .collect()
    }

    fn names(&self) -> Vec<String> {
        self.functions
            .iter()
            .map(|callee| callee.signature.name.clone())
            .collect()
    }
}

impl Catalog {
    /// Compiles one more function, which may call those before it.
    ///
    /// # Errors
    /// As the compiler says.
    pub fn compile(&mut self, compiler: &Compiler, declared: &Declared) -> Result<Compiled, CompileError> {
        let compiled = compiler.compile(&declared.request(), self)?;
        self.functions.push(Callee {
            signature: declared.signature.clone(),
            module: Arc::clone(&compiled.module),
            key: compiled.artifact.key,
        });
        Ok(compiled)
    }
}

impl Catalog {
    /// Compiles one more function from its statement, in whatever language.
    ///
    /// # Errors
    /// As the compiler says.
    pub fn compile_sql(
        &mut self,
        compiler: &Compiler,
        statement: &rbcdb_sql::CreateFunction,
    ) -> Result<Compiled, CompileError> {
        self.compile(compiler, &Declared::from_sql(statement))
    }
}

/// Rows of arguments.
pub type Rows = [Vec<RowValue>];

/// Rows of arguments that are scalars, none of them NULL.
pub fn scalar_rows(rows: &[Vec<Datum>]) -> Vec<Vec<RowValue>> {
    let value = |datum: &Datum| RowValue::Scalar(Some(*datum));
    rows.iter().map(|row| row.iter().map(value).collect()).collect()
}

/// What the interpreter makes of each row.
pub fn interpret(compiled: &Compiled, rows: &Rows, fuel: u64) -> Vec<Outcome> {
    let mut interpreter = Interpreter::new(&compiled.module);
    rows.iter()
        .map(|row| Outcome::of_interpreter(interpreter.run(row, fuel), &compiled.module))
        .collect()
}

/// Loaded code, on whatever device.
pub trait Loaded: Sync {
    /// Signature, source, error sites.
    fn metadata(&self) -> &Metadata;

    /// Computes a batch.
    ///
    /// # Errors
    /// As [`Function::call`].
    fn call(&self, args: &[Argument], rows: usize, cancel: &CancelFlag) -> Result<ArrayRef, CallError>;
}

impl<T: Loaded + Send> Loaded for Arc<T> {
    fn metadata(&self) -> &Metadata {
        self.as_ref().metadata()
    }

    fn call(&self, args: &[Argument], rows: usize, cancel: &CancelFlag) -> Result<ArrayRef, CallError> {
        self.as_ref().call(args, rows, cancel)
    }
}

impl Loaded for Function {
    fn metadata(&self) -> &Metadata {
        self.metadata()
    }

    fn call(&self, args: &[Argument], rows: usize, cancel: &CancelFlag) -> Result<ArrayRef, CallError> {
        self.call(args, rows, cancel)
    }
}

/// What the loaded code makes of each row. A batch that fails says so for its first failing row only: that row is taken
/// out and the rest is called again.
///
/// # Errors
/// What a correct runtime never does: other errors than a row's, failing rows out of order, results of the wrong shape.
pub fn run(function: &impl Loaded, rows: &Rows) -> Result<Vec<Outcome>, String> {
    watch(&|| function.metadata().source.clone(), |cancel| {
        run_until(function, rows, cancel)
    })
}

/// The same, unless the flag is set before the end.
///
/// # Errors
/// As [`run`], and if the flag was set.
pub fn run_until(function: &impl Loaded, rows: &Rows, cancel: &CancelFlag) -> Result<Vec<Outcome>, String> {
    run_shared(
        function,
        rows,
        &vec![false; function.metadata().signature.parameters.len()],
        cancel,
    )
}

/// The same, where the parameters that `shared` names are given once, as literals of a query are: they are the same in all
/// rows.
///
/// # Errors
/// As [`run_until`].
pub fn run_shared(
    function: &impl Loaded,
    rows: &Rows,
    shared: &[bool],
    cancel: &CancelFlag,
) -> Result<Vec<Outcome>, String> {
    let mut outcomes: Vec<Option<Outcome>> = vec![None; rows.len()];
    let mut left: Vec<usize> = (0..rows.len()).collect();
    let mut failed_before = 0;
    while !left.is_empty() {
        match call(function, rows, &left, shared, cancel) {
            Ok(results) => {
                for (row, result) in left.drain(..).zip(results) {
                    outcomes[row] = Some(result);
                }
            }
            Err(CallError::Row(failure)) => {
                let at = failure.row;
                if at < failed_before || at >= left.len() {
                    return Err(format!(
                        "row {at} of {} is reported after row {failed_before}",
                        left.len()
                    ));
                }
                failed_before = at;
                let outcome = Outcome::Error(Failure {
                    sqlstate: failure.code.sqlstate().to_owned(),
                    function: failure.function.clone(),
                    line: failure.line,
                    column: failure.column,
                    message: failure.message.clone(),
                });
                outcomes[left.remove(at)] = Some(outcome);
            }
            Err(other) => return Err(other.to_string()),
        }
    }
    Ok(outcomes.into_iter().flatten().collect())
}

/// Calls the function over some of the rows.
fn call(
    function: &impl Loaded,
    rows: &Rows,
    which: &[usize],
    shared: &[bool],
    cancel: &CancelFlag,
) -> Result<Vec<Outcome>, CallError> {
    let signature = &function.metadata().signature;
    let column = |i: usize| {
        let values: Vec<&RowValue> = which.iter().map(|row| &rows[*row][i]).collect();
        let ty = signature.parameters[i].ty;
        match shared[i] {
            true => Argument::Scalar(to_column(ty, &values[..1])),
            false => Argument::Array(to_column(ty, &values)),
        }
    };
    let args: Vec<Argument> = (0..signature.parameters.len()).map(column).collect();
    let result = function.call(&args, which.len(), cancel)?;
    let outcome = |row: usize| {
        // Without parameters the one result stands for all rows.
        let row = if args.is_empty() { 0 } else { row };
        from_array(&result, signature.result, row).map_or(Outcome::Null, Outcome::Value)
    };
    Ok((0..which.len()).map(outcome).collect())
}
