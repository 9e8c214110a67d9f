//! Expressions as fused code on the CPU: when they become it, that nobody can tell from results, and what EXPLAIN says.

use std::time::{Duration, Instant};

use arrow::array::{AsArray, RecordBatch};
use arrow::compute::concat_batches;
use arrow::util::pretty::pretty_format_batches;
use rbcdb_db_extension::{DeviceChoice, Engine, EngineConfig, Error, Fusion, Session};
use tokio::runtime::Runtime;

mod common;

struct Bench {
    runtime: Runtime,
    engine: Engine,
}

impl Bench {
    /// A table `points` of so many rows, with a NULL in every hundredth, and functions.
    fn new(rows: usize) -> Bench {
        let runtime = common::runtime();
        let config = EngineConfig {
            target_partitions: Some(1),
            ..EngineConfig::default()
        };
        let engine = Engine::new(runtime.handle().clone(), &config).unwrap();
        let bench = Bench { runtime, engine };
        for sql in [
            "CREATE FUNCTION f(a DOUBLE, b DOUBLE) RETURNS DOUBLE LANGUAGE rbc AS $$ return 2 * (a - b) / (a + b) $$",
            "CREATE FUNCTION g(c DOUBLE) RETURNS DOUBLE LANGUAGE rbc AS $$ return c * c * 0.5 + 1 $$",
            "CREATE FUNCTION h(a DOUBLE) RETURNS DOUBLE LANGUAGE rbc AS $$ return a * a * (3 - 2 * a) $$",
            "CREATE FUNCTION quotient(a BIGINT, b BIGINT) RETURNS BIGINT LANGUAGE rbc AS $$ return a // b $$",
        ] {
            bench.run(Fusion::Off, sql).unwrap();
        }
        let last = rows - 1;
        let table = format!(
            "CREATE TABLE points AS SELECT value AS n, (value * 7919 % 10007) / 10007.0 AS a, \
             0.5 + (value * 104729 % 1009) / 1009.0 AS b, \
             CASE WHEN value % 100 <> 3 THEN (value * 31 % 1013) / 1013.0 END AS c, \
             'row ' || value AS name FROM generate_series(0, {last}) AS s(value)"
        );
        bench.run(Fusion::Off, &table).unwrap();
        bench
    }

    fn session(&self, fusion: Fusion) -> Session {
        let mut session = self.engine.session();
        session.set_device(DeviceChoice::Cpu);
        session.set_fusion(fusion);
        session
    }

    fn batches(&self, fusion: Fusion, sql: &str) -> Result<Vec<RecordBatch>, Error> {
        common::batches(&self.runtime, &self.session(fusion), sql)
    }

    fn run(&self, fusion: Fusion, sql: &str) -> Result<String, Error> {
        Ok(pretty_format_batches(&self.batches(fusion, sql)?).unwrap().to_string())
    }

    /// Lines of EXPLAIN, or of EXPLAIN ANALYZE, that contain a word.
    fn explain(&self, fusion: Fusion, sql: &str, word: &str) -> Vec<String> {
        let batches = self.batches(fusion, sql).unwrap();
        let mut lines = Vec::new();
        for batch in &batches {
            lines.extend(batch.column(0).as_string::<i32>().iter().flatten().map(str::to_owned));
        }
        lines.retain(|line| line.contains(word));
        lines
    }

    /// Asserts that a query gives the same batches fused, by bits.
    fn same(&self, sql: &str) {
        let (given, expected) = (self.batches(Fusion::On, sql), self.batches(Fusion::Off, sql));
        let (given, expected) = (given.unwrap(), expected.unwrap());
        let rows = |batches: &[RecordBatch]| batches.iter().map(RecordBatch::num_rows).collect::<Vec<_>>();
        assert_eq!(rows(&given), rows(&expected), "batches of {sql}");
        if expected.is_empty() {
            return;
        }
        let all = |batches: &[RecordBatch]| concat_batches(&expected[0].schema(), batches).unwrap();
        assert_eq!(all(&given), all(&expected), "{sql}");
    }
}

const W5: &str = "SELECT count(*), sum(f(a, b) * g(c)) FROM points WHERE h(a) > 0.5";

#[test]
fn explain_says_what_is_fused() {
    let bench = Bench::new(100_000);
    let plan = bench.explain(Fusion::On, &format!("EXPLAIN {W5}"), "FusedExec");
    let operator = "FusedExec: filter=h(a@0) > 0.5, expr=[f(a@0, b@1) * g(c@2) as __rbc_argument_1]";
    assert!(plan.len() == 1 && plan[0].contains(operator), "{plan:?}");
    let reports = bench.explain(Fusion::On, &format!("EXPLAIN ANALYZE {W5}"), "rbc call");
    assert_eq!(reports.len(), 3, "{reports:?}");
    for report in &reports {
        assert!(report.contains("device=cpu, fused, rows=100000, batches="), "{report}");
        assert!(!report.contains("compile=0ns"), "{report}");
    }
    let plain = bench.explain(Fusion::Off, &format!("EXPLAIN {W5}"), "FusedExec");
    assert!(plain.is_empty(), "{plain:?}");
}

