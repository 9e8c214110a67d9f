//! Where a chunk of rows is computed: what the CPU and a GPU would take, from measured constants.
//!
//! A GPU works on pieces of a chunk in a pipeline: copy a piece up, run the kernels, copy its results down. So the time is
//! that of the slowest stage for all pieces, and of the other stages for one. Partitions compute side by side on CPU threads
//! of their own, but share a GPU.
//!
//! Everything here is a function of its arguments. What a row costs is estimated from the typed IR until rows have been
//! computed, and observed from then on ([`Cost`]).

use std::fmt;
use std::time::Duration;

use rbcdb_udf_compiler::ir::{BinaryOp, Block, Inst, Module, Op};

/// How fast a device takes and gives data, measured when the engine starts to use it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Link {
    /// Bytes per second from the host to the device.
    pub upload: f64,
    /// Bytes per second from the device to the host.
    pub download: f64,
    /// Bytes per second from where data lies to memory that the device copies from.
    pub staging: f64,
    /// Nanoseconds until a launched kernel has run over nothing.
    pub launch_ns: f64,
    /// Rows that the device takes at a time.
    pub piece_rows: u64,
}

/// What there is to do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Work {
    /// Rows of the chunk.
    pub rows: u64,
    /// Bytes that must go up: columns that aren't on the device yet.
    pub upload_bytes: u64,
    /// Bytes that come down.
    pub download_bytes: u64,
    /// Kernels to launch per piece.
    pub kernels: u32,
    /// Partitions that share the device.
    pub sharers: u32,
}

/// Nanoseconds per row on one device: an estimate at first, then what is observed, the latest rows counting most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cost {
    /// The value now.
    pub ns_per_row: f64,
    observed: bool,
}

/// The weight of a new observation.
const WEIGHT: f64 = 0.3;
/// An observation counts from so many rows on, or from so much time.
const OBSERVED_ROWS_MIN: u64 = 1024;
const OBSERVED_TIME_MIN: Duration = Duration::from_millis(1);

impl Cost {
    /// A guess.
    pub(crate) fn estimate(ns_per_row: f64) -> Cost {
        Cost {
            ns_per_row,
            observed: false,
        }
    }

    /// Corrects it by what `rows` rows have taken. The first observation replaces the estimate. Few cheap rows tell what a
    /// batch costs, not a row: they don't count.
    pub(crate) fn observe(&mut self, rows: u64, time: Duration) {
        if rows == 0 || rows < OBSERVED_ROWS_MIN && time < OBSERVED_TIME_MIN {
            return;
        }
        let seen = time.as_nanos() as f64 / rows as f64;
        self.ns_per_row = match self.observed {
            true => self.ns_per_row + WEIGHT * (seen - self.ns_per_row),
            false => seen,
        };
        self.observed = true;
    }
}

/// What a row costs on either device.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Costs {
    /// On one CPU thread.
    pub cpu: Cost,
    /// In a GPU's kernels, without transfers.
    pub gpu: Cost,
}

/// How many CPU threads a GPU is taken to be worth, until it is known better.
const GPU_THREADS: f64 = 32.0;

/// Nanoseconds of one operation on a CPU thread and on a GPU as a whole, for want of observations.
const CPU_NS: f64 = 0.25;
const GPU_NS: f64 = 0.002;

impl Costs {
    /// From the operations that functions are made of.
    pub(crate) fn estimate<'a>(modules: impl IntoIterator<Item = &'a Module>) -> Costs {
        let operations: f64 = modules.into_iter().map(operations).sum();
        Costs {
            cpu: Cost::estimate(operations * CPU_NS),
            gpu: Cost::estimate(operations * GPU_NS),
        }
    }

    /// Whether rows must be computed on the CPU first, as nothing but a guess says what they cost there.
    pub(crate) fn is_a_guess(&self) -> bool {
        !self.cpu.observed
    }

    /// Nanoseconds of a row on a GPU: what the CPU takes tells more than the number of operations.
    fn gpu_ns(&self) -> f64 {
        match (self.gpu.observed, self.cpu.observed) {
            (false, true) => self.cpu.ns_per_row / GPU_THREADS,
            _ => self.gpu.ns_per_row,
        }
    }
}

