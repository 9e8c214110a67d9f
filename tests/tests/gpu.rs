//! The engine with emulated GPUs: what runs there, why, and what happens when it can't.

use std::sync::Arc;
use std::time::{Duration, Instant};

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::Int64Type;
use arrow::util::pretty::pretty_format_batches;
use rbcdb_db_extension::{DeviceChoice, Engine, EngineConfig, Error, Session};
use rbcdb_runtime_cuda::{Config, Devices};
use tokio::runtime::{Builder, Runtime};

mod common;

#[path = "slt/emulated.rs"]
mod emulated;

struct Bench {
    runtime: Runtime,
    engine: Engine,
    session: Session,
}

impl Bench {
    /// One partition, so that rows come in order, unless the configuration says otherwise.
    fn new(mut config: EngineConfig, device: DeviceChoice) -> Bench {
        config.target_partitions.get_or_insert(1);
        let runtime = common::runtime();
        let engine = Engine::new(runtime.handle().clone(), &config).unwrap();
        let mut session = engine.session();
        session.set_device(device);
        let bench = Bench {
            runtime,
            engine,
            session,
        };
        for sql in [
            "CREATE FUNCTION f(x DOUBLE) RETURNS DOUBLE LANGUAGE rbc AS $$ return x * x + 1 $$",
            "CREATE FUNCTION quotient(a BIGINT, b BIGINT) RETURNS BIGINT LANGUAGE rbc AS $$ return a // b $$",
            "CREATE FUNCTION odd(n BIGINT) RETURNS BOOLEAN LANGUAGE rbc AS $$ return n % 2 == 1 $$",
            "CREATE FUNCTION endless(n BIGINT) RETURNS BIGINT LANGUAGE rbc AS $$\nwhile True:\n    n = n ^ 1\n$$",
            "CREATE TABLE t AS SELECT value AS n, value / 4.0 AS x, 'row ' || value AS name, \
             CASE WHEN value = 5000 THEN 'NaN'::double ELSE 1.0 END AS y FROM generate_series(0, 9999) AS s(value)",
        ] {
            bench.run(sql).unwrap();
        }
        bench
    }

    fn gpu() -> Bench {
        Bench::new(emulated::small(), DeviceChoice::Gpu)
    }

    fn batches(&self, sql: &str) -> Result<Vec<RecordBatch>, Error> {
        common::batches(&self.runtime, &self.session, sql)
    }

    fn run(&self, sql: &str) -> Result<String, Error> {
        Ok(pretty_format_batches(&self.batches(sql)?).unwrap().to_string())
    }

    /// The lines of EXPLAIN ANALYZE about calls.
    fn reports(&self, sql: &str) -> Vec<String> {
        let batches = self.batches(&format!("EXPLAIN ANALYZE {sql}")).unwrap();
        let lines = batches.iter().flat_map(|batch| {
            batch
                .column(0)
                .as_string::<i32>()
                .iter()
                .flatten()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        });
        lines.filter(|line| line.starts_with("rbc ")).collect()
    }

    fn on_cpu(&self, sql: &str) -> Result<String, Error> {
        let mut session = self.engine.session();
        session.set_device(DeviceChoice::Cpu);
        let bench = Bench {
            runtime: Builder::new_current_thread().enable_all().build().unwrap(),
            engine: self.engine.clone(),
            session,
        };
        bench.run(sql)
    }
}

#[test]
fn explain_analyze_tells_where_rows_were_computed_and_why() {
    let bench = Bench::gpu();
    let reports = bench.reports("SELECT f(x), name FROM t WHERE odd(n)");
    assert_eq!(reports.len(), 2, "{reports:?}");
    for report in &reports {
        assert!(report.contains("device=gpu, rows=10000, batches="), "{report}");
        assert!(
            report.contains("up=") && report.contains("down=") && report.contains("kernel="),
            "{report}"
        );
        assert!(report.ends_with("why=gpu: rbc.device = gpu"), "{report}");
    }
    // The table's columns are still on the device.
    assert!(reports[0].contains("cache_hits=0"), "{}", reports[0]);
    let again = bench.reports("SELECT f(x), name FROM t WHERE odd(n)");
    // Two columns in each of two chunks.
    assert!(again[0].contains("cache_hits=4"), "{}", again[0]);
    let plan = bench
        .run("EXPLAIN SELECT f(x) + 1 AS y, name FROM t WHERE odd(n)")
        .unwrap();
    let operator = "GpuExec: filter=odd(n@0), expr=[f(x@1) + 1 as y, name@2 as name], device=gpu";
    assert!(plan.contains(operator), "{plan}");
    assert!(bench.engine.functions().gpu().cache_used() > 0);
    // A call that stands alone.
    let alone = bench.reports("SELECT sum(f(x)) FROM t");
    assert!(
        alone.len() == 1 && alone[0].contains("device=gpu, rows=10000"),
        "{alone:?}"
    );
}

