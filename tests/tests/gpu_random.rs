//! Random queries over adversarial values, on an emulated GPU and on the CPU: results by bits, errors by all that they say.

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::compute::concat_batches;
use rbcdb_db_extension::{DeviceChoice, Engine, EngineConfig, Error, Event, Session};
use rbcdb_udf_compiler::ir::arbitrary::Random;
use tokio::runtime::{Builder, Runtime};

#[path = "slt/emulated.rs"]
mod emulated;
#[path = "../../db-extension/src/gpu/fuse/tests/generator.rs"]
mod generator;
#[path = "../../db-extension/src/gpu/fuse/tests/table.rs"]
mod table;

const QUERIES: usize = 90;
const DEPTH: usize = 3;

fn run(runtime: &Runtime, session: &Session, sql: &str) -> Result<Vec<RecordBatch>, Error> {
    runtime.block_on(async {
        let prepared = session.prepare(sql, &[]).await?;
        let mut execution = session.execute(&prepared, Vec::new());
        let mut batches = Vec::new();
        while let Some(event) = execution.next().await {
            match event {
                Event::Rows(batch) => batches.push(batch),
                Event::Failed(error) => return Err(error),
                Event::Notice(_) | Event::Done(_) => {}
            }
        }
        Ok(batches)
    })
}

/// Whether both ways of running a query give the same; arrays are compared by bits.
fn same(gpu: &Result<Vec<RecordBatch>, Error>, cpu: &Result<Vec<RecordBatch>, Error>) -> bool {
    match (gpu, cpu) {
        (Ok(gpu), Ok(cpu)) => {
            let Some(schema) = gpu.iter().chain(cpu).map(RecordBatch::schema).next() else {
                return true;
            };
            let all = |batches: &[RecordBatch]| concat_batches(&schema, batches).expect("one schema");
            let (gpu, cpu) = (all(gpu), all(cpu));
            let columns = gpu.columns().iter().zip(cpu.columns());
            columns.into_iter().all(|(gpu, cpu)| gpu.to_data() == cpu.to_data())
        }
        (Err(gpu), Err(cpu)) => {
            (gpu.sqlstate, &gpu.message, &gpu.context) == (cpu.sqlstate, &cpu.message, &cpu.context)
        }
        _ => false,
    }
}

#[test]
fn random_queries_give_the_cpus_bits_and_errors() {
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let config = EngineConfig {
        target_partitions: Some(1),
        ..emulated::small()
    };
    let engine = Engine::new(runtime.handle().clone(), &config).unwrap();
    engine.context().register_table("t", Arc::new(table::table())).unwrap();
    let (mut gpu, mut cpu) = (engine.session(), engine.session());
    gpu.set_device(DeviceChoice::Gpu);
    cpu.set_device(DeviceChoice::Cpu);
    for (head, body) in generator::FUNCTIONS {
        let sql = format!("CREATE FUNCTION {head} LANGUAGE rbc AS $$\n{body}\n$$");
        run(&runtime, &cpu, &sql).unwrap();
    }
    let mut generator = generator::Generator { random: Random(77) };
    let (mut on_gpu, mut failed, mut compared) = (0, 0, 0);
    for i in 0..QUERIES {
        let depth = 1 + i % DEPTH;
        let (x, y) = (generator.number(depth), generator.truth(depth));
        let sql = match i % 3 {
            0 => format!("SELECT {x} AS x, i64, {y} AS y FROM t"),
            1 => format!("SELECT {x} AS x, p FROM t WHERE {y}"),
            _ => format!("SELECT i32, u8 FROM t WHERE {y} AND is_even(CAST(i32 AS BIGINT))"),
        };
        let given = run(&runtime, &gpu, &sql);
        let expected = run(&runtime, &cpu, &sql);
        if expected.as_ref().is_err_and(|error| error.sqlstate.starts_with("42")) {
            // It mixes types that SQL doesn't.
            continue;
        }
        assert!(same(&given, &expected), "{sql}\n{given:?}\n{expected:?}");
        compared += 1;
        failed += usize::from(expected.is_err());
        let plan = format!("{:?}", run(&runtime, &gpu, &format!("EXPLAIN {sql}")));
        on_gpu += usize::from(plan.contains("GpuExec"));
    }
    assert!(
        compared > QUERIES / 2 && on_gpu > QUERIES / 4 && failed > 5,
        "{compared} {on_gpu} {failed}"
    );
    assert!(compared - failed > 20, "{compared} {failed}");
}
