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
