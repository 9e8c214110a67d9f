//! Puts a [`FusedExec`] in the place of projections and filters with rbc calls.
//!
//! | plan | becomes |
//! |---|---|
//! | projection with calls | the operator with outputs |
//! | filter with calls | the operator with a filter |
//! | projection with calls over a filter that is fusable | one operator with both |
//! | projections over each other, as those that compute common parts of expressions once | as one projection |
//!
//! Where the statement may use a GPU, all of these. On the CPU, where there is something to gain: not for a few rows, and not for a
//! projection's call of columns, which is a function already. Where something above may not read all rows, a projection isn't
//! joined with a filter there: it would compute rows of the filter's that nobody asks for, and these may fail.
//!
//! Runs after all other rules, so that nothing moves expressions into or out of the operator.

use std::sync::Arc;

use datafusion::catalog::memory::{DataSourceExec, MemorySourceConfig};
use datafusion::common::Result;
use datafusion::common::config::ConfigOptions;
use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::physical_expr::{PhysicalExpr, ScalarFunctionExpr};
use datafusion::physical_optimizer::PhysicalOptimizerRule;
use datafusion::physical_plan::coop::CooperativeExec;
use datafusion::physical_plan::execution_plan::{CardinalityEffect, EmissionType};
use datafusion::physical_plan::limit::{GlobalLimitExec, LocalLimitExec};
use datafusion::physical_plan::repartition::RepartitionExec;
use datafusion::physical_plan::statistics::StatisticsArgs;
use datafusion::physical_plan::{ExecutionPlan, ExecutionPlanProperties, Partitioning};

use super::candidate::{Candidate, candidate, is_leaf};
use super::exec::{FusedExec, Shared};
use super::fragment::Fragment;
use crate::gpu::report::Runs;
use crate::statement::StatementContext;
use crate::tables::StoredScan;
use crate::udf::call::ResolvedCall;

type Expr = Arc<dyn PhysicalExpr>;
type Plan = Arc<dyn ExecutionPlan>;

/// The rule.
#[derive(Debug, Default)]
pub(crate) struct Fuse;

impl PhysicalOptimizerRule for Fuse {
    fn optimize(&self, plan: Plan, _config: &ConfigOptions) -> Result<Plan> {
        rewrite(plan, false)
    }

    fn name(&self) -> &str {
        "RbcFuse"
    }

    fn schema_check(&self) -> bool {
        true
    }
}

/// The plan with the operator in it; `limited` says that something above may not read all rows.
fn rewrite(plan: Plan, limited: bool) -> Result<Plan> {
    if let Some(candidate) = candidate(&plan, limited)?
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

impl Candidate {
    /// The operator; `None` if there is nothing to gain.
    fn operator(self, limited: bool) -> Result<Option<FusedExec>> {
        let limited = limited || self.fetch.is_some();
        // A call of columns is a function already; what it is worth to compute it under a filter's mask is another matter.
        let whole = self.gpu.is_some() || self.filter.is_some();
        let wanted = |expr: &Expr| Ok(!calls(expr)?.is_empty() && (whole || !is_function(expr)));
        let input = self.input.schema();
        let Some(fragment) = Fragment::new(&self.programs, &input, self.filter, self.outputs, wanted)? else {
            return Ok(None);
        };
        let runs = Arc::new(Runs::default());
        let fused = fragment.outputs.iter().filter(|o| o.kernel.is_some()).map(|o| &o.expr);
        let mut fused_calls = Vec::new();
        for expr in fragment.filter.iter().map(|f| &f.expr).chain(fused) {
            fused_calls.extend(calls(expr)?);
        }
        if self.gpu.is_none() && fused_calls.is_empty() {
            return Ok(None);
        }
        for call in &fused_calls {
            resolved(call).inspect(|call| call.record().add_runs(&runs));
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
            left: Arc::default(),
        };
        FusedExec::new(input, self.nodes, Arc::new(shared)).map(Some)
    }
}

/// The rbc calls in an expression.
pub(super) fn calls(expr: &Expr) -> Result<Vec<Expr>> {
    let mut found = Vec::new();
    expr.apply(|e| {
        if resolved(e).is_some() {
            found.push(Arc::clone(e));
        }
        Ok(TreeNodeRecursion::Continue)
    })?;
    Ok(found)
}

/// Whether an expression is a call of columns and literals.
fn is_function(expr: &Expr) -> bool {
    resolved(expr).is_some() && expr.children().iter().all(|arg| is_leaf(arg))
}

/// The rows that a node's input can have at most, as far as its leaf tells.
pub(super) fn rows_at_most(plan: &dyn ExecutionPlan) -> Result<usize> {
    match (plan.children().as_slice(), plan.cardinality_effect()) {
        ([], _) => {
            let statistics = plan.statistics_from_inputs(&[], &StatisticsArgs::new())?;
            Ok(statistics.num_rows.get_value().copied().unwrap_or(usize::MAX))
        }
        ([child], CardinalityEffect::Equal | CardinalityEffect::LowerEqual) => rows_at_most(child.as_ref()),
        _ => Ok(usize::MAX),
    }
}

pub(super) fn resolved(expr: &Expr) -> Option<&ResolvedCall> {
    expr.downcast_ref::<ScalarFunctionExpr>()?.fun().inner().downcast_ref()
}

/// The statement that the node's calls belong to; `None` if it has none.
pub(super) fn statement_of(plan: &Plan) -> Result<Option<Arc<StatementContext>>> {
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
