//! Prepared statements and their parameters.

use std::sync::Arc;

use arrow::array::{ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
use tonic::Code;

use crate::harness::{FlightServer, columns, failure, fetch, rows, text_rows, update};

fn batch(columns: &[(&str, ArrayRef)]) -> RecordBatch {
    RecordBatch::try_from_iter(columns.iter().cloned()).unwrap()
}

fn ints(values: &[i64]) -> ArrayRef {
    Arc::new(Int64Array::from(values.to_vec()))
}

fn texts(values: &[&str]) -> ArrayRef {
    Arc::new(StringArray::from(values.to_vec()))
}

#[tokio::test(flavor = "multi_thread")]
async fn parameters_are_told_and_bound() {
    let server = FlightServer::start();
    // With and without a session of one's own.
    for mut client in [server.client().await, server.anonymous().await] {
        for sql in ["select $1::int + 1 as a, $2 as b", "select ?::int + 1 as a, ? as b"] {
            let mut prepared = client.prepare(sql.to_owned(), None).await.unwrap();
            let parameters = Arc::new(prepared.parameter_schema().unwrap().clone());
            assert_eq!(columns(&parameters), ["$1 Int32", "$2 Utf8"], "{sql}");
            let told = Arc::new(prepared.dataset_schema().unwrap().clone());
            prepared
                .set_parameters(batch(&[("x", ints(&[41])), ("y", texts(&["z"]))]))
                .unwrap();
            let info = prepared.execute().await.unwrap();
            let batches = fetch(&mut client, info).await.unwrap();
            assert_eq!(batches[0].schema(), told);
            assert_eq!(text_rows(&batches), ["42|z"]);
            prepared.close().await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn several_rows_of_parameters_run_one_after_the_other() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let mut prepared = client
        .prepare(
            "select value from generate_series(1, 3) where value <= ? order by value".to_owned(),
            None,
        )
        .await
        .unwrap();
    for (values, expected) in [
        (vec![2, 0, 3], vec!["1", "2", "1", "2", "3"]),
        (vec![1], vec!["1"]),
        (vec![], vec![]),
    ] {
        prepared.set_parameters(batch(&[("n", ints(&values))])).unwrap();
        let info = prepared.execute().await.unwrap();
        let batches = fetch(&mut client, info).await.unwrap();
        assert_eq!(text_rows(&batches), expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn updates_count_over_all_rows_of_parameters() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    update(&mut client, "create table t(a int, b text)").await;
    let mut insert = client
        .prepare("insert into t values (?, ?)".to_owned(), None)
        .await
        .unwrap();
    assert!(insert.dataset_schema().unwrap().fields().is_empty());
    insert
        .set_parameters(batch(&[("a", ints(&[1, 2, 3])), ("b", texts(&["x", "y", "it's"]))]))
        .unwrap();
    assert_eq!(insert.execute_update().await.unwrap(), 3);
    assert_eq!(
        rows(&mut client, "select * from t order by a").await,
        ["1|x", "2|y", "3|it's"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn values_that_do_not_fit_are_refused() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let mut prepared = client.prepare("select ?::int".to_owned(), None).await.unwrap();
    for (given, state) in [
        (
            vec![("a", Arc::new(Float64Array::from(vec![1.5])) as ArrayRef)],
            "22003",
        ),
        (vec![("a", ints(&[1 << 40]))], "22003"),
        (vec![("a", texts(&["x"]))], "22P02"),
        (vec![("a", ints(&[1])), ("b", ints(&[1]))], "08P01"),
    ] {
        prepared.set_parameters(batch(&given)).unwrap();
        let error = prepared.execute().await.unwrap_err();
        assert_eq!(failure(error), (Code::InvalidArgument, state.to_owned()));
    }
    prepared.set_parameters(batch(&[("a", texts(&["7"]))])).unwrap();
    let info = prepared.execute().await.unwrap();
    assert_eq!(text_rows(&fetch(&mut client, info).await.unwrap()), ["7"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn parameters_must_be_bound() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let mut prepared = client.prepare("select ?::int".to_owned(), None).await.unwrap();
    assert_eq!(failure(prepared.execute().await.unwrap_err()).1, "08P01");
    let mut none = client.prepare("select 1 as a".to_owned(), None).await.unwrap();
    let info = none.execute().await.unwrap();
    assert_eq!(text_rows(&fetch(&mut client, info).await.unwrap()), ["1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_for_the_parameters_that_were_bound() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let mut prepared = client.prepare("select ?::int".to_owned(), None).await.unwrap();
    prepared.set_parameters(batch(&[("a", ints(&[1]))])).unwrap();
    let first = prepared.execute().await.unwrap();
    prepared.set_parameters(batch(&[("a", ints(&[2]))])).unwrap();
    let second = prepared.execute().await.unwrap();
    assert_eq!(failure(fetch(&mut client, first).await.unwrap_err()).1, "55000");
    assert_eq!(text_rows(&fetch(&mut client, second).await.unwrap()), ["2"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_is_its_sessions_own() {
    let server = FlightServer::start();
    let mut owner = server.client().await;
    let mut other = server.client().await;
    let mut prepared = owner.prepare("select 1".to_owned(), None).await.unwrap();
    let info = prepared.execute().await.unwrap();
    assert_eq!(failure(fetch(&mut other, info.clone()).await.unwrap_err()).1, "26000");
    fetch(&mut owner, info).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_holds_so_many_statements() {
    let server = FlightServer::with(|config| config.flight.statements_max = 2);
    let mut client = server.client().await;
    let first = client.prepare("select 1".to_owned(), None).await.unwrap();
    let _second = client.prepare("select 2".to_owned(), None).await.unwrap();
    let error = client.prepare("select 3".to_owned(), None).await.unwrap_err();
    assert_eq!(failure(error), (Code::ResourceExhausted, "53400".to_owned()));
    first.close().await.unwrap();
    client.prepare("select 3".to_owned(), None).await.unwrap();
}
