//! Hides plan nodes that compute rbc calls from rules that would move their expressions.
//!
//! A filter that mixes operands with and without rbc calls becomes two, so that the plain operands still move down.

use std::fmt;
use std::sync::Arc;

use datafusion::common::Result;
use datafusion::common::config::ConfigOptions;
use datafusion::common::tree_node::{Transformed, TransformedResult, TreeNode, TreeNodeRecursion};
use datafusion::execution::TaskContext;
use datafusion::physical_expr::OrderingRequirements;
use datafusion::physical_expr::{PhysicalExpr, conjunction, split_conjunction};
use datafusion::physical_optimizer::{PhysicalOptimizerContext, PhysicalOptimizerRule};
use datafusion::physical_plan::execution_plan::{CardinalityEffect, ReplaceChildrenOptions};
use datafusion::physical_plan::filter::{FilterExec, FilterExecBuilder};
use datafusion::physical_plan::{
    DisplayAs, DisplayFormatType, ExecutionPlan, InputDistributionRequirements, PlanProperties,
    SendableRecordBatchStream,
};

use super::{IsRbc, contains};

/// A rule that doesn't get to see nodes that compute rbc calls.
#[derive(Debug)]
pub(super) struct HoldGuard {
    inner: Arc<dyn PhysicalOptimizerRule + Send + Sync>,
    is_rbc: IsRbc,
}

impl HoldGuard {
    pub(super) fn new(inner: Arc<dyn PhysicalOptimizerRule + Send + Sync>, is_rbc: IsRbc) -> HoldGuard {
        HoldGuard { inner, is_rbc }
    }

    fn hold(&self, plan: Arc<dyn ExecutionPlan>) -> Result<Transformed<Arc<dyn ExecutionPlan>>> {
        plan.transform_up(|node| {
            if !contains::in_node(node.as_ref(), self.is_rbc)? {
                return Ok(Transformed::no(node));
            }
            let node = match node.downcast_ref::<FilterExec>() {
                Some(filter) => split_filter(filter, self.is_rbc)?.unwrap_or(node),
                None => node,
            };
            Ok(Transformed::yes(Arc::new(Held { node }) as Arc<dyn ExecutionPlan>))
        })
    }
}

/// The filter's plain operands in a filter of their own below it; `None` if it has none.
fn split_filter(filter: &FilterExec, is_rbc: IsRbc) -> Result<Option<Arc<dyn ExecutionPlan>>> {
    let (mut plain, mut rbc): (Vec<Arc<dyn PhysicalExpr>>, Vec<_>) = Default::default();
    for operand in split_conjunction(filter.predicate()) {
        if contains::in_physical(operand, is_rbc)? {
            &mut rbc
        } else {
            &mut plain
        }
        .push(Arc::clone(operand));
    }
    if plain.is_empty() {
        return Ok(None);
    }
    let below = FilterExecBuilder::new(conjunction(plain), Arc::clone(filter.input()))
        .with_batch_size(filter.batch_size())
        .build()?;
    let above = FilterExecBuilder::from(filter)
        .with_predicate(conjunction(rbc))
        .with_input(Arc::new(below))
        .build()?;
    Ok(Some(Arc::new(above)))
}

fn release(plan: Arc<dyn ExecutionPlan>) -> Result<Arc<dyn ExecutionPlan>> {
    plan.transform_up(|node| {
        Ok(match node.downcast_ref::<Held>() {
            Some(held) => Transformed::yes(Arc::clone(&held.node)),
            None => Transformed::no(node),
        })
    })
    .data()
}

impl PhysicalOptimizerRule for HoldGuard {
    fn optimize(&self, plan: Arc<dyn ExecutionPlan>, config: &ConfigOptions) -> Result<Arc<dyn ExecutionPlan>> {
        let held = self.hold(plan)?;
        let optimized = self.inner.optimize(held.data, config)?;
        if held.transformed {
            release(optimized)
        } else {
            Ok(optimized)
        }
    }

    fn optimize_with_context(
        &self,
        plan: Arc<dyn ExecutionPlan>,
        context: &dyn PhysicalOptimizerContext,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let held = self.hold(plan)?;
        let optimized = self.inner.optimize_with_context(held.data, context)?;
        if held.transformed {
            release(optimized)
        } else {
            Ok(optimized)
        }
    }

    fn name(&self) -> &str {
        self.inner.name()
    }

    fn schema_check(&self) -> bool {
        self.inner.schema_check()
    }
}

/// A node of which only the inputs can be changed.
#[derive(Debug)]
struct Held {
    node: Arc<dyn ExecutionPlan>,
}

impl DisplayAs for Held {
    fn fmt_as(&self, t: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.node.fmt_as(t, f)
    }
}

impl ExecutionPlan for Held {
    fn name(&self) -> &str {
        "HeldExec"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        self.node.properties()
    }

    fn input_distribution_requirements(&self) -> InputDistributionRequirements {
        self.node.input_distribution_requirements()
    }

    fn required_input_ordering(&self) -> Vec<Option<OrderingRequirements>> {
        self.node.required_input_ordering()
    }

    fn maintains_input_order(&self) -> Vec<bool> {
        self.node.maintains_input_order()
    }

    fn benefits_from_input_partitioning(&self) -> Vec<bool> {
        self.node.benefits_from_input_partitioning()
    }

    fn cardinality_effect(&self) -> CardinalityEffect {
        self.node.cardinality_effect()
    }

    fn fetch(&self) -> Option<usize> {
        self.node.fetch()
    }

    fn children(&self) -> Vec<&Arc<dyn ExecutionPlan>> {
        self.node.children()
    }

    fn apply_expressions(
        &self,
        f: &mut dyn FnMut(&Arc<dyn PhysicalExpr>) -> Result<TreeNodeRecursion>,
    ) -> Result<TreeNodeRecursion> {
        self.node.apply_expressions(f)
    }

    fn replace_children(
        self: Arc<Self>,
        children: Vec<Arc<dyn ExecutionPlan>>,
        options: ReplaceChildrenOptions,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        Ok(Arc::new(Held {
            node: Arc::clone(&self.node).replace_children(children, options)?,
        }))
    }

    #[expect(deprecated, reason = "still required by the trait")]
    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        Ok(Arc::new(Held {
            node: Arc::clone(&self.node).with_new_children(children)?,
        }))
    }

    fn execute(&self, partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        self.node.execute(partition, context)
    }
}
