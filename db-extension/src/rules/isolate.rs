//! Moves conditions with rbc calls out of aggregations, window functions and ORDER BY into a projection below them, where
//! they are computed lazily.
//!
//! `count(*) FILTER (WHERE f(a, b) > 1 AND b <> 0)` becomes `count(*) FILTER (WHERE c)` over `SELECT …, f(a, b) > 1 AND
//! b <> 0 AS c`. And because aggregations compute their arguments before they filter, `sum(f(x)) FILTER (WHERE p)` becomes
//! `sum(CASE WHEN p THEN f(x) END) FILTER (WHERE p)`.

use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::common::{Column, Result};
use datafusion::logical_expr::expr::AggregateFunction;
use datafusion::logical_expr::expr_rewriter::NamePreserver;
use datafusion::logical_expr::{BinaryExpr, Case, Expr, LogicalPlan, LogicalPlanBuilder, Operator, col};
use datafusion::optimizer::{ApplyOrder, OptimizerConfig, OptimizerRule};

use super::{IsRbc, contains};

/// See the module.
#[derive(Debug)]
pub(super) struct Isolate {
    is_rbc: IsRbc,
}

impl Isolate {
    pub(super) fn new(is_rbc: IsRbc) -> Isolate {
        Isolate { is_rbc }
    }

    /// Replaces each outermost AND or OR over rbc calls by a column.
    fn take_out(&self, expr: Expr, config: &dyn OptimizerConfig, taken: &mut Vec<Expr>) -> Result<Transformed<Expr>> {
        expr.transform_down(|e| {
            let logic = matches!(
                &e,
                Expr::BinaryExpr(BinaryExpr {
                    op: Operator::And | Operator::Or,
                    ..
                })
            );
            if !logic || !contains::in_expr(&e, self.is_rbc)? {
                return Ok(Transformed::no(e));
            }
            let name = config.alias_generator().next("__rbc_condition");
            taken.push(e.alias(&name));
            Ok(Transformed::new(
                col(Column::from_name(name)),
                true,
                TreeNodeRecursion::Jump,
            ))
        })
    }

    /// An aggregate's arguments with rbc calls, computed only where its FILTER is true.
    fn guard_arguments(&self, expr: Expr) -> Result<Transformed<Expr>> {
        let Expr::AggregateFunction(AggregateFunction { func, mut params }) = expr else {
            return Ok(Transformed::no(expr));
        };
        let mut changed = false;
        if let Some(filter) = params.filter.clone() {
            for arg in std::mem::take(&mut params.args) {
                let guard = !matches!(arg, Expr::Case(_)) && contains::in_expr(&arg, self.is_rbc)?;
                changed |= guard;
                params.args.push(if guard {
                    Expr::Case(Case::new(None, vec![(filter.clone(), Box::new(arg))], None))
                } else {
                    arg
                });
            }
        }
        let expr = Expr::AggregateFunction(AggregateFunction { func, params });
        Ok(Transformed::new_transformed(expr, changed))
    }
}

impl OptimizerRule for Isolate {
    fn name(&self) -> &str {
        "rbc_isolate"
    }

    fn apply_order(&self) -> Option<ApplyOrder> {
        Some(ApplyOrder::BottomUp)
    }

    fn rewrite(&self, plan: LogicalPlan, config: &dyn OptimizerConfig) -> Result<Transformed<LogicalPlan>> {
        if !matches!(
            plan,
            LogicalPlan::Aggregate(_) | LogicalPlan::Window(_) | LogicalPlan::Sort(_)
        ) {
            return Ok(Transformed::no(plan));
        }
        let names = NamePreserver::new_for_projection();
        let keep_names = !matches!(plan, LogicalPlan::Sort(_));
        let mut taken = Vec::new();
        let columns = plan.schema().columns();
        let rewritten = plan.map_expressions(|expr| {
            let name = names.save(&expr);
            let isolated = self.take_out(expr, config, &mut taken)?;
            let new = isolated.transform_data(|e| e.transform_up(|e| self.guard_arguments(e)))?;
            Ok(if keep_names && new.transformed {
                new.update_data(|e| name.restore(e))
            } else {
                new
            })
        })?;
        if taken.is_empty() {
            return Ok(rewritten);
        }
        let input = rewritten.data.inputs()[0].clone();
        let below = input.schema().columns().into_iter().map(Expr::Column).chain(taken);
        let below = LogicalPlanBuilder::from(input).project(below)?.build()?;
        let plan = rewritten
            .data
            .with_new_exprs(rewritten.data.expressions(), vec![below])?;
        // A sort and a window give the columns below them too.
        let plan = match plan {
            LogicalPlan::Aggregate(_) => plan,
            other => LogicalPlanBuilder::from(other)
                .project(columns.into_iter().map(Expr::Column))?
                .build()?,
        };
        Ok(Transformed::yes(plan))
    }
}
