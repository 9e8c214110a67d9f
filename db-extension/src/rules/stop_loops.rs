//! A nested-loop join looks at a stopped statement's flag each time that it applies its condition.
//!
//! Where the condition holds for few pairs, the join computes for long without giving a batch, and so without a point at which
//! its task could end.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::{DataType, Schema};
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::common::{Result, internal_err};
use datafusion::error::DataFusionError;
use datafusion::logical_expr::ColumnarValue;
use datafusion::physical_expr::PhysicalExpr;
use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::joins::utils::JoinFilter;
use datafusion::physical_plan::joins::{NestedLoopJoinExec, NestedLoopJoinExecBuilder};

use crate::error::Error;
use crate::statement::StatementContext;

/// Puts the look at the flag into the joins of a statement's plan.
pub(crate) fn watch(plan: Arc<dyn ExecutionPlan>, statement: &Arc<StatementContext>) -> Result<Arc<dyn ExecutionPlan>> {
    let watched = plan.transform_up(|node| {
        let Some(join) = node.downcast_ref::<NestedLoopJoinExec>() else {
            return Ok(Transformed::no(node));
        };
        let Some(filter) = join.filter() else {
            return Ok(Transformed::no(node));
        };
        let condition = Arc::new(Stoppable {
            expr: Arc::clone(filter.expression()),
            statement: Arc::clone(statement),
        });
        let filter = JoinFilter::new(condition, filter.column_indices().to_vec(), Arc::clone(filter.schema()));
        let join = NestedLoopJoinExecBuilder::from(join)
            .with_filter(Some(filter))
            .build()?;
        Ok(Transformed::yes(Arc::new(join) as Arc<dyn ExecutionPlan>))
    })?;
    Ok(watched.data)
}

/// An expression that fails once its statement is stopped.
#[derive(Debug)]
struct Stoppable {
    expr: Arc<dyn PhysicalExpr>,
    statement: Arc<StatementContext>,
}

impl PartialEq for Stoppable {
    fn eq(&self, other: &Stoppable) -> bool {
        self.expr.as_ref() == other.expr.as_ref() && Arc::ptr_eq(&self.statement, &other.statement)
    }
}

impl Eq for Stoppable {}

impl Hash for Stoppable {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.expr.hash(state);
    }
}

impl fmt::Display for Stoppable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expr.fmt(f)
    }
}

impl PhysicalExpr for Stoppable {
    fn data_type(&self, input_schema: &Schema) -> Result<DataType> {
        self.expr.data_type(input_schema)
    }

    fn nullable(&self, input_schema: &Schema) -> Result<bool> {
        self.expr.nullable(input_schema)
    }

    fn evaluate(&self, batch: &RecordBatch) -> Result<ColumnarValue> {
        if self.statement.cancel_flag().is_cancelled() {
            return Err(DataFusionError::External(Box::new(Error::cancelled())));
        }
        self.expr.evaluate(batch)
    }

    fn children(&self) -> Vec<&Arc<dyn PhysicalExpr>> {
        vec![&self.expr]
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn PhysicalExpr>>) -> Result<Arc<dyn PhysicalExpr>> {
        let [expr] = children.as_slice() else {
            return internal_err!("one expression has {} children", children.len());
        };
        Ok(Arc::new(Stoppable {
            expr: Arc::clone(expr),
            statement: Arc::clone(&self.statement),
        }))
    }

    fn fmt_sql(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expr.fmt_sql(f)
    }
}