#[test]
fn auto_leaves_cheap_calls_to_the_cpu_and_says_why() {
    let bench = Bench::new(emulated::small(), DeviceChoice::Auto);
    // What a row takes on the CPU is learned from the first batch.
    bench.run("SELECT f(x) FROM t").unwrap();
    let reports = bench.reports("SELECT f(x) FROM t");
    assert_eq!(reports.len(), 1, "{reports:?}");
    assert!(!reports[0].contains("to learn"), "{reports:?}");
    assert!(
        reports[0].contains("device=cpu, rows=10000") && reports[0].contains("why=cpu: "),
        "{}",
        reports[0]
    );
}

#[test]
fn without_a_gpu_everything_runs_on_the_cpu_and_explain_says_so() {
    let none = emulated::engine(emulated::emulator().devices(0), &Config::default());
    let bench = Bench::new(none, DeviceChoice::Gpu);
    assert!(bench.run("SELECT f(x) FROM t").is_ok());
    let reports = bench.reports("SELECT f(x) FROM t");
    assert!(
        reports[0].contains("device=cpu") && reports[0].contains("why=cpu: the NVIDIA driver finds no GPU"),
        "{reports:?}"
    );
    let explain = bench.run("EXPLAIN SELECT f(x) FROM t").unwrap();
    assert!(
        explain.contains("rbc.device = gpu, but functions run on the CPU: the NVIDIA driver finds no GPU"),
        "{explain}"
    );
    assert!(!explain.contains("GpuExec"), "{explain}");
}

const QUERIES: &[&str] = &[
    "SELECT n, f(x) FROM t",
    "SELECT f(x), name, n FROM t WHERE odd(n) AND f(x) > 1000",
    "SELECT name FROM t WHERE odd(n) OR quotient(n, 3) = 5",
    "SELECT count(*) FROM t WHERE odd(n)",
    "SELECT odd(n), count(*), sum(f(x)) FROM t GROUP BY 1 ORDER BY 1",
    "SELECT f(x) + f(x) FROM t WHERE n < 0",
    "SELECT upper(name), f(x), quotient(n, 7) FROM t WHERE name LIKE '%1' AND odd(n)",
    "SELECT f(x) FROM t ORDER BY n DESC LIMIT 3",
    "SELECT f(x) * y, name FROM t",
    "SELECT odd(1), odd(n), name FROM t WHERE odd(3)",
    "SELECT sum(f(x)), count(quotient(n, 3)) FILTER (WHERE odd(n)) FROM t GROUP BY odd(n + 1) ORDER BY 1",
];

#[test]
fn results_are_those_of_the_cpu() {
    let bench = Bench::gpu();
    for sql in QUERIES {
        assert_eq!(bench.run(sql).unwrap(), bench.on_cpu(sql).unwrap(), "{sql}");
    }
}

#[test]
fn only_rows_that_a_filter_lets_through_come_back() {
    let bench = Bench::gpu();
    // Without validity, which comes down for all rows.
    bench
        .run("ALTER TABLE t ALTER COLUMN n SET NOT NULL, ALTER COLUMN x SET NOT NULL")
        .unwrap();
    let down = |sql: &str| -> f64 {
        let report = bench.reports(sql).remove(0);
        let figure = report.split("down=").nth(1).unwrap().split(',').next().unwrap();
        let digits = figure.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = if figure.ends_with("kB") { 1e3 } else { 1.0 };
        digits.parse::<f64>().unwrap() * unit
    };
    let few = down("SELECT f(x) FROM t WHERE quotient(n, 9000) = 1");
    let many = down("SELECT f(x) FROM t WHERE quotient(n, 9000) < 2");
    assert!(few < many / 4.0, "{few} {many}");
}

