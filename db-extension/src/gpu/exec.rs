//! The operator that runs a filter and projections with rbc calls, on a GPU where that is faster.
//!
//! It gathers batches of its input to chunks that are worth a GPU's while, and runs filter and outputs as one call of the
//! device. What can't run there (columns that pass through, text) is computed from the selected rows by DataFusion's own
//! expressions. A chunk that the device can't compute, or in which a row fails, is computed batch by batch with the plan's
//! own expressions: these raise the errors, as they do without a GPU.

use std::fmt;
use std::sync::Arc;

use datafusion::common::Result;
use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::error::DataFusionError;
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::physical_expr::PhysicalExpr;
use datafusion::physical_plan::execution_plan::CardinalityEffect;
use datafusion::physical_plan::metrics::{BaselineMetrics, ExecutionPlanMetricsSet, MetricsSet};
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::{DisplayAs, DisplayFormatType, ExecutionPlan, ExecutionPlanProperties, PlanProperties};
use futures::stream;

use super::Gpu;
use super::fragment::Fragment;
use super::partition::Partition;
use super::report::Runs;
use crate::statement::StatementContext;

/// See the module.
#[derive(Debug)]
pub(crate) struct GpuExec {
    input: Arc<dyn ExecutionPlan>,
    /// The nodes that it stands for, from the input up.
    nodes: Vec<Arc<dyn ExecutionPlan>>,
    shared: Arc<Shared>,
    properties: Arc<PlanProperties>,
    metrics: ExecutionPlanMetricsSet,
}

/// What all partitions of the operator share.
#[derive(Debug, Clone)]
pub(crate) struct Shared {
    /// What it computes.
    pub fragment: Arc<Fragment>,
    /// The statement that it belongs to.
    pub statement: Arc<StatementContext>,
    /// The devices.
    pub gpu: Arc<Gpu>,
    /// What its runs did.
    pub runs: Arc<Runs>,
    /// Rows after which it ends.
    pub fetch: Option<usize>,
    /// Whether something above it may not read all rows.
    pub limited: bool,
    /// Whether its input's arrays are a table's, the same ones in the next query.
    pub resident: bool,
    /// Partitions that run side by side.
    pub partitions: usize,
}

impl Shared {
    fn with_partitions(&self, partitions: usize) -> Shared {
        Shared {
            partitions,
            ..self.clone()
        }
    }
}

impl GpuExec {
    /// The operator in the place of `nodes`, which stand on `input`.
    pub(crate) fn new(
        input: Arc<dyn ExecutionPlan>,
        nodes: Vec<Arc<dyn ExecutionPlan>>,
        shared: Arc<Shared>,
    ) -> Result<GpuExec> {
        let top = nodes
            .last()
            .ok_or_else(|| DataFusionError::Internal("GpuExec stands for no node".to_owned()))?;
        Ok(GpuExec {
            properties: Arc::clone(top.properties()),
            input,
            nodes,
            shared,
            metrics: ExecutionPlanMetricsSet::new(),
        })
    }
}

impl DisplayAs for GpuExec {
    fn fmt_as(&self, _t: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shared { fragment, fetch, .. } = self.shared.as_ref();
        write!(f, "GpuExec: ")?;
        if let Some(filter) = &fragment.filter {
            write!(f, "filter={}, ", filter.expr)?;
        }
        let outputs: Vec<String> = fragment.outputs.iter().map(ToString::to_string).collect();
        write!(
            f,
            "expr=[{}], device={}",
            outputs.join(", "),
            self.shared.statement.device()
        )?;
        match fetch {
            Some(fetch) => write!(f, ", fetch={fetch}"),
            None => Ok(()),
        }
    }
}

impl ExecutionPlan for GpuExec {
    fn name(&self) -> &str {
        "GpuExec"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        &self.properties
    }

    fn maintains_input_order(&self) -> Vec<bool> {
        vec![true]
    }

    fn children(&self) -> Vec<&Arc<dyn ExecutionPlan>> {
        vec![&self.input]
    }

    fn apply_expressions(
        &self,
        f: &mut dyn FnMut(&Arc<dyn PhysicalExpr>) -> Result<TreeNodeRecursion>,
    ) -> Result<TreeNodeRecursion> {
        for node in &self.nodes {
            if node.apply_expressions(f)? == TreeNodeRecursion::Stop {
                return Ok(TreeNodeRecursion::Stop);
            }
        }
        Ok(TreeNodeRecursion::Continue)
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        let Ok([input]) = <[_; 1]>::try_from(children) else {
            return Err(DataFusionError::Internal("GpuExec has one input".to_owned()));
        };
        let mut nodes = Vec::with_capacity(self.nodes.len());
        let mut below = Arc::clone(&input);
        for node in &self.nodes {
            #[expect(deprecated, reason = "the trait's own way to change children")]
            let node = Arc::clone(node).with_new_children(vec![below])?;
            below = Arc::clone(&node);
            nodes.push(node);
        }
        let partitions = input.output_partitioning().partition_count();
        let shared = if partitions == self.shared.partitions {
            Arc::clone(&self.shared)
        } else {
            Arc::new(self.shared.with_partitions(partitions))
        };
        Ok(Arc::new(GpuExec::new(input, nodes, shared)?))
    }

    fn fetch(&self) -> Option<usize> {
        self.shared.fetch
    }

    fn cardinality_effect(&self) -> CardinalityEffect {
        match self.shared.fragment.filter {
            Some(_) => CardinalityEffect::LowerEqual,
            None => CardinalityEffect::Equal,
        }
    }

    fn metrics(&self) -> Option<MetricsSet> {
        Some(self.metrics.clone_inner())
    }

    fn execute(&self, partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let input = self.input.execute(partition, Arc::clone(&context))?;
        let metrics = BaselineMetrics::new(&self.metrics, partition);
        let schema = self.schema();
        let partition = Partition::new(
            Arc::clone(&self.shared),
            Arc::clone(&schema),
            input,
            partition,
            &context,
            metrics,
        );
        let batches = stream::try_unfold(partition, |mut partition| async move {
            Ok(partition.next().await?.map(|batch| (batch, partition)))
        });
        Ok(Box::pin(RecordBatchStreamAdapter::new(schema, batches)))
    }
}
