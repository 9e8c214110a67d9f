//! `gpu-check check` and `gpu-check bench`: see the library.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use rbcdb_gpu_check::pack::{self, Entry};
use rbcdb_gpu_check::report::Report;
use rbcdb_gpu_check::{behaviour, bench, copies, operations, programs, runs};
use rbcdb_runtime_cuda::{Config, Device, Devices};
use serde_json::json;

/// Holds a GPU's results against the CPU's, and measures.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compares results bit by bit. Without a GPU it says so, and succeeds.
    Check(Check),
    /// Measures; lines of JSON.
    Bench(Bench),
}

#[derive(Args)]
struct Check {
    /// The pack of compiled functions.
    #[arg(long, default_value = "functions.pack")]
    pack: PathBuf,
    /// Parts to check: operations, programs, runs, behaviour; all by default.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Of operations, programs and filetests, those whose names contain this.
    #[arg(long)]
    filter: Option<String>,
    /// Inputs per operation.
    #[arg(long, default_value_t = 10_000_000)]
    inputs: u64,
    /// Stop operations after so many seconds.
    #[arg(long)]
    seconds: Option<f64>,
    /// Programs to check.
    #[arg(long, default_value_t = usize::MAX)]
    programs: usize,
    /// Random runs over columns.
    #[arg(long, default_value_t = 1000)]
    runs: u64,
    /// Inputs computed at once.
    #[arg(long, default_value_t = 1 << 18)]
    chunk: usize,
    /// Threads; as many as there are processors by default.
    #[arg(long)]
    threads: Option<usize>,
}

#[derive(Args)]
struct Bench {
    /// The pack of compiled functions.
    #[arg(long, default_value = "functions.pack")]
    pack: PathBuf,
    /// Runs whose median counts.
    #[arg(long, default_value_t = 15)]
    runs: usize,
    /// After so many seconds for one measurement, fewer runs do.
    #[arg(long, default_value_t = 4.0)]
    patience: f64,
    /// Divide the numbers of rows by this.
    #[arg(long, default_value_t = 1)]
    divide_rows: usize,
}

/// Rows of chunks where they are to be many.
const SMALL_CHUNK: usize = 1 << 14;

const BEHAVIOUR: behaviour::Settings = behaviour::Settings {
    cancelled_within: Duration::from_millis(100),
    cancels: 10,
    rows: 3_000_001,
    limits: &[1 << 30, 64 << 20, 16 << 20, 4 << 20, 2 << 20, 1 << 20, 1 << 16, 0],
};

fn main() -> ExitCode {
    rbcdb_runtime_cpu::allocator::keep_freed_memory();
    let result = match Arguments::parse().command {
        Command::Check(arguments) => check(&arguments),
        Command::Bench(arguments) => bench(&arguments).map(|()| true),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn read(path: &PathBuf) -> Result<Vec<Entry>, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    pack::read(&bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// A device whose chunks have so many rows, or why there is none.
fn device(chunk_rows: usize) -> Result<Arc<Device>, String> {
    device_with(Config {
        chunk_rows,
        ..Config::default()
    })
}

fn device_with(config: Config) -> Result<Arc<Device>, String> {
    let devices = Devices::detect(&config);
    let unavailable = devices.unavailable().unwrap_or_default().to_owned();
    devices.list().first().cloned().ok_or(unavailable)
}

/// Whether all is well.
fn check(arguments: &Check) -> Result<bool, String> {
    let entries = read(&arguments.pack)?;
    let device = match device(Config::default().chunk_rows) {
        Ok(device) => device,
        Err(reason) => {
            println!("skipped: no GPU ({reason})");
            return Ok(true);
        }
    };
    let report = Report::new(Box::new(std::io::stdout()));
    let threads = arguments
        .threads
        .unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    report.say(&format!(
        "{}, compute capability {}, {} bytes of memory, {threads} threads",
        device.name(),
        device.capability(),
        device.memory_bytes()
    ));
    let group = |name: &str| -> Vec<&Entry> {
        let wanted = arguments.only.is_empty() || arguments.only.iter().any(|only| only == name);
        // What is called together is there as a whole or not at all.
        let together = ["behaviour", "runs"].contains(&name);
        let passes = |entry: &Entry| match &arguments.filter {
            Some(part) => !together && entry.name.contains(part.as_str()),
            None => true,
        };
        let fits = |entry: &&Entry| wanted && entry.group == name && passes(entry);
        entries.iter().filter(fits).collect()
    };
    let mut functions = 0;
    let mut take = |name: &str, limit: usize, check: &dyn Fn(&[&Entry])| {
        let mut found = group(name);
        found.truncate(limit);
        functions += found.len();
        if !found.is_empty() {
            check(&found);
        }
    };
    let all = usize::MAX;
    take("behaviour", all, &|found| {
        behaviour::check(&device, found, BEHAVIOUR, &report)
    });
    let small = self::device(SMALL_CHUNK)?;
    let settings = runs::Settings {
        runs: arguments.runs,
        chunk_rows: SMALL_CHUNK,
        threads,
    };
    take("runs", all, &|found| runs::check(&small, found, settings, &report));
    take("filetests", all, &|found| {
        programs::check(&device, found, threads, &report)
    });
    let settings = operations::Settings {
        inputs: arguments.inputs,
        chunk_rows: arguments.chunk.max(1),
        threads,
        seconds: arguments.seconds,
    };
    take("operations", all, &|found| {
        operations::check(&device, found, &settings, &report);
    });
    take("programs", arguments.programs, &|found| {
        programs::check(&device, found, threads, &report)
    });
    if functions == 0 {
        return Err("there is no such function in the pack".to_owned());
    }
    report.say(&match report.count() {
        0 => "all is well: no bit differs".to_owned(),
        wrong => format!("{wrong} things are wrong"),
    });
    Ok(report.count() == 0)
}

/// Rows that one launch takes where columns are on the device: all of a workload.
const RESIDENT_CHUNK: usize = 1 << 27;

fn bench(arguments: &Bench) -> Result<(), String> {
    let entries = read(&arguments.pack)?;
    let entries: Vec<&Entry> = entries.iter().filter(|entry| entry.group == "bench").collect();
    let streaming = device(Config::default().chunk_rows)?;
    let line = json!({
        "who": "device", "name": streaming.name(), "capability": streaming.capability(),
        "memory_bytes": streaming.memory_bytes(),
    });
    println!("{line}");
    let copies = copies::measure(arguments.runs).map_err(|error| error.to_string())?;
    let line = json!({
        "who": "copies", "device": copies.device, "pinned_up": copies.pinned_up, "pinned_down": copies.pinned_down,
        "pageable_up": copies.pageable_up, "pageable_down": copies.pageable_down,
    });
    println!("{line}");
    let resident = device_with(Config {
        chunk_rows: RESIDENT_CHUNK,
        lanes: 1,
        ..Config::default()
    })?;
    let settings = bench::Settings {
        runs: arguments.runs,
        patience: Duration::from_secs_f64(arguments.patience.max(0.0)),
        divide_rows: arguments.divide_rows,
    };
    bench::measure(&resident, &streaming, &entries, settings);
    Ok(())
}
