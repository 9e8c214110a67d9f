//! Hides rbc calls from the simplifier, which computes constant ones while it plans: in untaken branches too, and without
//! the statement being able to stop it.
//!
//! For the time of the rule each rbc function is behind a volatile one of the same name and type.

use std::sync::Arc;

use arrow::datatypes::{DataType, FieldRef};
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::common::{Result, internal_err};
use datafusion::logical_expr::expr::ScalarFunction;
use datafusion::logical_expr::{
    ColumnarValue, Expr, LogicalPlan, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature,
    Volatility,
};
use datafusion::optimizer::{ApplyOrder, OptimizerConfig, OptimizerRule};

use super::IsRbc;

/// A rule that doesn't get to see rbc functions.
#[derive(Debug)]
pub(super) struct FoldGuard {
    inner: Arc<dyn OptimizerRule + Send + Sync>,
    is_rbc: IsRbc,
}

impl FoldGuard {
    pub(super) fn new(inner: Arc<dyn OptimizerRule + Send + Sync>, is_rbc: IsRbc) -> FoldGuard {
        FoldGuard { inner, is_rbc }
    }

    fn hide(&self, expr: Expr) -> Result<Transformed<Expr>> {
        expr.transform_up(|e| match e {
            Expr::ScalarFunction(ScalarFunction { func, args }) if (self.is_rbc)(&func) => {
                let hidden = Arc::new(ScalarUDF::new_from_impl(Hidden::new(func)));
                Ok(Transformed::yes(Expr::ScalarFunction(ScalarFunction {
                    func: hidden,
                    args,
                })))
            }
            other => Ok(Transformed::no(other)),
        })
    }
}

fn show(expr: Expr) -> Result<Transformed<Expr>> {
    expr.transform_up(|e| match e {
        Expr::ScalarFunction(ScalarFunction { func, args }) => match func.inner().downcast_ref::<Hidden>() {
            Some(hidden) => {
                let func = Arc::clone(&hidden.function);
                Ok(Transformed::yes(Expr::ScalarFunction(ScalarFunction { func, args })))
            }
            None => Ok(Transformed::no(Expr::ScalarFunction(ScalarFunction { func, args }))),
        },
        other => Ok(Transformed::no(other)),
    })
}

impl OptimizerRule for FoldGuard {
    fn name(&self) -> &str {
        self.inner.name()
    }

    fn apply_order(&self) -> Option<ApplyOrder> {
        self.inner.apply_order()
    }

    fn rewrite(&self, plan: LogicalPlan, config: &dyn OptimizerConfig) -> Result<Transformed<LogicalPlan>> {
        let hidden = plan.map_expressions(|e| self.hide(e))?;
        if !hidden.transformed {
            return self.inner.rewrite(hidden.data, config);
        }
        let rewritten = self.inner.rewrite(hidden.data, config)?;
        let shown = rewritten.data.map_expressions(show)?.data;
        Ok(Transformed::new_transformed(shown, rewritten.transformed))
    }
}

/// Stands for an rbc function that mustn't be computed now.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Hidden {
    function: Arc<ScalarUDF>,
    signature: Signature,
}

impl Hidden {
    fn new(function: Arc<ScalarUDF>) -> Hidden {
        let signature = Signature {
            volatility: Volatility::Volatile,
            ..function.signature().clone()
        };
        Hidden { function, signature }
    }
}

impl ScalarUDFImpl for Hidden {
    fn name(&self) -> &str {
        self.function.name()
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, arguments: &[DataType]) -> Result<DataType> {
        self.function.return_type(arguments)
    }

    fn return_field_from_args(&self, arguments: ReturnFieldArgs<'_>) -> Result<FieldRef> {
        self.function.return_field_from_args(arguments)
    }

    fn coerce_types(&self, arguments: &[DataType]) -> Result<Vec<DataType>> {
        self.function.coerce_types(arguments)
    }

    fn invoke_with_args(&self, _args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        internal_err!(
            "{} was computed while its statement was being simplified",
            self.function.name()
        )
    }
}
