//! Many clients at once.

use crate::raw::Raw;
use crate::{TestServer, sqlstate};

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_clients_query_at_the_same_time() {
    let server = TestServer::start();
    let mut clients = Vec::new();
    for _ in 0..200 {
        clients.push(server.client().await);
    }
    let queries = clients.iter().enumerate().map(|(i, client)| async move {
        let row = client
            .query_one("select $1::bigint * 2", &[&(i as i64)])
            .await
            .expect("each gets its answer");
        row.get::<_, i64>(0)
    });
    let answers = futures::future::join_all(queries).await;
    assert!(answers.iter().enumerate().all(|(i, answer)| *answer == 2 * i as i64));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_client_too_many_is_told_so() {
    let server = TestServer::with(|config| config.connections_max = 2);
    let first = server.client().await;
    let _second = server.client().await;
    let error = server
        .pg_config()
        .connect(tokio_postgres::NoTls)
        .await
        .err()
        .expect("the server is full");
    assert_eq!(sqlstate(&error), "53300");
    first.simple_query("select 1").await.expect("the others go on");
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_share_tables() {
    let server = TestServer::start();
    let (a, b) = (server.client().await, server.client().await);
    a.batch_execute("create table shared(x int); insert into shared values (1)")
        .await
        .unwrap();
    assert_eq!(
        b.query_one("select count(*) from shared", &[])
            .await
            .unwrap()
            .get::<_, i64>(0),
        1
    );
}

#[test]
fn pipelined_messages_are_answered_in_order() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.build(|out| {
        for i in 0..100 {
            postgres_protocol::message::frontend::query(&format!("select {i} as a"), out).unwrap();
        }
    });
    for i in 0..100 {
        assert_eq!(raw.until_ready()[1], format!("row {i}"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn replacing_a_function_never_disturbs_a_running_statement() {
    let server = TestServer::start();
    let (runner, changer) = (server.client().await, server.client().await);
    let create = |result: i32| {
        format!("CREATE OR REPLACE FUNCTION f(x BIGINT) RETURNS BIGINT LANGUAGE rbc AS $$ return {result} + 0 * x $$")
    };
    changer.simple_query(&create(1)).await.unwrap();
    let running = tokio::spawn(async move {
        let sql = "select min(f(x)), max(f(x)) from generate_series(1, 300000) t(x)";
        let mut results = Vec::new();
        for _ in 0..10 {
            let row = runner
                .query_one(sql, &[])
                .await
                .expect("a statement keeps its functions");
            results.push((row.get::<_, i64>(0), row.get::<_, i64>(1)));
        }
        results
    });
    for i in 2..20 {
        changer.simple_query(&create(i)).await.unwrap();
    }
    let results = running.await.unwrap();
    assert!(
        results.iter().all(|(low, high)| low == high),
        "one statement, one function: {results:?}"
    );
    assert!(
        results.windows(2).all(|w| w[0] <= w[1]),
        "the next statement sees the newest: {results:?}"
    );
    changer.simple_query("DROP FUNCTION f").await.unwrap();
    let error = changer.simple_query("select f(1)").await.unwrap_err();
    assert_eq!(sqlstate(&error), "42883");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_prepared_statement_sees_the_function_as_it_is_now() {
    let server = TestServer::start();
    let client = server.client().await;
    client
        .simple_query("CREATE FUNCTION g(x BIGINT) RETURNS BIGINT LANGUAGE rbc AS $$ return x + 1 $$")
        .await
        .unwrap();
    let statement = client.prepare("select g($1)").await.expect("planned");
    assert_eq!(
        statement.params(),
        [tokio_postgres::types::Type::INT8],
        "the parameter has the type of the function's"
    );
    assert_eq!(
        client.query_one(&statement, &[&1i64]).await.unwrap().get::<_, i64>(0),
        2
    );
    let replace = "CREATE OR REPLACE FUNCTION g(x BIGINT) RETURNS BIGINT LANGUAGE rbc AS $$ return x + 10 $$";
    client.simple_query(replace).await.unwrap();
    assert_eq!(
        client.query_one(&statement, &[&1i64]).await.unwrap().get::<_, i64>(0),
        11
    );
    client.simple_query("DROP FUNCTION g").await.unwrap();
    assert_eq!(
        sqlstate(&client.query_one(&statement, &[&1i64]).await.unwrap_err()),
        "42883"
    );
}
