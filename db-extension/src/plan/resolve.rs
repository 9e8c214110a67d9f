//! Replaces each call of a function name by a call of one overload: casts added, named arguments put in their places,
//! defaults filled in. An analyzer rule, which runs before DataFusion's type coercion; running it again changes nothing.

use std::sync::Arc;

use arrow::datatypes::{DataType, Field};
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::common::{DFSchema, Result, ScalarValue};
use datafusion::config::ConfigOptions;
use datafusion::error::DataFusionError;
use datafusion::logical_expr::expr::{Cast, Placeholder, ScalarFunction};
use datafusion::logical_expr::expr_rewriter::NamePreserver;
use datafusion::logical_expr::utils::merge_schema;
use datafusion::logical_expr::{Expr, ExprSchemable, LogicalPlan, ScalarUDF};
use datafusion::optimizer::AnalyzerRule;
use rbcdb_runtime_cpu::arrow_type;
use rbcdb_sql::ParameterDefault;
use rbcdb_udf_abi::{ParameterType, ScalarType};

use super::constant;
use crate::catalog::{FunctionEntry, Snapshot};
use crate::error::Error;
use crate::statement::StatementContext;
use crate::udf::argument::{argument_type, type_name};
use crate::udf::call::ResolvedCall;
use crate::udf::named::NamedFunction;
use crate::udf::overload::{self, ArgumentType, Miss, Resolution};

/// The rule.
#[derive(Debug, Default)]
pub struct ResolveCalls;

impl AnalyzerRule for ResolveCalls {
    fn analyze(&self, plan: LogicalPlan, _config: &ConfigOptions) -> Result<LogicalPlan> {
        resolve_calls(plan)
    }

    fn name(&self) -> &str {
        "resolve_rbc_calls"
    }
}

/// Resolves every call in a plan and its subqueries.
///
/// # Errors
/// 42883 and 42725 as an [`Error`] within the DataFusion error.
pub fn resolve_calls(plan: LogicalPlan) -> Result<LogicalPlan> {
    plan.transform_up_with_subqueries(|node| {
        let mut schema = merge_schema(&node.inputs());
        if let LogicalPlan::TableScan(scan) = &node {
            schema.merge(&DFSchema::try_from_qualified_schema(
                scan.table_name.clone(),
                &scan.source.schema(),
            )?);
        }
        rewrite_calls(node, |e| resolve_expr(e, &schema))
    })
    .map(|t| t.data)
}

/// Rewrites the expressions of one plan node from the leaves up; output columns keep their names.
fn rewrite_calls(
    node: LogicalPlan,
    mut rewrite: impl FnMut(Expr) -> Result<Transformed<Expr>>,
) -> Result<Transformed<LogicalPlan>> {
    let names = NamePreserver::new(&node);
    let node = node.map_expressions(|expr| {
        let name = names.save(&expr);
        let rewritten = expr.transform_up(&mut rewrite)?;
        Ok(rewritten.update_data(|e| name.restore(e)))
    })?;
    if node.transformed {
        node.map_data(LogicalPlan::recompute_schema)
    } else {
        Ok(node)
    }
}

/// Makes the calls in a plan that was made for another statement (a view's) calls of this one, of the functions as of
/// now.
///
/// # Errors
/// 42883 if a function is gone.
pub fn rebind(plan: LogicalPlan, functions: &Snapshot, statement: &Arc<StatementContext>) -> Result<LogicalPlan> {
    plan.transform_up_with_subqueries(|node| rewrite_calls(node, |e| rebind_expr(e, functions, statement)))
        .map(|t| t.data)
}

fn rebind_expr(expr: Expr, functions: &Snapshot, statement: &Arc<StatementContext>) -> Result<Transformed<Expr>> {
    let Expr::ScalarFunction(call) = &expr else {
        return Ok(Transformed::no(expr));
    };
    let Some(resolved) = call.func.inner().downcast_ref::<ResolvedCall>() else {
        return Ok(Transformed::no(expr));
    };
    if Arc::ptr_eq(resolved.statement(), statement) {
        return Ok(Transformed::no(expr));
    }
    let old = resolved.entry();
    let Some(entry) = functions.find(old.name(), &old.signature().parameter_types()) else {
        let error = Error::new("42883", format!("function {} does not exist", old.label()))
            .detail("A view calls it, which was created before the function was dropped.");
        return Err(DataFusionError::External(Box::new(error)));
    };
    let call = ScalarFunction {
        func: Arc::new(ScalarUDF::new_from_impl(ResolvedCall::new(
            Arc::clone(entry),
            Arc::clone(statement),
            resolved.site().to_owned(),
        ))),
        args: call.args.clone(),
    };
    Ok(Transformed::yes(Expr::ScalarFunction(call)))
}

fn resolve_expr(expr: Expr, schema: &DFSchema) -> Result<Transformed<Expr>> {
    let Expr::ScalarFunction(ScalarFunction { func, args }) = &expr else {
        return Ok(Transformed::no(expr));
    };
    let Some(function) = func.inner().downcast_ref::<NamedFunction>() else {
        return Ok(Transformed::no(expr));
    };
    let resolved = resolve_call(function, args.clone(), schema).map_err(|e| DataFusionError::External(Box::new(e)))?;
    Ok(Transformed::yes(resolved))
}

