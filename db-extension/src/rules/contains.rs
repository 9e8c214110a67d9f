//! Where rbc calls are: in logical and physical expressions, and among the operands of AND and OR.

use std::sync::Arc;

use datafusion::common::Result;
use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::logical_expr::expr::ScalarFunction;
use datafusion::logical_expr::utils::{conjunction, split_conjunction_owned};
use datafusion::logical_expr::{BinaryExpr, Expr, Operator};
use datafusion::physical_expr::{PhysicalExpr, ScalarFunctionExpr};
use datafusion::physical_plan::ExecutionPlan;

use super::IsRbc;

/// Whether a logical expression calls an rbc function.
pub(super) fn in_expr(expr: &Expr, is_rbc: IsRbc) -> Result<bool> {
    expr.exists(|e| Ok(matches!(e, Expr::ScalarFunction(ScalarFunction { func, .. }) if is_rbc(func))))
}

/// Whether a physical expression calls an rbc function.
pub(super) fn in_physical(expr: &Arc<dyn PhysicalExpr>, is_rbc: IsRbc) -> Result<bool> {
    expr.exists(|e| {
        Ok(e.downcast_ref::<ScalarFunctionExpr>()
            .is_some_and(|call| is_rbc(call.fun())))
    })
}

/// Whether a plan node itself, not its children, computes an rbc call.
pub(super) fn in_node(plan: &dyn ExecutionPlan, is_rbc: IsRbc) -> Result<bool> {
    let mut found = false;
    plan.apply_expressions(&mut |expr| {
        found |= in_physical(expr, is_rbc)?;
        Ok(if found {
            TreeNodeRecursion::Stop
        } else {
            TreeNodeRecursion::Continue
        })
    })?;
    Ok(found)
}

/// The operands of a conjunction without and with rbc calls, each in the order written, as conjunctions.
pub(super) fn split(predicate: Expr, is_rbc: IsRbc) -> Result<(Option<Expr>, Option<Expr>)> {
    let (mut plain, mut rbc) = (Vec::new(), Vec::new());
    for operand in split_conjunction_owned(predicate) {
        if in_expr(&operand, is_rbc)? {
            &mut rbc
        } else {
            &mut plain
        }
        .push(operand);
    }
    Ok((conjunction(plain), conjunction(rbc)))
}

/// Both, or the one that is there.
pub(super) fn and(first: Option<Expr>, second: Option<Expr>) -> Option<Expr> {
    conjunction(first.into_iter().chain(second))
}

/// The operands of a chain of one operator, left to right.
pub(super) fn operands(expr: Expr, op: Operator, into: &mut Vec<Expr>) {
    match expr {
        Expr::BinaryExpr(BinaryExpr { left, op: found, right }) if found == op => {
            operands(*left, op, into);
            operands(*right, op, into);
        }
        other => into.push(other),
    }
}
