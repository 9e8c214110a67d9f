//! Runs a plan in row order, to find the row that fails first.
//!
//! With several partitions, which failing row is met first is a matter of luck. When a row fails, the query is planned
//! again for one partition, and what still has several inputs (a table in several parts, UNION ALL) reads them one after
//! the other. rbc functions are pure, so the second run meets the same failures, in row order.

use std::fmt;
use std::sync::Arc;

use datafusion::common::Result;
use datafusion::common::tree_node::{Transformed, TransformedResult, TreeNode, TreeNodeRecursion};
use datafusion::error::DataFusionError;
use datafusion::execution::{SendableRecordBatchStream, SessionState, TaskContext};
use datafusion::logical_expr::LogicalPlan;
use datafusion::physical_expr::{EquivalenceProperties, PhysicalExpr};
use datafusion::physical_plan::coalesce_partitions::CoalescePartitionsExec;
use datafusion::physical_plan::limit::GlobalLimitExec;
use datafusion::physical_plan::repartition::RepartitionExec;
use datafusion::physical_plan::sorts::sort::SortExec;
use datafusion::physical_plan::sorts::sort_preserving_merge::SortPreservingMergeExec;
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::{
    DisplayAs, DisplayFormatType, ExecutionPlan, ExecutionPlanProperties, Partitioning, PlanProperties,
};
use futures::{StreamExt, stream};

use crate::operator::exec::FusedExec;

/// Plans `plan` for one partition that is read in order.
///
/// # Errors
/// If DataFusion can't plan it.
pub async fn plan_in_order(state: &SessionState, plan: &LogicalPlan) -> Result<Arc<dyn ExecutionPlan>> {
    let mut state = state.clone();
    let options = state.config_mut().options_mut();
    options.execution.target_partitions = 1;
    options.optimizer.enable_round_robin_repartition = false;
    let physical = state.create_physical_plan(plan).await?;
    let physical = in_order(physical)?;
    if physical.output_partitioning().partition_count() > 1 {
        return Ok(Arc::new(InOrderExec::new(physical)));
    }
    Ok(physical)
}

/// The plan with everything that reads several inputs at once replaced by what reads them one after the other.
fn in_order(plan: Arc<dyn ExecutionPlan>) -> Result<Arc<dyn ExecutionPlan>> {
    plan.transform_up(|node| {
        let new: Arc<dyn ExecutionPlan> = if let Some(coalesce) = node.downcast_ref::<CoalescePartitionsExec>() {
            let ordered: Arc<dyn ExecutionPlan> = Arc::new(InOrderExec::new(Arc::clone(coalesce.input())));
            match coalesce.fetch() {
                Some(fetch) => Arc::new(GlobalLimitExec::new(ordered, 0, Some(fetch))),
                None => ordered,
            }
        } else if let Some(merge) = node.downcast_ref::<SortPreservingMergeExec>() {
            // Merging polls all inputs, in an order of its own; sorting what they give comes to the same.
            let ordered = Arc::new(InOrderExec::new(Arc::clone(merge.input())));
            Arc::new(SortExec::new(merge.expr().clone(), ordered).with_fetch(merge.fetch()))
        } else if let Some(exchange) = node.downcast_ref::<RepartitionExec>()
            && exchange.partitioning().partition_count() == 1
        {
            Arc::new(InOrderExec::new(Arc::clone(exchange.input())))
        } else if let Some(fused) = node.downcast_ref::<FusedExec>() {
            // The order in which rows of several expressions fail is that of the plan without it.
            fused.unfused(&node)
        } else {
            return Ok(Transformed::no(node));
        };
        Ok(Transformed::yes(new))
    })
    .data()
}

/// All partitions of its input as one, first to last.
#[derive(Debug)]
struct InOrderExec {
    input: Arc<dyn ExecutionPlan>,
    properties: Arc<PlanProperties>,
}

impl InOrderExec {
    fn new(input: Arc<dyn ExecutionPlan>) -> InOrderExec {
        let properties = PlanProperties::new(
            EquivalenceProperties::new(input.schema()),
            Partitioning::UnknownPartitioning(1),
            input.pipeline_behavior(),
            input.boundedness(),
        );
        InOrderExec {
            input,
            properties: Arc::new(properties),
        }
    }
}

impl DisplayAs for InOrderExec {
    fn fmt_as(&self, _t: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InOrderExec")
    }
}

impl ExecutionPlan for InOrderExec {
    fn name(&self) -> &str {
        "InOrderExec"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        &self.properties
    }

    fn children(&self) -> Vec<&Arc<dyn ExecutionPlan>> {
        vec![&self.input]
    }

    fn apply_expressions(
        &self,
        _f: &mut dyn FnMut(&Arc<dyn PhysicalExpr>) -> Result<TreeNodeRecursion>,
    ) -> Result<TreeNodeRecursion> {
        Ok(TreeNodeRecursion::Continue)
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        match <[_; 1]>::try_from(children) {
            Ok([input]) => Ok(Arc::new(InOrderExec::new(input))),
            Err(_) => Err(DataFusionError::Internal("InOrderExec has one input".to_owned())),
        }
    }

    fn execute(&self, partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        if partition != 0 {
            return Err(DataFusionError::Internal(format!(
                "InOrderExec has no partition {partition}"
            )));
        }
        let input = Arc::clone(&self.input);
        let count = input.output_partitioning().partition_count();
        // Each partition is started when the one before it has ended.
        let batches = stream::iter(0..count).flat_map(move |i| match input.execute(i, Arc::clone(&context)) {
            Ok(stream) => stream,
            Err(e) => Box::pin(RecordBatchStreamAdapter::new(
                input.schema(),
                stream::once(async { Err(e) }),
            )),
        });
        Ok(Box::pin(RecordBatchStreamAdapter::new(self.input.schema(), batches)))
    }
}
