//! What a [`super::exec::GpuExec`] computes: a filter and outputs, each as the plan's expression, and as a program for GPUs
//! where it is one.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanArray, RecordBatch, RecordBatchOptions};
use arrow::compute::filter_record_batch;
use arrow::datatypes::{Schema, SchemaRef};
use datafusion::common::cast::as_boolean_array;
use datafusion::common::tree_node::{Transformed, TransformedResult, TreeNode};
use datafusion::common::{Result, ScalarValue};
use datafusion::logical_expr::ColumnarValue;
use datafusion::physical_expr::PhysicalExpr;
use datafusion::physical_expr::expressions::Column;
use datafusion::physical_expr::utils::collect_columns;
use rbcdb_udf_abi::artifact::CacheKey;

use super::Gpu;
use super::fuse::{Fused, fuse};
use super::placement::Costs;
use super::program::Program;
use crate::device;

type Expr = Arc<dyn PhysicalExpr>;

/// A filter and outputs over one input.
#[derive(Debug)]
pub(crate) struct Fragment {
    /// The filter.
    pub filter: Option<Condition>,
    /// The outputs.
    pub outputs: Vec<Output>,
    /// The input's columns that programs read, in the order of a run's columns.
    pub columns: Vec<usize>,
    /// Identifies what its programs cost.
    pub key: CacheKey,
    /// All outputs, for the CPU.
    on_cpu: Projection,
    /// The outputs that a GPU doesn't compute.
    beside_gpu: Projection,
}

/// A filter that a GPU can compute.
#[derive(Debug)]
pub(crate) struct Condition {
    /// As in the plan.
    pub expr: Expr,
    /// For a GPU.
    pub kernel: FusedProgram,
}

/// An output column.
#[derive(Debug)]
pub(crate) struct Output {
    /// As in the plan.
    pub expr: Expr,
    /// Its name.
    pub name: String,
    /// For a GPU; `None` if it stays with DataFusion.
    pub kernel: Option<FusedProgram>,
}

/// An expression's program, and which of the run's columns its parameters are.
#[derive(Debug)]
pub(crate) struct FusedProgram {
    /// The program.
    pub program: Arc<Program>,
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
    /// A fragment; `None` if a GPU has nothing to do in it. `filter` must be fusable; of the outputs, those that `wanted`
    /// says and that are.
    pub(crate) fn new(
        gpu: &Gpu,
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
                    let kernel = FusedProgram::new(gpu, &fused, &mut columns);
                    Some(Condition { expr, kernel })
                }
                None => return Ok(None),
            },
        };
        let mut fused_outputs = Vec::with_capacity(outputs.len());
        for (expr, name) in outputs {
            let fused = if wanted(&expr)? { fused(&expr, input) } else { None };
            let kernel = fused.map(|fused| FusedProgram::new(gpu, &fused, &mut columns));
            fused_outputs.push(Output { expr, name, kernel });
        }
        let outputs = fused_outputs;
        if filter.is_none() && outputs.iter().all(|output| output.kernel.is_none()) {
            return Ok(None);
        }
        let all = outputs.iter().map(|o| &o.expr);
        let beside = outputs.iter().filter(|o| o.kernel.is_none()).map(|o| &o.expr);
        Ok(Some(Fragment {
            on_cpu: Projection::new(all, input)?,
            beside_gpu: Projection::new(beside, input)?,
            key: key(filter.as_ref(), &outputs),
            filter,
            outputs,
            columns,
        }))
    }

    /// The programs, the filter's first.
    pub(crate) fn programs(&self) -> impl Iterator<Item = &FusedProgram> {
        let filter = self.filter.iter().map(|filter| &filter.kernel);
        filter.chain(self.outputs.iter().filter_map(|output| output.kernel.as_ref()))
    }

    /// What a row costs, as far as the programs tell.
    pub(crate) fn estimate(&self) -> Costs {
        Costs::estimate(self.programs().map(|p| p.program.module().as_ref()))
    }

    /// The output of a batch, by the plan's own expressions on the CPU; `None` if no row is selected.
    pub(crate) fn compute_on_cpu(&self, batch: &RecordBatch, schema: &SchemaRef) -> Result<Option<RecordBatch>> {
        device::on_cpu(|| {
            let selection = self
                .filter
                .as_ref()
                .map(|filter| truth(&filter.expr, batch))
                .transpose()?;
            let (columns, rows) = self.on_cpu.select(batch, selection.as_ref())?;
            if rows == 0 {
                return Ok(None);
            }
            output(schema, columns, rows).map(Some)
        })
    }

    /// The output of a batch of which a GPU has computed its part: `computed` are its results for the selected rows.
    pub(crate) fn join(
        &self,
        batch: &RecordBatch,
        selection: Option<&BooleanArray>,
        computed: Vec<ArrayRef>,
        schema: &SchemaRef,
    ) -> Result<RecordBatch> {
        let (beside, rows) = self.beside_gpu.select(batch, selection)?;
        let (mut computed, mut beside) = (computed.into_iter(), beside.into_iter());
        let columns = self.outputs.iter().filter_map(|output| match output.kernel {
            Some(_) => computed.next(),
            None => beside.next(),
        });
        output(schema, columns.collect(), rows)
    }
}

/// An expression as a function; `None` for one that a GPU can't compute, or that has one value for all rows.
fn fused(expr: &Expr, input: &Schema) -> Option<Fused> {
    fuse(expr, input).ok().filter(|fused| !fused.columns.is_empty())
}

fn output(schema: &SchemaRef, columns: Vec<ArrayRef>, rows: usize) -> Result<RecordBatch> {
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
        key = key.field("filter", filter.kernel.program.key().to_string());
    }
    for kernel in outputs.iter().filter_map(|output| output.kernel.as_ref()) {
        key = key.field("output", kernel.program.key().to_string());
    }
    key.finish()
}

impl FusedProgram {
    /// The program of an expression; its columns become columns of the run.
    fn new(gpu: &Gpu, fused: &Fused, columns: &mut Vec<usize>) -> FusedProgram {
        let argument = |column: &usize| match columns.iter().position(|known| known == column) {
            Some(index) => index,
            None => {
                columns.push(*column);
                columns.len() - 1
            }
        };
        FusedProgram {
            arguments: fused.columns.iter().map(argument).collect(),
            program: gpu.program(fused),
        }
    }
}

/// Where a predicate is true.
fn truth(predicate: &Expr, batch: &RecordBatch) -> Result<BooleanArray> {
    Ok(match predicate.evaluate(batch)? {
        ColumnarValue::Scalar(ScalarValue::Boolean(value)) => {
            BooleanArray::from(vec![value.unwrap_or(false); batch.num_rows()])
        }
        value => as_boolean_array(&value.into_array(batch.num_rows())?)?.clone(),
    })
}

/// Expressions over selected rows, of which only the columns that they use are taken.
#[derive(Debug)]
struct Projection {
    columns: Vec<usize>,
    exprs: Vec<Expr>,
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
            columns,
        })
    }

    /// The expressions' values in the selected rows, and the number of these.
    fn select(&self, batch: &RecordBatch, selection: Option<&BooleanArray>) -> Result<(Vec<ArrayRef>, usize)> {
        let mut selected = batch.project(&self.columns)?;
        if let Some(selection) = selection {
            selected = filter_record_batch(&selected, selection)?;
        }
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
