//! Measures functions on a device: on columns that are there already, by the device's clock, and on columns in the host's memory,
//! from there to results in the host's memory, by the wall's.
//!
//! Everything is a line of JSON on standard output; the peers in `bundle/` write the same, about the same data.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use arrow::array::{Array, ArrayRef, AsArray, Int32Array};
use arrow::datatypes::Float64Type;
use rbcdb_runtime_cpu::{Argument, CancelFlag, Function};
use rbcdb_runtime_cuda::{Call, CallArgument, Device, Kernel, PiecedColumn, Run, Stats};
use rbcdb_udf_abi::ScalarType;
use serde_json::json;

use crate::arrays::{differences, from_words};
use crate::copies::median;
use crate::pack::Entry;

/// How a column's values come about from the row's number.
#[derive(Debug, Clone, Copy)]
enum Data {
    /// Uniform between two numbers, by SplitMix64 from a seed.
    Uniform(u64, f64, f64),
    /// The real parts of 2,000 × 1,500 points, line by line.
    Real,
    /// Their imaginary parts.
    Imaginary,
}

/// A measured call. The filter's parameters are the first columns, the function's all of them.
struct Workload {
    name: &'static str,
    function: &'static str,
    filter: Option<&'static str>,
    ty: ScalarType,
    rows: usize,
    columns: &'static [Data],
    shared: Vec<ArrayRef>,
}

fn workloads() -> Vec<Workload> {
    const UNIT: [Data; 2] = [Data::Uniform(1, 0.5, 1.5), Data::Uniform(2, 0.5, 1.5)];
    let double = |x: f64| from_words(ScalarType::Float64, vec![vec![x.to_bits()]], None);
    let mandel = |name, iterations: i32| Workload {
        name,
        function: "mandel",
        filter: None,
        ty: ScalarType::Float64,
        rows: 3_000_000,
        columns: &[Data::Real, Data::Imaginary],
        shared: vec![Arc::new(Int32Array::from(vec![iterations]))],
    };
    let rel_diff = |name, ty| Workload {
        name,
        function: name,
        filter: None,
        ty,
        rows: 100_000_000,
        columns: &UNIT,
        shared: vec![],
    };
    vec![
        rel_diff("rel_diff", ScalarType::Float64),
        rel_diff("rel_diff_f32", ScalarType::Float32),
        Workload {
            name: "black_scholes",
            function: "black_scholes",
            filter: None,
            ty: ScalarType::Float64,
            rows: 10_000_000,
            columns: &[
                Data::Uniform(1, 5.0, 30.0),
                Data::Uniform(2, 1.0, 100.0),
                Data::Uniform(3, 0.25, 10.0),
            ],
            shared: vec![double(0.05), double(0.2)],
        },
        mandel("mandel_20", 20),
        mandel("mandel_200", 200),
        Workload {
            name: "great_circle",
            function: "great_circle",
            filter: None,
            ty: ScalarType::Float64,
            rows: 10_000_000,
            columns: &[
                Data::Uniform(1, -90.0, 90.0),
                Data::Uniform(2, -180.0, 180.0),
                Data::Uniform(3, -90.0, 90.0),
                Data::Uniform(4, -180.0, 180.0),
            ],
            shared: vec![],
        },
        Workload {
            name: "w5",
            function: "w5_product",
            filter: Some("w5_filter"),
            ty: ScalarType::Float64,
            rows: 100_000_000,
            columns: &[
                Data::Uniform(1, 0.0, 1.0),
                Data::Uniform(2, 0.5, 1.5),
                Data::Uniform(3, 0.0, 1.0),
            ],
            shared: vec![],
        },
    ]
}

