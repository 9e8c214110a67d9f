//! Transactions by Flight SQL's actions.

use std::sync::Arc;
use std::time::Duration;

use arrow::array::{ArrayRef, Int64Array, RecordBatch};
use arrow_flight::error::FlightError;
use arrow_flight::sql::{
    ActionBeginSavepointRequest, ActionBeginSavepointResult, ActionEndSavepointRequest, ActionEndTransactionRequest,
    Any, EndTransaction, ProstMessageExt,
};
use bytes::Bytes;
use prost::Message;
use tonic::Code;

use crate::harness::{Client, FlightServer, action, failure, fetch, rows, text_rows, update};

async fn update_in(client: &mut Client, transaction: &Bytes, sql: &str) -> Result<i64, FlightError> {
    client.execute_update(sql.to_owned(), Some(transaction.clone())).await
}

async fn rows_in(client: &mut Client, transaction: &Bytes, sql: &str) -> Vec<String> {
    let info = client.execute(sql.to_owned(), Some(transaction.clone())).await.unwrap();
    text_rows(&fetch(client, info).await.unwrap())
}

/// A server with an empty table.
async fn with_table() -> (FlightServer, Client) {
    let server = FlightServer::start();
    let mut client = server.client().await;
    update(&mut client, "create table t(a bigint)").await;
    (server, client)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_transaction_changed_is_there_in_the_end_or_not_at_all() {
    let (server, mut client) = with_table().await;
    let mut other = server.client().await;
    for (end, expected) in [
        (EndTransaction::Rollback, vec!["0"]),
        (EndTransaction::Commit, vec!["2"]),
    ] {
        let transaction = client.begin_transaction().await.unwrap();
        assert_eq!(
            update_in(&mut client, &transaction, "insert into t values (1), (2)")
                .await
                .unwrap(),
            2
        );
        update_in(
            &mut client,
            &transaction,
            "create function one() returns int language rbc as $$ return 1 $$",
        )
        .await
        .unwrap();
        assert_eq!(
            rows_in(&mut client, &transaction, "select count(*), one() from t").await,
            ["2|1"]
        );
        assert_eq!(
            rows(&mut other, "select count(*) from t").await,
            ["0"],
            "others don't see it yet"
        );
        client.end_transaction(transaction, end).await.unwrap();
        assert_eq!(rows(&mut other, "select count(*) from t").await, expected);
    }
    assert_eq!(rows(&mut other, "select one()").await, ["1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn prepared_statements_and_without_a_session() {
    let (server, _) = with_table().await;
    let mut client = server.anonymous().await;
    let transaction = client.begin_transaction().await.unwrap();
    let mut insert = client
        .prepare("insert into t values (?)".to_owned(), Some(transaction.clone()))
        .await
        .unwrap();
    let column: ArrayRef = Arc::new(Int64Array::from(vec![5, 6]));
    insert
        .set_parameters(RecordBatch::try_from_iter([("a", column)]).unwrap())
        .unwrap();
    assert_eq!(insert.execute_update().await.unwrap(), 2);
    assert_eq!(rows(&mut client, "select count(*) from t").await, ["0"]);
    client
        .end_transaction(transaction, EndTransaction::Commit)
        .await
        .unwrap();
    assert_eq!(rows(&mut client, "select count(*) from t").await, ["2"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_of_parameters_are_all_or_nothing() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    update(&mut client, "create table small(a bigint check (a < 10))").await;
    let mut insert = client
        .prepare("insert into small values (?)".to_owned(), None)
        .await
        .unwrap();
    let column: ArrayRef = Arc::new(Int64Array::from(vec![1, 2, 30, 4]));
    insert
        .set_parameters(RecordBatch::try_from_iter([("a", column)]).unwrap())
        .unwrap();
    assert_eq!(failure(insert.execute_update().await.unwrap_err()).1, "23514");
    assert_eq!(rows(&mut client, "select count(*) from small").await, ["0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn savepoints_are_gone_back_to() {
    let (_server, mut client) = with_table().await;
    let transaction = client.begin_transaction().await.unwrap();
    update_in(&mut client, &transaction, "insert into t values (1)")
        .await
        .unwrap();
    let begin = ActionBeginSavepointRequest {
        transaction_id: transaction.clone(),
        name: "again".to_owned(),
    };
    let mut savepoints = Vec::new();
    for value in [2, 3] {
        let results = action(&mut client, "BeginSavepoint", begin.as_any().encode_to_vec())
            .await
            .unwrap();
        let result: ActionBeginSavepointResult = Any::decode(&*results[0]).unwrap().unpack().unwrap().unwrap();
        savepoints.push(result.savepoint_id);
        update_in(&mut client, &transaction, &format!("insert into t values ({value})"))
            .await
            .unwrap();
    }
    let end = |savepoint: &Bytes, action: i32| ActionEndSavepointRequest {
        savepoint_id: savepoint.clone(),
        action,
    };
    const RELEASE: i32 = 1;
    const ROLLBACK: i32 = 2;
    for (savepoint, how, expected) in [(1, ROLLBACK, "3"), (1, RELEASE, "3"), (0, ROLLBACK, "1")] {
        let body = end(&savepoints[savepoint], how).as_any().encode_to_vec();
        action(&mut client, "EndSavepoint", body).await.unwrap();
        assert_eq!(
            rows_in(&mut client, &transaction, "select sum(a) from t").await,
            [expected]
        );
    }
    let body = end(&savepoints[1], ROLLBACK).as_any().encode_to_vec();
    let error = action(&mut client, "EndSavepoint", body).await.unwrap_err();
    assert_eq!(failure(error), (Code::FailedPrecondition, "3B001".to_owned()));
    client
        .end_transaction(transaction, EndTransaction::Commit)
        .await
        .unwrap();
    assert_eq!(rows(&mut client, "select * from t").await, ["1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_writers_the_second_fails() {
    let (_server, mut client) = with_table().await;
    update(&mut client, "insert into t values (1)").await;
    let (a, b) = (
        client.begin_transaction().await.unwrap(),
        client.begin_transaction().await.unwrap(),
    );
    for (transaction, value) in [(&a, 2), (&b, 3)] {
        update_in(&mut client, transaction, &format!("update t set a = {value}"))
            .await
            .unwrap();
    }
    client.end_transaction(a, EndTransaction::Commit).await.unwrap();
    let error = client.end_transaction(b, EndTransaction::Commit).await.unwrap_err();
    assert_eq!(failure(error), (Code::Aborted, "40001".to_owned()));
    assert_eq!(rows(&mut client, "select * from t").await, ["2"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn transactions_belong_to_their_session_and_end_with_it() {
    let (server, mut client) = with_table().await;
    let mut other = server.client().await;
    let transaction = client.begin_transaction().await.unwrap();
    update_in(&mut client, &transaction, "insert into t values (1)")
        .await
        .unwrap();
    let error = update_in(&mut other, &transaction, "insert into t values (2)")
        .await
        .unwrap_err();
    assert_eq!(failure(error).1, "25P01");
    let request = ActionEndTransactionRequest {
        transaction_id: transaction.clone(),
        action: 0,
    };
    let error = action(&mut client, "EndTransaction", request.as_any().encode_to_vec())
        .await
        .unwrap_err();
    assert_eq!(failure(error).1, "08P01");
    action(&mut client, "CloseSession", Bytes::new()).await.unwrap();
    assert_eq!(rows(&mut other, "select count(*) from t").await, ["0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn idle_transactions_are_rolled_back() {
    let server = FlightServer::with(|config| config.flight.idle_timeout = Duration::from_millis(300));
    let mut client = server.anonymous().await;
    update(&mut client, "create table t(a bigint)").await;
    let transaction = client.begin_transaction().await.unwrap();
    update_in(&mut client, &transaction, "insert into t values (1)")
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_millis(800)).await;
    let error = client
        .end_transaction(transaction, EndTransaction::Commit)
        .await
        .unwrap_err();
    assert_eq!(failure(error).1, "25P01");
    assert_eq!(rows(&mut client, "select count(*) from t").await, ["0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_has_so_many_open_transactions() {
    let server = FlightServer::with(|config| config.flight.transactions_max = 1);
    let mut client = server.client().await;
    let first = client.begin_transaction().await.unwrap();
    let error = client.begin_transaction().await.unwrap_err();
    assert_eq!(failure(error), (Code::ResourceExhausted, "53400".to_owned()));
    client.end_transaction(first, EndTransaction::Rollback).await.unwrap();
    client.begin_transaction().await.unwrap();
}
