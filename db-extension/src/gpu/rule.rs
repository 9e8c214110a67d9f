//! Puts a [`GpuExec`] in the place of projections and filters with rbc calls, where the statement may use a GPU.
//!
//! | plan | becomes |
//! |---|---|
//! | projection with calls | `GpuExec` with outputs |
//! | filter with calls | `GpuExec` with a filter |
//! | projection with calls over a filter that a GPU can compute | one `GpuExec` with both |
//!
//! Runs after all other rules, so that nothing moves expressions into or out of the operator.

use std::sync::Arc;

use datafusion::catalog::memory::{DataSourceExec, MemorySourceConfig};
use datafusion::common::Result;
use datafusion::common::config::ConfigOptions;
use datafusion::common::tree_node::{Transformed, TransformedResult, TreeNode, TreeNodeRecursion};
use datafusion::physical_expr::expressions::Column;
use datafusion::physical_expr::{PhysicalExpr, ScalarFunctionExpr};
use datafusion::physical_optimizer::PhysicalOptimizerRule;
use datafusion::physical_plan::coop::CooperativeExec;
use datafusion::physical_plan::execution_plan::EmissionType;
use datafusion::physical_plan::filter::FilterExec;
use datafusion::physical_plan::limit::{GlobalLimitExec, LocalLimitExec};
use datafusion::physical_plan::projection::ProjectionExec;
use datafusion::physical_plan::repartition::RepartitionExec;
use datafusion::physical_plan::{ExecutionPlan, ExecutionPlanProperties, Partitioning};

use super::Gpu;
use super::exec::{GpuExec, Shared};
use super::fragment::Fragment;
use super::report::Runs;
use crate::statement::StatementContext;
use crate::tables::StoredScan;
use crate::udf::call::ResolvedCall;

type Expr = Arc<dyn PhysicalExpr>;
type Plan = Arc<dyn ExecutionPlan>;

/// The rule.
#[derive(Debug, Default)]
pub(crate) struct PlaceOnGpu;

impl PhysicalOptimizerRule for PlaceOnGpu {
    fn optimize(&self, plan: Plan, _config: &ConfigOptions) -> Result<Plan> {
        rewrite(plan, false)
    }

    fn name(&self) -> &str {
        "RbcPlaceOnGpu"
    }

    fn schema_check(&self) -> bool {
        true
    }
}

/// The plan with the operator in it; `limited` says that something above may not read all rows.
fn rewrite(plan: Plan, limited: bool) -> Result<Plan> {
    if let Some(candidate) = candidate(&plan)?
        && let Some(operator) = candidate.operator(limited)?
    {
        return Ok(Arc::new(operator));
    }
    let below = limited_below(plan.as_ref(), limited);
    let children = plan.children().into_iter().cloned().collect::<Vec<Plan>>();
    let rewritten = children
        .iter()
        .map(|child| rewrite(Arc::clone(child), below))
        .collect::<Result<Vec<Plan>>>()?;
    if children.iter().zip(&rewritten).all(|(old, new)| Arc::ptr_eq(old, new)) {
        return Ok(plan);
    }
    #[expect(deprecated, reason = "the trait's own way to change children")]
    plan.with_new_children(rewritten)
}

/// Whether a node's inputs may not be read to their ends.
fn limited_below(node: &dyn ExecutionPlan, limited: bool) -> bool {
    let limits = node.is::<GlobalLimitExec>() || node.is::<LocalLimitExec>() || node.fetch().is_some();
    node.pipeline_behavior() != EmissionType::Final && (limited || limits)
}

/// Nodes that a `GpuExec` could stand for.
struct Candidate {
    input: Plan,
    /// From the input up.
    nodes: Vec<Plan>,
    filter: Option<Expr>,
    outputs: Vec<(Expr, String)>,
    fetch: Option<usize>,
    statement: Arc<StatementContext>,
    gpu: Arc<Gpu>,
}

/// A node with calls that may go to a GPU, and the filter below it.
fn candidate(plan: &Plan) -> Result<Option<Candidate>> {
    let Some(statement) = statement_of(plan)? else {
        return Ok(None);
    };
    let Some(gpu) = statement.gpu().cloned() else {
        return Ok(None);
    };
    if plan.boundedness().is_unbounded() {
        return Ok(None);
    }
    let candidate = if let Some(projection) = plan.downcast_ref::<ProjectionExec>() {
        let outputs = projection
            .expr()
            .iter()
            .map(|e| (Arc::clone(&e.expr), e.alias.clone()))
            .collect();
        let alone = Candidate {
            input: Arc::clone(projection.input()),
            nodes: vec![Arc::clone(plan)],
            filter: None,
            outputs,
            fetch: None,
            statement,
            gpu,
        };
        alone.with_filter_below()?
    } else if let Some(filter) = plan.downcast_ref::<FilterExec>() {
        Candidate {
            input: Arc::clone(filter.input()),
            nodes: vec![Arc::clone(plan)],
            filter: Some(Arc::clone(filter.predicate())),
            outputs: columns_of(filter),
            fetch: filter.fetch(),
            statement,
            gpu,
        }
    } else {
        return Ok(None);
    };
    Ok(Some(candidate))
}

