//! The operator on the CPU: batches through fused code where there is some, through the plan's own expressions where there is none yet.
//!
//! Rows that the filter selects are either moved together first, column by column, and their outputs computed when they make a
//! batch; or the outputs are computed at once for the selected rows of the input's arrays, and moved together then. The
//! first is DataFusion's way, and better where few rows are left; the second moves outputs alone, and needs fused
//! code, which computes rows under a mask. Either way batches are cut in the same places.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use arrow::array::{ArrayRef, AsArray, RecordBatch};
use arrow::compute::BatchCoalescer;
use arrow::datatypes::SchemaRef;
use datafusion::common::Result;
use datafusion::error::DataFusionError;
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::physical_plan::metrics::BaselineMetrics;
use futures::StreamExt;
use rbcdb_runtime_cpu::call::Mask;
use rbcdb_runtime_cpu::select::select;
use rbcdb_runtime_cpu::{Argument, CallError, CallStats, Function};

use super::exec::Shared;
use super::fragment::{FusedProgram, output, truth};
use crate::device;
use crate::fusion::Fusion;

/// Batches that fused code gives up on before it isn't tried any more.
const PATIENCE: u32 = 3;
/// Outputs are computed under a mask where at least one in so many rows is selected.
const SPARSE: usize = 4;

impl Shared {
    /// Whether all fused code is there and doesn't give up too often. Code that isn't there is asked for.
    fn fused(&self, rows: usize) -> bool {
        if self.statement.fusion() == Fusion::Off || self.left.load(Ordering::Relaxed) >= PATIENCE {
            return false;
        }
        let mut all = true;
        for program in self.fragment.programs() {
            let function = &program.function;
            if self.statement.fusion() == Fusion::On {
                function.cpu.make();
            } else if function.cpu.function().is_none() {
                function.want(rows);
            }
            all &= function.cpu.function().is_some();
        }
        all
    }

    /// Calls a function; `None` if it gives up on a row, which the plan's own expressions shall look at.
    fn call(
        &self,
        program: &FusedProgram,
        column: impl Fn(usize) -> ArrayRef,
        (rows, mask): (usize, Option<&Mask>),
        stats: &CallStats,
    ) -> Result<Option<ArrayRef>> {
        let Some(function) = program.function.cpu.function() else {
            return Ok(None);
        };
        let columns = program.arguments.iter().map(|index| self.fragment.columns[*index]);
        let arguments: Vec<Argument> = columns.map(|index| Argument::Array(column(index))).collect();
        let cancel = self.statement.cancel_flag();
        let function: &Function = function;
        let computed = match mask {
            Some(mask) => function.call_masked(&arguments, mask, cancel, stats),
            None => function.call_counted(&arguments, rows, cancel, stats),
        };
        match computed {
            Ok(array) => Ok(Some(array)),
            Err(cancelled @ CallError::Cancelled) => Err(DataFusionError::External(Box::new(cancelled))),
            Err(CallError::Row(_)) => {
                self.left.fetch_add(1, Ordering::Relaxed);
                Ok(None)
            }
            Err(other) => {
                tracing::error!("fused code failed: {other}");
                self.left.fetch_add(1, Ordering::Relaxed);
                Ok(None)
            }
        }
    }

    /// The rows that the filter selects; `None` if there is no filter.
    fn selection(&self, batch: &RecordBatch, fused: bool) -> Result<Option<Mask>> {
        let Some(filter) = &self.fragment.filter else {
            return Ok(None);
        };
        if fused {
            let (rows, stats) = (batch.num_rows(), CallStats::new());
            let column = |index| Arc::clone(batch.column(index));
            if let Some(truth) = self.call(&filter.kernel, column, (rows, None), &stats)? {
                self.runs.fused.record(rows, stats.time());
                return Ok(Some(Mask::from(truth.as_boolean())));
            }
        }
        device::on_cpu(|| truth(&filter.expr, batch)).map(Some)
    }

