//! Operators that compute for long let others run, and notice that nobody wants their result any more.
//!
//! Dropping a statement's stream aborts its tasks, which takes effect when they yield. DataFusion's scans yield; but a join makes
//! any number of batches from one that it has read, a sort or an aggregate gives out for long what it has gathered, and
//! operators above take one batch after the other without a pause. So each of these gets a
//! [`CooperativeExec`], which yields after some batches.

use std::sync::Arc;

use datafusion::common::Result;
use datafusion::common::config::ConfigOptions;
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::physical_optimizer::PhysicalOptimizerRule;
use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::coop::CooperativeExec;

/// The operators that can give many batches for few.
const LONG: [&str; 12] = [
    "AggregateExec",
    "BoundedWindowAggExec",
    "CrossJoinExec",
    "HashJoinExec",
    "NestedLoopJoinExec",
    "PiecewiseMergeJoinExec",
    "SortExec",
    "SortMergeJoinExec",
    "SortPreservingMergeExec",
    "SymmetricHashJoinExec",
    "UnnestExec",
    "WindowAggExec",
];

/// See the module. Comes last: other rules look for the operators where they are.
#[derive(Debug)]
pub(crate) struct YieldOften;

impl PhysicalOptimizerRule for YieldOften {
    fn optimize(&self, plan: Arc<dyn ExecutionPlan>, _config: &ConfigOptions) -> Result<Arc<dyn ExecutionPlan>> {
        let wrapped = plan.transform_up(|node| {
            if LONG.contains(&node.name()) {
                return Ok(Transformed::yes(
                    Arc::new(CooperativeExec::new(node)) as Arc<dyn ExecutionPlan>
                ));
            }
            Ok(Transformed::no(node))
        })?;
        Ok(wrapped.data)
    }

    fn name(&self) -> &str {
        "rbc_yield_often"
    }

    fn schema_check(&self) -> bool {
        true
    }
}