#[test]
fn what_gains_nothing_stays() {
    let bench = Bench::new(100_000);
    for (sql, fused) in [
        ("SELECT f(a, b) FROM points", 0),
        ("SELECT f(a, 2.0) FROM points WHERE name LIKE '%1'", 0),
        ("SELECT sum(f(a, b)) FROM points", 0),
        ("SELECT a + b FROM points WHERE b > 1", 0),
        ("SELECT f(a, b) + 1, name FROM points", 1),
        ("SELECT f(a, b) FROM points WHERE b > 1", 1),
        ("SELECT name FROM points WHERE h(a) > 0.5", 1),
        // Common parts are computed in a projection of their own, and joined again.
        ("SELECT f(a, b) * f(a, b) + 1 FROM points", 1),
        // What comes after the limit isn't computed: the filter is an operator of its own.
        ("SELECT f(a, b) + 1 FROM points WHERE h(a) > 0.5 LIMIT 3", 2),
    ] {
        let plan = bench.explain(Fusion::Auto, &format!("EXPLAIN {sql}"), "FusedExec");
        assert_eq!(plan.len(), fused, "{sql}: {plan:?}");
    }
    // Few rows aren't worth an operator.
    bench
        .run(Fusion::Off, "CREATE TABLE few AS SELECT * FROM points LIMIT 1000")
        .unwrap();
    let few = "EXPLAIN SELECT f(a, b) + 1 FROM few WHERE h(a) > 0.5";
    assert!(bench.explain(Fusion::Auto, few, "FusedExec").is_empty());
    assert_eq!(bench.explain(Fusion::On, few, "FusedExec").len(), 1);
}

#[test]
fn batches_are_cut_in_the_same_places() {
    let bench = Bench::new(70_000);
    // From nearly all rows to nearly none, and NULLs: in arguments, in the condition.
    for bound in [
        "-1", "0.01", "0.3", "0.5", "0.51", "0.75", "0.9", "0.97", "0.999", "2", "c",
    ] {
        bench.same(&format!(
            "SELECT f(a, b) * g(c), n, name FROM points WHERE h(a) > {bound}"
        ));
        bench.same(&format!(
            "SELECT count(*), sum(f(a, b) * g(c)), avg(c * g(b)) FROM points WHERE h(a) > {bound}"
        ));
        bench.same(&format!("SELECT name, c FROM points WHERE h(a) > {bound}"));
        bench.same(&format!("SELECT name, c FROM points WHERE h(a) > {bound} LIMIT 9000"));
    }
    // Selected rows come in runs: many, few, none, many.
    bench.same("SELECT f(a, b) * g(c), n FROM points WHERE n % 20000 < 9000 AND h(a) > 0.1");
    bench.same("SELECT f(a, b) * g(c), n FROM points WHERE quotient(n, 8192) % 3 = 1 OR h(a) > 0.999");
}

#[test]
fn a_query_turns_to_fused_code_and_nobody_notices() {
    let bench = Bench::new(300_000);
    let expected = bench.run(Fusion::Off, W5).unwrap();
    let started = Instant::now();
    // The first ones find no code, one of them finds some in the middle.
    loop {
        assert_eq!(bench.run(Fusion::Auto, W5).unwrap(), expected);
        let reports = bench.explain(Fusion::Auto, &format!("EXPLAIN ANALYZE {W5}"), "rbc call f");
        if reports.iter().all(|report| report.contains("fused")) {
            break;
        }
        assert!(started.elapsed() < Duration::from_secs(60), "{reports:?}");
    }
    // Another query with the same expressions finds it.
    let again = "SELECT sum(f(a, b) * g(c)) FROM points WHERE h(a) > 0.5 AND n < 10";
    bench.same(again);
    let other = format!("EXPLAIN ANALYZE {}", W5.replace("count(*)", "max(n)"));
    let reports = bench.explain(Fusion::Auto, &other, "rbc call f");
    assert!(reports.iter().all(|report| report.contains("fused")), "{reports:?}");
}

#[test]
fn failing_rows_say_what_they_say_without() {
    let bench = Bench::new(70_000);
    for sql in [
        "SELECT quotient(n, n - 60001) + 1 FROM points",
        "SELECT n FROM points WHERE quotient(n, n - 60001) + 1 > 0",
        "SELECT sum(quotient(n, n - 60001) * 2) FROM points WHERE h(a) >= 0",
        "SELECT quotient(n, 3) + 9223372036854775807 FROM points WHERE n > 5",
        // The condition fails after the output has.
        "SELECT quotient(n, n - 100) + 1 FROM points WHERE quotient(n, n - 50000) + 1 > -5",
        "SELECT quotient(n, n - 50000) + 1 FROM points WHERE quotient(n, n - 100) + 1 > -5",
    ] {
        let (given, expected) = (bench.run(Fusion::On, sql), bench.run(Fusion::Off, sql));
        let (given, expected) = (given.unwrap_err(), expected.unwrap_err());
        let all = |error: &Error| format!("{} {} {:?}", error.sqlstate, error.message, error.context);
        assert_eq!(all(&given), all(&expected), "{sql}");
    }
    // Rows that nobody asks for don't fail.
    for sql in [
        "SELECT sum(quotient(n, n - 60001) + 1) FROM points WHERE n <> 60001",
        "SELECT sum(CASE WHEN n <> 60001 THEN quotient(n, n - 60001) + 1 END) FROM points",
        "SELECT sum(quotient(n, n - 60001) + 1) FROM points WHERE h(a) > 2 OR n < 60000",
        "SELECT n FROM points WHERE n <> 60001 AND quotient(n, n - 60001) = 0",
        "SELECT quotient(n, n - 60001) + 1 FROM points WHERE h(a) >= 0 LIMIT 60000",
        "SELECT sum(coalesce(n, quotient(n, 0)) + quotient(n, 1)) FROM points",
    ] {
        bench.same(sql);
    }
}
