//! The same functions through SQL, on one thread and on two: the engine and its kernels, the kernels alone, and the peers
//! (loops, and engines whose SQL can say the same). Queries are sums over a table in memory, in batches of 8,192 rows and as
//! many partitions as threads. Results are compared.
//!
//! `cargo xtask bench sql`, see `benches/src/options.rs` for options and `benches/src/peer.rs` for where peers are found. Runs
//! with the dev profile's DataFusion, so that nobody waits half an hour for it to be built: the compiled kernels are the
//! same, the engine's share is an upper bound.

use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch};
use datafusion::datasource::MemTable;
use rbcdb_benches::Failure;
use rbcdb_benches::kernel::{Kernel, doubles};
use rbcdb_benches::options::Options;
use rbcdb_benches::peer::Peers;
use rbcdb_benches::report::{Ratio, Report};
use rbcdb_benches::timing::{Contender, Role, medians};
use rbcdb_benches::workload::{Workload, batches, workloads};
use rbcdb_db_extension::{Engine, EngineConfig, Event, Session};
use rbcdb_runtime_cpu::allocator;
use rbcdb_udf_compiler::pipeline::Compiler;
use tokio::runtime::Runtime;

const RATIOS: &[Ratio] = &[
    Ratio {
        heading: "best engine ÷ rbcdb",
        of: Role::Engine,
        to: Role::Query,
    },
    Ratio {
        heading: "best loop ÷ kernel alone",
        of: Role::Loop,
        to: Role::Kernel,
    },
];

fn main() -> Result<(), Failure> {
    // As the server does.
    allocator::keep_freed_memory();
    let options = Options::from_args()?;
    let compiler = Compiler::host()?;
    for threads in [1, 2] {
        let database = Database::start(threads)?;
        let peers = Peers::all(threads)?;
        let mut report = Report::new("sql", RATIOS, threads, &options);
        for workload in workloads().iter().filter(|workload| options.wants(workload.name)) {
            let columns = (workload.columns)(options.rows);
            database.prepare(workload, &columns)?;
            let answer = database.ask(workload.query)?;
            let kernel = if workload.kernel {
                Some(Kernel::new(&compiler, workload, &columns)?)
            } else {
                None
            };
            let results = match &kernel {
                Some(kernel) => {
                    let results = kernel.results()?;
                    same_sum(workload, answer.last(), results.iter().sum())?;
                    results
                }
                None => answer,
            };
            peers.open(workload, &columns, &results)?;
            let mut contenders = vec![Contender::new(Role::Query, "rbcdb", || {
                database.ask(workload.query).map(drop)
            })];
            if let Some(kernel) = &kernel {
                contenders.push(Contender::new(Role::Kernel, "its kernel alone", move || {
                    kernel.run(threads)
                }));
            }
            contenders.extend(peers.contenders());
            let times = medians(&mut contenders, options.rounds)?;
            report.add(workload.name, &contenders, &times)?;
        }
        println!("\n{}\n{}", options.describe("sql", threads), report.table());
    }
    Ok(())
}

/// The engine may add up in another order.
fn same_sum(workload: &Workload, answer: Option<&f64>, sum: f64) -> Result<(), Failure> {
    match answer {
        Some(answer) if (answer - sum).abs() <= 1e-9 * sum.abs() => Ok(()),
        other => Err(format!(
            "{}: SQL says {other:?}, the kernel's results add up to {sum}",
            workload.name
        )
        .into()),
    }
}

struct Database {
    runtime: Runtime,
    engine: Engine,
    session: Session,
    threads: usize,
}

impl Database {
    fn start(threads: usize) -> Result<Database, Failure> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(threads)
            .enable_all()
            .build()?;
        let config = EngineConfig {
            target_partitions: Some(threads),
            ..EngineConfig::default()
        };
        let engine = Engine::new(runtime.handle().clone(), &config)?;
        Ok(Database {
            session: engine.session(),
            runtime,
            engine,
            threads,
        })
    }

    /// Creates a workload's functions, and its columns a, b, … as the table `points`.
    fn prepare(&self, workload: &Workload, columns: &[ArrayRef]) -> Result<(), Failure> {
        let batches = batches(columns)
            .into_iter()
            .map(|batch| RecordBatch::try_from_iter(["a", "b", "c", "d"].into_iter().zip(batch)))
            .collect::<Result<Vec<_>, _>>()?;
        let schema = batches.first().ok_or("no rows")?.schema();
        let per_partition = batches.len().div_ceil(self.threads);
        let partitions = batches.chunks(per_partition).map(<[RecordBatch]>::to_vec).collect();
        let context = self.engine.context();
        context.deregister_table("points")?;
        context.register_table("points", Arc::new(MemTable::try_new(schema, partitions)?))?;
        for range in self.session.split(workload.sql)? {
            self.ask(&workload.sql[range])?;
        }
        Ok(())
    }

    /// Runs one statement; the numbers of its last row.
    fn ask(&self, sql: &str) -> Result<Vec<f64>, Failure> {
        self.runtime.block_on(async {
            let prepared = self.session.prepare(sql, &[]).await?;
            let mut execution = self.session.execute(&prepared, Vec::new());
            let mut answer = Vec::new();
            while let Some(event) = execution.next().await {
                match event {
                    Event::Rows(batch) if batch.num_rows() > 0 => {
                        answer.clear();
                        for column in batch.columns() {
                            doubles(&column.slice(batch.num_rows() - 1, 1), &mut answer)?;
                        }
                    }
                    Event::Failed(error) => return Err(error.into()),
                    Event::Rows(_) | Event::Notice(_) | Event::Done(_) => {}
                }
            }
            Ok(answer)
        })
    }
}