    /// The outputs of selected rows, of which only the columns that outputs need are left.
    fn outputs(&self, selected: &RecordBatch, fused: bool, schema: &SchemaRef) -> Result<RecordBatch> {
        let (all, rows) = (&self.fragment.all, selected.num_rows());
        let column = |index: usize| {
            let at = all.columns.binary_search(&index).unwrap_or_default();
            Arc::clone(selected.column(at))
        };
        let stats = CallStats::new();
        let mut columns = Vec::with_capacity(all.exprs.len());
        for (output, expr) in self.fragment.outputs.iter().zip(&all.exprs) {
            let computed = match &output.kernel {
                Some(kernel) if fused => self.call(kernel, column, (rows, None), &stats)?,
                _ => None,
            };
            columns.push(match computed {
                Some(array) => array,
                None => device::on_cpu(|| expr.evaluate(selected)?.into_array(rows))?,
            });
        }
        if fused {
            self.count(rows, &stats);
        }
        output(schema, columns, rows)
    }

    /// The outputs of a batch's selected rows, computed under the mask.
    fn outputs_under(&self, batch: &RecordBatch, mask: &Mask, schema: &SchemaRef) -> Result<Option<RecordBatch>> {
        let (rows, stats) = (batch.num_rows(), CallStats::new());
        let wanted = (mask.count() < rows).then_some(mask);
        let column = |index| Arc::clone(batch.column(index));
        let mut computed = Vec::new();
        for kernel in self.fragment.outputs.iter().filter_map(|output| output.kernel.as_ref()) {
            match self.call(kernel, column, (rows, wanted), &stats)? {
                Some(array) => computed.push(select(&array, mask)?),
                None => return Ok(None),
            }
        }
        self.count(rows, &stats);
        device::on_cpu(|| self.fragment.join(batch, Some(mask), computed, schema)).map(Some)
    }

    /// Counts what outputs took. Rows and batches are those of the input, which the filter has counted if there is one.
    fn count(&self, rows: usize, stats: &CallStats) {
        match self.fragment.filter {
            Some(_) => self.runs.fused.add_time(stats.time()),
            None => self.runs.fused.record(rows, stats.time()),
        }
        let compiled = self
            .fragment
            .programs()
            .map(|program| program.function.cpu.compile_time());
        self.runs.fused_compiled(compiled.sum());
    }

    /// The output of a batch; `None` if no row is selected.
    pub(crate) fn compute_on_cpu(&self, batch: &RecordBatch, schema: &SchemaRef) -> Result<Option<RecordBatch>> {
        let fused = self.fused(batch.num_rows());
        let selection = self.selection(batch, fused)?;
        if selection.as_ref().is_some_and(Mask::is_empty) || batch.num_rows() == 0 {
            return Ok(None);
        }
        if let (true, Some(mask)) = (fused, &selection)
            && let Some(computed) = self.outputs_under(batch, mask, schema)?
        {
            return Ok(Some(computed));
        }
        let selected = self.fragment.all.take(batch, selection.as_ref())?;
        self.outputs(&selected, fused, schema).map(Some)
    }
}

/// One partition as it runs.
pub(super) struct OnCpu {
    shared: Arc<Shared>,
    schema: SchemaRef,
    input: SendableRecordBatchStream,
    metrics: BaselineMetrics,
    batch_rows: usize,
    /// Selected rows whose outputs are to be computed when they make a batch. Only one of the two holds rows back at a time.
    selected: BatchCoalescer,
    /// Outputs until they make a batch.
    outputs: BatchCoalescer,
    ended: bool,
    /// Rows selected so far.
    rows: usize,
}

impl OnCpu {
    pub(super) fn new(
        shared: Arc<Shared>,
        schema: SchemaRef,
        input: SendableRecordBatchStream,
        context: &TaskContext,
        metrics: BaselineMetrics,
    ) -> OnCpu {
        let batch_rows = context.session_config().batch_size();
        let coalescer = |schema: &SchemaRef| {
            BatchCoalescer::new(Arc::clone(schema), batch_rows).with_biggest_coalesce_batch_size(large(batch_rows))
        };
        OnCpu {
            selected: coalescer(&shared.fragment.all.schema),
            outputs: coalescer(&schema),
            shared,
            schema,
            input,
            metrics,
            batch_rows,
            ended: false,
            rows: 0,
        }
    }