/// The estimated number of simple operations that a row takes.
fn operations(module: &Module) -> f64 {
    let mut of_functions: Vec<f64> = Vec::with_capacity(module.functions.len());
    for function in &module.functions {
        let operations = match &function.user {
            // LLVM IR that a user brought: nobody has counted it.
            Some(_) => USER_FUNCTION,
            None => of_block(&function.body, &of_functions),
        };
        of_functions.push(operations);
    }
    of_functions.last().copied().unwrap_or_default()
}

const USER_FUNCTION: f64 = 100.0;
/// Rounds of a loop whose number isn't known.
const ROUNDS: f64 = 16.0;

fn of_block(block: &Block, callees: &[f64]) -> f64 {
    block.iter().map(|inst| of_inst(inst, callees)).sum()
}

fn of_inst(inst: &Inst, callees: &[f64]) -> f64 {
    match inst {
        Inst::Let { op, .. } => match op {
            Op::Builtin(..) => 20.0,
            Op::Binary(BinaryOp::FDiv | BinaryOp::FloorDiv | BinaryOp::Mod, ..) => 8.0,
            Op::Const(_) | Op::Get(_) => 0.0,
            _ => 1.0,
        },
        Inst::Call { callee, .. } => 1.0 + callees.get(callee.0 as usize).copied().unwrap_or_default(),
        Inst::If { then, otherwise, .. } => 1.0 + of_block(then, callees).max(of_block(otherwise, callees)),
        Inst::Loop { body, step, rounds_max } => {
            let rounds = rounds_max.map_or(ROUNDS, |most| (most as f64).min(ROUNDS));
            rounds * (of_block(body, callees) + of_block(step, callees))
        }
        _ => 1.0,
    }
}

/// Where a chunk goes, and what was weighed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Placement {
    /// Whether to a GPU.
    pub gpu: bool,
    rows: u64,
    cpu_ns: f64,
    transfer_ns: f64,
    gpu_ns: f64,
}

/// Chooses the device that takes less time.
pub(crate) fn place(work: &Work, costs: &Costs, link: &Link) -> Placement {
    let cpu_ns = work.rows as f64 * costs.cpu.ns_per_row;
    let pieces = work.rows.div_ceil(link.piece_rows.max(1)).max(1) as f64;
    let seconds = |bytes: u64, speed: f64| {
        if bytes == 0 {
            0.0
        } else {
            1e9 * bytes as f64 / speed.max(1.0)
        }
    };
    let staging = seconds(work.upload_bytes, link.staging);
    let upload = seconds(work.upload_bytes, link.upload);
    let download = seconds(work.download_bytes, link.download);
    let launches = pieces * f64::from(work.kernels) * link.launch_ns;
    let kernels = work.rows as f64 * costs.gpu_ns() + launches;
    let stages = [staging, upload, kernels, download];
    let slowest = stages.iter().copied().fold(0.0, f64::max);
    let all: f64 = stages.iter().sum();
    let sharers = f64::from(work.sharers.max(1));
    let gpu_ns = sharers * (slowest + (all - slowest) / pieces);
    Placement {
        gpu: gpu_ns < cpu_ns,
        rows: work.rows,
        cpu_ns,
        transfer_ns: sharers * (upload.max(staging) + download),
        gpu_ns,
    }
}

