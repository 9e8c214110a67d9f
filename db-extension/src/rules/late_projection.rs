//! Computes rbc calls of the SELECT list after ORDER BY … LIMIT, for the rows that it leaves.
//!
//! Only if the sort doesn't need them. PostgreSQL does the same with expensive and volatile functions
//! (`make_sort_input_target` in its planner).

use std::sync::Arc;

use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::common::{Column, Result};
use datafusion::logical_expr::{Expr, LogicalPlan, Projection, Sort, SortExpr};
use datafusion::optimizer::{ApplyOrder, OptimizerConfig, OptimizerRule};

use super::{IsRbc, contains};

/// See the module.
#[derive(Debug)]
pub(super) struct LateProjection {
    is_rbc: IsRbc,
}

impl LateProjection {
    pub(super) fn new(is_rbc: IsRbc) -> LateProjection {
        LateProjection { is_rbc }
    }

    /// `Sort(Projection(input))` as `Projection(Sort(input))`; `None` if a sort key or nothing at all calls an rbc function.
    fn swap(&self, sort: &Sort, projection: &Projection) -> Result<Option<LogicalPlan>> {
        let calls = projection
            .expr
            .iter()
            .map(|e| contains::in_expr(e, self.is_rbc))
            .collect::<Result<Vec<bool>>>()?;
        if !calls.contains(&true) {
            return Ok(None);
        }
        let mut keys = Vec::with_capacity(sort.expr.len());
        for key in &sort.expr {
            let expr = below(key.expr.clone(), projection)?;
            // A key that gives something else each time must be the one that is shown.
            if expr.is_volatile() || contains::in_expr(&expr, self.is_rbc)? {
                return Ok(None);
            }
            keys.push(SortExpr { expr, ..key.clone() });
        }
        let sorted = LogicalPlan::Sort(Sort {
            expr: keys,
            input: Arc::clone(&projection.input),
            fetch: sort.fetch,
        });
        let schema = Arc::clone(&projection.schema);
        let projection = Projection::try_new_with_schema(projection.expr.clone(), Arc::new(sorted), schema)?;
        Ok(Some(LogicalPlan::Projection(projection)))
    }
}

/// An expression over the projection's output as one over its input.
fn below(expr: Expr, projection: &Projection) -> Result<Expr> {
    let value_of = |column: &Column| {
        let index = projection.schema.maybe_index_of_column(column)?;
        Some(projection.expr[index].clone().unalias_nested().data)
    };
    let expr = expr.transform_down(|e| {
        Ok(match &e {
            Expr::Column(column) => match value_of(column) {
                Some(value) => Transformed::new(value, true, TreeNodeRecursion::Jump),
                None => Transformed::no(e),
            },
            _ => Transformed::no(e),
        })
    })?;
    Ok(expr.data)
}

impl OptimizerRule for LateProjection {
    fn name(&self) -> &str {
        "rbc_late_projection"
    }

    fn apply_order(&self) -> Option<ApplyOrder> {
        Some(ApplyOrder::TopDown)
    }

    fn rewrite(&self, plan: LogicalPlan, _config: &dyn OptimizerConfig) -> Result<Transformed<LogicalPlan>> {
        let swapped = match &plan {
            LogicalPlan::Sort(sort) if sort.fetch.is_some() => match sort.input.as_ref() {
                LogicalPlan::Projection(projection) => self.swap(sort, projection)?,
                _ => None,
            },
            _ => None,
        };
        Ok(swapped.map_or_else(|| Transformed::no(plan), Transformed::yes))
    }
}
