//! Limits: memory and spilling, statements that are stopped and really end, logins while others compute.

use std::time::{Duration, Instant};

use rbcdb_server::config::MemoryLimit;
use tokio_postgres::NoTls;

use crate::process::Process;
use crate::{TestServer, sqlstate};

/// 16 MB for all queries, which spill to `data/tmp`.
fn small() -> TestServer {
    TestServer::with(|config| config.memory_limit = MemoryLimit::Bytes(16 << 20))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sort_of_more_than_the_memory_spills_and_is_right() {
    let server = small();
    let client = server.client().await;
    let sql = "select count(*), sum(case when v < before then 1 else 0 end) from
               (select v, lag(v) over (order by v) as before from
                (select (value * 7919) % 3000017 as v from generate_series(1, 3000000)))";
    let row = client.query_one(sql, &[]).await.expect("it spills");
    assert_eq!((row.get::<_, i64>(0), row.get::<_, i64>(1)), (3_000_000, 0));
    let left = std::fs::read_dir(server.data_dir.path().join("data/tmp")).expect("it spilled there");
    let files: Vec<_> = left
        .flat_map(|dir| std::fs::read_dir(dir.expect("an entry").path()))
        .flatten()
        .collect();
    assert!(files.is_empty(), "what was spilled is gone: {files:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_spill_fails_and_the_server_goes_on() {
    let server = small();
    let client = server.client().await;
    let sql = "select count(*) from generate_series(1, 4000000) a(x) join generate_series(1, 4000000) b(y) on x = y";
    let error = client
        .query(sql, &[])
        .await
        .expect_err("the hash table is larger than 16 MB");
    assert_eq!(sqlstate(&error), "53200");
    assert_eq!(
        client
            .query_one("select 1::bigint", &[])
            .await
            .unwrap()
            .get::<_, i64>(0),
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_takes_the_servers_timeout_unless_it_sets_its_own() {
    let server = TestServer::with(|config| config.statement_timeout = Duration::from_millis(300));
    let client = server.client().await;
    let endless = "select count(*) from generate_series(1, 10000000) a, generate_series(1, 10000000) b";
    let started = Instant::now();
    let error = client.query(endless, &[]).await.unwrap_err();
    assert_eq!(sqlstate(&error), "57014");
    assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
    client
        .batch_execute("set statement_timeout = 0; reset statement_timeout")
        .await
        .unwrap();
    let shown: String = client.query_one("show statement_timeout", &[]).await.unwrap().get(0);
    assert_eq!(shown, "300ms");
}

/// Joins, sorts and aggregates that take minutes or forever.
const HEAVY: &[(&str, &str)] = &[
    (
        "cross join",
        "select count(*) from generate_series(1, 10000000) a, generate_series(1, 10000000) b",
    ),
    (
        "nested loops",
        "select sum(a.x) from generate_series(1, 3000000) a(x) join generate_series(1, 3000000) b(y) on a.x + b.y > 5",
    ),
    (
        "hash join",
        "select count(*) from (select x % 10 as k from generate_series(1, 3000000) a(x)) a
         join (select y % 10 as k from generate_series(1, 3000000) b(y)) b using (k)",
    ),
    (
        "sort",
        "select max(x) from (select x from generate_series(1, 400000000) a(x) order by x % 1000, -x offset 1)",
    ),
    (
        "aggregate",
        "select count(*) from (select x, count(*) from generate_series(1, 2000000000) a(x) group by x)",
    ),
    (
        "window",
        "select max(s) from (select sum(x) over (order by -x) as s from generate_series(1, 400000000) a(x))",
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_statement_stops_computing_within_a_second() {
    let dir = tempfile::tempdir().unwrap();
    let server = Process::start(&dir.path().join("data"), &[]);
    for (name, sql) in HEAVY {
        let client = server.client().await;
        let token = client.cancel_token();
        let running = tokio::spawn(async move { client.query(*sql, &[]).await.map(|_| ()) });
        tokio::time::sleep(Duration::from_millis(700)).await;
        let asked = Instant::now();
        token.cancel_query(NoTls).await.unwrap();
        let error = running.await.unwrap().expect_err("it was cancelled");
        assert_eq!(sqlstate(&error), "57014", "{name}");
        assert!(
            asked.elapsed() < Duration::from_secs(1),
            "{name}: told after {:?}",
            asked.elapsed()
        );
        tokio::time::sleep(Duration::from_secs(1).saturating_sub(asked.elapsed())).await;
        let before = server.processor_time();
        tokio::time::sleep(Duration::from_millis(500)).await;
        let spent = server.processor_time() - before;
        assert!(
            spent < Duration::from_millis(150),
            "{name}: still computing, {spent:?} in half a second"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn heavy_statements_do_not_keep_others_from_logging_in() {
    let server = TestServer::start();
    let mut tokens = Vec::new();
    let mut running = Vec::new();
    for i in 0..24 {
        let client = server.client().await;
        tokens.push(client.cancel_token());
        let sql = HEAVY[i % 3].1;
        running.push(tokio::spawn(async move { client.query(sql, &[]).await.map(|_| ()) }));
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    let mut slowest = Duration::ZERO;
    for _ in 0..10 {
        let started = Instant::now();
        let client = server.client().await;
        client
            .batch_execute("begin; commit")
            .await
            .expect("a statement about the connection");
        slowest = slowest.max(started.elapsed());
    }
    for token in tokens {
        token.cancel_query(NoTls).await.unwrap();
    }
    for statement in running {
        assert_eq!(sqlstate(&statement.await.unwrap().unwrap_err()), "57014");
    }
    assert!(slowest < Duration::from_secs(2), "a login took {slowest:?}");
}