fn resolve_call(function: &NamedFunction, args: Vec<Expr>, schema: &DFSchema) -> Result<Expr, Error> {
    let types = args
        .iter()
        .map(|a| argument_type(a, schema))
        .collect::<Result<Vec<_>>>()?;
    let resolution = overload::resolve(&function.candidates(), &types, function.argument_names())
        .map_err(|miss| miss_error(&miss, function, &args, schema))?;
    let entry = &function.overloads()[resolution.candidate];
    let site = site(function, &args);
    let args = arrange(entry, &resolution, args, &types, schema)?;
    let call = ResolvedCall::new(Arc::clone(entry), Arc::clone(function.statement()), site);
    Ok(Expr::ScalarFunction(ScalarFunction::new_udf(
        Arc::new(ScalarUDF::new_from_impl(call)),
        args,
    )))
}

/// The call as a report shows it.
fn site(function: &NamedFunction, args: &[Expr]) -> String {
    let args: Vec<String> = args.iter().map(|a| a.human_display().to_string()).collect();
    format!("{}({})", function.function_name(), args.join(", "))
}

/// The arguments in the parameters' order, converted to their types.
fn arrange(
    entry: &FunctionEntry,
    resolution: &Resolution,
    args: Vec<Expr>,
    types: &[ArgumentType],
    schema: &DFSchema,
) -> Result<Vec<Expr>, Error> {
    let mut args: Vec<Option<Expr>> = args.into_iter().map(Some).collect();
    let mut arranged = Vec::with_capacity(resolution.arguments.len());
    for (i, argument) in resolution.arguments.iter().enumerate() {
        let ty = entry.signature().parameters[i].ty;
        let given = argument.and_then(|a| Some((args.get_mut(a)?.take()?, types[a])));
        arranged.push(match (given, &entry.definition.defaults[i]) {
            (Some((expr, from)), _) => convert(expr, from, ty, schema)?,
            (None, Some(default)) => default_value(default, ty)?,
            (None, None) => return Err(Error::internal(format!("{} lacks argument {}", entry.label(), i + 1))),
        });
    }
    Ok(arranged)
}

fn default_value(default: &ParameterDefault, ty: ParameterType) -> Result<Expr, Error> {
    constant::evaluate(&default.expr, ty).map(|value| Expr::Literal(value, None))
}

/// Converts an argument to a parameter's type; overload resolution has said that it converts.
fn convert(expr: Expr, from: ArgumentType, to: ParameterType, schema: &DFSchema) -> Result<Expr, Error> {
    let target = arrow_type(to);
    match (expr, from) {
        (Expr::Literal(value, _), _) => constant::convert(&value, to).map(|v| Expr::Literal(v, None)),
        (Expr::Placeholder(p), ArgumentType::Unknown) => {
            let field = Arc::new(Field::new("", target, true));
            Ok(Expr::Placeholder(Placeholder::new_with_field(p.id, Some(field))))
        }
        (expr, _) if expr.get_type(schema)? == target => Ok(expr),
        (expr, ArgumentType::Typed(ScalarType::Complex128)) => Ok(cast(expr, target)),
        (expr, _) if to == ScalarType::Complex128.into() => {
            let re = cast(expr, DataType::Float64);
            let zero = Expr::Literal(ScalarValue::Float64(Some(0.0)), None);
            Ok(Expr::ScalarFunction(ScalarFunction::new_udf(
                crate::udf::complex::complex(),
                vec![re, zero],
            )))
        }
        (expr, _) => Ok(cast(expr, target)),
    }
}

fn cast(expr: Expr, to: DataType) -> Expr {
    Expr::Cast(Cast::new(Box::new(expr), to))
}

fn miss_error(miss: &Miss, function: &NamedFunction, args: &[Expr], schema: &DFSchema) -> Error {
    let shown: Vec<String> = args
        .iter()
        .enumerate()
        .map(|(i, a)| shown_argument(function, i, a, schema))
        .collect();
    let call = format!("{}({})", function.function_name(), shown.join(", "));
    let list = |entries: Vec<&Arc<FunctionEntry>>| {
        let lines: Vec<String> = entries.iter().map(|e| e.signature().to_string()).collect();
        lines.join("; ")
    };
    let mut error = match miss {
        Miss::NoMatch => Error::new("42883", format!("function {call} does not exist")).hint(format!(
            "No function matches the given name and argument types; you might need to add casts. Available: {}.",
            list(function.overloads().iter().collect())
        )),
        Miss::Ambiguous(which) => Error::new("42725", format!("function {call} is not unique"))
            .detail(format!(
                "Candidates: {}.",
                list(which.iter().map(|i| &function.overloads()[*i]).collect())
            ))
            .hint("Could not choose a best candidate function; you might need to add casts."),
    };
    error.location = function.location();
    error
}

fn shown_argument(function: &NamedFunction, index: usize, expr: &Expr, schema: &DFSchema) -> String {
    let ty = match argument_type(expr, schema) {
        Ok(ArgumentType::Typed(ty)) => ty.sql_name().to_owned(),
        Ok(ArgumentType::Integer(v)) if i32::try_from(v).is_ok() => "INTEGER".to_owned(),
        Ok(ArgumentType::Integer(_)) => "BIGINT".to_owned(),
        Ok(ArgumentType::Array(element)) => ParameterType::Array(element).to_string(),
        Ok(ArgumentType::Integers(least, most)) => {
            let fit = [least, most].iter().all(|v| i32::try_from(*v).is_ok());
            if fit { "INTEGER[]" } else { "BIGINT[]" }.to_owned()
        }
        Ok(ArgumentType::Fractions) => "DOUBLE[]".to_owned(),
        Ok(ArgumentType::Fraction) => "DOUBLE".to_owned(),
        Ok(ArgumentType::Unknown) => "unknown".to_owned(),
        _ => expr
            .get_type(schema)
            .map_or_else(|_| "unknown".to_owned(), |t| type_name(&t)),
    };
    match function.argument_names().get(index).and_then(Option::as_ref) {
        Some(name) => format!("{name} => {ty}"),
        None => ty,
    }
}
