//! Batches that go to a device together, and the call that computes them there.

use std::sync::Arc;

use arrow::array::{Array as _, RecordBatch};
use datafusion::execution::memory_pool::MemoryReservation;
use rbcdb_runtime_cpu::{CallError, CancelFlag};
use rbcdb_runtime_cuda::{Call, CallArgument, Device, Error as GpuError, PiecedColumn, Ran, Run, Stats};

use super::Gpu;
use crate::operator::exec::Shared;
use crate::operator::fragment::FusedProgram;

/// Batches that go to the device together.
pub(super) struct Chunk {
    pub batches: Vec<RecordBatch>,
    pub rows: usize,
    pub bytes: usize,
    pub reservation: MemoryReservation,
}

/// Why the device gave no result.
pub(super) enum Trouble {
    /// Rows that only the CPU can tell about: failing ones, nans.
    Rows,
    /// The device.
    Device(String),
    /// The statement's end.
    Cancelled,
}

impl Chunk {
    /// An empty chunk.
    pub fn new(reservation: MemoryReservation) -> Chunk {
        Chunk {
            batches: Vec::new(),
            rows: 0,
            bytes: 0,
            reservation,
        }
    }

    /// Adds a batch. Returns whether there is memory for more.
    pub fn push(&mut self, batch: RecordBatch) -> bool {
        let bytes = batch
            .columns()
            .iter()
            .map(|column| column.to_data().get_slice_memory_size().unwrap_or(0))
            .sum();
        let fits = self.reservation.try_grow(bytes).is_ok();
        self.rows += batch.num_rows();
        self.bytes += bytes;
        self.batches.push(batch);
        fits
    }

    /// The chunk; an empty one takes its place.
    pub fn take(&mut self) -> Chunk {
        let next = Chunk::new(self.reservation.new_empty());
        std::mem::replace(self, next)
    }
}

/// One call of the device, on a thread that may wait.
pub(super) fn compute(
    shared: &Shared,
    gpu: &Gpu,
    device: &Arc<Device>,
    columns: Vec<PiecedColumn>,
    rows: usize,
    stop: &CancelFlag,
) -> Result<Ran, Trouble> {
    let Shared {
        fragment,
        runs,
        statement,
        ..
    } = shared;
    let call = |fused: &FusedProgram| {
        let kernel = fused.function.gpu.kernel(gpu, device).map_err(Trouble::Device)?;
        let arguments = fused
            .arguments
            .iter()
            .map(|index| CallArgument::Column(*index))
            .collect();
        Ok(Call { kernel, arguments })
    };
    let filter = fragment
        .filter
        .as_ref()
        .map(|filter| call(&filter.kernel))
        .transpose()?;
    let outputs = fragment.outputs.iter().filter_map(|output| output.kernel.as_ref());
    let outputs = outputs.map(call).collect::<Result<Vec<_>, _>>()?;
    runs.compiled(fragment.programs().map(|fused| fused.function.gpu.compile_time()).sum());
    let run = Run {
        columns,
        rows,
        filter,
        outputs,
        shape: None,
    };
    let stats = Stats::new();
    let asked = stop.clone();
    let _hook = statement.cancel_flag().on_cancel(move || asked.cancel());
    match device.run(&run, stop, &stats) {
        Ok(ran) => {
            runs.stats.add(&stats);
            gpu.costs(fragment.key, || fragment.estimate());
            // Kernels of several lanes wait for each other while their clocks run.
            let time = stats.kernel_time().min(stats.wall_time());
            gpu.observe(fragment.key, |costs| costs.gpu.observe(rows as u64, time));
            Ok(ran)
        }
        Err(GpuError::Call(CallError::Cancelled)) => Err(Trouble::Cancelled),
        Err(GpuError::Call(CallError::Row(_))) => Err(Trouble::Rows),
        Err(other) => {
            tracing::warn!("a GPU didn't compute: {other}");
            Err(Trouble::Device(other.to_string()))
        }
    }
}

#[cfg(test)]
mod tests {
    use arrow::array::{ArrayRef, Int64Array};
    use arrow::datatypes::{DataType, Field, Schema};
    use datafusion::execution::memory_pool::{GreedyMemoryPool, MemoryConsumer, MemoryPool};

    use super::*;

    #[test]
    fn chunks_are_accounted_for_and_end_where_memory_does() {
        let pool: Arc<dyn MemoryPool> = Arc::new(GreedyMemoryPool::new(10_000));
        let mut chunk = Chunk::new(MemoryConsumer::new("test").register(&pool));
        let schema = Arc::new(Schema::new(vec![Field::new("n", DataType::Int64, false)]));
        let column: ArrayRef = Arc::new(Int64Array::from(vec![1; 10_000]));
        let batch = RecordBatch::try_new(schema, vec![column]).unwrap();
        // A slice counts for its own rows.
        assert!(chunk.push(batch.slice(0, 500)) && chunk.push(batch.slice(500, 500)));
        assert_eq!((chunk.rows, pool.reserved()), (1000, 8000));
        assert!(!chunk.push(batch.slice(1000, 500)));
        let full = chunk.take();
        assert_eq!((full.rows, full.batches.len(), chunk.rows), (1500, 3, 0));
        assert_eq!(pool.reserved(), 8000);
        drop(full);
        assert_eq!(pool.reserved(), 0);
    }
}
