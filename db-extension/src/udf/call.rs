//! A resolved call of one overload, as a DataFusion function: casts are done, the code is loaded, the statement's cancel
//! flag is at hand.
//!
//! It is immutable, as every rbc function. What DataFusion makes of that and mustn't (folding `f(0)` in a branch that isn't
//! taken, pushing it below a join) is kept from it by [`crate::rules`].

use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::time::Instant;

use arrow::array::{ArrayRef, new_empty_array};
use arrow::datatypes::{DataType, Field, FieldRef};
use datafusion::common::{Result, ScalarValue};
use datafusion::error::DataFusionError;
use datafusion::logical_expr::{
    ColumnarValue, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDFImpl, Signature, TypeSignature, Volatility,
};
use rbcdb_runtime_cpu::{Argument, CallError, arrow_type};

use crate::catalog::{Code, FunctionEntry};
use crate::gpu;
use crate::statement::{CallRecord, StatementContext};

/// A call of one overload within one statement.
#[derive(Debug)]
pub struct ResolvedCall {
    entry: Arc<FunctionEntry>,
    statement: Arc<StatementContext>,
    record: Arc<CallRecord>,
    site: String,
    signature: Signature,
}

impl ResolvedCall {
    /// A call; `site` is how the statement's report names it.
    pub fn new(entry: Arc<FunctionEntry>, statement: Arc<StatementContext>, site: String) -> ResolvedCall {
        let types: Vec<DataType> = entry.signature().parameters.iter().map(|p| arrow_type(p.ty)).collect();
        let signature = if types.is_empty() {
            TypeSignature::Nullary
        } else {
            TypeSignature::Exact(types)
        };
        ResolvedCall {
            record: statement.register_call(&entry, site.clone()),
            site,
            signature: Signature::new(signature, Volatility::Immutable),
            entry,
            statement,
        }
    }

    /// The overload.
    pub fn entry(&self) -> &Arc<FunctionEntry> {
        &self.entry
    }

    /// How the statement's report names it.
    pub fn site(&self) -> &str {
        &self.site
    }

    /// What it did.
    pub(crate) fn record(&self) -> &Arc<CallRecord> {
        &self.record
    }

    /// Computes a batch on the device that is to be used.
    fn compute(&self, arguments: &[Argument], rows: usize) -> Result<ArrayRef, CallError> {
        let record = &self.record;
        let code = match &self.entry.code {
            Code::Rows(code) => code,
            Code::Kernel(kernel) => {
                let kernel = kernel.code().map_err(|error| CallError::Launch {
                    function: self.entry.name().to_owned(),
                    sqlstate: error.sqlstate,
                    what: error.message,
                })?;
                return kernel.call(arguments, rows, &self.statement, record);
            }
        };
        if let Some(array) = gpu::call::compute((&self.entry, code), &self.statement, arguments, rows, &record.alone)? {
            return Ok(array);
        }
        let (started, cancel) = (Instant::now(), self.statement.cancel_flag());
        let array = code.function.call_counted(arguments, rows, cancel, &record.cpu)?;
        gpu::call::observe_cpu(code, &self.statement, rows, started.elapsed());
        Ok(array)
    }

    /// The statement that it belongs to.
    pub fn statement(&self) -> &Arc<StatementContext> {
        &self.statement
    }
}

/// Two calls are the same function if they run the same code for the same statement.
impl PartialEq for ResolvedCall {
    fn eq(&self, other: &ResolvedCall) -> bool {
        Arc::ptr_eq(&self.entry, &other.entry) && Arc::ptr_eq(&self.statement, &other.statement)
    }
}

impl Eq for ResolvedCall {}

impl Hash for ResolvedCall {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (Arc::as_ptr(&self.entry) as usize).hash(state);
        (Arc::as_ptr(&self.statement) as usize).hash(state);
    }
}

impl ScalarUDFImpl for ResolvedCall {
    fn name(&self) -> &str {
        self.entry.name()
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> Result<DataType> {
        Ok(self.entry.result_type())
    }

    fn return_field_from_args(&self, _arguments: ReturnFieldArgs<'_>) -> Result<FieldRef> {
        Ok(Arc::new(Field::new(self.name(), self.entry.result_type(), true)))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rows = args.number_rows;
        if rows == 0 {
            return Ok(ColumnarValue::Array(new_empty_array(&self.entry.result_type())));
        }
        let constant = args.args.iter().all(|a| matches!(a, ColumnarValue::Scalar(_)));
        let arguments = args.args.into_iter().map(argument).collect::<Result<Vec<_>>>()?;
        let result = self
            .compute(&arguments, rows)
            .map_err(|e| DataFusionError::External(Box::new(e)))?;
        if constant {
            return Ok(ColumnarValue::Scalar(ScalarValue::try_from_array(&result, 0)?));
        }
        Ok(ColumnarValue::Array(result))
    }
}

fn argument(value: ColumnarValue) -> Result<Argument> {
    Ok(match value {
        ColumnarValue::Array(array) => Argument::Array(array),
        ColumnarValue::Scalar(value) => Argument::Scalar(value.to_array()?),
    })
}
