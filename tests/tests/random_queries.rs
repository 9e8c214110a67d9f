//! Random queries over adversarial values, on an emulated GPU and in fused code on the CPU, each against DataFusion's own evaluation:
//! results by bits, errors by all that they say.

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::compute::concat_batches;
use rbcdb_db_extension::{DeviceChoice, Engine, EngineConfig, Error, Fusion, Session};
use rbcdb_udf_compiler::ir::arbitrary::Random;
use tokio::runtime::Runtime;

mod common;

#[path = "slt/emulated.rs"]
mod emulated;
#[path = "../../db-extension/src/fuse/tests/generator.rs"]
mod generator;
#[path = "../../db-extension/src/fuse/tests/table.rs"]
mod table;

const QUERIES: usize = 150;
const DEPTH: usize = 3;

/// Whether both ways of running a query give the same; arrays are compared by bits.
fn same(given: &Result<Vec<RecordBatch>, Error>, expected: &Result<Vec<RecordBatch>, Error>) -> bool {
    match (given, expected) {
        (Ok(given), Ok(expected)) => {
            let Some(schema) = given.iter().chain(expected).map(RecordBatch::schema).next() else {
                return true;
            };
            let all = |batches: &[RecordBatch]| concat_batches(&schema, batches).expect("one schema");
            let (given, expected) = (all(given), all(expected));
            let columns = given.columns().iter().zip(expected.columns());
            columns
                .into_iter()
                .all(|(given, expected)| given.to_data() == expected.to_data())
        }
        (Err(given), Err(expected)) => {
            (given.sqlstate, &given.message, &given.context)
                == (expected.sqlstate, &expected.message, &expected.context)
        }
        _ => false,
    }
}

/// An engine with the table and the functions, and two sessions of it.
struct Sides {
    runtime: Runtime,
    _engine: Engine,
    given: Session,
    expected: Session,
}

impl Sides {
    fn new(config: EngineConfig) -> Sides {
        let runtime = common::runtime();
        let config = EngineConfig {
            target_partitions: Some(1),
            ..config
        };
        let engine = Engine::new(runtime.handle().clone(), &config).unwrap();
        engine.context().register_table("t", Arc::new(table::table())).unwrap();
        let (given, mut expected) = (engine.session(), engine.session());
        expected.set_device(DeviceChoice::Cpu);
        expected.set_fusion(Fusion::Off);
        for (head, body) in generator::FUNCTIONS {
            let sql = format!("CREATE FUNCTION {head} LANGUAGE rbc AS $$\n{body}\n$$");
            common::batches(&runtime, &expected, &sql).unwrap();
        }
        Sides {
            runtime,
            _engine: engine,
            given,
            expected,
        }
    }

    /// Compares random queries; `operator` is what the plans of many shall have.
    fn compare(&self, seed: u64, operator: &str) {
        let mut generator = generator::Generator { random: Random(seed) };
        let (mut with_it, mut failed, mut compared) = (0, 0, 0);
        for i in 0..QUERIES {
            let depth = 1 + i % DEPTH;
            let (x, y) = (generator.number(depth), generator.truth(depth));
            let sql = match i % 5 {
                0 => format!("SELECT {x} AS x, i64, {y} AS y FROM t"),
                1 => format!("SELECT {x} AS x, p FROM t WHERE {y}"),
                2 => format!("SELECT count(*), count({x}), min({x}) FROM t WHERE {y}"),
                3 => format!(
                    "SELECT x + x * 2 AS a, i8 FROM (SELECT next(CAST({x} AS INT)) AS x, i8 FROM t) WHERE x > 3"
                ),
                _ => format!("SELECT i32, u8 FROM t WHERE {y} AND is_even(CAST(i32 AS BIGINT))"),
            };
            let given = common::batches(&self.runtime, &self.given, &sql);
            let expected = common::batches(&self.runtime, &self.expected, &sql);
            if expected.as_ref().is_err_and(|error| error.sqlstate.starts_with("42")) {
                // It mixes types that SQL doesn't.
                continue;
            }
            assert!(same(&given, &expected), "{sql}\n{given:?}\n{expected:?}");
            compared += 1;
            failed += usize::from(expected.is_err());
            let plan = format!(
                "{:?}",
                common::batches(&self.runtime, &self.given, &format!("EXPLAIN {sql}"))
            );
            with_it += usize::from(plan.contains(operator));
        }
        assert!(
            compared > QUERIES / 2 && with_it > QUERIES / 4 && failed > 5,
            "{compared} {with_it} {failed}"
        );
        assert!(compared - failed > 20, "{compared} {failed}");
    }
}

#[test]
fn a_gpu_gives_the_cpus_bits_and_errors() {
    let mut sides = Sides::new(emulated::small());
    sides.given.set_device(DeviceChoice::Gpu);
    sides.compare(77, "GpuExec");
}

#[test]
fn fused_code_gives_the_same_bits_and_errors() {
    let mut sides = Sides::new(EngineConfig::default());
    sides.given.set_device(DeviceChoice::Cpu);
    sides.given.set_fusion(Fusion::On);
    for seed in [78, 79] {
        sides.compare(seed, "FusedExec");
    }
}
