//! A function name before it is resolved: what SQL planning sees.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use arrow::datatypes::{DataType, Field, FieldRef};
use datafusion::common::{Result, ScalarValue};
use datafusion::error::DataFusionError;
use datafusion::logical_expr::{
    ColumnarValue, Expr, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDFImpl, Signature, TypeSignature, Volatility,
};

use super::argument::{literal_type, value_type};
use super::overload::{ArgumentType, Candidate, resolve};
use crate::catalog::FunctionEntry;
use crate::statement::StatementContext;

/// How a statement calls a function.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct CallForm {
    /// Names of the arguments, `None` for positional ones; empty if there are none.
    pub argument_names: Vec<Option<String>>,
    /// Line and column of the call in the statement's text, from 1, where known.
    pub location: Option<(u64, u64)>,
}

/// All overloads of one name, for one call of a statement.
#[derive(Debug)]
pub struct NamedFunction {
    /// The name that SQL planning looks up: [`key`].
    key: String,
    function: String,
    form: CallForm,
    overloads: Vec<Arc<FunctionEntry>>,
    statement: Arc<StatementContext>,
    signature: Signature,
}

/// The look-up key of a call: the function's name, its arguments' names and its place. The control characters can't
/// come from a SQL identifier that names a function, as the catalog refuses them.
pub fn key(name: &str, form: &CallForm) -> String {
    let shown = shown_name(name, &form.argument_names);
    match form.location {
        Some((line, column)) => format!("{shown}\u{3}{line}:{column}"),
        None => shown,
    }
}

/// The name of a call that is the same wherever the call stands.
fn shown_name(name: &str, argument_names: &[Option<String>]) -> String {
    if argument_names.iter().all(Option::is_none) {
        return name.to_owned();
    }
    let names: Vec<&str> = argument_names
        .iter()
        .map(|n| n.as_deref().unwrap_or_default())
        .collect();
    format!("{name}\u{1}{}", names.join("\u{2}"))
}

impl NamedFunction {
    /// The function for calls of this form.
    pub fn new(
        name: &str,
        form: CallForm,
        overloads: &[Arc<FunctionEntry>],
        statement: Arc<StatementContext>,
    ) -> NamedFunction {
        NamedFunction {
            key: key(name, &form),
            function: name.to_owned(),
            form,
            overloads: overloads.to_vec(),
            statement,
            signature: Signature::new(TypeSignature::UserDefined, Volatility::Volatile),
        }
    }

    /// The function's name.
    pub fn function_name(&self) -> &str {
        &self.function
    }

    /// Names of the arguments, `None` for positional ones; shorter than the call's list if the rest has none.
    pub fn argument_names(&self) -> &[Option<String>] {
        &self.form.argument_names
    }

    /// Line and column of the call in the statement's text.
    pub fn location(&self) -> Option<(u64, u64)> {
        self.form.location
    }

    /// What the name may mean.
    pub fn overloads(&self) -> &[Arc<FunctionEntry>] {
        &self.overloads
    }

    /// The statement that it belongs to.
    pub fn statement(&self) -> &Arc<StatementContext> {
        &self.statement
    }

    /// The overloads, as overload resolution takes them.
    pub fn candidates(&self) -> Vec<Candidate<'_>> {
        self.overloads
            .iter()
            .map(|e| Candidate {
                signature: e.signature(),
                required: e.definition.required_parameters(),
            })
            .collect()
    }

    /// The result's type as far as it can be told before resolution; right in all but contrived cases, and corrected
    /// when the call is resolved.
    fn likely_result(&self, fields: &[FieldRef], literals: &[Option<&ScalarValue>]) -> DataType {
        let by_literal = |(i, f): (usize, &FieldRef)| match literals.get(i).copied().flatten() {
            Some(value) => literal_type(value),
            None => value_type(f.data_type()),
        };
        let types: Vec<ArgumentType> = fields.iter().enumerate().map(by_literal).collect();
        // Integer arithmetic with literals is BIGINT in DataFusion where it is INTEGER in SQL.
        let narrowed = |t: &ArgumentType| match t {
            ArgumentType::Typed(rbcdb_udf_abi::ScalarType::Int64) => ArgumentType::Integer(0),
            ArgumentType::Array(rbcdb_udf_abi::ScalarType::Int64) => ArgumentType::Integers(0, 0),
            t => *t,
        };
        let narrow: Vec<ArgumentType> = types.iter().map(narrowed).collect();
        let found = resolve(&self.candidates(), &types, self.argument_names())
            .or_else(|_| resolve(&self.candidates(), &narrow, self.argument_names()));
        let index = found.map_or(0, |r| r.candidate);
        self.overloads.get(index).map_or(DataType::Null, |e| e.result_type())
    }
}

/// Calls are equal wherever they stand: `GROUP BY f(x)` is about the `f(x)` of the SELECT list.
impl PartialEq for NamedFunction {
    fn eq(&self, other: &NamedFunction) -> bool {
        self.function == other.function
            && self.argument_names() == other.argument_names()
            && Arc::ptr_eq(&self.statement, &other.statement)
    }
}

impl Eq for NamedFunction {}

impl Hash for NamedFunction {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.function.hash(state);
        self.argument_names().hash(state);
    }
}

impl ScalarUDFImpl for NamedFunction {
    fn name(&self) -> &str {
        &self.key
    }

    fn display_name(&self, args: &[Expr]) -> Result<String> {
        let args: Vec<String> = args.iter().map(Expr::to_string).collect();
        Ok(format!(
            "{}({})",
            shown_name(&self.function, self.argument_names()),
            args.join(", ")
        ))
    }

    fn schema_name(&self, args: &[Expr]) -> Result<String> {
        let args: Vec<String> = args.iter().map(|a| a.schema_name().to_string()).collect();
        Ok(format!(
            "{}({})",
            shown_name(&self.function, self.argument_names()),
            args.join(",")
        ))
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        Ok(types.to_vec())
    }

    fn return_type(&self, types: &[DataType]) -> Result<DataType> {
        let fields: Vec<FieldRef> = types
            .iter()
            .map(|t| Arc::new(Field::new("", t.clone(), true)))
            .collect();
        Ok(self.likely_result(&fields, &[]))
    }

    fn return_field_from_args(&self, args: ReturnFieldArgs<'_>) -> Result<FieldRef> {
        let ty = self.likely_result(args.arg_fields, args.scalar_arguments);
        Ok(Arc::new(Field::new(&self.function, ty, true)))
    }

    fn invoke_with_args(&self, _args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        Err(DataFusionError::Internal(format!(
            "the call of function {} was not resolved",
            self.function
        )))
    }
}
