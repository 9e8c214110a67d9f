//! Keeps predicates with rbc calls from moving below what takes rows away.
//!
//! Filters still move through projections, sorts, unions and aliases, where each row stays. They stop above joins,
//! aggregations, window functions and scans; their operands without rbc calls go on. In an inner join a predicate over
//! both sides becomes part of the join's filter, which sees only the pairs that the other conditions leave.

use std::sync::Arc;

use datafusion::common::tree_node::Transformed;
use datafusion::common::{JoinType, Result};
use datafusion::logical_expr::utils::{conjunction, split_conjunction_owned};
use datafusion::logical_expr::{Distinct, Expr, Filter, Join, LogicalPlan};
use datafusion::optimizer::{ApplyOrder, OptimizerConfig, OptimizerRule};

use super::{IsRbc, contains};

/// DataFusion's rule that pushes filters down, kept from moving rbc calls too far.
#[derive(Debug)]
pub(super) struct FilterGuard {
    inner: Arc<dyn OptimizerRule + Send + Sync>,
    is_rbc: IsRbc,
}

impl FilterGuard {
    pub(super) fn new(inner: Arc<dyn OptimizerRule + Send + Sync>, is_rbc: IsRbc) -> FilterGuard {
        FilterGuard { inner, is_rbc }
    }

    /// A join whose own filter's rbc operands stay in it.
    fn join(&self, mut join: Join, config: &dyn OptimizerConfig) -> Result<Transformed<LogicalPlan>> {
        let Some(filter) = join.filter.take() else {
            return self.inner.rewrite(LogicalPlan::Join(join), config);
        };
        let (plain, rbc) = contains::split(filter, self.is_rbc)?;
        join.filter = plain;
        let rewritten = self.inner.rewrite(LogicalPlan::Join(join), config)?;
        let Some(rbc) = rbc else { return Ok(rewritten) };
        rewritten.map_data(|plan| {
            Ok(match plan {
                LogicalPlan::Join(mut join) => {
                    join.filter = contains::and(join.filter.take(), Some(rbc));
                    LogicalPlan::Join(join)
                }
                other => on_top(Some(rbc), other),
            })
        })
    }

    /// A filter above something that takes rows away: only its plain operands go down.
    fn stop(
        &self,
        plain: Option<Expr>,
        rbc: Expr,
        input: Arc<LogicalPlan>,
        config: &dyn OptimizerConfig,
    ) -> Result<Transformed<LogicalPlan>> {
        let (moved, rbc, input) = match Arc::unwrap_or_clone(input) {
            LogicalPlan::Join(join) if join.join_type == JoinType::Inner => into_inner_join(join, rbc),
            other => (false, Some(rbc), other),
        };
        let rewritten = match (plain, input) {
            (Some(plain), input) => self.rewrite(LogicalPlan::Filter(Filter::new(plain, Arc::new(input))), config)?,
            (None, LogicalPlan::Join(join)) => self.join(join, config)?,
            (None, input) => Transformed::no(input),
        };
        let transformed = moved || rewritten.transformed;
        Ok(Transformed::new_transformed(on_top(rbc, rewritten.data), transformed))
    }
}

/// Puts predicates over both sides of an inner join into its filter. Returns whether there were any, and the others.
fn into_inner_join(mut join: Join, rbc: Expr) -> (bool, Option<Expr>, LogicalPlan) {
    let (one_sided, both): (Vec<Expr>, Vec<Expr>) = split_conjunction_owned(rbc).into_iter().partition(|predicate| {
        let columns = predicate.column_refs();
        let within = |side: &LogicalPlan| columns.iter().all(|column| side.schema().has_column(column));
        predicate.contains_scalar_subquery() || within(&join.left) || within(&join.right)
    });
    let moved = !both.is_empty();
    join.filter = contains::and(join.filter.take(), conjunction(both));
    (moved, conjunction(one_sided), LogicalPlan::Join(join))
}

/// The plan under a filter; two filters become one, the lower one's operands first.
fn on_top(predicate: Option<Expr>, plan: LogicalPlan) -> LogicalPlan {
    match (predicate, plan) {
        (None, plan) => plan,
        (Some(predicate), LogicalPlan::Filter(filter)) => {
            LogicalPlan::Filter(Filter::new(filter.predicate.and(predicate), filter.input))
        }
        (Some(predicate), plan) => LogicalPlan::Filter(Filter::new(predicate, Arc::new(plan))),
    }
}

/// Whether each row of the node's input is needed if its output row is.
fn keeps_rows(plan: &LogicalPlan) -> bool {
    match plan {
        LogicalPlan::Projection(_)
        | LogicalPlan::SubqueryAlias(_)
        | LogicalPlan::Union(_)
        | LogicalPlan::Repartition(_)
        | LogicalPlan::Distinct(Distinct::All(_)) => true,
        LogicalPlan::Sort(sort) => sort.fetch.is_none(),
        _ => false,
    }
}

impl OptimizerRule for FilterGuard {
    fn name(&self) -> &str {
        "push_down_filter"
    }

    fn apply_order(&self) -> Option<ApplyOrder> {
        self.inner.apply_order()
    }

    fn rewrite(&self, plan: LogicalPlan, config: &dyn OptimizerConfig) -> Result<Transformed<LogicalPlan>> {
        let filter = match plan {
            LogicalPlan::Join(join) => return self.join(join, config),
            LogicalPlan::Filter(filter) => filter,
            other => return self.inner.rewrite(other, config),
        };
        let (mut predicate, mut input, mut merged) = (filter.predicate, filter.input, false);
        while let LogicalPlan::Filter(below) = input.as_ref() {
            predicate = below.predicate.clone().and(predicate);
            input = Arc::clone(&below.input);
            merged = true;
        }
        let whole = LogicalPlan::Filter(Filter::new(predicate.clone(), Arc::clone(&input)));
        if keeps_rows(&input) {
            return self.inner.rewrite(whole, config);
        }
        let rewritten = match contains::split(predicate, self.is_rbc)? {
            (_, None) => self.inner.rewrite(whole, config)?,
            (plain, Some(rbc)) => self.stop(plain, rbc, input, config)?,
        };
        let transformed = merged || rewritten.transformed;
        Ok(Transformed::new_transformed(rewritten.data, transformed))
    }
}
