//! What a [`super::exec::FusedExec`] computes: a filter and outputs, each as the plan's expression, and as a function where it
//! is one.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanArray, RecordBatch, RecordBatchOptions};
use arrow::datatypes::{Schema, SchemaRef};
use datafusion::common::cast::as_boolean_array;
use datafusion::common::tree_node::{Transformed, TransformedResult, TreeNode};
use datafusion::common::{Result, ScalarValue};
use datafusion::logical_expr::ColumnarValue;
use datafusion::physical_expr::PhysicalExpr;
use datafusion::physical_expr::expressions::Column;
use datafusion::physical_expr::utils::collect_columns;
use rbcdb_runtime_cpu::call::Mask;
use rbcdb_runtime_cpu::select::select;
use rbcdb_udf_abi::artifact::CacheKey;

use super::programs::{FusedFunction, Programs};
use crate::fuse::{Fused, fuse};
use crate::gpu::placement::Costs;

type Expr = Arc<dyn PhysicalExpr>;

/// A filter and outputs over one input.
#[derive(Debug)]
pub(crate) struct Fragment {
    /// The filter.
    pub filter: Option<Condition>,
    /// The outputs.
    pub outputs: Vec<Output>,
    /// The input's columns that functions read, in the order of a run's columns.
    pub columns: Vec<usize>,
    /// Identifies what its functions cost.
    pub key: CacheKey,
    /// All outputs, as expressions over the columns that they need.
    pub all: Projection,
    /// The outputs that no function computes.
    beside: Projection,
}

/// A filter that is a function.
#[derive(Debug)]
pub(crate) struct Condition {
    /// As in the plan.
    pub expr: Expr,
    /// As a function.
    pub kernel: FusedProgram,
}

/// An output column.
#[derive(Debug)]
pub(crate) struct Output {
    /// As in the plan.
    pub expr: Expr,
    /// Its name.
    pub name: String,
    /// As a function; `None` if it stays with DataFusion.
    pub kernel: Option<FusedProgram>,
}

/// An expression's function, and which of the run's columns its parameters are.
#[derive(Debug)]
pub(crate) struct FusedProgram {
    /// The function.
    pub function: Arc<FusedFunction>,
    /// Indices into [`Fragment::columns`].
    pub arguments: Vec<usize>,
}

/// `f(x@0) as y`
impl fmt::Display for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expr = self.expr.to_string();
        match expr == self.name {
            true => f.write_str(&expr),
            false => write!(f, "{expr} as {}", self.name),
        }
    }
}

impl Fragment {
    /// A fragment; `None` if functions have nothing to do in it. `filter` must be fusable; of the outputs, those that `wanted`
    /// says and that are.
    pub(crate) fn new(
        programs: &Programs,
        input: &SchemaRef,
        filter: Option<Expr>,
        outputs: Vec<(Expr, String)>,
        wanted: impl Fn(&Expr) -> Result<bool>,
    ) -> Result<Option<Fragment>> {
        let mut columns = Vec::new();
        let filter = match filter {
            None => None,
            Some(expr) => match fused(&expr, input) {
                Some(fused) => {
                    let kernel = FusedProgram::new(programs, &fused, &mut columns);
                    Some(Condition { expr, kernel })
                }
                None => return Ok(None),
            },
        };
        let mut fused_outputs = Vec::with_capacity(outputs.len());
        for (expr, name) in outputs {
            let fused = if wanted(&expr)? { fused(&expr, input) } else { None };
            let kernel = fused.map(|fused| FusedProgram::new(programs, &fused, &mut columns));
            fused_outputs.push(Output { expr, name, kernel });
        }
        let outputs = fused_outputs;
        if filter.is_none() && outputs.iter().all(|output| output.kernel.is_none()) {
            return Ok(None);
        }
        let all = outputs.iter().map(|o| &o.expr);
        let beside = outputs.iter().filter(|o| o.kernel.is_none()).map(|o| &o.expr);
        Ok(Some(Fragment {
            all: Projection::new(all, input)?,
            beside: Projection::new(beside, input)?,
            key: key(filter.as_ref(), &outputs),
            filter,
            outputs,
            columns,
        }))
    }

    /// The functions, the filter's first.
    pub(crate) fn programs(&self) -> impl Iterator<Item = &FusedProgram> {
        let filter = self.filter.iter().map(|filter| &filter.kernel);
        filter.chain(self.outputs.iter().filter_map(|output| output.kernel.as_ref()))
    }

    /// What a row costs, as far as the functions tell.
    pub(crate) fn estimate(&self) -> Costs {
        Costs::estimate(self.programs().map(|p| p.function.gpu.module().as_ref()))
    }

