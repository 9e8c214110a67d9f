//! Keeps `f(a.x) = b.y` in a join's filter if the join has another key.
//!
//! Keys are computed for every row of both sides, also for rows without a partner. A comparison that is the only possible
//! key stays one: then every row of one side is a candidate for every row of the other.
//!
//! DataFusion makes keys at two places: of a join's filter, and of the WHERE clause over a cross join. Here the first is
//! kept from it, and what the second made is taken back.

use std::sync::Arc;

use datafusion::common::tree_node::Transformed;
use datafusion::common::{NullEquality, Result};
use datafusion::logical_expr::{Join, LogicalPlan, Operator, binary_expr};
use datafusion::optimizer::{ApplyOrder, OptimizerConfig, OptimizerRule};

use super::{IsRbc, contains};

/// DataFusion's rule that makes keys of equalities, kept from using rbc calls where others do.
#[derive(Debug)]
pub(super) struct JoinKeyGuard {
    inner: Arc<dyn OptimizerRule + Send + Sync>,
    is_rbc: IsRbc,
}

impl JoinKeyGuard {
    pub(super) fn new(inner: Arc<dyn OptimizerRule + Send + Sync>, is_rbc: IsRbc) -> JoinKeyGuard {
        JoinKeyGuard { inner, is_rbc }
    }
}

impl OptimizerRule for JoinKeyGuard {
    fn name(&self) -> &str {
        "extract_equijoin_predicate"
    }

    fn apply_order(&self) -> Option<ApplyOrder> {
        self.inner.apply_order()
    }

    fn rewrite(&self, plan: LogicalPlan, config: &dyn OptimizerConfig) -> Result<Transformed<LogicalPlan>> {
        let LogicalPlan::Join(join) = plan else {
            return self.inner.rewrite(plan, config);
        };
        let demoted = self.demote(join)?;
        let extracted = self.extract(demoted.data, config)?;
        let transformed = demoted.transformed || extracted.transformed;
        Ok(Transformed::new_transformed(extracted.data, transformed))
    }
}

impl JoinKeyGuard {
    /// Moves keys with rbc calls into the filter if there are others.
    fn demote(&self, mut join: Join) -> Result<Transformed<Join>> {
        if join.null_aware {
            return Ok(Transformed::no(join));
        }
        let op = match join.null_equality {
            NullEquality::NullEqualsNothing => Operator::Eq,
            NullEquality::NullEqualsNull => Operator::IsNotDistinctFrom,
        };
        let (mut plain, mut rbc) = (Vec::new(), None);
        for (left, right) in join.on.clone() {
            if contains::in_expr(&left, self.is_rbc)? || contains::in_expr(&right, self.is_rbc)? {
                rbc = contains::and(rbc, Some(binary_expr(left, op, right)));
            } else {
                plain.push((left, right));
            }
        }
        if plain.is_empty() || rbc.is_none() {
            return Ok(Transformed::no(join));
        }
        join.on = plain;
        join.filter = contains::and(join.filter.take(), rbc);
        Ok(Transformed::yes(join))
    }

    /// DataFusion's rule, which doesn't get to see operands with rbc calls if there are other keys.
    fn extract(&self, join: Join, config: &dyn OptimizerConfig) -> Result<Transformed<LogicalPlan>> {
        let (plain, rbc) = match join.filter.clone() {
            Some(filter) => contains::split(filter, self.is_rbc)?,
            None => (None, None),
        };
        let mut guarded = join.clone();
        guarded.filter = plain;
        let rewritten = self.inner.rewrite(LogicalPlan::Join(guarded), config)?;
        match (rewritten.data, rbc) {
            (LogicalPlan::Join(mut join), Some(rbc)) if !join.on.is_empty() => {
                join.filter = contains::and(join.filter.take(), Some(rbc));
                Ok(Transformed::new_transformed(
                    LogicalPlan::Join(join),
                    rewritten.transformed,
                ))
            }
            (data, None) => Ok(Transformed::new_transformed(data, rewritten.transformed)),
            (_, Some(_)) => self.inner.rewrite(LogicalPlan::Join(join), config),
        }
    }
}
