//! Replaces AND and OR over rbc calls by [`LazyLogic`] in the plan's filters, projections and join filters.

use std::sync::Arc;

use datafusion::common::Result;
use datafusion::common::config::ConfigOptions;
use datafusion::common::tree_node::{Transformed, TransformedResult, TreeNode};
use datafusion::logical_expr::Operator;
use datafusion::physical_expr::PhysicalExpr;
use datafusion::physical_expr::expressions::{BinaryExpr, CaseExpr};
use datafusion::physical_optimizer::PhysicalOptimizerRule;
use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::filter::{FilterExec, FilterExecBuilder};
use datafusion::physical_plan::joins::utils::JoinFilter;
use datafusion::physical_plan::joins::{
    HashJoinExec, NestedLoopJoinExec, NestedLoopJoinExecBuilder, SortMergeJoinExec,
};
use datafusion::physical_plan::projection::{ProjectionExec, ProjectionExpr};

use super::lazy_logic::{LazyLogic, Truth};
use super::{IsRbc, contains};

/// See the module.
#[derive(Debug)]
pub(super) struct MakeLazy {
    is_rbc: IsRbc,
}

type Expr = Arc<dyn PhysicalExpr>;

impl MakeLazy {
    pub(super) fn new(is_rbc: IsRbc) -> MakeLazy {
        MakeLazy { is_rbc }
    }

    /// The expression with lazy logic; itself if it calls no rbc function.
    fn expr(&self, expr: &Expr, truth: Truth) -> Result<Expr> {
        if !contains::in_physical(expr, self.is_rbc)? {
            return Ok(Arc::clone(expr));
        }
        if let Some(binary) = expr.downcast_ref::<BinaryExpr>()
            && matches!(binary.op(), Operator::And | Operator::Or)
        {
            return self.logic(expr, *binary.op(), truth);
        }
        let conditions = conditions(expr);
        let children = expr
            .children()
            .into_iter()
            .enumerate()
            .map(|(i, child)| {
                let truth = if conditions.contains(&i) {
                    Truth::TrueOnly
                } else {
                    Truth::ThreeValued
                };
                self.expr(child, truth)
            })
            .collect::<Result<Vec<Expr>>>()?;
        Arc::clone(expr).with_new_children(children)
    }

    /// A chain of AND or OR: first all that call no rbc function, as they are, then one by one the others.
    fn logic(&self, expr: &Expr, op: Operator, truth: Truth) -> Result<Expr> {
        let (mut all, mut plain, mut operands): (Vec<Expr>, Option<Expr>, Vec<Expr>) = Default::default();
        chain(expr, op, &mut all);
        for operand in all {
            if contains::in_physical(&operand, self.is_rbc)? {
                operands.push(self.expr(&operand, truth)?);
            } else {
                plain = Some(match plain {
                    Some(left) => Arc::new(BinaryExpr::new(left, op, operand)),
                    None => operand,
                });
            }
        }
        operands.splice(0..0, plain);
        Ok(Arc::new(LazyLogic::new(op, operands, truth)))
    }

    fn node(&self, node: Arc<dyn ExecutionPlan>) -> Result<Transformed<Arc<dyn ExecutionPlan>>> {
        if !contains::in_node(node.as_ref(), self.is_rbc)? {
            return Ok(Transformed::no(node));
        }
        let new: Arc<dyn ExecutionPlan> = if let Some(filter) = node.downcast_ref::<FilterExec>() {
            let predicate = self.expr(filter.predicate(), Truth::TrueOnly)?;
            Arc::new(FilterExecBuilder::from(filter).with_predicate(predicate).build()?)
        } else if let Some(projection) = node.downcast_ref::<ProjectionExec>() {
            let exprs = projection
                .expr()
                .iter()
                .map(|e| {
                    Ok(ProjectionExpr::new(
                        self.expr(&e.expr, Truth::ThreeValued)?,
                        e.alias.clone(),
                    ))
                })
                .collect::<Result<Vec<_>>>()?;
            Arc::new(ProjectionExec::try_new(exprs, Arc::clone(projection.input()))?)
        } else if let Some(join) = node.downcast_ref::<HashJoinExec>() {
            join.builder()
                .with_filter(self.join_filter(join.filter())?)
                .build_exec()?
        } else if let Some(join) = node.downcast_ref::<NestedLoopJoinExec>() {
            let filter = self.join_filter(join.filter())?;
            Arc::new(NestedLoopJoinExecBuilder::from(join).with_filter(filter).build()?)
        } else if let Some(join) = node.downcast_ref::<SortMergeJoinExec>() {
            Arc::new(SortMergeJoinExec::try_new(
                Arc::clone(join.left()),
                Arc::clone(join.right()),
                join.on().to_vec(),
                self.join_filter(join.filter().as_ref())?,
                join.join_type(),
                join.sort_options().to_vec(),
                join.null_equality(),
            )?)
        } else {
            return Ok(Transformed::no(node));
        };
        Ok(Transformed::yes(new))
    }

    fn join_filter(&self, filter: Option<&JoinFilter>) -> Result<Option<JoinFilter>> {
        let Some(filter) = filter else { return Ok(None) };
        let expression = self.expr(filter.expression(), Truth::TrueOnly)?;
        Ok(Some(JoinFilter::new(
            expression,
            filter.column_indices().to_vec(),
            Arc::clone(filter.schema()),
        )))
    }
}

/// The operands of a chain of one operator, left to right.
fn chain(expr: &Expr, op: Operator, into: &mut Vec<Expr>) {
    match expr.downcast_ref::<BinaryExpr>() {
        Some(binary) if *binary.op() == op => {
            chain(binary.left(), op, into);
            chain(binary.right(), op, into);
        }
        _ => into.push(Arc::clone(expr)),
    }
}

/// Which children of an expression are conditions, of which only TRUE counts: those after WHEN.
fn conditions(expr: &Expr) -> Vec<usize> {
    match expr.downcast_ref::<CaseExpr>() {
        Some(case) if case.expr().is_none() => (0..case.when_then_expr().len()).map(|i| 2 * i).collect(),
        _ => Vec::new(),
    }
}

impl PhysicalOptimizerRule for MakeLazy {
    fn optimize(&self, plan: Arc<dyn ExecutionPlan>, _config: &ConfigOptions) -> Result<Arc<dyn ExecutionPlan>> {
        plan.transform_up(|node| self.node(node)).data()
    }

    fn name(&self) -> &str {
        "RbcMakeLazy"
    }

    fn schema_check(&self) -> bool {
        true
    }
}