/// `gpu: 4194304 rows, 2.10ms < 31.0ms on the CPU`
impl fmt::Display for Placement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = |ns: f64| crate::session::duration(Duration::from_nanos(ns as u64));
        let rows = self.rows;
        if self.gpu {
            write!(
                f,
                "gpu: {rows} rows, {} < {} on the CPU",
                ms(self.gpu_ns),
                ms(self.cpu_ns)
            )
        } else if self.transfer_ns > self.cpu_ns {
            let (transfer, compute) = (ms(self.transfer_ns), ms(self.cpu_ns));
            write!(f, "cpu: {rows} rows, transfer {transfer} > compute {compute}")
        } else {
            write!(
                f,
                "cpu: {rows} rows, {} < {} on the GPU",
                ms(self.cpu_ns),
                ms(self.gpu_ns)
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use rbcdb_udf_compiler::ir::parse::parse;

    use super::*;

    const LINK: Link = Link {
        upload: 20e9,
        download: 20e9,
        staging: 10e9,
        launch_ns: 10_000.0,
        piece_rows: 1 << 20,
    };

    fn work(rows: u64) -> Work {
        Work {
            rows,
            upload_bytes: rows * 16,
            download_bytes: rows * 8,
            kernels: 1,
            sharers: 1,
        }
    }

    fn costs(cpu: f64, gpu: f64) -> Costs {
        Costs {
            cpu: Cost::estimate(cpu),
            gpu: Cost::estimate(gpu),
        }
    }

    #[test]
    fn cheap_functions_stay_with_their_data() {
        // One nanosecond a row is less than 1.6 to copy its 16 bytes.
        let placed = place(&work(1 << 22), &costs(1.0, 0.01), &LINK);
        assert!(!placed.gpu);
        assert!(
            placed.to_string().starts_with("cpu: 4194304 rows, transfer "),
            "{placed}"
        );
        let cached = Work {
            upload_bytes: 0,
            download_bytes: 0,
            ..work(1 << 22)
        };
        assert!(place(&cached, &costs(1.0, 0.01), &LINK).gpu);
    }

    #[test]
    fn heavy_functions_go_to_the_gpu_once_there_are_rows_enough() {
        let heavy = costs(50.0, 0.5);
        let placed = place(&work(8192), &heavy, &LINK);
        assert!(placed.gpu, "{placed}");
        assert_eq!(placed.to_string(), "gpu: 8192 rows, 37.0µs < 410µs on the CPU");
        let placed = place(&work(64), &heavy, &LINK);
        assert!(!placed.gpu);
        assert_eq!(placed.to_string(), "cpu: 64 rows, 3.20µs < 10.2µs on the GPU");
        // Sixteen threads compute side by side; they share the GPU.
        let shared = Work {
            sharers: 32,
            ..work(1 << 22)
        };
        assert!(!place(&shared, &heavy, &LINK).gpu);
        assert!(place(&Work { sharers: 16, ..shared }, &heavy, &LINK).gpu);
    }

    #[test]
    fn what_is_decided_depends_on_nothing_else() {
        let given = (work(12_345), costs(3.0, 0.1));
        let first = place(&given.0, &given.1, &LINK);
        assert!((0..100).all(|_| place(&given.0, &given.1, &LINK) == first));
    }

    #[test]
    fn degenerate_measurements_decide_too() {
        let dead = Link {
            upload: 0.0,
            download: f64::NAN,
            staging: f64::INFINITY,
            launch_ns: 0.0,
            piece_rows: 0,
        };
        assert!(!place(&work(1000), &costs(100.0, 0.0), &dead).gpu);
        assert!(!place(&work(0), &costs(1.0, 1.0), &LINK).gpu);
    }

    #[test]
    fn costs_follow_what_is_observed() {
        let mut cost = Cost::estimate(1000.0);
        cost.observe(0, Duration::from_secs(1));
        cost.observe(1, Duration::from_micros(20));
        assert_eq!(cost.ns_per_row, 1000.0);
        cost.observe(2000, Duration::from_micros(4));
        assert_eq!(cost.ns_per_row, 2.0);
        for _ in 0..50 {
            cost.observe(2000, Duration::from_micros(8));
        }
        assert!((cost.ns_per_row - 4.0).abs() < 1e-3);
    }

    #[test]
    fn what_the_cpu_takes_tells_of_the_gpu() {
        let mut costs = costs(1.0, 1000.0);
        assert!(costs.is_a_guess());
        costs.cpu.observe(2, Duration::from_millis(64));
        assert!(!costs.is_a_guess() && costs.gpu_ns() == 1e6);
        costs.gpu.observe(2000, Duration::from_micros(6));
        assert_eq!(costs.gpu_ns(), 3.0);
    }

    #[test]
    fn loops_and_callees_count() {
        let simple = parse(
            "function f0 f(x: DOUBLE) -> DOUBLE {\n  %0: f64 = param 0\n  %1: f64 = fadd %0, %0\n  return %1\n}\n",
        );
        let simple = operations(&simple.unwrap());
        let exp = parse(
            "function f0 f(x: DOUBLE) -> DOUBLE {\n  %0: f64 = param 0\n  %1: f64 = builtin exp(%0)\n  return %1\n}\n",
        );
        assert!(operations(&exp.unwrap()) > 5.0 * simple);
    }
}