#[test]
fn results_of_a_real_gpu_are_those_of_the_cpu() {
    let bench = Bench::new(EngineConfig::default(), DeviceChoice::Gpu);
    if let Some(reason) = bench.engine.functions().gpu().unavailable() {
        println!("skipped: no GPU: {reason}");
        return;
    }
    for sql in QUERIES {
        assert_eq!(bench.run(sql).unwrap(), bench.on_cpu(sql).unwrap(), "{sql}");
    }
    let reports = bench.reports("SELECT f(x), name FROM t WHERE odd(n)");
    assert!(
        reports.iter().all(|report| report.contains("device=gpu")),
        "{reports:?}"
    );
}

#[test]
fn a_failing_row_is_the_one_that_the_cpu_reports() {
    let bench = Bench::gpu();
    for sql in [
        "SELECT quotient(n, n - 7000) FROM t",
        "SELECT f(x), quotient(n, n % 5000) + 1 FROM t WHERE n > 0",
        "SELECT n FROM t WHERE quotient(n, 9999 - n) > 0 AND odd(n)",
        "SELECT quotient(n, 1) * 9223372036854775807 FROM t",
    ] {
        let (gpu, cpu) = (bench.run(sql).unwrap_err(), bench.on_cpu(sql).unwrap_err());
        assert_eq!(
            (gpu.sqlstate, &gpu.message, &gpu.context),
            (cpu.sqlstate, &cpu.message, &cpu.context),
            "{sql}"
        );
    }
    let reports = bench.reports("SELECT CASE WHEN n <> 0 THEN quotient(n, n) END FROM t");
    assert!(reports[0].contains("device=gpu"), "{reports:?}");
    // Rows left to the CPU are computed there once, and counted there.
    let reports = bench.reports("SELECT f(x) * y FROM t");
    assert!(
        reports
            .iter()
            .any(|r| r.contains("device=cpu") && r.contains("why=cpu: rows with an error, or with a nan")),
        "{reports:?}"
    );
}

#[test]
fn a_limit_does_not_read_everything() {
    let bench = Bench::gpu();
    let reports = bench.reports("SELECT n FROM t WHERE odd(n) LIMIT 2");
    let rows: u64 = reports[0]
        .split("rows=")
        .nth(1)
        .and_then(|r| r.split(',').next())
        .unwrap()
        .parse()
        .unwrap();
    assert!(rows <= 8192, "{reports:?}");
    let batches = bench.batches("SELECT n FROM t WHERE odd(n) LIMIT 2").unwrap();
    let values: Vec<i64> = batches
        .iter()
        .flat_map(|b| b.column(0).as_primitive::<Int64Type>().values().to_vec())
        .collect();
    assert_eq!(values, [1, 3]);
}

#[test]
fn what_nobody_waits_for_is_stopped() {
    let bench = Bench::gpu();
    bench.run("CREATE FUNCTION stuck(n BIGINT) RETURNS BIGINT LANGUAGE rbc AS $$\nwhile n > 8500:\n    n = n | 1\nreturn n\n$$").unwrap();
    let started = Instant::now();
    // Another query can use the device, though rows behind the limit never end.
    let sql = "SELECT stuck(n) FROM t WHERE odd(n) LIMIT 10";
    assert_eq!(bench.run(sql).unwrap(), bench.on_cpu(sql).unwrap());
    assert!(bench.run("SELECT f(x) FROM t").is_ok());
    assert!(started.elapsed() < Duration::from_secs(20));
}

#[test]
fn cached_columns_draw_cheap_calls_to_the_device() {
    let config = Config {
        chunk_rows: emulated::CHUNK_ROWS,
        ..Config::default()
    };
    let engine = emulated::engine(emulated::emulator(), &config);
    let bench = Bench::new(engine, DeviceChoice::Auto);
    let device = Arc::clone(&bench.engine.functions().gpu().devices().list()[0]);
    assert_eq!(device.cache_bytes(), 0);
    let mut forced = bench.engine.session();
    forced.set_device(DeviceChoice::Gpu);
    let forced = Bench {
        runtime: Builder::new_current_thread().enable_all().build().unwrap(),
        engine: bench.engine.clone(),
        session: forced,
    };
    forced.run("SELECT count(*) FROM t WHERE odd(n)").unwrap();
    assert!(device.cache_bytes() > 0);
    // What is weighed now is without the upload: a chunk is gathered before it is decided.
    bench.run("SELECT count(*) FROM t WHERE odd(n)").unwrap();
    let reports = bench.reports("SELECT count(*) FROM t WHERE odd(n)");
    assert!(
        reports[0].contains("why=") && reports[0].contains(" rows, "),
        "{reports:?}"
    );
}

