//! What belongs to one running statement: the flag that stops it, where its functions may run, and what its calls did.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rbcdb_runtime_cpu::{CallStats, CancelFlag};

use crate::catalog::FunctionEntry;
use crate::device::DeviceChoice;
use crate::fusion::Fusion;
use crate::gpu::Gpu;
use crate::gpu::report::Runs;
use crate::operator::programs::Programs;

/// Shared by all calls of rbc functions in one statement.
#[derive(Debug, Default)]
pub struct StatementContext {
    cancel: CancelFlag,
    device: DeviceChoice,
    fusion: Fusion,
    block: Option<[u32; 3]>,
    gpu: Option<Arc<Gpu>>,
    /// Whether calls aren't kept for [`StatementContext::reports`].
    unreported: bool,
    calls: Mutex<Vec<Call>>,
}

#[derive(Debug)]
struct Call {
    site: String,
    entry: Arc<FunctionEntry>,
    record: Arc<CallRecord>,
}

/// What one call did, by the devices that computed it.
#[derive(Debug, Default)]
pub(crate) struct CallRecord {
    /// On the CPU.
    pub cpu: CallStats,
    /// On a GPU, as a call that stands alone.
    pub alone: Runs,
    /// On a GPU, as part of operators.
    operators: Mutex<Vec<Arc<Runs>>>,
}

impl CallRecord {
    /// Says that an operator computes the call.
    pub(crate) fn add_runs(&self, runs: &Arc<Runs>) {
        let mut operators = self.operators.lock().unwrap_or_else(PoisonError::into_inner);
        operators.push(Arc::clone(runs));
    }

    fn operators(&self) -> Vec<Arc<Runs>> {
        self.operators.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// What one call of a statement did on one device, all threads together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallReport {
    /// The call as the plan shows it.
    pub site: String,
    /// The overload, `f(INTEGER)`.
    pub function: String,
    /// Rows given to compiled code.
    pub rows: u64,
    /// Batches given to compiled code; on a GPU, pieces of chunks.
    pub batches: u64,
    /// Time inside compiled code, summed over threads; on a GPU, in all kernels of the operator that computed the call.
    pub time: Duration,
    /// How long the compiler took: when the function was created, or when its GPU code was first needed.
    pub compile_time: Duration,
    /// Where it ran.
    pub device: ReportDevice,
    /// Why it ran there.
    pub why: Option<String>,
}

/// The device of a [`CallReport`], and what only that device has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportDevice {
    /// The CPU, by the function's own code.
    Cpu,
    /// The CPU, as a part of an operator's code. The numbers are those of the operator.
    Fused,
    /// A GPU. The numbers are those of the operator that computed the call.
    Gpu {
        /// Bytes copied to the device.
        bytes_up: u64,
        /// Bytes copied from the device.
        bytes_down: u64,
        /// Columns that were on the device already.
        cache_hits: u64,
    },
}

/// The reports of one call, while duplicates of it are joined.
struct Gathered {
    cpu: CallReport,
    records: Vec<Arc<CallRecord>>,
    operators: Vec<Arc<Runs>>,
}

impl StatementContext {
    /// A statement that isn't cancelled, and runs on the CPU.
    pub fn new() -> Arc<StatementContext> {
        Arc::default()
    }

    /// A statement that may use GPUs.
    pub(crate) fn on(
        (device, fusion): (DeviceChoice, Fusion),
        block: Option<[u32; 3]>,
        gpu: &Arc<Gpu>,
    ) -> Arc<StatementContext> {
        Arc::new(StatementContext {
            device,
            fusion,
            block,
            gpu: Some(Arc::clone(gpu)),
            ..StatementContext::default()
        })
    }

    /// All statements that nobody asks for reports, and that nobody cancels: those of a program that plans its queries
    /// itself. It may live as long as the program, so it keeps nothing of its calls.
    pub(crate) fn shared(gpu: &Arc<Gpu>) -> Arc<StatementContext> {
        Arc::new(StatementContext {
            unreported: true,
            gpu: Some(Arc::clone(gpu)),
            ..StatementContext::default()
        })
    }

    /// The flag that stops its calls.
    pub fn cancel_flag(&self) -> &CancelFlag {
        &self.cancel
    }

    /// Where its functions shall run.
    pub fn device(&self) -> DeviceChoice {
        self.device
    }

    /// The blocks that kernel functions are launched in, where their conditions allow it: `rbc.block`.
    pub(crate) fn block(&self) -> Option<[u32; 3]> {
        self.block
    }

    /// Whether its expressions are compiled for the CPU.
    pub fn fusion(&self) -> Fusion {
        self.fusion
    }

    /// The functions that expressions are; `None` if they stay expressions on all devices.
    pub(crate) fn programs(&self) -> Option<&Arc<Programs>> {
        let fuses = self.fusion != Fusion::Off || self.gpu().is_some();
        self.gpu.as_ref().filter(|_| fuses).map(|gpu| gpu.programs())
    }

