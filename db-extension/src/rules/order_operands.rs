//! Puts the operands of AND and OR that call no rbc function before those that do; otherwise the order stays.
//!
//! It runs before the elimination of common subexpressions, which takes the left operand as always computed and the right
//! one as computed for some rows: in `f(a, b) > 1 AND f(a, b) < 5 AND b <> 0` it would compute `f(a, b)` for all rows.

use datafusion::common::Result;
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::logical_expr::expr_rewriter::NamePreserver;
use datafusion::logical_expr::{BinaryExpr, Expr, LogicalPlan, Operator};
use datafusion::optimizer::{ApplyOrder, OptimizerConfig, OptimizerRule};

use super::{IsRbc, contains};

/// See the module.
#[derive(Debug)]
pub(super) struct OrderOperands {
    is_rbc: IsRbc,
}

impl OrderOperands {
    pub(super) fn new(is_rbc: IsRbc) -> OrderOperands {
        OrderOperands { is_rbc }
    }

    fn order(&self, expr: Expr) -> Result<Transformed<Expr>> {
        let op = match &expr {
            Expr::BinaryExpr(BinaryExpr {
                op: op @ (Operator::And | Operator::Or),
                ..
            }) => *op,
            _ => return Ok(Transformed::no(expr)),
        };
        let mut operands = Vec::new();
        contains::operands(expr, op, &mut operands);
        let calls = operands
            .iter()
            .map(|e| contains::in_expr(e, self.is_rbc))
            .collect::<Result<Vec<bool>>>()?;
        let ordered = calls.is_sorted();
        let mut tagged: Vec<(bool, Expr)> = calls.into_iter().zip(operands).collect();
        tagged.sort_by_key(|(calls, _)| *calls);
        let mut chain = tagged.into_iter().map(|(_, operand)| operand);
        let first = chain.next().unwrap_or_default();
        let chain = chain.fold(first, |left, right| {
            Expr::BinaryExpr(BinaryExpr {
                left: Box::new(left),
                op,
                right: Box::new(right),
            })
        });
        Ok(Transformed::new_transformed(chain, !ordered))
    }
}

impl OptimizerRule for OrderOperands {
    fn name(&self) -> &str {
        "rbc_order_operands"
    }

    fn apply_order(&self) -> Option<ApplyOrder> {
        Some(ApplyOrder::TopDown)
    }

    fn rewrite(&self, plan: LogicalPlan, _config: &dyn OptimizerConfig) -> Result<Transformed<LogicalPlan>> {
        let names = NamePreserver::new(&plan);
        plan.map_expressions(|expr| {
            if !contains::in_expr(&expr, self.is_rbc)? {
                return Ok(Transformed::no(expr));
            }
            let name = names.save(&expr);
            Ok(expr.transform_up(|e| self.order(e))?.update_data(|e| name.restore(e)))
        })
    }
}
