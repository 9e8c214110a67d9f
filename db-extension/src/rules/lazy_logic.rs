//! AND and OR that compute each operand only for the rows that the operands before it haven't decided.
//!
//! Three-valued logic is exact: a NULL doesn't decide a row. Where only TRUE counts, as in WHERE, it does for AND.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use arrow::array::{Array, BooleanArray, BooleanBufferBuilder, RecordBatch};
use arrow::compute::{and_kleene, filter, filter_record_batch, or_kleene};
use arrow::datatypes::{DataType, Schema};
use datafusion::common::cast::as_boolean_array;
use datafusion::common::{Result, ScalarValue, internal_err};
use datafusion::logical_expr::{ColumnarValue, Operator};
use datafusion::physical_expr::PhysicalExpr;

/// Which rows an operand decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Truth {
    /// TRUE, FALSE and NULL are three results.
    ThreeValued,
    /// FALSE and NULL are the same to the one who asks.
    TrueOnly,
}

/// `a AND b AND ...` or `a OR b OR ...`.
#[derive(Debug, Eq)]
pub(crate) struct LazyLogic {
    op: Operator,
    operands: Vec<Arc<dyn PhysicalExpr>>,
    truth: Truth,
}

impl PartialEq for LazyLogic {
    fn eq(&self, other: &LazyLogic) -> bool {
        self.op == other.op && self.truth == other.truth && self.operands == other.operands
    }
}

impl Hash for LazyLogic {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.op, self.truth).hash(state);
        self.operands.hash(state);
    }
}

impl LazyLogic {
    /// `op` is AND or OR; there are at least two operands.
    pub(super) fn new(op: Operator, operands: Vec<Arc<dyn PhysicalExpr>>, truth: Truth) -> LazyLogic {
        LazyLogic { op, operands, truth }
    }

    /// AND or OR.
    pub(crate) fn op(&self) -> Operator {
        self.op
    }

    /// At least two.
    pub(crate) fn operands(&self) -> &[Arc<dyn PhysicalExpr>] {
        &self.operands
    }

    /// What its result is asked for.
    pub(crate) fn truth(&self) -> Truth {
        self.truth
    }

    /// The rows that the next operand is needed for.
    fn undecided(&self, so_far: &BooleanArray) -> BooleanArray {
        let values = so_far.values();
        let open = match (self.op, self.truth, so_far.nulls()) {
            (Operator::Or, _, None) => !values,
            (Operator::Or, _, Some(valid)) => !&(values & valid.inner()),
            (_, _, None) => values.clone(),
            (_, Truth::TrueOnly, Some(valid)) => values & valid.inner(),
            (_, Truth::ThreeValued, Some(valid)) => values | &!valid.inner(),
        };
        BooleanArray::new(open, None)
    }

    fn combine(&self, left: &BooleanArray, right: &BooleanArray) -> Result<BooleanArray> {
        Ok(match self.op {
            Operator::Or => or_kleene(left, right)?,
            _ => and_kleene(left, right)?,
        })
    }
}

fn evaluate(expr: &Arc<dyn PhysicalExpr>, batch: &RecordBatch) -> Result<BooleanArray> {
    Ok(match expr.evaluate(batch)? {
        ColumnarValue::Scalar(ScalarValue::Boolean(value)) => BooleanArray::from(vec![value; batch.num_rows()]),
        value => as_boolean_array(&value.into_array(batch.num_rows())?)?.clone(),
    })
}

/// `whole` with the rows that `selection` selects replaced by `part`, which has one element for each of them.
fn replace(whole: &BooleanArray, selection: &BooleanArray, part: &BooleanArray) -> BooleanArray {
    let rows = whole.len();
    let (mut values, mut valid) = (BooleanBufferBuilder::new(rows), BooleanBufferBuilder::new(rows));
    values.append_buffer(whole.values());
    match whole.nulls() {
        Some(nulls) => valid.append_buffer(nulls.inner()),
        None => valid.append_n(rows, true),
    }
    for (from, to) in selection.values().set_indices().enumerate() {
        values.set_bit(to, part.value(from));
        valid.set_bit(to, part.is_valid(from));
    }
    BooleanArray::new(values.finish(), Some(valid.finish().into()))
}

impl PhysicalExpr for LazyLogic {
    fn data_type(&self, _input_schema: &Schema) -> Result<DataType> {
        Ok(DataType::Boolean)
    }

    fn nullable(&self, input_schema: &Schema) -> Result<bool> {
        for operand in &self.operands {
            if operand.nullable(input_schema)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn evaluate(&self, batch: &RecordBatch) -> Result<ColumnarValue> {
        let Some((first, others)) = self.operands.split_first() else {
            return internal_err!("{} without operands", self.op);
        };
        let mut so_far = evaluate(first, batch)?;
        for operand in others {
            let open = self.undecided(&so_far);
            so_far = match open.true_count() {
                0 => break,
                n if n == batch.num_rows() => self.combine(&so_far, &evaluate(operand, batch)?)?,
                _ => {
                    let part = evaluate(operand, &filter_record_batch(batch, &open)?)?;
                    let left = filter(&so_far, &open)?;
                    replace(&so_far, &open, &self.combine(as_boolean_array(&left)?, &part)?)
                }
            };
        }
        Ok(ColumnarValue::Array(Arc::new(so_far)))
    }

    fn children(&self) -> Vec<&Arc<dyn PhysicalExpr>> {
        self.operands.iter().collect()
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn PhysicalExpr>>) -> Result<Arc<dyn PhysicalExpr>> {
        Ok(Arc::new(LazyLogic::new(self.op, children, self.truth)))
    }

    fn fmt_sql(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, operand) in self.operands.iter().enumerate() {
            if i > 0 {
                write!(f, " {} ", self.op)?;
            }
            operand.fmt_sql(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for LazyLogic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, operand) in self.operands.iter().enumerate() {
            if i > 0 {
                write!(f, " {} ", self.op)?;
            }
            match operand.downcast_ref::<LazyLogic>() {
                Some(nested) => write!(f, "({nested})")?,
                None => write!(f, "{operand}")?,
            }
        }
        Ok(())
    }
}
