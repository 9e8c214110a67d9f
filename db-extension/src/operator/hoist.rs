//! Moves rbc calls out of aggregations into a projection below, where a [`super::exec::FusedExec`] computes them:
//! `sum(f(x))` becomes `sum(a)` over `SELECT …, f(x) AS a`.
//!
//! A call of columns that no filter stands below would be the same function in a projection: on the CPU it stays.
//!
//! An aggregation computes its arguments and keys for all rows of its input, and so does the projection. Arguments under a
//! FILTER have been made lazy before ([`crate::rules`]).

use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::common::{Column, Result};
use datafusion::logical_expr::expr::{AggregateFunction, ScalarFunction};
use datafusion::logical_expr::expr_rewriter::NamePreserver;
use datafusion::logical_expr::{Aggregate, Expr, LogicalPlan, LogicalPlanBuilder, col};
use datafusion::optimizer::{ApplyOrder, OptimizerConfig, OptimizerRule};

use crate::udf::call::ResolvedCall;

/// The rule.
#[derive(Debug, Default)]
pub(crate) struct HoistArguments;

/// Whether an expression calls an rbc function of a statement whose expressions may become functions.
fn may_be_fused(expr: &Expr) -> Result<bool> {
    expr.exists(|e| {
        let Expr::ScalarFunction(ScalarFunction { func, .. }) = e else {
            return Ok(false);
        };
        let call = func.inner().downcast_ref::<ResolvedCall>();
        Ok(call.is_some_and(|call| call.statement().programs().is_some()))
    })
}

/// Whether there is nothing to fuse in an expression for the CPU: it is a call of columns.
fn is_function(expr: &Expr) -> bool {
    let Expr::ScalarFunction(ScalarFunction { func, args }) = expr else {
        return false;
    };
    let call = func.inner().downcast_ref::<ResolvedCall>();
    let leaf = |arg: &Expr| matches!(arg, Expr::Column(_) | Expr::Literal(..));
    call.is_some_and(|call| call.statement().gpu().is_none()) && args.iter().all(leaf)
}

fn unaliased(expr: &Expr) -> &Expr {
    match expr {
        Expr::Alias(alias) => unaliased(&alias.expr),
        other => other,
    }
}

/// Whether an expression is to become a column.
fn is_wanted(expr: &Expr, filtered: bool) -> Result<bool> {
    Ok(may_be_fused(expr)? && (filtered || !is_function(unaliased(expr))))
}

/// Replaces an expression with calls by a column.
fn take_out(expr: Expr, filtered: bool, config: &dyn OptimizerConfig, taken: &mut Vec<Expr>) -> Result<Expr> {
    if !is_wanted(&expr, filtered)? {
        return Ok(expr);
    }
    let name = config.alias_generator().next("__rbc_argument");
    taken.push(expr.unalias_nested().data.alias(&name));
    Ok(col(Column::from_name(name)))
}

/// A key, or an aggregate with its arguments taken out.
fn rewrite(expr: Expr, filtered: bool, config: &dyn OptimizerConfig, taken: &mut Vec<Expr>) -> Result<Expr> {
    let is_aggregate = |e: &Expr| Ok(matches!(e, Expr::AggregateFunction(_)));
    if matches!(expr, Expr::GroupingSet(_)) {
        return Ok(expr);
    }
    if !expr.exists(is_aggregate)? {
        return take_out(expr, filtered, config, taken);
    }
    let rewritten = expr.transform_down(|e| {
        let Expr::AggregateFunction(AggregateFunction { func, mut params }) = e else {
            return Ok(Transformed::no(e));
        };
        let args = std::mem::take(&mut params.args).into_iter();
        params.args = args
            .map(|arg| take_out(arg, filtered, config, taken))
            .collect::<Result<Vec<Expr>>>()?;
        let aggregate = Expr::AggregateFunction(AggregateFunction { func, params });
        Ok(Transformed::new(aggregate, true, TreeNodeRecursion::Jump))
    })?;
    Ok(rewritten.data)
}

impl OptimizerRule for HoistArguments {
    fn name(&self) -> &str {
        "rbc_hoist_arguments"
    }

    fn apply_order(&self) -> Option<ApplyOrder> {
        Some(ApplyOrder::BottomUp)
    }

    fn rewrite(&self, plan: LogicalPlan, config: &dyn OptimizerConfig) -> Result<Transformed<LogicalPlan>> {
        let LogicalPlan::Aggregate(aggregate) = &plan else {
            return Ok(Transformed::no(plan));
        };
        let mut any = false;
        for expr in aggregate.group_expr.iter().chain(&aggregate.aggr_expr) {
            any |= may_be_fused(expr)?;
        }
        if !any {
            return Ok(Transformed::no(plan));
        }
        let LogicalPlan::Aggregate(Aggregate {
            input,
            group_expr,
            aggr_expr,
            schema,
            ..
        }) = plan
        else {
            return Ok(Transformed::no(plan));
        };
        let filtered = matches!(input.as_ref(), LogicalPlan::Filter(_));
        let names = NamePreserver::new_for_projection();
        let mut taken = Vec::new();
        let mut rewrite_all = |exprs: Vec<Expr>| {
            let renamed = exprs.into_iter().map(|expr| {
                let name = names.save(&expr);
                rewrite(expr, filtered, config, &mut taken).map(|expr| name.restore(expr))
            });
            renamed.collect::<Result<Vec<Expr>>>()
        };
        let (group_expr, aggr_expr) = (rewrite_all(group_expr)?, rewrite_all(aggr_expr)?);
        if taken.is_empty() {
            let same = Aggregate::try_new_with_schema(input, group_expr, aggr_expr, schema)?;
            return Ok(Transformed::no(LogicalPlan::Aggregate(same)));
        }
        let below = input.schema().columns().into_iter().map(Expr::Column).chain(taken);
        let below = LogicalPlanBuilder::from(input).project(below)?.build()?;
        let aggregate = Aggregate::try_new_with_schema(below.into(), group_expr, aggr_expr, schema)?;
        Ok(Transformed::yes(LogicalPlan::Aggregate(aggregate)))
    }
}
