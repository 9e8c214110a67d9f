//! One partition of a [`crate::operator::exec::FusedExec`] as it runs: input batches, a chunk being gathered, a chunk on the device,
//! output batches.
//!
//! While a chunk is on the device, the next one is gathered, unless something above may stop reading.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Instant;

use arrow::array::{Array as _, ArrayRef, BooleanArray, RecordBatch};
use arrow::compute::BatchCoalescer;
use arrow::datatypes::SchemaRef;
use datafusion::common::Result;
use datafusion::error::DataFusionError;
use datafusion::execution::memory_pool::{MemoryConsumer, MemoryReservation};
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::physical_plan::metrics::BaselineMetrics;
use futures::StreamExt;
use rbcdb_runtime_cpu::call::Mask;
use rbcdb_runtime_cpu::{CallError, CancelFlag, scalar_type};
use rbcdb_runtime_cuda::{Device, PiecedColumn, Ran};
use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_abi::gpu::{bitmap_bytes, plane_bytes, planes};
use tokio::task::JoinHandle;

use super::Gpu;
use super::chunk::{Chunk, Trouble, compute};
use super::placement::{self, Costs, Work};
use super::report::Reason;
use crate::device::DeviceChoice;
use crate::operator::exec::Shared;

/// Bytes of a chunk, at most but for its last batch.
const CHUNK_BYTES_MAX: usize = 64 << 20;
/// Chunks of one call that keep a device's copy engines and kernels busy at the same time.
const PIECES_PER_CHUNK: usize = 4;
/// How many times larger each chunk is than the one before it where not all rows may be needed.
const GROWTH: usize = 4;
/// Batches computed on the CPU before it is asked again whether a GPU would be faster.
const BATCHES_UNTIL_ASKED: u32 = 16;
/// Chunks left to the CPU before a partition no longer tries the device.
const PATIENCE: u32 = 2;

/// See the module.
pub(crate) struct Partition {
    shared: Arc<Shared>,
    gpu: Arc<Gpu>,
    schema: SchemaRef,
    input: SendableRecordBatchStream,
    metrics: BaselineMetrics,
    device: Option<Arc<Device>>,
    batch_rows: usize,
    /// Rows that the next chunk shall have.
    chunk_rows: usize,
    chunk: Chunk,
    on_device: Option<JoinHandle<Computed>>,
    /// Batches to be computed on the CPU, one each time that output is asked for.
    for_cpu: VecDeque<RecordBatch>,
    /// Stops what is on the device when nobody waits for it any more.
    stop: CancelFlag,
    output: BatchCoalescer,
    input_ended: bool,
    left: u32,
    /// Batches for the CPU until it is asked again.
    settled: u32,
    rows_out: usize,
}

/// A chunk that was on the device.
struct Computed {
    batches: Vec<RecordBatch>,
    result: Result<Ran, Trouble>,
    /// Given back when the chunk's output has been made.
    reservation: MemoryReservation,
}

impl Partition {
    pub(crate) fn new(
        (shared, gpu): (Arc<Shared>, Arc<Gpu>),
        schema: SchemaRef,
        input: SendableRecordBatchStream,
        index: usize,
        context: &TaskContext,
        metrics: BaselineMetrics,
    ) -> Partition {
        let batch_rows = context.session_config().batch_size();
        let device = gpu.device(index).cloned();
        let most = device
            .as_ref()
            .map_or(batch_rows, |device| PIECES_PER_CHUNK * device.chunk_rows());
        let reservation = MemoryConsumer::new(format!("GpuExec[{index}]")).register(context.memory_pool());
        let output =
            BatchCoalescer::new(Arc::clone(&schema), batch_rows).with_biggest_coalesce_batch_size(Some(batch_rows / 2));
        Partition {
            chunk_rows: if shared.limited { batch_rows } else { most },
            chunk: Chunk::new(reservation),
            shared,
            gpu,
            schema,
            input,
            metrics,
            device,
            batch_rows,
            on_device: None,
            for_cpu: VecDeque::new(),
            stop: CancelFlag::new(),
            output,
            input_ended: false,
            left: 0,
            settled: 0,
            rows_out: 0,
        }
    }

    /// The next batch of output.
    pub(crate) async fn next(&mut self) -> Result<Option<RecordBatch>> {
        loop {
            if self.is_satisfied() {
                return Ok(None);
            }
            if let Some(batch) = self.output.next_completed_batch() {
                return Ok(self.give(batch));
            }
            if let Some(batch) = self.for_cpu.pop_front() {
                self.compute_on_cpu(&batch)?;
            } else if !self.advance().await? {
                self.output.finish_buffered_batch()?;
                let last = self.output.next_completed_batch();
                return Ok(last.and_then(|batch| self.give(batch)));
            }
        }
    }

    fn is_satisfied(&self) -> bool {
        self.shared.fetch.is_some_and(|fetch| self.rows_out >= fetch)
    }