    /// The next batch of output.
    pub(super) async fn next(&mut self) -> Result<Option<RecordBatch>> {
        loop {
            if let Some(batch) = self.outputs.next_completed_batch() {
                self.metrics.record_output(batch.num_rows());
                return Ok(Some(batch));
            }
            if let Some(selected) = self.selected.next_completed_batch() {
                let batch = self.outputs_of(&selected)?;
                self.metrics.record_output(batch.num_rows());
                return Ok(Some(batch));
            }
            if self.ended {
                return Ok(None);
            }
            match self.input.next().await {
                Some(batch) => {
                    let time = self.metrics.elapsed_compute().clone();
                    let _timer = time.timer();
                    if let Some(batch) = self.take(batch?)? {
                        self.metrics.record_output(batch.num_rows());
                        return Ok(Some(batch));
                    }
                }
                None => self.finish()?,
            }
        }
    }

    fn finish(&mut self) -> Result<()> {
        self.ended = true;
        self.selected.finish_buffered_batch()?;
        self.outputs.finish_buffered_batch()?;
        Ok(())
    }

    fn outputs_of(&self, selected: &RecordBatch) -> Result<RecordBatch> {
        // The rows were counted when they came.
        self.shared.outputs(selected, self.shared.fused(0), &self.schema)
    }

    /// Takes a batch of the input. Without a filter, its output is given at once.
    fn take(&mut self, batch: RecordBatch) -> Result<Option<RecordBatch>> {
        let (shared, fused) = (Arc::clone(&self.shared), self.shared.fused(batch.num_rows()));
        let Some(mask) = shared.selection(&batch, fused)? else {
            let columns = shared.fragment.all.take(&batch, None)?;
            return shared.outputs(&columns, fused, &self.schema).map(Some);
        };
        if mask.is_empty() {
            return Ok(None);
        }
        let has_kernels = shared.fragment.outputs.iter().any(|output| output.kernel.is_some());
        let dense = mask.count() * SPARSE >= batch.num_rows();
        if fused && has_kernels && dense && shared.fetch.is_none() {
            self.turn_to_outputs()?;
            if let Some(outputs) = shared.outputs_under(&batch, &mask, &self.schema)? {
                self.outputs.push_batch(outputs)?;
                return Ok(None);
            }
        }
        let selected = shared.fragment.all.take(&batch, Some(&mask))?;
        if self.outputs.is_empty() {
            self.push_selected(selected)?;
        } else {
            let outputs = self.outputs_of(&selected)?;
            self.outputs.push_batch(outputs)?;
        }
        Ok(None)
    }

    /// Adds selected rows, up to the limit.
    fn push_selected(&mut self, selected: RecordBatch) -> Result<()> {
        let left = self.shared.fetch.map_or(usize::MAX, |fetch| fetch - self.rows);
        let rows = selected.num_rows().min(left);
        self.rows += rows;
        self.selected.push_batch(selected.slice(0, rows))?;
        if rows == left {
            self.finish()?;
        }
        Ok(())
    }

    /// Makes outputs of the selected rows that are held back, and holds these back.
    fn turn_to_outputs(&mut self) -> Result<()> {
        if self.selected.get_buffered_rows() == 0 {
            return Ok(());
        }
        self.selected.finish_buffered_batch()?;
        if let Some(selected) = self.selected.next_completed_batch() {
            let outputs = self.outputs_of(&selected)?;
            // However many they are: they are no batch yet.
            self.outputs.set_biggest_coalesce_batch_size(None);
            self.outputs.push_batch(outputs)?;
            self.outputs.set_biggest_coalesce_batch_size(large(self.batch_rows));
        }
        Ok(())
    }
}

/// Rows from which a batch isn't joined with others: as in DataFusion's filter, so that batches are cut in the same places.
fn large(batch_rows: usize) -> Option<usize> {
    Some(batch_rows / 2)
}
