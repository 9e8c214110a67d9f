//! Installs the plug-in into a DataFusion session.

use std::sync::Arc;

use arrow::datatypes::{Field, FieldRef};
use datafusion::common::Result as DFResult;
use datafusion::config::Dialect;
use datafusion::execution::{FunctionRegistry, SessionStateBuilder};
use datafusion::logical_expr::planner::TypePlanner;
use datafusion::logical_expr::{AggregateUDF, ScalarUDF};
use datafusion::prelude::SessionContext;
use rbcdb_runtime_cpu::arrow_type;
use rbcdb_runtime_cuda::Devices;
use rbcdb_sql::{CreateFunction, TypeError};
use rbcdb_store::Store;

use crate::catalog::FunctionCatalog;
use crate::error::Error;
use crate::gpu::MakeCode;
use crate::operator::hoist::HoistArguments;
use crate::operator::rule::Fuse;
use crate::plan::checked_arithmetic::CheckedArithmetic;
use crate::plan::checked_sum::CheckedSum;
use crate::plan::listings;
use crate::plan::resolve::ResolveCalls;
use crate::rules;
use crate::udf::call::ResolvedCall;
use crate::udf::complex;
use crate::udf::named::NamedFunction;

/// Adds types, rules and functions to a session; returns the catalog of its functions, which are those of the store.
///
/// # Errors
/// If the compiler can't be started on this machine.
pub(crate) fn into_context(
    context: &SessionContext,
    store: Arc<Store>,
    devices: Option<Arc<Devices>>,
    gpu_code: Option<MakeCode>,
) -> Result<Arc<FunctionCatalog>, Error> {
    let functions = Arc::new(FunctionCatalog::new(store, devices, gpu_code)?);
    let state = context.state();
    let mut analyzer: Vec<_> = vec![Arc::new(ResolveCalls) as _];
    analyzer.extend(state.analyzer().rules.iter().cloned());
    analyzer.push(Arc::new(CheckedArithmetic));
    let mut logical = rules::logical_rules(state.optimizers(), is_rbc);
    let hoisted = logical
        .iter()
        .position(|rule| rule.name() == "common_sub_expression_eliminate");
    logical.insert(hoisted.unwrap_or(logical.len()), Arc::new(HoistArguments));
    let mut physical = rules::physical_rules(state.physical_optimizers(), is_rbc);
    physical.push(Arc::new(Fuse));
    physical.push(Arc::new(rules::count_rows::CountRows));
    physical.push(Arc::new(rules::yield_often::YieldOften));
    let mut config = state.config().clone();
    config.options_mut().sql_parser.dialect = Dialect::PostgreSQL;
    let mut state = SessionStateBuilder::new_from_existing(state)
        .with_config(config)
        .with_type_planner(Arc::new(SqlTypes))
        .with_analyzer_rules(analyzer)
        .with_optimizer_rules(logical)
        .with_physical_optimizer_rules(physical)
        .build();
    for function in complex::functions().into_iter().chain([listings::function()]) {
        state.register_udf(function)?;
    }
    if let Some(sum) = state.aggregate_functions().get("sum").cloned() {
        state.register_udaf(Arc::new(AggregateUDF::new_from_impl(CheckedSum::new(sum))))?;
    }
    *context.state_ref().write() = state;
    Ok(functions)
}

fn is_rbc(function: &ScalarUDF) -> bool {
    function.inner().is::<ResolvedCall>()
}

/// Refuses a function whose name DataFusion's functions have: it would hide them, or they it.
pub(crate) fn check_name(context: &SessionContext, create: &CreateFunction) -> Result<(), Error> {
    let name = &create.name.name;
    let state = context.state_ref();
    let state = state.read();
    let built_in = |f: &Arc<ScalarUDF>| !f.inner().is::<NamedFunction>();
    let scalar = state.scalar_functions().get(name).is_some_and(built_in);
    let kind = if scalar || state.higher_order_functions().contains_key(name) {
        "function"
    } else if state.aggregate_functions().contains_key(name) {
        "aggregate function"
    } else if state.window_functions().contains_key(name) {
        "window function"
    } else if name.is_empty() || name.chars().any(char::is_control) {
        return Err(Error::new(
            "42602",
            "a function's name must have characters, and no control characters",
        )
        .at(create.name.position));
    } else {
        return Ok(());
    };
    Err(Error::new("42723", format!("\"{name}\" is a built-in {kind}"))
        .hint("Choose another name; built-in functions can't be replaced or overloaded.")
        .at(create.name.position))
}

/// SQL's type names as CREATE FUNCTION knows them, so that tables and casts know the same ones: FLOAT is DOUBLE,
/// COMPLEX and DuckDB's unsigned integers exist. Other types are left to DataFusion.
#[derive(Debug)]
struct SqlTypes;

impl TypePlanner for SqlTypes {
    fn plan_type_field(&self, ty: &sqlparser::ast::DataType) -> DFResult<Option<FieldRef>> {
        match rbcdb_sql::scalar_type(ty) {
            Ok(ty) => Ok(Some(Arc::new(Field::new("", arrow_type(ty), true)))),
            Err(TypeError::Unsupported(_) | TypeError::Array(_)) => Ok(None),
            Err(error @ (TypeError::Unknown(_) | TypeError::Precision(_))) => {
                let mut error = Error::from(error.into_sql_error(0));
                (error.position, error.hint) = (None, None);
                Err(datafusion::error::DataFusionError::External(Box::new(error)))
            }
        }
    }
}