    /// A batch as it leaves, cut at the limit.
    fn give(&mut self, batch: RecordBatch) -> Option<RecordBatch> {
        let left = self.shared.fetch.map_or(usize::MAX, |fetch| fetch - self.rows_out);
        let batch = if batch.num_rows() > left {
            batch.slice(0, left)
        } else {
            batch
        };
        self.rows_out += batch.num_rows();
        self.metrics.record_output(batch.num_rows());
        Some(batch)
    }

    /// Gathers, sends chunks to the device and takes what comes back. Returns whether there is more to come.
    async fn advance(&mut self) -> Result<bool> {
        let one_at_a_time = self.shared.limited && self.on_device.is_some();
        if !self.input_ended && !one_at_a_time {
            self.gather().await?;
        }
        if let Some(running) = self.on_device.take() {
            let computed = running.await.map_err(|e| DataFusionError::External(Box::new(e)))?;
            self.take(computed)?;
        }
        if self.chunk.rows > 0 && self.for_cpu.is_empty() {
            self.send();
        }
        Ok(self.on_device.is_some()
            || !self.for_cpu.is_empty()
            || !self.input_ended
            || self.has_output()
            || self.chunk.rows > 0)
    }

    fn has_output(&self) -> bool {
        self.output.has_completed_batch()
    }

    /// Takes batches of the input until they make a chunk, or one is better computed at once on the CPU.
    async fn gather(&mut self) -> Result<()> {
        while self.chunk.rows < self.chunk_rows && self.chunk.bytes < CHUNK_BYTES_MAX {
            let Some(batch) = self.input.next().await else {
                self.input_ended = true;
                return Ok(());
            };
            let batch = batch?;
            if batch.num_rows() == 0 {
                continue;
            }
            // Behind a chunk on the device, rows wait for their turn.
            if self.chunk.rows == 0 && self.on_device.is_none() && !self.is_worth_gathering(&batch) {
                self.for_cpu.push_back(batch);
                return Ok(());
            }
            if !self.chunk.push(batch) {
                // No memory for more: what is here has to do.
                return Ok(());
            }
        }
        Ok(())
    }

    /// Whether a chunk that starts with this batch could go to the device.
    fn is_worth_gathering(&mut self, batch: &RecordBatch) -> bool {
        if self.settled > 0 {
            self.settled -= 1;
            return false;
        }
        let worth = match (self.usable_device(), self.shared.statement.device()) {
            (None, _) | (_, DeviceChoice::Cpu) => false,
            (Some(_), DeviceChoice::Gpu) => true,
            (Some(device), DeviceChoice::Auto) => {
                let rows = self.chunk_rows.max(batch.num_rows());
                self.place(device, std::slice::from_ref(batch), rows, true)
            }
        };
        if !worth && !self.costs().is_a_guess() {
            self.settled = BATCHES_UNTIL_ASKED - 1;
        }
        worth
    }

    fn costs(&self) -> Costs {
        let fragment = &self.shared.fragment;
        self.gpu.costs(fragment.key, || fragment.estimate())
    }

    /// The device, if it may still be tried. Notes why if not.
    fn usable_device(&self) -> Option<&Arc<Device>> {
        let runs = &self.shared.runs;
        if self.left >= PATIENCE {
            return None;
        }
        match &self.device {
            None => {
                let reason = self.gpu.unavailable().unwrap_or_else(|| "no GPU".to_owned());
                runs.cpu_because(Reason::Trouble(reason));
                None
            }
            Some(device) => match device.lost() {
                Some(reason) => {
                    runs.cpu_because(Reason::Trouble(reason.to_owned()));
                    None
                }
                None => Some(device),
            },
        }
    }

    /// Whether `rows` rows such as those of `batches` should go to the device. Notes why. As long as a chunk isn't complete it
    /// can't be told which columns of it the device has: `early` hopes for the best where gathering costs nothing.
    fn place(&self, device: &Arc<Device>, batches: &[RecordBatch], rows: usize, early: bool) -> bool {
        let Shared { fragment, runs, .. } = self.shared.as_ref();
        let gpu = &self.gpu;
        let link = match gpu.link(device) {
            Ok(link) => link,
            Err(reason) => {
                runs.cpu_because(Reason::Trouble(reason));
                return false;
            }
        };
        let costs = self.costs();
        if costs.is_a_guess() {
            runs.cpu_because(Reason::Unknown);
            return false;
        }
        let hope = early && device.cache_bytes() > 0;
        let is_cached = |column: &PiecedColumn| self.shared.resident && (hope || device.is_cached(column));
        let uploads = fragment
            .columns
            .iter()
            .zip(self.columns(batches))
            .filter(|(_, column)| !is_cached(column));
        let bytes_of = |index: usize| match scalar_type(batches.first()?.column(index).data_type()) {
            Some(ty) => Some(column_bytes(ty, rows)),
            // Arrays.
            None => Some(
                batches
                    .iter()
                    .map(|batch| batch.column(index).get_array_memory_size() as u64)
                    .sum(),
            ),
        };
        let results = fragment.programs().map(|p| p.function.gpu.result());
        let work = Work {
            rows: rows as u64,
            upload_bytes: uploads.filter_map(|(index, _)| bytes_of(*index)).sum(),
            download_bytes: results.map(|ty| column_bytes(ty, rows)).sum(),
            kernels: fragment.programs().count() as u32,
            sharers: self.shared.partitions.div_ceil(gpu.devices().list().len().max(1)) as u32,
        };
        let placed = placement::place(&work, &costs, &link);
        runs.placed(placed);
        placed.gpu
    }