    /// The output of a batch of which functions have computed their part: `computed` are their results for the selected rows.
    pub(crate) fn join(
        &self,
        batch: &RecordBatch,
        selection: Option<&Mask>,
        computed: Vec<ArrayRef>,
        schema: &SchemaRef,
    ) -> Result<RecordBatch> {
        let (beside, rows) = self.beside.select(batch, selection)?;
        let (mut computed, mut beside) = (computed.into_iter(), beside.into_iter());
        let columns = self.outputs.iter().filter_map(|output| match output.kernel {
            Some(_) => computed.next(),
            None => beside.next(),
        });
        output(schema, columns.collect(), rows)
    }
}

/// An expression as a function; `None` for one that typed IR can't say, or that has one value for all rows.
fn fused(expr: &Expr, input: &Schema) -> Option<Fused> {
    fuse(expr, input).ok().filter(|fused| !fused.columns.is_empty())
}

/// A batch of these columns.
pub(crate) fn output(schema: &SchemaRef, columns: Vec<ArrayRef>, rows: usize) -> Result<RecordBatch> {
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    Ok(RecordBatch::try_new_with_options(
        Arc::clone(schema),
        columns,
        &options,
    )?)
}

fn key(filter: Option<&Condition>, outputs: &[Output]) -> CacheKey {
    let mut key = CacheKey::builder();
    if let Some(filter) = filter {
        key = key.field("filter", filter.kernel.function.gpu.key().to_string());
    }
    for kernel in outputs.iter().filter_map(|output| output.kernel.as_ref()) {
        key = key.field("output", kernel.function.gpu.key().to_string());
    }
    key.finish()
}

impl FusedProgram {
    /// The function of an expression; its columns become columns of the run.
    fn new(programs: &Programs, fused: &Fused, columns: &mut Vec<usize>) -> FusedProgram {
        let argument = |column: &usize| match columns.iter().position(|known| known == column) {
            Some(index) => index,
            None => {
                columns.push(*column);
                columns.len() - 1
            }
        };
        FusedProgram {
            arguments: fused.columns.iter().map(argument).collect(),
            function: programs.get(fused),
        }
    }
}

/// Where a predicate is true.
pub(crate) fn truth(predicate: &Expr, batch: &RecordBatch) -> Result<Mask> {
    Ok(match predicate.evaluate(batch)? {
        ColumnarValue::Scalar(ScalarValue::Boolean(value)) => {
            Mask::from(&BooleanArray::from(vec![value.unwrap_or(false); batch.num_rows()]))
        }
        value => Mask::from(as_boolean_array(&value.into_array(batch.num_rows())?)?),
    })
}

/// Expressions over selected rows, of which only the columns that they use are taken.
#[derive(Debug)]
pub(crate) struct Projection {
    /// The input's columns that they use, in ascending order.
    pub columns: Vec<usize>,
    /// These columns.
    pub schema: SchemaRef,
    /// The expressions, over these columns.
    pub exprs: Vec<Expr>,
}

impl Projection {
    fn new<'a>(exprs: impl Iterator<Item = &'a Expr>, input: &Schema) -> Result<Projection> {
        let exprs: Vec<&Expr> = exprs.collect();
        let used: BTreeSet<usize> = exprs
            .iter()
            .flat_map(|e| collect_columns(e))
            .map(|c| c.index())
            .collect();
        let columns: Vec<usize> = used.into_iter().collect();
        let exprs = exprs.into_iter().map(|expr| over(expr, &columns, input));
        Ok(Projection {
            exprs: exprs.collect::<Result<Vec<_>>>()?,
            schema: Arc::new(input.project(&columns)?),
            columns,
        })
    }

    /// The columns of the selected rows.
    pub(crate) fn take(&self, batch: &RecordBatch, selection: Option<&Mask>) -> Result<RecordBatch> {
        let rows = selection.map_or(batch.num_rows(), Mask::count);
        let taken = self.columns.iter().map(|index| {
            let column = batch.column(*index);
            selection.map_or_else(|| Ok(Arc::clone(column)), |mask| select(column, mask))
        });
        output(&self.schema, taken.collect::<Result<Vec<_>, _>>()?, rows)
    }

    /// The expressions' values in the selected rows, and the number of these.
    fn select(&self, batch: &RecordBatch, selection: Option<&Mask>) -> Result<(Vec<ArrayRef>, usize)> {
        let selected = self.take(batch, selection)?;
        let rows = selected.num_rows();
        if rows == 0 {
            // What nobody needs isn't computed.
            return Ok((Vec::new(), 0));
        }
        let columns = self.exprs.iter().map(|expr| expr.evaluate(&selected)?.into_array(rows));
        Ok((columns.collect::<Result<Vec<_>>>()?, rows))
    }
}

/// An expression over some of the columns.
fn over(expr: &Expr, columns: &[usize], input: &Schema) -> Result<Expr> {
    Arc::clone(expr)
        .transform_up(|e| {
            let Some(column) = e.downcast_ref::<Column>() else {
                return Ok(Transformed::no(e));
            };
            let index = columns.binary_search(&column.index()).unwrap_or(column.index());
            let name = input.field(column.index()).name();
            Ok(Transformed::yes(Arc::new(Column::new(name, index)) as Expr))
        })
        .data()
}