#[test]
fn batches_are_as_large_as_the_session_wants_them() {
    let config = EngineConfig {
        batch_size: Some(100),
        target_partitions: Some(1),
        ..emulated::small()
    };
    let bench = Bench::new(config, DeviceChoice::Gpu);
    for sql in [
        "SELECT f(x), name FROM t",
        "SELECT f(x), name FROM t WHERE odd(n)",
        "SELECT f(x) FROM t",
    ] {
        let batches = bench.batches(sql).unwrap();
        assert!(batches.iter().all(|batch| batch.num_rows() <= 100), "{sql}");
        assert!(batches.len() <= 101, "{sql}: {}", batches.len());
    }
}

#[test]
fn a_cancelled_statement_ends_on_the_device_too() {
    let bench = Bench::gpu();
    let started = Instant::now();
    bench.runtime.block_on(async {
        let prepared = bench.session.prepare("SELECT endless(n) FROM t", &[]).await.unwrap();
        let mut execution = bench.session.execute(&prepared, Vec::new());
        assert!(
            tokio::time::timeout(Duration::from_millis(300), execution.next())
                .await
                .is_err()
        );
        drop(execution);
    });
    // The device is free again.
    assert!(bench.run("SELECT f(x) FROM t LIMIT 1").is_ok());
    assert!(started.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_device_without_memory_or_broken_leaves_the_rows_to_the_cpu() {
    let config = Config {
        memory_limit: Some(64),
        chunk_rows: emulated::CHUNK_ROWS,
        ..Config::default()
    };
    let bench = Bench::new(emulated::engine(emulated::emulator(), &config), DeviceChoice::Gpu);
    let sql = "SELECT f(x), name FROM t WHERE odd(n)";
    assert_eq!(bench.run(sql).unwrap(), bench.on_cpu(sql).unwrap());
    let reports = bench.reports(sql);
    assert!(
        reports[0].contains("device=cpu") && reports[0].contains("why=cpu: out of memory on "),
        "{reports:?}"
    );

    let config = Config {
        chunk_rows: emulated::CHUNK_ROWS,
        ..Config::default()
    };
    let breaks = emulated::emulator().lost_after(40);
    let bench = Bench::new(emulated::engine(breaks, &config), DeviceChoice::Gpu);
    assert_eq!(bench.run(sql).unwrap(), bench.on_cpu(sql).unwrap());
    assert!(bench.engine.functions().gpu().unavailable().is_some());
    assert_eq!(bench.run(sql).unwrap(), bench.on_cpu(sql).unwrap());
    let reports = bench.reports("SELECT sum(f(x)) FROM t");
    assert!(
        reports[0].contains("device=cpu") && reports[0].contains("why=cpu: "),
        "{reports:?}"
    );
}

#[test]
fn several_devices_share_the_partitions() {
    let config = Config {
        chunk_rows: emulated::CHUNK_ROWS,
        ..Config::default()
    };
    let engine = EngineConfig {
        target_partitions: Some(2),
        batch_size: Some(500),
        ..emulated::engine(emulated::emulator().devices(2), &config)
    };
    let devices: Arc<Devices> = engine.devices.clone().unwrap();
    let bench = Bench::new(engine, DeviceChoice::Gpu);
    let sql = "SELECT n, f(x) FROM t ORDER BY n";
    assert_eq!(bench.run(sql).unwrap(), bench.on_cpu(sql).unwrap());
    let plan = bench.run(&format!("EXPLAIN {sql}")).unwrap();
    assert!(plan.contains("GpuExec"), "{plan}");
    assert!(devices.list().iter().all(|device| device.cache_misses() > 0), "{plan}");
}

#[test]
fn ptx_is_shown_without_a_gpu() {
    let none = EngineConfig {
        devices: Some(Arc::new(Devices::emulated(
            emulated::emulator().devices(0),
            &Config::default(),
        ))),
        ..EngineConfig::default()
    };
    let bench = Bench::new(none, DeviceChoice::Auto);
    let batches = bench.batches("SHOW FUNCTION f AS ptx").unwrap();
    let text = batches[0].column(1).as_string::<i32>();
    assert!(
        text.is_valid(0) && text.value(0).contains(".visible .entry rbc_gpu_kernel"),
        "{}",
        text.value(0)
    );
}
