//! Dropping an execution stops its statement.

use std::time::{Duration, Instant};

use crate::harness::{Db, execute};

#[test]
fn an_endless_body_stops_and_leaves_the_engine_usable() {
    let db = Db::new();
    db.create("forever(x INT) RETURNS INT", "while True:\n    pass\nreturn x");
    db.rows("CREATE TABLE t AS SELECT v::int AS v FROM generate_series(1, 100) t(v)");
    db.block_on(async {
        // More of them than the engine has threads: each must give its thread back.
        for sql in [
            "SELECT forever(1)",
            "SELECT forever(v) FROM t",
            "SELECT sum(forever(v)) FROM t",
            "SELECT v FROM t WHERE forever(v) = 1",
        ] {
            let prepared = db.session.prepare(sql, &[]).await.unwrap();
            let mut execution = db.session.execute(&prepared, vec![]);
            let early = tokio::time::timeout(Duration::from_millis(100), execution.next()).await;
            assert!(early.is_err(), "{sql}: {early:?}");
            drop(execution);
        }
        let started = Instant::now();
        let rows = execute(&db.session, "SELECT count(*) FROM t", &[]).await.unwrap();
        assert_eq!(rows.text(), "100");
        assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    });
}

#[test]
fn replacing_a_function_does_not_disturb_a_running_statement() {
    let db = Db::new();
    db.create("f(x BIGINT) RETURNS BIGINT", "return x");
    db.block_on(async {
        let prepared = db
            .session
            .prepare("SELECT f(v) FROM generate_series(1, 200000) t(v)", &[])
            .await
            .unwrap();
        let mut running = db.session.execute(&prepared, vec![]);
        let first = running.next().await;
        assert!(matches!(first, Some(rbcdb_db_extension::Event::Rows(_))), "{first:?}");
        let other = db.engine.session();
        execute(&other, "DROP FUNCTION f", &[]).await.unwrap();
        execute(
            &other,
            "CREATE FUNCTION f(x BIGINT) RETURNS BIGINT LANGUAGE rbc AS $$ return -x $$",
            &[],
        )
        .await
        .unwrap();
        let mut rows = 0;
        let mut event = first;
        while let Some(rbcdb_db_extension::Event::Rows(batch)) = event {
            let values = arrow::array::AsArray::as_primitive::<arrow::datatypes::Int64Type>(batch.column(0));
            assert!(values.values().iter().all(|v| *v > 0));
            rows += batch.num_rows();
            event = running.next().await;
        }
        assert_eq!(rows, 200_000);
        assert!(matches!(event, Some(rbcdb_db_extension::Event::Done(_))), "{event:?}");
        assert_eq!(execute(&other, "SELECT f(1)", &[]).await.unwrap().text(), "-1");
    });
}