    /// The run's columns of these batches.
    fn columns(&self, batches: &[RecordBatch]) -> Vec<PiecedColumn> {
        let resident = self.shared.resident;
        let column = |index: &usize| {
            let pieces: Vec<ArrayRef> = batches.iter().map(|batch| Arc::clone(batch.column(*index))).collect();
            PiecedColumn::new(pieces).cached(resident)
        };
        self.shared.fragment.columns.iter().map(column).collect()
    }

    /// Sends the gathered chunk to the device, or leaves it to the CPU.
    fn send(&mut self) {
        let chunk = self.chunk.take();
        let choice = self.shared.statement.device();
        let device = self.usable_device().cloned().filter(|device| match choice {
            DeviceChoice::Cpu => false,
            DeviceChoice::Gpu => {
                self.shared.runs.gpu_because(Reason::Chosen);
                true
            }
            DeviceChoice::Auto => self.place(device, &chunk.batches, chunk.rows, false),
        });
        let Some(device) = device else {
            self.for_cpu.extend(chunk.batches);
            return;
        };
        let most = PIECES_PER_CHUNK * device.chunk_rows();
        self.chunk_rows = self.chunk_rows.saturating_mul(GROWTH).min(most);
        let columns = self.columns(&chunk.batches);
        let (shared, gpu, stop) = (Arc::clone(&self.shared), Arc::clone(&self.gpu), self.stop.clone());
        self.on_device = Some(tokio::task::spawn_blocking(move || Computed {
            result: compute(&shared, &gpu, &device, columns, chunk.rows, &stop),
            batches: chunk.batches,
            reservation: chunk.reservation,
        }));
    }

    /// Takes a chunk from the device: output, or work for the CPU.
    fn take(&mut self, computed: Computed) -> Result<()> {
        let reason = match computed.result {
            Ok(ran) => {
                let made = self.make_output(&computed.batches, ran);
                drop(computed.reservation);
                return made;
            }
            Err(Trouble::Cancelled) => return Err(DataFusionError::External(Box::new(CallError::Cancelled))),
            Err(Trouble::Rows) => {
                self.left += 1;
                "rows with an error, or with a nan whose bits count".to_owned()
            }
            Err(Trouble::Device(reason)) => {
                self.left = PATIENCE;
                reason
            }
        };
        self.shared.runs.cpu_because(Reason::Trouble(reason));
        self.for_cpu.extend(computed.batches);
        Ok(())
    }

    /// Joins the device's results with what DataFusion computes of each input batch.
    fn make_output(&mut self, batches: &[RecordBatch], ran: Ran) -> Result<()> {
        let (mut row, mut kept) = (0, 0);
        for batch in batches {
            let rows = batch.num_rows();
            let selection = ran
                .selection
                .as_ref()
                .map(|selection| Mask::from(&BooleanArray::new(selection.slice(row, rows), None)));
            row += rows;
            let selected = selection.as_ref().map_or(rows, Mask::count);
            if selected == 0 {
                continue;
            }
            let computed = ran.arrays.iter().map(|array| array.slice(kept, selected)).collect();
            kept += selected;
            let joined = self
                .shared
                .fragment
                .join(batch, selection.as_ref(), computed, &self.schema)?;
            self.push(joined)?;
        }
        Ok(())
    }

    fn compute_on_cpu(&mut self, batch: &RecordBatch) -> Result<()> {
        let started = Instant::now();
        let (fragment, gpu) = (&self.shared.fragment, &self.gpu);
        let computed = self.shared.compute_on_cpu(batch, &self.schema)?;
        gpu.costs(fragment.key, || fragment.estimate());
        gpu.observe(fragment.key, |costs| {
            costs.cpu.observe(batch.num_rows() as u64, started.elapsed())
        });
        match computed {
            Some(batch) => self.push(batch),
            None => Ok(()),
        }
    }

    /// Adds output, in pieces of a batch's size. Where something above waits for a few rows, none are held back.
    fn push(&mut self, batch: RecordBatch) -> Result<()> {
        let rows = batch.num_rows();
        for start in (0..rows).step_by(self.batch_rows.max(1)) {
            let length = self.batch_rows.min(rows - start);
            self.output.push_batch(batch.slice(start, length))?;
        }
        if self.shared.limited {
            self.output.finish_buffered_batch()?;
        }
        Ok(())
    }
}

impl Drop for Partition {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

/// Bytes of a column on a device, with its validity.
fn column_bytes(ty: ScalarType, rows: usize) -> u64 {
    (planes(ty) * plane_bytes(ty, rows) + bitmap_bytes(rows)) as u64
}