/// A filter's output columns, as expressions over its input.
fn columns_of(filter: &FilterExec) -> Vec<(Expr, String)> {
    let schema = filter.input().schema();
    let column = |index: usize| {
        let name = schema.field(index).name();
        (Arc::new(Column::new(name, index)) as Expr, name.clone())
    };
    match filter.projection() {
        Some(projection) => projection.iter().map(|index| column(*index)).collect(),
        None => (0..schema.fields().len()).map(column).collect(),
    }
}

impl Candidate {
    /// A projection and the filter that it stands on, if a GPU can compute that.
    fn with_filter_below(self) -> Result<Candidate> {
        let Some(filter) = self.input.downcast_ref::<FilterExec>() else {
            return Ok(self);
        };
        if super::fuse::fuse(filter.predicate(), &filter.input().schema()).is_err() {
            return Ok(self);
        }
        let below = columns_of(filter);
        let over_input = |expr: Expr| {
            expr.transform_up(|e| {
                let column = e.downcast_ref::<Column>().and_then(|column| below.get(column.index()));
                Ok(match column {
                    Some((column, _)) => Transformed::yes(Arc::clone(column)),
                    None => Transformed::no(e),
                })
            })
            .data()
        };
        let outputs = self
            .outputs
            .into_iter()
            .map(|(expr, name)| Ok((over_input(expr)?, name)))
            .collect::<Result<Vec<_>>>()?;
        Ok(Candidate {
            nodes: [Arc::clone(&self.input)].into_iter().chain(self.nodes).collect(),
            filter: Some(Arc::clone(filter.predicate())),
            fetch: filter.fetch(),
            input: Arc::clone(filter.input()),
            outputs,
            statement: self.statement,
            gpu: self.gpu,
        })
    }

    /// The operator; `None` if a GPU has nothing to do in it.
    fn operator(self, limited: bool) -> Result<Option<GpuExec>> {
        let limited = limited || self.fetch.is_some();
        let fragment = Fragment::new(&self.gpu, &self.input.schema(), self.filter, self.outputs, |expr| {
            Ok(!calls(expr)?.is_empty())
        })?;
        let Some(fragment) = fragment else { return Ok(None) };
        let runs = Arc::new(Runs::default());
        let on_gpu = fragment.outputs.iter().filter(|o| o.kernel.is_some()).map(|o| &o.expr);
        for expr in fragment.filter.iter().map(|f| &f.expr).chain(on_gpu) {
            for call in calls(expr)? {
                resolved(&call).inspect(|call| call.record().add_runs(&runs));
            }
        }
        let input = rewrite(self.input, limited)?;
        let shared = Shared {
            fragment: Arc::new(fragment),
            statement: self.statement,
            gpu: self.gpu,
            runs,
            fetch: self.fetch,
            limited,
            resident: is_resident(&input),
            partitions: input.output_partitioning().partition_count(),
        };
        GpuExec::new(input, self.nodes, Arc::new(shared)).map(Some)
    }
}

/// The rbc calls in an expression.
fn calls(expr: &Expr) -> Result<Vec<Expr>> {
    let mut found = Vec::new();
    expr.apply(|e| {
        if resolved(e).is_some() {
            found.push(Arc::clone(e));
        }
        Ok(TreeNodeRecursion::Continue)
    })?;
    Ok(found)
}

fn resolved(expr: &Expr) -> Option<&ResolvedCall> {
    expr.downcast_ref::<ScalarFunctionExpr>()?.fun().inner().downcast_ref()
}

/// The statement that the node's calls belong to; `None` if it has none.
fn statement_of(plan: &Plan) -> Result<Option<Arc<StatementContext>>> {
    let mut found = None;
    plan.apply_expressions(&mut |expr| {
        if let Some(call) = calls(expr)?.first().and_then(resolved) {
            found = Some(Arc::clone(call.statement()));
            return Ok(TreeNodeRecursion::Stop);
        }
        Ok(TreeNodeRecursion::Continue)
    })?;
    Ok(found)
}

/// Whether a node gives a table's own arrays, which stay where they are as long as the table does.
fn is_resident(plan: &Plan) -> bool {
    if let Some(source) = plan.downcast_ref::<DataSourceExec>() {
        return source.data_source().is::<MemorySourceConfig>();
    }
    if let Some(scan) = plan.downcast_ref::<StoredScan>() {
        return scan.gives_own_arrays();
    }
    // Of several inputs, batches arrive in another order each time.
    let passes = plan.is::<CooperativeExec>()
        || plan.downcast_ref::<RepartitionExec>().is_some_and(|exchange| {
            matches!(exchange.partitioning(), Partitioning::RoundRobinBatch(_))
                && exchange.input().output_partitioning().partition_count() == 1
        });
    match plan.children().as_slice() {
        [child] if passes => is_resident(child),
        _ => false,
    }
}