impl Data {
    fn value(self, row: usize) -> f64 {
        match self {
            Data::Uniform(seed, low, high) => {
                let state = seed.wrapping_add((row as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
                let mut x = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                low + (high - low) * ((x ^ (x >> 31)) >> 11) as f64 / (1u64 << 53) as f64
            }
            Data::Real => -2.0 + 3.0 * (row % 2000) as f64 / 2000.0,
            Data::Imaginary => -1.0 + 2.0 * (row / 2000) as f64 / 1500.0,
        }
    }

    fn column(self, ty: ScalarType, rows: usize) -> ArrayRef {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let mut words = vec![0u64; rows];
        let share = rows.div_ceil(threads).max(1);
        thread::scope(|scope| {
            for (number, part) in words.chunks_mut(share).enumerate() {
                scope.spawn(move || {
                    for (row, word) in part.iter_mut().enumerate() {
                        let value = self.value(number * share + row);
                        *word = match ty {
                            ScalarType::Float32 => (value as f32).to_bits().into(),
                            _ => value.to_bits(),
                        };
                    }
                });
            }
        });
        from_words(ty, vec![words], None)
    }
}

/// How much is to be done.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Runs whose median counts.
    pub runs: usize,
    /// After this long, fewer runs do.
    pub patience: Duration,
    /// Workloads' rows are divided by this.
    pub divide_rows: usize,
}

/// Measures everything. `resident` computes all rows at once, `streaming` in chunks.
pub fn measure(resident: &Arc<Device>, streaming: &Arc<Device>, entries: &[&Entry], settings: Settings) {
    for workload in workloads() {
        if let Err(error) = workload.measure(resident, streaming, entries, settings) {
            say(json!({"who": "rbcdb", "workload": workload.name, "error": error}));
        }
    }
}

fn say(line: serde_json::Value) {
    println!("{line}");
}

/// Rows of which the results are held against the CPU's.
const CHECKED_ROWS: usize = 1_000_000;

impl Workload {
    fn measure(
        &self,
        resident: &Arc<Device>,
        streaming: &Arc<Device>,
        entries: &[&Entry],
        settings: Settings,
    ) -> Result<(), String> {
        let rows = (self.rows / settings.divide_rows.max(1)).max(1);
        let columns: Vec<ArrayRef> = self.columns.iter().map(|data| data.column(self.ty, rows)).collect();
        let run = self.run(resident, entries, &columns, true)?;
        let (first, time, runs) = repeat(resident, &run, settings, |stats, _| stats.kernel_time())?;
        self.check(entries, &columns, &first)?;
        let registers = run.outputs[0].kernel.registers();
        self.say("resident", rows, time, runs, &first, json!({"registers": registers}));
        resident.clear_cache();
        drop(run);
        let run = self.run(streaming, entries, &columns, false)?;
        let (second, time, runs) = repeat(streaming, &run, settings, |_, wall| wall)?;
        if differences(&first, &second).0 > 0 {
            return Err("results from chunks differ".to_owned());
        }
        self.say("host", rows, time, runs, &first, json!({}));
        Ok(())
    }

    fn run(&self, device: &Arc<Device>, entries: &[&Entry], columns: &[ArrayRef], cached: bool) -> Result<Run, String> {
        let call = |name: &str, shared: &[ArrayRef]| -> Result<Call, String> {
            let kernel = Kernel::load(device, &find(entries, name)?.artifact).map_err(|error| error.to_string())?;
            let parameters = kernel.metadata().signature.parameters.len();
            let columns = (0..parameters - shared.len()).map(CallArgument::Column);
            let shared = shared.iter().cloned().map(CallArgument::Scalar);
            let arguments = columns.chain(shared).collect();
            Ok(Call { kernel, arguments })
        };
        let piece = |column: &ArrayRef| PiecedColumn::new(vec![Arc::clone(column)]).cached(cached);
        Ok(Run {
            columns: columns.iter().map(piece).collect(),
            rows: columns[0].len(),
            filter: self.filter.map(|name| call(name, &[])).transpose()?,
            outputs: vec![call(self.function, &self.shared)?],
            shape: None,
        })
    }

