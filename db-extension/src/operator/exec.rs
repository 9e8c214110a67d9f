//! The operator that runs a filter and projections with rbc calls: `GpuExec` where a GPU may do it, `FusedExec` on the CPU.
//!
//! What functions can't compute (columns that pass through, text) is computed from the selected rows by DataFusion's own
//! expressions. Rows that a device or fused code can't compute, or in which a row fails, are computed batch by batch with the plan's
//! own expressions: these raise the errors, as they do without the operator.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicU32;

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

use super::fragment::Fragment;
use super::on_cpu::OnCpu;
use crate::gpu::Gpu;
use crate::gpu::partition::Partition;
use crate::gpu::report::Runs;
use crate::statement::StatementContext;

/// See the module.
#[derive(Debug)]
pub(crate) struct FusedExec {
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
    /// The devices, where they may be used.
    pub gpu: Option<Arc<Gpu>>,
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
    /// Batches that fused code for the CPU couldn't compute.
    pub left: Arc<AtomicU32>,
}

impl Shared {
    fn with_partitions(&self, partitions: usize) -> Shared {
        Shared {
            partitions,
            ..self.clone()
        }
    }
}

impl FusedExec {
    /// The operator in the place of `nodes`, which stand on `input`.
    pub(crate) fn new(
        input: Arc<dyn ExecutionPlan>,
        nodes: Vec<Arc<dyn ExecutionPlan>>,
        shared: Arc<Shared>,
    ) -> Result<FusedExec> {
        let top = nodes
            .last()
            .ok_or_else(|| DataFusionError::Internal("FusedExec stands for no node".to_owned()))?;
        Ok(FusedExec {
            properties: Arc::clone(top.properties()),
            input,
            nodes,
            shared,
            metrics: ExecutionPlanMetricsSet::new(),
        })
    }

    /// The nodes that it stands for, on the CPU; itself if it runs on a GPU.
    pub(crate) fn unfused(&self, itself: &Arc<dyn ExecutionPlan>) -> Arc<dyn ExecutionPlan> {
        let nodes = self.nodes.last().filter(|_| self.shared.gpu.is_none());
        Arc::clone(nodes.unwrap_or(itself))
    }
}

impl DisplayAs for FusedExec {
    fn fmt_as(&self, _t: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shared { fragment, fetch, .. } = self.shared.as_ref();
        write!(f, "{}: ", self.name())?;
        if let Some(filter) = &fragment.filter {
            write!(f, "filter={}, ", filter.expr)?;
        }
        let outputs: Vec<String> = fragment.outputs.iter().map(ToString::to_string).collect();
        write!(f, "expr=[{}]", outputs.join(", "))?;
        if self.shared.gpu.is_some() {
            write!(f, ", device={}", self.shared.statement.device())?;
        }
        match fetch {
            Some(fetch) => write!(f, ", fetch={fetch}"),
            None => Ok(()),
        }
    }
}

impl ExecutionPlan for FusedExec {
    fn name(&self) -> &str {
        match self.shared.gpu {
            Some(_) => "GpuExec",
            None => "FusedExec",
        }
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
            return Err(DataFusionError::Internal("FusedExec has one input".to_owned()));
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
        Ok(Arc::new(FusedExec::new(input, nodes, shared)?))
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
        let shared = Arc::clone(&self.shared);
        let Some(gpu) = &self.shared.gpu else {
            let on_cpu = OnCpu::new(shared, Arc::clone(&schema), input, &context, metrics);
            let batches = stream::try_unfold(on_cpu, |mut on_cpu| async move {
                Ok(on_cpu.next().await?.map(|batch| (batch, on_cpu)))
            });
            return Ok(Box::pin(RecordBatchStreamAdapter::new(schema, batches)));
        };
        let gpu = (shared, Arc::clone(gpu));
        let partition = Partition::new(gpu, Arc::clone(&schema), input, partition, &context, metrics);
        let batches = stream::try_unfold(partition, |mut partition| async move {
            Ok(partition.next().await?.map(|batch| (batch, partition)))
        });
        Ok(Box::pin(RecordBatchStreamAdapter::new(schema, batches)))
    }
}