    /// The GPUs that it may use; `None` if there is none that works, or it mustn't.
    pub(crate) fn gpu(&self) -> Option<&Arc<Gpu>> {
        let may = self.device != DeviceChoice::Cpu;
        self.gpu.as_ref().filter(|gpu| may && gpu.unavailable().is_none())
    }

    /// Why its functions run on the CPU, whatever they are; `None` if a GPU could be used.
    pub(crate) fn cpu_only(&self) -> Option<String> {
        match (self.device, &self.gpu) {
            (DeviceChoice::Cpu, _) => Some("rbc.device = cpu".to_owned()),
            (_, Some(gpu)) => gpu.unavailable(),
            (_, None) => None,
        }
    }

    pub(crate) fn register_call(&self, entry: &Arc<FunctionEntry>, site: String) -> Arc<CallRecord> {
        let record = Arc::new(CallRecord::default());
        if self.unreported {
            return record;
        }
        let call = Call {
            site,
            entry: Arc::clone(entry),
            record: Arc::clone(&record),
        };
        self.calls.lock().unwrap_or_else(PoisonError::into_inner).push(call);
        record
    }

    /// What each call did so far, in the order of the statement, by device; a call that stands several times in the plan,
    /// once.
    pub fn reports(&self) -> Vec<CallReport> {
        let calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        let mut gathered: Vec<Gathered> = Vec::new();
        for call in calls.iter() {
            let function = call.entry.label();
            let same = |g: &&mut Gathered| g.cpu.site == call.site && g.cpu.function == function;
            let at = match gathered.iter_mut().find(same) {
                Some(at) => at,
                None => {
                    gathered.push(Gathered::new(call, function));
                    let last = gathered.len() - 1;
                    &mut gathered[last]
                }
            };
            at.add(&call.record);
        }
        gathered.iter().flat_map(|g| g.reports(self.cpu_only())).collect()
    }
}

impl Gathered {
    fn new(call: &Call, function: String) -> Gathered {
        Gathered {
            cpu: CallReport {
                site: call.site.clone(),
                function,
                rows: 0,
                batches: 0,
                time: Duration::ZERO,
                compile_time: call.entry.compile_time,
                device: ReportDevice::Cpu,
                why: None,
            },
            records: Vec::new(),
            operators: Vec::new(),
        }
    }

    fn add(&mut self, record: &Arc<CallRecord>) {
        self.cpu.rows += record.cpu.rows();
        self.cpu.batches += record.cpu.calls();
        self.cpu.time += record.cpu.time();
        self.records.push(Arc::clone(record));
        for runs in record.operators() {
            if !self.operators.iter().any(|known| Arc::ptr_eq(known, &runs)) {
                self.operators.push(runs);
            }
        }
    }

    /// A report for each device that computed rows; for the CPU if none did.
    fn reports(&self, cpu_only: Option<String>) -> Vec<CallReport> {
        let alone = self.records.iter().map(|record| &record.alone);
        let all: Vec<&Runs> = alone.chain(self.operators.iter().map(Arc::as_ref)).collect();
        let sum = |count: fn(&Runs) -> u64| all.iter().map(|runs| count(runs)).sum::<u64>();
        let rows = sum(|runs| runs.stats.rows());
        let mut reports = Vec::new();
        if rows > 0 {
            reports.push(CallReport {
                rows,
                batches: sum(|runs| runs.stats.chunks()),
                time: all.iter().map(|runs| runs.stats.kernel_time()).sum(),
                compile_time: all.iter().map(|runs| runs.compile_time()).max().unwrap_or_default(),
                device: ReportDevice::Gpu {
                    bytes_up: sum(|runs| runs.stats.bytes_up()),
                    bytes_down: sum(|runs| runs.stats.bytes_down()),
                    cache_hits: sum(|runs| runs.stats.cache_hits()),
                },
                why: all.iter().find_map(|runs| runs.why().gpu).map(|why| why.to_string()),
                ..self.cpu.clone()
            });
        }
        let fused = sum(|runs| runs.fused.rows());
        if fused > 0 {
            reports.push(CallReport {
                rows: fused,
                batches: sum(|runs| runs.fused.calls()),
                time: all.iter().map(|runs| runs.fused.time()).sum(),
                compile_time: all
                    .iter()
                    .map(|runs| runs.fused_compile_time())
                    .max()
                    .unwrap_or_default(),
                device: ReportDevice::Fused,
                why: None,
                ..self.cpu.clone()
            });
        }
        if reports.is_empty() || self.cpu.rows > 0 {
            let reason = all.iter().find_map(|runs| runs.why().cpu).map(|why| why.to_string());
            reports.push(CallReport {
                why: reason.or(cpu_only.map(|reason| format!("cpu: {reason}"))),
                ..self.cpu.clone()
            });
        }
        reports
    }
}