    /// Holds the first results against the CPU's.
    fn check(&self, entries: &[&Entry], columns: &[ArrayRef], result: &ArrayRef) -> Result<(), String> {
        let rows = columns[0].len().min(CHECKED_ROWS);
        let call = |name: &str, columns: &[ArrayRef], shared: &[ArrayRef], rows: usize| -> Result<ArrayRef, String> {
            let function = Function::load(&find(entries, name)?.artifact).map_err(|error| error.to_string())?;
            let parameters = function.metadata().signature.parameters.len();
            let columns = columns
                .iter()
                .take(parameters - shared.len())
                .cloned()
                .map(Argument::Array);
            let arguments: Vec<Argument> = columns.chain(shared.iter().cloned().map(Argument::Scalar)).collect();
            function
                .call(&arguments, rows, &CancelFlag::new())
                .map_err(|error| error.to_string())
        };
        let mut columns: Vec<ArrayRef> = columns.iter().map(|column| column.slice(0, rows)).collect();
        let mut kept = rows;
        if let Some(name) = self.filter {
            let selection = call(name, &columns, &[], rows)?;
            let selection = selection.as_boolean();
            kept = selection.true_count();
            for column in &mut columns {
                *column = arrow::compute::filter(column, selection).map_err(|error| error.to_string())?;
            }
        }
        let expected = call(self.function, &columns, &self.shared, kept)?;
        match differences(&expected, &result.slice(0, kept)) {
            (0, _) => Ok(()),
            (count, rows) => Err(format!(
                "{count} of {kept} results differ from the CPU's, first in {rows:?}"
            )),
        }
    }

    fn say(&self, how: &str, rows: usize, time: Duration, runs: usize, result: &ArrayRef, more: serde_json::Value) {
        let width = self.ty.byte_width().unwrap_or(0);
        let result_width = result.data_type().primitive_width().unwrap_or(0);
        let sum: Option<f64> = result
            .as_primitive_opt::<Float64Type>()
            .map(|array| array.values().iter().sum());
        // Of a filter's query it is the rows kept that are computed and come back; the peers write a sum instead.
        let (up, down) = (rows * width * self.columns.len(), result.len() * result_width);
        let mut line = json!({
            "who": "rbcdb", "workload": self.name, "how": how, "rows": rows, "runs": runs,
            "bytes_up": up, "bytes_down": down, "seconds": time.as_secs_f64(), "sum": sum,
        });
        if let (Some(line), Some(more)) = (line.as_object_mut(), more.as_object()) {
            line.extend(more.clone());
        }
        say(line);
    }
}

fn find<'a>(entries: &[&'a Entry], name: &str) -> Result<&'a Entry, String> {
    let entry = entries.iter().find(|entry| entry.name == name);
    entry.copied().ok_or(format!("there is no function {name}"))
}

/// Runs once to warm up and then for the median. What comes with it: the first result, and the number of runs.
fn repeat(
    device: &Arc<Device>,
    run: &Run,
    settings: Settings,
    time: impl Fn(&Stats, Duration) -> Duration,
) -> Result<(ArrayRef, Duration, usize), String> {
    let once = || -> Result<(ArrayRef, Duration), String> {
        let (stats, started) = (Stats::new(), Instant::now());
        let mut ran = device
            .run(run, &CancelFlag::new(), &stats)
            .map_err(|error| error.to_string())?;
        let array = ran.arrays.remove(0);
        // The sum over what a filter kept is the query's answer.
        if run.filter.is_some() {
            let sum: f64 = array
                .as_primitive_opt::<Float64Type>()
                .map_or(0.0, |array| array.values().iter().sum());
            std::hint::black_box(sum);
        }
        Ok((array, time(&stats, started.elapsed())))
    };
    let (first, _) = once()?;
    let begun = Instant::now();
    let mut times = Vec::new();
    while times.len() < settings.runs && (times.len() < 3 || begun.elapsed() < settings.patience) {
        times.push(once()?.1);
    }
    let runs = times.len();
    Ok((first, median(times), runs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_what_peers_make() {
        // As common.py has it.
        assert_eq!(Data::Uniform(1, 0.5, 1.5).value(0), 1.066561575172281);
        let column = Data::Real.column(ScalarType::Float64, 2001);
        let column = column.as_primitive::<Float64Type>();
        assert_eq!((column.value(0), column.value(2000)), (-2.0, -2.0));
        assert!((0.998..1.0).contains(&column.value(1999)));
    }
}
