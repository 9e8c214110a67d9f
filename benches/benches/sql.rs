//! The same functions through SQL: what the engine around a kernel costs. One partition, in-memory batches of 8,192
//! rows; the result's batches are taken and dropped.
//!
//! `cargo xtask bench sql`; `RBCDB_BENCH_ROWS` sets the number of rows. Runs with the dev profile's DataFusion, so that
//! nobody waits half an hour for it to be built: the compiled kernels are the same, the engine's share is an upper bound.

use std::cell::RefCell;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use arrow::array::{ArrayRef, Float64Array, RecordBatch};
use datafusion::datasource::MemTable;
use rbcdb_benches::peer::Peer;
use rbcdb_benches::source;
use rbcdb_benches::timing::{Contender, medians, report};
use rbcdb_benches::workload::{BATCH, Workload, workloads};
use rbcdb_db_extension::{Engine, EngineConfig, Event, Session};
use rbcdb_runtime_cpu::{Argument, CancelFlag};
use rbcdb_udf_compiler::pipeline::Compiler;
use tokio::runtime::Runtime;

const ROUNDS: usize = 5;
const ROWS: usize = 10_000_000;

type Failure = Box<dyn Error>;

fn main() -> Result<(), Failure> {
    let names: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let rows = std::env::var("RBCDB_BENCH_ROWS").map_or(Ok(ROWS), |rows| rows.parse())?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../benches/peers/numba_loops.py");
    let numba = Peer::python(&script, rows).map(RefCell::new);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let compiler = Compiler::host()?;
    println!("{rows} rows, median of {ROUNDS} interleaved rounds; ratio to the kernel alone");
    for workload in workloads() {
        if names.is_empty() || names.iter().any(|name| workload.name.contains(name.as_str())) {
            run(&workload, rows, &compiler, &runtime, numba.as_ref())?;
        }
    }
    Ok(())
}

fn run(
    workload: &Workload,
    rows: usize,
    compiler: &Compiler,
    runtime: &Runtime,
    numba: Option<&RefCell<Peer>>,
) -> Result<(), Failure> {
    let function = source::load(compiler, workload.sql)?;
    let batches = batches(workload, rows)?;
    let config = EngineConfig {
        target_partitions: Some(1),
        ..EngineConfig::default()
    };
    let engine = Engine::new(runtime.handle().clone(), &config)?;
    let schema = batches.first().ok_or("no rows")?.schema();
    engine
        .context()
        .register_table("points", Arc::new(MemTable::try_new(schema, vec![batches.clone()])?))?;
    let session = engine.session();
    let created: Vec<_> = session.split(workload.sql)?;
    for range in created {
        drain(runtime, &session, &workload.sql[range])?;
    }
    let query = format!("SELECT {} AS result FROM points", workload.call);
    let flag = CancelFlag::new();
    let mut contenders = vec![
        Contender::new("kernel alone", || {
            for batch in &batches {
                let columns = batch.columns().iter().cloned().map(Argument::Array);
                let args: Vec<_> = columns
                    .chain(workload.shared.iter().cloned().map(Argument::Scalar))
                    .collect();
                function
                    .call(&args, batch.num_rows(), &flag)
                    .expect("the workloads' rows don't fail");
            }
        }),
        // The engine computes on a thread of its own, so that what counts here is the time by the clock.
        Contender {
            name: "through SQL, by the clock".to_owned(),
            run: Box::new(|| {
                let started = Instant::now();
                let counted = drain(runtime, &session, &query).expect("the query runs");
                assert_eq!(counted, rows, "the query gives every row");
                u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::MAX)
            }),
        },
    ];
    if let Some(numba) = numba {
        contenders.push(Contender {
            name: numba.borrow().name.clone(),
            run: Box::new(|| numba.borrow_mut().run(workload.name).unwrap_or(0)),
        });
    }
    let times = medians(&mut contenders, ROUNDS);
    report(workload.name, rows, &contenders, &times);
    Ok(())
}

/// Runs one statement; the number of rows that came.
fn drain(runtime: &Runtime, session: &Session, sql: &str) -> Result<usize, Failure> {
    runtime.block_on(async {
        let prepared = session.prepare(sql, &[]).await?;
        let mut execution = session.execute(&prepared, Vec::new());
        let mut rows = 0;
        while let Some(event) = execution.next().await {
            match event {
                Event::Rows(batch) => rows += batch.num_rows(),
                Event::Failed(error) => return Err(error.into()),
                Event::Notice(_) | Event::Done(_) => {}
            }
        }
        Ok(rows)
    })
}

/// Columns a, b, … in batches.
fn batches(workload: &Workload, rows: usize) -> Result<Vec<RecordBatch>, Failure> {
    let columns = (workload.columns)(rows);
    let columns = columns
        .into_iter()
        .map(|column| Arc::new(Float64Array::from(column)) as ArrayRef);
    let whole = RecordBatch::try_from_iter(["a", "b", "c", "d"].into_iter().zip(columns))?;
    Ok((0..rows)
        .step_by(BATCH)
        .map(|at| whole.slice(at, BATCH.min(rows - at)))
        .collect())
}
